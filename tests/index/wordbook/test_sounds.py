"""Characters and their readings, and which readings are taken for one another."""

from __future__ import annotations

import pytest

from index.wordbook.sounds import compile_sounds, near, readings, sound
from tests.vocabulary import vocabulary


@pytest.fixture(scope="module")
def sounds() -> dict[str, str]:
    return compile_sounds(vocabulary().fold)


READINGS = [
    ("医", ("yi",), "one reading"),
    ("长", ("zhang", "chang"), "two readings"),
    ("行", ("xing", "hang", "heng"), "the usual one first, at most three"),
    ("率", ("lv", "shuai", "lve"), "ü is written v"),
    ("着", ("zhe", "zhao", "zhuo"), "a form of its own"),
    ("著", (), "a variant is asked as it is folded: 着"),
    ("醫", (), "traditional script likewise"),
    ("a", (), "not Chinese"),
    ("", (), "nothing"),
]


@pytest.mark.parametrize(("character", "expected", "note"), READINGS, ids=[note for *_, note in READINGS])
def test_readings_of_a_character(sounds: dict[str, str], character: str, expected: tuple[str, ...], note: str) -> None:
    assert readings(character, sounds) == expected


def test_every_character_of_gb2312_has_a_reading_in_small_letters(sounds: dict[str, str]) -> None:
    assert 6_500 < len(sounds) <= 6_763  # variants share a form
    assert all(value.replace("/", "").isalpha() and value.isascii() and value.islower() for value in sounds.values())
    assert {character for character in vocabulary().chinese if len(character) == 1} <= set(sounds)


def test_the_table_is_the_same_every_time(sounds: dict[str, str]) -> None:
    assert list(compile_sounds(vocabulary().fold).items()) == list(sounds.items())


def test_a_fold_that_gives_no_single_character_is_left_out() -> None:
    assert compile_sounds(lambda character: "医" if character in "医疗" else character * 2) == {"医": "yi/liao"}


def test_a_text_is_read_by_its_usual_readings(sounds: dict[str, str]) -> None:
    assert sound("干细胞ct", sounds) == "gan xi bao c t"


SOUNDS = [
    ("zheng", "zen", True, "zh and z, eng and en"),
    ("chang", "can", True, "ch and c, ang and an"),
    ("shi", "si", True, "sh and s"),
    ("ning", "lin", True, "n and l, ing and in"),
    ("liang", "nian", True, "ang and an behind a vowel"),
    ("lv", "nv", True, "ü"),
    ("zhi", "chi", False, "zh is not ch"),
    ("xing", "xin", True, "ing and in"),
    ("hen", "han", False, "e is not a"),
    ("fu", "hu", False, "f is not h"),
]


@pytest.mark.parametrize(("one", "other", "alike", "note"), SOUNDS, ids=[note for *_, note in SOUNDS])
def test_which_readings_are_taken_for_one_another(one: str, other: str, alike: bool, note: str) -> None:
    assert (near(one) == near(other)) is alike
