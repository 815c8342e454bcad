"""Facts that are too many to be kept are read again for each question, and give the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from search.answers import references
from search.answers.references import ReferenceRequest
from search.data import asking, stored
from search.data.request import DataRequest
from search.service import SearchService

ASKED = [
    pytest.param(DataRequest("targets"), id="all figures, by topic and year"),
    pytest.param(DataRequest("targets", page=2, per_page=7), id="another page"),
    pytest.param(DataRequest("targets", q="产业 规模"), id="words"),
    pytest.param(DataRequest("targets", q="no such words"), id="words of no figure"),
    pytest.param(DataRequest("targets", filters={"district": ("徐汇",), "status": ("target",)}), id="two filters"),
    pytest.param(DataRequest("measures", filters={"strength": ("grant",)}), id="measures of one strength"),
    pytest.param(DataRequest("measures", filters={"topic": ("talent", "nonsense")}), id="a value that means nothing"),
    pytest.param(DataRequest("tasks", filters={"department": ("市场监督管理局",)}), id="tasks of a department"),
]


@pytest.fixture(scope="module")
def service(built_index: Path) -> Iterator[SearchService]:
    opened = SearchService.open(built_index)
    yield opened
    opened.close()


@pytest.fixture
def reading(built_index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SearchService]:
    """A service that keeps no fact."""
    monkeypatch.setattr(stored, "_KEPT", 0)
    opened = SearchService.open(built_index)
    yield opened
    opened.close()


@pytest.mark.parametrize("request_", ASKED)
def test_facts_that_are_not_kept_are_the_same(
    service: SearchService, reading: SearchService, request_: DataRequest
) -> None:
    assert reading.data.page(request_) == service.data.page(request_)
    kept, read = service.data.find(request_), reading.data.find(request_)
    assert list(read.facts) == list(kept.facts)
    assert list(read.ordered) == list(kept.ordered)


def test_headlines_are_the_same(service: SearchService, reading: SearchService) -> None:
    assert reading.data.headlines == service.data.headlines


def test_more_figures_than_can_be_compared_are_drawn_where_filters_narrow_them(
    service: SearchService, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = service.data.page(DataRequest("targets"))["charts"]
    monkeypatch.setattr(asking, "_MOST_COMPARED", 20)
    narrow = DataRequest("targets", filters={"topic": ("goals",), "year": ("2025",)})
    assert drawn and not service.data.page(DataRequest("targets"))["charts"]
    assert service.data.page(narrow)["charts"]


def test_pages_of_cited_works_follow_one_another(service: SearchService) -> None:
    whole = service.references.works(ReferenceRequest())
    assert whole["total"] == len(whole["works"]) > 4
    paged = [service.references.works(ReferenceRequest(page=page, per_page=3)) for page in (1, 2)]
    assert [work for page in paged for work in page["works"]] == whole["works"][:6]
    assert {page["total"] for page in paged} == {whole["total"]}
    assert all(work["count"] == len(work["items"]) for work in whole["works"])
    beyond = service.references.works(replace(ReferenceRequest(), page=99))
    assert beyond["works"] == []


def test_a_work_that_is_cited_often_is_named_by_all_references_and_shows_the_first(
    service: SearchService, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = service.references.works(ReferenceRequest())["works"]
    monkeypatch.setattr(references, "_OF_A_WORK", 1)
    assert any(work["count"] > 1 for work in whole)
    assert service.references.works(ReferenceRequest())["works"] == [
        {**work, "items": work["items"][:1]} for work in whole
    ]
