"""Gather the documents of a build: read what is new or changed, take the rest from the build before."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from index.building.previous import Previous
from index.building.report import Row, State, row_of
from index.documents import Coverage, Document, Metadata
from index.errors import SourceError
from index.finding.corpus import Entry
from index.finding.facts import complete, differences
from index.storing.manifest import DocumentRecord, sha256_of
from index.terms.lists import Lexicon


@dataclass(frozen=True, slots=True)
class Gathered:
    """One document that goes into the index.

    Attributes:
        metadata: What readers are shown.
        stated: What the text says.
        load: Gives the document with all its parts; an unchanged one is only fetched when it is needed.
    """

    record: DocumentRecord
    state: State
    metadata: Metadata
    stated: Metadata
    load: Callable[[], Document]

    @property
    def row(self) -> Row:
        """Its row in the report."""
        return row_of(self.record, self.state)


@dataclass(frozen=True, slots=True)
class Gathering:
    """How documents are gathered in one build.

    Attributes:
        reading: Fingerprint of what reads and cuts them.
        full: Whether everything is read again.
    """

    previous: Previous
    lexicon: Lexicon
    reading: str
    full: bool

    def gather(self, entry: Entry) -> Gathered | Row:
        """A document in its present version, else in its last good one, else the row that says why there is none."""
        try:
            if entry.problem:
                raise SourceError(f"{entry.name}: {entry.problem}")
            return self._unchanged(entry) or self._read(entry)
        except SourceError as error:
            problem = str(error)
        except OSError as error:
            problem = f"{entry.name}: {error.strerror}: make the file readable for the user of the build"
        except Exception as error:
            # A batch goes on: one text that meets a mistake of ours must not keep all the others out of the index.
            problem = f"{entry.name}: internal error, please report it: {type(error).__name__}: {error}"
        record = self.previous.record(entry.id)
        if record is None:
            return Row(entry.id, entry.name, "failed", problem)
        return self._earlier(entry, dataclasses.replace(record, problem=problem), "kept")

    def _unchanged(self, entry: Entry) -> Gathered | None:
        record = self.previous.record(entry.id)
        if record is None or self.full or record.reading != self.reading or record.source != entry.name:
            return None
        if record.sha256 != sha256_of(entry.path):
            return None
        return self._earlier(entry, dataclasses.replace(record, problem=None), "unchanged")

    def _earlier(self, entry: Entry, record: DocumentRecord, state: State) -> Gathered:
        stated = self.previous.stated(entry.id)
        metadata = complete(entry.facts, stated)
        record = dataclasses.replace(record, differences=_differences(entry, record.sha256, stated))

        def load() -> Document:
            return dataclasses.replace(self.previous.document(entry.id), metadata=metadata)

        return Gathered(record, state, metadata, stated, load)

    def _read(self, entry: Entry) -> Gathered:
        # Only here: a build that finds nothing changed does without the HTML parser and the rules of structure.
        from index.reading import read
        from index.structuring import structure

        source = read(entry.path, name=entry.name)
        found = structure(source, entry.id, self.lexicon)
        stated = found.metadata
        document = dataclasses.replace(found, metadata=complete(entry.facts, stated))
        record = DocumentRecord(
            id=entry.id,
            source=entry.name,
            sha256=source.sha256,
            reading=self.reading,
            sections=len(document.sections),
            clauses=len(document.clauses),
            coverage=document.coverage,
            warnings=document.warnings + _gaps(document.coverage),
            differences=_differences(entry, source.sha256, stated),
            problem=None,
        )
        return Gathered(record, "read", document.metadata, stated, lambda: document)


def _differences(entry: Entry, sha256: str, stated: Metadata) -> tuple[str, ...]:
    """Where the file is not what ``corpus.toml`` says of it."""
    changed = entry.sha256 is not None and entry.sha256 != sha256
    warning = (f"corpus.toml expects SHA-256 {entry.sha256}, the file has {sha256}: correct the one that is wrong",)
    return (warning if changed else ()) + (differences(entry.facts, stated) if entry.facts else ())


def _gaps(coverage: Coverage) -> tuple[str, ...]:
    if not coverage.unassigned:
        return ()
    return (f"{coverage.unassigned} of {coverage.characters} characters belong to no heading, clause or furniture",)
