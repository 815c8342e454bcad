"""Postings for tests: of words, and what those of a folder say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from index.analysis import Analyser
from index.entries.terms import EntryTerms, read_names
from index.storing.postings import PostingsReader
from index.wordbook.concepts import Named, texts_of


def clauses_with(folder: Path, word: str) -> set[int]:
    """The numbers of the clauses and cards whose text holds a word."""
    with closing(PostingsReader(folder)) as reader:
        return set(reader.numbers("text", word))


def lists_of(folder: Path, field: str = "text") -> dict[str, dict[int, int]]:
    """Every term of a ranked field with its numbers and counts."""
    with closing(PostingsReader(folder)) as reader:
        terms = [term for term, _ in reader.counts(field)]
        return {term: dict(zip(*reader.postings(field, term), strict=True)) for term in terms}


class Held:
    """Postings in memory, for what asks :class:`index.wordbook.corpus.TermHolders`."""

    def __init__(self, entries: Iterable[Mapping[str, Iterable[str]]]) -> None:
        """Takes what each entry holds, by field."""
        self._lists: dict[str, dict[str, list[int]]] = {}
        for number, fields in enumerate(entries):
            for field, terms in fields.items():
                for term in set(terms):
                    self._lists.setdefault(field, {}).setdefault(term, []).append(number)

    def numbers(self, field: str, term: str) -> Sequence[int]:
        return self._lists.get(field, {}).get(term, ())

    def count(self, field: str, term: str) -> int:
        return len(self.numbers(field, term))

    def counts(self, field: str) -> Iterator[tuple[str, int]]:
        return ((term, len(numbers)) for term, numbers in sorted(self._lists.get(field, {}).items()))


def held(analyser: Analyser, texts: Iterable[tuple[str, str]], several: Iterable[Named]) -> Held:
    """What clauses of a Chinese and an English text hold of the names of several things."""
    terms = EntryTerms(read_names(texts_of(several), analyser), analyser)
    entries = []
    for chinese, english in texts:
        words = {"text": [token.text for token in analyser.words(chinese)], "heading": [], "section": []}
        words["text_en"] = [token.text for token in analyser.words(english)]
        entries.append({**words, **terms.of(chinese, analyser.fold(chinese).text, analyser.fold(english).text, words)})
    return Held(entries)
