"""The opening of an English text: short texts whole, long ones to the end of a sentence."""

from __future__ import annotations

import pytest

from search.openings import opening

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
