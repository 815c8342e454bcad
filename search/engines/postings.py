"""Postings as the ranking needs them: read once from the index, with what each word adds to each clause."""

from __future__ import annotations

from collections import Counter

from index.schema import BIGRAMS, FIELDS
from index.storing.postings import PostingsReader
from search.engines import bm25f
from search.engines.cache import Cache
from search.query.tree import Scope

#: Entries of decoded postings that are kept: at about 100 bytes each, 100 MB at most; five documents need 3 MB.
BUDGET = 1_000_000


class Postings:
    """What the words of the index add to the scores of its clauses.

    A score is the same whether it is computed for one query or kept for the next: the postings of a generation never
    change. Fields and weights come from ``index.schema.FIELDS``.
    """

    def __init__(self, reader: PostingsReader) -> None:
        self._reader = reader
        self.clauses = reader.shape.entries
        self._norms: dict[str, list[float]] = {}
        self._words: Cache[tuple[str, Scope], dict[int, float]] = Cache(self._weigh, BUDGET)
        self._pairs: Cache[str, frozenset[int]] = Cache(self._holders, BUDGET)
        self._values: Cache[str, tuple[float]] = Cache(self._value, BUDGET // 100)

    def impacts(self, word: str, scope: Scope) -> dict[int, float]:
        """Clause number → what the word adds to its score; not to be changed."""
        return self._words[word, scope]

    def worth(self, word: str) -> float:
        """What the word is worth at most: its rarity."""
        return self._values[word][0]

    def bigram(self, pair: str) -> frozenset[int]:
        """The clauses whose folded text holds two characters side by side."""
        return self._pairs[pair]

    def _weigh(self, key: tuple[str, Scope]) -> dict[int, float]:
        word, scope = key
        if scope == "characters":
            return self._weigh_pair(word)
        weighted: dict[int, float] = {}
        wanted = bm25f.fields(scope)
        for field in FIELDS:
            if field.name in wanted:
                norms, levels = self._norm(field.name, field.b), self._reader.lengths(field.name)
                for number, occurrences in zip(*self._reader.postings(field.name, word), strict=True):
                    weighted[number] = weighted.get(number, 0.0) + field.boost * occurrences / norms[levels[number]]
        worth = self._rarity(word, scope)
        return {number: worth * bm25f.saturate(sum_) for number, sum_ in weighted.items()}

    def _weigh_pair(self, pair: str) -> dict[int, float]:
        """What two neighbouring characters add, which stand in a text or do not."""
        norms, levels = self._norm(bm25f.CHARACTERS, bm25f.CHARACTERS_B), self._reader.lengths(bm25f.CHARACTERS)
        holders = self._pairs[pair]
        worth = bm25f.rarity(len(holders), self.clauses)
        return {number: worth * bm25f.saturate(1.0 / norms[levels[number]]) for number in holders}

    def _value(self, word: str) -> tuple[float]:
        return (self._rarity(word, "all"),)

    def _rarity(self, word: str, scope: Scope) -> float:
        """How rare a word is among the clauses' own fields; one that stands only in inherited fields, among those."""
        numbers = self._reader.numbers
        holders = set().union(*(numbers(name, word) for name in bm25f.own(scope)))
        holders = holders or set().union(*(numbers(name, word) for name in bm25f.fields("all")))
        return bm25f.rarity(len(holders), self.clauses)

    def _holders(self, pair: str) -> frozenset[int]:
        return frozenset(self._reader.numbers(BIGRAMS, pair))

    def _norm(self, name: str, b: float) -> list[float]:
        """For each level of the length of a field, what an occurrence is divided by."""
        if name not in self._norms:
            levels, held = self._reader.levels, Counter(self._reader.lengths(name))
            average = bm25f.average({levels[level]: count for level, count in held.items()})
            self._norms[name] = [bm25f.norm(length, average, b) for length in levels]
        return self._norms[name]
