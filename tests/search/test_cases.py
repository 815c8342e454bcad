"""Queries as people type them, and what must come or must not: tests/cases/queries.tsv and languages.tsv."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from search.answers.results import Page

FOLDER = Path(__file__).parent.parent / "cases"


def _cases(name: str) -> list[dict[str, str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = _cases("queries.tsv")
#: Queries in either language, script and spelling, and what must be among their first hits: documents, or clauses.
LANGUAGES = _cases("languages.tsv")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['note']}: {case['typed']!a}" for case in CASES])
def test_a_query_finds_its_documents(ask: Callable[..., Page], case: dict[str, str]) -> None:
    page = ask(case["typed"], per_page=100)
    found = _documents(page)

    assert set(case["must"].split()) <= found
    assert not set(case["must not"].split()) & found
    if not case["must"] and not case["must not"]:
        assert page.query.complete == 0, "a query that must find nothing"


def _documents(page: Page) -> set[str]:
    """The documents of what matches all of the query; of everything where nothing does."""
    if page.query.complete in (0, page.total):
        return {value.value for value in page.facets["document"] if value.count}
    return {hit.document.id for hit in page.results[: page.query.complete]}


@pytest.mark.parametrize("case", LANGUAGES, ids=[f"{case['note']}: {case['typed']!a}" for case in LANGUAGES])
def test_the_first_hits_hold_what_is_meant_in_any_language(ask: Callable[..., Page], case: dict[str, str]) -> None:
    page = ask(case["typed"], per_page=int(case["first"]))
    found = {hit.document.id for hit in page.results}
    found |= {f"{hit.document.id}/{hit.clause.section}/{hit.clause.ordinal}" for hit in page.results}

    assert case["must"]
    assert set(case["must"].split()) <= found
