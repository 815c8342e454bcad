"""Where words begin and end in Chinese: a short name counts only as words, 民政 is no part of 人民政府.

A longer run of characters is hardly ever made of the end of one word and the beginning of the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from index.analysis.analyser import Token
from index.analysis.folding import HAN

#: Characters of the shortest and the longest name that must stand between two borders.
_SHORT = range(2, 4)
#: Stretches of Chinese that are kept as cut; most of a few dozen characters.
_KEPT = 8192

_HAN = re.compile(f"[{HAN}]+")


def is_short_name(run: str) -> bool:
    """Whether a run is so short, and Chinese, that it counts only between borders of words."""
    return len(run) in _SHORT and _HAN.fullmatch(run) is not None


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
        if end - start not in _SHORT or not _HAN.fullmatch(text, start, end):
            return True
        first, last = start, end
        while first and _HAN.match(text, first - 1, first):
            first -= 1
        if found := _HAN.match(text, end):
            last = found.end()
        borders = self._borders(text[first:last])
        return start - first in borders and end - first in borders

    def _borders_of(self, stretch: str) -> frozenset[int]:
        return frozenset(place for token in self._cut(stretch) for place in (token.start, token.end))
