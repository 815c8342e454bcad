"""Deliver a generation to a cluster: an index of its own beside the current one, checked, then named by the alias."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.building import pool
from index.building.jobs import Prepared
from index.building.planning import together
from index.building.sending import SendingChunk, SendingContext, SendingJob
from index.entries import weighing
from index.errors import GENERATIONS, BuildError, IndexUnavailable
from index.schema import FIELDS
from index.storing.checking import Probe
from index.storing.generations import ANALYSER, CATALOGUE, POSTINGS, Generation, current_name, generation_names
from index.storing.opensearch.book import BOOK, About, IndexBook, MemberRow, orders_after, write_book
from index.storing.opensearch.connecting import ClusterPlace, Patience, check_cluster
from index.storing.opensearch.entries import seat_of
from index.storing.opensearch.indices import Indices
from index.storing.opensearch.mapping import FORM
from index.storing.opensearch.spooling import SPOOL
from index.storing.postings import PostingsReader

#: How far the average length of a field may be from that which words were weighed with before. What words weigh is
#: then wrong by a third of that at most, and their scores by less.
_DRIFT = 0.005

#: Seconds that the first answer of the cluster is waited for.
_FIRST = 15.0

#: Characters of a clause, about: how documents are divided among processes.
_CLAUSE_BYTES = 600


@dataclass(frozen=True, slots=True)
class DeliveryCount:
    """What came of a delivery.

    Attributes:
        index: The name of the index.
        sent: How many entries were sent.
        kept: How many were taken over from the index before.
        retries: How often something was tried again, by what was in the way.
    """

    index: str
    sent: int
    kept: int
    retries: Mapping[str, int]

    def as_json(self) -> dict[str, object]:
        """As it is reported."""
        return {"index": self.index, "sent": self.sent, "kept": self.kept, "retries": dict(self.retries)}


@dataclass(frozen=True, slots=True)
class _Before:
    """The index of the generation before, which can be taken over."""

    about: About
    orders: Mapping[str, int]
    members: Mapping[str, Sequence[MemberRow]]


class Delivery:
    """Brings the generations of one folder to a cluster. Hold the lock of the folder around it.

    Attributes:
        notes: What the operator should know.
    """

    def __init__(self, root: Path) -> None:
        """Looks whether the cluster can take a generation, and removes what a build that died has left there.

        Raises:
            UsageError: The environment names no cluster.
            BuildError: It does not answer, is of another version, or refuses.
        """
        self._root = root
        self._place = ClusterPlace.from_environment()
        self._patience = Patience()
        self._indices = Indices(self._place, root, self._patience)
        try:
            self._nodes = check_cluster(self._indices.client, Patience(_FIRST))
            self.notes = tuple(self._indices.raise_limits())
            self._indices.prune(_known_indices(root))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Closes the connections."""
        self._indices.close()

    def holds(self, generation: Generation) -> bool:
        """Whether the cluster holds the index of a generation."""
        about = _about(generation.folder)
        return about is not None and self._indices.has(about.index, about.entries)

    def deliver(
        self,
        folder: Path,
        documents: Sequence[Prepared],
        previous: Generation | None,
        processes: tuple[int, int],
        probes: Sequence[Probe],
    ) -> DeliveryCount:
        """Sends a generation that is written but for its manifest, and writes what it knows of its index.

        Args:
            folder: Of the generation.
            documents: In corpus order.
            previous: The generation before.
            processes: How many send at once, and the megabytes of each.
            probes: Words that it must find.

        Raises:
            BuildError: The cluster does not take it; nothing is left of it there.
        """
        averages = _averages(folder / POSTINGS)
        before = self._before(previous, averages)
        delivered = self._sent(folder, documents, before, averages, processes)
        with self._dropped_on_failure(delivered.index):
            self._check(folder, delivered, documents, probes)
        return delivered

    @contextlib.contextmanager
    def _dropped_on_failure(self, name: str) -> Iterator[None]:
        """Removes a new index where what is done with it fails."""
        try:
            yield
        except BaseException:
            with contextlib.suppress(BuildError):
                self._indices.drop(name)
            raise

    def settle(self) -> None:
        """Makes the alias name the index of the current generation, and removes those of generations that are gone."""
        name = current_name(self._root)
        about = _about(self._root / GENERATIONS / name) if name else None
        if about is not None:
            self._indices.point(about.index)
        self._indices.prune(_known_indices(self._root))

    def _sent(
        self,
        folder: Path,
        documents: Sequence[Prepared],
        before: _Before | None,
        averages: Mapping[str, float],
        processes: tuple[int, int],
    ) -> DeliveryCount:
        unchanged = [one.record.id for one in documents if one.stored.part is None]
        held = before.orders if before else {}
        orders = orders_after(held, [one.record.id for one in documents], unchanged if before else ())
        kept = {document for document in unchanged if before and held.get(document) == orders[document]}
        clauses = sum(one.record.clauses for one in documents)
        if before is not None and kept:
            name = self._indices.clone(before.about.index)
        else:
            name = self._indices.create(self._indices.shards_for(clauses, self._nodes))
        with self._dropped_on_failure(name):
            if kept:
                self._indices.forget(name, [document for document in held if document not in kept])
            members = {
                document: rows for document, rows in (before.members if before else {}).items() if document in kept
            }
            # What is taken over was weighed with the averages of then, and so is what comes to it.
            weighed = before.about.averages if before is not None and kept else averages
            context = SendingContext(self._place, name, weighed, folder / CATALOGUE, folder / ANALYSER)
            jobs = [_job(one, orders[one.record.id]) for one in documents if one.record.id not in kept]
            sent, retries = 0, Counter(self._patience.retries)
            for outcome in pool.sent(context, [SendingChunk(tuple(several)) for several in together(jobs)], *processes):
                sent += outcome.entries
                retries.update(outcome.retries)
                if outcome.members:
                    members[outcome.document] = outcome.members
            entries = clauses + len(documents)
            write_book(folder / BOOK, About(name, entries, dict(weighed)), orders, members.items())
        return DeliveryCount(name, sent, entries - sent, retries)

    def _check(
        self, folder: Path, delivered: DeliveryCount, documents: Sequence[Prepared], probes: Sequence[Probe]
    ) -> None:
        with contextlib.closing(IndexBook(folder / BOOK)) as book:
            about, orders = book.about(), book.orders()
        self._indices.finish(delivered.index, about.entries, is_new=not delivered.kept)
        self._indices.probe(delivered.index, [(probe, _seat(probe.number, documents, orders)) for probe in probes])

    def _before(self, previous: Generation | None, averages: Mapping[str, float]) -> _Before | None:
        """The index before, None where it cannot be taken over."""
        if previous is None or not (previous.folder / BOOK).is_file():
            return None
        with contextlib.closing(IndexBook(previous.folder / BOOK)) as book:
            about = book.about()
            near = all(abs(about.averages.get(name, 0.0) / now - 1) <= _DRIFT for name, now in averages.items())
            if about.form != FORM or not near or not self._indices.has(about.index, about.entries):
                return None
            return _Before(about, book.orders(), book.members_by_document())


