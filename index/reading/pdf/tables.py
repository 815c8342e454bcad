"""Ruled tables of a PDF page: the rules make a grid, the characters fall into its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.reading.pdf.glyphs import Glyph, RuledLine, Sheet
from index.reading.pdf.rows import PdfRow, _lines, join_words

#: How far apart, in points, two rules may be drawn and still be one.
_NEAR = 3.0


@dataclass(frozen=True)
class Grid:
    """The rules of one table: where its columns and rows part, and the rules themselves."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[RuledLine, ...]
    down: tuple[RuledLine, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character stands in the table."""
        x, y = glyph.middle
        return self.xs[0] < x < self.xs[-1] and self.ys[0] < y < self.ys[-1]


def find_grids(sheet: Sheet) -> list[Grid]:
    """The tables of a page, from top to bottom: rules that cross make at least two rows or columns of cells.

    A frame around text has one column and is none.
    """
    grids = []
    for across, down in _crossing(sheet.across, sheet.down):
        xs, ys = _snapped(rule.at for rule in down), _snapped(rule.at for rule in across)
        if len(xs) > 2 and len(ys) > 1:
            grids.append(Grid(xs, ys, tuple(across), tuple(down)))
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def read_grid(grid: Grid, glyphs: Iterable[Glyph], page: int, table: int) -> list[PdfRow]:
    """The rows of a table; cells that no rule divides are one, whose words stand in its first."""
    columns, heights = len(grid.xs) - 1, len(grid.ys) - 1
    owner = _owners(grid, columns, heights)
    held: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        x, y = glyph.middle
        column = min(columns, max(1, bisect_right(grid.xs, x))) - 1
        height = min(heights, max(1, bisect_right(grid.ys, y))) - 1
        held.setdefault(owner[height * columns + column], []).append(glyph)
    rows = []
    for height in range(heights):
        cells = tuple(_cell_text(held.get(height * columns + column, ())) for column in range(columns))
        if any(cells):
            top, bottom = grid.ys[height], grid.ys[height + 1]
            rows.append(PdfRow("\t".join(cells), page, grid.xs[0], grid.xs[-1], top, bottom, bottom - top, cells=cells))
    return [_placed(row, table, number) for number, row in enumerate(rows, start=1)]


def _placed(row: PdfRow, table: int, number: int) -> PdfRow:
    return PdfRow(
        row.text, row.page, row.x0, row.x1, row.top, row.bottom, row.size, cells=row.cells, table=table, row=number
    )


def _cell_text(glyphs: Sequence[Glyph]) -> str:
    """The words of a cell on one line."""
    text = ""
    for line in _lines(glyphs):
        words = join_words(line).replace("\t", " ")
        text += (" " if text[-1:].isascii() and text[-1:].isalnum() and words[:1].isascii() else "") + words
    return text


def _owners(grid: Grid, columns: int, heights: int) -> list[int]:
    """For each cell of the grid the one whose words it shares: itself, or the first of those that are merged."""
    owner = list(range(columns * heights))

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    for height in range(heights):
        y = (grid.ys[height] + grid.ys[height + 1]) / 2
        for column in range(columns):
            x = (grid.xs[column] + grid.xs[column + 1]) / 2
            at = height * columns + column
            if column + 1 < columns and not _divided(grid.down, grid.xs[column + 1], y):
                owner[max(root(at), root(at + 1))] = min(root(at), root(at + 1))
            if height + 1 < heights and not _divided(grid.across, grid.ys[height + 1], x):
                owner[max(root(at), root(at + columns))] = min(root(at), root(at + columns))
    return [root(at) for at in range(columns * heights)]


def _divided(rules: Iterable[RuledLine], at: float, through: float) -> bool:
    """Whether a rule at one coordinate passes the other."""
    return any(abs(rule.at - at) <= _NEAR and rule.start - 1 <= through <= rule.end + 1 for rule in rules)


def _snapped(places: Iterable[float]) -> tuple[float, ...]:
    """The different places of rules, those that are near each other as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return tuple(found)


def _crossing(across: Sequence[RuledLine], down: Sequence[RuledLine]) -> list[tuple[list[RuledLine], list[RuledLine]]]:
    """Groups of rules that cross each other, directly or through others."""
    lines = sorted(across, key=lambda rule: rule.at)
    heights = [rule.at for rule in lines]
    group = list(range(len(lines) + len(down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for number, rule in enumerate(down):
        first, last = bisect_right(heights, rule.start - _NEAR), bisect_right(heights, rule.end + _NEAR)
        for at in range(first, last):
            if lines[at].start - _NEAR <= rule.at <= lines[at].end + _NEAR:
                group[root(at)] = root(len(lines) + number)
    found: dict[int, tuple[list[RuledLine], list[RuledLine]]] = {}
    for at, rule in enumerate([*lines, *down]):
        found.setdefault(root(at), ([], []))[0 if at < len(lines) else 1].append(rule)
    return list(found.values())
