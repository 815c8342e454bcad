"""How a text speaks of a value tells which of several is meant."""

from __future__ import annotations

import pytest

from search.asking.beside import values
from search.asking.manner import manner
from search.query.value_asked import value_asked

#: question, the text that answers better, the other one, note
CASES = [
    ("how many shops are there", "There are 12 shops now.", "There are two shops now.", "a figure before a word"),
    ("how many shops in total", "It has a total of 12 shops.", "It has 12 shops.", "all of them"),
    ("一共有多少家店", "共有店铺12家", "东街有店铺12家", "all of them in Chinese"),
    ("目前有多少家店", "现有店铺12家", "到2030年有店铺12家", "what is, where that is asked"),
]
#: question, the role of the section that answers, the other one, note
ROLES = [
    ("how many shops will be opened", "tasks", "current state", "what is planned"),
    ("已经有多少家店", "current state", "tasks", "what is"),
]


@pytest.mark.parametrize(("question", "better", "other", "note"), ROLES, ids=[note for *_, note in ROLES])
def test_sections_tell_of_what_is_or_of_what_is_planned(question: str, better: str, other: str, note: str) -> None:
    asked = value_asked(question)
    assert asked is not None
    text = "12 shops in two streets" if question.isascii() else "店铺12家"
    value = next(values(text, asked.values[question.isascii()]))

    worths = [manner(asked, text, value, roles=frozenset((role,)), is_where=True) for role in (better, other)]

    assert worths[0] > worths[1], note


@pytest.mark.parametrize(("question", "better", "other", "note"), CASES, ids=[note for *_, note in CASES])
def test_a_value_is_worth_more_as_it_is_asked_for(question: str, better: str, other: str, note: str) -> None:
    asked = value_asked(question)
    assert asked is not None
    pattern = asked.values[question.isascii()]

    worths = [
        max(manner(asked, text, value, roles=frozenset(), is_where=True) for value in values(text, pattern))
        for text in (better, other)
    ]

    assert worths[0] > worths[1], note
