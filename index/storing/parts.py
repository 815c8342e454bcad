"""The postings of one part of the corpus, gathered in memory and written in the form of :mod:`index.storing.postings`.

A part numbers its clauses from 0 and its cards behind them, so that it reads as a small generation's postings do;
:mod:`index.storing.joining` gives them their numbers in the whole corpus.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.errors import BuildError
from index.schema import FIELDS, TERM_FIELDS
from index.storing.postings import COUNT, MOST, NUMBER, PLACES, RANKED, ListsWriter, Shape
from index.storing.writer import IndexedCard, IndexedClause, IndexedDocument

#: Of a posting held in memory: the number of its entry above these bits, its count in them.
_COUNT_BITS = 16
#: About how many bytes a posting and a new term take in memory.
_POSTING_BYTES, _TERM_BYTES = 9, 240
#: From so many postings on, an array of all of them is made faster than a list.
_LONG = 24


class PostingsWriter:
    """Writes the postings of a part, behind :class:`index.storing.writer.Writer`."""

    def __init__(self, folder: Path) -> None:
        """Takes a folder that is not there yet."""
        self._folder = folder
        self._lists: list[_Lists] = [_Lists() for _ in PLACES]
        self._lengths: list[array[int]] = [array(NUMBER) for _ in FIELDS]
        self._clauses = 0
        self._postings = 0
        self._cards: list[IndexedCard] = []
        # Titles are one object for all the clauses below them.
        self._counted: list[tuple[Sequence[str], list[tuple[str, int]]]] = [((), []) for _ in FIELDS]

    @property
    def size(self) -> int:
        """About how many bytes of memory it holds."""
        return self._postings * _POSTING_BYTES + sum(map(len, self._lists)) * _TERM_BYTES

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
        shape = Shape(self._clauses, len(self._cards))
        writer = ListsWriter(self._folder)
        try:
            for place, lists in enumerate(self._lists):
                for term in sorted(lists):
                    numbers, counts = _parted(lists[term])
                    writer.add(bytes((place,)) + term.encode("utf-8"), numbers, counts if place < RANKED else None)
            levels = [int(byte_to_length(level)) for level in range(256)]
            writer.finish(shape, (bytes(map(_level, held)) for held in self._lengths), levels)
        finally:
            writer.close()

    def abandon(self) -> None:
        """Forgets what was taken in."""
        self._lists = [_Lists() for _ in PLACES]

    def _take(self, entry: IndexedClause | IndexedCard) -> None:
        number = len(self._lengths[0]) << _COUNT_BITS
        for place, field in enumerate(FIELDS):
            words = entry.words.get(field.name, ())
            self._lengths[place].append(len(words))
            if words:
                self._put(self._lists[place], number, self._counts(place, words))
        once = number | 1
        for place, name in enumerate(TERM_FIELDS, start=RANKED):
            terms, lists = entry.terms.get(name, ()), self._lists[place]
            self._postings += len(terms)
            for term in terms:
                lists[term].append(once)

    def _counts(self, place: int, words: Sequence[str]) -> list[tuple[str, int]]:
        """How often each word occurs; what was counted last for a field is not counted again."""
        last, counted = self._counted[place]
        if last is not words:
            counted = list(Counter(words).items())
            self._counted[place] = (words, counted)
        return counted

    def _put(self, lists: _Lists, number: int, counted: Sequence[tuple[str, int]]) -> None:
        self._postings += len(counted)
        for term, count in counted:
            lists[term].append(number | (count if count < MOST else MOST))


class _Lists(dict[str, "array[int]"]):
    """The postings of each term; a term that is met first has none yet."""

    def __missing__(self, term: str) -> array[int]:
        held = self[term] = array("Q")
        return held


def _parted(postings: array[int]) -> tuple[array[int], array[int]]:
    """The numbers and the counts of some postings."""
    if len(postings) < _LONG:
        numbers = array(NUMBER, [posting >> _COUNT_BITS for posting in postings])
        return numbers, array(COUNT, [posting & MOST for posting in postings])
    several = np.frombuffer(postings, np.uint64)
    above, below = (several >> _COUNT_BITS).astype(np.uint32), (several & MOST).astype(np.uint16)
    return array(NUMBER, above.tobytes()), array(COUNT, below.tobytes())


@cache
def _level(length: int) -> int:
    """The level of a length: a byte is enough for a ranking, and Whoosh, the reference, rounds in the same way."""
    return int(length_to_byte(length))
