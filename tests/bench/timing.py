"""Clocks and the few statistics that the benchmark reports."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


def cpu_of(command: Sequence[str], **options: object) -> float:
    """Runs a command to its end and returns the CPU seconds of the whole process, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
