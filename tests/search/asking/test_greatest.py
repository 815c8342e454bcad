"""Of clauses that state a value of several things, the greatest or the least goes first, of one unit."""

from __future__ import annotations

import pytest

from search.asking.greatest import by_value
from search.asking.questioned import ReadClause
from search.query.greatest_asked import Greatest

#: values as printed, the one that says most of the question first; order; by district; places in order; note
STATED = [
    (["5.6亿元", "107.3亿元", "62.3亿"], 1, False, [1, 2, 0], "the greatest first"),
    (["5.6亿元", "107.3亿元", "62.3亿"], -1, False, [0, 2, 1], "the least first"),
    (["4.5%", "107.3亿元", "14%"], 1, False, [2, 0], "a share is neither more nor less than an amount of money"),
    (["RMB 3.19 billion", "RMB 560 million", "RMB 10.73 billion"], 1, False, [2, 0, 1], "sizes in words"),
    (["12家", "9家", "30家"], 1, True, [2, 1], "one clause of each district: the first and the last are of one"),
    ([], 1, False, [], "none where nothing is stated"),
]


@pytest.mark.parametrize(("printed", "order", "by_district", "places", "note"), STATED)
def test_clauses_are_in_the_order_of_their_values(
    printed: list[str], order: int, by_district: bool, places: list[int], note: str
) -> None:
    districts = ["a", "b", "a"]
    clauses = [
        ReadClause(number, district, ("", ""), "", "", roles=frozenset())
        for number, district in enumerate(districts[: len(printed)])
    ]
    greatest = Greatest(1 if order > 0 else -1, by_district, "")

    assert by_value(greatest, list(zip(clauses, printed, strict=True))) == places
