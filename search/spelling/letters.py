"""How far apart two words are, in letters."""

from __future__ import annotations


def letters(word: str) -> int:
    """Returns the letters a to z that a word holds, as bits."""
    held = 0
    for letter in word.encode("ascii"):
        held |= 1 << (letter - 97)
    return held


def distance(one: str, other: str, most: int) -> int:
    """Returns how many letters are wrong, missing, too many or changed places with the next; more than ``most`` is any.

    >>> distance("incubater", "incubator", 2), distance("ehalth", "health", 2)
    (1, 1)
    """
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if abs(len(one) - len(other)) > most:
        return most + 1
    if not one or not other:
        return len(one) + len(other)
    return _distance(one, other)


def _distance(one: str, other: str) -> int:
    """The distance of two words, row by row; a change of places counts only between letters that are neighbours."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, another in enumerate(other, 1):
            best = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != another))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == another:
                best = min(best, before[column - 2] + 1)
            here.append(best)
        before, above = above, here
    return above[-1]
