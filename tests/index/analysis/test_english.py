"""English words are brought to the singular, and two different words never become one."""

import pytest

from index.analysis.english import singular

CASES = (
    ("cros", "cro", "abbreviation"),
    ("devices", "device", "-es that belongs to the word"),
    ("diseases", "disease", "-ses after a vowel"),
    ("therapies", "therapy", "-ies"),
    ("companies", "company", "-ies"),
    ("ties", "tie", "short -ies"),
    ("analyses", "analysis", "Greek"),
    ("diagnoses", "diagnosis", "Greek"),
    ("viruses", "virus", "-uses"),
    ("houses", "house", "-uses that belongs to the word"),
    ("processes", "process", "-sses"),
    ("batches", "batch", "-ches"),
    ("headaches", "headache", "-ches that belongs to the word"),
    ("boxes", "box", "-xes"),
    ("bacteria", "bacterium", "Latin"),
    ("women", "woman", "irregular"),
    ("biologics", "biologic", "-ics"),
    ("incubators", "incubator", "plain"),
)
KEPT = ("analysis", "virus", "business", "process", "gas", "us", "its", "news", "aids", "series", "means", "it", "s")
#: What a stemmer merges and a reader does not.
APART = (
    ("organ", "organization", "organic"),
    ("general", "generic", "generation"),
    ("new", "news"),
    ("aid", "aids"),
    ("good", "goods"),
)


@pytest.mark.parametrize(("plural", "expected"), [case[:2] for case in CASES], ids=[case[0] for case in CASES])
def test_plural_and_singular_are_one_word(plural, expected):
    assert singular(plural) == singular(expected) == expected


@pytest.mark.parametrize("word", KEPT)
def test_keeps_what_is_no_plural(word):
    assert singular(word) == word


@pytest.mark.parametrize("words", APART, ids="/".join)
def test_different_words_stay_apart(words):
    assert len({singular(word) for word in words}) == len(words)
