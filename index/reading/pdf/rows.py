"""Characters become rows of print: put together by height, divided where columns part, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from index.reading.pdf.glyphs import Glyph

#: Gaps, in widths of a character, that hold words apart, show a space, and divide columns of a list.
_WORD, _SPACE, _TAB = 0.15, 0.6, 2.5

#: A gap as wide as this, in characters, may be the one between two columns of text.
_GUTTER = 1.0
#: How many rows each column must have, how full they are set, and how much may reach over the gap.
_COLUMN_ROWS, _COLUMN_FULL, _CROSSING = 8, 0.6, 0.15


@dataclass(frozen=True)
class Row:
    """One row of print.

    Attributes:
        text: Its characters, a tab where columns of a list part.
        page, line: Where it stands, both from 1.
        size: The height of its letters.
        left, right: The margins of the column that it stands in.
        kind: As of :class:`index.documents.Line`.
        cells: Of a row of a ruled table.
        table, row: The table on the page and the row in it, from 1; 0 outside.
    """

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    line: int = 0
    left: float = 0.0
    right: float = 0.0
    kind: str = "text"
    cells: tuple[str, ...] | None = None
    table: int = 0
    row: int = 0


def rows_of(glyphs: Sequence[Glyph], page: int) -> list[Row]:
    """The rows that some characters of a page make, in reading order."""
    lines = _lines(glyphs)
    gutter = _gutter(lines)
    if gutter is None:
        return [_row(line, page) for line in lines]
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for line in lines:
        sides = [glyph for glyph in line if glyph.x1 <= gutter], [glyph for glyph in line if glyph.x0 >= gutter]
        if len(sides[0]) + len(sides[1]) < len(line):
            # It reaches over both columns: what stands above it is read first.
            ordered += [*left, *right, _row(line, page)]
            left, right = [], []
            continue
        for side, rows in zip(sides, (left, right), strict=True):
            if side:
                rows.append(_row(side, page))
    return [*ordered, *left, *right]


def join_words(glyphs: Sequence[Glyph]) -> str:
    """The text of one row of characters, with spaces and tabs where its gaps show them."""
    parts: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            gap = (glyph.x0 - before.x1) / max(min(glyph.size, before.size), 1.0)
            if gap > _TAB:
                parts.append("\t")
            elif gap > (_WORD if before.char.isascii() and glyph.char.isascii() else _SPACE):
                parts.append(" ")
        parts.append(glyph.char)
        before = glyph
    return "".join(parts)


def _row(line: Sequence[Glyph], page: int) -> Row:
    return Row(
        join_words(line),
        page,
        x0=line[0].x0,
        x1=max(glyph.x1 for glyph in line),
        top=min(glyph.top for glyph in line),
        bottom=max(glyph.bottom for glyph in line),
        size=median(glyph.size for glyph in line),
    )


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Puts characters that stand at one height into lines, the lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    middle = height = 0.0
    for glyph in sorted(glyphs, key=lambda one: ((one.top + one.bottom) / 2, one.x0)):
        at = (glyph.top + glyph.bottom) / 2
        if lines and at - middle < 0.4 * max(height, glyph.size):
            lines[-1].append(glyph)
            if glyph.size > height:
                middle, height = at, glyph.size
        else:
            lines.append([glyph])
            middle, height = at, glyph.size
    return [_once(sorted(line, key=lambda one: one.x0)) for line in lines]


def _once(line: list[Glyph]) -> list[Glyph]:
    """Leaves out characters that are printed twice, a hair apart, to look bold."""
    kept: list[Glyph] = []
    for glyph in line:
        if any(glyph.char == one.char and abs(glyph.x0 - one.x0) < 0.3 * glyph.size for one in kept[-2:]):
            continue
        kept.append(glyph)
    return kept


def _gutter(lines: Sequence[Sequence[Glyph]]) -> float | None:
    """Where two columns of text part; None on a page of one."""
    stretches = [stretch for line in lines for stretch in _stretches(line)]
    if len(stretches) < 2 * _COLUMN_ROWS:
        return None
    left, right = min(start for start, _ in stretches), max(end for _, end in stretches)
    candidates = [left + (right - left) * share / 100 for share in range(35, 66)]
    crossed = {at: sum(1 for start, end in stretches if start < at < end) for at in candidates}
    least = min(crossed.values())
    best = [at for at in candidates if crossed[at] == least]
    gutter = best[len(best) // 2]
    if least > _CROSSING * len(stretches):
        return None
    sides = ([e - s for s, e in stretches if e <= gutter], [e - s for s, e in stretches if s >= gutter])
    widths = (gutter - left, right - gutter)
    for side, width in zip(sides, widths, strict=True):
        if len(side) < _COLUMN_ROWS or median(side) < _COLUMN_FULL * width:
            return None
    return gutter


def _stretches(line: Sequence[Glyph]) -> list[tuple[float, float]]:
    """The parts of a line that gaps as wide as a gutter divide."""
    found = [(line[0].x0, line[0].x1)]
    for glyph in line[1:]:
        start, end = found[-1]
        if glyph.x0 - end > _GUTTER * glyph.size:
            found.append((glyph.x0, glyph.x1))
        else:
            found[-1] = (start, max(end, glyph.x1))
    return found


def numbered(rows: Sequence[Row]) -> list[Row]:
    """The rows of one page, each with its line and with the margins of the column that it stands in."""
    flow = [row for row in rows if row.cells is None]
    result = []
    for number, row in enumerate(rows, start=1):
        column = [one for one in flow if one.x0 < row.x1 and one.x1 > row.x0]
        left = min((one.x0 for one in column), default=row.x0)
        right = max((one.x1 for one in column), default=row.x1)
        result.append(replace(row, line=number, left=left, right=right))
    return result
