"""Texts that no glossary, translation or question of ours knows are found as well as pairs of characters find them."""

from __future__ import annotations

import contextlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from index.building.pipeline import build
from index.terms.tabular import Columns, read_table
from search.service import SearchService
from tests.requests import requested

RELEVANCE = Path(__file__).parents[2] / "relevance"
COLUMNS, SHORT = Columns(("text", "zh", "en"), filled=2), Columns(("question", "article"), filled=2)
#: The parameters of BM25 that most engines come with.
K1, B = 1.2, 0.75


class Score(NamedTuple):
    """How the text that answers is ranked: the mean of 1 / rank, and how often it is in the first ten."""

    reciprocal: float
    recall: float


class Asked(NamedTuple):
    """Texts, and questions with the place of the text that answers each."""

    texts: list[str]
    questions: list[tuple[str, int]]


def _asked(name: str) -> Asked:
    rows = list(read_table(RELEVANCE / name, COLUMNS))
    questions = [(question.strip(), place) for place, (_, zh, _) in enumerate(rows) for question in zh.split("|")]
    return Asked([text for text, _, _ in rows], questions)


def _briefly() -> list[tuple[str, int]]:
    """The questions of two or three words about the articles."""
    rows = list(read_table(RELEVANCE / "laws_short.tsv", SHORT))
    return [(question, _place(article, LAWS.texts)) for question, article in rows]


def _place(beginning: str, texts: Sequence[str]) -> int:
    [place] = [place for place, text in enumerate(texts) if text.startswith(beginning)]
    return place


PARAGRAPHS, LAWS = _asked("foreign.tsv"), _asked("laws.tsv")
BRIEF = _briefly()
#: What is asked, about which texts, note
CASES = [
    (PARAGRAPHS.questions, PARAGRAPHS.texts, "paragraphs of an encyclopaedia"),
    (BRIEF, LAWS.texts, "articles of laws, asked about in two or three words"),
    ([*LAWS.questions, *BRIEF], LAWS.texts, "and in sentences too"),
]


def _score(ranked: Callable[[str], Sequence[int]], questions: Sequence[tuple[str, int]]) -> Score:
    asked = [(ranked(question), place) for question, place in questions]
    ranks = [list(found).index(place) + 1 for found, place in asked if place in found]
    return Score(sum(1 / rank for rank in ranks) / len(asked), sum(rank <= 10 for rank in ranks) / len(asked))


def _pairs(text: str) -> list[str]:
    runs = re.findall(r"[㐀-鿿]+|[A-Za-z0-9]+", text)
    return [pair for run in runs for pair in ([run[at : at + 2] for at in range(len(run) - 1)] or [run])]


def _bm25(texts: Sequence[str]) -> Callable[[str], list[int]]:
    """A plain BM25 over pairs of characters."""
    held = [Counter(_pairs(text)) for text in texts]
    average = sum(map(Counter.total, held)) / len(held)
    frequency = Counter(pair for counter in held for pair in counter)

    def score(counter: Counter[str], question: str) -> float:
        norm = K1 * (1 - B + B * counter.total() / average)
        return sum(
            math.log1p((len(held) - frequency[pair] + 0.5) / (frequency[pair] + 0.5))
            * counter[pair] * (K1 + 1) / (counter[pair] + norm)
            for pair in _pairs(question)
        )  # fmt: skip

    def ranked(question: str) -> list[int]:
        scores = {place: found for place, counter in enumerate(held) if (found := score(counter, question))}
        return sorted(scores, key=lambda place: -scores[place])

    return ranked


def _opened(texts: Sequence[str], folder: Path) -> SearchService:
    (folder / "texts.txt").write_text("百科\n\n" + "\n\n".join(texts) + "\n", encoding="utf-8")
    build([folder], folder / "index")
    return SearchService.open(folder / "index", by_words=True)


@pytest.mark.parametrize(("questions", "texts", "note"), CASES, ids=[note for *_, note in CASES])
def test_what_is_not_ours_is_found_as_two_characters_side_by_side_find_it(
    tmp_path: Path, questions: list[tuple[str, int]], texts: list[str], note: str
) -> None:
    with contextlib.closing(_opened(texts, tmp_path)) as foreign:

        def ranked(question: str) -> list[int]:
            found = [result.clause.text for result in foreign.search(requested(question, per_page=20)).results]
            return [_place(text[:20], texts) for text in found if not text.startswith("百科")]

        ours, plain = _score(ranked, questions), _score(_bm25(texts), questions)

    assert ours.recall >= plain.recall, note
    assert ours.reciprocal >= plain.reciprocal, note


#: Questions about articles that hold some of their characters, what is said to stand nowhere, note
NOTHING = [
    ("店主装病", ("店主", "装病"), "the end of a word with the beginning of the next one: 业主装饰"),
    ("记者应聘", ("记者", "应聘"), "likewise: 经营者应当"),
    ("舍不得分手", ("舍不得", "分手"), "a pair that stands in many articles: 不得"),
    ("运营者罢工", ("罢工", "运营者"), "likewise: 经营者"),
    ("合同法", ("合同法",), "a word with one character more"),
    ("大豆", ("大豆",), "a word of two characters alone"),
]


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    with contextlib.closing(_opened(LAWS.texts, tmp_path_factory.mktemp("laws"))) as service:
        yield service


@pytest.mark.parametrize(("question", "missing", "note"), NOTHING, ids=[question for question, *_ in NOTHING])
def test_characters_that_say_nothing_find_nothing(
    laws: SearchService, question: str, missing: tuple[str, ...], note: str
) -> None:
    page = laws.search(requested(question))

    assert (page.total, page.query.unmatched) == (0, missing), note


def test_what_holds_some_characters_of_a_question_holds_part_of_it(laws: SearchService) -> None:
    page = laws.search(requested("下班车祸"))

    assert [(hit.tier, "上下班途中" in hit.clause.text) for hit in page.results] == [("partial", True)]
    assert page.query.unmatched == ("下班", "车祸")


#: Questions in six characters or more, of which no two side by side stand in the article that answers; how it begins
APART = [
    ("喝醉酒去驾车会不会罚", "机动车驾驶人饮用含酒精"),
    ("后院砍棵老树得跟谁讲", "任何单位和个人不得擅自砍伐"),
    ("半夜工地吵得要死", "在城市市区噪声敏感建筑物集中区域内"),
]


@pytest.mark.parametrize(("question", "article"), APART, ids=[question for question, _ in APART])
def test_single_characters_of_words_that_stand_nowhere_lead_to_what_holds_several(
    laws: SearchService, question: str, article: str
) -> None:
    first = laws.search(requested(question)).results[:3]

    assert any(hit.clause.text.startswith(article) for hit in first)
