"""How rare words are, from the postings of the generation: exact, and the same in memory and on however many shards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.schema import BIGRAMS
from index.storing.postings import PostingsReader
from search.engines import bm25f
from search.engines.cache import Cache
from search.query.tree import Scope

#: Words whose rarity is kept.
_KEPT = 60_000


class Statistics:
    """What the words of one generation are worth.

    Attributes:
        clauses: How many clauses and cards there are.
    """

    def __init__(self, reader: PostingsReader) -> None:
        self._reader = reader
        self.clauses = reader.shape.entries
        self._values: Cache[tuple[str, Scope], tuple[float]] = Cache(self._rarity, _KEPT)
        # A question looks at its pairs of characters again and again.
        self._pairs = lru_cache(maxsize=_KEPT)(lambda pair: reader.count(BIGRAMS, pair))

    def rarity(self, word: str, scope: Scope = "all") -> float:
        """What a word, or two characters, are worth at most in a scope."""
        return self._values[word, scope][0]

    def pair_count(self, pair: str) -> int:
        """How many clauses hold two characters side by side."""
        return self._pairs(pair)

    def followed(self, character: str) -> NDArray[np.int64]:
        """The clauses in whose text, in either language, a character stands before another one."""
        return together([self._reader.beginning(BIGRAMS, character)], self.clauses, is_sorted=False)

    def close(self) -> None:
        """Closes the postings; closing again does nothing."""
        self._reader.close()

    def _rarity(self, key: tuple[str, Scope]) -> tuple[float]:
        word, scope = key
        if scope == "characters":
            count = self.pair_count(word) if len(word) > 1 else len(self.followed(word))
            return (bm25f.rarity(count, self.clauses),)
        count = self._holding(word, bm25f.own(scope)) or self._holding(word, bm25f.fields("all"))
        return (bm25f.rarity(count, self.clauses),)

    def _holding(self, word: str, fields: Iterable[str]) -> int:
        """How many clauses hold a word in any of some fields."""
        counts = {name: count for name in fields if (count := self._reader.count(name, word))}
        if len(counts) < 2:
            return sum(counts.values())
        held = np.zeros(self.clauses, np.bool_)
        for name in counts:
            held[as_array(self._reader.numbers(name, word))] = True
        return int(np.count_nonzero(held))


def together(lists: Iterable[Sequence[int]], clauses: int, *, is_sorted: bool = True) -> NDArray[np.int64]:
    """What is in any of some lists of the postings, which ascend, ascending; there are so many clauses in all."""
    several = [as_array(numbers) for numbers in lists if len(numbers)]
    if len(several) < 2 and (is_sorted or not several):
        return several[0].astype(np.int64) if several else np.empty(0, np.int64)
    held = np.zeros(clauses, np.bool_)
    for numbers in several:
        held[numbers] = True
    return held.nonzero()[0]


def as_array(numbers: Sequence[int] | NDArray[np.uint32]) -> NDArray[np.uint32]:
    """A list of the postings as an array, without a copy where it is one in memory."""
    return np.asarray(numbers, np.uint32)
