"""Gives memory back that answers of a cluster took for a moment.

Lists of members and counts are arrays of some hundred kilobytes. The C library of Linux takes larger and larger ones
from its heap, once such have been freed, and keeps what lies between others: a web process of a million clauses grew by
a fifth. With fixed thresholds (``man mallopt``) they are mapped, and unmapped when they are no longer needed. Nor does
each thread get a heap of its own, which nobody else uses when that thread has nothing to do: threads of Python take
turns anyway.
"""

from __future__ import annotations

import ctypes
import sys

#: ``M_MMAP_THRESHOLD``, ``M_TRIM_THRESHOLD`` and ``M_ARENA_MAX`` of glibc's ``malloc.h``.
_MMAP_THRESHOLD, _TRIM_THRESHOLD, _ARENA_MAX = -3, -1, -8
#: Bytes from which memory is mapped, and those left at the end of the heap.
_BYTES = 128 * 1024


def give_back_freed_memory() -> None:
    """Fixes the thresholds of this process and gives it one heap; nothing is done where the C library is another."""
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _BYTES)
        mallopt(_TRIM_THRESHOLD, _BYTES)
        mallopt(_ARENA_MAX, 1)
