"""Runs as phrases of tokens find what runs in the text itself do."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from index.storing.opensearch.marking import (
    ALSO,
    is_name,
    lone,
    marked,
    marked_words,
    may_cut,
    phrase_tokens,
    run_tokens,
    safe,
    term,
)
from search.engines.runs import Runs

#: What stands beside what: Latin words, numbers with their signs, Chinese, a space, a sign between two numbers.
_PIECES = (
    "it",
    "digital",
    "5",
    "2190",
    "1,200",
    "5.2",
    "3x4",
    "x",
    "创新",
    "药",
    ",",
    ".",
    " ",
    "-",
    "r&d",
    "b2b",
)


def _texts(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(_PIECES, k=chance.randint(1, 9))) for _ in range(count)]


def _holds(text: str, tokens: Sequence[str]) -> bool:
    """Whether tokens stand one behind the other in a text of tokens, as a phrase query finds them."""
    places = [set(place.split(ALSO)) for place in text.split(" ")] if text else []
    wanted = [set(token.split(ALSO)) for token in tokens]
    return any(
        all(places[start + n] & several for n, several in enumerate(wanted))
        for start in range(len(places) - len(wanted) + 1)
    )


@pytest.mark.parametrize("whole", [False, True], ids=["any run", "whole words"])
def test_a_run_is_found_where_it_stands_and_nowhere_else(whole: bool) -> None:
    texts = _texts(120, seed=5)
    tokens = [marked(text) for text in texts]
    runs = Runs(lambda: texts)
    chance = random.Random(6)
    tried = 0
    while tried < 800:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        run = text[start : start + chance.randint(1, 7)]
        if is_name(run, whole=whole) or (len(run) == 1 and not (whole and may_cut(run))):
            continue
        tried += 1
        asked = [lone(run)] if len(run) == 1 else run_tokens(run, whole=whole)
        found = [n for n, held in enumerate(tokens) if _holds(held, asked)]
        assert found == runs.find(run, whole=whole).tolist(), run


def test_a_phrase_is_found_among_words_as_it_is_in_their_text() -> None:
    chance = random.Random(7)
    words = ("medical", "device", "covid-19", "19", "r&d", "1+5+x", "b2b", "it", "d")
    texts = [" ".join(chance.choices(words, k=chance.randint(1, 6))) for _ in range(150)]
    tokens = [marked_words(text) for text in texts]
    runs = Runs(lambda: texts)
    for _ in range(400):
        phrase = " ".join(chance.choices(words, k=chance.randint(1, 3)))
        found = [n for n, held in enumerate(tokens) if _holds(held, phrase_tokens(phrase))]
        assert found == runs.find(phrase, whole=True).tolist(), phrase


#: text, note
UNSAFE = [
    ("a\u2028b", "a line separator"),
    ("a\x1cb", "a control character that is white space to Java"),
    ("a\ud800b", "half of a surrogate pair"),
    ("a\x01\x02b", "the marks themselves"),
    ("𠮷野家", "a character beyond the first plane"),
]


@pytest.mark.parametrize(("text", "note"), UNSAFE, ids=[note for _, note in UNSAFE])
def test_any_text_is_one_token_a_character(text: str, note: str) -> None:
    clear = safe(text)
    assert len(clear) == len(text)
    assert len(marked(text).split()) == len(text)
    clear.encode("utf-8")


def test_a_word_of_any_length_is_one_short_token() -> None:
    long, longer = "a" * 5000, "a" * 5001
    assert len(term(long)) < 500
    assert term(long) != term(longer)
    assert term("医疗器械") == "医疗器械"
