"""`make bench-opensearch`: an index in clusters of one node and three, and what becomes of it when nodes are lost.

    python -m tests.bench.cluster [CLAUSES …] [--nodes 1 3] [--drills | --no-drills]

Clauses are given in thousands: 10, 100, 1000. One law has about 130 of them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.bench import corpora, drills
from tests.opensearch.cluster import Cluster

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = ROOT / "seeds"
#: Laws that make a thousand clauses.
_LAWS = 7.6
#: Where the nodes are asked: beside those of `make opensearch`.
_PORT = 9401


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("thousands", type=int, nargs="*", default=[10, 100])
    parser.add_argument("--nodes", type=int, nargs="*", default=[1, 3])
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--drills", action=argparse.BooleanOptionalAction, default=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="policy-bench-") as folder:
        place = Path(folder)
        _say(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
        _say(HEAD)
        for nodes in given.nodes:
            cluster = Cluster(place / f"cluster{nodes}", given.heap, _PORT, owner=os.getpid())
            hosts = cluster.start(nodes)
            try:
                for thousands in given.thousands:
                    _measure(place, cluster, hosts, thousands)
                if given.drills and nodes > 2:
                    drills.run(place, cluster, hosts, _say)
            finally:
                cluster.stop()


HEAD = (
    "nodes  clauses  entries/s  CPU s build  CPU s nodes  CPU s a million  index MB  files MB  "
    "cold ms  p95  warm ms  p95  of it web CPU  nodes CPU  web MB"
)


def _measure(place: Path, cluster: Cluster, hosts: list[str], thousands: int) -> None:
    sources, root = place / f"laws{thousands}", place / f"index-{len(hosts)}-{thousands}"
    if not sources.is_dir():
        corpora.write_laws(SEEDS, sources, round(thousands * _LAWS))
    prefix = f"bench{len(hosts)}-{thousands}"
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
    size = sum(store["total"]["store"]["size_in_bytes"] for store in stores) / 2**20
    files = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 2**20
    asked = [sys.executable, "-m", "tests.bench.answers", str(root)]
    nodes_before = _nodes_cpu(cluster)
    found = json.loads(subprocess.run(asked, env=environment, cwd=ROOT, capture_output=True, check=True).stdout)
    node_ms = (_nodes_cpu(cluster) - nodes_before) * 1000 / (4 * found["queries"])
    million = (spent + nodes_spent) * 1e6 / entries
    cold, warm = found["cold"], found["warm"]
    counts = f"{len(hosts):5}  {report['counts']['clauses']:7}  {entries / seconds:9.0f}"
    build = f"{spent:11.1f}  {nodes_spent:11.1f}  {million:15.0f}  {size:8.1f}  {files:8.1f}"
    answers = f"{cold['median']:7.1f} {cold['p95']:4.0f}  {warm['median']:7.1f} {warm['p95']:4.0f}"
    _say(f"{counts}  {build}  {answers}  {found['process_ms']:14.1f}  {node_ms:9.1f}  {found['megabytes']:6}")


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
