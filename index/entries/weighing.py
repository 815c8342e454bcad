"""How occurrences of a word are weighed in a clause: BM25F, up to how rare the word is.

A word's occurrences are weighed by field (boost, and the length of the field against the average of the fields that are
not empty), summed over the fields, and only then saturated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.schema import FIELDS

#: One number, or one for each of several clauses.
Amount = TypeVar("Amount", float, NDArray[np.float64])

#: How soon further occurrences of a word stop to count. Clauses are short: tuned on the judged queries.
K1 = 1.2

#: The fields that belong to the clause itself. How rare a word is, is counted in these: a word of a document's title
#: stands above each of its clauses and would be rare in none.
OWN = frozenset({"text", "heading", "section", "text_en", "heading_en", "section_en"})

#: What a clause answers is no text of it: it counts for itself alone.
ASKED = ("asked", "asked_en")
#: The field by whose length a text counts where its characters are compared, and how far.
CHARACTERS, CHARACTERS_B = "text", 0.3
_TITLES = frozenset(
    name + language for name in ("heading", "section", "ancestors", "title") for language in ("", "_en")
)


def fields(scope: str) -> tuple[str, ...]:
    """The names of the fields that a word of a scope of :data:`search.query.tree.Scope` is looked up in."""
    if scope == "text":
        return ("text", "text_en")
    if scope == "asked":
        return ASKED
    if scope == "characters":
        return ()
    names = (field.name for field in FIELDS if field.name not in ASKED)
    return tuple(name for name in names if scope == "all" or name in _TITLES)


def saturate(weighted: Amount) -> Amount:
    """The weighted occurrences of a word in a clause, from 0 to just below 1."""
    return weighted / (K1 + weighted)


def average(lengths: Mapping[int, int]) -> float:
    """The average length of a field where it is not empty, from the number of clauses of each length."""
    filled = sum(count for length, count in lengths.items() if length)
    return sum(length * count for length, count in lengths.items()) / filled if filled else 1.0


def average_held(levels: Sequence[int], lengths: bytes) -> float:
    """The same from the length of each clause, as the place of its level among all lengths that are told apart."""
    return average({levels[level]: count for level, count in Counter(lengths).items()})


def norm(length: int, average_length: float, b: float) -> float:
    """What an occurrence in a field of that length is divided by."""
    return 1.0 - b + b * length / average_length
