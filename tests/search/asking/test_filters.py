"""What readers write in a filter, and what it means."""

from __future__ import annotations

import pytest
from pyroaring import BitMap

from search.asking.filters import FILTERS, NAMES, Filters
from search.engines.collecting import Collected
from search.library.generation import Library
from tests.requests import requested

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
    ("issuer", "上海市长宁区科学技术委员会", {"上海市长宁区科学技术委员会"}, "name"),
    ("issuer", "普陀區商務委員會", {"普陀区商务委员会"}, "traditional"),
    ("issuer", "shanghai biopharmaceutical industry association", {"上海市生物医药行业协会"}, "English name"),
    ("issuer", "静安区人民政府", {"上海市静安区人民政府"}, "part of a name"),
    ("year", "2021", {"2021"}, "year"),
    ("year", "２０２１年", {"2021"}, "year with 年, full width"),
]


@pytest.fixture(scope="module")
def filters(library: Library) -> Filters:
    return Filters(library)


@pytest.mark.parametrize(("name", "value", "codes", "note"), CASES, ids=[f"{n}: {note}" for n, _, _, note in CASES])
def test_a_value_is_understood(filters: Filters, name: str, value: str, codes: set[str], note: str) -> None:
    selection = filters.select(requested(**{name: (value,)}))

    assert selection.codes == {name: codes}
    assert selection.unknown == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["火星", "\x00", "ud800", "'; DROP TABLE clauses; --", "健" * 10_000])
def test_a_value_that_means_nothing_leaves_nothing_and_is_named(filters: Filters, name: str, value: str) -> None:
    selection = filters.select(requested(**{name: (value,)}))

    assert selection.codes == {name: frozenset()}
    assert selection.unknown == ((name, value),)


def test_several_values_mean_any_of_them(filters: Filters) -> None:
    assert filters.select(requested(district=("徐汇", "静安"))).codes == {"district": {"xuhui", "jingan"}}


def test_an_empty_value_is_no_filter(filters: Filters) -> None:
    assert filters.select(requested(district=("", "  "))).codes == {}


def _documents(filters: Filters, section: str) -> set[str]:
    return {code.split("/")[0] for code in filters.select(requested(section=(section,))).codes["section"]}


def test_a_section_is_found_by_words_of_its_title(filters: Filters) -> None:
    codes = filters.select(requested(section=("枫林创新核",))).codes["section"]

    assert {code.split("/")[0] for code in codes} == {"xuhui"}


def test_the_name_of_a_role_means_every_section_of_that_role(filters: Filters) -> None:
    assert _documents(filters, "保障措施") >= {"putuo", "xuhui", "jingan", "minhang"}
    assert _documents(filters, "保障机制") == _documents(filters, "保障措施")


def test_clauses_below_a_section_count(collection: Collected, filters: Filters) -> None:
    codes = collection.codes["section"]
    chosen = filters.select(requested(section=("主要任务",), document=("xuhui",))).codes["section"]
    chosen_clauses = BitMap.union(*(codes[code] for code in chosen))
    below = {code for code, members in codes.items() if not members.isdisjoint(chosen_clauses)}

    assert any(code.count(".") >= 2 for code in below)


#: prefix as typed, value, its facet and codes, what a reader is told in Chinese and English
PREFIXES = [
    ("district", "静安", "district", {"jingan"}, "区：静安区", "District: Jing'an"),
    ("區", "靜安", "district", {"jingan"}, "区：静安区", "District: Jing'an"),
    ("ＤＩＳＴＲＩＣＴ", "jingan", "district", {"jingan"}, "区：静安区", "District: Jing'an"),
    ("role", "目标", "role", {"goals"}, "内容类别：发展目标", "Section type: Goals"),
    ("条款类型", "table", "kind", {"table"}, "条款类型：表格", "Clause type: Table"),
    ("部门", "卫健委", "department", {"区卫生健康委"}, "责任部门：区卫生健康委", None),
    ("issuer", "静安区人民政府", "issuer", {"上海市静安区人民政府"}, "发布单位：上海市静安区人民政府", None),
    ("document", "jingan", "document", {"jingan"}, "文件：静安区关于促进生命健康产业发展的实施意见", None),
    ("年份", "2021年", "year", {"2021"}, "年份：2021年", "Year: 2021年"),
    ("section", "枫林创新核", "section", None, None, None),
]


@pytest.mark.parametrize(("prefix", "value", "facet", "codes", "zh", "en"), PREFIXES, ids=[p[0] for p in PREFIXES])
def test_every_filter_has_prefixes_in_both_languages(
    filters: Filters, prefix: str, value: str, facet: str, codes: set[str] | None, zh: str | None, en: str | None
) -> None:
    limit = filters.limit(prefix, value)

    assert limit is not None
    assert limit.facet == facet
    assert codes is None or set(limit.codes) == codes
    assert zh is None or limit.zh == zh
    assert en is None or limit.en == en


def test_each_filter_is_typed_under_its_name_and_either_label(filters: Filters) -> None:
    assert {facet for _, _, facet, *_ in PREFIXES} == set(NAMES)
    for row in FILTERS:
        value = next(value for _, value, facet, *_ in PREFIXES if facet == row.name)
        for prefix in (row.name, row.zh, row.en):
            assert filters.limit(prefix, value) is not None, prefix


@pytest.mark.parametrize(("prefix", "value"), [("district", "火星"), ("district", " "), ("文号", "9"), ("", "静安")])
def test_a_prefix_or_value_that_is_none_limits_nothing(filters: Filters, prefix: str, value: str) -> None:
    assert filters.limit(prefix, value) is None
