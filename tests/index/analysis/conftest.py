"""One analyser of the real terms for all tests here; its tables take a second and a half to make."""

from pathlib import Path

import pytest

from index.analysis import Analyser

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="session")
def analyser_cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def analyser(analyser_cache):
    return Analyser.build(SEEDS / "terms", analyser_cache)


@pytest.fixture(scope="session")
def lines():
    """Every line of the five documents that holds something to read."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    return [line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > 1]
