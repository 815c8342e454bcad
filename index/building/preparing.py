"""Prepare the documents of a chunk: read and cut what is new or changed, take the rest from before, analyse, write.

Runs in a worker, or in the process of a small build.
"""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from index.analysis.analyser import Analyser
from index.analysis.borders import Borders
from index.building.analysing import Analysing
from index.building.fingerprints import words_fingerprint
from index.building.jobs import BuildContext, Chunk, Job, Prepared, Stored, Worked
from index.building.previous import Previous
from index.building.report import DocumentRow, ReadState
from index.documents import Coverage, Document, English, Metadata
from index.entries.terms import EntryTerms, read_names
from index.errors import PolicySearchError, SourceError, UsageError
from index.extracting.naming import IndicatorNamer
from index.extracting.stage import Knowledge
from index.extracting.topics import load_topics
from index.finding.corpus import CorpusEntry, stated_otherwise
from index.finding.facts import complete
from index.questions.files import read_questions
from index.storing.catalogue_writer import CatalogueWriter
from index.storing.generations import CATALOGUE, POSTINGS
from index.storing.manifest import DocumentRecord
from index.storing.opensearch.spooling import SPOOL, SpoolWriter
from index.storing.parts import PostingsWriter
from index.storing.sources import stage_source
from index.storing.writer import Writer
from index.terms.glossary import Finder, load_glossary
from index.terms.lists import Terms, load_terms
from index.translations.folder import po_name
from index.wordbook.concepts import named, texts_of


@dataclasses.dataclass(frozen=True, slots=True)
class _Read:
    """A document as it is to be indexed, with its English."""

    document: Document
    stated: Metadata
    record: DocumentRecord
    state: ReadState
    english: Mapping[str, English]
    counts: Mapping[str, int]


