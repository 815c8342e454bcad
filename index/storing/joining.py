"""Joins postings into one: those of the parts that were analysed now, and those of the generation before.

Term by term in ascending order, a block of terms at a time, so that no more than a block of each is in memory. The
result does not depend on how the corpus was divided into parts.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from index.schema import FIELDS
from index.storing.postings import COUNT, NUMBER, RANKED, ListsReader, ListsWriter, Shape

#: Terms of one source that are read at a time, and postings: whichever is reached first.
_BLOCK, _BLOCK_POSTINGS = 4096, 400_000

#: What a clause is numbered that is not taken over.
DROPPED = -1


@dataclass(frozen=True, slots=True)
class JoinSource:
    """Postings to take over.

    Attributes:
        numbers: The new number of each clause and card, in the order of the old ones; :data:`DROPPED` leaves it out.
    """

    folder: Path
    numbers: Sequence[int]


#: The numbers and counts of one term in one source, under their new numbers.
_Piece = tuple[Sequence[int], Sequence[int]]


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
            for key in sorted(block):
                numbers, counts = _merged(block[key])
                if numbers:
                    writer.add(key, array(NUMBER, numbers), array(COUNT, counts) if key[0] < RANKED else None)
        lengths = (_lengths(readers, field.name, clauses + cards) for field in FIELDS)
        writer.finish(Shape(clauses, cards), lengths, readers[0].lists.levels)
    finally:
        writer.close()
        for reader in readers:
            reader.close()


def _blocks(readers: Sequence[_PartReader]) -> Iterator[dict[bytes, list[_Piece]]]:
    """The terms of all sources, a stretch of the order at a time, each with its pieces in the order of the sources."""
    left = [reader for reader in readers if reader.has_more]
    while left:
        # Every source is read up to the same term: the nearest that any of them would stop at.
        fence = min(reader.fence() for reader in left)
        block: dict[bytes, list[_Piece]] = {}
        for reader in left:
            for key, piece in reader.until(fence):
                block.setdefault(key, []).append(piece)
        yield block
        left = [reader for reader in left if reader.has_more]


def _merged(pieces: Sequence[_Piece]) -> _Piece:
    """The pieces of one term as one list in ascending order."""
    if len(pieces) == 1:
        return pieces[0]
    pieces = sorted((piece for piece in pieces if piece[0]), key=lambda piece: piece[0][0])
    numbers = [number for piece in pieces for number in piece[0]]
    counts = [count for piece in pieces for count in piece[1]]
    if any(one[0][-1] > other[0][0] for one, other in pairwise(pieces)):
        order = sorted(range(len(numbers)), key=numbers.__getitem__)
        numbers = [numbers[n] for n in order]
        counts = [counts[n] for n in order] if counts else counts
    return numbers, counts


def _lengths(readers: Sequence[_PartReader], field: str, entries: int) -> bytes:
    """The levels of the lengths of one field under the new numbers."""
    lengths = bytearray(entries)
    for reader in readers:
        for number, level in zip(reader.source.numbers, reader.lists.lengths(field), strict=True):
            if number != DROPPED:
                lengths[number] = level
    return bytes(lengths)


class _PartReader:
    """Reads one source from its first term to its last."""

    def __init__(self, source: JoinSource) -> None:
        self.source = source
        self.lists = ListsReader(source.folder)
        self._at = 0
        numbers = source.numbers
        self._drops = DROPPED in numbers
        kept = [number for number in numbers if number != DROPPED] if self._drops else numbers
        self._is_ascending = all(one < other for one, other in pairwise(kept))

    @property
    def has_more(self) -> bool:
        return self._at < len(self.lists)

    def close(self) -> None:
        self.lists.close()

    def fence(self) -> bytes:
        """The last term of as many as are read at a time."""
        ends = self.lists.list_ends
        start = ends[self._at - 1] if self._at else 0
        by_postings = bisect_right(ends, start + _BLOCK_POSTINGS, lo=self._at)
        return self.lists.term(max(self._at, min(self._at + _BLOCK, by_postings, len(self.lists)) - 1))

    def until(self, fence: bytes) -> Iterator[tuple[bytes, _Piece]]:
        """The terms up to one, each with its numbers and counts."""
        lists, first = self.lists, self._at
        last = bisect_right(range(first, len(lists)), fence, key=lists.term) + first
        if last == first:
            return
        start, end = lists.stretch(first)[0], lists.stretch(last - 1)[1]
        renumbered = self.source.numbers
        numbers = [renumbered[number] for number in lists.numbers_of(start, end)]
        ranked = lists.ranked_end
        counts = lists.counts_of(start, min(end, ranked)) if start < ranked else ()
        at = start
        for place in range(first, last):
            stop = lists.list_ends[place]
            yield lists.term(place), self._piece(numbers[at - start : stop - start], counts[at - start : stop - start])
            at = stop
        self._at = last

    def _piece(self, numbers: Sequence[int], counts: Sequence[int]) -> _Piece:
        if self._drops and DROPPED in numbers:
            if len(counts):
                counts = [count for number, count in zip(numbers, counts, strict=True) if number != DROPPED]
            numbers = [number for number in numbers if number != DROPPED]
        if self._is_ascending or len(numbers) < 2:
            return numbers, counts
        order = sorted(range(len(numbers)), key=numbers.__getitem__)
        return [numbers[n] for n in order], [counts[n] for n in order] if len(counts) else counts
