"""How a document numbers, where one line alone cannot tell: decimals under bare figures, 1、 over 1.

Reads: rows with the markers that their lines open with. Writes: rows, some with another marker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from index.analysis.folding import HAN
from index.structuring.cleaning import CleanLine
from index.structuring.numbering import NumberMark, decimal_path
from index.structuring.phrases import is_sentence

#: 1 总体要求, 01综合: a bare figure before a title.
_BARE = re.compile(rf"(?P<figure>\d{{1,2}})(?:[ \u3000]+(?=[^\d\s.．、)）年月日%％])|(?<=0\d)(?=[{HAN}])|(?=[{HAN}]))")
#: 3.1 alone on its line.
_LONE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_TITLE_LENGTH = 60

#: Styles that may stand over one another.
_NESTING = frozenset(("chapter", "han", "hanp", "num", "nump"))

#: Whether a series goes on behind a list is seen within so many numbers.
_AHEAD = 200

#: So many bare figures in a row, each over text, are numbers even where no decimal stands under one.
_SERIES = 3


def settle_numbers(rows: Sequence[CleanLine]) -> list[CleanLine]:
    """Reads the markers that the document as a whole explains.

    1. A bare figure (1 总体要求) numbers a section where 1.1 follows it, or where 1, 2, 3 … each stand over text.
    2. A decimal alone on its line (3.1 above its term) is a number where the one before it, or its parent, was one.
    3. Where 1. begins anew under （1） or 1、 and the outer numbers go on behind it, it is a level of its own.
    """
    settled = list(rows)
    for at, number, end in _bare_figures(rows):
        settled[at] = replace(rows[at], marker=NumberMark("top", number, rows[at].chars[:end].rstrip(), end))
    for at, path in _lone_decimals(settled):
        settled[at] = replace(
            rows[at], marker=NumberMark("dotted", path[-1], rows[at].chars, len(rows[at].chars), len(path))
        )
    for at in _inner_numbers(rows):
        settled[at] = replace(rows[at], marker=rows[at].marker._replace(style="inner"))  # type: ignore[union-attr]
    return settled


def _bare_figures(rows: Sequence[CleanLine]) -> Iterator[tuple[int, int, int]]:
    """Finds the bare figures that number sections: their rows, their values, where the titles begin."""
    below = _decimals_below(rows)
    for run in _runs(rows):
        decimals = any(below[at][:2] == (number, 1) for at, number, _ in run)
        padded = all(rows[at].chars.startswith("0") for at, number, _ in run if number < 10)
        if decimals or (len(run) >= _SERIES and (padded or all(_stands_over_text(rows, at) for at, _, _ in run))):
            yield from run


def _lone_decimals(rows: Sequence[CleanLine]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Finds the decimals that stand alone and count on from the number before them."""
    last: tuple[int, ...] = ()
    for at, row in enumerate(rows):
        path: tuple[int, ...] = ()
        if row.marker is not None and row.marker.style in ("top", "num"):
            path = (row.marker.number,)
        elif row.marker is not None and row.marker.style == "dotted":
            path = decimal_path(row.chars)
        elif row.cells is None and _LONE.fullmatch(row.chars):
            path = tuple(int(part) for part in row.chars.split("."))
            if path != (*last, 1) and path not in [(*last[:depth], last[depth] + 1) for depth in range(1, len(last))]:
                continue
            yield at, path
        last = path or last


def _runs(rows: Sequence[CleanLine]) -> Iterator[list[tuple[int, int, int]]]:
    """Gives the rows that count 1, 2, 3 … by bare figures before a title."""
    run: list[tuple[int, int, int]] = []
    for at, row in enumerate(rows):
        found = _BARE.match(row.chars) if row.marker is None and row.cells is None else None
        if found is None or len(row.chars) > _TITLE_LENGTH or re.search(r"[。；！？，：:]", row.chars):
            continue
        number = int(found["figure"])
        spaced = found.end() > found.end("figure") or found["figure"].startswith("0") or bool(run and run[0][2] == 2)
        if number == len(run) + 1 and spaced:
            run.append((at, number, found.end()))
        elif number == 1 and spaced:
            yield run
            run = [(at, 1, found.end())]
    yield run


