"""Postings as the ranking needs them: read once from the index, with what each word adds to each clause."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.schema import BIGRAMS, FIELDS, RUNS, SHORT_NAMES, Field
from index.storing.postings import PostingsReader
from search.engines import bm25f, scores
from search.engines.cache import Cache
from search.engines.scores import NOTHING, Numbers, Scores, holds
from search.engines.statistics import Statistics, as_array, together
from search.query.tree import Scope

#: Clauses in decoded postings that are kept, at 16 bytes each.
BUDGET = 6_000_000
#: So few clauses are looked into rather than compared with the lists of further pairs.
_FEW = 64
_FIELDS = {field.name: field for field in FIELDS}


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
        self._held: Cache[tuple[str, Scope], NDArray[np.uint32]] = Cache(self._hold, BUDGET // 2)
        self._statistics = Statistics(reader)

    def impacts(self, word: str, scope: Scope) -> Scores:
        """What the word adds to the score of each clause; not to be changed."""
        return self._words[word, scope]

    def worth(self, word: str) -> float:
        """What the word is worth at most: its rarity."""
        return self._statistics.rarity(word)

    def bigram(self, pair: str) -> Numbers:
        """The clauses whose folded text holds two characters side by side."""
        return self._pairs[pair]

    def pair_count(self, pair: str) -> int:
        """How many clauses hold two characters side by side."""
        return self._statistics.pair_count(pair)

    def may_hold(self, pairs: Sequence[str]) -> Numbers:
        """The clauses that may hold all of some pairs of characters: few, and then not every pair is looked up."""
        rare, *others = sorted(dict.fromkeys(pairs), key=self.pair_count)
        near = self._pairs[rare]
        for other in others:
            if len(near) <= _FEW:
                break
            near = near[holds(self._pairs[other], near, self.clauses)]
        return near

    def followed(self, character: str) -> Numbers:
        """The clauses in whose text, in either language, a character stands before another one."""
        return self._pairs[character]

    def named(self, name: str) -> Numbers | None:
        """The clauses in whose text, in either language, a name stands; None where the build did not look for it."""
        lists = [self._reader.numbers(field, name) for field in RUNS.values()]
        if not any(map(len, lists)):
            return None
        return together(lists, self.clauses)

    def holding(self, word: str, scope: Scope) -> NDArray[np.uint32]:
        """The clauses that hold a word in any field of a scope, ascending; not to be changed."""
        return self._held[word, scope]

    def short_name(self, name: str) -> Numbers:
        """The clauses in whose text, in either language, a short Chinese name stands between borders of words."""
        return together([self._reader.numbers("text", name), self._reader.numbers(SHORT_NAMES, name)], self.clauses)

    def _weigh(self, key: tuple[str, Scope]) -> Scores:
        word, scope = key
        if scope == "characters":
            return self._weigh_pair(word)
        found: list[tuple[Field, NDArray[np.int64], NDArray[np.float64]]] = []
        for name in bm25f.fields(scope):
            numbers, occurrences = self._reader.postings(name, word)
            if len(numbers):
                at, counts = as_array(numbers).astype(np.int64), np.asarray(occurrences, np.float64)
                found.append((_FIELDS[name], at, counts))
        if not found:
            return NOTHING
        rarity = self._statistics.rarity(word, scope)
        together = scores.any_of(
            [Scores(at, field.boost * counts / self._norm(field.name, field.b)[at]) for field, at, counts in found],
            self.clauses,
        )
        return Scores(together.numbers, rarity * bm25f.saturate(together.values))

    def _weigh_pair(self, pair: str) -> Scores:
        """What two neighbouring characters add, which stand in a text or do not."""
        holders = self._pairs[pair]
        norms = self._norm(bm25f.CHARACTERS, bm25f.CHARACTERS_B)[holders]
        return Scores(holders, bm25f.rarity(len(holders), self.clauses) * bm25f.saturate(1.0 / norms))

    def _hold(self, key: tuple[str, Scope]) -> NDArray[np.uint32]:
        word, scope = key
        if scope == "characters":
            return self._pairs[word].astype(np.uint32)
        lists = [numbers for name in bm25f.fields(scope) if len(numbers := self._reader.numbers(name, word))]
        return as_array(lists[0] if len(lists) == 1 else together(lists, self.clauses).astype(np.uint32))

    def _hold_pair(self, pair: str) -> Numbers:
        if len(pair) == 1:
            return self._statistics.followed(pair)
        return as_array(self._reader.numbers(BIGRAMS, pair)).astype(np.int64)

    def _norm(self, name: str, b: float) -> NDArray[np.float64]:
        """What an occurrence in a field is divided by, for each clause."""
        if name not in self._norms:
            levels, lengths = self._reader.levels, self._reader.lengths(name)
            average = bm25f.average_held(levels, lengths)
            norms = np.array([bm25f.norm(length, average, b) for length in levels])
            self._norms[name] = norms[np.frombuffer(lengths, np.uint8)]
        return self._norms[name]
