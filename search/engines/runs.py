"""Exact runs: which clauses hold a string of characters, decided on the folded text itself.

All folded texts stand in one string, parted by line breaks, and ``str.find`` goes through it: 0.03 ms on 45,000
characters, with nothing lost. Once the texts are long, the clauses to look into are those that hold every two
neighbouring characters of the run.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from index.analysis.borders import Borders, is_latin, is_short_name, stands_whole
from search.engines.scores import Numbers

#: Between two texts: a fold leaves no line break, so no run goes over it.
_BREAK = "\n"
#: Characters of text that are searched from end to end within about a millisecond.
SCAN_LIMIT = 1_000_000

_NOWHERE = np.empty(0, np.int64)


class Runs:
    """Finds runs in a sequence of folded texts, which is read when the first run is looked for.

    Args:
        texts: Gives one folded text a clause.
        borders: Where words of Chinese begin and end; without them, anywhere.
        candidates: The clauses that hold a two-character string, ascending, where an index can tell.
        words: The clauses that hold a word, ascending, where an index can tell.
    """

    def __init__(
        self,
        texts: Callable[[], Sequence[str]],
        borders: Borders | None = None,
        candidates: Callable[[str], Numbers] | None = None,
        words: Callable[[str], Numbers] | None = None,
    ) -> None:
        self._read = texts
        self._borders = borders
        self._pairs = candidates
        self._words = words

    def find(self, run: str, *, whole: bool) -> Numbers:
        """The numbers of the clauses that hold a folded run, ascending.

        Args:
            run: What to find.
            whole: Whether a Latin end of the run, and each end of a short Chinese name, must be the end of a word.
        """
        if not run or _BREAK in run:
            return _NOWHERE
        whole = whole and self._may_cut(run)
        if self._pairs is None or len(run) < 2 or not self._is_long:
            return np.fromiter(self._scan(run, whole), np.int64)
        near = self._near(run, self._pairs)
        if whole and self._words is not None and is_short_name(run):
            return self._between_words(run, near, self._words)
        if whole:
            return np.array([number for number in near.tolist() if self._stands_in(number, run)], np.int64)
        find, starts = self._text.find, self._starts
        return np.array([n for n in near.tolist() if find(run, starts[n], starts[n + 1] - 1) >= 0], np.int64)

    def _between_words(self, name: str, near: Numbers, words: Callable[[str], Numbers]) -> Numbers:
        """Of the clauses near, those that hold a short name between borders of words.

        Who holds it as a word need not be cut again, nor who lacks a word of every way to cut it: of ten thousand
        clauses, few are left.
        """
        held = np.isin(near, words(name), assume_unique=True)
        possible = np.zeros(len(near), np.bool_)
        for parts in _cuts(name):
            possible |= np.logical_and.reduce([np.isin(near, words(part), assume_unique=True) for part in parts])
        left = near[possible & ~held].tolist()
        found = np.array([number for number in left if self._stands_in(number, name)], np.int64)
        return np.union1d(near[held], found)

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All texts, one behind the other, and where each begins."""
        texts = self._read()
        return _BREAK.join(texts), [0, *accumulate(len(text) + 1 for text in texts)]

    @property
    def _text(self) -> str:
        return self._joined[0]

    @property
    def _starts(self) -> list[int]:
        return self._joined[1]

    @property
    def _is_long(self) -> bool:
        return len(self._text) > SCAN_LIMIT

    def _scan(self, run: str, whole: bool) -> Iterator[int]:
        """Walks through all texts, one hit a clause."""
        text, starts = self._text, self._starts
        at = text.find(run)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if not whole or self._stands_whole(at, at + len(run)):
                yield number
                at = text.find(run, starts[number + 1])
            else:
                at = text.find(run, at + 1)

    def _near(self, run: str, candidates: Callable[[str], Numbers]) -> Numbers:
        """The clauses that hold every pair of neighbouring characters of the run."""
        pairs = sorted((candidates(run[at : at + 2]) for at in range(len(run) - 1)), key=len)
        near = pairs[0]
        for other in pairs[1:]:
            near = near[np.isin(near, other, assume_unique=True)]
        return near

    def _stands_in(self, number: int, run: str) -> bool:
        """Whether one clause holds the run as whole words."""
        start, end = self._starts[number], self._starts[number + 1] - 1
        at = self._text.find(run, start, end)
        while at >= 0 and not self._stands_whole(at, at + len(run)):
            at = self._text.find(run, at + 1, end)
        return at >= 0

    def _may_cut(self, run: str) -> bool:
        """Whether there are places where a run would cut a word in two: it is short, or one end of it is Latin."""
        is_short = self._borders is not None and is_short_name(run)
        return is_short or is_latin(run[0]) or is_latin(run[-1])

    def _stands_whole(self, start: int, end: int) -> bool:
        borders = self._borders
        return stands_whole(self._text, start, end) and (borders is None or borders.hold(self._text, start, end))


def _cuts(name: str) -> Iterator[list[str]]:
    """The ways to cut a name into two words or more.

    >>> list(_cuts("民政局"))
    [['民', '政局'], ['民', '政', '局'], ['民政', '局']]
    """
    for at in range(1, len(name)):
        for rest in ([name[at:]], *_cuts(name[at:])):
            yield [name[:at], *rest]
