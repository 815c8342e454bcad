"""Documents, sections and clauses of the five seeds in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from index.terms.glossary import COMMON_KINDS
from search.answers.results import Page
from search.service import SearchService

Ask = Callable[..., Page]
HAN = re.compile(r"[一-鿿]")


def _texts(value: Any, at: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every {zh, en} of a resource with the way to it."""
    if isinstance(value, dict):
        if set(value) == {"zh", "en"}:
            yield at, value["zh"], value["en"]
        for key, part in value.items():
            yield from _texts(part, f"{at}.{key}")
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _texts(part, f"{at}[{place}]")


@pytest.mark.parametrize("document_id", ["putuo", "xuhui", "jingan", "changning", "minhang"])
def test_every_text_of_every_resource_has_its_english(service: SearchService, document_id: str) -> None:
    document = service.document(document_id)
    assert document is not None
    resources = [document, *(service.section(document_id, brief["path"]) for brief in document["outline"])]
    missing = [(at, zh) for resource in resources for at, zh, en in _texts(resource) if zh and not en]
    assert missing == []
    clauses = [clause for section in resources[1:] for clause in section["clauses"]]
    assert {clause["translation"] for clause in clauses} == {"current"}
    assert [clause["id"] for clause in clauses if HAN.search(clause["text"]["en"])] == []


#: clause, key of its resource, value, note
CLAUSES = [
    ("jingan/2.1/5", "departments", "District Health Commission", "a department under its English name"),
    ("xuhui/2.3/6", "rows_en", ["No.", "Indicator", "2025", "Nature"], "the header of a table"),
    ("xuhui/2.3/6", "heading", "Main indicators of the high-quality development", "its caption"),
    ("xuhui/4.5.2.b7/2", "also_in", "financing", "the same text elsewhere, in English"),
    ("xuhui/2.3/6", "section", "Development goals", "the section it stands in"),
    ("xuhui/2.3/6", "terms", "14th Five-Year Plan", "what it names"),
]


@pytest.mark.parametrize(("clause", "key", "value", "note"), CLAUSES, ids=[note for *_, note in CLAUSES])
def test_a_clause_in_english(service: SearchService, clause: str, key: str, value: Any, note: str) -> None:
    document_id, path, ordinal = clause.split("/")
    found = service.clause(document_id, path, int(ordinal))
    assert found is not None
    assert value in found[key] or str(value) in str(found[key])


def test_tables_have_the_same_cells_in_both_languages(service: SearchService) -> None:
    for document in service.documents():
        for brief in service.document(document["id"])["outline"]:  # type: ignore[index]
            for clause in service.section(document["id"], brief["path"])["clauses"]:  # type: ignore[index]
                shapes = [[len(row) for row in clause[rows] or ()] for rows in ("rows", "rows_en")]
                assert shapes[0] == shapes[1], clause["id"]


def test_terms_are_written_in_the_clause_and_are_no_common_words(service: SearchService) -> None:
    section = service.section("xuhui", "4.1.1")
    assert section is not None
    (clause,) = section["clauses"]
    assert len(clause["terms"]) > 8
    for term in clause["terms"]:
        assert term["written"] in clause["text"]["zh"]
        concept = service.glossary.concept(term["id"])
        assert concept is not None
        assert concept["kind"] not in COMMON_KINDS
        assert clause["id"] in {place["id"] for place in concept["clauses"]}


def test_a_page_of_hits_carries_both_languages(ask: Ask) -> None:
    page = ask("细胞治疗").as_json()
    assert [at for at, zh, en in _texts(page["results"]) if zh and not en] == []
    for hit in page["results"]:
        english = "".join(piece["text"] for piece in hit["snippet"]["en"])
        assert english.removeprefix("…").removesuffix("…").strip() in hit["text"]["en"]
    departments = ask("医疗器械").as_json()["facets"]["department"]
    assert {value["label"]["en"] for value in departments} >= {"District Science and Technology Commission"}


def test_a_department_is_chosen_by_its_english_name(ask: Ask) -> None:
    english = ask("", department=("district health commission",))
    assert english.total == ask("", department=("区卫生健康委",)).total > 0
