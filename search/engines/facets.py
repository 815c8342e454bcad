"""Counts hits by the codes of a facet."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from search.engines.scores import Numbers


def numbers_of(members: BitMap) -> Numbers:
    """The numbers in a bitmap, ascending."""
    return np.asarray(members.to_array(), np.int64)


class Facet:
    """The codes of one facet, each clause with any number of them.

    Args:
        members: The clauses of each code.
        repeats: Clause → the clause that it repeats.
        clauses: How many clauses there are.
    """

    def __init__(self, members: Mapping[str, BitMap], repeats: Mapping[int, int], clauses: int) -> None:
        self._codes = list(members)
        lists = [numbers_of(numbers) for numbers in members.values()]
        self._numbers = np.concatenate(lists) if lists else np.empty(0, np.int64)
        self._places = np.repeat(np.arange(len(lists)), [len(numbers) for numbers in lists])
        self._only = _only(self._numbers, self._places, clauses)
        # Where stretches of clauses of one code begin: a document is one, and its card another.
        self._starts = np.empty(0, np.int64) if self._only is None else _starts(self._only)
        self._extra = _extra(members, repeats)

    def counts(self, hits: Numbers, folded: Iterable[int], most: int | None, chosen: Collection[str]) -> dict[str, int]:
        """How many hits each code has; codes with none are left out.

        A repeat is folded away when the clause that holds it is a hit too: where the two differ in a code (an item in a
        box repeats a paragraph), the repeat counts under its own.

        Args:
            hits: The clauses that are not folded away.
            folded: The repeats that are.
            most: The most frequent of so many codes are given; all where it is None.
            chosen: Codes that are always given.
        """
        counted = self._counted(hits)
        for repeat in folded:
            for place in self._extra.get(repeat, ()):
                counted[place] += 1
        found = {self._codes[place]: int(counted[place]) for place in counted.nonzero()[0]}
        return most_frequent(found, most, chosen)

    def held(self, hits: NDArray[np.bool_]) -> int:
        """How many codes have a hit, of which it is told for each clause whether it is one."""
        if self._only is None:
            return int(np.count_nonzero(self._counted(hits.nonzero()[0])))
        if not len(self._starts):
            return 0
        held = np.logical_or.reduceat(hits, self._starts)
        return int(np.count_nonzero(np.bincount(self._only[self._starts[held]])))

    def _counted(self, hits: Numbers) -> NDArray[np.int64]:
        """The number of hits of each code."""
        if self._only is not None:
            return np.bincount(self._only[hits], minlength=len(self._codes))
        held = np.zeros(max(int(self._numbers.max(initial=0)), int(hits.max(initial=0))) + 1, np.bool_)
        held[hits] = True
        return np.bincount(self._places[held[self._numbers]], minlength=len(self._codes))


def most_frequent(found: dict[str, int], most: int | None, chosen: Collection[str]) -> dict[str, int]:
    """The counts of the most frequent codes, in their order; of two as frequent, the first by name.

    Args:
        found: How many hits each code has.
        most: So many codes are given; all where it is None.
        chosen: Codes that are given besides, where they have hits.
    """
    if most is None or len(found) <= most:
        return found
    kept = {*heapq.nsmallest(most, found, key=lambda code: (-found[code], code)), *chosen}
    return {code: count for code, count in found.items() if code in kept}


def _only(numbers: Numbers, places: NDArray[np.int64], clauses: int) -> NDArray[np.int64] | None:
    """The place of the code of each clause, None where not every one has exactly one."""
    if len(numbers) != clauses or np.bincount(numbers, minlength=clauses).max(initial=1) > 1:
        return None
    only = np.empty(clauses, np.int64)
    only[numbers] = places
    return only


def _starts(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places at which a list goes on with another value, the first one among them."""
    return np.flatnonzero(np.concatenate((np.ones(min(1, len(codes)), np.bool_), codes[1:] != codes[:-1])))


def _extra(members: Mapping[str, BitMap], repeats: Mapping[int, int]) -> dict[int, list[int]]:
    """The places of the codes that a repeat has and its holder has not."""
    found: dict[int, list[int]] = {}
    repeating = BitMap(repeats)
    for place, numbers in enumerate(members.values()):
        for repeat in numbers & repeating:
            if repeats[repeat] not in numbers:
                found.setdefault(repeat, []).append(place)
    return found
