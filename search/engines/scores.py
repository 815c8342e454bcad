"""Clauses with their scores, as arrays: what matches a node, and how nodes are put together.

The formulas are those of :mod:`search.engines.bm25f`, for many clauses at once. Sums are made in the order of the
children, so that the same question always has the same scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from search.engines import bm25f

Numbers: TypeAlias = NDArray[np.int64]
Values: TypeAlias = NDArray[np.float64]

#: Where fewer than one in so many clauses are at hand, they are sorted; else a table of all clauses is written.
_SPARSE = 32
#: So few scores are rounded one by one sooner than equal ones among them are looked for.
_FEW = 64


class Scores:
    """The clauses that match something: their numbers, ascending, and beside each its score (0 where none counts)."""

    __slots__ = ("numbers", "values")

    def __init__(self, numbers: Numbers, values: Values) -> None:
        self.numbers = numbers
        self.values = values

    def __len__(self) -> int:
        return len(self.numbers)

    def times(self, weight: float) -> Scores:
        """The same, each score multiplied."""
        return self if weight == 1.0 else Scores(self.numbers, weight * self.values)


NOTHING = Scores(np.empty(0, np.int64), np.empty(0))


def same(numbers: Numbers, value: float) -> Scores:
    """Clauses of one score."""
    return Scores(numbers, np.full(len(numbers), value))


def all_of(wanted: Sequence[Scores], excluded: Iterable[Scores], clauses: int) -> Scores:
    """The clauses that are in all of ``wanted`` and in none of ``excluded``, their scores added up."""
    if not wanted:
        return NOTHING
    numbers = min(wanted, key=len).numbers
    for scores in sorted(wanted, key=len)[1:]:
        numbers = numbers[holds(scores.numbers, numbers, clauses)]
    for scores in excluded:
        numbers = numbers[~holds(scores.numbers, numbers, clauses)]
    total = np.zeros(len(numbers))
    for scores in wanted:
        total += scores.values[_places(scores.numbers, numbers, clauses)]
    return Scores(numbers, total)


def within(scores: Scores, numbers: Numbers, clauses: int) -> Scores:
    """Those of some scores that are of clauses among others, which ascend."""
    if len(scores) <= len(numbers):
        return scores
    held = numbers[holds(scores.numbers, numbers, clauses)]
    return Scores(held, scores.values[_places(scores.numbers, held, clauses)])


def any_of(several: Sequence[Scores], clauses: int) -> Scores:
    """The clauses of all, their scores added up."""
    several = [scores for scores in several if len(scores)]
    if len(several) < 2:
        return several[0] if several else NOTHING
    if _is_sparse(several, clauses):
        numbers, places = np.unique(np.concatenate([scores.numbers for scores in several]), return_inverse=True)
        total = np.bincount(places, np.concatenate([scores.values for scores in several])).astype(np.float64)
        return Scores(numbers, total)
    total, held = np.zeros(clauses), np.zeros(clauses, np.bool_)
    for scores in several:
        total[scores.numbers] += scores.values
        held[scores.numbers] = True
    numbers = held.nonzero()[0]
    return Scores(numbers, total[numbers])


def prefer(child: Scores, extra: Scores, clauses: int) -> Scores:
    """The clauses of ``child``, with what ``extra`` adds to some of them."""
    held = holds(extra.numbers, child.numbers, clauses)
    more = np.zeros(len(child))
    more[held] = extra.values[_places(extra.numbers, child.numbers[held], clauses)]
    return Scores(child.numbers, child.values + more)


def best(choices: Sequence[tuple[Scores, float]], clauses: int) -> Scores:
    """The scores of :class:`search.query.tree.Best`: the best of several ways to say one thing.

    Scores of different words do not compare (a rare synonym would beat the word that was typed), so each choice is
    measured against its own best clause. A clause that matches in part counts in part for the rarity of the whole.
    """
    strengths = []
    for scores, weight in choices:
        top = float(scores.values.max()) if len(scores) else 0.0
        values = weight * scores.values / top if top else np.full(len(scores), weight)
        strengths.append(Scores(scores.numbers, values))
    found = _largest(strengths, clauses)
    worth = bm25f.rarity(float(found.values.sum()), clauses)
    return Scores(found.numbers, worth * found.values)


def lead(first: Scores, rest: Scores, share: float, clauses: int) -> Scores:
    """The scores of :class:`search.query.tree.Lead`: what is first stands above all of the rest.

    A clause of both counts with its better score: what it holds of the rest is worth something too.
    """
    behind = ~holds(first.numbers, rest.numbers, clauses)
    others = Scores(rest.numbers[behind], rest.values[behind])
    ceiling = float(others.values.max()) if len(others) else 0.0
    good = others.values >= share * ceiling
    both = holds(rest.numbers, first.numbers, clauses)
    values = first.values.copy()
    values[both] = np.maximum(values[both], rest.values[_places(rest.numbers, first.numbers[both], clauses)])
    return any_of([Scores(others.numbers[good], others.values[good]), Scores(first.numbers, values + ceiling)], clauses)


def near(child: Scores, kept: Scores, strengths: Scores, sure: Numbers, clauses: int) -> Scores:
    """The scores of :class:`search.query.tree.Near`.

    Args:
        child: What matches by its words.
        kept: What gains nothing.
        strengths: What the nearness of each clause that is near is worth.
        sure: Those of them that need not match the child, ascending.
        clauses: How many clauses there are.
    """
    top = float(child.values.max()) if len(child) else 0.0
    free = ~holds(kept.numbers, strengths.numbers, clauses)
    worth = Scores(strengths.numbers[free], strengths.values[free])
    found = any_of([child.times(1.0 / top) if top else child, same(sure, 0.0)], clauses)
    return prefer(found, worth, clauses)


def pinned(numbers: Sequence[int]) -> Scores:
    """The scores of :class:`search.query.tree.Pinned`."""
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    values = [bm25f.PIN * (len(numbers) - place) for place in order]
    return Scores(np.array([numbers[place] for place in order], np.int64), np.array(values, np.float64))


def first_of(scores: Scores, last: int) -> list[int]:
    """The numbers of the best ``last`` clauses, best first; those of one score as it is shown in reading order."""
    if not last:
        return []
    numbers, values = scores.numbers, scores.values
    if last < len(values):
        least = np.partition(values, len(values) - last)[len(values) - last] - 2 * bm25f.STEP
        near = values >= least
        numbers, values = numbers[near], values[near]
    order = np.lexsort((numbers, -_shown(values)))[:last]
    return [int(number) for number in numbers[order]]


def _shown(values: Values) -> Values:
    """Scores as they are shown; of many that are equal, each is rounded once."""
    if len(values) > _FEW:
        distinct, places = np.unique(values, return_inverse=True)
        return _shown_each(distinct)[places]
    return _shown_each(values)


def _shown_each(values: Values) -> Values:
    return np.array([bm25f.rounded(value) for value in values.tolist()])


def _largest(several: Sequence[Scores], clauses: int) -> Scores:
    """The clauses of all, each with its largest score."""
    several = [scores for scores in several if len(scores)]
    if len(several) < 2:
        return several[0] if several else NOTHING
    if _is_sparse(several, clauses):
        numbers, places = np.unique(np.concatenate([scores.numbers for scores in several]), return_inverse=True)
        values = np.full(len(numbers), -1.0)
        np.maximum.at(values, places, np.concatenate([scores.values for scores in several]))
        return Scores(numbers, values)
    largest = np.full(clauses, -1.0)
    for scores in several:
        largest[scores.numbers] = np.maximum(largest[scores.numbers], scores.values)
    numbers = np.flatnonzero(largest >= 0.0)
    return Scores(numbers, largest[numbers])


def _is_sparse(several: Sequence[Scores], clauses: int) -> bool:
    return sum(map(len, several)) * _SPARSE < clauses


def holds(within: Numbers, numbers: Numbers, clauses: int) -> NDArray[np.bool_]:
    """Whether each of some numbers is among others; both ascend."""
    if not len(within):
        return np.zeros(len(numbers), np.bool_)
    if len(numbers) * _SPARSE < clauses:
        places = np.minimum(within.searchsorted(numbers), len(within) - 1)
        found: NDArray[np.bool_] = within[places] == numbers
        return found
    held = np.zeros(clauses, np.bool_)
    held[within] = True
    return held[numbers]


def _places(within: Numbers, numbers: Numbers, clauses: int) -> NDArray[np.int64]:
    """The places of some numbers among others, which hold them all; both ascend."""
    if len(numbers) * _SPARSE < clauses:
        return within.searchsorted(numbers)
    table = np.empty(clauses, np.int64)
    table[within] = np.arange(len(within))
    return table[numbers]
