"""Writes the references of a generation: what its documents cite, found when all of them are known."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from index.documents import Document
from index.references.records import Reference
from index.references.resolving import KnownWorks, resolve
from index.references.stage import references
from index.storing.catalogue import Catalogue
from index.storing.references import References

#: ``is_own``: whether the text itself says that it names its own document, whatever else is in the corpus.
#: Read by :class:`index.storing.references.References`.
_TABLES = """
CREATE TABLE cited (position INTEGER PRIMARY KEY, document TEXT, clause TEXT, record TEXT, is_own INTEGER);
CREATE INDEX by_document ON cited (document, clause);
"""


def write_references(
    path: Path, catalogue: Path, before: Path | None, unchanged: Collection[str], works: Iterable[str] = ()
) -> None:
    """Finds what the documents of a finished catalogue cite, and writes it into a file of its own.

    Args:
        path: The file.
        catalogue: That of the generation.
        before: The references of the generation before.
        unchanged: Ids of documents that are as they were then: their texts are not read again.
        works: Titles of works that are no documents wherever they stand.
    """
    with ExitStack() as stack:
        held = stack.enter_context(closing(Catalogue.open(catalogue)))
        connection = stack.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
        earlier = stack.enter_context(closing(References(before))) if before and unchanged else None
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        heads = held.documents()
        corpus = KnownWorks(heads)
        known = frozenset(works)
        said = (
            earlier.said(head.id) if earlier and head.id in unchanged else _said(head, held, known) for head in heads
        )
        connection.executemany("INSERT INTO cited VALUES (?, ?, ?, ?, ?)", _rows(said, corpus))
        connection.execute("COMMIT")


def _said(head: Document, catalogue: Catalogue, works: Collection[str]) -> list[Reference]:
    """What a document cites, without the documents that it means."""
    sections, clauses = catalogue.sections(head.id), catalogue.clauses(head.id)
    document = dataclasses.replace(head, sections=sections, clauses=clauses)
    return references(document, catalogue.english(head.id), works)


def _rows(several: Iterable[list[Reference]], corpus: KnownWorks) -> Iterator[tuple[int, str, str | None, str, bool]]:
    position = 0
    for said in several:
        for one, found in zip(said, resolve(said, corpus), strict=True):
            record = json.dumps(dataclasses.asdict(found), ensure_ascii=False, separators=(",", ":"))
            yield position, found.document, found.clause, record, one.is_self
            position += 1
