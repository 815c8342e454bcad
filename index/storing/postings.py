"""The postings of a generation, in flat files: which clause or card holds which term of which field, and how often.

::

    postings/shape.json   how many clauses and cards there are, and how wide and in which order bytes are
    postings/terms        the terms, one behind the other: a byte for the field, then UTF-8, in ascending order
    postings/term-ends    where each term ends in ``terms``
    postings/list-ends    where the posting list of each term ends in ``numbers``
    postings/numbers      the lists, ascending: numbers of clauses, and behind the last clause those of cards
    postings/counts       beside each number of a ranked field, how often the term occurs; at most 65,535
    postings/lengths      for each ranked field, the level of the number of its words in each clause and card
    postings/levels.json  what number of words each level stands for, rounded as Whoosh rounds them

Nothing in them is code. Numbers are unsigned and 32 bits wide, counts 16. The small files are held in memory; lists are
read when they are asked for, by offset and not through a mapping, so that a damaged disk is an error and not a signal.
"""

from __future__ import annotations

import json
import os
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.errors import BuildError, damaged
from index.schema import FIELDS, TERM_FIELDS

SHAPE, TERMS, TERM_ENDS, LIST_ENDS = "shape.json", "terms", "term-ends", "list-ends"
NUMBERS, COUNTS, LENGTHS, LEVELS = "numbers", "counts", "lengths", "levels.json"

#: The type codes of :mod:`array` for numbers and counts, and the bytes of each.
NUMBER: Literal["I"] = "I"
COUNT: Literal["H"] = "H"
NUMBER_BYTES, COUNT_BYTES = array(NUMBER).itemsize, array(COUNT).itemsize
#: The most that a count says; no score tells 65,536 occurrences from one fewer.
MOST = 65_535

#: Of so many terms one is at hand, to be compared first when a term is looked up.
_STEP = 64

#: The place of each field in the order of the terms; the ranked ones come first, so that only they have counts.
PLACES: Mapping[str, int] = {
    name: place for place, name in enumerate((*(field.name for field in FIELDS), *TERM_FIELDS))
}
RANKED = len(FIELDS)


@dataclass(frozen=True, slots=True)
class Shape:
    """How many clauses and cards the postings are of, and how their numbers are written."""

    clauses: int
    cards: int
    fields: tuple[str, ...] = tuple(PLACES)
    order: str = sys.byteorder
    bytes: tuple[int, int] = (NUMBER_BYTES, COUNT_BYTES)

    @property
    def entries(self) -> int:
        """How many clauses and cards there are together."""
        return self.clauses + self.cards

    def encode(self) -> str:
        """The shape as the text of its file."""
        values = {name: getattr(self, name) for name in ("clauses", "cards", "fields", "order", "bytes")}
        return json.dumps(values, indent=1) + "\n"

    @classmethod
    def read(cls, folder: Path) -> Shape:
        """The shape of postings.

        Raises:
            IndexDamaged: There is none, or another machine or program wrote it.
        """
        try:
            values = json.loads((folder / SHAPE).read_text(encoding="ascii"))
            values.update(fields=tuple(values["fields"]), bytes=tuple(values["bytes"]))
            shape = cls(**values)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise damaged(folder, error) from error
        if shape != cls(shape.clauses, shape.cards):
            raise damaged(folder, "it was written on another kind of machine")
        return shape


