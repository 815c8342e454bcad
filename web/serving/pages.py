"""Pages that were made of one generation, packed; those that were asked for last, in bounded room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import NamedTuple

#: Bytes, packed, that are kept of one generation.
ROOM = 8_000_000


class Kept(NamedTuple):
    """The body of a response, packed, and its type."""

    packed: bytes
    type: str


class Pages:
    """What is kept of one generation: the pages that were asked for last."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._held = 0
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Kept | None:
        """What is kept under a key, None where nothing is."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def keep(self, key: Hashable, page: Kept) -> None:
        """Keeps a page; those that nobody has asked for longest make room."""
        with self._lock:
            if key in self._pages or len(page.packed) > self._room // 8:
                return
            self._pages[key] = page
            self._held += len(page.packed)
            while self._held > self._room:
                self._held -= len(self._pages.popitem(last=False)[1].packed)
