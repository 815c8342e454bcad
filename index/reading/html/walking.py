"""Goes through a page in reading order and collects its lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from index.reading.html.body import Body
from index.reading.html.elements import (
    LEVELS,
    is_block,
    is_bold,
    is_page_part,
    is_struck,
    is_unseen,
    names,
)
from index.reading.html.tables import cell_texts, grid, is_layout, rows_of
from index.reading.pieces import PageLine, StyledRun, compose
from index.reading.raising import raise_digits

_TITLED = re.compile(r"(?:^|[-_])(?:title|tit|bt|biaoti|headline|wzbt|article-?title|zhengwen-?bt)(?:$|[-_\d])")


#: What is numbered by its author: （一）, 1., 一、, ①, 第一条.
_NUMBERED = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}\s*[）)、.．]|[①-⑳]|第.{1,4}[条章节])")
#: The first words of an item are within so many elements.
_NEAR = 20


class _End:
    """Marks on the stack where an element ends, with what it had switched on."""

    __slots__ = ("block", "node", "switched")

    def __init__(self, node: Tag, block: bool, switched: tuple[str, ...]) -> None:
        self.node, self.block, self.switched = node, block, switched


@dataclass
class _Walk:
    """What is known while a page is gone through; ``on`` counts what is switched on (``bold``, ``page`` …)."""

    body: Body
    pieces: list[PageLine] = field(default_factory=list)
    runs: list[StyledRun] = field(default_factory=list)
    on: Counter[str] = field(default_factory=Counter)
    level: int = 0
    kind: str = "text"
    line: int = 0
    begun: int = 0
    tables: int = 0
    where: str = "before"
    number: str = ""
    counted: Counter[int] = field(default_factory=Counter)

    def say(self, text: str) -> None:
        """Adds words to the line that is open, the number of the item before its first ones."""
        if self.number and text.strip():
            text, self.number = f"{self.number}. {text.lstrip()}", ""
        if self.on["raised"]:
            text = raise_digits(text)
        if not self.runs:
            self.begun = self.line
        on = self.on
        self.runs.append(StyledRun(text, on["bold"] > 0, on["struck"] > 0, on["link"] > 0, on["pre"] > 0))

    def close(self) -> None:
        """Ends the open line; a line without words vanishes."""
        if self.runs:
            self.pieces += compose(self.runs, self.template(self.begun))
            self.runs = []
        self.level, self.kind = 0, "text"

    def template(self, line: int) -> PageLine:
        """What the lines have in common that are begun here."""
        kind = "page" if self.on["page"] else self.kind
        titled = self.on["titled"] > 0
        return PageLine("", self.level, kind, line=line, where=self.where, titled=titled)


def walk(soup: BeautifulSoup, body: Body) -> list[PageLine]:
    """The lines that a reader of the page sees, without recursion: pages nest thousands of elements deep."""
    page = _Walk(body, where="before" if body.node is not None else "in")
    stack: list[PageElement | _End] = [soup]
    while stack:
        node = stack.pop()
        if isinstance(node, _End):
            _end(node, page)
        elif isinstance(node, Tag):
            if node is soup or not is_unseen(node):
                _enter(node, page, stack)
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            page.say(str(node))
    page.close()
    return page.pieces


def _enter(node: Tag, page: _Walk, stack: list[PageElement | _End]) -> None:
    """Opens an element: a block begins a new line and ends it behind its children."""
    page.line = node.sourceline or page.line
    if node is page.body.node:
        page.close()
        page.where = "in"
    if node.name == "br":
        level, kind = page.level, page.kind
        page.close()
        page.level, page.kind = level, kind
        return
    block = is_block(node)
    if block:
        _begin_block(node, page)
    switched = tuple(_switches(node, page))
    page.on.update(switched)
    if node.name == "table" and id(node) not in page.body.framing and not is_layout(node):
        _read_table(node, page)
        stack.append(_End(node, True, switched))
        return
    stack.append(_End(node, block, switched))
    stack.extend(reversed(node.contents))


def _begin_block(node: Tag, page: _Walk) -> None:
    if node.name != "p" or page.kind != "list" or page.runs:
        page.close()
    if node.name in LEVELS:
        page.level = LEVELS[node.name]
    elif node.name == "li":
        page.kind = "list"
        page.counted[id(node.parent)] += 1
        page.number = _number_of(node, page.counted[id(node.parent)]) if page.where == "in" else ""


def _number_of(item: Tag, place: int) -> str:
    """The number that a browser sets before the item at a place of a list; "" for none, or where its words have one."""
    listed = item.parent
    style = str((listed or item).get("style", "")) + str(item.get("style", ""))
    if listed is None or listed.name != "ol" or "list-style" in style:
        return ""
    words = _first_words(item)
    start = str(listed.get("start", "1"))
    if not words or _NUMBERED.match(words) or not re.fullmatch(r"\d{1,4}", start):
        return ""
    return str(place - 1 + int(start))


def _first_words(item: Tag) -> str:
    """The first words near the beginning of an item; "" where there are none."""
    near: PageElement | None = item
    for _ in range(_NEAR):
        near = near.next_element if near is not None else None
        if type(near) is NavigableString and near.strip():
            return str(near).strip()
    return ""


def _end(end: _End, page: _Walk) -> None:
    """Ends an element and what it switched on."""
    if end.node.name == "li":
        page.number = ""
    if end.block:
        page.close()
    page.on.subtract(end.switched)
    if end.node is page.body.node:
        page.where = "after"


def _switches(node: Tag, page: _Walk) -> list[str]:
    """What an element switches on for the words in it."""
    found = []
    if is_bold(node):
        found.append("bold")
    if is_struck(node):
        found.append("struck")
    if node.name == "a" and node.has_attr("href"):
        found.append("link")
    elif node.name == "sup":
        found.append("raised")
    elif node.name == "pre":
        found.append("pre")
    if is_page_part(node) and id(node) not in page.body.exempt:
        found.append("page")
    if node.name not in ("body", "html") and any(_TITLED.search(name) for name in names(node)):
        found.append("titled")
    return found


def _read_table(table: Tag, page: _Walk) -> None:
    """Reads a table of facts: each row is one line, its cells held apart by tabs."""
    page.tables += 1
    template = replace(page.template(page.line), level=0, table=page.tables)
    for node in table.find_all("caption", limit=1):
        page.pieces += compose([StyledRun(" ".join(cell_texts(node)))], template)
    for number, (row, cells) in enumerate(zip(rows_of(table), grid(table), strict=True), start=1):
        if any(cells):
            linked = sum(len(link.get_text()) for link in row.find_all("a"))
            text = "\t".join(cells)
            line = row.sourceline or page.line
            placed = replace(template, text=text, cells=cells, linked=linked, line=line, row=number)
            page.pieces.append(placed)
