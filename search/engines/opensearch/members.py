"""The clauses that repeat another, and those that are repeated: few, and folded here, as exactly as in memory.

The cluster says which of them match; it counts the others itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from search.engines.facets import Facet, numbers_of
from search.engines.scores import Numbers

Mask = NDArray[np.bool_]
_NONE = BitMap()


class Repeats(Mapping[int, int]):
    """ClusterPlace of a member → place of the one that it repeats, in two numbers each."""

    def __init__(self, holders: Numbers) -> None:
        """Takes the place of the one that each member repeats, less than 0 where it repeats none."""
        self._holders = holders
        self.places: Numbers = (holders >= 0).nonzero()[0]

    def __getitem__(self, place: int) -> int:
        holder = int(self._holders[place])
        if holder < 0:
            raise KeyError(place)
        return holder

    def __iter__(self) -> Iterator[int]:
        return iter(self.places.tolist())

    def __len__(self) -> int:
        return len(self.places)


class Members:
    """The members of one generation, by their places among themselves, which are those of the reading order.

    Attributes:
        seats: Of each, ascending.
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
        self._map = Repeats(holders)
        self._repeats = self._map.places
        self._holders = holders[self._repeats]
        self._facets: dict[str, Facet] = {}
        order = np.argsort(self._holders, kind="stable")
        self._by_holder = self._holders[order], self._repeats[order]

    def __len__(self) -> int:
        return len(self.seats)

    def places(self, seats: Sequence[int]) -> Numbers:
        """The places of the members of some seats, ascending."""
        return np.sort(np.searchsorted(self.seats, np.array(seats, np.int64)))

    def place(self, seat: int) -> int | None:
        """The place of a seat, None where it is of no member."""
        place = int(np.searchsorted(self.seats, seat))
        return place if place < len(self.seats) and self.seats[place] == seat else None

    def allowed(self, selected: Mapping[str, Iterable[str]]) -> dict[str, Mask]:
        """Whether each member has one of the codes, by facet."""
        return {facet: self._mask(self._of(facet, codes)) for facet, codes in selected.items()}

    def paired(self, found: Numbers, tiers: Numbers) -> Numbers:
        """The tiers of some members: a repeat and its holder are of the better one of theirs."""
        away = self.folded(found)
        tiers = tiers.copy()
        if len(away):
            repeats, holders = (np.searchsorted(found, each[away]) for each in (self._repeats, self._holders))
            np.minimum.at(tiers, holders, tiers[repeats])
            tiers[repeats] = tiers[holders]
        return tiers

    def folded(self, hits: Numbers) -> Numbers:
        """The places among the repeats of those that are hits and whose holder is one too."""
        if not len(self._repeats):
            return self._repeats
        held = self._mask(hits)
        return (held[self._repeats] & held[self._holders]).nonzero()[0]

    def unfolded(self, hits: Numbers) -> tuple[Numbers, Numbers]:
        """The hits that stay, and the repeats that are folded away."""
        away = self._repeats[self.folded(hits)]
        if not len(away):
            return hits, away
        kept = self._mask(hits)
        kept[away] = False
        return kept.nonzero()[0], away

    def holder_of(self, place: int) -> int:
        """The member that one repeats."""
        return self._map[place]

    def repeats_of(self, place: int) -> Sequence[int]:
        """The members that repeat one, in reading order."""
        start, end = np.searchsorted(self._by_holder[0], [place, place + 1])
        found: list[int] = self._by_holder[1][start:end].tolist()
        return found

    def more(self, facet: str, hits: Numbers) -> dict[str, int]:
        """How many more hits each code has with repeats folded than without: none, or fewer than none."""
        away = self._repeats[self.folded(hits)]
        if not len(away):
            return {}
        if facet not in self._facets:
            self._facets[facet] = Facet(self._codes.get(facet, {}), self._map, len(self.seats))
        held = self._facets[facet]
        without = held.counts(away, (), None, ())
        back = held.counts(away[:0], away.tolist(), None, ())
        return {code: back.get(code, 0) - count for code, count in without.items() if back.get(code, 0) != count}

    def counts(self, facet: str, hits: Numbers) -> dict[str, int]:
        """How many hits each code has, repeats not folded."""
        if not len(hits):
            return {}
        if facet not in self._facets:
            self._facets[facet] = Facet(self._codes.get(facet, {}), self._map, len(self.seats))
        return self._facets[facet].counts(hits, (), None, ())

    def _of(self, facet: str, codes: Iterable[str]) -> Numbers:
        members = self._codes.get(facet, {})
        return numbers_of(BitMap.union(_NONE, *(members.get(code, _NONE) for code in codes)))

    def _mask(self, places: Numbers) -> Mask:
        held = np.zeros(len(self.seats), np.bool_)
        held[places] = True
        return held


def filtered(places: Numbers, allowed: Iterable[Mask]) -> Numbers:
    """The members among some that every selection lets through."""
    for mask in allowed:
        places = places[mask[places]]
    return places
