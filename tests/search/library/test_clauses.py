"""Clauses that were shown stay read, as far as the budget goes, and are given in the order that they are asked for."""

from __future__ import annotations

import pytest

from index.documents import Clause
from search.library.clauses import ClauseTexts


class Shelf:
    """A catalogue of clauses of ten characters, which remembers what was read of it."""

    def __init__(self) -> None:
        self.read: list[int] = []

    def clauses_at(self, numbers):
        """The clauses of some numbers."""
        self.read += numbers
        return [("plan", Clause("1", number, "paragraph", None, None, (), "x" * 10, None, 0, ())) for number in numbers]


@pytest.mark.parametrize(
    ("asked", "budget", "read", "note"),
    [
        ([[1, 2], [2, 1]], 10_000, [1, 2], "asked again, nothing is read"),
        ([[1, 2], [3, 1]], 10_000, [1, 2, 3], "only what is missing is read"),
        ([[5, 5]], 10_000, [5], "the same twice in one question is read once"),
        ([[1], [2], [3], [1]], 450, [1, 2, 3, 1], "the one that was shown longest ago goes first"),
        ([[1], [2], [1], [3], [1]], 450, [1, 2, 3], "one that is shown again stays"),
        ([[1, 2, 3], [1]], 0, [1, 2, 3, 1], "what exceeds the budget alone is given, and not kept"),
        ([[]], 10_000, [], "nothing asked"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_was_shown_is_not_read_again(asked, budget, read, note):
    shelf = Shelf()
    clauses = ClauseTexts(shelf, budget)
    for numbers in asked:
        assert [clause.ordinal for _, clause in clauses.at(numbers)] == numbers
    assert shelf.read == read
