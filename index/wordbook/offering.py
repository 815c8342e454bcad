"""Reads from the catalogue and the postings of a build what can be completed while a reader types."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from index.analysis.analyser import Analyser
from index.schema import CITED
from index.storing.catalogue import Catalogue
from index.terms.glossary import Concept
from index.terms.lists import District
from index.wordbook.completion_table import write_completions
from index.wordbook.completions import CompletionTitle, completions, offered_names, offered_questions
from index.wordbook.corpus import Corpus, TermHolders
from index.wordbook.counting import Naming, Writing

#: Gives the words of a text, each once.
Words = Callable[[str], tuple[str, ...]]


def add_completions(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    postings: TermHolders,
    glossary: Sequence[Concept],
    districts: Sequence[District],
    analyser: Analyser,
    fewest: int,
) -> None:
    """Writes what can be completed into a wordbook, with the number of clauses that name it.

    Args:
        connection: To the file of the wordbook.
        catalogue: A finished one.
        postings: What the documents hold.
        glossary: The concepts; of their renderings those that stand in the corpus are offered.
        districts: The districts; those that the corpus names are offered.
        analyser: Folds and cuts names.
        fewest: The clauses that a name, a title of sections or a cited number must have to be offered.
    """

    def fold(text: str) -> str:
        return analyser.fold(text).text

    corpus, naming = Corpus(postings), Naming(catalogue, postings, fold)
    offered = [name for name in offered_names(glossary, districts) if corpus.holding(fold(name.text)) >= fewest]
    naming.look_for(name.text for name in offered)

    def words(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(token.text for token in analyser.words(text)))

    also = _other_names(glossary, words)
    names = [replace(name, weight=naming.count(_writings(name.text, also, words))) for name in offered]
    titles = _titles(catalogue, naming, fewest)
    questions = offered_questions(catalogue.asked())
    numbers = _numbers(catalogue, corpus, fewest)
    write_completions(connection, completions(titles, numbers, chain(names, questions), fold))


def _other_names(glossary: Sequence[Concept], words: Words) -> dict[tuple[str, ...], list[str]]:
    """By the words of what concepts are called: what names them too, as the Chinese name of an English one does."""
    others: dict[tuple[str, ...], list[str]] = {}
    for concept in glossary:
        short = [text for text in concept.abbr if text.isupper()]
        for text in dict.fromkeys((concept.zh, concept.en, *short)):
            others[words(text)] = [*short, *([concept.zh] if text.isascii() else [])]
    return others


def _writings(name: str, also: Mapping[tuple[str, ...], Sequence[str]], words: Words) -> Iterator[Writing]:
    """The ways to write a name. An English one that no concept is called by may stand apart, as when it is typed."""
    for text in dict.fromkeys((name, *also.get(words(name), ()))):
        yield Writing(text, words(text), may_stand_apart=text.isascii() and words(text) not in also)


def _titles(catalogue: Catalogue, naming: Naming, fewest: int) -> Iterator[CompletionTitle]:
    """The titles of documents, then those of sections that enough clauses stand below, each of these once."""
    for document, english, _ in catalogue.titles():
        title = document.metadata.title
        below = naming.below(title) if title else 0
        yield CompletionTitle(title, english or document.metadata.title_en, "document", below)
    pairs = dict.fromkeys((row.title, row.english or None) for row in catalogue.section_rows() if row.title)
    for title, english in pairs:
        below = naming.below(title)
        if below >= fewest or fewest == 1:
            yield CompletionTitle(title, english, "section", below)


def _numbers(catalogue: Catalogue, corpus: Corpus, fewest: int) -> Iterable[tuple[str, int]]:
    """The number of each document with its clauses, and those that are cited in enough of them."""
    for document, _, clauses in catalogue.titles():
        if document.metadata.number:
            yield document.metadata.number, clauses
    yield from ((number, count) for number, count in corpus.cited(CITED) if count >= fewest)
