"""Postings as the ranking needs them: decoded once from the Whoosh index, with what each word adds to each clause."""

from __future__ import annotations

from threading import Lock
from typing import Any

from index.schema import BIGRAMS, FIELDS
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

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self.clauses: int = reader.doc_count_all()
        # Whoosh's readers move a position in a file: whoever reads, reads alone.
        self._reading = Lock()
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
        weighted: dict[int, float] = {}
        wanted = bm25f.fields(scope)
        for field in FIELDS:
            if field.name in wanted:
                norms = self._norm(field.name, field.b)
                for number, occurrences in self._decode(field.name, word):
                    weighted[number] = weighted.get(number, 0.0) + field.boost * occurrences / norms[number]
        worth = self._rarity(word, scope)
        return {number: worth * bm25f.saturate(sum_) for number, sum_ in weighted.items()}

    def _value(self, word: str) -> tuple[float]:
        return (self._rarity(word, "all"),)

    def _rarity(self, word: str, scope: Scope) -> float:
        """How rare a word is among the clauses' own fields; one that stands only in inherited fields, among those."""
        own = {number for name in bm25f.own(scope) for number, _ in self._decode(name, word)}
        holders = own or {number for name in bm25f.fields("all") for number, _ in self._decode(name, word)}
        return bm25f.rarity(len(holders), self.clauses)

    def _holders(self, pair: str) -> frozenset[int]:
        return frozenset(number for number, _ in self._decode(BIGRAMS, pair))

    def _norm(self, name: str, b: float) -> list[float]:
        if name not in self._norms:
            with self._reading:
                lengths = field_lengths(self._reader, name)
            self._norms[name] = bm25f.norms(lengths, b)
        return self._norms[name]

    def _decode(self, field: str, term: str) -> list[tuple[int, float]]:
        """Clause numbers and occurrences of a term in a field, as the index has them."""
        found: list[tuple[int, float]] = []
        with self._reading:
            if (field, term) in self._reader:
                matcher = self._reader.postings(field, term)
                while matcher.is_active():
                    found.append((matcher.id(), matcher.weight()))
                    matcher.next()
        return found


def field_lengths(reader: Any, name: str) -> list[int]:
    """The length of a field in each clause. Whoosh gives None for an empty one, whatever default it is given."""
    return [reader.doc_field_length(number, name) or 0 for number in range(reader.doc_count_all())]
