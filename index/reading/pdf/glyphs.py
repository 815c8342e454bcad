"""The characters of a PDF page and the rules drawn on it, in points from the top left corner of the page as shown.

pypdfium2 gives every character with its box and needs no other package; reading order, running heads and paragraphs
are our work, as they would be with others (docs/adding-documents.md).
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

#: More rules than this on one page are a drawing.
_MOST_RULES = 3_000
_MOST_SEGMENTS = 20_000

#: A surface of this height or width, in points, is a line.
_THIN = 3.0

#: Hyphens that PDFium tells apart by where they stand; a reader sees a hyphen.
_SHOWN = {0x02: "-", 0xAD: "-", 0xFFFE: "-", 0xA0: " "}


class Glyph(NamedTuple):
    """One character: from where to where it reaches along its line, the base of its line, the size of its type.

    Fonts of one line differ in the boxes that they claim for their characters; base and size they share.
    """

    x0: float
    x1: float
    base: float
    size: float
    char: str

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, across and down."""
        return (self.x0 + self.x1) / 2, self.base - 0.38 * self.size


class RuledLine(NamedTuple):
    """A horizontal or vertical line; of the two coordinates on its own axis the smaller comes first."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Sheet:
    """One page.

    Attributes:
        number: From 1.
        pictured: How much of it pictures cover, 0 to 1.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[RuledLine, ...] = ()
    down: tuple[RuledLine, ...] = ()
    pictured: float = 0.0


class _Turn(NamedTuple):
    """How a page is turned before it is shown, in quarters clockwise, and its size before that."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page, which counts from the bottom, as shown, which counts from the top."""
        x, y = x - self.left, y - self.bottom
        if self.quarters == 1:
            return y, x
        if self.quarters == 2:
            return self.width - x, y
        if self.quarters == 3:
            return self.height - y, self.width - x
        return x, self.height - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box as shown: left, top, right, bottom."""
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def read_sheet(page: Any, number: int) -> Sheet:
    """Reads one page of pypdfium2."""
    left, bottom, right, top = page.get_mediabox()
    turn = _Turn(page.get_rotation() // 90 % 4, left, bottom, right - left, top - bottom)
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        glyphs = tuple(_glyphs(text, turn))
    finally:
        text.close()
    across, down, pictured = _drawn(page, turn, width * height or 1.0)
    return Sheet(number, width, height, glyphs, across, down, pictured)


def _glyphs(text: Any, turn: _Turn) -> Iterator[Glyph]:
    """The characters with ink, those of pairs put together; PDFium's own spaces say less than the gaps do."""
    box, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(pdfium_c.FPDFText_CountChars(text)):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        char = _SHOWN.get(code) or (chr(code) if code >= 0x20 else "")
        if not char.strip() or not pdfium_c.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y)):
            continue
        start, base = turn.point(x.value, y.value)
        x0 = x1 = start
        if pdfium_c.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            x0, _, x1, _ = turn.box(box.left, box.bottom, box.right, box.top)
        scale = 1.0
        if pdfium_c.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
            scale = math.hypot(matrix.c, matrix.d)
        size = pdfium_c.FPDFText_GetFontSize(text, index) * scale
        if size > 0:
            yield Glyph(min(x0, start), max(x1, start), base, size, char)


def _drawn(page: Any, turn: _Turn, area: float) -> tuple[tuple[RuledLine, ...], tuple[RuledLine, ...], float]:
    """The rules of a page, and how much of it pictures cover."""
    across: list[RuledLine] = []
    down: list[RuledLine] = []
    pictured = 0.0
    segments = 0
    for item in page.get_objects(max_depth=4):
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = turn.box(*item.get_bounds())
            pictured += (x1 - x0) * (y1 - y0) / area
        elif item.type == pdfium_c.FPDF_PAGEOBJ_PATH and segments < _MOST_SEGMENTS:
            count = max(0, pdfium_c.FPDFPath_CountSegments(item))
            segments += count
            if segments < _MOST_SEGMENTS:
                _add_rules([turn.point(*point) for point in _points(item, count)], _is_stroked(item), across, down)
    if len(across) + len(down) > _MOST_RULES:
        return (), (), min(1.0, pictured)
    return tuple(across), tuple(down), min(1.0, pictured)


def _points(item: Any, count: int) -> list[tuple[float, float]]:
    """The corners of a path, in points of the page."""
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, index)
        if pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            points.append(matrix.on_point(x.value, y.value))
    if count > 2 and points:
        points.append(points[0])
    return points


def _is_stroked(item: Any) -> bool:
    """Whether the edges of a path are drawn; else only its inside is filled."""
    fill, stroke = ctypes.c_int(), pdfium_c.FPDF_BOOL()
    return bool(pdfium_c.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def _add_rules(
    points: list[tuple[float, float]], stroked: bool, across: list[RuledLine], down: list[RuledLine]
) -> None:
    """Adds the straight edges of a path that are long enough to divide anything.

    A surface that is only filled is a rule when it is as thin as one, else the ground of some words.
    """
    if points and not stroked:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if min(max(xs) - min(xs), max(ys) - min(ys)) > _THIN:
            return
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ay - by) < 1 and abs(ax - bx) > 6:
            across.append(RuledLine((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) < 1 and abs(ay - by) > 6:
            down.append(RuledLine((ax + bx) / 2, min(ay, by), max(ay, by)))
