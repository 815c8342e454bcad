"""Opens the engine of a generation whose index is in a cluster; the cluster is asked with the first question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from itertools import accumulate

import numpy as np
from pyroaring import BitMap

from index.storing.catalogue import Catalogue
from index.storing.generations import Generation
from index.storing.opensearch.book import BOOK, IndexBook
from index.storing.opensearch.entries import CARD, CARD_PLACE, PLACE_BITS, seat_of
from index.storing.postings import PostingsReader
from search.engines.codes import Sections
from search.engines.keys import HitKeys
from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.engine import OpenSearchEngine
from search.engines.opensearch.members import Members
from search.engines.opensearch.memory import give_back_freed_memory
from search.engines.opensearch.rounds import Indexed
from search.engines.scores import Numbers
from search.engines.statistics import Statistics


def open_opensearch(generation: Generation, catalogue: Catalogue) -> OpenSearchEngine:
    """The engine of a generation.

    Raises:
        IndexDamaged: A file of it is not what was written.
    """
    give_back_freed_memory()
    with closing(IndexBook(generation.folder / BOOK)) as book:
        about = book.about()
        seats = DocumentSeats(book.orders(), [record.clauses for record in generation.manifest.documents])
        members = _members(book, seats, catalogue)
    statistics = Statistics(PostingsReader(generation.postings))
    keys = HitKeys(catalogue, list(seats.orders))
    return OpenSearchEngine(Indexed(Cluster(about.index), statistics, seats, members, keys.of, len(seats.orders)))


class DocumentSeats:
    """Which clause of a generation stands at which seat: its document's order, and its place in the document.

    Attributes:
        orders: Of each document, in corpus order.
    """

    def __init__(self, orders: Mapping[str, int], clauses: Sequence[int]) -> None:
        """Takes the orders and, beside them, how many clauses each document has."""
        self.orders = orders
        self._orders = np.array(list(orders.values()), np.int64)
        self._firsts = np.array(list(accumulate(clauses, initial=0)), np.int64)

    def seats(self, numbers: Sequence[int]) -> list[int]:
        """The seats of clauses and cards."""
        clauses = int(self._firsts[-1])
        found = []
        for number in numbers:
            if number >= clauses:
                found.append(seat_of(int(self._orders[number - clauses]), CARD_PLACE))
                continue
            position = int(np.searchsorted(self._firsts, number, side="right")) - 1
            found.append(seat_of(int(self._orders[position]), int(number - self._firsts[position])))
        return found

    def numbers(self, seats: Sequence[int]) -> list[int]:
        """The clauses and cards of seats."""
        clauses = int(self._firsts[-1])
        found = []
        for seat in seats:
            order = (seat & ~CARD) >> PLACE_BITS
            position = int(np.searchsorted(self._orders, order))
            is_card = bool(seat & CARD)
            found.append(clauses + position if is_card else int(self._firsts[position]) + (seat & _PLACE))
        return found


_PLACE = (1 << PLACE_BITS) - 1


def _members(book: IndexBook, seats: DocumentSeats, catalogue: Catalogue) -> Members:
    """The members of a generation, without their texts."""
    own, holders, codes = (np.frombuffer(data, np.int64) for data in book.members())
    found: dict[str, dict[str, BitMap]] = {}
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    for id_, values in book.codes():
        start, end = np.searchsorted(ordered, [id_, id_ + 1])
        places = BitMap(order[start:end].astype(np.uint32))
        for facet, several in values.items():
            for code in several:
                held = found.setdefault(facet, {}).setdefault(code, BitMap())
                held |= places
    return Members(own, holders, {**found, "section": _MemberSections(catalogue, seats, own)})


class _MemberSections(Mapping[str, BitMap]):
    """The members of each section, looked up when a filter asks for one."""

    def __init__(self, catalogue: Catalogue, seats: DocumentSeats, members: Numbers) -> None:
        self._catalogue = catalogue
        self._seats = seats
        self._members = members

    def __getitem__(self, code: str) -> BitMap:
        numbers = [int(number) for number in self._sections[code]]
        return BitMap(np.isin(self._members, self._seats.seats(numbers)).nonzero()[0].tolist())

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)

    @cached_property
    def _sections(self) -> Sections:
        return Sections(self._catalogue)
