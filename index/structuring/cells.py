"""The cells of a table: how many rows are its header, and where shifted cells belong."""

from __future__ import annotations

import re
from collections.abc import Sequence

Cells = tuple[str, ...]

_NUMBER = re.compile(r"[-+±≥≤>＞<＜]?[\d.,，％%–—~-]+(?:左右|以上|以下)?")

#: A cell as long as this is a description, no name (the names of Putuo's table 2 end at 14 characters).
_DESCRIPTION = 15


def square(rows: Sequence[Cells]) -> list[Cells]:
    """Brings all rows to one width and leaves out rows without any text."""
    filled = [row for row in rows if any(row)]
    columns = max((len(row) for row in filled), default=0)
    return [row + ("",) * (columns - len(row)) for row in filled]


def count_header_rows(rows: Sequence[Cells], marked: bool) -> int:
    """Counts the header rows of a table.

    1. A second row is header too where the first has merged (empty) cells that it fills, its own first cell is empty
       and it holds no numbers (Putuo table 1: 2019 年 | over 区税（万元） | 区税占比).
    2. A first row of which every cell is a number is no header, unless the source marks it as one.
    """
    if not rows or (len(rows) == 1 and not marked):
        return 0
    first = rows[0]
    if not marked and all(_NUMBER.fullmatch(cell) for cell in first if cell):
        return 0
    if len(rows) > 2 and _fills(first, rows[1]):
        return 2
    return 1


def _fills(first: Cells, second: Cells) -> bool:
    """Whether a row is the second level of the header above it."""
    merged = [column for column in range(1, len(first)) if not first[column]]
    return (
        bool(merged)
        and not second[0]
        and any(second[column] for column in merged)
        and not any(_NUMBER.fullmatch(cell) for cell in second if cell)
    )


def bring_back(rows: Sequence[Cells], header_rows: int) -> list[Cells]:
    """Brings shifted cells back under their heads where a reader could (Putuo table 2).

    1. Columns without a head hold only cells that slid to the right: the row slides back until its last cell stands
       under the last head (基因检测 | 联合基因 | …的企业).
    2. Where the last column describes (most of its cells are long), a row whose last cell is long but stands further
       left lost its empty cells: the description goes under the last head. Its name goes with it where only the two
       of them are left and the name stands in the first column (融恩实业 | 背景为香港约克资本…).
    """
    columns = _headed_columns(rows, header_rows)
    if not header_rows or columns < 3:
        return list(rows)
    body = [_slide_left(row, columns) for row in rows[header_rows:]]
    if _describes([row[columns - 1] for row in body]):
        body = [_move_description(row) for row in body]
    return [*(row[:columns] for row in rows[:header_rows]), *body]


def _headed_columns(rows: Sequence[Cells], header_rows: int) -> int:
    """Counts the columns up to the last one with a head; all where cutting would lose a head's merged column."""
    if header_rows != 1:
        return len(rows[0]) if rows else 0
    last = max((column for column, cell in enumerate(rows[0]) if cell), default=-1) + 1
    inner_gap = any(not cell for cell in rows[0][:last])
    full = any(sum(1 for cell in row if cell) > last for row in rows[1:])
    return len(rows[0]) if inner_gap or full else last


def _slide_left(row: Cells, columns: int) -> Cells:
    """Slides a row back into the headed columns."""
    while len(row) > columns:
        if not row[-1]:
            row = row[:-1]
        elif "" in row:
            hole = row.index("")
            row = row[:hole] + row[hole + 1 :]
        else:
            break
    return row


def _describes(column: Sequence[str]) -> bool:
    """Whether this is a column of descriptions by most of its cells."""
    filled = [cell for cell in column if cell]
    return len(filled) > 2 and sum(_is_description(cell) for cell in filled) * 2 > len(filled)


def _is_description(cell: str) -> bool:
    """Whether this is a description, not a name."""
    return len(cell) >= _DESCRIPTION or cell.endswith("。")


def _move_description(row: Cells) -> Cells:
    """Moves a description that stands too far left under the last head."""
    filled = [column for column, cell in enumerate(row) if cell]
    if len(filled) < 2 or filled[-1] == len(row) - 1 or not _is_description(row[filled[-1]]):
        return row
    last = filled[-1]
    if filled == [0, 1]:
        return ("",) * (len(row) - 2) + row[:2]
    return row[:last] + ("",) * (len(row) - last - 1) + (row[last],)
