"""The names that a text holds, and the numbers it cites."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.analysis import Analyser
from index.entries.terms import EntryTerms, NameFinder, Phrases, read_names

#: text, names that are found in it, note
TEXTS = [
    ("item it it", ["it", "it"], "whole Latin words"),
    ("it医疗", ["it", "医疗"], "Chinese ends a Latin word"),
    ("用5g医疗", ["5g医疗", "医疗"], "one name inside another"),
    ("medical devices", [], "no other inflection"),
    ("medical device", ["medical device"], "several words"),
    ("“三医”联动", ["“三医”联动"], "a name that begins with a sign"),
    ("医", [], "a single character is no name"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "found", "note"), TEXTS, ids=[note for *_, note in TEXTS])
def test_names_stand_in_a_text_as_they_are_written(text: str, found: list[str], note: str) -> None:
    runs = NameFinder(["it", "医疗", "5g医疗", "medical device", "医", "“三医”联动"])
    assert sorted(runs.within(text)) == sorted(found)


def test_a_short_name_stands_where_its_words_stand_side_by_side() -> None:
    phrases = Phrases([("生医",), ("医疗", "器械"), ()])
    assert list(phrases.within(["再生", "医学"])) == []
    assert list(phrases.within(["生医", "医疗", "器械", "医疗"])) == ["生医", "医疗 器械"]


def test_an_entry_holds_terms_by_field(analyser_cache: Path) -> None:
    analyser = Analyser.build(None, analyser_cache)
    texts = [("zh", "医疗器械"), ("en", "Medical Devices"), ("en", "CRO")]
    names = read_names(texts, analyser)  # type: ignore[arg-type]  # pairs, as mypy sees them, are of any text
    text, english = "医疗器械（沪府发〔2018〕25号），按沪府办规〔2024〕9号执行", "a medical device; CROs"
    words = {
        "text": [token.text for token in analyser.words(text)],
        "heading": [],
        "section": [],
        "text_en": [token.text for token in analyser.words(english)],
    }
    found = EntryTerms(names, analyser).of(text, analyser.fold(text).text, analyser.fold(english).text, words)
    assert found["runs"] == {"医疗器械"}
    assert set(found["phrases_en"]) == {"medical device", "cro"}, "in any inflection"
    assert "runs_en" not in found, "what it holds nothing of is left out"
    assert found["cited"] == {"沪府发〔2018〕25号"}, "a number in running words has no sure beginning"
    assert {"医疗", "25", "co"} & set(found["bigrams"]) == {"医疗", "25"}


#: text, its English, short names that its words are not, note
SHORT = [
    ("由本市财政", "", {"由本市"}, "several words side by side"),
    ("医疗器械", "", set(), "each name is a word of the text"),
    ("本，市", "", set(), "a sign between two words"),
    ("产\n业发展", "", {"产业"}, "white space between Chinese characters is lost, and they are a word"),
    ("", "issued by 本市", {"本市"}, "Chinese in an English text"),
]


@pytest.mark.parametrize(("text", "english", "names", "note"), SHORT, ids=[note for *_, note in SHORT])
def test_an_entry_holds_short_names_of_several_words(
    text: str, english: str, names: set[str], note: str, analyser_cache: Path
) -> None:
    analyser = Analyser.build(None, analyser_cache)
    words = {"text": analyser.ranked(text), "heading": [], "section": [], "text_en": analyser.ranked(english)}
    found = EntryTerms([], analyser).of(text, analyser.fold(text).text, analyser.fold(english).text, words)
    assert set(found.get("short_names", ())) == names
