"""The automatic numbers of a Word file, as Word prints them: 第一章, 一、, （一）, 1.1 …."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from index.reading.word.counting import spell
from index.reading.word.package import Element, child, local, value
from index.reading.word.styles import Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")

#: Behind these signs a number needs no space; behind 第一条 and 1 it does.
_CLOSED = "、.．。）)〕】：:,，　 "


class ListNumber(NamedTuple):
    """The number of a paragraph; a bullet has no text."""

    text: str
    bullet: bool


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True)
class _List:
    """One abstract list: its levels and how far each has counted; lists of one kind count on from each other."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)


class Numbering:
    """The lists of a file; :meth:`next_number` is called for its paragraphs in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        linked: dict[str, str] = {}
        links: dict[str, str] = {}
        for node in () if root is None else root:
            key = value(node, "abstractNumId") or ""
            if local(node) == "abstractNum":
                self._lists[key] = _List(dict(map(_level, _named(node, "lvl"))))
                if (link := value(child(node, "styleLink"))) is not None:
                    linked[link] = key
                if (link := value(child(node, "numStyleLink"))) is not None:
                    links[key] = link
            elif local(node) == "num" and (number_id := value(node, "numId")) is not None:
                self._add_use(number_id, node)
        self._aliases = {key: linked[link] for key, link in links.items() if link in linked}

    def next_number(self, properties: Element | None, style: str | None) -> ListNumber | None:
        """The number of the next paragraph, None of one without; counts on.

        Args:
            properties: The properties of the paragraph, None where it has none of its own.
            style: Its style.
        """
        list_id, level_text = self._styles.number(style)
        own = child(properties, "numPr")
        direct = value(child(own, "numId"))
        if direct is not None:
            list_id, level_text = direct, None
        level_text = value(child(own, "ilvl")) or level_text
        if list_id is None or list_id == "0" or list_id not in self._uses:
            return None
        key, overrides, starts = self._uses[list_id]
        counted = self._lists.get(self._aliases.get(key, key))
        if counted is None:
            return None
        levels = {**counted.levels, **overrides}
        level = int(level_text) if level_text and level_text.isdigit() else _level_of(levels, style)
        return self._count(counted, levels, min(level, _LEVELS - 1), list_id, starts)

    def _add_use(self, number_id: str, node: Element) -> None:
        overrides: dict[int, _Level] = {}
        starts: dict[int, int] = {}
        for override in _named(node, "lvlOverride"):
            at = _integer(value(override, "ilvl"), 0)
            if (level := child(override, "lvl")) is not None:
                overrides[at] = _level(level)[1]
            if (start := value(child(override, "startOverride"))) is not None:
                starts[at] = _integer(start, 1)
        self._uses[number_id] = (value(child(node, "abstractNumId")) or "", overrides, starts)

    @staticmethod
    def _count(
        counted: _List, levels: dict[int, _Level], level: int, list_id: str, starts: dict[int, int]
    ) -> ListNumber:
        """Counts on at a level and prints the number."""
        counts = counted.counts
        if list_id not in counted.seen:
            counted.seen.add(list_id)
            for at, start in starts.items():
                counts[at] = start - 1
        shape = levels.get(level, _Level())
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, shape.start)
        for deeper in [at for at in counts if at > level]:
            if levels.get(deeper, shape).restart != 0:
                del counts[deeper]
        if shape.form == "bullet":
            return ListNumber("", bullet=True)

        def printed(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            other = levels.get(at, _Level())
            return spell(counts.get(at, other.start), "decimal" if shape.legal else other.form)

        text = _PLACE.sub(printed, shape.pattern)
        gap = "" if shape.suffix == "nothing" or not text or text[-1] in _CLOSED else " "
        return ListNumber(text + gap, bullet=False)


def _level_of(levels: dict[int, _Level], style: str | None) -> int:
    """The level that a style stands for in a list; the first where none is tied to it."""
    return next((at for at, level in levels.items() if style is not None and level.style == style), 0)


def _level(node: Element) -> tuple[int, _Level]:
    restart = value(child(node, "lvlRestart"))
    return _integer(value(node, "ilvl"), 0), _Level(
        start=_integer(value(child(node, "start")), 1),
        form=_form(node),
        pattern=value(child(node, "lvlText")) or "",
        suffix=value(child(node, "suff")) or "tab",
        legal=child(node, "isLgl") is not None,
        restart=None if restart is None else _integer(restart, 1),
        style=value(child(node, "pStyle")),
    )


def _form(node: Element) -> str:
    """The format of a level; newer ones stand in an alternative, with their pattern: 01, 02 … ."""
    form = child(node, "numFmt")
    if form is None:
        form = child(node, "AlternateContent", "Choice", "numFmt")
    named = value(form) or "decimal"
    return "decimalZero" if named == "custom" else named


def _named(node: Element, name: str) -> list[Element]:
    return [one for one in node if local(one) == name]


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise
