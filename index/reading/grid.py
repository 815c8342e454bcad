"""Where in its table each cell stands: merged cells leave empty ones, so that columns stay columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: Empty cells that merged ones may leave, for each cell that is there, and for the whole table.
_EMPTY_EACH, _EMPTY_FREE = 10, 1_000


class Cell(NamedTuple):
    """One cell as its format has it; ``width`` and ``height`` are the columns and rows that it claims."""

    text: str
    width: int = 1
    height: int = 1


def lay_out(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, ...]]:
    """The texts of each row, by column.

    A table has as many columns as its fullest row has cells, so what claims more is cut; and empty cells are bounded by
    the cells that are there.
    """
    spare = _EMPTY_FREE + _EMPTY_EACH * sum(len(row) for row in rows)
    columns = _columns(rows)
    waiting: dict[int, int] = {}
    for row in rows:
        if spare <= 0:
            waiting.clear()
        texts: list[str] = []
        for number, cell in enumerate(row):
            _skip_merged(texts, waiting)
            column = len(texts)
            room = columns - column - (len(row) - number - 1)
            width = max(1, min(cell.width, room)) if spare > 0 else 1
            texts.extend([cell.text, *[""] * (width - 1)])
            if cell.height > 1:
                waiting.update({column + extra: cell.height - 1 for extra in range(width)})
        _skip_merged(texts, waiting)
        spare -= len(texts) - len(row)
        yield tuple(texts)


def _columns(rows: Sequence[Sequence[Cell]]) -> int:
    """How many columns a table has: the cells of its fullest row, with those that reach into it from above."""
    most = reaching = 0
    ending: Counter[int] = Counter()
    for number, row in enumerate(rows):
        reaching -= ending[number]
        most = max(most, len(row) + reaching)
        for cell in row:
            if cell.height > 1:
                ending[number + cell.height] += 1
                reaching += 1
    return most


def _skip_merged(texts: list[str], waiting: dict[int, int]) -> None:
    """Leaves the columns empty that cells of earlier rows still fill."""
    while waiting.get(len(texts), 0) > 0:
        waiting[len(texts)] -= 1
        texts.append("")
