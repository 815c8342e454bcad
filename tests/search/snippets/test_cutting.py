"""Snippets: what is shown of a long clause, where it is cut, and what is marked."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest

from search.snippets.cutting import GAP, LENGTH, Fragment, snippet
from search.snippets.marks import Mark


def _shown(text: str, *words: str, length: int = 40) -> str:
    """A snippet with its marks in brackets."""
    marks = sorted(Mark(*found.span(), word) for word in words for found in re.finditer(re.escape(word), text))
    return "".join(f"[{piece.text}]" if piece.mark else piece.text for piece in snippet(text, marks, length))


FILL = "加快建设产业园区，完善配套设施，提升服务能力。"

CASES = [
    ("大力发展即时检测。", ["即时检测"], "大力发展[即时检测]。", "a short clause is whole"),
    ("大力发展即时检测。", [], "大力发展即时检测。", "nothing marked"),
    (FILL * 4, [], "加快建设产业园区，完善配套设施，提升服务能力。…", "nothing matched: the beginning"),
    (FILL * 3 + "支持医疗器械。" + FILL, ["医疗器械"], "…支持[医疗器械]。" + FILL, "the sentence and what fits"),
    (
        FILL + "支持人才。" + FILL * 2 + "支持人才和器械。" + FILL,
        ["人才", "器械"],
        "…支持[人才]和[器械]。" + FILL,
        "different words count more than the first place",
    ),
    (
        FILL + "支持人才，服务人才，培育人才。" + FILL * 2 + "支持人才和器械。" + FILL,
        ["人才", "器械"],
        "…支持[人才]和[器械]。" + FILL,
        "different words count more than one word often",
    ),
    (
        "一、" + "支持创新，" * 12 + "引进器械，" + "支持创新，" * 12 + "完。",
        ["器械"],
        "…支持创新，引进[器械]" + "，支持创新" * 6 + "，…",
        "a long sentence is cut at its commas",
    ),
    (
        "很长" * 30 + "到2025年末" + "很长" * 30,
        ["年末"],
        "…长" + "很长" * 2 + "到2025[年末]" + "很长" * 14 + "…",
        "no pause: cut anywhere",
    ),
    ("甲" * 28 + "2025年" + "甲" * 30, [], "甲" * 28 + "2025年" + "甲" * 7 + "…", "a number at the edge"),
    ("甲" * 38 + "12.5%" + "甲" * 30, [], "甲" * 38 + "…", "a number is not cut"),
    ("甲" * 35 + "《促进生物医药产业发展的意见》" + "甲" * 30, [], "甲" * 35 + "…", "a title is not cut"),
    ("甲" * 37 + "digital" + "甲" * 30, [], "甲" * 37 + "…", "a Latin word is not cut"),
    ("甲" * 37 + "二〇二五年" + "甲" * 30, [], "甲" * 37 + "…", "a number in Chinese is not cut"),
    ("《甲。乙》" + "丁" * 40 + "。" + "戊" * 20 + "器械。", ["器械"], "…" + "戊" * 20 + "[器械]。", "stop in a title"),
    ("甲" * 60, ["甲" * 50], "[" + "甲" * 50 + "]…", "a mark longer than the snippet is whole"),
]


@pytest.mark.parametrize(("text", "words", "shown", "note"), CASES, ids=[note for *_, note in CASES])
def test_a_snippet_shows_the_best_matches(text: str, words: list[str], shown: str, note: str) -> None:
    assert _shown(text, *words) == shown


def test_overlapping_and_touching_marks_are_one() -> None:
    pieces = snippet("支持医疗器械产业", [Mark(2, 6, "医疗器械"), Mark(4, 6, "器械"), Mark(6, 8, "产业")])

    assert pieces == [Fragment("支持", False), Fragment("医疗器械产业", True)]


def test_random_texts_keep_every_promise() -> None:
    rng = random.Random(11)
    for _ in range(400):
        text = "".join(rng.choice("甲乙，。；：！？《》2025.%AIt 十\n") for _ in range(rng.randrange(1, 700)))
        starts = sorted(rng.randrange(len(text)) for _ in range(rng.randrange(6)))
        marks = [Mark(start, min(len(text), start + rng.randint(1, 6)), str(n)) for n, start in enumerate(starts)]
        pieces = snippet(text, marks)
        inner = [piece for piece in pieces if piece.text != GAP]
        shown = "".join(piece.text for piece in inner)
        at = text.find(shown)
        assert at >= 0, "a snippet is a part of the text"
        assert all(piece.text for piece in pieces)
        assert not marks or any(piece.mark for piece in pieces), "a match is shown where there is one"
        assert len(shown) <= LENGTH + 100
        assert all(a.mark != b.mark for a, b in pairwise(inner)), "neighbours differ"
        assert (len(text) <= LENGTH) <= (shown == text)


def test_a_clause_of_a_million_characters_is_no_burden() -> None:
    text = "健康2025，《甲》。ab" * 60_000
    marks = [Mark(at, at + 2, "健康") for at in range(0, len(text), 1400)]

    assert len("".join(piece.text for piece in snippet(text, marks))) <= LENGTH + 2
