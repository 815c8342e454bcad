"""How far apart two words are, in letters."""

from __future__ import annotations

from rapidfuzz.distance import OSA


def letters(word: str) -> int:
    """Return the letters a to z that a word holds, as bits."""
    held = 0
    for letter in word.encode("ascii"):
        held |= 1 << (letter - 97)
    return held


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or changed places with the next; more than ``most`` is any.

    >>> distance("incubater", "incubator", 2), distance("ehalth", "health", 2)
    (1, 1)
    """
    return OSA.distance(one, other, score_cutoff=most)
