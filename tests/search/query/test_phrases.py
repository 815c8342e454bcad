"""What a phrase names: the longest names of the wordbook, filler, words; nothing is lost."""

from __future__ import annotations

import random

import pytest

from search.query.phrases import Mention, cut
from tests.search.wordbooks import Bars, Words

#: text, its parts as typed with their kinds, note
CUTS = [
    ("医疗|器械", [("医疗|器械", "concept")], "a name of two words is one thing"),
    ("医疗|器械|产业", [("医疗|器械", "concept"), ("产业", "word")], "a name and a word"),
    ("支持|医疗|器械", [("支持", "word"), ("医疗|器械", "concept")], "a word and a name"),
    ("医疗|服务", [("医疗", "word"), ("服务", "word")], "the beginning of a name is no name"),
    ("venture capital", [("venture capital", "concept")], "English words"),
    ("Venture Capital funds", [("Venture Capital", "concept"), ("funds", "word")], "capitals"),
    ("哪个|徐汇", [("哪个", "filler"), ("徐汇", "district")], "filler and a district"),
    ("how many venture capital", [("how many", "filler"), ("venture capital", "concept")], "filler of two words"),
    ("pu tuo qu", [("pu tuo qu", "district")], "syllables that are typed apart"),
    ("health care", [("health care", "concept")], "words that the documents write together"),
    ("care health", [("care", "word"), ("health", "word")], "and those that they do not"),
    ("putuoqu", [("putuoqu", "district")], "syllables that are typed together"),
    ("徐汇|区科委", [("徐汇", "district"), ("区科委", "concept")], "a department with its district is two things"),
    ("问题", [("问题", "concept")], "the name of a role"),
    ("有|药", [("有", "filler"), ("药", "word")], "a single character may be filler"),
    ("火星|人", [("火星", "word"), ("人", "word")], "words that name nothing"),
    ("、", [], "no word"),
    ("", [], "no text"),
]


def _cut(text: str, *longest: int) -> list[Mention]:
    return cut(text, Bars(), Words(), *longest)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "parts", "note"), CUTS, ids=[note for *_, note in CUTS])
def test_a_text_is_cut_into_what_it_names(text: str, parts: list[tuple[str, str]], note: str) -> None:
    assert [(part.typed, part.kind) for part in _cut(text)] == parts


def test_a_name_leads_to_its_entries() -> None:
    assert [lead.code for part in _cut("医疗|器械 putuoqu 产业") for lead in part.leads] == ["devices", "putuo"]


def test_no_name_is_longer_than_what_is_asked_for() -> None:
    assert [part.typed for part in _cut("医疗|器械", 1)] == ["医疗", "器械"]


#: text, whether it says little without its neighbours
SLIGHT = [("进", True), ("创新", False), ("a", False), ("3", False), ("有", False)]


@pytest.mark.parametrize(("text", "slight"), SLIGHT)
def test_a_single_han_character_is_slight_unless_it_is_filler(text: str, slight: bool) -> None:
    assert _cut(text)[0].is_slight == slight


def test_the_parts_hold_every_word_once_and_in_order() -> None:
    rng = random.Random(4)
    words = ["医疗", "器械", "徐汇", "区科委", "venture", "capital", "的", "哪个", "pu", "tuo", "qu", "进"]
    for _ in range(500):
        text = " ".join(rng.choice(words) for _ in range(rng.randrange(9)))
        assert [word for part in _cut(text) for word in part.words] == text.split()
