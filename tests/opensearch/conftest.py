"""A cluster of one process, which a run of the tests starts and ends, or the one that the environment names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.storing.opensearch.connecting import HOSTS, Place
from tests.opensearch.tiny import remove


@pytest.fixture(scope="session")
def place(cluster_address: str, worker_id: str) -> Iterator[Place]:
    """Where the cluster is, with a prefix of this process of the tests."""
    place = Place((cluster_address,), prefix=f"test-{worker_id}")
    remove(place)
    yield place
    remove(place)


@pytest.fixture
def environment(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment in which builds and questions go to the cluster."""
    monkeypatch.setenv("POLICY_ENGINE", "opensearch")
    monkeypatch.setenv(HOSTS, place.hosts[0])
    monkeypatch.setenv("POLICY_OPENSEARCH_PREFIX", place.prefix)
