from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.storing.opensearch.connecting import ClusterPlace
from search.engines.opensearch.engine import OpenSearchEngine
from search.engines.protocol import Ask
from search.query.tree import Word
from tests.engines.contract import LINES, EngineContract, Line
from tests.opensearch.tiny import indexed


class TestOnOneShard(EngineContract):
    place: ClusterPlace

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _placed(cls, place: ClusterPlace) -> None:
        cls.place = place

    @classmethod
    def make(cls, lines: Sequence[Line]) -> OpenSearchEngine:
        return OpenSearchEngine(indexed(lines, cls.place, shards=1))


class TestOnThreeShards(TestOnOneShard):
    @classmethod
    def make(cls, lines: Sequence[Line]) -> OpenSearchEngine:
        return OpenSearchEngine(indexed(lines, cls.place, shards=3))


def test_what_was_asked_before_is_not_searched_again(place: ClusterPlace) -> None:
    held = indexed(LINES, place, shards=1)
    asks = [Ask(Word("平台"), facets=("document",), tiers=(Word("平台", "text"),)), Ask(Word("公寓"), limit=0)]
    client = place.client()

    def searched() -> int:
        found = client.indices.stats(index=f"{place.prefix}-*", metric="request_cache")
        return int(found["_all"]["total"]["request_cache"]["miss_count"])

    first, before = OpenSearchEngine(held).search_many(asks), searched()
    assert before > 0
    assert OpenSearchEngine(held).search_many(asks) == first
    assert searched() == before
