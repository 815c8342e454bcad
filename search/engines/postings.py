"""Postings as the ranking needs them: read once from the index, with what each word adds to each clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from index.schema import BIGRAMS, FIELDS
from index.storing.postings import PostingsReader
from search.engines import bm25f
from search.engines.cache import Cache
from search.engines.scores import Numbers, Scores
from search.query.tree import Scope

#: Clauses in decoded postings that are kept, at 16 bytes each.
BUDGET = 6_000_000


class Postings:
    """What the words of the index add to the scores of its clauses.

    A score is the same whether it is computed for one query or kept for the next: the postings of a generation never
    change. Fields and weights come from ``index.schema.FIELDS``.

    Attributes:
        clauses: How many clauses and cards there are.
    """

    def __init__(self, reader: PostingsReader) -> None:
        self._reader = reader
        self.clauses = reader.shape.entries
        self._norms: dict[str, NDArray[np.float64]] = {}
        self._words: Cache[tuple[str, Scope], Scores] = Cache(self._weigh, BUDGET)
        self._pairs: Cache[str, Numbers] = Cache(self._hold_pair, BUDGET)
        self._values: Cache[str, tuple[float]] = Cache(self._value, BUDGET // 100)

    def impacts(self, word: str, scope: Scope) -> Scores:
        """What the word adds to the score of each clause; not to be changed."""
        return self._words[word, scope]

    def worth(self, word: str) -> float:
        """What the word is worth at most: its rarity."""
        return self._values[word][0]

    def bigram(self, pair: str) -> Numbers:
        """The clauses whose folded text holds two characters side by side."""
        return self._pairs[pair]

    def holders(self, word: str) -> Numbers:
        """The clauses whose Chinese text holds a word."""
        return np.asarray(self._reader.numbers("text", word), np.int64)

    def _weigh(self, key: tuple[str, Scope]) -> Scores:
        word, scope = key
        if scope == "characters":
            return self._weigh_pair(word)
        wanted = bm25f.fields(scope)
        weighted = np.zeros(self.clauses)
        for field in FIELDS:
            if field.name in wanted:
                numbers, occurrences = (np.asarray(each, np.int64) for each in self._reader.postings(field.name, word))
                if len(numbers):
                    weighted[numbers] += field.boost * occurrences / self._norm(field.name, field.b)[numbers]
        found = np.flatnonzero(weighted)
        return Scores(found, self._rarity(word, scope) * bm25f.saturate(weighted[found]))

    def _weigh_pair(self, pair: str) -> Scores:
        """What two neighbouring characters add, which stand in a text or do not."""
        holders = self._pairs[pair]
        norms = self._norm(bm25f.CHARACTERS, bm25f.CHARACTERS_B)[holders]
        return Scores(holders, bm25f.rarity(len(holders), self.clauses) * bm25f.saturate(1.0 / norms))

    def _value(self, word: str) -> tuple[float]:
        return (self._rarity(word, "all"),)

    def _rarity(self, word: str, scope: Scope) -> float:
        """How rare a word is among the clauses' own fields; one that stands only in inherited fields, among those."""
        holders = self._holding(word, bm25f.own(scope)) or self._holding(word, bm25f.fields("all"))
        return bm25f.rarity(holders, self.clauses)

    def _holding(self, word: str, fields: Iterable[str]) -> int:
        """How many clauses hold a word in any of some fields."""
        held = np.zeros(self.clauses, np.bool_)
        for name in fields:
            held[np.asarray(self._reader.numbers(name, word), np.int64)] = True
        return int(np.count_nonzero(held))

    def _hold_pair(self, pair: str) -> Numbers:
        return np.asarray(self._reader.numbers(BIGRAMS, pair), np.int64)

    def _norm(self, name: str, b: float) -> NDArray[np.float64]:
        """What an occurrence in a field is divided by, for each clause."""
        if name not in self._norms:
            levels, lengths = self._reader.levels, self._reader.lengths(name)
            average = bm25f.average({levels[level]: count for level, count in Counter(lengths).items()})
            norms = np.array([bm25f.norm(length, average, b) for length in levels])
            self._norms[name] = norms[np.frombuffer(lengths, np.uint8)]
        return self._norms[name]
