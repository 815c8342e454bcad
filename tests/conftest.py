"""Fixtures for every package: the five seeds built once, and small corpora whose index takes a moment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from index.analysis.analyser import Analyser
from index.building.generating import CACHE
from index.building.pipeline import build
from index.storing.engine import ENGINE_VARIABLE, OPENSEARCH
from index.storing.opensearch.connecting import HOSTS, PREFIX
from tests.meaning import Endpoint, endpoint
from tests.opensearch.cluster import Cluster, lacking

#: Tests that ask by meaning say which model answers; the others do without the one that is installed.
os.environ["POLICY_EMBEDDINGS"] = "off"

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"

#: Two documents of a few clauses, with what most tests ask for: sections, an item, a department, a date.
TINY = {
    "measures.txt": (
        "静安区关于支持医疗器械产业发展的若干措施\n\n静府规〔2023〕5号\n\n一、总体要求\n\n"
        "以创新为引领，促进医疗器械产业集聚。\n\n二、支持措施\n\n（一）支持研发\n\n"
        "对首次获批的三类医疗器械给予奖励。（责任部门：区科委）\n\n1.支持CRO企业。对年收入超过1000万元的给予补贴。\n\n"
        "三、保障机制\n\n建立联席会议制度。\n\n上海市静安区人民政府\n\n2023年5月6日\n"
    ),
    "plan.txt": (
        "闵行区生物医药行动计划（2021-2023年）\n\n一、发展现状\n\n近年来，闵行区聚焦智能医疗。\n\n"
        "二、主要任务\n\n（一）优化布局\n\n建设特色园区，引进创新药企业。\n"
    ),
}

#: Where a run of the tests has its cluster, if it needs one; and a cluster that is there already.
CLUSTER, GIVEN = "POLICY_TEST_CLUSTER", "POLICY_TEST_OPENSEARCH"

Corpus = Callable[..., Path]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_configure(config: pytest.Config) -> None:
    """Says where the cluster of this run would be, to its processes too; starts it where all tests ask it."""
    if not hasattr(config, "workerinput"):
        os.environ.setdefault(CLUSTER, str(Path(tempfile.gettempdir()) / f"policy-cluster-{os.getpid()}"))
        if os.environ.get(ENGINE_VARIABLE) == OPENSEARCH:
            os.environ[HOSTS] = _cluster_address()
    if os.environ.get(ENGINE_VARIABLE) == OPENSEARCH:
        os.environ[PREFIX] = f"test-{os.getpid()}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends the cluster of this run."""
    folder = Path(os.environ.get(CLUSTER, ""))
    if not hasattr(config, "workerinput") and folder.name and folder.is_dir():
        Cluster(folder).stop()
        shutil.rmtree(folder, ignore_errors=True)


def _cluster_address() -> str:
    """The address of a cluster of one node, which is started by whoever asks first."""
    if given := os.environ.get(GIVEN):
        return given
    folder = Path(os.environ[CLUSTER])
    folder.mkdir(parents=True, exist_ok=True)
    owner = int(folder.name.rpartition("-")[2])
    return Cluster(folder, port=20_000 + owner % 10_000, owner=owner).start_once()


@pytest.fixture(scope="session")
def cluster_address() -> str:
    """The address of a cluster; without Java the tests that need one are skipped, but not in CI."""
    if (lack := lacking()) and GIVEN not in os.environ:
        assert os.environ.get("CI") != "true", f"CI needs a cluster: {lack}: apt-get install default-jdk-headless maven"
        pytest.skip(f"a cluster cannot be started here: {lack}")
    return _cluster_address()


@pytest.fixture(scope="session")
def analyser_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the analysers that tests need are made already."""
    folder = tmp_path_factory.mktemp("analysers")
    Analyser.build(None, folder)
    return folder


@pytest.fixture(scope="session")
def built_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of an index of the five seeds. Tests only read it."""
    root = tmp_path_factory.mktemp("seeds") / "index"
    report = build([SEEDS], root)
    assert report.exit_code == 0
    return root


@pytest.fixture
def index_root(tmp_path: Path, analyser_cache: Path) -> Path:
    """An empty index folder whose first build does not have to make an analyser."""
    root = tmp_path / "index"
    root.mkdir()
    (root / CACHE).symlink_to(analyser_cache)
    return root


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Write a source folder: ``corpus()`` the tiny one, ``corpus({name: text}, toml=…)`` another."""

    def write(files: Mapping[str, str | bytes] = TINY, *, toml: str | None = None, name: str = "sources") -> Path:
        folder = tmp_path / name
        for file, content in {**files, **({"corpus.toml": toml} if toml is not None else {})}.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return folder

    return write


@pytest.fixture
def tiny_index(corpus: Corpus, index_root: Path) -> Path:
    """An index of the tiny corpus, of its own for every test."""
    build([corpus()], index_root)
    return index_root


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run ``python -m index`` with arguments in a process of its own, as an operator does."""

    def run(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "index", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    return run


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """A model of meaning behind an endpoint, which the settings name."""
    with endpoint() as told:
        monkeypatch.setenv("POLICY_EMBEDDINGS", told.address)
        monkeypatch.setenv("POLICY_EMBEDDINGS_MODEL", "things")
        yield told
