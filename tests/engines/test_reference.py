from __future__ import annotations

from collections.abc import Sequence

from tests.engines.contract import EngineContract, Line
from tests.engines.reference import ReferenceEngine
from tests.engines.tiny import collection, whoosh


class TestReferenceEngine(EngineContract):
    @classmethod
    def make(cls, lines: Sequence[Line]) -> ReferenceEngine:
        return ReferenceEngine(collection(lines), whoosh(lines))
