"""Short forms are read by the first characters of words, and what is none is not."""

from __future__ import annotations

import pytest

from search.spelling.shortened import ShortForms

#: Terms as they are cut, with their clauses.
TERMS = {
    "知识 产权": 9, "知识 产权 运营": 4, "公共 卫生": 3, "公共 卫生间": 5, "航空 航天 大学": 2,
    "水产 大学": 1, "海洋": 6,
}  # fmt: skip
WORDS = {term.replace(" ", ""): term.split(" ") for term in TERMS}

CASES = [
    ("知产", ["知识产权"], "the first characters of two words"),
    ("公卫", ["公共卫生间", "公共卫生"], "the one in most clauses first"),
    ("航大", ["航空航天大学"], "a word may be passed over"),
    ("航航大", ["航空航天大学"], "or none"),
    ("海洋", [], "the term itself"),
    ("识权", [], "no first characters"),
    ("产大", [], "the first word is missing"),
    ("知", [], "a single character"),
    ("CDC", [], "letters"),
]


@pytest.mark.parametrize(("typed", "read", "note"), CASES, ids=[note for *_, note in CASES])
def test_a_short_form_is_read(typed: str, read: list[str], note: str) -> None:
    terms = {term.replace(" ", ""): clauses for term, clauses in TERMS.items()}

    assert ShortForms(terms, WORDS.__getitem__).readings(typed) == read


def test_only_what_stands_nowhere_is_written_in_full() -> None:
    forms = ShortForms({"知识产权": 9}, WORDS.__getitem__)

    assert forms.rewritten("知产 服务", ["知产"]) == ["知识产权 服务"]
    assert forms.rewritten("知产 服务", []) == []
