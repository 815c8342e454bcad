"""Of a table, the rows in which a query stands, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from search.snippets.cutting import Fragment, pieces_of
from search.snippets.marks import Mark, merge

#: Rows that a hit shows.
ROWS = 2

Rows = Sequence[Sequence[str]]
Cells = list[list[list[Fragment]]]


class Excerpt(NamedTuple):
    """Some rows of a table in both languages; ``header`` of them, the first ones, are its head."""

    header: int
    zh: Cells
    en: Cells | None


def excerpt(rows: Rows, rows_en: Rows | None, header: int, find: Callable[[str], Sequence[Mark]]) -> Excerpt:
    """The head of a table and its first rows that hold something of a query, else its first row.

    Args:
        rows: The cells, header rows first.
        rows_en: The same in English, None where there is none.
        header: How many rows are the head.
        find: Says where the query stands in a text.
    """
    marked, marked_en = _marked(rows, find), _marked(rows_en, find) if rows_en else None
    bodies = range(header, len(rows))
    hits = [n for n in bodies if _holds(marked[n]) or (marked_en and n < len(marked_en) and _holds(marked_en[n]))]
    shown = [*range(min(header, 1)), *(hits or list(bodies))[: ROWS if hits else 1]]
    english = [marked_en[n] for n in shown if n < len(marked_en)] if marked_en else None
    return Excerpt(min(header, 1), [marked[n] for n in shown], english)


def _marked(rows: Rows, find: Callable[[str], Sequence[Mark]]) -> Cells:
    return [[pieces_of(cell, 0, len(cell), merge(find(cell))) for cell in row] for row in rows]


def _holds(row: Sequence[Sequence[Fragment]]) -> bool:
    return any(piece.mark for cell in row for piece in cell)
