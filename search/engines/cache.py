"""A memory of bounded size: what was used last stays."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import RLock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value", bound=Sized)


class Cache(Generic[Key, Value]):
    """Keeps what ``make`` made, up to ``budget`` entries of all values together; safe in threads.

    ``make`` runs for one key at a time, and may ask for other keys itself.
    """

    def __init__(self, make: Callable[[Key], Value], budget: int) -> None:
        self._make = make
        self._budget = budget
        self._spent = 0
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._lock = RLock()

    def __getitem__(self, key: Key) -> Value:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            value = self._kept[key] = self._make(key)
            self._spent += _cost(value)
            while self._spent > self._budget and len(self._kept) > 1:
                self._spent -= _cost(self._kept.popitem(last=False)[1])
            return value

    def kept(self, key: Key) -> Value | None:
        """The value of a key where it is kept, and None where it would have to be made."""
        with self._lock:
            return self._kept.get(key)


def _cost(value: Sized) -> int:
    """An empty value costs too: words that stand nowhere are remembered, and there is no end of them."""
    return len(value) + 8
