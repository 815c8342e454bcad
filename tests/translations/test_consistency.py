"""The rules that compare entries with each other."""

from __future__ import annotations

import pytest

from index.translations.files import Message
from tests.translations.consistency import Finding, headings_apart, several_for_one, titles_like_sentences


def entries(*pairs: tuple[str, str]) -> list[Message]:
    return [Message(context, "中文", english, False) for context, english in pairs]


@pytest.mark.parametrize(
    ("heading", "clause", "is_right"),
    [
        ("Train talent", "Train talent. Support universities.", True),
        ("Train talent", "First, train talent. Support universities.", True),
        ("Train talent", "(2) Train talent: support universities.", True),
        ("Train talent", "— Train talent\nSupport universities.", True),
        ("Train talent", "Train talented people. Support universities.", False),
        ("Train talent", "Train talent and support universities.", False),
        ("Train talent", "Support universities. Train talent.", False),
    ],
)
def test_a_heading_opens_its_clause(heading, clause, is_right):
    found = list(headings_apart(entries(("a/1/1#heading", heading), ("a/1/1", clause))))
    assert found == ([] if is_right else [Finding("a/1/1#heading", heading)])


@pytest.mark.parametrize(
    ("context", "english", "is_right"),
    [
        ("a/1", "Safeguards", True),
        ("a/1", "safeguards", False),
        ("a/1", "Safeguards.", False),
        ("a/1/1#heading", '"Nursery Plan"', True),
        ("a/1/1#heading", "Train talent:", False),
        ("a/1/1", "(1) Develop.", True),
        ("a#type", "plan", True),
    ],
)
def test_titles_begin_large_and_end_without_a_stop(context, english, is_right):
    assert (list(titles_like_sentences(entries((context, english)))) == []) is is_right


def test_one_chinese_text_has_one_english():
    two = entries(("a/1", "Goals"), ("b/2", "Goals"), ("b/3", "Targets"))
    assert [finding.context for finding in several_for_one(two, {})] == ["a/1", "b/3"]
    assert list(several_for_one(two, {"中文": frozenset({"Goals", "Targets"})})) == []
