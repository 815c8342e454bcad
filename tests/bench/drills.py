"""What becomes of builds and pages when nodes of a cluster are lost as to a loss of power, and while indices switch."""

from __future__ import annotations

import http.client
import itertools
import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from tests.bench import corpora, load
from tests.opensearch.cluster import Cluster

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = ROOT / "seeds"
_QUERIES = ("医疗器械", "支持 创新药", "medical device", "人才 公寓", "临床试验", "数字 平台")
_LAWS, _CLIENTS, _SWITCHES = 40, 8, 20
#: Seconds that clients ask before a node is killed, and after.
_BEFORE, _AFTER = 4.0, 16.0

Say = Callable[[str], None]


def environment(hosts: Sequence[str], prefix: str) -> dict[str, str]:
    """The environment in which a build or a site uses a cluster."""
    # Vectors cost the same whatever finds the words, and are measured elsewhere.
    own = {
        "POLICY_EMBEDDINGS": "off",
        "POLICY_ENGINE": "opensearch",
        "POLICY_OPENSEARCH": ",".join(hosts),
        "POLICY_OPENSEARCH_PREFIX": prefix,
    }
    return {**os.environ, **own, "PYTHONPATH": str(ROOT)}


def run(place: Path, cluster: Cluster, hosts: Sequence[str], say: Say) -> None:
    """Runs every drill on a cluster of three nodes."""
    os.environ.update({**environment(hosts, "drill"), "POLICY_OPENSEARCH_SHARDS": "3"})
    root = place / "drill"
    _killed_while_indexing(place, root, cluster, hosts, say)
    _killed_while_asked(root, cluster, hosts, say)
    _switched_while_asked(place, say)
    _all_gone(root, cluster, hosts, say)


def _killed_while_indexing(place: Path, root: Path, cluster: Cluster, hosts: Sequence[str], say: Say) -> None:
    sources = place / "drill-laws"
    corpora.write_laws(SEEDS, sources, _LAWS)
    command = [sys.executable, "-m", "index", str(sources), "--out", str(root), "--quiet", "--json"]
    build = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    victim = 2
    while build.poll() is None and not _entries(hosts[0], "drill"):
        time.sleep(0.05)
    cluster.kill(victim)
    out, _ = build.communicate()
    report = json.loads(out) if build.returncode == 0 else {}
    sent = report.get("cluster", {}).get("sent")
    held = _entries(hosts[0], "drill")
    say(
        f"kill -9 one of three while indexing: exit code {build.returncode}, {sent} entries sent, {held} held, "
        f"tried again {report.get('cluster', {}).get('retries')}"
    )
    cluster.launch(victim)
    cluster.wait(len(hosts))
    _wait_green(hosts[0])


