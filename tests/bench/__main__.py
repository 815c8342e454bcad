"""`make bench`: measures everything the README states about speed, in one run, and prints it as tables.

LAWS=400 and LAWS=1500 add larger corpora, the largest of 200,000 clauses (a quarter of an hour, 3 GB of disk);
any other number adds a corpus of so many laws (1155: 150,000 clauses); LAWS=0 leaves all of them out.
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
LAWS = (10, 100, 400, 1500)
#: Seconds that each number of clients asks for.
LOAD_SECONDS = 5.0


def main() -> None:
    """Runs every measurement, from the quick ones to the long ones."""
    queries = _queries()
    largest = int(os.environ.get("LAWS", "100"))
    with tempfile.TemporaryDirectory(prefix="policy-bench-") as folder:
        root = Path(folder) / "index"
        _say(f"{len(queries)} queries, {os.cpu_count()} processors, Python {sys.version.split()[0]}")
        first, again = commands.build_from_nothing(SEEDS)
        _say(f"\nbuild of the five documents from nothing   {first:6.2f} s of CPU")
        _say(f"build when nothing changed                 {again:6.2f} s of CPU")
        commands.build(SEEDS, root)
        _say(f"python -m search 医疗器械, cold             {commands.search(root, '医疗器械'):6.2f} s of CPU")
        _warm_table(root, queries)
        _say("\npages, first asked   how many   median ms   p95 ms   slowest")
        _say(_run("tests.bench.pages", str(root)))
        _load_table(root, queries)
        _growth_table(Path(folder), largest)
        _say(f"\n{_run('tests.bench.masks', '300000')}")


def _warm_table(root: Path, queries: list[str]) -> None:
    measured = warm.measure(root, queries)
    _say(f"\nwarm, {measured.clauses} clauses                 median ms   p95 ms   ratio of medians")
    answer = measured.answer
    _say(f"whole answer (facets, snippets, JSON)   {answer.median:9.3f} {answer.at(0.95):8.3f}")
    ours = measured.engines["policy-search"].median
    for name, times in measured.engines.items():
        _say(f"search alone, {name:24}  {times.median:9.3f} {times.at(0.95):8.3f}   {ours / times.median:6.2f}")


def _load_table(root: Path, queries: list[str]) -> None:
    _say("\n/search under waitress   requests/s   median ms   p99 ms   errors")
    with load.server(root) as (port, pid):
        for clients in (1, 8, 32):
            rate, times, failed = load.ask_for(port, queries, clients, LOAD_SECONDS)
            _say(f"{clients:4} clients             {rate:10.0f} {times.median:11.1f} {times.at(0.99):8.1f} {failed:8}")
        load.ask_each(port, queries)
        kept, made = (load.ask_for(port, queries, 8, LOAD_SECONDS, anew=anew)[0] for anew in (False, True))
        _say(f"   8 clients, pages that were kept {kept:6.0f}, made anew {made:6.0f}   ratio {kept / made:5.1f}")
        _say(f"web process, most memory held: {load.resident_megabytes(pid):.0f} MB")


def _growth_table(folder: Path, largest: int) -> None:
    _say(
        "\n  laws   clauses   CPU s   a CPU s   ms each   1 job s   2 jobs s   2:1    MB   one changed   unchanged s   "
        "index MB"
    )
    sizes = sorted({number for number in (*LAWS, largest) if 0 < number <= largest})
    for number in sizes:
        sources, root = folder / f"laws{number}", folder / f"index{number}"
        corpora.write_laws(SEEDS, sources, number)
        _say(f"{number:6} {commands.grow(sources, root, lambda sources=sources: corpora.change_one(sources))}")
    _say("\n  laws   open ms   first ms   process MB   20 words ms   p95   suggest ms   against FTS5, tantivy")
    for number in sizes:
        # A process of its own, so that the memory is of this size alone.
        _say(f"{number:6} {_run('tests.bench.growth', str(folder / f'index{number}'))}")


def _run(module: str, argument: str) -> str:
    command = [sys.executable, "-m", module, argument]
    # What goes wrong is told where it is read: on standard error.
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout.strip()


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
