"""One row of the growth table, in a process of its own: opening, memory and latency of one index."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from search.request import Request
from search.service import SearchService
from tests.bench import warm
from tests.bench.timing import time_each

#: Rounds over the queries; fewer than for the small index, because the largest takes long.
ROUNDS = 3


def main(root: Path, queries: list[str]) -> str:
    """Clauses, process MB, opening ms, median and p95 of the whole answer in ms, and FTS5's median against ours."""
    started = time.perf_counter()
    service = SearchService.open(root)
    opened = (time.perf_counter() - started) * 1000
    answer = time_each(lambda query: service.search(Request(q=query)).as_json(), queries, ROUNDS)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    service.close()
    measured = warm.measure(root, queries)
    ratio = measured.engines["SQLite FTS5"].median / measured.engines["policy-search"].median
    return f"{measured.clauses} {held:10.0f} {opened:9.0f} {answer.median:18.2f} {answer.at(0.95):8.2f} {ratio:12.2f}"


if __name__ == "__main__":
    lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    sys.stdout.write(main(Path(sys.argv[1]), [line for line in lines if line and not line.startswith("#")]) + "\n")