class ListsReader:
    """Reads the files of postings by place: that of a term in their order, that of a posting in their lists."""

    def __init__(self, folder: Path) -> None:
        """Opens the files.

        Raises:
            IndexDamaged: One is missing or does not fit the others.
        """
        self._folder = folder
        self.shape = Shape.read(folder)
        self._descriptors: dict[str, int] = {}
        try:
            self._terms = (folder / TERMS).read_bytes()
            self._term_ends = _array((folder / TERM_ENDS).read_bytes())
            self.list_ends = _array((folder / LIST_ENDS).read_bytes())
            #: The number of words that each level stands for.
            self.levels: tuple[int, ...] = tuple(json.loads((folder / LEVELS).read_text(encoding="ascii")))
            for name in (NUMBERS, COUNTS, LENGTHS):
                self._descriptors[name] = os.open(folder / name, os.O_RDONLY | os.O_CLOEXEC)
        except (OSError, ValueError, TypeError) as error:
            self.close()
            raise damaged(folder, error) from error
        lengths = os.fstat(self._descriptors[LENGTHS]).st_size
        if len(self._term_ends) != len(self.list_ends) or lengths != RANKED * self.shape.entries:
            self.close()
            raise damaged(folder, "its files do not fit each other")
        self._lengths: dict[str, bytes] = {}
        ranked = bisect_left(range(len(self)), bytes((RANKED,)), key=self.term)
        #: The place behind the last posting that has a count.
        self.ranked_end = self.list_ends[ranked - 1] if ranked else 0
        held = (len(self._terms), *(os.fstat(self._descriptors[name]).st_size for name in (NUMBERS, COUNTS)))
        ends = [*self._term_ends[-1:], *self.list_ends[-1:]] or [0, 0]
        if held != (ends[0], ends[1] * NUMBER_BYTES, self.ranked_end * COUNT_BYTES):
            self.close()
            raise damaged(folder, "its files do not fit each other")

    def __len__(self) -> int:
        """The number of terms."""
        return len(self._term_ends)

    def close(self) -> None:
        """Closes the files; closing again does nothing."""
        while self._descriptors:
            os.close(self._descriptors.popitem()[1])

    def lengths(self, field: str) -> bytes:
        """The level of the number of words of a ranked field in each clause and card, in the order of their numbers."""
        if field not in self._lengths:
            # Only who ranks needs them: a cluster ranks by itself.
            first = PLACES[field] * self.shape.entries
            self._lengths[field] = self._bytes(LENGTHS, 1, first, first + self.shape.entries)
        return self._lengths[field]

    def term(self, place: int) -> bytes:
        """A term with the byte of its field before it."""
        return self._terms[self._term_ends[place - 1] if place else 0 : self._term_ends[place]]

    def stretch(self, place: int) -> tuple[int, int]:
        """Where the list of a term begins and ends."""
        return self.list_ends[place - 1] if place else 0, self.list_ends[place]

    def numbers_of(self, start: int, end: int) -> Sequence[int]:
        """The numbers of a stretch of postings."""
        return self._read(NUMBERS, NUMBER, NUMBER_BYTES, start, end)

    def counts_of(self, start: int, end: int) -> Sequence[int]:
        """The counts of a stretch of postings of ranked fields."""
        return self._read(COUNTS, COUNT, COUNT_BYTES, start, end)

    def _read(self, name: str, code: Literal["I", "H"], width: int, start: int, end: int) -> Sequence[int]:
        numbers: Sequence[int] = memoryview(self._bytes(name, width, start, end)).cast(code)
        return numbers

    def _bytes(self, name: str, width: int, start: int, end: int) -> bytes:
        """A stretch of a file, in values of so many bytes."""
        try:
            data = os.pread(self._descriptors[name], (end - start) * width, start * width)
        except (OSError, KeyError) as error:
            raise damaged(self._folder, error) from error
        if len(data) != (end - start) * width:
            raise damaged(self._folder / name, "a list is cut off")
        return data


