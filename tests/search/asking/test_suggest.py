"""What the words begun could become: whole queries, last words, mixed languages; nothing typed is an error."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from index.wordbook.completions import Completion
from search.answers.results import Page
from search.asking.suggest import Suggester
from search.service import SearchService

HELD = {
    "医疗器械": ("zh", "term"),
    "医疗服务": ("zh", "term"),
    "人才": ("zh", "section"),
    "注册": ("zh", "term"),
    "medical device": ("en", "term"),
    "medical devices": ("en", "term"),
    "Jing'an District": ("en", "name"),
    "AI 医疗影像": ("zh", "term"),
    "nothing": ("en", "term"),
}


class Shelf:
    """Completions by their beginning, and what was asked of them."""

    def starting(self, prefix: str, limit: int, language: str) -> list[Completion]:
        begun = (text for text in HELD if text.lower().startswith(prefix.lower()))
        found = [Completion(text, *HELD[text], weight=0 if text == "nothing" else 3) for text in begun]
        return sorted(found, key=lambda one: one.language != language)[:limit] if prefix else []


def texts(q: str, lang: str = "zh", limit: int = 8, hits: int = 3) -> list[str]:
    suggester = Suggester(Shelf(), lambda texts: [0 if "nothing" in text else hits for text in texts])
    return [row["text"] for row in suggester.suggest(q, lang, limit)]


#: what is typed, what it could become, note
CASES = [
    ("医", ["医疗器械", "医疗服务"], "the whole"),
    (" 医", ["医疗器械", "医疗服务"], "a space before"),
    ("医疗 ", ["医疗器械", "医疗服务"], "a space behind"),
    ("5G 医", ["5G 医疗器械", "5G 医疗服务"], "the last word of several"),
    ("AI医", ["AI医疗器械", "AI医疗服务"], "the last word in another script"),
    ("smart medical dev", ["smart medical device"], "the last two words; one of singular and plural"),
    ("医疗器械 -注", ["医疗器械 -注册"], "what is left out"),
    ("-注", ["-注册"], "an operator before everything"),
    ("标题:人", ["标题:人才"], "in titles"),
    ("创新 OR 人", ["创新 OR 人才"], "either"),
    ('"医疗器', ['"医疗器械"'], "a quotation that is not closed"),
    ("“医疗器", ["“医疗器械”"], "a Chinese one"),
    ('"注册" 人', ['"注册" 人才'], "behind a quotation that is closed"),
    ('"注册"人', ['"注册"人才'], "right behind it"),
    ("AI 医疗影", ["AI 医疗影像"], "the whole, before its last word"),
    ("AI 医疗", ["AI 医疗影像", "AI 医疗器械", "AI 医疗服务"], "the whole and, as it is little, the last word"),
    ("jing'a", ["Jing'an District"], "an apostrophe begins no word"),
    ("jing", ["Jing'an District"], "English"),
    ("noth", [], "what finds nothing is left out"),
    ("where can m", [], "a letter behind other words"),
    ("", [], "nothing typed"),
    (" - “ :", [], "signs only"),
    ("无此词", [], "nothing begins so"),
]


@pytest.mark.parametrize(("typed", "suggested", "note"), CASES, ids=[note for *_, note in CASES])
def test_what_the_words_begun_could_become(typed: str, suggested: list[str], note: str) -> None:
    assert texts(typed) == suggested


def test_a_row_says_what_it_is_and_how_many_clauses_name_it() -> None:
    suggester = Suggester(Shelf(), lambda texts: [len(text) for text in texts])
    row = {"text": "人才", "language": "zh", "kind": "section", "hits": 3, "clause": None}
    assert suggester.suggest("人", "en") == [row]
    (row,) = suggester.suggest("5G 人", "en")
    assert row == {"text": "5G 人才", "language": "zh", "kind": "section", "hits": len("5G 人才"), "clause": None}


def test_only_what_stands_behind_other_words_is_asked_for() -> None:
    asked: list[str] = []
    suggester = Suggester(Shelf(), lambda texts: asked.extend(texts) or [1] * len(texts))
    suggester.suggest("医疗器", "zh")
    assert asked == []
    suggester.suggest("标题:人", "zh")
    assert asked == ["标题:人才"]


@pytest.mark.parametrize("limit", [-1, 0, 1, 2, 1000])
def test_no_more_are_given_than_asked(limit: int) -> None:
    assert len(texts("医", limit=limit)) == max(0, min(limit, 2))


def test_queries_are_counted_only_so_often() -> None:
    class Endless(Shelf):
        def starting(self, prefix: str, limit: int, language: str) -> list[Completion]:
            return [Completion(f"{prefix}{n}", "en", "term") for n in range(limit)]

    counted: list[str] = []
    suggester = Suggester(Endless(), lambda texts: counted.extend(texts) or [0] * len(texts))
    assert suggester.suggest("a b c d e f g h", "en", 20) == []
    assert len(counted) <= 40


def test_nothing_that_can_be_typed_raises() -> None:
    generator = random.Random(5)
    signs = "医疗 AI-−\"“”「':：()（）\t\n\x00\ud800\u200b𠀀ａ%*_\\"
    for _ in range(3000):
        texts("".join(generator.choice(signs) for _ in range(generator.randrange(40))), limit=3)
    assert texts("医" * 100_000) == []


@pytest.mark.parametrize(
    ("typed", "language"), [("哪个区", "zh"), ("怎么申请", "zh"), ("how many", "en"), ("where can I", "en")]
)
def test_a_question_that_is_begun_leads_to_the_clause_that_answers_it(
    service: SearchService, ask: Callable[..., Page], typed: str, language: str
) -> None:
    rows = [row for row in service.suggest(typed, language) if row["kind"] == "question"]

    assert len(rows) > 2
    for row in rows:
        assert (row["text"][: len(typed)], row["language"]) == (typed, language)
        assert ask(row["text"]).as_json()["results"][0]["id"] == row["clause"]["id"], row["text"]
        assert row["clause"]["title"]["zh"]


def test_terms_come_before_questions(service: SearchService) -> None:
    assert [row["clause"] for row in service.suggest("医疗器械", "zh")][:3] == [None] * 3
