"""Which question of a clause led to it."""

from __future__ import annotations

import pytest

from search.answers.answering import led_by
from search.request import Request
from search.service import SearchService

QUESTIONS = ("小微企业", "小公司借钱", "cheap bank loans", "贷款利息", "小公司")

CASES = [
    ("小 小公 公司 借钱", ("小公司借钱", "小公司"), "those that share most first"),
    ("bank loan", ("cheap bank loans",), "English"),
    ("借钱 钱loan loan cheap", ("cheap bank loans",), "both languages"),
    ("利息", ("贷款利息",), "all of a short query"),
    ("利息 低息", (), "one pair of several is too little"),
    ("医疗", (), "nothing"),
    ("", (), "nothing asked"),
]


def _grams(text: str) -> frozenset[str]:
    if text.isascii():
        return frozenset(word.removesuffix("s") for word in text.split())
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


@pytest.mark.parametrize(("asked", "shown", "note"), CASES, ids=[note for *_, note in CASES])
def test_questions_that_share_enough_are_shown(asked: str, shown: tuple[str, ...], note: str) -> None:
    assert led_by(QUESTIONS, frozenset(asked.split()), _grams) == shown


def test_a_hit_tells_which_question_led_to_it(service: SearchService) -> None:
    page = service.search(Request("租房补贴青年公寓"))
    found = {(result.document.id, result.clause.section, result.clause.ordinal): result for result in page.results}

    assert "青年公寓" in found["putuo", "6.4", 4].answers
    assert found["putuo", "6.4", 4].tier != "named"


def test_a_hit_that_names_what_was_asked_needs_no_question(service: SearchService) -> None:
    first = service.search(Request("人才公寓")).results[0]

    assert (first.tier, first.answers) == ("named", ())
