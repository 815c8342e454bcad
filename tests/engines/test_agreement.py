"""The engine of the product ranks exactly as Whoosh's own matchers do, over every judged query."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from search.asking.attempts import SHARE
from search.asking.filters import FACETS, Filters
from search.engines.memory import MemoryEngine
from search.engines.protocol import Ask
from search.library.generation import Library
from search.query.expand import Expander
from search.query.syntax import parse
from search.query.tree import Lead, Node, Pinned
from tests.engines.reference import ReferenceEngine

RELEVANCE = Path(__file__).parent.parent / "relevance"
TYPED = [
    "medical device", "Where can haemodialysis centres be set up", "“medical device”", "sme -park", "title:safeguards",
    "看病贵", "二〇二五年", "putuo 医疗器械",
    "“区” -徐汇 OR 静安", "标题:保障 人才", "“AI”", "创新药 NOT “医疗器械”",
    "district:徐汇 -平台", "的", "2025年", "",
]  # fmt: skip
SELECTED: tuple[dict[str, frozenset[str]], ...] = (
    {},
    {"kind": frozenset({"paragraph", "box-item"}), "document": frozenset({"xuhui", "putuo"})},
)


@pytest.fixture(scope="module")
def library(built_index: Path) -> Library:
    return Library.open(built_index)


def _queries() -> list[str]:
    # Every ninth one of the collections: the reference takes a quarter of a second for each, and the rest would say
    # nothing new.
    collections = [json.loads((RELEVANCE / f"{name}.json").read_text("utf-8")) for name in ("dev", "own")]
    return TYPED + sorted({entry["query"] for collection in collections for entry in collection})[::9]


def _strict(expander: Expander, typed: Node) -> Node:
    return expander.expand(typed)


def _loose(expander: Expander, typed: Node) -> Node:
    return expander.loosen(typed)


def _lead(expander: Expander, typed: Node) -> Node:
    """What :class:`search.asking.attempts.Asking` asks where little matches all."""
    return Lead(expander.expand(typed), Lead(Pinned((3, 1)), expander.loosen(typed)), SHARE)


@pytest.mark.parametrize("form", [_strict, _loose, _lead], ids=["all words", "any word", "all words before any word"])
def test_both_engines_give_the_same_answer(library: Library, form: Callable[[Expander, Node], Node]) -> None:
    reference, filters = ReferenceEngine(library.collection), Filters(library)
    expander = Expander(library.analyser, library.wordbook)
    queries = _queries()
    assert len(queries) > 40
    for place, query in enumerate(queries):
        tree = form(expander, parse(query, filters.limit).tree)
        selected = SELECTED[place % len(SELECTED)]
        ask = Ask(tree, selected, FACETS, limit=1000)
        assert library.engine.search(ask) == reference.search(ask), (query, selected)


def test_threads_get_the_answers_that_one_alone_gets(library: Library) -> None:
    expander = Expander(library.analyser, library.wordbook)
    asks = [Ask(expander.loosen(parse(query).tree), limit=50) for query in _queries()]
    alone = [library.engine.search(ask) for ask in asks]
    for _ in range(3):
        cold = MemoryEngine(library.collection)
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(cold.search, asks)) == alone