def _killed_while_asked(root: Path, cluster: Cluster, hosts: Sequence[str], say: Say) -> None:
    with load.server(root) as (port, _):
        for query in _QUERIES:
            _page(port, query)
        results: list[tuple[float, float, bool]] = []
        end = time.monotonic() + _BEFORE + _AFTER
        clients = [threading.Thread(target=_client, args=(port, n, end, results)) for n in range(_CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(_BEFORE)
        victim = _manager(hosts)
        killed = time.monotonic()
        cluster.kill(victim)
        for client in clients:
            client.join()
    after = [spent for at, spent, good in results if at + spent >= killed]
    before = [spent for at, spent, good in results if at + spent < killed]
    failed = sum(not good for _, _, good in results)
    say(
        f"kill -9 the manager while {_CLIENTS} clients ask: {len(results)} pages, {failed} failed, "
        f"slowest {max(before, default=0):.2f} s before and {max(after, default=0):.2f} s after"
    )
    cluster.launch(victim)
    cluster.wait(len(hosts))
    _wait_green(hosts[0])


def _switched_while_asked(place: Path, say: Say) -> None:
    """Each version of a document has one clause more that says which version it is of."""
    sources, root = place / "switch-texts", place / "switch"
    sources.mkdir()
    _write_version(sources, 1)
    command = [sys.executable, "-m", "index", str(sources), "--out", str(root), "--quiet", "--jobs", "1"]
    subprocess.run(command, cwd=ROOT, check=True)
    seen: list[tuple[int, tuple[str, ...]]] = []
    failed: list[int] = []
    stop = threading.Event()
    with load.server(root) as (port, _):
        clients = [threading.Thread(target=_reader, args=(port, stop, seen, failed)) for _ in range(4)]
        for client in clients:
            client.start()
        for version in range(2, _SWITCHES + 2):
            _write_version(sources, version)
            subprocess.run(command, cwd=ROOT, check=True)
        time.sleep(1.0)
        stop.set()
        for client in clients:
            client.join()
    mixed = sum({f"第{total}版" in text for text in texts} != {True} or len(texts) != total for total, texts in seen)
    versions = len({total for total, _ in seen})
    say(
        f"{_SWITCHES} switches under load: {len(seen)} answers of {versions} generations, "
        f"{mixed} mixed, {len(failed)} failed"
    )


def _all_gone(root: Path, cluster: Cluster, hosts: Sequence[str], say: Say) -> None:
    with load.server(root) as (port, _):
        # A page that was asked before is kept by the site: no two are the same.
        pages = (f"{_QUERIES[0]}&per_page={number}" for number in itertools.count(3))
        assert _page(port, next(pages))[0] == 200
        cluster.stop()
        start = time.monotonic()
        status, text = _page(port, next(pages))
        spent = time.monotonic() - start
        for node in range(1, len(hosts) + 1):
            cluster.launch(node)
        cluster.wait(len(hosts))
        start = time.monotonic()
        while _page(port, next(pages))[0] != 200 and time.monotonic() < start + 60:
            time.sleep(0.2)
        again = time.monotonic() - start
    cure = "with" if "POLICY_OPENSEARCH" in text else "without"
    say(f"all nodes gone: {status} after {spent:.1f} s, {cure} the cure; back {again:.1f} s later")


def _write_version(folder: Path, version: int) -> None:
    lines = [f"第{n + 1}条 版本说明：本条属于第{version}版，第{n + 1}号。" for n in range(version)]
    text = "某区版本管理规定\n\n" + "\n\n".join(_numeral(line, n + 1) for n, line in enumerate(lines)) + "\n"
    (folder / "versions.txt").write_text(text, encoding="utf-8")
    (folder / "other.txt").write_text("某区其他规定\n\n第一条 其他事项。\n", encoding="utf-8")


def _numeral(line: str, number: int) -> str:
    tens, ones = divmod(number, 10)
    numerals = "一二三四五六七八九"
    written = (("" if tens < 2 else numerals[tens - 1]) + "十" if tens else "") + (numerals[ones - 1] if ones else "")
    return line.replace(f"第{number}条", f"第{written}条", 1)


def _reader(port: int, stop: threading.Event, seen: list[tuple[int, tuple[str, ...]]], failed: list[int]) -> None:
    turn = 0
    while not stop.is_set():
        turn += 1
        # An answer that was given before is kept by the site: the next one has to be made.
        status, text = _get(port, f"/api/v1/search?q={quote('“版本说明”')}&per_page={30 + turn % 70}&page=1")
        if status != 200:
            failed.append(status)
            continue
        answer = json.loads(text)
        seen.append((answer["total"], tuple(result["text"]["zh"] for result in answer["results"])))


def _client(port: int, turn: int, end: float, results: list[tuple[float, float, bool]]) -> None:
    while time.monotonic() < end:
        turn += _CLIENTS
        start = time.monotonic()
        # A page that was asked before is kept by the site: no two are the same.
        few, page = divmod(turn, 20)
        status, _ = _page(port, f"{_QUERIES[turn % len(_QUERIES)]}&page={page + 1}&per_page={few % 97 + 3}")
        results.append((start, time.monotonic() - start, status == 200))


def _page(port: int, query: str) -> tuple[int, str]:
    words, *others = query.split("&")
    return _get(port, "&".join((f"/search?q={quote(words)}", "lang=en", *others)))


def _get(port: int, address: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")
    except (OSError, http.client.HTTPException) as error:
        return 0, repr(error)
    finally:
        connection.close()


def _ask(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def _entries(host: str, prefix: str) -> int:
    """How many entries the newest indices of a prefix hold, those included that are not visible yet."""
    found = json.loads(_ask(f"{host}/{prefix}-*/_stats/docs?filter_path=_all.primaries.docs.count") or "{}")
    indexed = json.loads(
        _ask(f"{host}/{prefix}-*/_stats/indexing?filter_path=_all.primaries.indexing.index_total") or "{}"
    )
    visible = found.get("_all", {}).get("primaries", {}).get("docs", {}).get("count", 0)
    return int(visible or indexed.get("_all", {}).get("primaries", {}).get("indexing", {}).get("index_total", 0))


def _manager(hosts: Sequence[str]) -> int:
    """The number of the node that manages the cluster."""
    names = (_ask(f"{host}/_cat/cluster_manager?h=node").strip() for host in hosts)
    return int(next(name for name in names if name).removeprefix("node"))


def _wait_green(host: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and '"green"' not in _ask(f"{host}/_cluster/health"):
        time.sleep(0.5)
