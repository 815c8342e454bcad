"""Clauses that repeat another one are folded into it where both are hits: one hit, of the better tier of theirs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from search.engines.matching import Mask
from search.engines.scores import Numbers


class RepeatFolding:
    """Folds the hits of a set of clauses.

    Attributes:
        repeats: The clauses that repeat another one, ascending.
        holders: Beside each, the one that it repeats.
    """

    def __init__(self, repeats: Numbers, holders: Numbers, clauses: int) -> None:
        """Takes the repeats with their holders, and how many clauses there are in all."""
        self.repeats = repeats
        self.holders = holders
        self._clauses = clauses

    def mask(self, numbers: Numbers) -> Mask:
        """Whether each clause is among some."""
        held = np.zeros(self._clauses, np.bool_)
        held[numbers] = True
        return held

    def total(self, held: Mask) -> int:
        """How many hits a set has, repeats folded."""
        return int(np.count_nonzero(held)) - int(np.count_nonzero(held[self.repeats] & held[self.holders]))

    def folded(self, hits: Numbers) -> NDArray[np.int64]:
        """The places among the repeats of those that are hits and whose holder is one too."""
        if not len(self.repeats):
            return self.repeats
        held = self.mask(hits)
        return (held[self.repeats] & held[self.holders]).nonzero()[0]

    def unfolded(self, hits: Numbers) -> tuple[Numbers, Numbers]:
        """The hits that stay, and the repeats that are folded away."""
        away = self.repeats[self.folded(hits)]
        left = hits[~np.isin(hits, away, assume_unique=True)] if len(away) else hits
        return left, away

    def paired(self, found: Numbers, tiers: Numbers) -> Numbers:
        """The tiers of some clauses, ascending: a repeat and its holder are of the better one of theirs."""
        away = self.folded(found)
        if not len(away):
            return tiers
        repeats, holders = (np.searchsorted(found, each[away]) for each in (self.repeats, self.holders))
        paired = tiers.copy()
        np.minimum.at(paired, holders, tiers[repeats])
        paired[repeats] = paired[holders]
        return paired


def filtered(numbers: Numbers, allowed: Iterable[Mask]) -> Numbers:
    """The clauses among some that every selection lets through."""
    for mask in allowed:
        numbers = numbers[mask[numbers]]
    return numbers
