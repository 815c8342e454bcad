"""The ranking that every engine shares: BM25F, and what an exact run is worth.

A word's occurrences are weighed by field (boost, and the length of the field against the average of the fields that are
not empty), summed over the fields, and only then saturated, so that a word in title and text is not counted as two.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from index.schema import FIELDS
from search.query import Scope

#: How soon further occurrences of a word stop to count. Clauses are short: tuned on the judged queries.
K1 = 1.2

#: The fields that belong to the clause itself. How rare a word is, is counted in these: a word of a document's title
#: stands above each of its clauses and would be rare in none.
OWN = frozenset({"text", "heading", "section"})

_TITLES = frozenset({"heading", "section", "ancestors", "title"})
#: Places for a score: far finer than any difference that matters, coarse enough for sums in another order to be equal.
_PLACES = 6


def fields(scope: Scope) -> tuple[str, ...]:
    """The names of the fields that a word of this scope is looked up in."""
    if scope == "text":
        return ("text",)
    return tuple(field.name for field in FIELDS if scope == "all" or field.name in _TITLES)


def rarity(count: int, clauses: int) -> float:
    """What a word is worth that stands in ``count`` of all clauses: BM25's inverse frequency, never below 0."""
    return math.log1p((clauses - count + 0.5) / (count + 0.5))


def saturate(weighted: float) -> float:
    """The weighted occurrences of a word in a clause, from 0 to just below 1."""
    return weighted / (K1 + weighted)


def norms(lengths: Sequence[float], b: float) -> list[float]:
    """For each clause, what an occurrence in a field of that length is divided by."""
    filled = [length for length in lengths if length]
    average = sum(filled) / len(filled) if filled else 1.0
    return [1.0 - b + b * length / average for length in lengths]


def rounded(score: float) -> float:
    """A score as it is shown and compared."""
    return round(score, _PLACES)