def _decimals_below(rows: Sequence[CleanLine]) -> list[tuple[int, ...]]:
    """Lists for each row the next decimal below it, (2, 1) for 2.1; () where none follows."""
    below: list[tuple[int, ...]] = [()] * len(rows)
    upcoming: tuple[int, ...] = ()
    for at in range(len(rows) - 1, -1, -1):
        below[at] = upcoming
        marker = rows[at].marker
        if marker is not None and marker.style == "dotted":
            upcoming = decimal_path(rows[at].chars)
    return below


def _stands_over_text(rows: Sequence[CleanLine], at: int) -> bool:
    """Whether running text or another number stands below a row."""
    following = rows[at + 1] if at + 1 < len(rows) else None
    return following is not None and (is_sentence(following.chars) or following.marker is not None)


class _CountedLevel(NamedTuple):
    """An open series: its style, its last number, the sign behind it, whether its members are titles."""

    style: str
    last: int
    sign: str
    titled: bool


def _inner_numbers(rows: Sequence[CleanLine]) -> list[int]:
    """Finds the Arabic numbers that count inside others: 1. under （1） under 1、."""
    levels = [(at, level) for at, row in enumerate(rows) if (level := _level(row)) is not None]
    stack: list[_CountedLevel] = []
    closed: _CountedLevel | None = None
    inner: list[int] = []
    for place, (at, level) in enumerate(levels):
        depth = _depth(stack, level, closed)
        if level.style == "num" and level.last == 1 and _nests(stack, level, levels[place + 1 : place + 1 + _AHEAD]):
            depth = len(stack)
        closed = next((each for each in stack[depth:] if each in _inner(stack)), closed)
        stack[depth:] = [level]
        if level in _inner(stack):
            inner.append(at)
    return inner


def _level(row: CleanLine) -> _CountedLevel | None:
    """Reads a numbered row as a member of a series."""
    marker = row.marker
    if marker is None or marker.style not in _NESTING:
        return None
    titled = len(row.chars) <= _TITLE_LENGTH and not re.search(r"[。；：:]", row.chars)
    return _CountedLevel(marker.style, marker.number, marker.printed[-1], titled)


def _inner(stack: Sequence[_CountedLevel]) -> list[_CountedLevel]:
    """Lists the open Arabic levels that stand inside another."""
    return [level for level in stack if level.style == "num"][1:]


def _depth(stack: Sequence[_CountedLevel], level: _CountedLevel, closed: _CountedLevel | None) -> int:
    """Finds how deep a numbered row stands: where it counts on, best in a series of its own kind.

    An inner series whose numbers run on goes on where no open one does.
    """
    if level.style in ("han", "chapter"):
        return 0
    same = [depth for depth in range(len(stack) - 1, -1, -1) if stack[depth].style == level.style]
    counted = [depth for depth in same if stack[depth].last == level.last - 1]
    if not counted and closed is not None and closed.style == level.style and closed.last == level.last - 1:
        return len(stack)
    counted.sort(key=lambda depth: (stack[depth].titled != level.titled, stack[depth].sign != level.sign))
    return (counted or same or [len(stack)])[0]


def _nests(
    stack: Sequence[_CountedLevel], level: _CountedLevel, following: Sequence[tuple[int, _CountedLevel]]
) -> bool:
    """Whether a 1. begins a series inside an open Arabic one: what stands above it goes on behind it."""
    outer = next((depth for depth in range(len(stack) - 1, -1, -1) if stack[depth].style == "num"), None)
    if outer is None or _inner(stack):
        return False
    above = stack[outer + 1 :]
    if not above and stack[outer].sign == level.sign:
        return False
    return any(_goes_on(following, each) for each in above) or _goes_on(following, stack[outer])


def _goes_on(following: Sequence[tuple[int, _CountedLevel]], series: _CountedLevel) -> bool:
    """Whether a series that a list interrupts goes on behind it."""
    last = 1
    for _, level in following:
        if level.style in ("han", "chapter"):
            return False
        if level.style != series.style:
            continue
        if series.style != "num":
            return level.last == series.last + 1
        if level.last == last + 1 and not (level.titled and level.last == series.last + 1 and series.titled):
            last += 1
        elif level.last != 1:
            return level.last == series.last + 1
        else:
            last = 1
    return False
