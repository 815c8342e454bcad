"""Whether a text holds a run as whole words is told at once for the whole text, as it is for each place in it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

from index.analysis.analyser import Token
from index.analysis.borders import Borders, WholeRun, holds_whole, stands_whole

#: Characters that end a word or a number, that belong to it, and that do either.
CHARACTERS = "0125.,xab业 %-"
#: Of the names below and between them, characters of Chinese words.
WORDS = ("服务", "业", "服务业", "务业", "民政", "人民", "政府", "，", "。")


def places(text: str, run: str) -> Iterable[tuple[int, int]]:
    return ((at, at + len(run)) for at in range(len(text)) if text.startswith(run, at))


def strings(characters: Iterable[str], longest: int) -> Callable[[random.Random], str]:
    several = list(characters)
    return lambda chance: "".join(chance.choices(several, k=chance.randint(1, longest)))


def test_a_run_is_whole_in_a_text_where_it_is_at_one_place_of_it() -> None:
    chance, text_of = random.Random(1), strings(CHARACTERS, 14)
    found = 0
    for _ in range(6_000):
        text = text_of(chance)
        start = chance.randrange(len(text))
        run = text[start : start + chance.randint(1, 4)]
        whole = any(stands_whole(text, *place) for place in places(text, run))
        assert WholeRun(run).stands_in(text) == holds_whole(text, run) == whole, (run, text)
        found += whole
    assert 1_000 < found < 5_000, "both happen"


def pairs(text: str) -> list[Token]:
    """Words of two characters each."""
    return [Token(text[at : at + 2], at, min(len(text), at + 2)) for at in range(0, len(text), 2)]


def test_a_short_name_stands_in_a_text_where_it_does_at_one_place_of_it() -> None:
    borders, chance, text_of = Borders(pairs), random.Random(2), strings(WORDS, 8)
    found = 0
    for _ in range(3_000):
        text, name = text_of(chance), chance.choice(("服务", "务业", "民政"))
        whole = any(borders.hold(text, *place) for place in places(text, name))
        assert borders.names_in(text, name) == whole, (name, text)
        found += whole
    assert 300 < found < 2_700, "both happen"
