"""Whole answers of an index in a process of its own: ``python -m tests.bench.answers INDEX`` prints one JSON object.

Cold is every query once, in a process that has asked nothing; warm is the median of three more rounds.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from search.request import Request
from search.service import SearchService

QUERIES = Path(__file__).with_name("queries.txt")
_ROUNDS = 3


def main() -> None:
    """Asks all queries, cold and warm."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    queries = [line for line in lines if line and not line.startswith("#")]
    service = SearchService.open(Path(sys.argv[1]))
    cold = _round(service, queries)
    before = time.process_time()
    rounds = [_round(service, queries) for _ in range(_ROUNDS)]
    spent = (time.process_time() - before) * 1000 / (_ROUNDS * len(queries))
    warm = [sorted(times)[_ROUNDS // 2] for times in zip(*rounds, strict=True)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"cold": _told(cold), "warm": _told(warm), "process_ms": round(spent, 1), "megabytes": round(peak)}
    sys.stdout.write(json.dumps({**found, "queries": len(queries)}) + "\n")


def _round(service: SearchService, queries: Sequence[str]) -> list[float]:
    times = []
    for query in queries:
        start = time.perf_counter()
        service.search(Request(q=query)).as_json()
        times.append((time.perf_counter() - start) * 1000)
    return times


def _told(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {"median": round(ordered[len(ordered) // 2], 1), "p95": round(ordered[int(0.95 * len(ordered))], 1)}


if __name__ == "__main__":
    main()
