"""Analyse the gathered documents and write them into the parts of a generation."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis.analyser import Analyser
from index.documents import Document
from index.entries import FieldWords
from index.gathering import Gathered
from index.glossary import Concept, Finder
from index.labels import facet_labels
from index.repeats import find_repeats
from index.report import Progress
from index.terms import Lexicon
from index.translations.files import Book
from index.translations.pairing import pair
from index.writing.catalogue import CatalogueWriter
from index.writing.checking import Probe, check_answers
from index.writing.generations import ANALYSER, CATALOGUE, POSTINGS, Generation
from index.writing.postings import PostingsWriter
from index.writing.writer import IndexedClause, IndexedDocument, Writer


@dataclass(frozen=True, slots=True)
class Terminology:
    """What is known of the words of the documents: names of departments and districts, translations, glossary."""

    lexicon: Lexicon
    book: Book
    glossary: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What was written: the questions that it must answer, and how complete its English is, by document."""

    probes: tuple[Probe, ...]
    english: Mapping[str, Mapping[str, int]]

    def check(self, generation: Generation) -> None:
        """Ask the generation; BuildError where it does not answer."""
        check_answers(generation, self.probes)


def assemble(
    folder: Path,
    gathered: Sequence[Gathered],
    known: Terminology,
    analyser: Analyser,
    progress: Progress,
) -> Assembly:
    """Write catalogue, postings and analyser into ``folder``.

    Reads: the gathered documents. Writes: all of the generation but its manifest.
    """
    labels = facet_labels(known.lexicon, [one.metadata for one in gathered], known.book)
    finder = Finder(known.glossary, lambda text: analyser.fold(text).text)
    probes: list[Probe] = []
    english: dict[str, Mapping[str, int]] = {}
    with contextlib.ExitStack() as stack:
        catalogue = CatalogueWriter(folder / CATALOGUE, labels, known.glossary)
        stack.callback(catalogue.abandon)
        postings = PostingsWriter(folder / POSTINGS)
        stack.callback(postings.abandon)
        writers: Sequence[Writer] = (catalogue, postings)
        number = 0
        for one in gathered:
            paired = pair(loaded := one.load(), known.book.of(one.record.id))
            if known.book.entries:
                english[one.record.id] = paired.counts
            clauses = analysed(loaded, number, finder, analyser)
            document = IndexedDocument(loaded, one.stated, clauses, paired.texts)
            for writer in writers:
                writer.add(document)
            number += len(document.clauses)
            probes += _probes(document)
            progress.indexed(one.record.id)
        for writer in writers:
            writer.finish()
    analyser.save(folder / ANALYSER)
    return Assembly(tuple(probes), english)


def analysed(document: Document, first: int, finder: Finder, analyser: Analyser) -> tuple[IndexedClause, ...]:
    """The clauses of a document, numbered from ``first``, folded, cut into words and compared with each other."""
    fields = FieldWords(document, analyser)
    repeats = find_repeats(document.clauses, lambda text: analyser.fold(text).text)
    clauses = []
    for place, clause in enumerate(document.clauses):
        folded = analyser.fold(clause.text).text
        holder = repeats.get(place)
        clauses.append(
            IndexedClause(
                number=first + place,
                clause=clause,
                words=fields.of(clause),
                folded=folded,
                bigrams=frozenset(analyser.bigrams(folded)),
                repeat_of=None if holder is None else first + holder,
                concepts=tuple(dict.fromkeys(use.concept for use in finder.find(folded))),
            )
        )
    return tuple(clauses)


def _probes(document: IndexedDocument) -> list[Probe]:
    """A word of the first and of the last clause that has words: the longest, so that it is no particle."""
    worded = [clause for clause in document.clauses if clause.words["text"]]
    ends = [worded[0], worded[-1]] if worded else []
    return [Probe(max(clause.words["text"], key=len), clause.number) for clause in ends]
