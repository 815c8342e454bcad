"""What is lost when a cluster is busy, away, refuses or is another one: nothing, and everyone is told the cure."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from opensearchpy import exceptions

from index.__main__ import main
from index.building import delivering
from index.building.pipeline import build
from index.building.report import NOTHING_WRITTEN
from index.errors import BuildError, EngineUnavailable, UsageError
from index.storing.opensearch import connecting, indices
from index.storing.opensearch.bulk import send
from index.storing.opensearch.connecting import HOSTS, PREFIX, SHARDS, ClusterPlace, Patience, check_cluster
from search.engines.opensearch import nodes
from search.engines.opensearch.cluster import Cluster
from tests.conftest import Corpus
from tests.opensearch.gate import gate_to
from web import create_app

BODIES = [(n, json.dumps({"seat": n})) for n in range(5)]


class Scripted:
    """A client whose bulk requests go as they are told: what each entry gets, or what is raised."""

    def __init__(self, *turns: Callable[[list[int]], dict[int, int]] | Exception) -> None:
        self._turns = list(turns)
        self.held: set[int] = set()

    def bulk(self, body: bytes, index: str) -> dict[str, Any]:
        seats = [int(json.loads(line)["index"]["_id"]) for line in body.decode().splitlines()[::2]]
        turn = self._turns.pop(0) if self._turns else _taken
        if isinstance(turn, Exception):
            raise turn
        statuses = turn(seats)
        self.held |= {seat for seat in seats if statuses[seat] < 300}
        items = [{"index": {"status": statuses[seat], "error": "told"}} for seat in seats]
        return {"errors": any(status >= 300 for status in statuses.values()), "items": items}


def _taken(seats: list[int]) -> dict[int, int]:
    return dict.fromkeys(seats, 201)


def _odd_ones(status: int) -> Callable[[list[int]], dict[int, int]]:
    return lambda seats: {seat: status if seat % 2 else 201 for seat in seats}


#: what goes wrong, what is counted, note
PASSING = [
    ((), {}, "nothing"),
    ((_odd_ones(429),), {"busy": 1}, "some entries are too much at once"),
    ((_odd_ones(429), _odd_ones(429)), {"busy": 2}, "twice"),
    ((_odd_ones(503),), {"not ready": 1}, "the shard of some has no node"),
    ((exceptions.TransportError(429, "busy", {}),), {"busy": 1}, "the whole request is"),
    ((exceptions.ConnectionError("N/A", "reset", Exception()),), {"no connection": 1}, "a node is lost"),
    ((exceptions.TransportError(503, "away", {}), _odd_ones(429)), {"not ready": 1, "busy": 1}, "one behind the other"),
]


@pytest.mark.parametrize(("turns", "retries", "note"), PASSING, ids=[note for *_, note in PASSING])
def test_what_was_not_taken_is_sent_again_and_counted(
    turns, retries: Mapping[str, int], note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting.time, "sleep", lambda _: None)
    client, patience = Scripted(*turns), Patience()

    assert send(client, "index", BODIES, patience) == 5  # type: ignore[arg-type]
    assert client.held == set(range(5))
    assert patience.retries == retries


#: what goes wrong, what is said, note
FINAL = [
    (_odd_ones(400), "please report it", "an entry that is refused"),
    (exceptions.AuthorizationException(403, "no permissions", {}), "docs/opensearch.md", "rights that are missing"),
    (exceptions.RequestError(400, "bad", {}), "refuses", "a request that is refused"),
]


@pytest.mark.parametrize(("turn", "said", "note"), FINAL, ids=[note for *_, note in FINAL])
def test_what_is_refused_ends_the_build_with_its_cure(turn, said: str, note: str) -> None:
    with pytest.raises(BuildError, match=said):
        send(Scripted(turn), "index", BODIES, Patience())  # type: ignore[arg-type]


def test_patience_ends_where_nothing_is_taken_for_long() -> None:
    lost = exceptions.ConnectionError("N/A", "reset", Exception())
    with pytest.raises(BuildError, match="bring its nodes back and build again"):
        send(Scripted(*[lost] * 9), "index", BODIES, Patience(0.0))  # type: ignore[arg-type]


class Told:
    """A client of a cluster that says what it is."""

    def __init__(self, **version: str) -> None:
        self._version = version
        self.cluster = self

    def info(self) -> dict[str, Any]:
        return {"version": self._version}

    def health(self) -> dict[str, Any]:
        return {"number_of_data_nodes": 2}


class Refusing:
    """A client of a cluster that is another one, or that lets nobody in."""

    def __init__(self, told: dict[str, str] | Exception) -> None:
        self._told = told

    def info(self) -> dict[str, Any]:
        if isinstance(self._told, Exception):
            raise self._told
        return {"version": self._told}

    def close(self) -> None:
        pass


#: what it says it is, note
OTHERS = [
    ({"distribution": "opensearch", "number": "1.3.20"}, "too old"),
    ({"distribution": "opensearch", "number": "4.0.0"}, "not known yet"),
    ({"number": "8.15.0"}, "another program"),
]


@pytest.mark.parametrize(("version", "note"), OTHERS, ids=[note for _, note in OTHERS])
def test_another_cluster_is_refused_with_what_is_needed(version: dict[str, str], note: str) -> None:
    with pytest.raises(BuildError, match=r"needs OpenSearch 2\.11 or newer"):
        check_cluster(Told(**version), Patience())  # type: ignore[arg-type]


def test_one_that_was_tried_is_taken() -> None:
    assert check_cluster(Told(distribution="opensearch", number="2.19.6"), Patience()) == 2  # type: ignore[arg-type]


#: the environment, what is said, note
SETTINGS = [
    ({}, "names no cluster", "none"),
    ({HOSTS: " , "}, "names no cluster", "nothing between commas"),
    ({HOSTS: "node1:9200"}, "is no address", "no scheme"),
    ({HOSTS: "http://node1:9200", SHARDS: "many"}, "no number of shards", "a number of shards in words"),
]


@pytest.mark.parametrize(("environment", "said", "note"), SETTINGS, ids=[note for *_, note in SETTINGS])
def test_settings_that_make_no_sense_are_named(environment: dict[str, str], said: str, note: str) -> None:
    with pytest.raises(UsageError, match=said):
        ClusterPlace.from_environment(environment)


def test_settings_are_read_and_no_password_is_shown() -> None:
    given = {HOSTS: "http://a:9200, https://b:9200", "POLICY_OPENSEARCH_USER": "reader"}
    place = ClusterPlace.from_environment({**given, "POLICY_OPENSEARCH_PASSWORD": "secret", SHARDS: "3"})

    assert (place.hosts, place.user, place.shards) == (("http://a:9200", "https://b:9200"), "reader", 3)
    assert "secret" not in repr(place)


def test_a_site_says_503_with_the_cure_while_nothing_answers_and_comes_back(
    place: ClusterPlace, environment: None, tiny_in_cluster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "_RETRYING", 0.2)
    with gate_to(place.hosts[0]) as gate:
        monkeypatch.setenv(HOSTS, gate.address)
        app: Flask = create_app({"INDEX": tiny_in_cluster, "TESTING": True, "PROPAGATE_EXCEPTIONS": False})
        client = app.test_client()
        assert client.get("/search?q=医疗器械").status_code == 200

        gate.shut()
        page = client.get("/search?q=医疗器械&lang=en")
        assert (page.status_code, "start it, or set POLICY_OPENSEARCH" in page.text) == (503, True)
        problem = client.get("/api/v1/search?q=医疗器械")
        assert (problem.status_code, HOSTS in problem.get_json()["cure"]) == (503, True)

        gate.open()
        assert client.get("/search?q=医疗器械").status_code == 200


def test_a_page_outlives_a_connection_that_breaks(
    place: ClusterPlace, environment: None, tiny_in_cluster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gate_to(place.hosts[0]) as gate:
        monkeypatch.setenv(HOSTS, f"{gate.address},{place.hosts[0]}")
        client = create_app({"INDEX": tiny_in_cluster, "TESTING": True}).test_client()
        assert client.get("/search?q=医疗器械").status_code == 200
        gate.shut()
        assert {client.get(f"/search?q=医疗器械&page={n}").status_code for n in range(1, 6)} == {200}


def test_an_index_opens_while_the_cluster_is_away_and_asks_it_when_it_must(place: ClusterPlace) -> None:
    gone = Cluster("nowhere", ClusterPlace(("http://127.0.0.1:9",)))
    with pytest.MonkeyPatch.context() as patch, contextlib.closing(gone):
        patch.setattr(nodes, "_RETRYING", 0.0)
        with pytest.raises(EngineUnavailable, match="does not answer"):
            gone.ask([{"size": 0}])


#: what the cluster says it is or how it refuses, what is said, note
NOT_ENTERED = [
    ({"distribution": "opensearch", "number": "1.3.20"}, r"needs OpenSearch 2\.11", "another version"),
    (
        exceptions.AuthorizationException(403, "no permissions", {}),
        r"rights that docs/opensearch\.md lists",
        "no right",
    ),
]


@pytest.mark.parametrize(("told", "cure", "note"), NOT_ENTERED, ids=[note for *_, note in NOT_ENTERED])
def test_the_command_ends_with_4_and_the_cure(
    told: dict[str, str] | Exception,
    cure: str,
    note: str,
    environment: None,
    tiny_in_cluster: Path,
    corpus: Corpus,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(ClusterPlace, "client", lambda *_, **__: Refusing(told))
    before = (tiny_in_cluster / "CURRENT").read_bytes()

    assert main([str(corpus()), "--out", str(tiny_in_cluster), "--full"]) == NOTHING_WRITTEN
    assert re.search(cure, capsys.readouterr().err)
    assert (tiny_in_cluster / "CURRENT").read_bytes() == before


def test_an_index_whose_shards_get_no_node_ends_the_build_with_4_and_leaves_nothing(
    place: ClusterPlace,
    environment: None,
    corpus: Corpus,
    index_root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    prefix, client = f"{place.prefix}-red", place.client()
    monkeypatch.setenv(PREFIX, prefix)
    monkeypatch.setattr(indices, "_ASSIGNING", 0.0)
    nowhere = {"index.routing.allocation.require._name": "nobody"}
    template = {"index_patterns": [f"{prefix}-*"], "template": {"settings": nowhere}}
    client.indices.put_index_template(name=prefix, body=template)
    try:
        assert main([str(corpus()), "--out", str(index_root)]) == NOTHING_WRITTEN
    finally:
        client.indices.delete_index_template(name=prefix)

    assert "gets no node: see /_cluster/allocation/explain" in capsys.readouterr().err
    assert not (index_root / "CURRENT").exists()
    assert client.indices.get(index=f"{prefix}-*") == {}


def test_a_build_without_a_cluster_fails_with_the_cure(
    environment: None, corpus, index_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOSTS, "http://127.0.0.1:9")
    monkeypatch.setattr(delivering, "_FIRST", 0.0)
    with pytest.raises(BuildError, match=r"/_cluster/health.*127\.0\.0\.1:9"):
        build([corpus()], index_root)
