"""The engine of the product ranks exactly as Whoosh's own matchers do, over every judged query."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from index.analysis.borders import Borders, is_short_name
from index.inspecting.reference import disagreements, written
from search.asking.filters import FACETS, Filters
from search.asking.plans import SHARE
from search.engines.memory import MemoryEngine
from search.engines.postings import Postings
from search.engines.protocol import Answer, Ask, Hit, Key
from search.library.generation import Library
from search.query.expand import Expander
from search.query.naming import Namer
from search.query.syntax import parse
from search.query.tree import Lead, Node, Pinned
from tests.engines.contract import assert_agree
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


@pytest.fixture(scope="module")
def whoosh(library: Library) -> Any:
    """The same clauses as Whoosh keeps them."""
    return written(library.catalogue, library.analyser, library.documents)


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
def test_both_engines_give_the_same_answer(
    library: Library, whoosh: Any, form: Callable[[Expander, Node], Node]
) -> None:
    reference, filters = ReferenceEngine(library.engine.collection, whoosh), Filters(library)
    expander = Expander(library.analyser, library.wordbook)
    queries = _queries()
    assert len(queries) > 40
    for place, query in enumerate(queries):
        typed = parse(query, filters.limit).tree
        tree = form(expander, typed)
        selected = SELECTED[place % len(SELECTED)]
        # Tiers are asked of one form in turn: the reference looks at every clause again for each of them.
        tiers = (Namer(expander).tree(typed), expander.expand(typed)) if form is _lead and place % 3 == 0 else ()
        ask = Ask(tree, selected, FACETS, limit=1000, tiers=tiers)
        [mine], [theirs] = library.engine.search_many([ask]), reference.search_many([ask])
        assert_agree(mine, theirs)


def test_the_postings_are_those_that_whoosh_writes(library: Library, whoosh: Any) -> None:
    reader = library.engine.collection.reader
    assert list(disagreements(reader, whoosh, range(reader.shape.entries))) == []
    shifted = [*range(1, reader.shape.entries), 0]
    assert next(disagreements(reader, whoosh, shifted), "")


def test_threads_get_the_answers_that_one_alone_gets(library: Library) -> None:
    expander = Expander(library.analyser, library.wordbook)
    asks = [Ask(expander.loosen(parse(query).tree), limit=50) for query in _queries()]
    alone = library.engine.search_many(asks)
    for _ in range(3):
        cold = MemoryEngine(library.engine.collection)
        with ThreadPoolExecutor(8) as pool:
            assert [answer for [answer] in pool.map(cold.search_many, ([ask] for ask in asks))] == alone


#: scores of two engines for clauses 1 and 2, whether they agree within half a percent, note
AGREEING = [
    (((1, 9.0), (2, 8.0)), ((1, 9.0), (2, 8.0)), True, "the same"),
    (((1, 9.0), (2, 8.99)), ((2, 9.0), (1, 8.98)), True, "near scores in another order"),
    (((1, 9.0), (2, 8.0)), ((2, 9.0), (1, 8.0)), False, "far scores in another order"),
    (((1, 9.0), (2, 8.0)), ((1, 9.0), (2, 7.5)), False, "another score"),
    (((1, 9.0), (2, 8.0)), ((1, 9.0), (3, 8.01)), True, "near scores at the end of a page"),
    (((1, 9.0), (2, 8.0)), ((3, 9.0), (2, 8.0)), False, "another clause at the top"),
]


@pytest.mark.parametrize(("one", "other", "agree", "note"), AGREEING, ids=[note for *_, note in AGREEING])
def test_engines_may_differ_by_half_a_percent_where_they_say_so(one, other, agree: bool, note: str) -> None:
    answers = [
        Answer(tuple(Hit(n, score, (), Key("d", "1", n)) for n, score in hits), 5, 1, {}) for hits in (one, other)
    ]
    with nullcontext() if agree else pytest.raises(AssertionError):
        assert_agree(*answers, tolerance=0.005)
    if one != other:
        with pytest.raises(AssertionError):
            assert_agree(*answers)


def test_short_names_are_found_by_postings_as_they_are_by_cutting(library: Library) -> None:
    """The build has cut the texts as it stores them, which is not as their words were cut where white space is lost."""
    collection = library.engine.collection
    postings, borders = Postings(collection.reader), Borders(collection.cut)
    text = "".join(collection.folded)
    names = {text[at : at + length] for length in (2, 3) for at in range(0, len(text) - 3, 41)}
    short = sorted(name for name in names if is_short_name(name))
    assert len(short) > 300
    for name in short:
        by_cutting = [n for n, text in enumerate(collection.folded) if borders.names_in(text, name)]
        assert postings.short_name(name).tolist() == by_cutting, name
