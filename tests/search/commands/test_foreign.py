"""Texts that no glossary, translation or question of ours knows are found as well as pairs of characters find them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from index.building.pipeline import build
from index.terms.tabular import Columns, read_table
from search.service import SearchService
from tests.requests import requested

COLUMNS = Columns(("text", "zh", "en"), filled=2)
ROWS = list(read_table(Path(__file__).parents[2] / "relevance" / "foreign.tsv", COLUMNS))
TEXTS = [text for text, _, _ in ROWS]
QUESTIONS = [(question.strip(), place) for place, (_, zh, _) in enumerate(ROWS) for question in zh.split("|")]
#: The parameters of BM25 that most engines come with.
K1, B = 1.2, 0.75


class Score(NamedTuple):
    """How the text that answers is ranked: the mean of 1 / rank, and how often it is in the first ten."""

    reciprocal: float
    recall: float


def _score(ranked: Callable[[str], Sequence[int]]) -> Score:
    asked = [(ranked(question), place) for question, place in QUESTIONS]
    ranks = [list(found).index(place) + 1 for found, place in asked if place in found]
    return Score(sum(1 / rank for rank in ranks) / len(asked), sum(rank <= 10 for rank in ranks) / len(asked))


def _pairs(text: str) -> list[str]:
    runs = re.findall(r"[㐀-鿿]+|[A-Za-z0-9]+", text)
    return [pair for run in runs for pair in ([run[at : at + 2] for at in range(len(run) - 1)] or [run])]


def _bm25() -> Callable[[str], list[int]]:
    """A plain BM25 over pairs of characters."""
    held = [Counter(_pairs(text)) for text in TEXTS]
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


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    folder = tmp_path_factory.mktemp("foreign")
    (folder / "texts.txt").write_text("百科\n\n" + "\n\n".join(TEXTS) + "\n", encoding="utf-8")
    build([folder], folder / "index")
    return SearchService.open(folder / "index")


def test_what_is_not_ours_is_found_as_two_characters_side_by_side_find_it(foreign: SearchService) -> None:
    def ranked(question: str) -> list[int]:
        texts = [result.clause.text for result in foreign.search(requested(question, per_page=20)).results]
        return [place for text in texts for place, other in enumerate(TEXTS) if text.startswith(other[:20])]

    ours, plain = _score(ranked), _score(_bm25())

    assert ours.recall >= plain.recall
    assert ours.reciprocal >= plain.reciprocal
