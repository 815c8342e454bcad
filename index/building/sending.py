"""Send the documents of a chunk to a cluster: what was read of them, weighed under lengths that are known by now.

Runs in a worker, or in the process of a small build. Each worker sends what it weighs itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.analysis.analyser import Analyser
from index.analysis.borders import Borders
from index.building.analysing import Analysing
from index.entries.terms import EntryTerms
from index.storing.catalogue import Catalogue
from index.storing.opensearch.book import MemberRow
from index.storing.opensearch.bulk import send
from index.storing.opensearch.connecting import ClusterPlace, Patience
from index.storing.opensearch.entries import Spooled, Weighing
from index.storing.opensearch.mapping import FACETS
from index.storing.opensearch.spooling import SpooledInMemory, read_spooled
from index.terms.glossary import Finder

if TYPE_CHECKING:
    from opensearchpy import OpenSearch


@dataclass(frozen=True, slots=True)
class SendingContext:
    """What is the same for all documents that are sent.

    Attributes:
        index: The name of the index.
        averages: The average length of each ranked field.
        catalogue: Of the new generation, for what was not read by this build.
        analyser: The folder of the analyser.
    """

    place: ClusterPlace
    index: str
    averages: Mapping[str, float]
    catalogue: Path
    analyser: Path


@dataclass(frozen=True, slots=True)
class SendingJob:
    """One document to send.

    Attributes:
        order: Its order.
        spool: The file of what was read of it, None where this build has not read it.
        bytes: Of its text, about.
    """

    document: str
    order: int
    spool: Path | None
    bytes: int


@dataclass(frozen=True, slots=True)
class SendingChunk:
    """Documents that one worker sends together."""

    jobs: tuple[SendingJob, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of one document.

    Attributes:
        entries: How many were sent.
        members: Its clauses that repeat another or are repeated.
        retries: How often it was tried again, by what was in the way.
    """

    document: str
    entries: int
    members: tuple[MemberRow, ...]
    retries: Mapping[str, int]


class Sending:
    """Sends one chunk after the other."""

    def __init__(self, context: SendingContext) -> None:
        """Takes what is the same for all of them; nothing is connected before it is needed."""
        self._context = context
        self._weighing = Weighing(context.averages)

    def close(self) -> None:
        """Closes what was opened."""
        if "_client" in self.__dict__:
            self._client.close()
        if "_catalogue" in self.__dict__:
            self._catalogue.close()

    def prepare(self, chunk: SendingChunk) -> list[Sent]:
        """Sends the documents of a chunk; what came of each, in the order of the jobs.

        Raises:
            BuildError: The cluster refuses one, or took nothing for long.
        """
        return [self._send(job) for job in chunk.jobs]

    def _send(self, job: SendingJob) -> Sent:
        spooled = read_spooled(job.spool) if job.spool is not None else self._again(job.document)
        patience = Patience()
        entries = send(self._client, self._context.index, self._weighing.bodies(spooled, job.order), patience)
        return Sent(job.document, entries, members_of(spooled), patience.retries)

    def _again(self, document_id: str) -> Spooled:
        """A document of the generation, analysed again."""
        document, english = self._catalogue.whole(document_id), self._catalogue.english(document_id)
        writer = SpooledInMemory(lambda text: self._analyser.fold(text).text, Borders(self._analyser.words))
        self._analysing.write(document, self._catalogue.stated(document_id), english, 0, [writer])
        return writer.spooled()

    @cached_property
    def _client(self) -> OpenSearch:
        return self._context.place.client()

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue.open(self._context.catalogue)

    @cached_property
    def _analyser(self) -> Analyser:
        return Analyser.load(self._context.analyser)

    @cached_property
    def _analysing(self) -> Analysing:
        terms = EntryTerms((), self._analyser)
        return Analysing(self._analyser, Finder((), str), terms, self._catalogue.questions(), None)


def members_of(spooled: Spooled) -> tuple[MemberRow, ...]:
    """The clauses of a document that repeat another or are repeated, with the codes that they are counted by."""
    entries = {entry.place: entry for entry in spooled.entries}
    rows = []
    for place, holder in sorted(spooled.members().items()):
        codes = entries[place].codes
        rows.append((place, holder, {facet: list(codes.get(facet, ())) for facet in FACETS}))
    return tuple(rows)
