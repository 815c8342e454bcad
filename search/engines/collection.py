"""What an embedded engine is opened on: the postings and, by clause number, what a clause is found or counted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from pyroaring import BitMap

from index.analysis.analyser import Token
from index.storing.postings import PostingsReader
from search.engines.protocol import Key


class Collection(Protocol):
    """The clauses of one generation and, behind them, the cards of its documents, in the order of their numbers.

    What is costly to read is read when it is first asked for.
    """

    @property
    def reader(self) -> PostingsReader:
        """Of the postings."""

    @property
    def folded(self) -> Sequence[str]:
        """The folded text of each clause, its table cells included."""

    @property
    def folded_en(self) -> Sequence[str]:
        """The folded English text of each clause."""

    @property
    def words_en(self) -> Sequence[str]:
        """The words of that text, parted by spaces."""

    @property
    def titles(self) -> Iterable[tuple[str, range]]:
        """Each folded heading with a stretch of the clauses below it: their own, their sections', their document's."""

    @property
    def codes(self) -> Mapping[str, Mapping[str, BitMap]]:
        """The clauses of each code, by facet. Sections are stretches of clauses, and take a few bytes each."""

    @property
    def repeats(self) -> Mapping[int, int]:
        """Clause → the clause of the same document that holds it."""

    def cut(self, text: str) -> Sequence[Token]:
        """The words of a folded text with their places."""

    def keys(self, numbers: Sequence[int]) -> list[Key]:
        """The addresses of clauses by number."""
