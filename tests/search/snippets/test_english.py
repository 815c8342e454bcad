"""The opening of an English text: short texts whole, long ones to the end of a sentence."""

from __future__ import annotations

import re

import pytest

from search.snippets.english import LENGTH, english_snippet, opening
from search.snippets.marks import Mark

#: text, length, what is shown, note
OPENINGS = [
    ("A short text.", 40, "A short text.", "whole"),
    ("One sentence here. And another one that goes on and on.", 40, "One sentence here. …", "a sentence"),
    ("It has No. 014 in it, and Co. Ltd too. Then it goes on.", 45, "It has No. 014 in it, and Co. Ltd too. …", "No."),
    ("Growth of 3.5 and 4.8 a year. Then it goes on.", 40, "Growth of 3.5 and 4.8 a year. …", "a decimal point"),
    ("A | B of a table\n1 | 22\n3 | 44\n5 | 66", 32, "A | B of a table\n1 | 22\n3 | 44 …", "rows of a table"),
    ("First, x. A long sentence, with a pause in it, goes on.", 40, "First, x. A long sentence, …", "too little"),
    ("a" * 50, 40, "a" * 40 + " …", "no place to cut"),
    ("word " * 20, 42, "word word word word word word word word …", "between words"),
]


@pytest.mark.parametrize(("text", "length", "shown", "note"), OPENINGS, ids=[note for *_, note in OPENINGS])
def test_openings(text: str, length: int, shown: str, note: str) -> None:
    pieces = opening(text, length)
    assert "".join(piece.text for piece in pieces) == shown
    assert not any(piece.mark for piece in pieces), "what was found are the Chinese words"


FILL = "It sets up a park and fills it with companies. "

#: text, words that matched, what is shown with them in brackets, note
SNIPPETS = [
    ("Set up medical parks.", ["medical"], "Set up [medical] parks.", "a short text is whole"),
    ("Set up medical parks.", [], "Set up medical parks.", "nothing matched"),
    (
        FILL * 20 + "Support vaccines.",
        ["vaccines"],
        "… " + FILL * 8 + "Support [vaccines].",
        "the sentence and what fits",
    ),
    (FILL * 20, [], FILL * 7 + FILL[:-1] + " …", "nothing matched: the opening"),
    (
        "Grants for No. 014. " + FILL * 20,
        ["Grants"],
        "[Grants] for No. 014. " + FILL * 7 + FILL[:-1] + "…",
        "an abbreviation ends nothing",
    ),
]


@pytest.mark.parametrize(("text", "words", "shown", "note"), SNIPPETS, ids=[note for *_, note in SNIPPETS])
def test_an_english_snippet_shows_the_sentences_that_matched(
    text: str, words: list[str], shown: str, note: str
) -> None:
    marks = [Mark(*found.span(), word) for word in words for found in re.finditer(word, text)]
    pieces = english_snippet(text, marks)

    assert "".join(f"[{piece.text}]" if piece.mark else piece.text for piece in pieces).strip() == shown
    assert len("".join(piece.text for piece in pieces)) <= LENGTH + 2
