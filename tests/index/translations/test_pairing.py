"""Which entry is the English of a text, and whether it can be trusted."""

from __future__ import annotations

import pytest

from index.documents import English
from index.translations.files import Message
from index.translations.pairing import pair
from tests.index.translations.documents import clause, document

ONE = document(clause(1, "促进发展。"), titles={"1": None})

#: Entries, the English of 促进发展。 at a/1/1, its state, note.
CASES = (
    ([], "", "missing", "no entry"),
    ([("a/1/1", "促进发展。", "Promote.")], "Promote.", "current", "its own"),
    ([("a/1/1", "促进发展。", "")], "", "missing", "its own, not translated yet"),
    ([("a/1/1", "促进发展。", "Promote.", True)], "Promote.", "fuzzy", "its own, to be checked"),
    ([("a/7/3", "促进发展。", "Promote.")], "Promote.", "current", "the text moved"),
    ([("a/7/3", "促进发展。", "Promote.", True)], "Promote.", "fuzzy", "the text moved, to be checked"),
    ([("a/1/1", "推动发展。", "Drive.")], "Drive.", "outdated", "the text changed"),
    ([("a/1/1", "推动发展。", "Drive.", True)], "Drive.", "outdated", "the text changed again"),
    ([("a/1/1", "推动发展。", "")], "", "missing", "the text changed before anybody translated it"),
    ([("a/2/2", "推动发展。", "Drive.")], "", "missing", "another text at another place"),
    ([("b/1/1", "促进发展。", "Promote.")], "Promote.", "current", "the document has another id now"),
    (
        [("a/9/9", "促进发展。", "Moved."), ("a/1/1", "促进发展。", "Here.")],
        "Here.",
        "current",
        "its own before one that stands elsewhere",
    ),
    (
        [("a/1/1", "促进发展。", ""), ("a/9/9", "促进发展。", "Moved.")],
        "Moved.",
        "current",
        "a template, and the translation of the same text elsewhere",
    ),
    (
        [("a/1/1", "推动发展。", "Drive."), ("a/9/9", "促进发展。", "Moved.")],
        "Moved.",
        "current",
        "a text that moved to where another was",
    ),
    (
        [("a/1/1", "促进发展。", "First."), ("a/1/1", "促进发展。", "Second.")],
        "First.",
        "current",
        "the first of two",
    ),
)


def entry(context: str, text: str, english: str, is_fuzzy: bool = False) -> Message:
    return Message(context, text, english, is_fuzzy)


@pytest.mark.parametrize(("entries", "english", "state"), [case[:3] for case in CASES], ids=[case[3] for case in CASES])
def test_the_english_of_a_text(entries, english, state):
    assert pair(ONE, [entry(*one) for one in entries]).texts == {"a/1/1": English(english, state)}


def test_identical_texts_are_told_apart_by_their_place():
    twice = document(clause(1, "上市"), clause(2, "上市"), clause(3, "上市"), titles={"1": None})
    found = pair(twice, [entry("a/1/2", "上市", "listing"), entry("a/1/1", "上市", "market launch")]).texts
    assert [found[f"a/1/{n}"].text for n in (1, 2, 3)] == ["market launch", "listing", "listing"]


def test_an_entry_that_another_text_uses_is_no_outdated_translation():
    """Two texts changed places: both moved, none is outdated."""
    swapped = document(clause(1, "二。"), clause(2, "一。"), titles={"1": None})
    found = pair(swapped, [entry("a/1/1", "一。", "One."), entry("a/1/2", "二。", "Two.")]).texts
    assert found == {"a/1/1": English("Two.", "current"), "a/1/2": English("One.", "current")}


def test_a_clause_put_in_between_leaves_the_others_alone():
    entries = [entry("a/1/1", "一。", "One."), entry("a/1/2", "二。", "Two.")]
    found = pair(document(clause(1, "一。"), clause(2, "新。"), clause(3, "二。"), titles={"1": None}), entries).texts
    assert [english.state for english in found.values()] == ["current", "missing", "current"]


def test_counts_say_what_is_left_to_do():
    four = document(clause(1, "一。"), clause(2, "二。"), clause(3, "三。"), clause(4, "四。"), titles={"1": None})
    entries = [entry("a/1/1", "一。", "One."), entry("a/1/2", "旧。", "Old."), entry("a/1/3", "三。", "Three.", True)]
    assert pair(four, entries).counts == {"texts": 4, "missing": 1, "outdated": 1, "fuzzy": 1}


def test_a_document_without_chinese_has_nothing_to_translate():
    assert pair(document(clause(1, "CRO"), titles={"1": None}), []).counts["texts"] == 0
