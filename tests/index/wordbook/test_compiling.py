"""The wordbook of what is indexed: terms with their clauses, fillers by their keys, one language or both."""

from __future__ import annotations

from index.analysis import Analyser
from index.documents import Card, Clause
from index.schema import FIELDS
from index.storing.writer import IndexedCard, IndexedClause
from index.terms.glossary import Concept
from index.terms.lists import RoleWords, Terms
from index.wordbook.book import Contents
from index.wordbook.compiling import Compiler
from tests.vocabulary import vocabulary

DEVICES = Concept("device-park", "医疗器械产业园", "medical device park", ("医械园",), (), (), "facility", "")


def _words(analyser: Analyser, text: str) -> list[str]:
    return [token.text for token in analyser.words(text)]


def _clause(number: int, text: str, english: str = "", *, title: str = "") -> IndexedClause:
    analyser = vocabulary().analyser
    words = {field.name: [] for field in FIELDS} | {
        "text": _words(analyser, text),
        "text_en": _words(analyser, english),
        "title": _words(analyser, title),
    }
    clause = Clause("1", number + 1, "paragraph", None, None, (), text, None, 0, ())
    joined = " ".join(words["text_en"])
    return IndexedClause(number, clause, words, analyser.fold(text).text, english.lower(), joined, frozenset(), None)


def _card(text: str) -> IndexedCard:
    analyser = vocabulary().analyser
    words = {field.name: [] for field in FIELDS} | {"text": _words(analyser, text)}
    return IndexedCard(Card(text, ""), words, analyser.fold(text).text, "", "", frozenset())


def _contents(*entries: IndexedClause | IndexedCard, has_english: bool = True) -> Contents:
    compiler = Compiler(vocabulary().analyser, has_english=has_english)
    compiler.add(entries)
    roles = (RoleWords("problems", ("问题",), ("problem",)),)
    terms = Terms(fillers=("How many", "哪个", "、"), general=("Parks", "哪个"), roles=roles)
    return compiler.contents([DEVICES], terms, {})


BOTH = _contents(
    _clause(0, "建设医疗器械产业园。", "Build medical device parks.", title="标题"),
    _clause(1, "医疗器械产业园和医疗器械产业园，2025年。", "A park."),
    _card("联系电话：52564588"),
)


def test_terms_are_counted_by_clauses() -> None:
    assert BOTH.terms["医疗器械产业园"] == 2, "a rendering, whatever words it is cut into"
    assert BOTH.terms["medical device park"] == 1
    assert BOTH.terms["park"] == 2
    assert BOTH.terms["电话"] == 1, "a card is found like a clause"


def test_what_no_wrong_word_may_become_is_no_term() -> None:
    assert "2025" not in BOTH.terms, "a number is never corrected"
    assert "年" not in BOTH.terms, "nor to a single character"
    assert "标题" not in BOTH.terms, "a title stands above each of its clauses"
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
    regional = _contents(_clause(0, "支持软件产业。")).entries[2:]

    assert {name: entry.code for entry in regional for name in entry.names}["软体"] == "软件"


def test_words_are_kept_with_their_families() -> None:
    families = _contents(_clause(0, "投资。", "Investing and investment, an organ.")).families

    assert list(families["invest"]) == ["investing", "investment"]


def test_without_english_texts_there_is_no_general_dictionary() -> None:
    chinese = _contents(_clause(0, "支持癌症治疗。"), has_english=False)

    assert (dict(chinese.general), list(chinese.english)) == ({}, [])
    assert chinese.sounds["癌"].split("/")[0] == "ai"


def test_the_general_dictionary_is_cut_down_to_the_documents() -> None:
    both = _contents(_clause(0, "支持癌症治疗。", "Support the treatment of cancer."))

    assert list(both.general["癌症"]) == ["cancer"]
    assert "火星" not in both.general
    assert "cancer" in set(both.english)
