"""What the styles of a Word file say: headings, contents, numbers, bold type."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.reading.word.package import Element, child, local, value

_HEADING = re.compile(r"(?:heading|标题|title)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|contents)\s*(?:[1-9]|heading|标题)?", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|文档标题", re.IGNORECASE)

#: A style is based on another, which is based on another …: no chain is longer, except one that bites its tail.
_DEPTH = 20


class _Style(NamedTuple):
    name: str
    base: str | None
    outline: str | None
    list_id: str | None
    list_level: str | None
    bold: bool | None


class Styles:
    """The paragraph and character styles of a file, with what they inherit."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default: str | None = None
        for node in () if root is None else root:
            key = value(node, "styleId")
            if local(node) != "style" or key is None:
                continue
            outline = child(node, "pPr", "outlineLvl")
            number = child(node, "pPr", "numPr")
            self._styles[key] = _Style(
                name=value(child(node, "name")) or "",
                base=value(child(node, "basedOn")),
                outline=value(outline),
                list_id=value(child(number, "numId")),
                list_level=value(child(number, "ilvl")),
                bold=is_on(child(node, "rPr", "b")),
            )
            if value(node, "type") == "paragraph" and value(node, "default") in ("1", "true", "on"):
                self.default = key

    def level(self, style: str | None, properties: Element | None) -> int:
        """The level of a heading, 1–6; 0 of any other paragraph."""
        outline = value(child(properties, "outlineLvl"))
        for each in () if outline is not None else self._chain(style):
            outline = each.outline
            named = _HEADING.fullmatch(each.name.strip())
            if outline is None and named:
                outline = str(int(named.group(1)) - 1)
            if outline is None and _TITLE.fullmatch(each.name.strip()):
                outline = "0"
            if outline is not None:
                break
        return int(outline) + 1 if outline is not None and outline.isdigit() and int(outline) < 6 else 0

    def number(self, style: str | None) -> tuple[str | None, str | None]:
        """The list that a style numbers its paragraphs by, and the level that it names, None where it names none."""
        for each in self._chain(style):
            if each.list_id is not None:
                return each.list_id, each.list_level
        return None, None

    def is_contents(self, style: str | None) -> bool:
        """Whether a style is of the lines of a table of contents."""
        return any(_CONTENTS.fullmatch(each.name.strip()) for each in self._chain(style))

    def is_bold(self, style: str | None) -> bool:
        """Whether a character style sets its words in bold type."""
        return next((each.bold for each in self._chain(style) if each.bold is not None), False)

    def _chain(self, style: str | None) -> list[_Style]:
        found: list[_Style] = []
        while style in self._styles and len(found) < _DEPTH:
            found.append(self._styles[style])
            style = self._styles[style].base
        return found


def is_on(node: Element | None) -> bool | None:
    """What a switch such as <w:b w:val="0"/> says; None where it is not there."""
    return None if node is None else (value(node) or "1") not in ("0", "false", "off", "none")
