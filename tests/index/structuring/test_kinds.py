"""Short documents of twelve kinds, each read as a careful reader reads it: what it says of itself, outline, clauses."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from tests.index.structuring.sources import CASES, document

CASES_OF_KINDS = json.loads((CASES.parent / "kinds.json").read_text(encoding="utf-8"))
KINDS = [pytest.param(case, id=case["note"]) for case in CASES_OF_KINDS]


@pytest.mark.parametrize("case", KINDS)
def test_sections_and_clauses_are_those_of_a_careful_reader(case: dict) -> None:
    found = document("\n".join(case["text"]))

    assert [" ".join(filter(None, (item.path, item.kind, item.number, item.title))) for item in found.sections] == case[
        "outline"
    ]
    assert [
        f"{item.section} {item.kind} {item.marker or '-'} {item.heading or '-'} {item.text.split(chr(10))[0][:12]}"
        for item in found.clauses
    ] == case["clauses"]
    assert found.coverage.unassigned == 0


@pytest.mark.parametrize("case", KINDS)
def test_the_document_says_of_itself_what_its_lines_say(case: dict) -> None:
    stated = asdict(document("\n".join(case["text"])).metadata)

    assert {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in stated.items()
        if value and name not in ("history", "place")
    } == case["metadata"]
