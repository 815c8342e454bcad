"""Where words begin and end in a folded text, for exact runs that must not cut a word in two.

A Latin word and a number end where their characters do. In Chinese a short name counts only as words: 民政 is no part
of 人民政府. A longer run of characters is hardly ever made of the end of one word and the beginning of the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from index.analysis.analyser import Token
from index.analysis.folding import HAN_RUN, is_latin

#: Characters of the shortest and the longest name that must stand between two borders.
_SHORT = range(2, 4)
#: Stretches of Chinese that are kept as cut; most of a few dozen characters.
_KEPT = 8192

#: A number as it is printed: with its thousands apart, with decimals.
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_IN_NUMBERS = frozenset("0123456789.,")
#: Beside a number these may belong to it, or not: 1.5, 3x4.
_DOUBTFUL = ".,x"


def is_short_name(run: str) -> bool:
    """Whether a run is so short, and Chinese, that it counts only between borders of words."""
    return len(run) in _SHORT and HAN_RUN.fullmatch(run) is not None


def is_chinese(run: str) -> bool:
    """Whether a run is made of Han characters alone."""
    return HAN_RUN.fullmatch(run) is not None


class Borders:
    """Knows whether a stretch of a folded text stands between borders of words.

    Args:
        cut: Gives the words of a text.
    """

    def __init__(self, cut: Callable[[str], Iterable[Token]]) -> None:
        self._cut = cut
        self._borders = lru_cache(maxsize=_KEPT)(self._borders_of)

    def hold(self, text: str, start: int, end: int) -> bool:
        """Whether neither end of a short Chinese name cuts a word in two; of any other stretch it is not asked."""
        if end - start not in _SHORT or not HAN_RUN.fullmatch(text, start, end):
            return True
        first, last = start, end
        while first and HAN_RUN.match(text, first - 1, first):
            first -= 1
        if found := HAN_RUN.match(text, end):
            last = found.end()
        borders = self._borders(text[first:last])
        return start - first in borders and end - first in borders

    def names_in(self, text: str, name: str) -> bool:
        """Whether a text holds a short Chinese name between borders of words, anywhere."""
        for stretch in HAN_RUN.findall(text):
            if name in stretch:
                borders = self._borders(stretch)
                at = stretch.find(name)
                while at >= 0:
                    if at in borders and at + len(name) in borders:
                        return True
                    at = stretch.find(name, at + 1)
        return False

    def names(self, text: str) -> set[str]:
        """The short names that a text holds between borders of words: those of which :meth:`hold` says yes."""
        found: set[str] = set()
        for stretch in HAN_RUN.finditer(text):
            run, places = stretch.group(), self._borders(stretch.group())
            for length in _SHORT:
                found.update(run[start : start + length] for start in places if start + length in places)
        return found

    def _borders_of(self, stretch: str) -> frozenset[int]:
        return frozenset(place for token in self._cut(stretch) for place in (token.start, token.end))


class WholeRun:
    """Tells whether texts hold a run anywhere without cutting a Latin word or a number in two at its ends.

    Most often the characters beside it decide, and only points, commas and signs of multiplication take a second look.
    """

    def __init__(self, run: str) -> None:
        self._run = run
        # The run goes first in each pattern, so that a text without it is passed over quickly.
        literal, back = re.escape(run), f".{{{len(run)}}}"
        before = f"(?<![0-9A-Za-z.,]{back})" if is_latin(run[0]) or run[0] in _DOUBTFUL else ""
        after = "(?![0-9A-Za-z.,])" if is_latin(run[-1]) or run[-1] in _DOUBTFUL else ""
        self._sure = re.compile(literal + after + before, re.DOTALL)

    @cached_property
    def _doubtful(self) -> re.Pattern[str]:
        run, back = self._run, f".{{{len(self._run)}}}"
        is_open = not {run[0], run[-1]} & set(_DOUBTFUL)
        beside = f"(?:(?=[{_DOUBTFUL}])|(?<=[{_DOUBTFUL}]{back}))" if is_open else ""
        return re.compile(re.escape(run) + beside, re.DOTALL)

    def stands_in(self, text: str) -> bool:
        """Whether a text holds it so."""
        if self._sure.search(text):
            return True
        return self._doubtful.search(text) is not None and holds_whole(text, self._run)


def holds_whole(text: str, run: str) -> bool:
    """Whether a text holds a run so, each place looked at by itself: sooner done for few texts."""
    at = text.find(run)
    while at >= 0:
        if stands_whole(text, at, at + len(run)):
            return True
        at = text.find(run, at + 1)
    return False


def stands_whole(text: str, start: int, end: int) -> bool:
    """Whether neither end of a stretch cuts a Latin word or a number in two (IT in digital, 90 in 2190, 2 in 5.2).

    >>> stands_whole("digital", 3, 5), stands_whole("5g应用", 0, 2), stands_whole("1,200万元", 2, 7)
    (False, True, False)
    """
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    """Whether the characters on both sides of a place belong to one Latin word or number."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in ".," or after in ".,":
        return before in _IN_NUMBERS and after in _IN_NUMBERS and _in_number(text, at)
    if not (is_latin(before) and is_latin(after)):
        return False
    # 3×4 folds to 3x4, and its x is a sign.
    return not ((before == "x" and _is_times(text, at - 1)) or (after == "x" and _is_times(text, at)))


def _is_times(text: str, at: int) -> bool:
    """Whether the x at a place stands between two numbers."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _in_number(text: str, at: int) -> bool:
    """Whether a place is inside of a number with a decimal point or with its thousands apart."""
    first = last = at
    while first and text[first - 1] in _IN_NUMBERS:
        first -= 1
    while last < len(text) and text[last] in _IN_NUMBERS:
        last += 1
    number = text[first:last].strip(".,")
    start = text.index(number, first)
    return start < at < start + len(number) and _NUMBER.fullmatch(number) is not None
