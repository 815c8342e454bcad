"""Rows of print become paragraphs, as a reader joins them: over line, column and page breaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median, multimode

from index.analysis.folding import is_latin
from index.documents import Line, Place
from index.reading.pdf.rows import PdfRow, outermost

#: In characters: how far short of the margin a full row may end, and how far in a row of a paragraph may begin.
_SHORT, _IN = 1.6, 0.8

#: How much of its column a row fills that ends short of the margin and is not finished: before a long word.
_TORN = 0.7

#: How far, in characters, a page may be shifted against the others.
_SHIFT = 3

#: How far rows of one paragraph may differ in size, and stand apart, in heights of a row.
_SIZES, _APART = 0.12, 1.6

#: How much further apart than its rows, in characters, the paragraphs are that white space divides.
_SPACED = 0.2

#: How far in, in characters, a paragraph begins: two, with some play.
_INDENT = (1.2, 2.8)
#: A share of rows that begin so shows that paragraphs are indented.
_INDENTED = 0.08

_FINAL = re.compile(
    r"[。！？；：!?;:…][”’）)》」』]*$"
    # （责任部门：…）, （…负责）
    r"|[（(](?=[^（()）]{2,}[）)]$)[^（()）]*(?:(?:部门|单位)\s*[:：][^（()）]*|负责|牵头|配合)[）)]$"
)
_MARKER = re.compile(
    r"\s*(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}[.．、](?!\d)|第[一二三四五六七八九十百零〇\d]{1,6}[章节条编])"
)
#: What no line begins with: it ends the sentence above, or goes on from it.
_CLOSES = re.compile(r"[，。、；：！？）》”’】」』％]")
#: What no line breaks: a figure, a Western word.
_WORD = re.compile(r"[“‘（《]*[!-~]{2,}")
_LEADER = re.compile(r"[.…·．。・]{4,}\s*[（(]?\d{1,4}[)）]?\s*$|\t\d{1,4}\s*$")


def join_rows(rows: Sequence[PdfRow]) -> tuple[Line, ...]:
    """The lines that the rows of all pages make; page numbers that stand within a paragraph come behind it."""
    rows = _with_common_margins(rows)
    body = [row for row in rows if _is_text(row)]
    setting = _Setting(body)
    groups: list[list[PdfRow]] = []
    waiting: list[list[PdfRow]] = []
    for row in rows:
        if row.kind == "page":
            waiting.append([row])
            continue
        if groups and row.cells is None and setting.goes_on(groups[-1][-1], row):
            groups[-1].append(row)
            continue
        if waiting:
            groups += waiting
            waiting = []
        groups.append([row])
    return _lines([*groups, *waiting])


def _with_common_margins(rows: Sequence[PdfRow]) -> list[PdfRow]:
    """The rows with the margins of the whole file where their page has none of its own: no full row stands on it.

    Pages may be shifted against each other, left ones to the left.
    """
    common: dict[int, tuple[float, float, float]] = {}
    for column in {row.column for row in rows}:
        body = [row for row in rows if row.column == column and _is_text(row)]
        if body:
            size = median(row.size for row in body)
            left, right = (float(multimode(map(round, places))[0]) for places in _margins(body))
            common[column] = (left, max(right, outermost([row.right for row in body], size) - 2 * size), size)
    placed = []
    for row in rows:
        if row.column in common and row.cells is None and not row.clear:
            left, right, size = common[row.column]
            shift = row.right - right
            if abs(shift) > _SHIFT * size or abs(row.left - left - shift) > _IN * size:
                row = replace(row, left=min(row.left, left), right=max(row.right, right))
        placed.append(row)
    return placed


def _is_text(row: PdfRow) -> bool:
    """Whether a row is of the running text."""
    return row.kind == "text" and row.cells is None and not row.clear


def _margins(body: Sequence[PdfRow]) -> tuple[list[float], list[float]]:
    return [row.left for row in body], [row.right for row in body]


class _Setting:
    """How a document is set: whether its paragraphs are indented, and how large its print is."""

    def __init__(self, body: Sequence[PdfRow]) -> None:
        sizes = multimode(round(row.size, 1) for row in body)
        self.size = sizes[0] if sizes else 0.0
        first, last = _INDENT
        inside = [row for row in body if first < (row.x0 - row.left) / max(row.size, 1.0) < last]
        self.indents = len(inside) > _INDENTED * len(body)
        gaps = sorted(
            after.top - before.top
            for before, after in itertools.pairwise(body)
            if before.page == after.page and 0 < after.top - before.top < 4 * before.size
        )
        self.pitch = median(gaps) if gaps else 0.0
        close = gaps[len(gaps) // 10] if gaps else 0.0
        apart = [gap for gap in gaps if gap > close + _SPACED * self.size]
        #: Paragraphs that no indent shows are told apart by the white space between them.
        self.spaced = close if not self.indents and _INDENTED * len(gaps) < len(apart) < 0.9 * len(gaps) else 0.0

    def goes_on(self, before: PdfRow, row: PdfRow) -> bool:
        """Whether a row goes on from the one before it."""
        if before.kind != "text" or before.cells is not None or abs(before.size - row.size) > _SIZES * before.size:
            return False
        if _LEADER.search(before.text) or not self._is_full(before, row):
            return False
        if _CLOSES.match(row.text):
            return True
        inside = row.x0 > row.left + _IN * row.size
        if inside and (abs(row.x0 - before.x0) > 0.5 * row.size or _MARKER.match(row.text) or self._opens(row)):
            return False
        below = row.top - before.top if before.page == row.page else 0.0
        if below > _APART * self.pitch or (_is_centred(before) and _is_centred(row)):
            return False
        if self.spaced and below > 0:
            return below <= self.spaced + _SPACED * self.size
        final = _FINAL.search(before.text) is not None
        return not (final and (_MARKER.match(row.text) or not self.indents))

    def _opens(self, row: PdfRow) -> bool:
        """Whether a row is indented as the paragraphs of the file are."""
        first, last = _INDENT
        return self.indents and first * row.size < row.x0 - row.left < last * row.size

    def _is_full(self, before: PdfRow, row: PdfRow) -> bool:
        """Whether a row ends because its column does: at the margin, or short of it in the middle of a sentence."""
        room = before.right - before.x1
        if room <= _SHORT * before.size or _CLOSES.match(row.text):
            return True
        word = _WORD.match(row.text)
        final = _FINAL.search(before.text) is not None
        if word and room < _width(word.group(), row.size) + _SHORT * row.size and (self.indents or not final):
            return True
        if not (self.indents or self.spaced) or final or _MARKER.match(row.text):
            return False
        if _is_centred(before) and not self._opens(before):
            return False
        return before.x1 - before.left > _TORN * (before.right - before.left) and row.x0 < row.left + _IN * row.size


def _width(word: str, size: float) -> float:
    """How wide a Western word is set at the least, in points."""
    return 0.5 * size * len(word)


def _is_centred(row: PdfRow) -> bool:
    """Whether a row stands in the middle of its column, clear of both margins."""
    before, behind = row.x0 - row.left, row.right - row.x1
    return min(before, behind) > 1.5 * row.size and abs(before - behind) < 1.5 * row.size


def _lines(groups: Sequence[Sequence[PdfRow]]) -> tuple[Line, ...]:
    """Gives every paragraph its place in the text, and every row of it its place on its page."""
    lines = []
    start = 0
    for group in groups:
        text = ""
        places = []
        for row in group:
            if is_latin(text[-1:]) and is_latin(row.text[:1]):
                text += " "
            places.append(Place(start + len(text), page=row.page, line=row.line, table=row.table, row=row.row))
            text += row.text
        first = group[0]
        kind = "contents" if first.kind == "text" and first.cells is None and _is_entry(text) else first.kind
        lines.append(Line(start, text, cells=first.cells, kind=kind, places=tuple(places), whole=True))
        start += len(text) + 1
    return tuple(lines)


def _is_entry(text: str) -> bool:
    """Whether a line is an entry of a table of contents: dots lead to a page."""
    return re.search(r"[.…·．・]{6,}\s*[（(]?\d{1,4}[)）]?\s*$", text) is not None
