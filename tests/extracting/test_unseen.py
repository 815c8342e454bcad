"""What the rules make of sentences that they were not written from."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import Clause
from index.extracting.contexts import ClauseContext
from index.extracting.figures import Quoted, find_figures
from index.extracting.measures import find_measures
from index.extracting.sentences import sentences
from index.extracting.tasks import find_tasks
from index.structuring.departments import read_departments
from index.terms.lists import load_terms
from tests.extracting.unseen import CASES, Unseen

USUAL = load_terms(Path(__file__).resolve().parents[2] / "seeds" / "terms").lexicon.departments
WRITTEN = 2024


def _context(case: Unseen) -> ClauseContext:
    return ClauseContext("plan", WRITTEN, ("青浦区", "青浦"), case.role, normative=case.role == "liability")


def _quoted(case: Unseen) -> list[Quoted]:
    return [Quoted("plan/1/1", sentence, None) for sentence in sentences(case.text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.note)
def test_figures(case: Unseen) -> None:
    found = find_figures(_quoted(case), _context(case))
    values = [each.normalised or each for each in found]
    given = tuple(
        (value.value, value.unit, each.status, each.direction, each.year)
        for value, each in zip(values, found, strict=True)
    )
    assert given == case.figures
    assert all(case.text[slice(*each.anchor.span)].strip() == each.printed for each in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.note)
def test_measures(case: Unseen) -> None:
    found = find_measures(_quoted(case), _context(case))
    assert tuple((each.strength, each.amount.kind if each.amount else None) for each in found) == case.measures


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.note)
def test_tasks(case: Unseen) -> None:
    clause = Clause("1", 1, "paragraph", None, None, read_departments(case.text, USUAL), case.text, None, 0, ())
    found = find_tasks("plan/1/1", clause, _quoted(case), None, USUAL)
    assert tuple((each.printed, each.role) for task in found for each in task.departments) == case.parties
