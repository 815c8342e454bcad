"""What the rules make of batches of sentences: each batch was written down before it was first read.

``batches.jsonl`` holds invented sentences of plans, reports, measures and notices of other cities and industries. The
shares that came out right at the first reading of each batch stand in ``docs/data.md``; what was wrong was mended by
its kind, and what is not decided yet is left out here. Only what a row writes down is asked.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.documents import Clause
from index.extracting.areas import elsewhere
from index.extracting.contexts import ClauseContext
from index.extracting.figures import find_figures
from index.extracting.measures import find_measures
from index.extracting.placing import Quoted
from index.extracting.sentences import sentences
from index.extracting.tasks import find_tasks
from index.structuring.departments import read_departments
from index.terms.lists import load_terms

ROWS = [json.loads(line) for line in Path(__file__).with_name("batches.jsonl").read_text(encoding="utf-8").splitlines()]
LEXICON = load_terms(Path(__file__).resolve().parents[2] / "seeds" / "terms").lexicon
USUAL = LEXICON.departments
PLACES = frozenset(name for each in LEXICON.places for name in each.names)
AREAS = {"district": ("青浦区", "青浦"), "city": ("苏州市", "苏州")}
Row = dict[str, Any]


def rows(kind: str) -> pytest.MarkDecorator:
    asked = [row for row in ROWS if row.get(kind) is not None]
    return pytest.mark.parametrize("row", asked, ids=[row["note"] for row in asked])


def quoted(row: Row) -> list[Quoted]:
    return [Quoted("plan/1/1", sentence, None) for sentence in sentences(row["text"])]


def context(row: Row) -> ClauseContext:
    return ClauseContext(
        "plan", 2024, AREAS[row["level"]], row["role"], level=row["level"], elsewhere=elsewhere(LEXICON.places)
    )


@rows("figures")
def test_figures(row: Row) -> None:
    found = find_figures(quoted(row), context(row))
    values = [each.normalised or each for each in found]
    given = [
        [value.value, value.unit, each.status, each.direction, each.year, each.threshold and each.threshold.printed]
        for value, each in zip(values, found, strict=True)
    ]
    assert given == row["figures"]


@rows("measures")
def test_measures(row: Row) -> None:
    found = find_measures(quoted(row), context(row))
    given = [[each.strength, each.amount and each.amount.kind, each.amount and each.amount.printed] for each in found]
    assert given == row["measures"]


@rows("whom")
def test_whom_the_first_grant_or_service_is_for(row: Row) -> None:
    given = [each for each in find_measures(quoted(row), context(row)) if each.strength != "orientation"]
    assert [given[0].beneficiary and given[0].beneficiary.zh] == row["whom"]


@rows("parties")
def test_parties(row: Row) -> None:
    departments = read_departments(row["text"], USUAL)
    clause = Clause("1", 1, "paragraph", None, None, departments, row["text"], None, 0, ())
    found = find_tasks("plan/1/1", clause, quoted(row), None, USUAL, places=PLACES)
    assert [[each.printed, each.role] for task in found for each in task.departments] == row["parties"]
