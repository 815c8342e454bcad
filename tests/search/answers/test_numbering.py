"""Section numbers as an English heading writes them."""

from __future__ import annotations

import pytest

from search.answers.numbering import english_number

#: as printed, in English, note
NUMBERS = [
    ("一、", "I.", "the first level"),
    ("四、", "IV.", "a Roman four"),
    ("十九、", "XIX.", "above ten"),
    ("（一）", "(1)", "the second level"),
    ("(十二)", "(12)", "narrow brackets"),
    ("（1）", "(1)", "digits in brackets"),
    ("1.", "1.", "the third level"),
    ("3、", "3.", "with a Chinese sign"),
    ("专栏7", "Box 7", "a box"),
    ("附件", "Annex", "an annex without a number"),
    ("附件2", "Annex 2", "one of several"),
    ("第三章", "Chapter 3", "a chapter"),
    ("第一百零二条", "Article 102", "an article"),
    ("4.1", "4.1", "what is no Chinese number stays"),
    ("第十二条之一", "第十二条之一", "what has no English form stays"),
    ("", "", "a preamble"),
]


@pytest.mark.parametrize(("printed", "english", "note"), NUMBERS, ids=[note for *_, note in NUMBERS])
def test_numbers(printed: str, english: str, note: str) -> None:
    assert english_number(printed) == english
