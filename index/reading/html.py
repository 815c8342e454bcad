"""A web page becomes the text its reader sees, line by line, with headings, lists and table rows marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from index.documents import Line
from index.errors import SourceError
from index.reading.decoding import decode

#: What a page holds besides its document.
_HIDDEN = frozenset(
    [
        "head",
        "title",
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "iframe",
        "object",
        "svg",
        "canvas",
        "video",
        "audio",
    ]
)
_HIDDEN_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
#: Names that site builders give to navigation and footers (``<div class="breadcrumb">``, ``<div id="footer">``).
_HIDDEN_NAMES = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|breadcrumbs?|crumbs?|menu|sidebar|footer|foot|share|copyright|toolbar|pagination)"
    r"(?:$|[-_])",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_SPACES = re.compile(r"[ \t\n\r\f]+")
#: A cell that holds one of these is a piece of layout, not a cell of a table of facts.
_LAYOUT = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol")
#: Three paragraphs in one cell: old sites set the whole article in a table.
_LAYOUT_PARAGRAPHS = 3


def read_html(data: bytes, name: str) -> tuple[str, str, tuple[Line, ...]]:
    """Reads a page: the text that its reader sees, its codec and its lines."""
    markup, encoding = decode(data, name, declared=True)
    soup = BeautifulSoup(markup, "html.parser")
    page = _Page()
    _walk(soup, page)
    lines = page.finish()
    if not lines:
        raise SourceError(f"{name}: the page shows no text; save the article itself (not its frame) and build again")
    return "\n".join(line.text for line in lines), encoding, lines


@dataclass
class _Page:
    """Collects the lines of a page while it is walked through."""

    rows: list[tuple[str, int, tuple[str, ...] | None, str]] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    level: int = 0
    kind: str = "text"

    def say(self, text: str) -> None:
        """Adds words to the line that is open."""
        self.pending.append(text)

    def close(self) -> None:
        """Ends the open line; a line without words vanishes."""
        text = _SPACES.sub(" ", "".join(self.pending)).strip(" ")
        self.pending = []
        for piece in text.splitlines():
            if piece.strip():
                self.rows.append((piece, self.level, None, self.kind))
        self.level, self.kind = 0, "text"

    def add_row(self, cells: tuple[str, ...]) -> None:
        """Adds a table row as one line, its cells held apart by tabs."""
        self.close()
        if any(cells):
            self.rows.append(("\t".join(cells), 0, cells, "text"))

    def finish(self) -> tuple[Line, ...]:
        """Gives every line its place in the text."""
        self.close()
        lines = []
        start = 0
        for text, level, cells, kind in self.rows:
            lines.append(Line(start, text, level, cells, kind))
            start += len(text) + 1
        return tuple(lines)


def _walk(root: Tag, page: _Page) -> None:
    """Goes through the page in reading order without recursion: pages nest thousands of elements deep."""
    stack: list[Tag | NavigableString | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            page.close()
        elif isinstance(node, Tag):
            if _is_hidden(node):
                continue
            if node.name == "br":
                level, kind = page.level, page.kind
                page.close()
                page.level, page.kind = level, kind
            elif node.name == "table" and not _is_layout(node):
                _read_table(node, page)
            else:
                _open(node, page, stack)
        elif not isinstance(node, PreformattedString):
            page.say(str(node))


def _open(node: Tag, page: _Page, stack: list[Tag | NavigableString | None]) -> None:
    """Opens an element: a block begins a new line and ends it behind its children."""
    if node.name in _BLOCKS:
        if node.name != "p" or page.kind != "list" or page.pending:
            page.close()
        if node.name in _LEVELS:
            page.level = _LEVELS[node.name]
        elif node.name == "li":
            page.kind = "list"
        stack.append(None)
    stack.extend(child for child in reversed(node.contents) if isinstance(child, Tag | NavigableString))


def _is_hidden(node: Tag) -> bool:
    """Tells whether the element is no part of the document (navigation, footer, script) or not shown."""
    if node.name in _HIDDEN or node.has_attr("hidden"):
        return True
    if str(node.get("role", "")).lower() in _HIDDEN_ROLES:
        return True
    if "display:none" in str(node.get("style", "")).replace(" ", "").lower():
        return True
    if node.name in ("body", "html", "article", "main"):
        return False
    names: str | list[str] = node.get("class") or []
    listed = names.split() if isinstance(names, str) else [str(name) for name in names]
    return any(_HIDDEN_NAMES.search(name) for name in [*listed, str(node.get("id", ""))])


def _is_layout(table: Tag) -> bool:
    """Tells a table that only arranges the page from a table of facts."""
    if table.find(_LAYOUT) is not None:
        return True
    return any(len(cell.find_all("p", limit=_LAYOUT_PARAGRAPHS)) == _LAYOUT_PARAGRAPHS for cell in table.find_all("td"))


def _read_table(table: Tag, page: _Page) -> None:
    """Reads the rows of a table; merged cells leave empty ones, so that columns stay columns."""
    page.close()
    caption = table.find("caption")
    if caption is not None:
        page.say(_cell_text(caption))
        page.close()
    waiting: dict[int, int] = {}
    for row in table.find_all("tr"):
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            _skip_merged(cells, waiting)
            column = len(cells)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            cells.extend([_cell_text(cell), *[""] * (width - 1)])
            if height > 1:
                waiting.update({column + extra: height - 1 for extra in range(width)})
        _skip_merged(cells, waiting)
        page.add_row(tuple(cells))


def _skip_merged(cells: list[str], waiting: dict[int, int]) -> None:
    """Leaves a column empty that a cell of an earlier row still fills."""
    while waiting.get(len(cells), 0) > 0:
        waiting[len(cells)] -= 1
        cells.append("")


def _span(cell: Tag, name: str) -> int:
    """Reads colspan or rowspan; nonsense counts as 1, and no table is wider than 100."""
    value = str(cell.get(name, "1")).strip()
    return max(1, min(100, int(value))) if value.isascii() and value.isdigit() else 1


def _cell_text(cell: Tag) -> str:
    """Reads the words of one cell on one line."""
    words = [str(text) for text in cell.find_all(string=True) if not isinstance(text, PreformattedString)]
    return _SPACES.sub(" ", " ".join(" ".join(words).splitlines())).strip()
