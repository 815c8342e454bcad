"""What a generation knows of its index in a cluster: its name, where each document stands, which clauses are members.

One SQLite file, ``opensearch.sqlite``. The order of a document is a number that it keeps from generation to generation,
with room between: a document that comes in between gets a number there, and no other is sent again.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.storing.frozen import FrozenTables
from index.storing.opensearch.entries import seat_of
from index.storing.opensearch.mapping import FORM

BOOK = "opensearch.sqlite"

#: Room between the orders of two documents.
_ROOM = 2**20
#: The largest order: seats have 63 bits, one of them for cards.
_LARGEST = 2**41

_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places (position INTEGER PRIMARY KEY, document TEXT, number INTEGER);
CREATE TABLE codes (id INTEGER PRIMARY KEY, value TEXT);
CREATE TABLE columns (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE members (document TEXT, place INTEGER, holder INTEGER, codes INTEGER, PRIMARY KEY (document, place))
    WITHOUT ROWID;
"""

#: What is read of all members at once: a number each.
_COLUMNS = ("seats", "holders", "codes")

#: A clause that repeats another, or is repeated: its place in its document, that of the one it repeats, its codes.
MemberRow = tuple[int, int | None, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class About:
    """What all of an index has in common.

    Attributes:
        index: Its name.
        entries: How many clauses and cards it holds.
        averages: The average length of each ranked field that its words were weighed with.
        form: Of its documents; see :data:`index.storing.opensearch.mapping.FORM`.
    """

    index: str
    entries: int
    averages: Mapping[str, float]
    form: int = FORM


def write_book(
    path: Path, about: About, orders: Mapping[str, int], members: Iterable[tuple[str, Sequence[MemberRow]]]
) -> None:
    """Writes the book of a generation.

    Args:
        path: Where.
        about: What all of the index has in common.
        orders: Of each document, in corpus order.
        members: Those of each document that has any.
    """
    known: dict[str, int] = {}
    held = dict(members)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        values = {"index": about.index, "entries": about.entries, "averages": about.averages, "form": about.form}
        connection.executemany("INSERT INTO about VALUES (?, ?)", ((k, json.dumps(v)) for k, v in values.items()))
        placed = ((n, document, order) for n, (document, order) in enumerate(orders.items()))
        connection.executemany("INSERT INTO places VALUES (?, ?, ?)", placed)
        columns = {name: array("q") for name in _COLUMNS}
        for document, order in orders.items():
            rows = held.get(document, ())
            first = len(columns["seats"])
            places = {place: first + n for n, (place, _, _) in enumerate(rows)}
            for place, holder, codes in rows:
                code = known.setdefault(json.dumps(codes, ensure_ascii=False, sort_keys=True), len(known))
                connection.execute("INSERT INTO members VALUES (?, ?, ?, ?)", (document, place, holder, code))
                columns["seats"].append(seat_of(order, place))
                columns["holders"].append(-1 if holder is None else places[holder])
                columns["codes"].append(code)
        connection.executemany("INSERT INTO columns VALUES (?, ?)", ((k, v.tobytes()) for k, v in columns.items()))
        connection.executemany("INSERT INTO codes VALUES (?, ?)", ((id_, text) for text, id_ in known.items()))
        connection.execute("COMMIT")


class IndexBook(FrozenTables):
    """The read side; several threads may share it."""

    def about(self) -> About:
        """What all of the index has in common."""
        values = {key: json.loads(value) for key, value in self._file.rows("SELECT key, value FROM about")}
        return About(**values)

    def orders(self) -> dict[str, int]:
        """The order of each document, in corpus order."""
        return dict(self._file.rows("SELECT document, number FROM places ORDER BY position"))

    def members(self) -> tuple[bytes, bytes, bytes]:
        """The seats of all members, ascending; the places of those they repeat, else -1; the numbers of their codes.

        Each is a column of 64 bits a member, as this kind of machine writes numbers.
        """
        columns: dict[str, bytes] = dict(self._file.rows("SELECT name, value FROM columns"))
        seats, holders, codes = (columns[name] for name in _COLUMNS)
        return seats, holders, codes

    def members_by_document(self) -> dict[str, list[MemberRow]]:
        """The members of each document that has any, in reading order."""
        joined = "members JOIN codes ON codes.id = members.codes"
        rows = self._file.rows(f"SELECT document, place, holder, value FROM {joined} ORDER BY document, place")
        found: dict[str, list[MemberRow]] = {}
        for document, place, holder, value in rows:
            found.setdefault(document, []).append((place, holder, json.loads(value)))
        return found

    def codes(self) -> Iterator[tuple[int, dict[str, list[str]]]]:
        """The numbers that codes of members go by, ascending, each with the codes by facet."""
        for id_, value in self._file.rows("SELECT id, value FROM codes ORDER BY id"):
            yield id_, json.loads(value)


def orders_after(before: Mapping[str, int], documents: Sequence[str], kept: Iterable[str]) -> dict[str, int]:
    """The order of each document of a generation: the one it has, where it can keep it.

    Args:
        before: The orders of the generation before.
        documents: Of the new one, in corpus order.
        kept: Those that are not sent again if they keep their order.

    >>> orders_after({"a": 8, "c": 16}, ["a", "b", "c"], ["a", "c"])
    {'a': 8, 'b': 12, 'c': 16}
    """
    keep = [document for document in documents if document in set(kept) and document in before]
    fixed = {document: before[document] for document in _longest_ascending(keep, before)}
    orders: dict[str, int] = {}
    last, waiting = 0, list[str]()
    for document in documents:
        if document not in fixed:
            waiting.append(document)
            continue
        if not _put_between(orders, waiting, last, fixed[document]):
            return {document: _ROOM * place for place, document in enumerate(documents, 1)}
        orders[document] = last = fixed[document]
        waiting = []
    if last + _ROOM * (len(waiting) + 1) > _LARGEST:
        return {document: _ROOM * place for place, document in enumerate(documents, 1)}
    orders.update((document, last + _ROOM * place) for place, document in enumerate(waiting, 1))
    return orders


def _put_between(orders: dict[str, int], waiting: Sequence[str], last: int, following: int) -> bool:
    """Gives orders between two, where there is room."""
    room = following - last
    if room <= len(waiting):
        return False
    for place, document in enumerate(waiting, 1):
        orders[document] = last + room * place // (len(waiting) + 1)
    return True


def _longest_ascending(documents: Sequence[str], orders: Mapping[str, int]) -> list[str]:
    """The longest choice of documents whose orders ascend."""
    lasts: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, document in enumerate(documents):
        length = bisect_left(lasts, orders[document])
        lasts[length : length + 1] = [orders[document]]
        ends[length : length + 1] = [place]
        before.append(ends[length - 1] if length else -1)
    chosen: list[str] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chosen.append(documents[place])
        place = before[place]
    return chosen[::-1]
