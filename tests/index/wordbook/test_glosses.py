"""Definitions of CC-CEDICT: what of them is a rendering."""

from __future__ import annotations

import pytest

from index.wordbook.glosses import plain, rendering

GLOSSES = [
    ("cancer", "cancer", "a word"),
    ("to subsidize", "to subsidize", "a verb keeps its to, which tells it from a noun"),
    ("to be ill", "to ill", "a state likewise"),
    ("a tumor", "tumor", "without its article"),
    (" the elderly", "elderly", "without the space that the list leaves"),
    ("subsidy (money)", "subsidy", "without what is in brackets"),
    ("(medicine) diabetes", "diabetes", "at the beginning too"),
    ("(of a plane (or ship)) to land", "", "brackets in brackets: an explanation"),
    ("Alipay", "alipay", "in small letters"),
    ("radical", "radical", "a word that also opens notes"),
    ("old man or woman", "", "more than three words explain"),
    ("limited to", "", "something is left out behind it"),
    ("to be", "", "says nothing alone"),
    ("abbr. for 衛生|卫生[wei4 sheng1]", "", "a note"),
    ("variant of 癌[ai2]", "", "a note"),
    ("surname Wang", "", "a name"),
    ("CL:個|个[ge4]", "", "a classifier"),
    ("(bound form)", "", "a note in brackets"),
    ("Taiwan pr. [yan2]", "", "a note on sound"),
    ("also pr. yan", "", "a note on sound, in Latin letters"),
    ("see 癌症[ai2 zheng4]", "", "a reference"),
    ("used in transliteration", "", "a note"),
    ("heart, lungs", "", "a comma: two things"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("definition", "gloss", "note"), GLOSSES, ids=[note for *_, note in GLOSSES])
def test_what_of_a_definition_is_a_rendering(definition: str, gloss: str, note: str) -> None:
    assert plain(definition) == gloss


def test_a_rendering_of_a_verb_has_no_to() -> None:
    assert [rendering(gloss) for gloss in ("to treat", "treatment", "tomorrow")] == ["treat", "treatment", "tomorrow"]
