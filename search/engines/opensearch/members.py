"""The clauses that repeat another, and those that are repeated: few, and folded here, as exactly as in memory.

The cluster says which of them match; it counts the others itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from search.engines.facets import Facet, numbers_of
from search.engines.scores import Numbers

Mask = NDArray[np.bool_]
_NONE = BitMap()


class Members:
    """The members of one generation, by their places among themselves, which are those of the reading order.

    Attributes:
        seats: Of each, ascending.
    """

    def __init__(
        self, seats: Sequence[int], repeats: Mapping[int, int], codes: Mapping[str, Mapping[str, BitMap]]
    ) -> None:
        """Takes them.

        Args:
            seats: Of each, ascending.
            repeats: Place of a member → place of the one that it repeats.
            codes: The places of each code, by facet.
        """
        self.seats = np.array(seats, np.int64)
        self._codes = codes
        self._repeats = np.array(list(repeats), np.int64)
        self._holders = np.array(list(repeats.values()), np.int64)
        self._map = repeats
        self._facets: dict[str, Facet] = {}

    def __len__(self) -> int:
        return len(self.seats)

    def places(self, seats: Iterable[int]) -> Numbers:
        """The places of some seats, ascending; those of no member are left out."""
        wanted = np.sort(np.fromiter(seats, np.int64))
        at = np.searchsorted(self.seats, wanted)
        at = at[at < len(self.seats)]
        return at[np.isin(self.seats[at], wanted)]

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
        return hits[~np.isin(hits, away, assume_unique=True)], away

    def holder_of(self, place: int) -> int:
        """The member that one repeats."""
        return self._map[place]

    def counts(self, facet: str, hits: Numbers) -> dict[str, int]:
        """How many hits each code has, repeats folded."""
        if not len(hits):
            return {}
        if facet not in self._facets:
            self._facets[facet] = Facet(self._codes.get(facet, {}), self._map, len(self.seats))
        left, away = self.unfolded(hits)
        return self._facets[facet].counts(left, away.tolist(), None, ())

    def _of(self, facet: str, codes: Iterable[str]) -> Numbers:
        members = self._codes.get(facet, {})
        return numbers_of(BitMap.union(_NONE, *(members.get(code, _NONE) for code in codes)))

    def _mask(self, places: Numbers) -> Mask:
        held = np.zeros(len(self.seats), np.bool_)
        held[places] = True
        return held


NO_MEMBERS = Members((), {}, {})


def filtered(places: Numbers, allowed: Iterable[Mask]) -> Numbers:
    """The members among some that every selection lets through."""
    for mask in allowed:
        places = places[mask[places]]
    return places
