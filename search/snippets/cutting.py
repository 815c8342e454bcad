"""Cuts the part of a clause that shows why it was found: a pure function of a text and its marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from search.snippets.marks import Mark, merge

#: Characters of a clause that are shown whole, and of a snippet: about three lines on a screen.
LENGTH = 160
#: Stands where something was left out.
GAP = "…"

#: Texts whose places to cut are kept: the same clauses are hits of many questions, and cut several times for one.
TEXTS_KEPT = 2048

#: A snippet begins and ends behind one of these, or at a row of a table.
_ENDS = re.compile(r"[。；：！？\n]+[”’」』）]*")
#: Where a sentence that is too long may be cut instead.
_PAUSES = re.compile(r"[，、,;/\t ]+")
#: Never cut inside: a title, a number with its unit sign (also 二〇二五), a Latin word.
_WHOLE = re.compile(
    r"《[^《》]{0,80}》|[0-9０-９]{1,40}(?:[.．,:：－\-][0-9０-９]{1,40}){0,5}[%％]?"
    r"|[〇零一二三四五六七八九十百千万亿]{2,40}|[A-Za-zＡ-Ｚａ-ｚ]{1,60}"
)


class Fragment(NamedTuple):
    """A part of a snippet, marked or not."""

    text: str
    mark: bool


class Style(NamedTuple):
    """How texts of a language are cut: where their sentences end, and what is never cut inside."""

    ends: Callable[[str], Sequence[int]]
    whole: re.Pattern[str]


@lru_cache(maxsize=TEXTS_KEPT)
def _chinese_ends(text: str) -> tuple[int, ...]:
    """Where a Chinese text may be cut: behind 。；：！？, at the rows of a table."""
    return tuple(found.end() for found in _ENDS.finditer(text))


@lru_cache(maxsize=TEXTS_KEPT)
def _kept_whole(text: str, whole: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that are never cut inside."""
    return tuple(found.span() for found in whole.finditer(text))


@lru_cache(maxsize=TEXTS_KEPT)
def _open_ends(text: str, style: Style) -> tuple[int, ...]:
    """Where a text may be cut between sentences: its ends that lie in nothing that stays whole, and its own two."""
    whole = _kept_whole(text, style.whole)
    return tuple(sorted({0, *(end for end in style.ends(text) if _free(end, whole) == end), len(text)}))


@lru_cache(maxsize=TEXTS_KEPT)
def _pauses(text: str) -> tuple[int, ...]:
    """Where the pauses of a text end."""
    return tuple(found.end() for found in _PAUSES.finditer(text))


CHINESE = Style(_chinese_ends, _WHOLE)


def snippet(text: str, marks: Sequence[Mark], length: int = LENGTH, style: Style = CHINESE) -> list[Fragment]:
    """The whole text when it is short, else the sentences with the most of what matched.

    >>> snippet("大力发展即时检测。", [Mark(4, 8, "即时检测")])
    [Fragment(text='大力发展', mark=False), Fragment(text='即时检测', mark=True), Fragment(text='。', mark=False)]
    """
    spans = merge(marks)
    start, end = (0, len(text)) if len(text) <= length else window(text, marks, spans, length, style)
    pieces = pieces_of(text, start, end, spans)
    before = [Fragment(GAP, False)] if text[:start].strip() else []
    after = [Fragment(GAP, False)] if text[end:].strip() else []
    return before + pieces + after


