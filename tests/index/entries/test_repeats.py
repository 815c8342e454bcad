"""Which clauses repeat another one: the boxes of a plan, and what only looks like a repeat."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from index.documents import Clause, ClauseKind
from index.entries import repeats as module
from index.entries.repeats import find_repeats

LONG = (
    "充分发挥国有投资平台优势，完善中小企业融资担保机制，鼓励商业银行提供信贷支持，为企业提供融资服务，形成可靠体系。"
)
PART = "完善中小企业融资担保机制，鼓励商业银行提供信贷支持，为企业提供融资服务。"
NUMBERS = "到2025年，建设超过100万平方米的产业载体，引进3家龙头企业，培育5家上市企业，产业规模达到千亿元。"
NAMES = "在华泾、关港园区统筹布局产业空间，完善配套设施，构建产城融合的高品质综合型园区，提升服务能力。"


def _clause(text: str, kind: ClauseKind = "paragraph", marker: str | None = None, heading: str | None = None) -> Clause:
    return Clause("1", 1, kind, marker, heading, (), text, None, 0, ())


def _fold(text: str) -> str:
    return text.lower().replace(" ", "")


def _changed(text: str, *places: str) -> str:
    """The text with the second of two characters changed at some places."""
    for place in places:
        text = text.replace(place, place[0] + "与", 1)
    return text


CASES = [
    ([_clause(LONG), _clause(PART)], {1: 0}, "a part of a longer clause"),
    ([_clause(PART), _clause(LONG)], {0: 1}, "whichever comes first, the longer one stays"),
    ([_clause(PART), _clause(PART)], {1: 0}, "of equals the first stays"),
    ([_clause(PART), _clause(LONG), _clause(PART)], {0: 1, 2: 1}, "two repeats of one clause"),
    (
        [_clause(LONG), _clause("2.融资服务：" + PART, "box-item", "2.", "融资服务")],
        {1: 0},
        "marker and run-in heading of a box do not count",
    ),
    ([_clause(LONG), _clause(PART.replace("担保机制", "担保 机制"))], {1: 0}, "white space does not count"),
    ([_clause(NAMES), _clause(NAMES.replace("提升", "提高"))], {1: 0}, "one other character in a long clause"),
    ([_clause(LONG), _clause(PART.replace("鼓励商业银行", "引导创投基金"))], {}, "another sentence"),
    (
        [_clause(NAMES), _clause(_changed(NAMES, "港园", "业空", "施，", "合的"))],
        {},
        "one character in ten is another: it says something else",
    ),
    ([_clause(NUMBERS), _clause(NUMBERS.replace("100万", "200万"))], {}, "another number"),
    ([_clause(NUMBERS), _clause(NUMBERS.replace("100万", "1000万"))], {}, "a number that begins like the other"),
    ([_clause(NUMBERS), _clause(NUMBERS.replace("3家龙头企业，培育5家", "5家龙头企业，培育3家"))], {}, "swapped"),
    ([_clause(NUMBERS), _clause(NUMBERS.replace("千亿", "百亿"))], {}, "another number in Chinese"),
    ([_clause(NAMES), _clause(NAMES.replace("华泾", "桃浦"))], {}, "another name"),
    ([_clause("人工智能、大数据。" * 3), _clause("人工智能")], {}, "a label repeats nothing"),
    ([_clause(LONG), _clause(PART, "table")], {}, "a table is no repeat"),
    ([_clause(LONG, "table"), _clause(PART)], {}, "and holds none"),
    ([], {}, "no clauses"),
]


@pytest.mark.parametrize(("clauses", "repeats", "note"), CASES, ids=[note for *_, note in CASES])
def test_repeats(clauses: list[Clause], repeats: dict[int, int], note: str) -> None:
    assert find_repeats(clauses, _fold) == repeats


def test_a_holder_is_never_a_repeat_itself() -> None:
    clauses = [_clause(PART), _clause(LONG), _clause(LONG + "另外支持企业上市。")]

    repeats = find_repeats(clauses, _fold)

    assert repeats == {0: 2, 1: 2}
    assert not set(repeats) & set(repeats.values())


def test_a_document_that_says_one_thing_five_thousand_times_is_no_burden() -> None:
    clauses = [_clause(f"第{n}项：{LONG}") for n in range(5000)] + [_clause(PART)] * 500

    assert len(find_repeats(clauses, _fold)) <= len(clauses)


class _Searched(str):
    """A text that adds up how many characters are looked through in it."""

    looked = 0

    def __contains__(self, part: object) -> bool:
        _Searched.looked += len(self)
        return super().__contains__(part)  # type: ignore[operator]


def _operations(clauses: list[Clause]) -> int:
    """How many lines of the stage are run for some clauses, and characters looked through."""
    count, _Searched.looked = 0, 0

    def note(frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        if frame.f_code.co_filename != module.__file__:
            return None
        count += event == "line"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        find_repeats(clauses, _Searched)
    finally:
        sys.settrace(before)
    return count + _Searched.looked


def _text(length: int) -> str:
    """Characters in an order that hardly repeats, a comma after every forty."""
    signs = (chr(0x4E00 + at * at * 7919 % 5003) for at in range(length))
    return "".join(sign + "，" * (at % 40 == 39) for at, sign in enumerate(signs))


def _differing(length: int) -> list[str]:
    text = _text(length)
    return [text, "".join("〇" if at % 150 == 75 else sign for at, sign in enumerate(text))]


def _moved(length: int) -> list[str]:
    """Names all over the one text that stand together at the end of the other."""
    names = [chr(0x8000 + at) + chr(0x9000 + at) for at in range(length // 100)]
    pieces = [_text(length)[at * 100 : at * 100 + 100] for at in range(len(names))]
    return ["".join(pieces) + "，".join(names), "".join(map("".join, zip(pieces, names, strict=True)))]


LONG_TEXTS = [
    (lambda length: [_text(length), _text(length)], "the same"),
    (lambda length: [_text(length), "，" + _text(length)[:-1]], "all but the ends"),
    (_differing, "a character in every hundred and fifty is another"),
    (_moved, "names that stand elsewhere"),
    (lambda length: [LONG * (length // 50), LONG * (length // 50 - 1) + PART], "one sentence over and over"),
]


@pytest.mark.parametrize(("texts", "note"), LONG_TEXTS, ids=[note for _, note in LONG_TEXTS])
def test_twice_the_text_takes_no_more_than_twice_the_work(texts: Callable[[int], list[str]], note: str) -> None:
    shorter, longer = (_operations([_clause(text) for text in texts(length)]) for length in (10_000, 20_000))

    assert shorter > 5_000, "the texts are compared"
    assert longer < 2.2 * shorter
