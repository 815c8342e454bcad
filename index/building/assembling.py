"""Join the parts of a build, and what the generation before has of the rest, into a new generation."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from index.analysis.analyser import Analyser
from index.building.jobs import Prepared
from index.building.report import Progress
from index.entries.labels import facet_labels
from index.extracting.topics import Topic
from index.questions.files import Questions
from index.storing.catalogue import Catalogue
from index.storing.catalogue_writer import CatalogueWriter
from index.storing.checking import Probe, probes_of
from index.storing.frozen import FrozenFile
from index.storing.generations import ANALYSER, CATALOGUE, POSTINGS, WORDBOOK
from index.storing.joining import DROPPED, JoinSource, join
from index.storing.postings import PostingsReader, Shape
from index.terms.glossary import Concept
from index.terms.lists import Terms
from index.translations.files import Book
from index.wordbook.book import write
from index.wordbook.compiling import Compiler, fewest
from index.wordbook.concepts import named
from index.wordbook.offering import add_completions


@dataclass(frozen=True, slots=True)
class Terminology:
    """What is known of the words of the documents.

    Attributes:
        common: The translations that documents share.
        has_english: Whether documents have translations.
        questions: What clauses answer.
        topics: What facts are sorted by.
    """

    terms: Terms
    common: Book
    glossary: tuple[Concept, ...]
    has_english: bool
    questions: Questions
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembly:
    """What was written.

    Attributes:
        probes: The words that it must find.
        stale: How many rows of what clauses answer belong to no clause.
    """

    probes: tuple[Probe, ...]
    stale: int


def assemble(
    folder: Path,
    documents: Sequence[Prepared],
    previous: Path | None,
    known: Terminology,
    analyser: Analyser,
    progress: Progress,
) -> Assembly:
    """Writes catalogue, postings, wordbook and analyser into ``folder``.

    Reads: the parts of the documents, the generation before. Writes: all of the generation but addresses and manifest.
    """
    progress.stage("texts")
    _join_catalogues(folder / CATALOGUE, documents, previous, known)
    progress.stage("postings")
    _join_postings(folder / POSTINGS, documents, previous)
    progress.stage("words")
    with (
        contextlib.closing(Catalogue.open(folder / CATALOGUE)) as catalogue,
        contextlib.closing(PostingsReader(folder / POSTINGS)) as postings,
    ):
        _write_wordbook(folder / WORDBOOK, catalogue, postings, known, analyser)
        written = Assembly(probes_of(catalogue, analyser), known.questions.stale(set(catalogue.questions().rows)))
    analyser.save(folder / ANALYSER)
    return written


def firsts(documents: Sequence[Prepared]) -> list[int]:
    """The number of the first clause of each document, and behind them the number of all clauses."""
    return list(accumulate((document.record.clauses for document in documents), initial=0))


def _join_catalogues(path: Path, documents: Sequence[Prepared], previous: Path | None, known: Terminology) -> None:
    labels = facet_labels(known.terms.lexicon, [one.metadata for one in documents], known.common)
    writer = CatalogueWriter(path, labels, known.glossary, known.topics)
    with contextlib.ExitStack() as stack:
        stack.callback(writer.abandon)
        opened = _Opened(previous)
        stack.callback(opened.close)
        for document, first in zip(documents, firsts(documents), strict=False):
            held = document.stored
            numbers = range(held.first, held.first + document.record.clauses)
            writer.take(opened.catalogue(held.part), held.position, numbers, first)
        writer.finish()


class _Opened:
    """The catalogues that are taken over: that of the generation before, and of the parts one at a time."""

    def __init__(self, previous: Path | None) -> None:
        self._previous = previous
        self._files: dict[Path | None, FrozenFile] = {}

    def catalogue(self, part: Path | None) -> FrozenFile:
        if part not in self._files:
            for other in [each for each in self._files if each is not None]:
                self._files.pop(other).close()
            self._files[part] = FrozenFile(_folder(part, self._previous) / CATALOGUE)
        return self._files[part]

    def close(self) -> None:
        for file in self._files.values():
            file.close()


def _join_postings(folder: Path, documents: Sequence[Prepared], previous: Path | None) -> None:
    *starts, clauses = firsts(documents)
    numbers: dict[Path | None, list[int]] = {}
    shapes: dict[Path | None, Shape] = {}
    for position, (document, first) in enumerate(zip(documents, starts, strict=True)):
        stored, count = document.stored, document.record.clauses
        if stored.part not in numbers:
            shape = shapes[stored.part] = Shape.read(_folder(stored.part, previous) / POSTINGS)
            numbers[stored.part] = [DROPPED] * shape.entries
        held = numbers[stored.part]
        held[stored.first : stored.first + count] = range(first, first + count)
        held[shapes[stored.part].clauses + stored.position] = clauses + position
    sources = [JoinSource(_folder(part, previous) / POSTINGS, held) for part, held in numbers.items()]
    join(sources, folder, clauses, len(documents))


def _folder(part: Path | None, previous: Path | None) -> Path:
    folder = part or previous
    if folder is None:
        raise KeyError("there is no generation before")
    return folder


def _write_wordbook(
    path: Path, catalogue: Catalogue, postings: PostingsReader, known: Terminology, analyser: Analyser
) -> None:
    lexicon = known.terms.lexicon
    several = named(known.glossary, known.terms.departments, known.common.shared("department"), lexicon.districts)
    compiler = Compiler(analyser, postings, has_english=known.has_english)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        write(connection, compiler.contents(several, known.terms, catalogue.asked()))
        add_completions(
            connection,
            catalogue,
            postings,
            known.glossary,
            lexicon.districts,
            analyser,
            fewest(postings.shape.clauses),
        )
