"""Tables of a page: which are tables of facts, and where in their grid each cell stands."""

from __future__ import annotations

from collections.abc import Iterator

from bs4.element import NavigableString, PreformattedString, Tag

from index.reading.grid import Cell, lay_out
from index.reading.html.elements import is_block, is_struck, is_unseen
from index.reading.raising import raise_digits

#: As many paragraphs in one cell, and so large a share of the words: old sites set the whole article in a table.
_LAYOUT_PARAGRAPHS = 3
_LAYOUT_SHARE = 0.6


def is_layout(table: Tag) -> bool:
    """Whether a table that holds no tables and no headings arranges the page: it holds an article or one column."""
    rows = [_cells(row) for row in rows_of(table)]
    if all(len(row) < 2 for row in rows):
        return True
    cells = [cell for row in rows for cell in row]
    articles = [cell for cell in cells if len(cell.find_all("p", limit=_LAYOUT_PARAGRAPHS)) == _LAYOUT_PARAGRAPHS]
    if not articles:
        return False
    whole = sum(len(cell.get_text()) for cell in cells)
    return any(len(cell.get_text()) > _LAYOUT_SHARE * whole for cell in articles)


def rows_of(table: Tag) -> list[Tag]:
    """The rows that are shown."""
    return [row for row in table.find_all("tr") if not is_unseen(row)]


def grid(table: Tag) -> Iterator[tuple[str, ...]]:
    """The cells of each row that is shown."""
    rows = [_cells(row) for row in rows_of(table)]
    return lay_out(
        [[Cell(_text_of(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in row] for row in rows]
    )


def _text_of(cell: Tag) -> str:
    return " ".join(cell_texts(cell))


def _cells(row: Tag) -> list[Tag]:
    """The cells of a row that are shown."""
    return [cell for cell in row.find_all(["td", "th"], recursive=False) if not is_unseen(cell)]


def _span(cell: Tag, name: str) -> int:
    """Reads colspan or rowspan; nonsense counts as 1, and none is more than 1,000."""
    value = str(cell.get(name, "1")).strip()
    return max(1, min(1_000, int(value))) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def cell_texts(cell: Tag) -> list[str]:
    """The words of one cell, line by line, white space as it is shown; what is struck out stands between ``~~``."""
    lines: list[list[str]] = [[]]
    stack: list[object] = list(reversed(cell.contents))
    while stack:
        node = stack.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            lines[-1].append(node)
        elif isinstance(node, Tag):
            if is_unseen(node):
                continue
            if node.name == "br" or is_block(node):
                lines.append([])
            if is_struck(node):
                lines[-1].append("~~")
                stack.append("~~")
            stack.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            lines[-1].append(_words(node))
    shown = [" ".join("".join(words).split()) for words in lines]
    return [line.replace("~~~~", "") for line in shown if line]


def _words(node: NavigableString) -> str:
    """The words of a text node, raised where it stands in <sup>."""
    parent = node.parent
    return raise_digits(str(node)) if parent is not None and parent.name == "sup" else str(node)
