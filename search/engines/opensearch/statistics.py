"""How rare words are, from the postings of the generation: exact, and the same on however many shards."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from index.schema import BIGRAMS
from index.storing.postings import PostingsReader
from search.engines import bm25f
from search.engines.cache import Cache
from search.query.tree import Scope

#: Words whose rarity is kept.
_KEPT = 500_000


class Statistics:
    """What the words of one generation are worth.

    Attributes:
        clauses: How many clauses and cards there are.
    """

    def __init__(self, reader: PostingsReader) -> None:
        self._reader = reader
        self.clauses = reader.shape.entries
        self._values: Cache[tuple[str, Scope], tuple[float]] = Cache(self._rarity, _KEPT)

    def rarity(self, word: str, scope: Scope = "all") -> float:
        """What a word, or two characters, are worth at most in a scope."""
        return self._values[word, scope][0]

    def pair_count(self, pair: str) -> int:
        """How many clauses hold two characters side by side."""
        return self._reader.count(BIGRAMS, pair)

    def close(self) -> None:
        """Closes the postings; closing again does nothing."""
        self._reader.close()

    def _rarity(self, key: tuple[str, Scope]) -> tuple[float]:
        word, scope = key
        if scope == "characters":
            return (bm25f.rarity(self.pair_count(word), self.clauses),)
        count = self._holding(word, bm25f.own(scope)) or self._holding(word, bm25f.fields("all"))
        return (bm25f.rarity(count, self.clauses),)

    def _holding(self, word: str, fields: Iterable[str]) -> int:
        """How many clauses hold a word in any of some fields."""
        lists = [np.asarray(numbers, np.int64) for name in fields if len(numbers := self._reader.numbers(name, word))]
        if len(lists) < 2:
            return sum(map(len, lists))
        return len(np.unique(np.concatenate(lists)))
