"""Characters become rows of print: put together by height, divided where columns part, in reading order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from index.reading.pdf.aligned import Stretch, find_aligned
from index.reading.pdf.glyphs import Glyph, Sheet
from index.reading.pdf.typesetting import line_text, lines_of, stretches

#: How much of a page is its head and its foot, and how far what stands there is from the text, in pitches of the
#: rows and in characters.
MARGIN = 0.13
_CLEAR = 1.5, 2.0

#: A gap as wide as this, in characters, may be the one between two columns of text.
_GUTTER = 1.0
#: How many rows each column must have, how full they are set, and how much may reach over the gap.
_COLUMN_ROWS, _COLUMN_FULL, _CROSSING = 8, 0.6, 0.15


@dataclass(frozen=True)
class PdfRow:
    """One row of print.

    Attributes:
        text: Its characters, a tab where columns of a list part.
        page, line: Where it stands, both from 1.
        size: The height of its letters.
        column: 0 on a page of one column, of two 1 or 2, and 3 where it reaches over both.
        left, right: The margins of the column that it stands in.
        kind: As of :class:`index.documents.Line`.
        cells: Of a row of a ruled table.
        table, row: The table on the page and the row in it, from 1; 0 outside.
        clear: Whether it stands at the head or the foot of the page, clear of the text.
        is_open: Whether no rule stands above a row of a ruled table: the last one of the page before goes on in it.
    """

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    line: int = 0
    column: int = 0
    left: float = 0.0
    right: float = 0.0
    kind: str = "text"
    cells: tuple[str, ...] | None = None
    table: int = 0
    row: int = 0
    clear: bool = False
    is_open: bool = False


class PageColumns(NamedTuple):
    """What a page tells the next one: where its two columns part, and the columns of the table that ended it."""

    gutter: float | None = None
    table: tuple[Stretch, ...] = ()


def rows_of(glyphs: Sequence[Glyph], sheet: Sheet, before: PageColumns) -> tuple[list[PdfRow], PageColumns]:
    """The rows that some characters of a page make, in reading order, each with the margins of its column; its columns.

    What stands at the head and the foot of the page, clear of the text, belongs to no column.

    Args:
        glyphs: Those that stand in no ruled table.
        sheet: The page.
        before: What the page before tells: a last page need not fill its second column, a table may go on.

    """
    lines = lines_of(glyphs)
    first, last = _text_lines(lines, sheet.height)
    outside = [
        [replace(row, clear=True) for row in with_margins([_row(line, sheet.number) for line in some])]
        for some in (lines[:first], lines[last:])
    ]
    rows, columns = _columns(lines[first:last], sheet, before)
    return [*outside[0], *rows, *outside[1]], columns


def _text_lines(lines: Sequence[Sequence[Glyph]], height: float) -> tuple[int, int]:
    """Which lines are between what stands at the head of a page and what stands at its foot."""
    bases = [max(glyph.base for glyph in line) for line in lines]
    gaps = [after - before for before, after in itertools.pairwise(bases)]
    if len(lines) < 4:
        return 0, len(lines)
    pitches, sizes = _CLEAR
    usual = median(glyph.size for line in lines for glyph in line)
    clear = max(pitches * median(gaps), sizes * usual)
    # A title is larger than the text; a running head is not.
    head = [
        at < len(gaps) and base < MARGIN * height and line[0].size < 1.1 * usual
        for at, (base, line) in enumerate(zip(bases, lines, strict=True))
    ]
    first = max((at + 1 for at, gap in enumerate(gaps) if gap > clear and all(head[: at + 1])), default=0)
    last = min(
        (at + 1 for at, gap in enumerate(gaps) if gap > clear and bases[at + 1] > (1 - MARGIN) * height),
        default=len(lines),
    )
    return first, max(first, last)


def _columns(lines: Sequence[Sequence[Glyph]], sheet: Sheet, before: PageColumns) -> tuple[list[PdfRow], PageColumns]:
    """The rows of the text of a page, column after column, and what it tells the next."""
    page, known = sheet.number, before.gutter
    gutter = _gutter(lines)
    if gutter is None and known is not None and _crossing(lines, known) <= _CROSSING * len(lines):
        gutter = known
    if gutter is None:
        rows, table = _with_tables(lines, sheet, before.table)
        return rows, PageColumns(known, table)
    order: list[tuple[int, PdfRow]] = []
    columns: tuple[list[PdfRow], list[PdfRow]] = ([], [])
    for line in lines:
        sides = [glyph for glyph in line if glyph.x1 <= gutter], [glyph for glyph in line if glyph.x0 >= gutter]
        if len(sides[0]) + len(sides[1]) < len(line):
            # It reaches over both columns: what stands above it is read first.
            order += [*((0, row) for row in columns[0]), *((1, row) for row in columns[1]), (2, _row(line, page))]
            columns = ([], [])
            continue
        for side, rows in zip(sides, columns, strict=True):
            if side:
                rows.append(_row(side, page))
    order += [*((0, row) for row in columns[0]), *((1, row) for row in columns[1])]
    margins = [iter(with_margins([row for place, row in order if place == column])) for column in range(3)]
    return [replace(next(margins[place]), column=place + 1) for place, _ in order], PageColumns(gutter)


def _with_tables(
    lines: Sequence[Sequence[Glyph]], sheet: Sheet, open_columns: Sequence[Stretch]
) -> tuple[list[PdfRow], tuple[Stretch, ...]]:
    """The rows of a page of one column, those of tables without rules among them; the columns of one that ends it."""
    tables = find_aligned(lines, sheet.across, open_columns)
    if not tables:
        return with_margins([_row(line, sheet.number) for line in lines]), ()
    held = {at for table in tables for at in range(table.first, table.last)}
    prose = iter(with_margins([_row(line, sheet.number) for at, line in enumerate(lines) if at not in held]))
    begun = {at: (place, cells) for table in tables for place, (at, cells) in enumerate(table.rows, start=1)}
    rows: list[PdfRow] = []
    for at, line in enumerate(lines):
        if at not in held:
            rows.append(next(prose))
        elif at in begun:
            place, cells = begun[at]
            rows.append(replace(_row(line, sheet.number), text="\t".join(cells), cells=cells, row=place))
    return rows, tables[-1].columns if tables[-1].last == len(lines) else ()


def with_margins(rows: Sequence[PdfRow]) -> list[PdfRow]:
    """The rows of one column with its margins: the outermost places where several of them begin and end."""
    if not rows:
        return []
    size = median(row.size for row in rows)
    left = -outermost([-row.x0 for row in rows], size)
    right = outermost([row.x1 for row in rows], size)
    return [replace(row, left=min(left, row.x0), right=max(right, row.x1)) for row in rows]


def outermost(places: Sequence[float], size: float) -> float:
    """The greatest place that a tenth of the rows reach, two at least; the greatest of all where there is none."""
    ordered = sorted(places, reverse=True)
    needed = max(2, len(ordered) // 10)
    for at, place in enumerate(ordered[: len(ordered) - needed + 1]):
        if place - ordered[at + needed - 1] < 0.6 * size:
            return place
    return ordered[0]


def _row(line: Sequence[Glyph], page: int) -> PdfRow:
    return PdfRow(
        line_text(line),
        page,
        x0=line[0].x0,
        x1=max(glyph.x1 for glyph in line),
        top=min(glyph.base - glyph.size for glyph in line),
        bottom=max(glyph.base for glyph in line),
        size=median(glyph.size for glyph in line),
    )


def _gutter(lines: Sequence[Sequence[Glyph]]) -> float | None:
    """Where two columns of text part; None on a page of one."""
    parts = [part for line in lines for part in stretches(line, _GUTTER)]
    if len(parts) < 2 * _COLUMN_ROWS:
        return None
    left, right = min(start for start, _ in parts), max(end for _, end in parts)
    candidates = [left + (right - left) * share / 100 for share in range(35, 66)]
    crossed = {at: sum(1 for start, end in parts if start < at < end) for at in candidates}
    least = min(crossed.values())
    best = [at for at in candidates if crossed[at] == least]
    gutter = best[len(best) // 2]
    if least > _CROSSING * len(parts):
        return None
    sides = ([e - s for s, e in parts if e <= gutter], [e - s for s, e in parts if s >= gutter])
    widths = (gutter - left, right - gutter)
    for side, width in zip(sides, widths, strict=True):
        if len(side) < _COLUMN_ROWS or median(side) < _COLUMN_FULL * width:
            return None
    return gutter


def _crossing(lines: Sequence[Sequence[Glyph]], gutter: float) -> int:
    """How many stretches of print reach over a place."""
    return sum(1 for line in lines for start, end in stretches(line, _GUTTER) if start < gutter < end)
