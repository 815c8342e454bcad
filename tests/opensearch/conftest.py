"""A cluster of one process, which a run of the tests starts and ends, or the one that the environment names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.building.pipeline import build
from index.storing.engine import ENGINE_VARIABLE, OPENSEARCH
from index.storing.opensearch.connecting import HOSTS, PREFIX, ClusterPlace
from tests.conftest import TINY
from tests.opensearch.tiny import remove


@pytest.fixture(scope="session")
def place(cluster_address: str, worker_id: str) -> Iterator[ClusterPlace]:
    """Where the cluster is, with a prefix of this process of the tests."""
    place = ClusterPlace((cluster_address,), prefix=f"test-{worker_id}")
    remove(place)
    yield place
    remove(place)


@pytest.fixture
def environment(place: ClusterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment in which builds and questions go to the cluster."""
    point(monkeypatch, place)


@pytest.fixture(scope="session")
def tiny_in_cluster(place: ClusterPlace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the tiny corpus in the cluster, made once; nobody may change it."""
    folder = tmp_path_factory.mktemp("tiny-in-cluster")
    (folder / "sources").mkdir()
    for name, text in TINY.items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        point(patch, place)
        build([folder / "sources"], folder / "index")
    return folder / "index"


def point(patch: pytest.MonkeyPatch, place: ClusterPlace) -> None:
    """Makes builds and questions go to a cluster."""
    patch.setenv(ENGINE_VARIABLE, OPENSEARCH)
    patch.setenv(HOSTS, place.hosts[0])
    patch.setenv(PREFIX, place.prefix)
