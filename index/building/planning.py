"""Plan a build: which documents are taken over as they are, and in which chunks the others are prepared."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from index.building.fingerprints import words_fingerprint
from index.building.jobs import CHUNK_BYTES, CHUNK_DOCUMENTS, BuildContext, Chunk, Job, Prepared
from index.building.previous import Previous
from index.finding.corpus import CorpusEntry, stated_otherwise
from index.finding.facts import complete
from index.storing.manifest import DocumentRecord, sha256_of
from index.translations.folder import po_name

#: What has a size in bytes.


class _HasBytes(Protocol):
    """What is to be done of one document: its text has about so many bytes."""

    @property
    def bytes(self) -> int: ...


_Sized = TypeVar("_Sized", bound=_HasBytes)


@dataclass(frozen=True, slots=True)
class Planning:
    """How one build decides what is to be done.

    Attributes:
        full: Whether everything is read again.
    """

    previous: Previous
    context: BuildContext
    full: bool

    def plan(self, entry: CorpusEntry) -> Prepared | Job:
        """A document as the generation before has it, where nothing of it would come out otherwise; else the job."""
        record = self.previous.record(entry.id)
        if record is None or not self._is_unchanged(entry, record):
            return Job(entry, record, None, _size(entry))
        stated = self.previous.stated(entry.id)
        metadata = complete(entry.facts, stated)
        english = self.context.english
        words = words_fingerprint(metadata, english, po_name(english, entry.id, entry.formerly))
        if (record.analysing, record.words) != (self.context.analysing, words):
            return Job(entry, record, record, _size(entry))
        differences = stated_otherwise(entry, record.sha256, stated)
        record = dataclasses.replace(record, differences=differences, problem=None)
        counts = self.previous.english_counts(entry.id)
        return Prepared(record, "unchanged", metadata, counts, self.previous.stored_at(entry.id))

    def _is_unchanged(self, entry: CorpusEntry, record: DocumentRecord) -> bool:
        if self.full or entry.problem or record.reading != self.context.reading or record.source != entry.name:
            return False
        try:
            return record.sha256 == sha256_of(entry.path)
        except OSError:
            # Whoever reads it says why it cannot be read.
            return False


def chunks_of(jobs: Sequence[Job]) -> list[Chunk]:
    """Jobs in chunks, the largest first; what is in a chunk does not depend on how many work at them."""
    chunks = [Chunk(f"{n:06}", tuple(several)) for n, several in enumerate(together(jobs))]
    return sorted(chunks, key=lambda chunk: -sum(job.bytes for job in chunk.jobs))


def together(jobs: Iterable[_Sized]) -> Iterator[list[_Sized]]:
    """Jobs in their order, as many together as one worker does at a time."""
    several: list[_Sized] = []
    size = 0
    for job in jobs:
        if several and (size + job.bytes > CHUNK_BYTES or len(several) == CHUNK_DOCUMENTS):
            yield several
            several, size = [], 0
        several.append(job)
        size += job.bytes
    if several:
        yield several


def _size(entry: CorpusEntry) -> int:
    try:
        return entry.path.stat().st_size
    except OSError:
        return 0
