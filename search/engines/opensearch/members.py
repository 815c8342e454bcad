"""The clauses that repeat another, and those that are repeated: few, and folded here, as exactly as in memory.

The cluster says which of them match; it counts the others itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from search.engines.facets import numbers_of
from search.engines.matching import Mask
from search.engines.repeats import RepeatFolding
from search.engines.scores import Numbers

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
        self._holders = holders
        repeats = (holders >= 0).nonzero()[0]
        self.folding = RepeatFolding(repeats, holders[repeats], len(seats))
        self._facets: dict[str, _Codes] = {}
        order = np.argsort(self.folding.holders, kind="stable")
        self._by_holder = self.folding.holders[order], repeats[order]

    def __len__(self) -> int:
        return len(self.seats)

    def places(self, seats: Numbers) -> Numbers:
        """The places of the members of some seats, ascending."""
        return np.sort(np.searchsorted(self.seats, seats))

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

    def more(self, facet: str, away: Numbers) -> dict[str, int]:
        """How many more hits each code has without some repeats, which are folded away: none, or fewer than none.

        Where a repeat has a code that the one it repeats has not, it counts there.
        """
        return self._facet(facet).less(away)

    def counts(self, facet: str, hits: Numbers) -> dict[str, int]:
        """How many hits each code has, repeats not folded."""
        return self._facet(facet).counts(hits)

    def _facet(self, name: str) -> _Codes:
        if name not in self._facets:
            self._facets[name] = _Codes(self._codes.get(name, {}), self._holders)
        return self._facets[name]

    def _of(self, facet: str, codes: Iterable[str]) -> Numbers:
        members = self._codes.get(facet, {})
        return numbers_of(BitMap.union(_NONE, *(members.get(code, _NONE) for code in codes)))


class _Codes:
    """The codes of one facet, member by member, so that some are counted without looking at the others."""

    def __init__(self, codes: Mapping[str, BitMap], holders: Numbers) -> None:
        self._names = list(codes)
        lists = [np.empty(0, np.int64), *(numbers_of(several) for several in codes.values())]
        members = np.concatenate(lists)
        order = np.argsort(members, kind="stable")
        members = members[order]
        places = np.repeat(np.arange(-1, len(codes)), [len(several) for several in lists])[order]
        held = holders[members]
        # What a repeat has and the one that it repeats has not.
        is_own = (held >= 0) & ~np.isin(held * len(codes) + places, members * len(codes) + places)
        self._all = _Rows(members, places, len(holders))
        self._own = _Rows(members[is_own], places[is_own], len(holders))

    def counts(self, hits: Numbers) -> dict[str, int]:
        """How many hits each code has."""
        return self._told(self._counted(self._all, hits))

    def less(self, away: Numbers) -> dict[str, int]:
        """How many more hits each code has without some repeats: none, or fewer than none."""
        return self._told(self._counted(self._own, away) - self._counted(self._all, away))

    def _told(self, counted: Numbers) -> dict[str, int]:
        places = counted.nonzero()[0]
        return {self._names[n]: count for n, count in zip(places.tolist(), counted[places].tolist(), strict=True)}

    def _counted(self, rows: _Rows, members: Numbers) -> Numbers:
        return np.bincount(rows.of(members), minlength=len(self._names))


class _Rows:
    """The codes of each member, one member behind the other, in four bytes each."""

    def __init__(self, members: Numbers, codes: Numbers, count: int) -> None:
        """Takes the members, ascending, and beside them their codes; and how many members there are."""
        self._codes = codes.astype(np.int32)
        held, counts = np.unique(members, return_counts=True)
        # Of most facets each member has one code, which then stands at its place.
        is_one_each = len(held) == len(members) == count
        # Behind the last stands nothing.
        self._held = None if is_one_each else np.append(held, -1).astype(np.int32)
        # No part of what was counted is kept: it would keep all of it.
        ends = np.concatenate(([0], counts.cumsum())) if self._held is not None else np.empty(0)
        self._ends = ends.astype(np.int32)

    def of(self, members: Numbers) -> NDArray[np.int32]:
        """The codes of some members."""
        if self._held is None:
            return self._codes[members]
        places = np.searchsorted(self._held[:-1], members)
        places = places[self._held[places] == members]
        starts = self._ends[places]
        counts = self._ends[places + 1] - starts
        at = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))
        found: NDArray[np.int32] = self._codes[at]
        return found
