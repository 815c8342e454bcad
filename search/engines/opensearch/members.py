"""The clauses that repeat another, and those that are repeated: few, and folded here, as exactly as in memory.

The cluster says which of them match; it counts the others itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from search.engines.matching import Mask
from search.engines.repeats import RepeatFolding
from search.engines.scores import Numbers

#: Places of members among themselves. There are a hundred thousand in a million clauses, and a question makes dozens of
#: such lists, so that their width counts.
Places: TypeAlias = NDArray[np.int32]

#: Members whose codes are looked up at once.
_AT_ONCE = 16_384

_NONE = BitMap()


class Members:
    """The members of one generation, by their places among themselves, which are those of the reading order.

    Attributes:
        seats: Of each, ascending.
        folding: Folds those that repeat another.
    """

    def __init__(self, seats: Numbers, holders: Numbers, codes: Mapping[str, Mapping[str, BitMap]]) -> None:
        """Takes them.

        Args:
            seats: Of each, ascending.
            holders: The place of the one that each repeats, less than 0 where it repeats none.
            codes: The places of each code, by facet.
        """
        self.seats = seats
        self._codes = codes
        self._holders = holders.astype(np.int32)
        repeats = (holders >= 0).nonzero()[0].astype(np.int32)
        self.folding = RepeatFolding(repeats, self._holders[repeats], len(seats))
        self._facets: dict[str, _Codes] = {}
        order = np.argsort(self.folding.holders, kind="stable")
        self._by_holder = self.folding.holders[order], repeats[order]

    def __len__(self) -> int:
        return len(self.seats)

    def places(self, seats: Numbers) -> Places:
        """The places of the members of some seats, ascending."""
        found = np.searchsorted(self.seats, seats).astype(np.int32)
        found.sort()
        return found

    def place(self, seat: int) -> int | None:
        """The place of a seat, None where it is of no member."""
        place = int(np.searchsorted(self.seats, seat))
        return place if place < len(self.seats) and self.seats[place] == seat else None

    def allowed(self, selected: Mapping[str, Iterable[str]]) -> dict[str, Mask]:
        """Whether each member has one of the codes, by facet."""
        return {facet: self.folding.mask(self._of(facet, codes)) for facet, codes in selected.items()}

    def holder_of(self, place: int) -> int:
        """The member that one repeats."""
        return int(self._holders[place])

    def repeats_of(self, place: int) -> Sequence[int]:
        """The members that repeat one, in reading order."""
        start, end = np.searchsorted(self._by_holder[0], [place, place + 1])
        found: list[int] = self._by_holder[1][start:end].tolist()
        return found

    def more(self, facet: str, away: Places) -> dict[str, int]:
        """How many more hits each code has without some repeats, which are folded away: none, or fewer than none.

        Where a repeat has a code that the one it repeats has not, it counts there.
        """
        return self._facet(facet).less(away)

    def counts(self, facet: str, hits: Places) -> dict[str, int]:
        """How many hits each code has, repeats not folded."""
        return self._facet(facet).counts(hits)

    def _facet(self, name: str) -> _Codes:
        if name not in self._facets:
            self._facets[name] = _Codes(self._codes.get(name, {}), self._holders)
        return self._facets[name]

    def _of(self, facet: str, codes: Iterable[str]) -> NDArray[np.uint32]:
        members = self._codes.get(facet, {})
        return _numbers(BitMap.union(_NONE, *(members.get(code, _NONE) for code in codes)))


class _Codes:
    """The codes of one facet, member by member, so that some are counted without looking at the others."""

    def __init__(self, codes: Mapping[str, BitMap], holders: Places) -> None:
        self._names = list(codes)
        lists = [np.empty(0, np.uint32), *map(_numbers, codes.values())]
        members = np.concatenate(lists).astype(np.int32)
        places = np.repeat(np.arange(-1, len(codes), dtype=np.int32), [len(several) for several in lists])
        order = np.argsort(members, kind="stable")
        members, places = members[order], places[order]
        self._all = _Rows(members, places, len(holders))
        is_own = _is_own(members, places, holders, len(codes))
        self._own = _Rows(members[is_own], places[is_own], len(holders))

    def counts(self, hits: Places) -> dict[str, int]:
        """How many hits each code has."""
        return self._told(self._counted(self._all, hits))

    def less(self, away: Places) -> dict[str, int]:
        """How many more hits each code has without some repeats: none, or fewer than none."""
        return self._told(self._counted(self._own, away) - self._counted(self._all, away))

    def _told(self, counted: Numbers) -> dict[str, int]:
        places = counted.nonzero()[0]
        return {self._names[n]: count for n, count in zip(places.tolist(), counted[places].tolist(), strict=True)}

    def _counted(self, rows: _Rows, members: Places) -> Numbers:
        counted = np.zeros(len(self._names), np.int64)
        for start in range(0, len(members), _AT_ONCE):
            counted += np.bincount(rows.of(members[start : start + _AT_ONCE]), minlength=len(self._names))
        return counted


class _Rows:
    """The codes of each member, one member behind the other, in two bytes each where they are few."""

    def __init__(self, members: Places, codes: Places, count: int) -> None:
        """Takes the members, ascending, and beside them their codes; and how many members there are."""
        self._codes = codes.astype(np.int16) if codes.max(initial=0) < 2**15 else codes
        starts = np.flatnonzero(np.diff(members, prepend=np.int32(-1))).astype(np.int32)
        # Of most facets each member has one code, which then stands at its place.
        is_one_each = len(starts) == len(members) == count
        # Behind the last stands nothing.
        self._held = None if is_one_each else np.append(members[starts], np.int32(-1))
        # No part of what was counted is kept: it would keep all of it.
        self._ends = np.append(starts, np.int32(len(members))) if self._held is not None else np.empty(0, np.int32)

    def of(self, members: Places) -> NDArray[np.int16] | Places:
        """The codes of some members."""
        if self._held is None:
            return self._codes[members]
        places = np.searchsorted(self._held[:-1], members)
        places = places[self._held[places] == members]
        starts = self._ends[places]
        counts = self._ends[places + 1] - starts
        at = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))
        return self._codes[at]


def _numbers(members: BitMap) -> NDArray[np.uint32]:
    return np.asarray(members.to_array(), np.uint32)


def _is_own(members: Places, codes: Places, holders: Places, count: int) -> NDArray[np.bool_]:
    """Of each code of each member, ascending, whether that is a repeat and the one that it repeats has it not."""
    held = holders[members]
    repeats = (held >= 0).nonzero()[0].astype(np.int32)
    # They ascend, as members do and of each its codes.
    known = members.astype(np.int64) * count + codes
    wanted = held[repeats].astype(np.int64) * count + codes[repeats]
    at = np.minimum(np.searchsorted(known, wanted), max(0, len(known) - 1))
    own = np.zeros(len(members), np.bool_)
    own[repeats] = known[at] != wanted
    return own
