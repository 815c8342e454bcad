"""Tables without rules, or with rules between their rows alone: words that stand in columns with white space between.

    指标           单位      2020年    2025年
    产业规模       亿元      1200      2000
    高新技术企业   家        310       500

Reads: the lines of a page of one column. Writes: where such tables stand, and their cells.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from index.reading.pdf.glyphs import Glyph, RuledLine
from index.reading.pdf.typesetting import append_line, line_text, stretches

#: A gap as wide as this, in characters, parts two columns.
_GAP = 1.0
#: How many lines of a table hold words in two columns or more, and in a table of two columns.
_LINES, _PAIRS = 3, 4
#: How much further apart than its lines, in characters, the rows of a table are that white space divides.
_APART = 0.25
#: How far, in characters, a line alone in its column may reach beyond it.
_BEYOND = 2.0
#: A line so near below another, in characters, stands in the same row: the cells of one row are centred.
_WITHIN = 1.2
#: A line alone in the first column that is further below, in pitches, is no part of the table.
_BELOW = 1.3

#: What stands alone in the first column and is text: a heading, the end of a sentence.
_TEXT = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第.{1,4}[章节条])|.*[。；：]$"
)
#: A number alone in the first column begins a row where the row above has its first cell.
_SERIAL = re.compile(r"\d{1,3}[.、．]?|[（(]?[一二三四五六七八九十]{1,3}[）)、]?")
_PAGE_NUMBER = re.compile(r"\d{1,4}")

#: Where something begins and ends across the page.
Stretch = tuple[float, float]


class AlignedTable(NamedTuple):
    """A table.

    Attributes:
        first, last: Its lines, the last exclusive.
        rows: The first line of each row, and its cells.
        columns: Where each column begins and ends.
    """

    first: int
    last: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    columns: tuple[Stretch, ...]


@dataclass
class _GlyphRun:
    """Lines that may make a table: where its columns are so far."""

    first: int
    columns: list[Stretch]
    last: int = 0
    filled: list[int] = field(default_factory=list)

    def takes(self, line: Sequence[Glyph], parts: Sequence[Stretch], pitch: float, usual: float) -> bool:
        """Whether a line goes on with the table; if so, its columns are as wide as the line needs them."""
        size = median(glyph.size for glyph in line)
        merged = _merge([*self.columns, *parts], 0.5 * size)
        if len(merged) < max(2, len(self.columns)):
            return False
        if len(parts) == 1:
            (start, end), alone = parts[0], line_text(line)
            home = next((each for each in self.columns if each[0] < end and start < each[1]), None)
            if home is None and pitch > _WITHIN * size:
                return False
            beyond = home is not None and end > home[1] + _BEYOND * size
            below = usual > 0 and pitch > _BELOW * usual
            if home == self.columns[0] and (beyond or below or _TEXT.match(alone)):
                return False
        self.columns = merged
        return True


def find_aligned(
    lines: Sequence[Sequence[Glyph]], across: Sequence[RuledLine], open_columns: Sequence[Stretch] = ()
) -> list[AlignedTable]:
    """The tables among the lines of a page, from top to bottom.

    Args:
        lines: Each from left to right.
        across: The horizontal rules of the page: where some stand between the lines of a table, they part its rows.
        open_columns: Those of the table with which the page before ended; it may go on.

    """
    parts = [stretches(line, _GAP) for line in lines]
    bases = [max(glyph.base for glyph in line) for line in lines]
    found = []
    at = 0
    while at < len(lines):
        begun = open_columns if at == 0 else ()
        run = _run(lines, parts, bases, at, begun) if len(parts[at]) > 1 or begun else None
        table = None if run is None else _table(lines, bases, run, across, bool(begun))
        if table is not None:
            found.append(table)
            at = table.last
        else:
            at += 1
    return found


def _run(
    lines: Sequence[Sequence[Glyph]],
    parts: Sequence[Sequence[Stretch]],
    bases: Sequence[float],
    first: int,
    begun: Sequence[Stretch],
) -> _GlyphRun | None:
    """The lines from one on whose words stand in columns; None where they are too few."""
    run = _GlyphRun(first, list(begun)) if begun else _GlyphRun(first, list(parts[first]), first + 1, [first])
    pitches: list[float] = []
    for at in range(max(first, run.last), len(lines)):
        pitch = bases[at] - bases[at - 1] if at > first else 0.0
        if not run.takes(lines[at], parts[at], pitch, median(pitches) if pitches else 0.0):
            break
        pitches += [pitch] if pitch else []
        run.last = at + 1
        if len(parts[at]) > 1:
            run.filled.append(at)
    if begun:
        return run if run.last > first else None
    needed = _PAIRS if len(run.columns) == 2 else _LINES
    return run if len(run.filled) >= needed and 2 * len(run.filled) >= run.last - first - len(run.filled) else None


def _table(
    lines: Sequence[Sequence[Glyph]], bases: Sequence[float], run: _GlyphRun, across: Sequence[RuledLine], begun: bool
) -> AlignedTable | None:
    """The table that a run makes; None where it is a list of contents or hardly a row has two cells.

    What goes on from the page before need not have many rows.
    """
    starts = _rows(lines, bases, run, across)
    edges = [start for start, _ in run.columns[1:]]
    rows = []
    for begin, end in itertools.pairwise([*starts, run.last]):
        cells = [""] * len(run.columns)
        for line in lines[begin:end]:
            for column, glyphs in itertools.groupby(line, key=lambda one: bisect_right(edges, one.middle[0])):
                cells[column] = append_line(cells[column], line_text(list(glyphs)))
        rows.append((begin, tuple(cells)))
    several = sum(1 for _, cells in rows if sum(map(bool, cells)) > 1)
    if (not begun and (len(rows) < 2 or 2 * several < len(rows))) or _is_contents([cells for _, cells in rows]):
        return None
    return AlignedTable(run.first, run.last, tuple(rows), tuple(run.columns))


def _rows(
    lines: Sequence[Sequence[Glyph]], bases: Sequence[float], run: _GlyphRun, across: Sequence[RuledLine]
) -> list[int]:
    """The lines at which the rows of a table begin: below a rule, else below more white space, else by first cells."""
    left, right = run.columns[0][0], run.columns[-1][1]
    rules = [rule.at for rule in across if rule.start < left + 10 and rule.end > right - 10]
    inner = range(run.first + 1, run.last)
    ruled = [at for at in inner if any(bases[at - 1] < rule < bases[at] for rule in rules)]
    if len(ruled) > 1:
        return [run.first, *ruled]
    size = median(glyph.size for line in lines[run.first : run.last] for glyph in line)
    gaps = sorted(bases[at] - bases[at - 1] for at in inner)
    close = gaps[len(gaps) // 10] if gaps else 0.0
    apart = [at for at in inner if bases[at] - bases[at - 1] > close + _APART * size]
    end = run.columns[0][1]
    if not apart or len(apart) == len(gaps):
        return [run.first, *(at for at in inner if lines[at][0].x0 < end)]
    starts = [run.first]
    is_headed = False
    for at in range(run.first, run.last):
        first = line_text([glyph for glyph in lines[at] if glyph.x0 < end])
        if at in apart or (is_headed and _SERIAL.fullmatch(first)):
            starts += [at] if at > run.first else []
            is_headed = False
        is_headed |= bool(first)
    return starts


def _merge(parts: Sequence[Stretch], near: float) -> list[Stretch]:
    """Stretches that overlap or nearly touch as one, from left to right."""
    merged: list[Stretch] = []
    for start, end in sorted(parts):
        if merged and start - merged[-1][1] < near:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _is_contents(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether the last column is of page numbers that rise: a list of contents."""
    last = [cells[-1] for cells in rows]
    if len(rows[0]) != 2 or not all(_PAGE_NUMBER.fullmatch(cell) for cell in last):
        return False
    return all(int(a) <= int(b) for a, b in itertools.pairwise(last))
