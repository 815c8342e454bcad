"""Writes the references of a generation: what its documents cite, found when all of them are known."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from index.documents import Document
from index.references.records import Reference
from index.references.resolving import KnownWorks, resolve
from index.references.stage import references
from index.storing.catalogue import Catalogue

#: Read by :class:`index.storing.references.References`.
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


def _whole(head: Document, catalogue: Catalogue) -> Document:
    return dataclasses.replace(head, sections=catalogue.sections(head.id), clauses=catalogue.clauses(head.id))


def _rows(found: Iterable[Reference]) -> Iterable[tuple[int, str, str | None, str]]:
    for position, one in enumerate(found):
        record = json.dumps(dataclasses.asdict(one), ensure_ascii=False, separators=(",", ":"))
        yield position, one.document, one.clause, record