class Preparing:
    """Prepares one chunk after the other."""

    def __init__(self, context: BuildContext) -> None:
        """Takes what is the same for all of them; nothing is opened before it is needed."""
        self._context = context

    def close(self) -> None:
        """Closes the generation before."""
        if "_previous" in self.__dict__:
            self._previous.close()

    def prepare(self, chunk: Chunk) -> list[Worked]:
        """Prepares the documents of a chunk and write their parts, one or, where memory is short, more.

        Returns:
            What became of each document, in the order of the jobs.
        """
        spoiled: dict[str, str] = {}
        while True:
            try:
                return self._attempt(chunk, spoiled)
            except _SpoiledError as error:
                # Half of a document stands in its part: the others are written again without it.
                spoiled[error.document_id] = error.problem

    def _attempt(self, chunk: Chunk, spoiled: Mapping[str, str]) -> list[Worked]:
        outcomes: list[Worked] = []
        with contextlib.ExitStack() as parts:
            part: PreparedPart | None = None
            for job in chunk.jobs:
                found = self._read_or_kept(job, spoiled)
                if isinstance(found, DocumentRow | Prepared):
                    outcomes.append(found)
                    continue
                if part is None:
                    folder = self._context.parts / f"{chunk.name}-{len(spoiled)}-{len(outcomes)}"
                    part = PreparedPart(folder, self._spooling(folder))
                    parts.callback(part.abandon)
                outcomes.append(self._write(found, part))
                if part.size > self._context.memory:
                    part.finish()
                    part = None
            if part is not None:
                part.finish()
        return outcomes

    def _read_or_kept(self, job: Job, spoiled: Mapping[str, str]) -> _Read | Worked:
        """A document in its present version, else in its last good one, else the row that says why there is none."""
        entry = job.entry
        try:
            if entry.id in spoiled:
                raise SourceError(spoiled[entry.id])
            if entry.problem:
                raise SourceError(f"{entry.name}: {entry.problem}")
            return self._read(entry) if job.unchanged is None else self._unchanged(entry, job.unchanged)
        except (SourceError, UsageError) as error:
            # A broken PO file is named with its line, and fails its document alone.
            problem = str(error)
        except MemoryError:
            problem = _too_large(entry.name)
        except OSError as error:
            problem = f"{entry.name}: {error.strerror}: make the file readable for the user of the build"
        except Exception as error:
            # A batch goes on: one text that meets a mistake of ours must not keep all the others out of the index.
            problem = _internal(entry.name, error)
        if job.record is None:
            return DocumentRow(entry.id, entry.name, "failed", problem)
        return self._kept(job.record, problem)

    def _read(self, entry: CorpusEntry) -> _Read:
        # Only here: a build that finds nothing changed does without the HTML parser and the rules of structure.
        from index.reading import read
        from index.structuring import structure

        source = read(entry.path, name=entry.name, ocr=self._context.ocr, workplace=self._context.parts)
        stage_source(self._context.parts, entry.id, entry.path, source)
        found = structure(source, entry.id, self._terms.lexicon)
        stated = found.metadata
        document = dataclasses.replace(found, metadata=complete(entry.facts, stated))
        record = DocumentRecord(
            id=entry.id,
            source=entry.name,
            sha256=source.sha256,
            reading=self._context.reading,
            analysing=self._context.analysing,
            words=words_fingerprint(document.metadata, self._context.english, self._po_name(entry)),
            sections=len(document.sections),
            clauses=len(document.clauses),
            coverage=document.coverage,
            warnings=source.warnings + _gaps(document.coverage),
            differences=stated_otherwise(entry, source.sha256, stated),
            problem=None,
        )
        return self._paired(document, stated, record, "read", self._po_name(entry))

    def _unchanged(self, entry: CorpusEntry, record: DocumentRecord) -> _Read:
        """A document whose text is that of the generation before, under what is known of it now."""
        stated = self._previous.stated(entry.id)
        document = dataclasses.replace(self._previous.document(entry.id), metadata=complete(entry.facts, stated))
        record = dataclasses.replace(
            record,
            analysing=self._context.analysing,
            words=words_fingerprint(document.metadata, self._context.english, self._po_name(entry)),
            differences=stated_otherwise(entry, record.sha256, stated),
            problem=None,
        )
        return self._paired(document, stated, record, "unchanged", self._po_name(entry))

    def _kept(self, record: DocumentRecord, problem: str) -> _Read | Prepared:
        """The last good version of a document, analysed again only where it was analysed otherwise."""
        record = dataclasses.replace(record, problem=problem)
        counts = self._previous.english_counts(record.id)
        if record.analysing == self._context.analysing:
            stored = self._previous.stored_at(record.id)
            return Prepared(record, "kept", self._previous.metadata(record.id), counts, stored)
        record = dataclasses.replace(record, analysing=self._context.analysing)
        document, stated = self._previous.document(record.id), self._previous.stated(record.id)
        return _Read(document, stated, record, "kept", self._previous.english(record.id), counts)

    def _po_name(self, entry: CorpusEntry) -> str:
        return po_name(self._context.english, entry.id, entry.formerly)

    def _paired(
        self, document: Document, stated: Metadata, record: DocumentRecord, state: ReadState, name: str
    ) -> _Read:
        """A document with the English of its PO file."""
        # Only here and for the departments: a build without new documents reads no PO file.
        from index.translations.files import read_entries
        from index.translations.pairing import pair

        paired = pair(document, read_entries(self._context.english, name))
        return _Read(document, stated, record, state, paired.texts, paired.counts if self._context.english else {})

    def _write(self, found: _Read, part: PreparedPart) -> Prepared:
        """Analyse a document and write it into a part."""
        stored = Stored(part.folder, part.documents, part.clauses)
        try:
            self._analysing.write(found.document, found.stated, found.english, part.clauses, part.writers)
        except (OSError, sqlite3.Error, PolicySearchError):
            # The disk, and not the document.
            raise
        except MemoryError as error:
            raise _SpoiledError(found.record.id, _too_large(found.record.source)) from error
        except Exception as error:
            raise _SpoiledError(found.record.id, _internal(found.record.source, error)) from error
        part.documents += 1
        part.clauses += len(found.document.clauses)
        return Prepared(found.record, found.state, found.document.metadata, found.counts, stored)

    def _spooling(self, folder: Path) -> tuple[Writer, ...]:
        """What keeps a part for a cluster, where there is one."""
        if not self._context.is_spooled:
            return ()
        fold, borders = self._reading
        return (SpoolWriter(folder / SPOOL, fold, borders),)

    @cached_property
    def _reading(self) -> tuple[Callable[[str], str], Borders]:
        """What reads titles and names for a cluster."""
        analyser = self._analyser
        return lru_cache(maxsize=4096)(lambda text: analyser.fold(text).text), Borders(analyser.words)

    @cached_property
    def _analyser(self) -> Analyser:
        return Analyser.load(self._context.analyser)

    @cached_property
    def _previous(self) -> Previous:
        return Previous.at(self._context.previous)

    @cached_property
    def _terms(self) -> Terms:
        return load_terms(self._context.terms)

    @cached_property
    def _analysing(self) -> Analysing:
        from index.translations.files import read_common

        analyser = self._analyser
        concepts = load_glossary(self._context.terms)
        departments = read_common(self._context.english).shared("department")
        names = named(concepts, self._terms.departments, departments, self._terms.lexicon.districts)
        finder = Finder(concepts, lambda text: analyser.fold(text).text)
        terms = EntryTerms(read_names(texts_of(names), analyser), analyser)
        namer = IndicatorNamer((concept.zh, concept.en) for concept in concepts)
        knowledge = Knowledge(self._terms.lexicon, load_topics(self._context.terms), namer)
        return Analysing(analyser, finder, terms, read_questions(self._context.questions), knowledge)


class PreparedPart:
    """Documents that are written together: a small catalogue and its postings.

    Attributes:
        documents: How many there are.
        clauses: How many clauses they have together.
    """

    def __init__(self, folder: Path, besides: tuple[Writer, ...] = ()) -> None:
        """Makes the folder; ``besides`` are writers of other storage."""
        folder.mkdir(parents=True)
        self.folder = folder
        self.documents = self.clauses = 0
        self._postings = PostingsWriter(folder / POSTINGS)
        self.writers: tuple[Writer, ...] = (CatalogueWriter(folder / CATALOGUE, {}), self._postings, *besides)

    @property
    def size(self) -> int:
        """About how many bytes of memory it holds."""
        return self._postings.size

    def finish(self) -> None:
        """Writes what is held and close every file."""
        for writer in self.writers:
            writer.finish()

    def abandon(self) -> None:
        """Closes every file; after :meth:`finish` it does nothing."""
        for writer in self.writers:
            writer.abandon()


class _SpoiledError(Exception):
    """A document could not be analysed and stands half in its part."""

    def __init__(self, document_id: str, problem: str) -> None:
        super().__init__(document_id, problem)
        self.document_id = document_id
        self.problem = problem


def _gaps(coverage: Coverage) -> tuple[str, ...]:
    if not coverage.unassigned:
        return ()
    return (f"{coverage.unassigned} of {coverage.characters} characters belong to no heading, clause or furniture",)


def _too_large(name: str) -> str:
    return f"{name}: it takes more memory than a worker may have: give more with --memory"


def _internal(name: str, error: Exception) -> str:
    return f"{name}: internal error, please report it: {type(error).__name__}: {error}"
