"""Ruled tables of a PDF page: the rules make a grid, the characters fall into its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.reading.pdf.glyphs import Glyph, RuledLine, Sheet
from index.reading.pdf.rows import PdfRow
from index.reading.pdf.typesetting import append_line, line_text, lines_of

#: How far apart, in points, two rules may be drawn and still be one.
_NEAR = 3.0
#: How high, in points, a row is at the least.
_LEAST = 8.0


@dataclass(frozen=True)
class Grid:
    """The rules of one table: where its columns and rows part, and the rules themselves.

    Attributes:
        is_open: Whether no rule closes it above: its first row began on the page before.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[RuledLine, ...]
    down: tuple[RuledLine, ...]
    is_open: bool = False

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character stands in the table."""
        x, y = glyph.middle
        return self.xs[0] < x < self.xs[-1] and self.ys[0] < y < self.ys[-1]


def find_grids(sheet: Sheet) -> list[Grid]:
    """The tables of a page, from top to bottom: rules that cross make at least two rows or columns of cells.

    A frame around text has one column and is none.
    """
    grids = []
    groups = _crossing(sheet.across, sheet.down)
    # A row that fills its page has no rule above or below it.
    lone = [down[0] for across, down in groups if not across and len(down) == 1]
    if len(lone) > 2 and len(_snapped(rule.start for rule in lone)) == len(_snapped(rule.end for rule in lone)) == 1:
        groups.append(([], lone))
    for across, down in groups:
        xs, printed = _snapped(rule.at for rule in down), _snapped(rule.at for rule in across)
        ys = _with_ends(printed, down)
        if len(xs) > 2 and len(ys) > 1:
            grids.append(Grid(xs, ys, tuple(across), tuple(down), is_open=ys[:1] != printed[:1]))
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _with_ends(ys: Sequence[float], down: Sequence[RuledLine]) -> tuple[float, ...]:
    """Where the rows of a table part, the ends of three rules and more that reach beyond the last of them among it.

    A row that goes on over a page break is not closed there.
    """
    found = tuple(ys)
    for sign, ends in ((-1, [rule.start for rule in down]), (1, [rule.end for rule in down])):
        beyond = [end for end in ends if not found or sign * (end - found[0 if sign < 0 else -1]) > _LEAST]
        if len(beyond) > 2:
            far = max(beyond, key=lambda end: sign * end)
            found = (far, *found) if sign < 0 else (*found, far)
    return found


def read_grid(grid: Grid, glyphs: Iterable[Glyph], page: int) -> list[PdfRow]:
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
    return [replace(row, row=place, is_open=grid.is_open and place == 1) for place, row in enumerate(rows, start=1)]


def _cell_text(glyphs: Sequence[Glyph]) -> str:
    """The words of a cell on one line."""
    text = ""
    for line in lines_of(glyphs):
        text = append_line(text, line_text(line).replace("\t", " "))
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
