"""Requests a second of `/search` under waitress: a real server on loopback, asked by 1, 8 and 32 clients at once."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from tests.bench.timing import Times


@contextmanager
def server(index: Path) -> Iterator[tuple[int, int]]:
    """Serves an index with `python -m web`; gives its port and its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "web", "--host", "127.0.0.1", "--port", str(port)],
        env={**os.environ, "POLICY_INDEX": str(index)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            return http.client.HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/healthz")
        except ConnectionError:
            time.sleep(0.05)
    raise TimeoutError(f"no server on port {port} after 30 seconds")


def resident_megabytes(pid: int) -> float:
    """The most memory that a process has held so far, in megabytes (2**20 bytes)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def ask_each(port: int, queries: Sequence[str]) -> None:
    """Asks for each page once, so that all are kept."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for query in queries:
        connection.request("GET", "/search?" + urlencode({"q": query}))
        connection.getresponse().read()
    connection.close()


def ask_for(
    port: int, queries: Sequence[str], clients: int, seconds: float, *, anew: bool = False
) -> tuple[float, Times, int]:
    """Asks for pages from `clients` threads; returns requests a second, their durations and how many failed.

    Args:
        anew: Each address differs by an argument that means nothing, so that no page is answered from those kept.
    """
    spent: list[float] = []
    failed: list[int] = []
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_client, args=(port, queries, (n, anew), end, spent, failed)) for n in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(spent) / seconds, Times(tuple(spent)), len(failed)


def _client(
    port: int, queries: Sequence[str], which: tuple[int, bool], end: float, spent: list[float], failed: list[int]
) -> None:
    number, anew = which
    turn = number
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.monotonic() < end:
        query = queries[turn % len(queries)]
        turn += 1
        asked = {"q": query} | ({"n": f"{number}.{turn}"} if anew else {})
        start = time.perf_counter()
        try:
            connection.request("GET", "/search?" + urlencode(asked))
            answer = connection.getresponse()
            answer.read()
            good = answer.status == 200
        except (OSError, http.client.HTTPException):
            good = False
            connection.close()
        if good:
            spent.append((time.perf_counter() - start) * 1000)
        else:
            failed.append(turn)
    connection.close()
