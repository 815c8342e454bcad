from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from search.engines import runs
from search.engines.memory import MemoryEngine
from tests.engines.contract import EngineContract, Line
from tests.engines.tiny import collection


class TestMemoryEngine(EngineContract):
    @classmethod
    def make(cls, lines: Sequence[Line]) -> MemoryEngine:
        return MemoryEngine(collection(lines))


class TestMemoryEngineOnLongTexts(EngineContract):
    """The same, with runs looked for by their bigrams, as in a large corpus."""

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _everything_is_long(cls) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(runs, "SCAN_LIMIT", 0)
            yield

    @classmethod
    def make(cls, lines: Sequence[Line]) -> MemoryEngine:
        return MemoryEngine(collection(lines))
