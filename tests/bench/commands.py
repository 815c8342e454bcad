"""Cold commands: what a build and a single search cost from nothing, as CPU time of the whole process."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.timing import Spent, cpu_of, watched


def build(sources: Path, root: Path, cache: Path | None = None) -> float:
    """Builds an index of `sources` below `root`; returns CPU seconds."""
    return cpu_of([sys.executable, "-m", "index", "build", str(sources), "--out", str(root), "--quiet"])


def build_from_nothing(sources: Path) -> tuple[float, float]:
    """CPU seconds of a first build, without any cache, and of the next, when nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "index"
        return build(sources, root), build(sources, root)


def grow(sources: Path, root: Path, change: Callable[[], None]) -> str:
    """Builds of a corpus, as one row of a table.

    Its clauses, CPU seconds, clauses a CPU second and milliseconds a clause; wall seconds of one worker and of two, and
    the second against the first; the most memory of all processes of a build of two, in megabytes; the share of the CPU
    that one changed document takes; wall seconds of a build when nothing changed; megabytes of a generation.
    """
    alone = _built(sources, root, "--full", "--jobs", "1")
    two = _built(sources, root, "--full", "--jobs", "2")
    change()
    changed, again = _built(sources, root), _built(sources, root)
    generation = root / "generations" / json.loads((root / "CURRENT").read_text())["generation"]
    clauses = json.loads((generation / "manifest.json").read_bytes())["counts"]["clauses"]
    return (
        f"{clauses:9} {alone.cpu:7.1f} {clauses / alone.cpu:8.0f} {alone.cpu / clauses * 1000:9.2f} "
        f"{alone.wall:9.1f} {two.wall:10.1f} {two.wall / alone.wall:6.2f} {two.megabytes:5.0f} "
        f"{changed.cpu / alone.cpu:13.2f} {again.wall:13.2f} {size(generation) / 2**20:10.0f}"
    )


def _built(sources: Path, root: Path, *options: str) -> Spent:
    command = [sys.executable, "-m", "index", "build", str(sources), "--out", str(root), "--quiet", *options]
    return watched(command)


def search(root: Path, words: str, runs: int = 5) -> float:
    """CPU seconds of `python -m search`, the median of some runs behind a first one, which leaves its bytecode."""
    command = [sys.executable, "-m", "search", words]
    with tempfile.TemporaryDirectory() as bytecode:
        env = {**os.environ, "POLICY_INDEX": str(root), "PYTHONPYCACHEPREFIX": bytecode}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        _, *spent = (cpu_of(command, env=env) for _ in range(runs + 1))
    return statistics.median(spent)


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
