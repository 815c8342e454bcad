"""Analyse the gathered documents and write them into the parts of a generation."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis.analyser import Analyser
from index.building.gathering import Gathered
from index.building.report import Progress
from index.documents import Document, English, Metadata
from index.entries.cards import card
from index.entries.fields import FieldWords
from index.entries.labels import facet_labels
from index.entries.repeats import find_repeats
from index.extracting.naming import Namer
from index.extracting.stage import Knowledge, extract
from index.extracting.topics import Topic
from index.questions.files import Questions
from index.storing.catalogue import CatalogueWriter
from index.storing.checking import Probe, check_answers
from index.storing.extracted import write_extracted
from index.storing.generations import ANALYSER, CATALOGUE, POSTINGS, WORDBOOK, Generation
from index.storing.postings import PostingsWriter
from index.storing.writer import IndexedCard, IndexedClause, IndexedDocument, Writer
from index.terms.glossary import Concept, Finder
from index.terms.lists import Terms
from index.translations.composing import compose
from index.translations.files import Book
from index.translations.pairing import pair
from index.wordbook.book import write
from index.wordbook.compiling import Compiler
from index.wordbook.wordings import add_completions


@dataclass(frozen=True, slots=True)
class Terminology:
    """What is known of the words of the documents: names, translations, glossary, what clauses answer, topics."""

    terms: Terms
    book: Book
    glossary: tuple[Concept, ...]
    questions: Questions
    topics: tuple[Topic, ...] = ()

    def for_extraction(self) -> Knowledge:
        """What the extraction of a document may know beside it."""
        names = ((concept.zh, concept.en) for concept in self.glossary)
        return Knowledge(self.terms.lexicon, self.topics, Namer(names))


@dataclass(frozen=True, slots=True)
class Assembly:
    """What was written.

    Attributes:
        probes: The words that it must find.
        english: How complete its English is, by document.
        stale: How many rows of what clauses answer belong to no clause.
    """

    probes: tuple[Probe, ...]
    english: Mapping[str, Mapping[str, int]]
    stale: int

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
    labels = facet_labels(known.terms.lexicon, [one.metadata for one in gathered], known.book)
    finder = Finder(known.glossary, lambda text: analyser.fold(text).text)
    compiler = Compiler(analyser, has_english=bool(known.book.entries))
    knowledge, extracted = known.for_extraction(), []
    probes: list[Probe] = []
    texts: list[str] = []
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
            extracted.append(extract(loaded, paired.texts, knowledge))
            document = indexed(loaded, one.stated, paired.texts, number, finder, analyser, known.questions)
            texts += (clause.text for clause in loaded.clauses)
            for writer in writers:
                writer.add(document)
            number += len(document.clauses)
            compiler.add([*document.clauses, document.card])
            probes += _probes(document)
            progress.indexed(one.record.id)
        for writer in writers:
            writer.finish()
    write_extracted(folder / CATALOGUE, known.topics, extracted)
    with contextlib.closing(sqlite3.connect(folder / WORDBOOK)) as connection:
        write(connection, compiler.contents(known.glossary, known.terms, known.book.shared("department")))
        add_completions(connection, folder / CATALOGUE, known.terms.lexicon.districts, lambda t: analyser.fold(t).text)
    analyser.save(folder / ANALYSER)
    return Assembly(tuple(probes), english, known.questions.stale(texts))


def indexed(
    document: Document,
    stated: Metadata,
    english: Mapping[str, English],
    first: int,
    finder: Finder,
    analyser: Analyser,
    questions: Questions,
) -> IndexedDocument:
    """A document with its clauses, numbered from ``first``, and its card, folded and cut into words."""
    fields = FieldWords(document, english, analyser)
    clauses = _analysed(document, english, first, fields, finder, analyser, questions)
    said = card(document, english)
    folded, folded_en = analyser.fold(said.text).text, analyser.fold(said.english).text
    bigrams = frozenset(analyser.bigrams(folded) | analyser.bigrams(folded_en))
    words = fields.of_card(said)
    stored = IndexedCard(said, words, folded, folded_en, " ".join(words["text_en"]), bigrams)
    return IndexedDocument(document, stated, clauses, english, stored)


def _analysed(
    document: Document,
    english: Mapping[str, English],
    first: int,
    fields: FieldWords,
    finder: Finder,
    analyser: Analyser,
    questions: Questions,
) -> tuple[IndexedClause, ...]:
    """The clauses of a document, folded, cut into words and compared with each other."""
    repeats = find_repeats(document.clauses, lambda text: analyser.fold(text).text)
    clauses = []
    for place, clause in enumerate(document.clauses):
        own = compose(document.id, clause, english)
        folded, folded_en = analyser.fold(clause.text).text, analyser.fold(own.text or "").text
        asked = questions.of(clause.text)
        words = fields.of(clause, own, asked)
        holder = repeats.get(place)
        clauses.append(
            IndexedClause(
                number=first + place,
                clause=clause,
                words=words,
                folded=folded,
                folded_en=folded_en,
                words_en=" ".join(words["text_en"]),
                bigrams=frozenset(analyser.bigrams(folded) | analyser.bigrams(folded_en)),
                repeat_of=None if holder is None else first + holder,
                asked=(*asked.zh, *asked.en),
                concepts=tuple(dict.fromkeys(use.concept for use in finder.find(folded))),
            )
        )
    return tuple(clauses)


def _probes(document: IndexedDocument) -> list[Probe]:
    """A word of the first and of the last clause that has words: the longest, so that it is no particle."""
    worded = [clause for clause in document.clauses if clause.words["text"]]
    ends = [worded[0], worded[-1]] if worded else []
    return [Probe(max(clause.words["text"], key=len), clause.number) for clause in ends]
