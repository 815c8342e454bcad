"""Of a table, the rows in which a query stands, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from search.snippets.cutting import Fragment, pieces_of
from search.snippets.marks import Mark, merge

#: Rows that a hit shows.
ROWS = 2

TableRows = Sequence[Sequence[str]]
MarkedCells = list[list[list[Fragment]]]


class Excerpt(NamedTuple):
    """Some rows of a table in both languages; ``header`` of them, the first ones, are its head."""

    header: int
    zh: MarkedCells
    en: MarkedCells | None


def excerpt(rows: TableRows, rows_en: TableRows | None, header: int, find: Callable[[str], Sequence[Mark]]) -> Excerpt:
    """The head of a table and its first rows that hold something of a query, else its first row.

    Args:
        rows: The cells, header rows first.
        rows_en: The same in English, None where there is none.
        header: How many rows are the head.
        find: Says where the query stands in a text.
    """
    english = rows_en or ()
    bodies = range(header, len(rows))
    # A long table is not looked through to its end: its first rows that hold something are shown.
    hits = list(islice((n for n in bodies if _holds([*rows[n], *chain(*english[n : n + 1])], find)), ROWS))
    shown = [*range(min(header, 1)), *(hits or bodies[:1])]
    cells_en = _marked([english[n] for n in shown if n < len(english)], find) if rows_en else None
    return Excerpt(min(header, 1), _marked([rows[n] for n in shown], find), cells_en)


def _marked(rows: TableRows, find: Callable[[str], Sequence[Mark]]) -> MarkedCells:
    return [[pieces_of(cell, 0, len(cell), merge(find(cell))) for cell in row] for row in rows]


def _holds(cells: Sequence[str], find: Callable[[str], Sequence[Mark]]) -> bool:
    return any(map(find, cells))
