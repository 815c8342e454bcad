"""Stretches become runs and words; what is asked loosely when nothing has all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from search.expand import PAIR, SINGLE, TITLE_RUN, expand, loosen
from search.query import All, And, District, Node, Not, Or, Prefer, Run, Stretch, Title, Word


@dataclass(frozen=True)
class _Text:
    text: str


class Double:
    """An analyser that cuts at ``|`` and folds to small letters without the bars."""

    def fold(self, text: str) -> _Text:
        return _Text(text.replace("|", "").replace("\u200b", "").lower())

    def words(self, text: str) -> Sequence[_Text]:
        parts = text.lower().replace(" ", "|").replace("、", "|").split("|")
        return [_Text(part) for part in parts if part.strip("\u200b")]


def _runs(text: str, *words: str) -> tuple[Run, Run]:
    return Run(text, "text", 1.0, words, whole=True), Run(text, "titles", TITLE_RUN, words, whole=True)


CASES = [
    (Stretch("创新药"), Or((*_runs("创新药", "创新药"), Word("创新药"))), "one word"),
    (
        Stretch("智慧|医疗"),
        Or((*_runs("智慧医疗", "智慧", "医疗"), And((Word("智慧"), Word("医疗"))))),
        "two words: together, or both",
    ),
    (Stretch("AI"), Or((*_runs("ai", "ai"), Word("ai"))), "folded"),
    (Stretch("、"), Or(_runs("、")), "no word: the characters"),
    (Stretch("\u200b"), Or(()), "nothing left: nothing"),
    (
        Run("智慧|医疗"),
        Prefer(Run("智慧医疗", "text", 1.0, ("智慧", "医疗")), Or((Word("智慧"), Word("医疗")))),
        "quoted",
    ),
    (Run("、"), Run("、"), "quoted signs"),
    (
        Title(Stretch("保障")),
        Or((_runs("保障", "保障")[1], Word("保障", "titles"))),
        "titles only",
    ),
    (
        Title(Run("保障")),
        Prefer(Run("保障", "titles", 1.0, ("保障",)), Or((Word("保障", "titles"),))),
        "a quoted title",
    ),
    (
        And((Stretch("创新药"), Not(Run("临床")))),
        And((Or((*_runs("创新药", "创新药"), Word("创新药"))), Not(Run("临床", "text", 1.0, ("临床",))))),
        "without",
    ),
    (And((Stretch("\u200b"), Not(Stretch("临床")))), Or(()), "nothing but what is left out: nothing"),
    (District("xuhui"), District("xuhui"), "a district"),
    (All(), All(), "everything"),
]


@pytest.mark.parametrize(("typed", "asked", "note"), CASES, ids=[note for _, _, note in CASES])
def test_stretches_become_runs_and_words(typed: Node, asked: Node, note: str) -> None:
    assert expand(typed, Double()) == asked  # type: ignore[arg-type]


def test_a_query_of_several_stretches_prefers_all_of_it_as_one_run() -> None:
    tree = expand(And((Stretch("TOP"), Stretch("健康城"), Not(Stretch("静安")))), Double())  # type: ignore[arg-type]

    assert isinstance(tree, Prefer)
    assert tree.extra == Run("top 健康城", "text", 1.0, ("top", "健康城"), whole=True)


def test_loosely_any_word_is_enough_and_neighbours_count() -> None:
    tree = loosen(Stretch("智慧|医疗|区"), Double())  # type: ignore[arg-type]

    assert isinstance(tree, Or)
    assert set(tree.children) == {
        *_runs("智慧医疗区", "智慧", "医疗", "区"),
        Word("智慧"),
        Word("医疗"),
        Word("区", "all", SINGLE),
        Run("智慧医疗", "text", PAIR, ("智慧", "医疗"), whole=True),
        Run("医疗区", "text", PAIR, ("医疗", "区"), whole=True),
    }


def test_loosely_exclusions_and_districts_hold() -> None:
    tree = loosen(And((Stretch("创新药"), Not(Run("临床")), District("xuhui"))), Double())  # type: ignore[arg-type]

    assert isinstance(tree, And)
    assert tree.children[1:] == (Not(Run("临床", "text", 1.0, ("临床",))), District("xuhui"))


def test_loosely_a_title_stays_a_title() -> None:
    tree = loosen(Title(Stretch("智慧|医疗")), Double())  # type: ignore[arg-type]

    assert isinstance(tree, Or)
    assert {part.scope for part in tree.children if isinstance(part, Word | Run)} == {"titles"}
