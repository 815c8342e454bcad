"""The wordbook of what is indexed: terms with their clauses, fillers by their keys, one language or both."""

from __future__ import annotations

from index.terms.glossary import Concept
from index.terms.lists import RoleWords, Terms
from index.wordbook.book import Contents
from index.wordbook.compiling import Compiler, fewest
from index.wordbook.concepts import named
from tests.postings import held
from tests.vocabulary import vocabulary

DEVICES = Concept("device-park", "医疗器械产业园", "medical device park", ("医械园",), (), (), "facility", "")


def _clause(text: str, english: str = "") -> tuple[str, str]:
    return text, english


def _contents(*entries: tuple[str, str], has_english: bool = True) -> Contents:
    analyser = vocabulary().analyser
    several = list(named([DEVICES], (), {}, ()))
    postings = held(analyser, entries, several)
    compiler = Compiler(analyser, postings, has_english=has_english)
    roles = (RoleWords("problems", ("问题",), ("problem",)),)
    terms = Terms(fillers=("How many", "哪个", "、"), general=("Parks", "哪个"), roles=roles)
    return compiler.contents(several, terms)


BOTH = _contents(
    _clause("建设医疗器械产业园。", "Build medical device parks."),
    _clause("医疗器械产业园和医疗器械产业园，2025年。", "A park."),
    _clause("联系电话：52564588"),
)


def test_terms_are_counted_by_clauses() -> None:
    assert BOTH.terms["医疗器械产业园"] == 2, "a rendering, whatever words it is cut into"
    assert BOTH.terms["medical device park"] == 1
    assert BOTH.terms["park"] == 2
    assert BOTH.terms["电话"] == 1, "a card is found like a clause"


def test_what_no_wrong_word_may_become_is_no_term() -> None:
    assert "2025" not in BOTH.terms, "a number is never corrected"
    assert "年" not in BOTH.terms, "nor to a single character"
    assert "医械园" not in BOTH.terms, "the documents do not say so"


def test_fillers_are_kept_by_their_keys() -> None:
    assert set(BOTH.fillers) == {"how many", "哪个"}
    assert set(BOTH.slight) == {"park"}, "what is filler is no more than that"


def test_entries_lead_to_what_the_documents_hold() -> None:
    park, problems = BOTH.entries[:2]

    assert [rendering.text for rendering in park.renderings] == ["医疗器械产业园", "medical device park"]
    assert "医械园" in park.names
    assert problems.code == "problems"


def test_the_words_of_taiwan_lead_to_those_of_the_documents() -> None:
    regional = _contents(_clause("支持软件产业。")).entries[2:]

    assert {name: entry.code for entry in regional for name in entry.names}["软体"] == "软件"


def test_words_are_kept_with_their_families() -> None:
    families = _contents(_clause("投资。", "Investing and investment, an organ.")).families

    assert list(families["invest"]) == ["investing", "investment"]


def test_without_english_texts_there_is_no_general_dictionary() -> None:
    chinese = _contents(_clause("支持癌症治疗。"), has_english=False)

    assert (dict(chinese.general), list(chinese.english)) == ({}, [])
    assert chinese.sounds["癌"].split("/")[0] == "ai"


def test_the_general_dictionary_is_cut_down_to_the_documents() -> None:
    both = _contents(_clause("支持癌症治疗。", "Support the treatment of cancer."))

    assert list(both.general["癌症"]) == ["cancer"]
    assert "火星" not in both.general
    assert "cancer" in set(both.english)


def test_the_larger_the_corpus_the_more_often_a_word_must_stand_in_it() -> None:
    assert [fewest(clauses) for clauses in (0, 300, 20_000, 150_000)] == [1, 1, 2, 8]
