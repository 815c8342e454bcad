"""Clauses that repeat another one are folded into it where both are hits: one hit, of the better tier of theirs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from search.engines.matching import Mask

#: How wide the numbers of clauses are, and those of tiers.
Number = TypeVar("Number", np.int64, np.int32)
Tier = TypeVar("Tier", np.int64, np.int16)


class RepeatFolding(Generic[Number]):
    """Folds the hits of a set of clauses.

    Attributes:
        repeats: The clauses that repeat another one, ascending.
        holders: Beside each, the one that it repeats.
    """

    def __init__(self, repeats: NDArray[Number], holders: NDArray[Number], clauses: int) -> None:
        """Takes the repeats with their holders, and how many clauses there are in all."""
        self.repeats: NDArray[Number] = repeats
        self.holders: NDArray[Number] = holders
        self._clauses = clauses

    def mask(self, numbers: NDArray[np.integer[Any]]) -> Mask:
        """Whether each clause is among some."""
        held = np.zeros(self._clauses, np.bool_)
        held[numbers] = True
        return held

    def total(self, held: Mask) -> int:
        """How many hits a set has, repeats folded."""
        return int(np.count_nonzero(held)) - int(np.count_nonzero(held[self.repeats] & held[self.holders]))

    def folded(self, hits: NDArray[Number]) -> NDArray[np.int64]:
        """The places among the repeats of those that are hits and whose holder is one too."""
        if not len(self.repeats):
            return np.empty(0, np.int64)
        held = self.mask(hits)
        both: Mask = held[self.repeats] & held[self.holders]
        return both.nonzero()[0]

    def unfolded(self, hits: NDArray[Number]) -> tuple[NDArray[Number], NDArray[Number]]:
        """The hits that stay, and the repeats that are folded away."""
        away = self.repeats[self.folded(hits)]
        left = hits[~self.mask(away)[hits]] if len(away) else hits
        return left, away

    def paired(self, found: NDArray[Number], tiers: NDArray[Tier]) -> NDArray[Tier]:
        """The tiers of some clauses, ascending: a repeat and its holder are of the better one of theirs."""
        away = self.folded(found)
        if not len(away):
            return tiers
        repeats, holders = (np.searchsorted(found, each[away]) for each in (self.repeats, self.holders))
        paired = tiers.copy()
        np.minimum.at(paired, holders, tiers[repeats])
        paired[repeats] = paired[holders]
        return paired


def filtered(numbers: NDArray[Number], allowed: Iterable[Mask]) -> NDArray[Number]:
    """The clauses among some that every selection lets through."""
    for mask in allowed:
        numbers = numbers[mask[numbers]]
    return numbers
