"""Whether a question asks which of several has the greatest or the least of something."""

from __future__ import annotations

import pytest

from search.query.greatest_asked import greatest_asked, names_place

#: question, the order, whether districts are compared, note
QUESTIONS = [
    ("哪个区图书馆最多", 1, True, "districts"),
    ("哪个区企业最少", -1, True, "the least"),
    ("which park has the highest output", 1, False, "parks in English"),
    ("哪个镇的房租最低", -1, False, "towns"),
    ("Which part of Harbourtown has the most shops?", 1, False, "parts of a town"),
    ("货运增速目标最高的基地", 1, False, "without a word that asks"),
    ("the town with the lowest rents", -1, False, "the same in English"),
]


@pytest.mark.parametrize(("text", "order", "by_district", "note"), QUESTIONS, ids=[note for *_, note in QUESTIONS])
def test_the_greatest_or_the_least_of_several_is_asked_for(text: str, order: int, by_district: bool, note: str) -> None:
    greatest = greatest_asked(text)

    assert greatest is not None
    assert (greatest.order, greatest.by_district) == (order, by_district)


@pytest.mark.parametrize(
    "text", ["哪个区有图书馆", "最高产值占比是多少？", "the largest library", "最高的区域标准是什么"]
)
def test_where_nothing_is_compared_none_is(text: str) -> None:
    assert greatest_asked(text) is None


def test_places_in_a_district_are_known_in_both_languages() -> None:
    assert names_place("海港园区现有") and names_place("Harbour Industrial Zone has")
    assert names_place("where the Riverside area has") and not names_place("the floor area has")
    assert not names_place("全区现有") and not names_place("the district has")
