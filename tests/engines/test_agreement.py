"""The engine of the product ranks exactly as Whoosh's own matchers do, over every judged query."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.schema import FACETS
from search.engines.memory import MemoryEngine
from search.engines.protocol import Ask
from search.engines.reference import ReferenceEngine
from search.expand import expand, loosen
from search.filters import Filters
from search.library import Library
from search.syntax import parse

RELEVANCE = Path(__file__).parent.parent / "relevance"
TYPED = [
    "“区” -徐汇 OR 静安", "标题:保障 人才", "“AI”", "创新药 NOT “医疗器械”", "district:徐汇 -平台", "的", "2025年", "",
]  # fmt: skip
SELECTED: tuple[dict[str, frozenset[str]], ...] = (
    {},
    {"kind": frozenset({"paragraph", "box-item"}), "document": frozenset({"xuhui", "putuo"})},
)


@pytest.fixture(scope="module")
def library(built_index: Path) -> Library:
    return Library.open(built_index)


def _queries() -> list[str]:
    # Every third one of the collections: the reference takes 25 ms for each, and the rest would say nothing new.
    collections = [json.loads((RELEVANCE / f"{name}.json").read_text("utf-8")) for name in ("dev", "own")]
    return TYPED + sorted({entry["query"] for collection in collections for entry in collection})[::3]


@pytest.mark.parametrize("form", [expand, loosen], ids=["all words", "any word"])
def test_both_engines_give_the_same_answer(library: Library, form: object) -> None:
    reference, filters = ReferenceEngine(library.collection), Filters(library)
    queries = _queries()
    assert len(queries) > 100
    for query in queries:
        tree = form(parse(query, filters.district).tree, library.analyser)  # type: ignore[operator]
        for selected in SELECTED:
            ask = Ask(tree, selected, FACETS, limit=1000)
            assert library.engine.search(ask) == reference.search(ask), (query, selected)


def test_threads_get_the_answers_that_one_alone_gets(library: Library) -> None:
    asks = [Ask(loosen(parse(query).tree, library.analyser), limit=50) for query in _queries()]
    alone = [library.engine.search(ask) for ask in asks]
    for _ in range(3):
        cold = MemoryEngine(library.collection)
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(cold.search, asks)) == alone
