"""What the documents hold, as far as the wordbook asks: counts of clauses, read from postings and never from texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from index.documents import Language
from index.schema import PHRASES, RUNS

#: Fields whose words belong to the clause itself, by language: what can be corrected to, and translated into.
OWN: dict[Language, tuple[str, ...]] = {
    "zh": ("text", "heading", "section"),
    "en": ("text_en", "heading_en", "section_en"),
}
#: So few Han characters can be the end of one word and the beginning of the next.
SHORT = 3


class TermHolders(Protocol):
    """Whoever knows which clauses and cards hold a term: :class:`index.storing.postings.PostingsReader`."""

    def numbers(self, field: str, term: str) -> Sequence[int]:
        """The clauses and cards that hold a term in a field."""

    def count(self, field: str, term: str) -> int:
        """How many they are."""

    def counts(self, field: str) -> Iterator[tuple[str, int]]:
        """Every term of a field with that number."""


class Corpus:
    """The words of the documents and the names that stand in them."""

    def __init__(self, postings: TermHolders) -> None:
        self._postings = postings

    def words(self, language: Language) -> dict[str, int]:
        """Every word of the own fields of clauses in a language, with the number of clauses that hold it."""
        text, *others = OWN[language]
        counts = dict(self._postings.counts(text))
        shared = {word: None for field in others for word, _ in self._postings.counts(field)}
        for word in shared:
            lists = [self._postings.numbers(field, word) for field in OWN[language]]
            counts[word] = len(set().union(*lists))
        return counts

    def holds(self, language: Language, folded: str, words: Sequence[str]) -> bool:
        """Whether a clause holds a name: its characters, or its English words side by side in any inflection.

        A short one must be words there: 生医, short for 生物医药, is no part of 再生医学.
        """
        if language == "zh" and len(folded) > SHORT:
            return self._postings.count(RUNS["zh"], folded) > 0
        return self._postings.count(PHRASES[language], " ".join(words)) > 0

    def count(self, language: Language, folded: str, words: Sequence[str]) -> int:
        """How many clauses hold a name: its characters, or its English words."""
        if language == "zh":
            return self._postings.count(RUNS["zh"], folded)
        return self._postings.count(PHRASES["en"], " ".join(words))

    def holding(self, folded: str) -> int:
        """How many clauses hold a folded name in either of their texts."""
        lists = [self._postings.numbers(field, folded) for field in RUNS.values()]
        return len(set().union(*lists)) if all(map(len, lists)) else sum(map(len, lists))

    def cited(self, field: str) -> Iterator[tuple[str, int]]:
        """Every term of a field with the number of clauses that hold it."""
        return self._postings.counts(field)
