"""What readers write in a filter, and what it means."""

from __future__ import annotations

import pytest

from search.asking.filters import Filters
from search.library.generation import Library
from search.request import Request

CASES = [
    ("district", "徐汇区", {"xuhui"}, "Chinese name"),
    ("district", "徐汇", {"xuhui"}, "without 区"),
    ("district", "徐匯區", {"xuhui"}, "traditional"),
    ("district", "Xuhui", {"xuhui"}, "English name"),
    ("district", "xuhui district", {"xuhui"}, "English name with District"),
    ("district", " ＸＵＨＵＩ ", {"xuhui"}, "full width, spaces"),
    ("document", "jingan", {"jingan"}, "id"),
    ("document", "静安区关于促进生命健康产业发展的实施意见", {"jingan"}, "title"),
    ("role", "safeguards", {"safeguards"}, "code"),
    ("role", "保障措施", {"safeguards"}, "label"),
    ("role", "保障机制", {"safeguards"}, "another name of the role"),
    ("role", "存在问题", {"problems"}, "another name of the role"),
    ("kind", "table", {"table"}, "code"),
    ("kind", "表格", {"table"}, "label"),
    ("department", "区卫生健康委", {"区卫生健康委"}, "usual name"),
    ("department", "区卫健委", {"区卫生健康委"}, "as written"),
    ("department", "卫健委", {"区卫生健康委"}, "without 区"),
    ("year", "2021", {"2021"}, "year"),
    ("year", "２０２１年", {"2021"}, "year with 年, full width"),
]


@pytest.fixture(scope="module")
def filters(library: Library) -> Filters:
    return Filters(library)


@pytest.mark.parametrize(("name", "value", "codes", "note"), CASES, ids=[f"{n}: {note}" for n, _, _, note in CASES])
def test_a_value_is_understood(filters: Filters, name: str, value: str, codes: set[str], note: str) -> None:
    selection = filters.select(Request(**{name: (value,)}))

    assert selection.codes == {name: codes}
    assert selection.unknown == ()


@pytest.mark.parametrize("name", ["district", "document", "section", "role", "kind", "department", "year"])
@pytest.mark.parametrize("value", ["火星", "\x00", "ud800", "'; DROP TABLE clauses; --", "健" * 10_000])
def test_a_value_that_means_nothing_leaves_nothing_and_is_named(filters: Filters, name: str, value: str) -> None:
    selection = filters.select(Request(**{name: (value,)}))

    assert selection.codes == {name: frozenset()}
    assert selection.unknown == ((name, value),)


def test_several_values_mean_any_of_them(filters: Filters) -> None:
    assert filters.select(Request(district=("徐汇", "静安"))).codes == {"district": {"xuhui", "jingan"}}


def test_an_empty_value_is_no_filter(filters: Filters) -> None:
    assert filters.select(Request(district=("", "  "))).codes == {}


def _documents(filters: Filters, section: str) -> set[str]:
    return {code.split("/")[0] for code in filters.select(Request(section=(section,))).codes["section"]}


def test_a_section_is_found_by_words_of_its_title(filters: Filters) -> None:
    codes = filters.select(Request(section=("枫林创新核",))).codes["section"]

    assert {code.split("/")[0] for code in codes} == {"xuhui"}


def test_the_name_of_a_role_means_every_section_of_that_role(filters: Filters) -> None:
    assert _documents(filters, "保障措施") >= {"putuo", "xuhui", "jingan", "minhang"}
    assert _documents(filters, "保障机制") == _documents(filters, "保障措施")


def test_clauses_below_a_section_count(library: Library, filters: Filters) -> None:
    codes = library.collection.codes["section"]
    chosen = filters.select(Request(section=("主要任务",), document=("xuhui",))).codes["section"]
    below = {code for several in codes if chosen.intersection(several) for code in several}

    assert any(code.count(".") >= 2 for code in below)
