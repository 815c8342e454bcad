from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.storing.opensearch.connecting import ClusterPlace
from search.engines.opensearch.engine import OpenSearchEngine
from tests.engines.contract import EngineContract, Line
from tests.opensearch.tiny import engine


class TestOnOneShard(EngineContract):
    place: ClusterPlace

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _placed(cls, place: ClusterPlace) -> None:
        cls.place = place

    @classmethod
    def make(cls, lines: Sequence[Line]) -> OpenSearchEngine:
        return engine(lines, cls.place, shards=1)


class TestOnThreeShards(TestOnOneShard):
    @classmethod
    def make(cls, lines: Sequence[Line]) -> OpenSearchEngine:
        return engine(lines, cls.place, shards=3)
