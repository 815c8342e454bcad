"""Joins postings into one: those of the parts that were analysed now, and those of the generation before.

Term by term in ascending order, a block of terms at a time, so that no more than a block of each is in memory. The
result does not depend on how the corpus was divided into parts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.schema import FIELDS
from index.storing.postings import ListsReader, ListsWriter, Shape

#: Postings that are in memory at a time, of all sources together, at about 50 bytes each.
_BLOCK = 2_000_000

#: What a clause is numbered that is not taken over.
DROPPED = -1

#: Bits of a number of a clause, when postings are ordered by their terms.
_NUMBER_BITS = np.uint64(32)


@dataclass(frozen=True, slots=True)
class JoinSource:
    """Postings to take over.

    Attributes:
        numbers: The new number of each clause and card, in the order of the old ones; :data:`DROPPED` leaves it out.
    """

    folder: Path
    numbers: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some terms of one source, and their lists one behind the other.

    Attributes:
        sizes: The length of the list of each term.
        numbers: New ones, :data:`DROPPED` among them.
        counts: Beside each number, 0 in a field without counts.
    """

    keys: list[bytes]
    sizes: NDArray[np.int64]
    numbers: NDArray[np.int64]
    counts: NDArray[np.uint16]


def join(sources: Sequence[JoinSource], folder: Path, clauses: int, cards: int) -> None:
    """Writes the postings of all sources into a new folder.

    Args:
        sources: No two of them give an entry the same number, and together they give every number.
        folder: Is made.
        clauses: How many clauses there are in all.
        cards: How many cards are numbered behind them.
    """
    readers = [_PartReader(source) for source in sources]
    writer = ListsWriter(folder)
    try:
        for block in _blocks(readers):
            _write(block, writer)
        lengths = (_lengths(readers, field.name, clauses + cards) for field in FIELDS)
        writer.finish(Shape(clauses, cards), lengths, readers[0].lists.levels)
    finally:
        writer.close()
        for reader in readers:
            reader.close()


def _blocks(readers: Sequence[_PartReader]) -> Iterator[list[_Stretch]]:
    """The terms of all sources, a stretch of the order at a time."""
    left = [reader for reader in readers if reader.has_more]
    while left:
        # Every source is read up to the same term: the nearest that any of them would stop at.
        most = max(1, _BLOCK // len(left))
        fence = min(reader.fence(most) for reader in left)
        yield [stretch for reader in left if (stretch := reader.until(fence)) is not None]
        left = [reader for reader in left if reader.has_more]


def _write(block: Sequence[_Stretch], writer: ListsWriter) -> None:
    """Writes the terms of a block, each with its lists of all sources as one in ascending order."""
    keys = sorted({key for stretch in block for key in stretch.keys})
    ranks = {key: rank for rank, key in enumerate(keys)}
    order: list[NDArray[np.uint64]] = []
    counts: list[NDArray[np.uint16]] = []
    for stretch in block:
        places = np.fromiter(map(ranks.__getitem__, stretch.keys), np.uint64, len(stretch.keys))
        kept = stretch.numbers != DROPPED
        by_term = np.repeat(places << _NUMBER_BITS, stretch.sizes) | stretch.numbers.astype(np.uint64)
        order.append(by_term[kept])
        counts.append(stretch.counts[kept])
    together, counted = np.concatenate(order), np.concatenate(counts)
    ascending = np.argsort(together)
    together, counted = together[ascending], counted[ascending]
    sizes = np.bincount((together >> _NUMBER_BITS).astype(np.int64), minlength=len(keys))
    ranked = np.count_nonzero(counted)  # a count is never 0 where there is one, and these come first
    held = [key for key, size in zip(keys, sizes.tolist(), strict=True) if size]
    writer.add(held, sizes[sizes > 0], together.astype(np.uint32), counted[:ranked])


def _lengths(readers: Sequence[_PartReader], field: str, entries: int) -> bytes:
    """The levels of the lengths of one field under the new numbers."""
    lengths = np.zeros(entries, np.uint8)
    for reader in readers:
        kept = reader.numbers != DROPPED
        lengths[reader.numbers[kept]] = np.frombuffer(reader.lists.lengths(field), np.uint8)[kept]
    return lengths.tobytes()


class _PartReader:
    """Reads one source from its first term to its last.

    Attributes:
        numbers: The new number of each of its entries.
    """

    def __init__(self, source: JoinSource) -> None:
        self.lists = ListsReader(source.folder)
        self.numbers = np.array(source.numbers, np.int64)
        self._at = 0

    @property
    def has_more(self) -> bool:
        return self._at < len(self.lists)

    def close(self) -> None:
        self.lists.close()

    def fence(self, most: int) -> bytes:
        """The last of the next terms that have so many postings together, or else the next one."""
        ends = self.lists.list_ends
        start = ends[self._at - 1] if self._at else 0
        return self.lists.term(max(self._at, bisect_right(ends, start + most, lo=self._at) - 1))

    def until(self, fence: bytes) -> _Stretch | None:
        """The terms up to one, None where there is none."""
        lists, first = self.lists, self._at
        last = self._at = bisect_right(range(first, len(lists)), fence, key=lists.term) + first
        if last == first:
            return None
        start, end = lists.stretch(first)[0], lists.stretch(last - 1)[1]
        ranked = max(start, min(end, lists.ranked_end))
        counts = np.zeros(end - start, np.uint16)
        counts[: ranked - start] = lists.counts_of(start, ranked)
        numbers = self.numbers[np.asarray(lists.numbers_of(start, end), np.uint32)]
        ends = np.array([start, *lists.list_ends[first:last]], np.int64)
        return _Stretch([lists.term(place) for place in range(first, last)], np.diff(ends), numbers, counts)
