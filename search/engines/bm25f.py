"""The ranking that every engine shares: BM25F, and what an exact run is worth.

What a word weighs in a clause is known when it is indexed (:mod:`index.entries.weighing`); how rare it is, when it is
asked for.
"""

from __future__ import annotations

import math

# Those who rank ask here for all of the formula.
from index.entries.weighing import ASKED as ASKED
from index.entries.weighing import CHARACTERS as CHARACTERS
from index.entries.weighing import CHARACTERS_B as CHARACTERS_B
from index.entries.weighing import K1 as K1
from index.entries.weighing import OWN as OWN
from index.entries.weighing import average as average
from index.entries.weighing import average_held as average_held
from index.entries.weighing import fields as fields
from index.entries.weighing import norm as norm
from index.entries.weighing import saturate as saturate
from search.query.tree import Scope

#: The score of a pinned clause, above any word score.
PIN = 1000.0

#: Places for a score: finer than any difference that matters, coarse enough for sums in another order to be equal.
_PLACES = 3
#: The smallest difference between two scores that are shown.
STEP = 10.0**-_PLACES


def own(scope: Scope) -> frozenset[str]:
    """The names of the fields in which is counted how rare a word of this scope is."""
    return frozenset(ASKED) if scope == "asked" else OWN


def rarity(count: float, clauses: int) -> float:
    """What a word is worth that stands in ``count`` of all clauses: BM25's inverse frequency, never below 0."""
    return math.log1p((clauses - count + 0.5) / (count + 0.5))


def rounded(score: float) -> float:
    """A score as it is shown and compared."""
    return round(score, _PLACES)
