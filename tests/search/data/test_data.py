"""Asking for facts: filters in any name, words in either language, counts, pages, rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.data.columns import cells, heads
from search.data.comparable import family_of
from search.data.request import KINDS, DataRequest
from search.service import SearchService


@pytest.fixture(scope="module")
def service(built_index: Path) -> Iterator[SearchService]:
    opened = SearchService.open(built_index)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", ["市场监管局", "市场监督管理局", "区市场监督管理局", "区市场监管局"])
def test_a_department_is_found_by_any_of_its_names(service: SearchService, name: str) -> None:
    found = service.data.page(DataRequest("tasks", filters={"department": (name,)}))
    districts = {item["district"]["value"] for item in found["items"]}
    assert found["total"] == 8
    assert districts == {"jingan", "minhang"}


def test_each_district_has_its_headline_target_or_none(service: SearchService) -> None:
    found = {each["district"]["value"]: each["target"] for each in service.data.headlines}
    said = {code: (target["printed"], target["year"]) if target else None for code, target in found.items()}
    assert said == {
        "putuo": ("百亿", 2025),
        "xuhui": ("1000亿元", 2025),
        "jingan": ("1000 亿元", 2025),
        "changning": None,
        "minhang": ("500亿元", 2023),
    }


@pytest.mark.parametrize("value", ["jingan", "静安区", "静安", "Jing'an", "靜安"])
def test_a_district_is_found_by_any_of_its_names(service: SearchService, value: str) -> None:
    found = service.data.page(DataRequest("targets", filters={"district": (value,), "status": ("目标",)}))
    assert found["total"] == 5
    assert {item["status"] for item in found["items"]} == {"target"}


def test_words_are_found_in_either_language(service: SearchService) -> None:
    chinese = service.data.page(DataRequest("measures", q="租金补贴"))
    english = service.data.page(DataRequest("measures", q="rent subsidies"))
    # The sentence that holds the words gives three things.
    assert [item["instrument"]["zh"] for item in chinese["items"]] == ["租金补贴", "优先供地", "固定资产投资补贴"]
    assert english["items"] == chinese["items"]
    assert {item["strength"] for item in chinese["items"]} == {"grant"}


def test_counts_leave_out_their_own_filter(service: SearchService) -> None:
    found = service.data.page(DataRequest("targets", filters={"district": ("minhang",), "year": ("2023",)}))
    districts = {value["value"]: value["count"] for value in found["facets"]["district"]}
    assert districts["minhang"] == found["total"]
    assert districts["jingan"] == 2
    assert {value["value"] for value in found["facets"]["year"]} >= {"2023", "2020"}


def test_a_value_that_means_nothing_is_told_and_finds_nothing(service: SearchService) -> None:
    found = service.data.page(DataRequest("targets", filters={"status": ("no such",)}))
    assert (found["total"], found["unknown"]) == (0, [{"filter": "status", "value": "no such"}])


def test_pages_are_cut_and_figures_stand_by_topic_and_year(service: SearchService) -> None:
    first = service.data.page(DataRequest("targets", per_page=30))
    second = service.data.page(DataRequest("targets", per_page=30, page=2))
    assert len(first["items"]) == len(second["items"]) == 30
    assert not {item["id"] for item in first["items"]} & {item["id"] for item in second["items"]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_has_what_all_facts_have(service: SearchService, kind: str) -> None:
    found = service.data.find(DataRequest(kind)).facts  # type: ignore[arg-type]
    assert found
    for fact in found:
        assert fact["url"] == "/documents/" + fact["clause"]
        assert fact["district"]["value"] == fact["document"]["district"]["value"]
        assert fact["quote"]["zh"] and fact["quote"]["en"] and fact["method"] and len(fact["span"]) == 2
        assert len(cells(kind, fact)) == len(heads(kind))  # type: ignore[arg-type]


def test_only_what_measures_the_same_stands_in_one_chart(service: SearchService) -> None:
    found = service.data.page(DataRequest("targets"))
    for chart in found["charts"]:
        families = {family.code for bar in chart["bars"] if (family := family_of(bar["indicator"]["zh"]))}
        assert len(families) == 1
        assert len({bar["district"]["value"] for bar in chart["bars"]}) > 1
    apart = [each["family"]["zh"] for each in found["not_comparable"]]
    assert "增加值" in apart and "营收" in apart