def window(
    text: str, marks: Sequence[Mark], spans: Sequence[tuple[int, int]], length: int, style: Style
) -> tuple[int, int]:
    """The stretch of a long text to show."""
    ends = _open_ends(text, style)
    inside = {end for start, stop in spans for end in ends[bisect_right(ends, start) : bisect_left(ends, stop)]}
    if inside:
        ends = tuple(end for end in ends if end not in inside)
    opens = [mark.start for mark in marks]
    # No end lies in a mark, so that the marks of a window are those that begin in it.
    best, score, seen = (0, ends[max(bisect_right(ends, length) - 1, 1)]), (0, 0), (0, 0)
    for first, start in enumerate(ends[:-1]):
        # As many sentences as fit, at least one.
        end = ends[max(bisect_right(ends, start + length) - 1, first + 1)]
        held = bisect_left(opens, start), bisect_left(opens, end)
        if held[0] == held[1] or held == seen:
            continue
        # Different words first, then how often; the earliest of equals, since `>` keeps what was found before.
        value, seen = (len({mark.matched for mark in marks[slice(*held)]}), held[1] - held[0]), held
        if value > score:
            best, score = (start, end), value
    start, end = _filled(*best, opens, ends, length)
    if end - start <= length:
        return start, end
    return _inside(text, start, end, marks, _union([*spans, *_kept_whole(text, style.whole)]), length)


def _filled(start: int, end: int, opens: Sequence[int], ends: Sequence[int], length: int) -> tuple[int, int]:
    """The window from the sentence of its first mark, with what follows and then with what goes before, as fits."""
    at = bisect_left(opens, start)
    if at < len(opens) and opens[at] < end:
        start = ends[bisect_right(ends, opens[at]) - 1]
    end = max(end, ends[bisect_right(ends, start + length) - 1])
    return min(start, ends[bisect_left(ends, end - length)]), end


def _inside(
    text: str, start: int, end: int, marks: Sequence[Mark], closed: Sequence[tuple[int, int]], length: int
) -> tuple[int, int]:
    """A part of one sentence that is too long: from a pause before its first mark, to a pause or a free place."""
    first = next((mark for mark in marks if start <= mark.start < end), None)
    pauses = _pauses(text)
    pauses = pauses[bisect_right(pauses, start) : bisect_right(pauses, end)]
    lead = length // 4
    if first is not None and first.start - start > lead:
        near = _open_in(pauses, first.start - lead, first.start, closed)
        start = near[0] if near else _free(first.start - lead, closed)
    # The first mark is shown whole, however long it is.
    least = max(start + length // 2, first.end if first is not None else 0)
    if end - start > length:
        near = _open_in(pauses, least, start + length, closed)
        end = near[-1] if near else _last_free(start + length, least, end, closed)
    return start, end


def _last_free(at: int, least: int, end: int, closed: Sequence[tuple[int, int]]) -> int:
    """The last place before ``at`` to cut, or the first one after, where that would lose what must be shown."""
    before = _free(max(at, least), closed)
    return before if before >= least else min(end, _free(max(at, least), closed, forward=True))


def _open_in(places: Sequence[int], first: int, last: int, closed: Sequence[tuple[int, int]]) -> list[int]:
    """The places from ``first`` to ``last`` where a text may be cut."""
    near = places[bisect_left(places, first) : bisect_right(places, last)]
    return [place for place in near if _free(place, closed) == place]


def _free(at: int, closed: Sequence[tuple[int, int]], *, forward: bool = False) -> int:
    """The nearest place, going back or forward, that lies inside nothing that stays whole."""
    last = bisect_left(closed, (at, at)) - 1
    if last >= 0 and closed[last][0] < at < closed[last][1]:
        return closed[last][1] if forward else closed[last][0]
    return at


def _union(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that overlap as one; those that only touch may be parted."""
    union: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if union and start < union[-1][1]:
            union[-1] = (union[-1][0], max(end, union[-1][1]))
        else:
            union.append((start, end))
    return union


def pieces_of(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[Fragment]:
    """The stretch of a text, parted at the marks in it."""
    pieces: list[Fragment] = []
    at = start
    for mark_start, mark_end in spans[bisect_left(spans, (start, start)) :]:
        if mark_end > end:
            break
        if at < mark_start:
            pieces.append(Fragment(text[at:mark_start], False))
        pieces.append(Fragment(text[mark_start:mark_end], True))
        at = mark_end
    if at < end:
        pieces.append(Fragment(text[at:end], False))
    return pieces
