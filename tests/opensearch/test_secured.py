"""A cluster with the security plugin: the rights that the docs list are enough, and who lacks one is told the cure."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from index.__main__ import main as index
from index.building.report import NOTHING_WRITTEN
from index.storing.engine import ENGINE_VARIABLE, OPENSEARCH
from index.storing.opensearch.connecting import CA, HOSTS, PASSWORD, PREFIX, USER
from index.storing.opensearch.indices import NEEDED
from search.commands.searching import FOUND, NO_ANSWER
from search.commands.searching import main as search
from tests.conftest import TINY, Corpus
from tests.opensearch.cluster import lacking
from tests.opensearch.secured import SecuredCluster, compose, composed_settings, rights, role
from web import create_app

#: Beside the ports of the other clusters.
_PORT = 9801

Become = Callable[..., None]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecuredCluster]:
    if missing := lacking():
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    port = _PORT + 10 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    cluster = SecuredCluster(tmp_path_factory.mktemp("secured"), port=port, owner=os.getpid())
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def become(cluster: SecuredCluster, monkeypatch: pytest.MonkeyPatch) -> Become:
    """Makes the environment that of a user."""
    return lambda user, **others: _be(cluster, monkeypatch, user, others)


def _be(cluster: SecuredCluster, patch: pytest.MonkeyPatch, user: str, others: Mapping[str, str]) -> None:
    given = {ENGINE_VARIABLE: OPENSEARCH, HOSTS: cluster.addresses(1)[0], CA: str(cluster.authority)}
    given |= {PREFIX: "policy", USER: user, PASSWORD: user, **others}
    for name, value in given.items():
        patch.setenv(name, value)


@pytest.fixture(scope="module")
def indexed(cluster: SecuredCluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that a build has made with the rights of the docs, and no more; nobody may change it."""
    folder = tmp_path_factory.mktemp("secured-index")
    for name, text in TINY.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        _be(cluster, patch, "build", {})
        assert index([str(folder), "--out", str(folder / "index"), "--quiet"]) == 0
    return folder / "index"


def test_the_rights_of_the_docs_are_enough_to_build_again_return_and_ask(
    become: Become, corpus: Corpus, index_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    become("build")
    for version in "甲乙丙丁":
        # The index is a clone of the one before, without what has changed; then the oldest is removed.
        changed = {**TINY, "new.txt": f"某区规定\n\n第一条 支持医疗器械研发{version}。\n"}
        assert index([str(corpus(changed)), "--out", str(index_root)]) == 0
        said = capsys.readouterr().err
        assert ("kept 0" in said, "cannot" in said) == (version == "甲", False)
    assert index(["rollback", "--out", str(index_root)]) == 0

    become("site")
    client = create_app({"INDEX": index_root, "TESTING": True}).test_client()
    assert client.get("/search?q=研发丙").status_code == 200
    assert [client.get(f"/api/v1/search?q=“研发{each}”").get_json()["total"] for each in "乙丙丁"] == [0, 1, 0]


#: the user, what of the environment is another, what is said, note
NOT_ENTERED = [
    ("nobody", {}, "401.*set POLICY_OPENSEARCH_USER and POLICY_OPENSEARCH_PASSWORD", "a user that is not known"),
    ("build", {PASSWORD: "wrong"}, "401.*set POLICY_OPENSEARCH_USER and POLICY_OPENSEARCH_PASSWORD", "a password"),
    ("build", {CA: ""}, "cannot be trusted.*set POLICY_OPENSEARCH_CA", "an authority that is not known"),
]


@pytest.mark.parametrize(("user", "others", "cure", "note"), NOT_ENTERED, ids=[note for *_, note in NOT_ENTERED])
def test_who_is_not_let_in_is_told_the_cure_at_once(
    user: str, others: Mapping[str, str], cure: str, note: str, indexed: Path, corpus: Corpus, become: Become, capsys
) -> None:
    become(user, **others)
    assert index([str(corpus(TINY)), "--out", str(indexed), "--full"]) == NOTHING_WRITTEN
    assert re.search(cure, capsys.readouterr().err)
    asked = CliRunner().invoke(search, ["医疗器械", "--index", str(indexed)])
    assert (asked.exit_code, bool(re.search(cure, asked.output))) == (NO_ANSWER, True)
    client = create_app({"INDEX": indexed, "TESTING": True, "PROPAGATE_EXCEPTIONS": False}).test_client()
    assert client.get("/search?q=医疗器械").status_code == 503

    become("site")
    assert CliRunner().invoke(search, ["医疗器械", "--index", str(indexed)]).exit_code == FOUND


def test_the_compose_file_of_the_docs_makes_three_nodes_of_one_cluster() -> None:
    file = compose()
    services = file["services"]
    assert set(file) == {"services", "volumes"}
    assert list(services) == ["node1", "node2", "node3"]
    for name, service in services.items():
        assert service["image"].startswith("opensearchproject/opensearch:2.")
        assert service["environment"]["node.name"] == name
        for several in ("discovery.seed_hosts", "cluster.initial_cluster_manager_nodes"):
            assert service["environment"][several].split(",") == list(services)
        assert all(isinstance(value, str) for value in service["environment"].values())
        assert set(service) == {"image", "environment", "ulimits", "volumes", "ports"}
    mounted = [service["volumes"][0].partition(":")[0] for service in services.values()]
    assert mounted == list(file["volumes"])
    # What the notes of a build ask for is set.
    assert {name: int(composed_settings()[name]) for name in NEEDED} == NEEDED


def test_a_file_of_the_authority_that_is_not_there_is_named(indexed: Path, become: Become) -> None:
    become("site", **{CA: "/nowhere/ca.pem"})
    asked = CliRunner().invoke(search, ["医疗器械", "--index", str(indexed)])
    assert (asked.exit_code, f"{CA}: there is no file '/nowhere/ca.pem'" in asked.output) == (NO_ANSWER, True)


#: the right that is taken away, on the cluster or on the indices; what can then no longer be done
LACKING = [
    ("site", "indices:data/read/msearch", "ask"),
    ("site", "indices:data/read/search*", "ask"),
    ("build", "cluster:monitor/main", "build"),
    ("build", "cluster:monitor/health", "build"),
    ("build", "indices:data/write/bulk", "build"),
    ("build", "crud", "build"),
    ("build", "manage", "build"),
]


@pytest.mark.parametrize(
    ("user", "right", "act"), LACKING, ids=[f"{user} without {right}" for user, right, _ in LACKING]
)
def test_who_lacks_a_right_is_refused_with_the_cure(
    user: str, right: str, act: str, indexed: Path, cluster: SecuredCluster, corpus: Corpus, become: Become, capsys
) -> None:
    own = rights()[user]
    address = f"{cluster.addresses(1)[0]}/_plugins/_security/api/roles/{user}"
    less = role(*([each for each in several if each != right] for several in own))
    assert cluster.ask(address, less, "PUT")
    become(user)
    try:
        if act == "ask":
            asked = CliRunner().invoke(search, ["医疗器械", "--index", str(indexed)])
            code, said = asked.exit_code, asked.output
        else:
            code = index([str(corpus(TINY)), "--out", str(indexed), "--full"])
            said = capsys.readouterr().err
    finally:
        assert cluster.ask(address, role(*own), "PUT")
    assert (code, "docs/opensearch.md" in said) == (4, True)
