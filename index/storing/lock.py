"""One build at a time: a lock that dies with the process that holds it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import BuildRunning


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Holds the lock file at ``path`` while the block runs.

    The kernel drops an ``flock`` when its process ends in any way, ``kill -9`` included, so no stale lock is ever left.
    The file itself stays: removing it would let a third process lock a name that nobody else looks at.

    Raises:
        BuildRunning: Another process holds it; the message names the process.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
            raise BuildRunning(
                f"another build is running in {path.parent} (process {holder}): wait for it, or choose another --out"
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)
