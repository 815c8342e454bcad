"""The references of a generation in one SQLite file: what every document cites, and where."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from index.documents import Document
from index.references.records import CitedNumber, Reference
from index.references.resolving import KnownWorks, resolve
from index.references.stage import references
from index.storing.catalogue import Catalogue
from index.storing.frozen import FrozenTables

_TABLES = """
CREATE TABLE cited (position INTEGER PRIMARY KEY, document TEXT, clause TEXT, record TEXT);
CREATE INDEX by_document ON cited (document, clause);
"""


def write_references(path: Path, catalogue: Path) -> None:
    """Finds what the documents of a finished catalogue cite, and write it into a file of its own."""
    with closing(Catalogue.open(catalogue)) as held, closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        heads = held.documents()
        corpus = KnownWorks(heads)
        found = (
            one for head in heads for one in resolve(references(_whole(head, held), held.english(head.id)), corpus)
        )
        connection.executemany("INSERT INTO cited VALUES (?, ?, ?, ?)", _rows(found))
        connection.execute("COMMIT")


class References(FrozenTables):
    """The read side; several threads may share it."""

    def all(self) -> list[Reference]:
        """Every reference, in reading order over the whole corpus."""
        return [_read(row[0]) for row in self._file.rows("SELECT record FROM cited ORDER BY position")]

    def of_clauses(self, addresses: Sequence[str]) -> dict[str, list[Reference]]:
        """What clauses cite, by their addresses (``xuhui/1.1.3/1``); those that cite nothing are left out."""
        found: dict[str, list[Reference]] = {}
        query = "SELECT record FROM cited WHERE document = ? AND clause = ? ORDER BY position"
        for address in addresses:
            cited = [_read(row[0]) for row in self._file.rows(query, address.partition("/")[0], address)]
            if cited:
                found[address] = cited
        return found


def _whole(head: Document, catalogue: Catalogue) -> Document:
    return dataclasses.replace(head, sections=catalogue.sections(head.id), clauses=catalogue.clauses(head.id))


def _rows(found: Iterable[Reference]) -> Iterable[tuple[int, str, str | None, str]]:
    for position, one in enumerate(found):
        record = json.dumps(dataclasses.asdict(one), ensure_ascii=False, separators=(",", ":"))
        yield position, one.document, one.clause, record


def _read(record: str) -> Reference:
    values: dict[str, Any] = json.loads(record)
    values["span"] = tuple(values["span"])
    values["number"] = CitedNumber(**values["number"]) if values["number"] else None
    return Reference(**values)
