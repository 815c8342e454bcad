"""Writes the catalogue of a generation or of a part: every document, section, clause and label, in one SQLite file.

Rows are written in one order, so the same input gives the same file; what another catalogue has of a document is taken
over as rows, and gives the same file as if it were written again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from index.extracting.topics import Topic
from index.questions.files import NOTHING_ASKED, fingerprint_of
from index.storing import rows
from index.storing.extracted import TABLES, fact_rows, topic_rows
from index.storing.frozen import FrozenFile
from index.storing.writer import IndexedClause, IndexedDocument
from index.terms.glossary import Concept

_TABLES = """
CREATE TABLE documents (position INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, sha256 TEXT, metadata TEXT,
    stated TEXT, coverage TEXT, places TEXT);
CREATE TABLE sections (document INTEGER, position INTEGER, path TEXT, level INTEGER, number TEXT, title TEXT, kind TEXT,
    role TEXT, spans TEXT, parent TEXT, PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE TABLE clauses (number INTEGER PRIMARY KEY, document INTEGER, section TEXT, ordinal INTEGER, kind TEXT,
    marker TEXT, heading TEXT, departments TEXT, text TEXT, cells TEXT, header_rows INTEGER, spans TEXT, folded TEXT,
    folded_en TEXT, words_en TEXT, repeat_of INTEGER);
CREATE TABLE cards (document INTEGER PRIMARY KEY, text TEXT, english TEXT, folded TEXT, folded_en TEXT,
    words_en TEXT);
CREATE UNIQUE INDEX addresses ON clauses (document, section, ordinal);
CREATE INDEX repeats ON clauses (repeat_of) WHERE repeat_of IS NOT NULL;
CREATE TABLE furniture (document INTEGER, position INTEGER, reason TEXT, spans TEXT, text TEXT,
    PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE TABLE english (document INTEGER, context TEXT, text TEXT, state TEXT,
    PRIMARY KEY (document, context)) WITHOUT ROWID;
CREATE TABLE glossary (position INTEGER PRIMARY KEY, id TEXT UNIQUE, concept TEXT);
CREATE TABLE uses (clause INTEGER, place INTEGER, concept INTEGER, PRIMARY KEY (clause, place)) WITHOUT ROWID;
CREATE INDEX users ON uses (concept, clause);
CREATE TABLE asked (clause INTEGER PRIMARY KEY, fingerprint TEXT, questions TEXT);
CREATE TABLE labels (facet TEXT, position INTEGER, value TEXT, zh TEXT, en TEXT,
    PRIMARY KEY (facet, position)) WITHOUT ROWID;
"""

#: Clauses that are taken over at a time.
_TAKEN = 2000

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]


class CatalogueWriter:
    """Writes the catalogue, behind :class:`index.storing.writer.Writer`."""

    def __init__(
        self, path: Path, labels: Labels, glossary: Sequence[Concept] = (), topics: Sequence[Topic] = ()
    ) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._documents = 0
        # A catalogue that is interrupted is thrown away whole, and its bytes are forced to disk with the generation's.
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        # Nothing is written outside the folder of the index.
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._connection.executescript(_TABLES + TABLES)
        self._connection.execute("BEGIN")
        self._insert("glossary", [(n, concept.id, rows.concept_row(concept)) for n, concept in enumerate(glossary)])
        self._insert("topic_labels", topic_rows(topics))
        for facet in sorted(labels):
            named = enumerate(labels[facet].items())
            self._insert("labels", [(facet, n, value, label["zh"], label["en"]) for n, (value, label) in named])

    def begin(self, document: IndexedDocument) -> None:
        """Adds a document, its sections and furniture, its English and its card."""
        position, self._documents = self._documents, self._documents + 1
        self._insert("documents", [(position, *rows.document_row(document.document, document.stated))])
        sections = document.document.sections
        self._insert("sections", [(position, n, *rows.section_row(section)) for n, section in enumerate(sections)])
        furniture = document.document.furniture
        self._insert("furniture", [(position, n, *rows.furniture_row(piece)) for n, piece in enumerate(furniture)])
        english = sorted(document.english.items())
        self._insert("english", [(position, context, found.text, found.state) for context, found in english])
        self._insert("facts", fact_rows(position, document.extracted))
        card = document.card
        self._insert(
            "cards", [(position, card.card.text, card.card.english, card.folded, card.folded_en, card.words_en)]
        )

    def add(self, clauses: Sequence[IndexedClause]) -> None:
        """Adds clauses of the document begun last."""
        position = self._documents - 1
        self._insert(
            "clauses",
            [
                (c.number, position, *rows.clause_row(c.clause), c.folded, c.folded_en, c.words_en, c.repeat_of)
                for c in clauses
            ],
        )
        self._insert("uses", [(c.number, n, use) for c in clauses for n, use in enumerate(c.concepts)])
        asked = ((c.number, c.clause.text, c.asked) for c in clauses if c.asked != NOTHING_ASKED)
        self._insert("asked", [(n, fingerprint_of(text), rows.asked_row(each)) for n, text, each in asked])

    def take(self, source: FrozenFile, position: int, numbers: range, first: int) -> None:
        """Takes over a document as another catalogue has it.

        Args:
            source: The file of the other catalogue.
            position: Of the document there.
            numbers: Of its clauses there.
            first: The number of its first clause here.
        """
        here, self._documents = self._documents, self._documents + 1
        shift = first - numbers.start
        for table in ("documents", "sections", "furniture", "english", "cards"):
            key = "position" if table == "documents" else "document"
            found = source.rows(f"SELECT * FROM {table} WHERE {key} = ?", position)
            self._insert(table, [(here, *row[1:]) for row in found])
        facts = source.rows("SELECT * FROM facts WHERE document = ? ORDER BY kind, position", position)
        self._insert("facts", [(kind, here, *row) for kind, _, *row in facts])
        for start in range(numbers.start, numbers.stop, _TAKEN):
            stretch = (start, min(start + _TAKEN, numbers.stop))
            clauses = source.rows("SELECT * FROM clauses WHERE number >= ? AND number < ? ORDER BY number", *stretch)
            moved = [
                (number + shift, here, *row, None if repeat_of is None else repeat_of + shift)
                for number, _, *row, repeat_of in clauses
            ]
            self._insert("clauses", moved)
            uses = source.rows("SELECT * FROM uses WHERE clause >= ? AND clause < ? ORDER BY clause, place", *stretch)
            self._insert("uses", [(clause + shift, place, concept) for clause, place, concept in uses])
            asked = source.rows("SELECT * FROM asked WHERE clause >= ? AND clause < ? ORDER BY clause", *stretch)
            self._insert("asked", [(clause + shift, *row) for clause, *row in asked])

    def finish(self) -> None:
        """Writes everything out and close the file."""
        self._connection.execute("COMMIT")
        self._connection.close()

    def abandon(self) -> None:
        """Closes the file as it is."""
        self._connection.close()

    def _insert(self, table: str, values: Sequence[tuple[Any, ...]]) -> None:
        if values:
            marks = ", ".join("?" * len(values[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
