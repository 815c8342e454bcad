"""The five documents in a cluster, on three shards: every judged question has the answer that it has in memory."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.building.pipeline import build
from index.storing.opensearch.connecting import SHARDS, ClusterPlace
from search.asking.attempts import Asking
from search.asking.filters import Filters
from search.library.generation import Library
from tests.conftest import ROOT, SEEDS
from tests.engines.contract import assert_agree
from tests.opensearch.conftest import point
from tests.requests import requested

#: What besides the words is asked in turn: filters, a later page, an order, one tier alone.
ASKED = (
    {},
    {"district": ("静安区",)},
    {"page": 2, "per_page": 5},
    {"sort": "document", "per_page": 30},
    {"match": "related"},
    {"kind": ("item", "box-item"), "role": ("主要任务",)},
    {"exact": True},
)
#: How far scores may be from those in memory.
TOLERANCE = 0.005


@pytest.fixture(scope="module")
def in_memory(built_index: Path) -> Iterator[Library]:
    with contextlib.closing(Library.open(built_index)) as library:
        yield library


@pytest.fixture(scope="module")
def in_cluster(place: ClusterPlace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    root = tmp_path_factory.mktemp("seeds") / "index"
    with pytest.MonkeyPatch.context() as patch:
        point(patch, place)
        patch.setenv(SHARDS, "3")
        build([SEEDS], root)
        with contextlib.closing(Library.open(root)) as library:
            yield library


def _queries() -> list[str]:
    judged = json.loads((ROOT / "tests" / "relevance" / "dev.json").read_text(encoding="utf-8"))
    return list(dict.fromkeys(query["query"] for query in judged))


def test_every_judged_question_has_the_same_answer(in_memory: Library, in_cluster: Library) -> None:
    mine, theirs = (Asking(library, Filters(library)) for library in (in_cluster, in_memory))
    filters = Filters(in_memory)
    queries = _queries()
    assert len(queries) > 90
    for place, query in enumerate(queries):
        request = requested(query, **ASKED[place % len(ASKED)])
        selection = filters.select(request)
        one, other = (asking.ask(request, selection) for asking in (mine, theirs))
        assert_agree(one.answer, other.answer, TOLERANCE)
        assert (one.unmatched, one.suggestion) == (other.unmatched, other.suggestion), query
