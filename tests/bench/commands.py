"""Cold commands: what a build and a single search cost from nothing, as CPU time of the whole process."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
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


def search(root: Path, words: str, runs: int = 5) -> float:
    """CPU seconds of `python -m search`, the median of some runs."""
    command = [sys.executable, "-m", "search", words]
    env = {**os.environ, "POLICY_INDEX": str(root)}
    return statistics.median(cpu_of(command, env=env) for _ in range(runs))


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
