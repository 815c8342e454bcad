"""Characters become rows of print: put together by height, divided where columns part, in reading order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from index.reading.pdf.glyphs import Glyph

#: Gaps, in widths of a character, that hold words apart, show a space, and divide columns of a list.
_WORD, _SPACE, _TAB = 0.15, 0.45, 2.5

#: How much of a page is its head and its foot, and how far what stands there is from the text, in pitches of the
#: rows and in characters.
MARGIN = 0.13
_CLEAR = 1.5, 2.0

#: How far apart, in the size of the larger, the bases of two characters of one line may be: one is raised.
_RAISED = 0.45
#: And of two stretches of one line that stand side by side.
_BESIDE = 0.6

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


def rows_of(glyphs: Sequence[Glyph], page: int, height: float, known: float | None = None) -> list[PdfRow]:
    """The rows that some characters of a page make, in reading order, each with the margins of its column.

    What stands at the head and the foot of the page, clear of the text, belongs to no column.

    Args:
        glyphs: The characters.
        page: The number of the page, from 1.
        height: The height of the page in points.
        known: Where the columns of an earlier page part: a last page need not fill its second column.

    """
    lines = _lines(glyphs)
    first, last = _text_lines(lines, height)
    outside = [
        [replace(row, clear=True) for row in with_margins([_row(line, page) for line in some])]
        for some in (lines[:first], lines[last:])
    ]
    return [*outside[0], *_columns(lines[first:last], page, known), *outside[1]]


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


def gutter_of(rows: Sequence[PdfRow]) -> float | None:
    """Where the two columns of a page part, in the middle of the gap; None on a page of one."""
    left = [row.right for row in rows if row.column == 1]
    right = [row.left for row in rows if row.column == 2]
    return (median(left) + median(right)) / 2 if left and right else None


def _columns(lines: Sequence[Sequence[Glyph]], page: int, known: float | None) -> list[PdfRow]:
    """The rows of the text of a page, column after column."""
    gutter = _gutter(lines)
    if gutter is None and known is not None and _crossing(lines, known) <= _CROSSING * len(lines):
        gutter = known
    if gutter is None:
        return with_margins([_row(line, page) for line in lines])
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
    return [replace(next(margins[place]), column=place + 1) for place, _ in order]


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


def _row(line: Sequence[Glyph], page: int) -> PdfRow:
    return PdfRow(
        join_words(line),
        page,
        x0=line[0].x0,
        x1=max(glyph.x1 for glyph in line),
        top=min(glyph.base - glyph.size for glyph in line),
        bottom=max(glyph.base for glyph in line),
        size=median(glyph.size for glyph in line),
    )


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Puts characters on one base into lines, the lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.x0)):
        if lines and glyph.base - base < _RAISED * max(size, glyph.size):
            lines[-1].append(glyph)
            if glyph.size > size:
                base, size = glyph.base, glyph.size
        else:
            lines.append([glyph])
            base, size = glyph.base, glyph.size
    return [_once(sorted(line, key=lambda one: one.x0)) for line in _side_by_side(lines)]


def _side_by_side(lines: list[list[Glyph]]) -> list[list[Glyph]]:
    """Puts lines together that stand beside each other on bases not quite the same: 文件 beside two issuers."""
    merged: list[list[Glyph]] = []
    for line in lines:
        before = merged[-1] if merged else []
        size = max((glyph.size for glyph in [*before, *line]), default=0.0)
        if before and line[0].base - before[0].base < _BESIDE * size:
            spans = [(min(one.x0 for one in each), max(one.x1 for one in each)) for each in (before, line)]
            if spans[0][1] <= spans[1][0] or spans[1][1] <= spans[0][0]:
                before.extend(line)
                continue
        merged.append(list(line))
    return merged


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


def _crossing(lines: Sequence[Sequence[Glyph]], gutter: float) -> int:
    """How many stretches of print reach over a place."""
    return sum(1 for line in lines for start, end in _stretches(line) if start < gutter < end)


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
