"""`make bench-opensearch`: an index in clusters of one node and three, and what becomes of it when nodes are lost.

    python -m tests.bench.cluster [CLAUSES …] [--nodes 1 3] [--drills | --no-drills] [--anew]

Clauses are given in thousands: 10, 100, 1000. One law has about 130 of them. What was measured is kept in the folder: a
run that was ended goes on with what it lacks.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench import corpora, drills
from tests.bench.answers import QUERIES
from tests.bench.held import held
from tests.opensearch.cluster import VAR, Cluster

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = ROOT / "seeds"
#: Laws that make a thousand clauses.
_LAWS = 7.6

#: Measures something in a folder, on a cluster with some addresses, and says it in lines.
Measure = Callable[[Path, Cluster, list[str]], list[str]]

#: Where the nodes are asked: beside those of `make opensearch`.
_PORT = 9401


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("thousands", type=int, nargs="*", default=[10, 100])
    parser.add_argument("--nodes", type=int, nargs="*", default=[1, 3])
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--drills", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--folder", type=Path, default=VAR / "bench-opensearch")
    parser.add_argument("--anew", action="store_true", help="forget what was measured")
    given = parser.parse_args()
    if given.anew:
        shutil.rmtree(given.folder, ignore_errors=True)
    given.folder.mkdir(parents=True, exist_ok=True)
    _say(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, in {given.folder}")
    _say(HEAD)
    measured = _Measured(given.folder / "measured.json")
    for nodes in given.nodes:
        # Of a run that was ended, nothing but what it said is of use.
        cluster = Cluster(given.folder / f"cluster{nodes}", given.heap, _PORT, owner=os.getpid())
        shutil.rmtree(cluster.folder, ignore_errors=True)
        measures: dict[str, Measure] = {f"{nodes}-{size}": partial(_measure, size=size) for size in given.thousands}
        if given.drills and nodes > 2:
            measures["drills"] = _drilled
        hosts = [] if all(map(measured.has, measures)) else cluster.start(nodes)
        try:
            for name, measure in measures.items():
                measured.say(name, partial(measure, given.folder, cluster, hosts))
        finally:
            cluster.stop()
            shutil.rmtree(cluster.folder, ignore_errors=True)


class _Measured:
    """What was measured, kept in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}

    def has(self, name: str) -> bool:
        """Whether something was measured."""
        return name in self._lines

    def say(self, name: str, measure: Callable[[], list[str]]) -> None:
        """Prints what was measured, first measured where it was not."""
        if name not in self._lines:
            self._lines[name] = measure()
            self._path.write_text(json.dumps(self._lines, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for line in self._lines[name]:
            _say(line)


def _drilled(place: Path, cluster: Cluster, hosts: list[str]) -> list[str]:
    lines: list[str] = []
    folder = place / "drills"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    drills.run(folder, cluster, hosts, lines.append)
    shutil.rmtree(folder)
    return lines


HEAD = (
    "nodes  clauses  entries/s  CPU s build  CPU s nodes  CPU s a million  index MB  files MB  "
    "cold ms  p95  warm ms  p95  of it web CPU  nodes CPU  asking MB  site MB: hits, all pages  load"
)


def _measure(place: Path, cluster: Cluster, hosts: list[str], size: int) -> list[str]:
    sources, root = place / f"laws{size}", place / f"index-{len(hosts)}-{size}"
    shutil.rmtree(root, ignore_errors=True)
    if not sources.is_dir():
        half = sources.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        corpora.write_laws(SEEDS, half, round(size * _LAWS))
        half.rename(sources)
    prefix = f"bench{len(hosts)}-{size}"
    environment = drills.environment(hosts, prefix)
    before, nodes_before, started = _children(), _nodes_cpu(cluster), time.monotonic()
    command = [sys.executable, "-m", "index", str(sources), "--out", str(root), "--quiet", "--json"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds = time.monotonic() - started
    spent, nodes_spent = _children() - before, _nodes_cpu(cluster) - nodes_before
    report = json.loads(done.stdout)
    entries = report["cluster"]["sent"]
    with urllib.request.urlopen(f"{hosts[0]}/_stats/store?filter_path=indices.{prefix}*.total") as answer:
        stores = json.load(answer)["indices"].values()
    held_by_nodes = sum(store["total"]["store"]["size_in_bytes"] for store in stores) / 2**20
    files = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 2**20
    asked = [sys.executable, "-m", "tests.bench.answers", str(root)]
    nodes_before = _nodes_cpu(cluster)
    found = json.loads(subprocess.run(asked, env=environment, cwd=ROOT, capture_output=True, check=True).stdout)
    node_ms = (_nodes_cpu(cluster) - nodes_before) * 1000 / (4 * found["queries"])
    million = (spent + nodes_spent) * 1e6 / entries
    cold, warm = found["cold"], found["warm"]
    counts = f"{len(hosts):5}  {report['counts']['clauses']:7}  {entries / seconds:9.0f}"
    build = f"{spent:11.1f}  {nodes_spent:11.1f}  {million:15.0f}  {held_by_nodes:8.1f}  {files:8.1f}"
    answers = f"{cold['median']:7.1f} {cold['p95']:4.0f}  {warm['median']:7.1f} {warm['p95']:4.0f}"
    site = _held(root, environment)
    asking = f"{found['process_ms']:14.1f}  {node_ms:9.1f}  {found['megabytes']:9}  {site:>24}"
    shutil.rmtree(root)
    return [f"{counts}  {build}  {answers}  {asking}  {os.getloadavg()[1]:.1f}"]


def _held(root: Path, environment: dict[str, str]) -> str:
    """What a site holds, in megabytes, when it has shown hits, and when it has shown all kinds of pages."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    os.environ.update({name: value for name, value in environment.items() if name.startswith("POLICY_")})
    return "{:.0f}, {:.0f}".format(*held(root, [line for line in lines if line and not line.startswith("#")]))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _nodes_cpu(cluster: Cluster) -> float:
    """The CPU seconds of the nodes so far."""
    return sum(cluster.cpu(node) for node in cluster.nodes() if cluster.is_running(node))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
