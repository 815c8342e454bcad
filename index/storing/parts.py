"""The postings of one part of the corpus, gathered in memory and written in the form of :mod:`index.storing.postings`.

A part numbers its clauses from 0 and its cards behind them, so that it reads as a small generation's postings do;
:mod:`index.storing.joining` gives them their numbers in the whole corpus.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.errors import BuildError
from index.schema import FIELDS, TERM_FIELDS
from index.storing.postings import COUNT, MOST, NUMBER, PLACES, RANKED, ListsWriter, Shape
from index.storing.writer import IndexedCard, IndexedClause, IndexedDocument

#: About how many bytes a posting and a new term take in memory, at the moment when they are put in order.
_POSTING_BYTES, _TERM_BYTES = 16, 200
#: Bits of a place among the postings of a field, when they are ordered by their terms.
_PLACE_BITS = np.uint64(32)


class PostingsWriter:
    """Writes the postings of a part, behind :class:`index.storing.writer.Writer`."""

    def __init__(self, folder: Path) -> None:
        """Takes a folder that is not there yet."""
        self._folder = folder
        self._fields = [_FieldPostings() for _ in PLACES]
        self._lengths: list[array[int]] = [array(NUMBER) for _ in FIELDS]
        self._clauses = 0
        self._cards: list[IndexedCard] = []

    @property
    def size(self) -> int:
        """About how many bytes of memory it holds."""
        return sum(field.postings * _POSTING_BYTES + field.terms * _TERM_BYTES for field in self._fields)

    def begin(self, document: IndexedDocument) -> None:
        """Keeps its card for the end."""
        self._cards.append(document.card)

    def add(self, clauses: Sequence[IndexedClause]) -> None:
        """Takes in the words and terms of each clause; its number is its place among those of the part."""
        for clause in clauses:
            if clause.number != self._clauses:
                raise BuildError(f"clause {clause.number} would get the posting number {self._clauses}")
            self._take(clause)
            self._clauses += 1

    def finish(self) -> None:
        """Number the cards behind all clauses and write the files."""
        for card in self._cards:
            self._take(card)
        writer = ListsWriter(self._folder)
        try:
            for place, field in enumerate(self._fields):
                keys, sizes, numbers, counts = field.ordered()
                ahead = bytes((place,))
                writer.add([ahead + key for key in keys], sizes, numbers, counts)
            levels = [int(byte_to_length(level)) for level in range(256)]
            shape = Shape(self._clauses, len(self._cards))
            writer.finish(shape, (bytes(map(_level, held)) for held in self._lengths), levels)
        finally:
            writer.close()

    def abandon(self) -> None:
        """Forgets what was taken in."""
        self._fields = [_FieldPostings() for _ in PLACES]

    def _take(self, entry: IndexedClause | IndexedCard) -> None:
        for place, field in enumerate(FIELDS):
            words = entry.words.get(field.name, ())
            self._lengths[place].append(len(words))
            self._fields[place].add_words(words)
        for place, name in enumerate(TERM_FIELDS, start=RANKED):
            self._fields[place].add_terms(entry.terms.get(name, ()))


class _FieldPostings:
    """The postings of a field in the order of the entries: which term each is of and, of words, how often it stands."""

    def __init__(self) -> None:
        self._places = _Places()
        self._terms, self._counts, self._sizes = array(NUMBER), array(COUNT), array(NUMBER)
        # Titles are one object for all the clauses below them.
        self._last: Sequence[str] = ()
        self._of_last: tuple[array[int], array[int]] = (array(NUMBER), array(COUNT))

    @property
    def postings(self) -> int:
        """How many there are."""
        return len(self._terms)

    @property
    def terms(self) -> int:
        """How many different terms they are of."""
        return len(self._places)

    def add_words(self, words: Sequence[str]) -> None:
        """Adds an entry with its words; those that were added last are not counted again."""
        if not words:
            self._sizes.append(0)
            return
        if words is not self._last:
            counted = Counter(words)
            self._last, self._of_last = words, (self._found(counted), _counts(counted.values()))
        terms, counts = self._of_last
        self._terms += terms
        self._counts += counts
        self._sizes.append(len(terms))

    def add_terms(self, terms: Collection[str]) -> None:
        """Adds an entry with terms that it holds, each once."""
        if terms:
            self._terms += self._found(terms)
        self._sizes.append(len(terms))

    def ordered(self) -> tuple[list[bytes], NDArray[np.int64], NDArray[np.uint32], NDArray[np.uint16]]:
        """The terms in ascending order, the length of the list of each, all lists, and their counts."""
        terms = sorted(self._places)
        ranks = np.empty(len(terms), np.uint64)
        ranks[np.fromiter(map(self._places.__getitem__, terms), np.int64, len(terms))] = np.arange(len(terms))
        of_term = ranks[np.frombuffer(self._terms, np.uint32)]
        sizes = np.bincount(of_term.astype(np.int64), minlength=len(terms))
        # Entries ascend, so in the order of terms and places the entries of each term do too.
        of_term <<= _PLACE_BITS
        of_term |= np.arange(len(of_term), dtype=np.uint64)
        of_term.sort()
        order = of_term.astype(np.uint32)
        entries = np.repeat(np.arange(len(self._sizes), dtype=np.uint32), np.frombuffer(self._sizes, np.uint32))
        counts = np.frombuffer(self._counts, np.uint16)
        return [term.encode("utf-8") for term in terms], sizes, entries[order], counts[order] if len(counts) else counts

    def _found(self, terms: Iterable[str]) -> array[int]:
        return array(NUMBER, map(self._places.__getitem__, terms))


class _Places(dict[str, int]):
    """A number for each term; one that is met first gets the next."""

    def __missing__(self, term: str) -> int:
        place = self[term] = len(self)
        return place


def _counts(counts: Collection[int]) -> array[int]:
    """Counts as they are stored."""
    try:
        return array(COUNT, counts)
    except OverflowError:
        return array(COUNT, (min(count, MOST) for count in counts))


@cache
def _level(length: int) -> int:
    """The level of a length: a byte is enough for a ranking, and Whoosh, the reference, rounds in the same way."""
    return int(length_to_byte(length))