def set_alias(root: Path, generation: Generation) -> None:
    """Makes the alias of a cluster name the index of the current generation.

    Args:
        root: The folder of the generations; hold its lock.
        generation: The current one, which was built for a cluster.

    Raises:
        BuildError: The cluster does not hold it, or refuses.
    """
    with contextlib.closing(Delivery(root)) as delivery:
        if not delivery.holds(generation):
            raise BuildError(
                f"the cluster does not hold the index of generation {generation.name} any more: "
                "build it again with `python -m index --full`"
            )
        delivery.settle()


def _about(folder: Path) -> About | None:
    if not (folder / BOOK).is_file():
        return None
    try:
        with contextlib.closing(IndexBook(folder / BOOK)) as book:
            return book.about()
    except IndexUnavailable:
        return None


def _known_indices(root: Path) -> set[str]:
    """The indices that the generations of a folder know."""
    abouts = (_about(root / GENERATIONS / name) for name in generation_names(root))
    return {about.index for about in abouts if about is not None}


def _averages(folder: Path) -> dict[str, float]:
    """The average length of each ranked field."""
    with contextlib.closing(PostingsReader(folder)) as reader:
        return {field.name: weighing.average_held(reader.levels, reader.lengths(field.name)) for field in FIELDS}


def _job(one: Prepared, order: int) -> SendingJob:
    spool = one.stored.part / SPOOL / one.record.id if one.stored.part is not None else None
    return SendingJob(one.record.id, order, spool, _CLAUSE_BYTES * (one.record.clauses + 1))


def _seat(number: int, documents: Sequence[Prepared], orders: Mapping[str, int]) -> int:
    """The seat of a clause."""
    for one in documents:
        if number < one.record.clauses:
            return seat_of(orders[one.record.id], number)
        number -= one.record.clauses
    raise BuildError(f"there is no clause {number}")
