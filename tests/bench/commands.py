"""Cold commands: what a build and a single search cost from nothing, as CPU time of the whole process."""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.timing import cpu_of


def build(sources: Path, root: Path, cache: Path | None = None) -> float:
    """Builds an index of `sources` below `root`; returns CPU seconds."""
    return cpu_of([sys.executable, "-m", "index", "build", str(sources), "--out", str(root), "--quiet"])


def build_from_nothing(sources: Path) -> tuple[float, float]:
    """CPU seconds of a first build, without any cache, and of the next, when nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "index"
        return build(sources, root), build(sources, root)


def grow(sources: Path, root: Path, change: Callable[[], None]) -> str:
    """Builds of a corpus: its clauses, CPU seconds and milliseconds a clause, wall seconds of one and two workers.

    Then the most memory of one process, the share of the CPU that one changed document takes, the seconds of a build
    when nothing changed, and the size of a generation in megabytes (2**20 bytes).
    """
    spent, alone, _ = _built(sources, root, "--full", "--jobs", "1")
    _, two, most = _built(sources, root, "--full", "--jobs", "2")
    change()
    changed, _, _ = _built(sources, root)
    _, again, _ = _built(sources, root)
    generation = root / "generations" / json.loads((root / "CURRENT").read_text())["generation"]
    clauses = json.loads((generation / "manifest.json").read_bytes())["counts"]["clauses"]
    return (
        f"{clauses:9} {spent:7.1f} {spent / clauses * 1000:9.2f} {alone:9.1f} {two:10.1f} {most:4.0f} "
        f"{changed / spent:13.2f} {again:13.2f} {size(generation) / 2**20:10.0f}"
    )


def _built(sources: Path, root: Path, *options: str) -> tuple[float, float, float]:
    """CPU and wall seconds of a build, and the megabytes of its largest process."""
    started = time.monotonic()
    command = [sys.executable, "-m", "index", "build", str(sources), "--out", str(root), "--quiet", *options]
    spent = cpu_of(command)
    return spent, time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def search(root: Path, words: str, runs: int = 5) -> float:
    """CPU seconds of `python -m search`, the median of some runs."""
    command = [sys.executable, "-m", "search", words]
    env = {**os.environ, "POLICY_INDEX": str(root)}
    return statistics.median(cpu_of(command, env=env) for _ in range(runs))


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
