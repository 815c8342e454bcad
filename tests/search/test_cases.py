"""Queries as people type them, and the documents that must come or must not: tests/cases/queries.tsv."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from search.results import Page

PATH = Path(__file__).parent.parent / "cases" / "queries.tsv"
LINES = PATH.read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['note']}: {case['typed']!a}" for case in CASES])
def test_a_query_finds_its_documents(ask: Callable[..., Page], case: dict[str, str]) -> None:
    page = ask(case["typed"])
    found = {value.value for value in page.facets["document"] if value.count}

    assert set(case["must"].split()) <= found
    assert not set(case["must not"].split()) & found
    assert found or not case["must"], "a query that must find nothing has neither"
