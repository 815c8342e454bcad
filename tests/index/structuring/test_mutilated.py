"""A harmed copy of a document is read as the unharmed one, and what cannot be known becomes no section."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.index.structuring import mutilating
from tests.index.structuring.mutilating import likeness, outline, renumber, unharmed
from tests.index.structuring.sources import FIVE

HARMS: dict[str, Callable[[str], str]] = {
    "decimals": partial(renumber, number=mutilating.decimal),
    "1、 and （1）": partial(renumber, number=mutilating.arabic),
    "wrapped at 40": lambda name: mutilating.wrap(unharmed(name)[0]),
    "zero-width spaces": lambda name: mutilating.zero_width(unharmed(name)[0]),
    "traditional script": lambda name: mutilating.traditional(unharmed(name)[0]),
    "full width": lambda name: mutilating.full_width(unharmed(name)[0]),
    "half width": lambda name: mutilating.half_width(unharmed(name)[0]),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("name", FIVE)
def test_the_outline_of_a_harmed_copy_is_that_of_the_document(name: str, harm: str) -> None:
    wanted = outline(unharmed(name)[0])

    assert likeness(outline(HARMS[harm](name)), wanted) >= 0.95


LOST: dict[str, Callable[[str], str]] = {
    "headings run into their bodies": mutilating.run_in,
    "一、 lost": lambda name: mutilating.unnumber(name, "[一二三四五六七八九十]+、"),
    "（一） lost": lambda name: mutilating.unnumber(name, "[（(][一二三四五六七八九十]"),
    "1. lost": lambda name: mutilating.unnumber(name, r"\d+[.、]"),
}


@pytest.mark.parametrize("harm", LOST)
@pytest.mark.parametrize("name", FIVE)
def test_where_numbers_or_stops_are_lost_no_sentence_becomes_a_heading(name: str, harm: str) -> None:
    titles = {title for _, title in outline(unharmed(name)[0])}

    assert {title for _, title in outline(LOST[harm](name))} <= titles | {""}


#: Sections of another path in a copy that lost a level, boxes not counted: they are printed as what they are.
WRONG = 5


@pytest.mark.parametrize("harm", LOST)
@pytest.mark.parametrize("name", FIVE)
def test_where_a_level_is_lost_hardly_a_section_stands_in_a_wrong_place(name: str, harm: str) -> None:
    wrong = outline(LOST[harm](name)) - outline(unharmed(name)[0])

    assert len([path for path, _ in wrong if ".b" not in path]) <= WRONG


BODY = "推动生物医药产业集聚发展，打造具有影响力的创新高地，形成完整产业链条。"


def test_a_series_that_begins_anew_under_one_heading_is_of_items() -> None:
    lost = "，".join(["优化全区产业空间布局和功能定位构建高质量发展新格局"] * 2)
    text = (
        f"四、任务\n{lost}\n1.枫林\n{BODY}\n2.漕河泾\n{BODY}\n{lost}\n1.研究\n{BODY}\n2.平台\n{BODY}\n五、保障\n{BODY}"
    )

    assert outline(text) == {("1", "任务"), ("2", "保障")}
