"""What answers a query is asked for by its words and pairs of characters, apart from what names it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.query.answered import ASKED, Answerer
from search.query.expand import Expander
from search.query.tree import And, Node, Not, Or, Run, Stretch, Word, children
from tests.search.wordbooks import Bars, Words

ANSWERER = Answerer(Expander(Bars(), Words()))  # type: ignore[arg-type]


def _leaves(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _leaves(child)


def _asked(*grams: str) -> Or:
    return Or(tuple(Word(gram, "asked", ASKED) for gram in grams))


@pytest.mark.parametrize(
    ("typed", "asked", "note"),
    [
        (Stretch("loan grant"), _asked("loan", "grant"), "each word, in order"),
        (Stretch("registering"), _asked("regist"), "an English word by its family"),
        (Stretch("loan loan"), _asked("loan"), "each once"),
        (Stretch("徐汇|有|创新药"), _asked("创新药"), "no district and no filler"),
        (And((Stretch("创新药"), Not(Stretch("智慧")))), _asked("创新药"), "nothing that is left out"),
        (Run("创新药"), Or(), "a quoted run is what stands in a text"),
    ],
)
def test_what_clauses_answer_is_asked_for_the_same(typed: Node, asked: Node, note: str) -> None:
    assert ANSWERER.asked(typed) == asked


def test_a_clause_answers_all_where_each_thing_stands_in_its_text_or_in_what_it_answers() -> None:
    answered = ANSWERER.answered(Stretch("创新药|智慧"))

    assert isinstance(answered, And)
    for word, node in zip(("创新药", "智慧"), answered.children, strict=True):
        assert {Word(word), Word(word, "asked")} <= set(_leaves(node))


def test_what_is_quoted_is_not_answered() -> None:
    assert ANSWERER.answered(Run("创新药")) == Or()
