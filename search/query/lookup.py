"""Where the words of a query are looked up: in the wordbook of a generation, or nowhere where it stays as typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from index.wordbook.book import Sense


class Lookup(Protocol):
    """Leads from words that people type to words of the documents; :class:`index.wordbook.book.Wordbook` does."""

    @property
    def fillers(self) -> frozenset[str]:
        """The keys of what need not match."""

    @property
    def slight(self) -> frozenset[str]:
        """The keys of words that say little beside others."""

    def leads(self, name: str) -> Sequence[Sense]:
        """The entries that a name leads to."""

    def general(self, word: str) -> Sequence[str]:
        """What the general dictionary has for a word."""

    def family(self, word: str) -> Sequence[str]:
        """The other English words of the same family."""

    def holds(self, word: str) -> bool:
        """Whether a ranked word stands in the documents."""


class Nothing:
    """Leads nowhere: every word is the word that was typed, and none is filler."""

    fillers: frozenset[str] = frozenset()
    slight: frozenset[str] = frozenset()

    def leads(self, name: str) -> Sequence[Sense]:
        """No entries."""
        return ()

    def general(self, word: str) -> Sequence[str]:
        """No renderings."""
        return ()

    def family(self, word: str) -> Sequence[str]:
        """No other words."""
        return ()

    def holds(self, word: str) -> bool:
        """Nothing that would be written together."""
        return False
