"""`make bench`: measures everything the README states about speed, in one run, and prints it as tables.

SCALE=1000 adds the corpus of a thousand times the clauses; SCALE=1 leaves the larger ones out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import commands, corpora, load, warm

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = ROOT / "seeds"
SCALES = (1, 10, 100, 1000)
#: Seconds that each number of clients asks for.
LOAD_SECONDS = 5.0


def main() -> None:
    """Runs every measurement, from the quick ones to the long ones."""
    queries = _queries()
    largest = int(os.environ.get("SCALE", "100"))
    with tempfile.TemporaryDirectory(prefix="policy-bench-") as folder:
        root = Path(folder) / "index"
        _say(f"{len(queries)} queries, {os.cpu_count()} processors, Python {sys.version.split()[0]}")
        first, again = commands.build_from_nothing(SEEDS)
        _say(f"\nbuild of the five documents from nothing   {first:6.2f} s of CPU")
        _say(f"build when nothing changed                 {again:6.2f} s of CPU")
        commands.build(SEEDS, root)
        _say(f"python -m search 医疗器械, cold             {commands.search(root, '医疗器械'):6.2f} s of CPU")
        clauses = _warm_table(root, queries)
        _load_table(root, queries)
        _growth_table(Path(folder), clauses, queries, largest)


def _warm_table(root: Path, queries: list[str]) -> int:
    measured = warm.measure(root, queries)
    _say(f"\nwarm, {measured.clauses} clauses                 median ms   p95 ms   ratio of medians")
    answer = measured.answer
    _say(f"whole answer (facets, snippets, JSON)   {answer.median:9.3f} {answer.at(0.95):8.3f}")
    ours = measured.engines["policy-search"].median
    for name, times in measured.engines.items():
        _say(f"search alone, {name:24}  {times.median:9.3f} {times.at(0.95):8.3f}   {ours / times.median:6.2f}")
    return measured.clauses


def _load_table(root: Path, queries: list[str]) -> None:
    _say("\n/search under waitress   requests/s   median ms   p99 ms   errors")
    with load.server(root) as (port, pid):
        for clients in (1, 8, 32):
            rate, times, failed = load.ask_for(port, queries, clients, LOAD_SECONDS)
            _say(f"{clients:4} clients             {rate:10.0f} {times.median:11.1f} {times.at(0.99):8.1f} {failed:8}")
        _say(f"web process, most memory held: {load.resident_megabytes(pid):.0f} MB")


def _growth_table(folder: Path, clauses: int, queries: list[str], largest: int) -> None:
    _say("\n  size   clauses   build s CPU   index MB   process MB   open ms   answer ms   p95 ms   alone, FTS5 / ours")
    for scale in (s for s in SCALES if s <= largest):
        sources, root = SEEDS, folder / f"x{scale}"
        if scale > 1:
            sources = folder / f"sources{scale}"
            corpora.recombine(SEEDS, sources, clauses * scale)
        spent = commands.build(sources, root)
        megabytes = commands.size(root / "generations") / 2**20
        # A process of its own, so that the memory is of this size alone.
        asked = [sys.executable, "-m", "tests.bench.growth", str(root), str(ROOT / "tests/bench/queries.txt")]
        row = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()
        _say(f"{scale:5}×  {row.split()[0]:>9} {spent:13.1f} {megabytes:10.1f}   {' '.join(row.split()[1:])}")


def _queries() -> list[str]:
    lines = (ROOT / "tests/bench/queries.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    started = time.monotonic()
    main()
    _say(f"\nmeasured in {time.monotonic() - started:.0f} s")
