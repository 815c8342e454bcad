"""Clocks and the few statistics that the benchmark reports."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Times:
    """Durations of one kind of act, in milliseconds."""

    values: tuple[float, ...]

    def at(self, share: float) -> float:
        """The duration that `share` of the acts stay within."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def median(self) -> float:
        """The middle duration, in milliseconds."""
        return self.at(0.5)


def time_each(act: Callable[[T], object], things: Sequence[T], rounds: int = 5) -> Times:
    """Times `act` on every thing: one round unmeasured, then the best of `rounds` for each, so that noise stays out."""
    best = [float("inf")] * len(things)
    for turn in range(rounds + 1):
        for position, thing in enumerate(things):
            start = time.perf_counter()
            act(thing)
            spent = (time.perf_counter() - start) * 1000
            if turn:
                best[position] = min(best[position], spent)
    return Times(tuple(best))


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took: seconds of CPU and by the clock, and the most memory of all its processes together.

    Attributes:
        megabytes: What they held at one time, memory that they share counted once (2**20 bytes).
    """

    cpu: float
    wall: float
    megabytes: float


def watched(command: Sequence[str], every: float = 0.1) -> Spent:
    """Runs a command to its end, its children included, and looks at its memory every so many seconds.

    Raises:
        subprocess.CalledProcessError: It failed; what it said went to standard error.
    """
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(_held, _family(process.pid))))
            time.sleep(every)
    wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, most)


def _family(pid: int) -> Iterator[int]:
    """A process and all that it started, as far as they still run."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(pid: int) -> float:
    """The megabytes of a process, shared ones in part; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def cpu_of(command: Sequence[str], **options: object) -> float:
    """Runs a command to its end and returns the CPU seconds of the whole process, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
