"""Tables that go on over a page break: the head that is printed again, the row that the break tore."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.analysis.folding import is_latin
from index.reading.pdf.rows import PdfRow

_STOPPED = re.compile(r"[。；！？;][”’）)]*$")


def continue_tables(rows: Sequence[PdfRow]) -> list[PdfRow]:
    """The rows of all pages, where a table goes on at the head of one: its printed head is data of the page.

    A row that the break tore is one row, with the place of its beginning.
    """
    found: list[PdfRow] = []
    last = page = 0
    head: tuple[str, ...] | None = None
    for row in rows:
        if row.kind == "page":
            found.append(row)
            continue
        above = found[last].cells if found else None
        if row.cells is not None and above is not None and row.page == page + 1:
            if row.cells == head:
                found.append(replace(row, kind="page", cells=None))
                continue
            if len(row.cells) == len(above) and (row.is_open or _is_rest(above, row.cells)):
                cells = tuple(map(_joined, above, row.cells))
                found[last] = replace(found[last], text="\t".join(cells), cells=cells)
                page = row.page
                continue
        elif row.row == 1:
            head = row.cells
        last, page = len(found), row.page
        found.append(row)
    return found


def _is_rest(above: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether cells go on from those above: none is in the first column, and what they add to is not finished."""
    pairs = [(before, rest) for before, rest in zip(above, cells, strict=True) if rest]
    return not cells[0] and all(before and not _STOPPED.search(before) for before, _ in pairs)


def _joined(before: str, rest: str) -> str:
    """The words of a cell on two pages, those of Western script apart."""
    between = " " if is_latin(before[-1:]) and is_latin(rest[:1]) else ""
    return before + between + rest
