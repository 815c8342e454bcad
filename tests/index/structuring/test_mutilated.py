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
    "figures misread": lambda name: mutilating.misread(unharmed(name)[0]),
    "half width": lambda name: mutilating.half_width(unharmed(name)[0]),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("name", FIVE)
def test_the_outline_of_a_harmed_copy_is_that_of_the_document(name: str, harm: str) -> None:
    wanted = outline(unharmed(name)[0])

    assert likeness(outline(HARMS[harm](name)), wanted) >= 0.95


LOST: dict[str, Callable[[str], str]] = {
    "headings run into their bodies": mutilating.run_in,
    "1. run into their bodies": lambda name: mutilating.run_in(name, r"\d"),
    "一、 lost": lambda name: mutilating.unnumber(name, "[一二三四五六七八九十]+、"),
    "（一） lost": lambda name: mutilating.unnumber(name, "[（(][一二三四五六七八九十]"),
    "1. lost": lambda name: mutilating.unnumber(name, r"\d+[.、]"),
}


@pytest.mark.parametrize("harm", LOST)
@pytest.mark.parametrize("name", FIVE)
def test_where_numbers_or_stops_are_lost_no_sentence_becomes_a_heading(name: str, harm: str) -> None:
    titles = {title for _, title in outline(unharmed(name)[0])}

    assert {title for _, title in outline(LOST[harm](name))} <= titles | {""}


@pytest.mark.parametrize("harm", LOST)
@pytest.mark.parametrize("name", FIVE)
def test_where_a_level_is_lost_no_section_stands_in_a_wrong_place(name: str, harm: str) -> None:
    wrong = outline(LOST[harm](name)) - outline(unharmed(name)[0])

    # A box is printed as what it is, whatever became of the headings around it.
    assert [path for path, _ in wrong if ".b" not in path] == []


BODY = "推动生物医药产业集聚发展，打造具有影响力的创新高地，形成完整产业链条。"


def test_a_series_that_begins_anew_under_one_heading_is_of_items() -> None:
    lost = "，".join(["优化全区产业空间布局和功能定位构建高质量发展新格局"] * 2)
    text = (
        f"四、任务\n{lost}\n1.枫林\n{BODY}\n2.漕河泾\n{BODY}\n{lost}\n1.研究\n{BODY}\n2.平台\n{BODY}\n五、保障\n{BODY}"
    )

    assert outline(text) == {("1", "任务"), ("2", "保障")}


#: text, its outline, note
TORN = [
    (
        f"一、要求\n{BODY}\n二、目标（一）思想\n{BODY}\n（二）思路\n{BODY}\n三、任务\n{BODY}\n（一）平台\n{BODY}",
        {("1", "要求"), ("3", "任务"), ("3.1", "平台")},
        "what stands under a heading that two lines made is of no section that is known",
    ),
    (
        f"一、现状{BODY[:-1] * 3}。\n二、目标\n{BODY}\n三、任务\n{BODY}",
        {("1", ""), ("2", "目标"), ("3", "任务")},
        "a heading that ran into its body keeps its place among its sisters",
    ),
    (
        f"1、现状\n{BODY}\n目标\n（一）思想\n{BODY}\n（二）思路\n{BODY}\n三、任务\n{BODY}",
        {("1", "现状"), ("2", "目标"), ("2.1", "思想"), ("2.2", "思路"), ("3", "任务")},
        "two headings take the two numbers that are missing",
    ),
    (
        f"# 总体要求\n## （一）思想\n{BODY}\n# （二）思路\n{BODY}\n## 保障措施\n{BODY}",
        {("1", "总体要求"), ("1.1", "思想"), ("1.2", "思路"), ("2", "保障措施")},
        "marks at odds with the numbers say nothing of the depth",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "note"), TORN, ids=[note for *_, note in TORN])
def test_what_is_left_of_a_torn_outline_stands_in_its_place(text: str, wanted: set[tuple[str, str]], note: str) -> None:
    assert outline(text) - {("0", "")} == wanted
