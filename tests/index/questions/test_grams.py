"""Questions are compared by pairs of characters and by the families of English words."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.analysis.analyser import Analyser
from index.questions.grams import question_grams
from index.storing.generations import open_current

SAME = [
    ("who reviews the plan", "how is the plan reviewed", "review", "a verb and its participle"),
    ("discovering drugs", "what doctors discover", "discov", "another form"),
    ("signing up", "sign up", "up", "short words stay as they are"),
    ("新药研发补贴", "研发能补多少", "研发", "a pair of characters"),
]


@pytest.mark.parametrize(("one", "other", "shared", "note"), SAME, ids=[note for *_, note in SAME])
def test_questions_that_mean_the_same_share_what_they_are_compared_by(
    built_index: Path, one: str, other: str, shared: str, note: str
) -> None:
    analyser = Analyser.load(open_current(built_index).analyser)
    assert shared in {*question_grams(analyser, one)} & {*question_grams(analyser, other)}


APART = [
    ("parking", "parks in the district", "what is left of a short word is another word"),
    ("rating", "a rat", "likewise"),
    ("innovation", "an inn", "one word at the beginning of another"),
]


@pytest.mark.parametrize(("one", "other", "note"), APART, ids=[note for *_, note in APART])
def test_other_words_of_the_same_letters_are_other_words(built_index: Path, one: str, other: str, note: str) -> None:
    analyser = Analyser.load(open_current(built_index).analyser)
    assert not {*question_grams(analyser, one)} & {*question_grams(analyser, other)}
