"""Waits for what another process or thread does: a claim comes true or time is up, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable


def eventually(claim: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether a claim comes true within some seconds."""
    end = time.monotonic() + seconds
    while not claim() and time.monotonic() < end:
        time.sleep(0.01)
    return claim()