class PostingsReader:
    """Reads postings by field and term; several threads may share it."""

    def __init__(self, folder: Path) -> None:
        """Opens the files.

        Raises:
            IndexDamaged: One is missing or does not fit the others.
        """
        self._lists = ListsReader(folder)
        #: Of the postings.
        self.shape = self._lists.shape
        #: The number of words that each level of a length stands for.
        self.levels = self._lists.levels
        places = range(len(self._lists))
        self._steps = [self._lists.term(place) for place in places[::_STEP]]
        edges = [bisect_left(places, bytes((place,)), key=self._lists.term) for place in range(len(PLACES) + 1)]
        self._stretches = {field: range(edges[place], edges[place + 1]) for field, place in PLACES.items()}

    def close(self) -> None:
        """Closes the files; closing again does nothing."""
        self._lists.close()

    def lengths(self, field: str) -> bytes:
        """The level of the number of words of a ranked field in each clause and card, in the order of their numbers."""
        return self._lists.lengths(field)

    def numbers(self, field: str, term: str) -> Sequence[int]:
        """The clauses and cards that hold a term in a field, ascending; none where none does."""
        place = self._find(field, term)
        return () if place is None else self._lists.numbers_of(*self._lists.stretch(place))

    def postings(self, field: str, term: str) -> tuple[Sequence[int], Sequence[int]]:
        """The clauses that hold a term in a ranked field, by number, with how often each of them holds it."""
        place = self._find(field, term)
        if place is None:
            return (), ()
        stretch = self._lists.stretch(place)
        return self._lists.numbers_of(*stretch), self._lists.counts_of(*stretch)

    def count(self, field: str, term: str) -> int:
        """How many clauses and cards hold a term in a field."""
        place = self._find(field, term)
        if place is None:
            return 0
        start, end = self._lists.stretch(place)
        return end - start

    def beginning(self, field: str, start: str) -> Sequence[int]:
        """The clauses and cards that hold any term of a field that begins so: one list behind the other, unordered."""
        key, places = bytes((PLACES[field],)) + start.encode("utf-8", "replace"), self._stretches[field]
        # No byte of UTF-8 is 0xFF, so it stands behind every term that begins with the key.
        first, last = (bisect_left(places, edge, key=self._lists.term) for edge in (key, key + b"\xff"))
        if first == last:
            return ()
        return self._lists.numbers_of(self._lists.stretch(places[first])[0], self._lists.stretch(places[last - 1])[1])

    def counts(self, field: str) -> Iterator[tuple[str, int]]:
        """Every term of a field in ascending order, with the number of clauses and cards that hold it."""
        for place in self._stretches[field]:
            start, end = self._lists.stretch(place)
            yield self._lists.term(place)[1:].decode("utf-8"), end - start

    def _find(self, field: str, term: str) -> int | None:
        """The place of a term, None where it stands nowhere, as half of a surrogate pair does."""
        key, lists = bytes((PLACES[field],)) + term.encode("utf-8", "replace"), self._lists
        step = bisect_left(self._steps, key)
        places = range(max(0, (step - 1) * _STEP), min(len(lists), step * _STEP + 1))
        at = bisect_left(places, key, key=lists.term)
        return places[at] if at < len(places) and lists.term(places[at]) == key else None


class ListsWriter:
    """Writes the files of postings: terms in ascending order, as many at a time as there are at hand."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._terms, self._numbers, self._counts = ((folder / name).open("wb") for name in (TERMS, NUMBERS, COUNTS))
        self._term_ends, self._list_ends = array(NUMBER), array(NUMBER)

    def add(
        self,
        keys: Sequence[bytes],
        sizes: NDArray[np.int64],
        numbers: NDArray[np.uint32],
        counts: NDArray[np.uint16],
    ) -> None:
        """Writes the lists of some terms.

        Args:
            keys: The terms in ascending order, each behind the byte of its field.
            sizes: How long the list of each is.
            numbers: The lists, one behind the other.
            counts: Of the postings of ranked fields, which come first.

        Raises:
            BuildError: There are more postings, or longer terms, than can be counted.
        """
        self._terms.write(b"".join(keys))
        self._numbers.write(numbers.data)
        self._counts.write(counts.data)
        self._go_on(self._term_ends, np.fromiter(map(len, keys), np.int64, len(keys)))
        self._go_on(self._list_ends, sizes)

    def _go_on(self, ends: array[int], sizes: NDArray[np.int64]) -> None:
        """Adds the ends of what follows."""
        following = (ends[-1] if ends else 0) + np.cumsum(sizes)
        if len(following) and following[-1] >= 1 << 8 * NUMBER_BYTES:
            raise BuildError(f"{self._folder}: more postings than 32 bits count: divide the corpus")
        ends.frombytes(following.astype(np.uint32).tobytes())

    def finish(self, shape: Shape, lengths: Iterable[bytes], levels: Sequence[int]) -> None:
        """Writes what is left and close every file.

        Args:
            shape: Of the postings.
            lengths: For each ranked field, the level of its length in each entry.
            levels: The number of words that each level stands for.
        """
        self.close()
        (self._folder / TERM_ENDS).write_bytes(self._term_ends)
        (self._folder / LIST_ENDS).write_bytes(self._list_ends)
        (self._folder / LENGTHS).write_bytes(b"".join(lengths))
        (self._folder / LEVELS).write_text(json.dumps(list(levels)) + "\n", encoding="ascii")
        (self._folder / SHAPE).write_text(shape.encode(), encoding="ascii")

    def close(self) -> None:
        """Closes the files as they are."""
        for file in (self._terms, self._numbers, self._counts):
            file.close()


def _array(data: bytes) -> array[int]:
    values: array[int] = array(NUMBER)
    values.frombytes(data)
    return values
