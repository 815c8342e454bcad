"""A collection of clauses, carried in the address: ``c=xuhui/4.1.3/1`` once for each, with a note behind a semicolon.

Nothing is kept about a reader: as long as an address carries a collection, the links of its page carry it on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from flask import request

from web.requests import links

#: Clauses of a collection, and characters of a note.
ITEMS, NOTE = 60, 200
#: Characters of all of it together: longer addresses do not survive mail and proxies.
LENGTH = 6_000

_ID = re.compile(r"[\w.\-]{1,80}/[\w.]{1,40}/\d{1,6}")


class CollectedClause(NamedTuple):
    """A clause by its id, and a note of one line."""

    id: str
    note: str = ""

    @property
    def value(self) -> str:
        """It as the value of an argument."""
        return f"{self.id};{self.note}" if self.note else self.id


def read() -> list[CollectedClause]:
    """The collection of this address, each clause once; what is no id of a clause is left out."""
    found: dict[str, CollectedClause] = {}
    length = 0
    for value in request.args.getlist("c"):
        name, _, note = value.partition(";")
        item = CollectedClause(name.strip(), one_line(note))
        length += len(item.value)
        if _ID.fullmatch(item.id) and len(found) < ITEMS and length <= LENGTH:
            found.setdefault(item.id, item)
    return list(found.values())


def one_line(note: str) -> str:
    """A note as it is kept: no line breaks, no more than there is room for."""
    return " ".join(note.split())[:NOTE]


def pairs(items: Iterable[CollectedClause]) -> list[tuple[str, str]]:
    """A collection as arguments."""
    return [("c", item.value) for item in items]


def noted(items: Iterable[CollectedClause], name: str, note: str) -> list[CollectedClause]:
    """The collection with another note at one clause."""
    return [CollectedClause(item.id, one_line(note)) if item.id == name else item for item in items]


def toggled(name: str) -> str:
    """The present address with a clause more in its collection, or without one that it holds."""
    items = read()
    kept = [item for item in items if item.id != name]
    if len(kept) == len(items):
        kept.append(CollectedClause(name))
    others = [(key, value) for key, value in request.args.items(multi=True) if key != "c"]
    return links.address(request.path, [*others, *pairs(kept)])


def without(name: str) -> str:
    """The address of the collection without a clause."""
    return links.address("/collection", pairs(item for item in read() if item.id != name))
