"""Reads from the catalogue and the postings of a build what can be completed while a reader types."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.schema import CITED
from index.storing.catalogue import Catalogue
from index.terms.glossary import Concept
from index.terms.lists import District
from index.wordbook.completion_table import write_completions
from index.wordbook.completions import CompletionTitle, completions, offered_names
from index.wordbook.corpus import Corpus
from index.wordbook.typing_keys import Fold


def add_completions(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    corpus: Corpus,
    glossary: Sequence[Concept],
    districts: Sequence[District],
    fold: Fold,
    fewest: int,
) -> None:
    """Writes what can be completed into a wordbook.

    Args:
        connection: To the file of the wordbook.
        catalogue: A finished one.
        corpus: What the documents hold.
        glossary: The concepts; of their renderings those that stand in the corpus are offered.
        districts: The districts; those that the corpus names are offered.
        fold: The fold of the analyser, as text.
        fewest: The clauses that a name, a title of sections or a cited number must have to be offered.
    """
    names = [
        replace(name, weight=count)
        for name in offered_names(glossary, districts)
        if (count := corpus.holding(fold(name.text))) >= fewest
    ]
    write_completions(
        connection,
        completions(_titles(catalogue, fewest), _numbers(catalogue, corpus, fewest), names, fold),
    )


def _titles(catalogue: Catalogue, fewest: int) -> Iterator[CompletionTitle]:
    """The titles of documents, then those of sections, each of these once with the most clauses that one has."""
    for document, english, clauses in catalogue.titles():
        yield CompletionTitle(document.metadata.title, english or document.metadata.title_en, "document", clauses)
    sections: dict[tuple[str, str | None], int] = {}
    together: dict[tuple[str, str | None], int] = {}
    for title, english, clauses in catalogue.section_titles():
        key = (title, english)
        sections[key] = max(clauses, sections.get(key, 0))
        together[key] = together.get(key, 0) + clauses
    for (title, english), clauses in sections.items():
        if together[title, english] >= fewest or fewest == 1:
            yield CompletionTitle(title, english, "section", clauses)


def _numbers(catalogue: Catalogue, corpus: Corpus, fewest: int) -> Iterable[tuple[str, int]]:
    """The number of each document with its clauses, and those that are cited in enough of them."""
    for document, _, clauses in catalogue.titles():
        if document.metadata.number:
            yield document.metadata.number, clauses
    yield from ((number, count) for number, count in corpus.cited(CITED) if count >= fewest)
