"""Extracted facts in the catalogue of a generation: written once, behind the clauses, and read by kind.

Facts are kept as JSON, one a row, in reading order over the whole corpus; the topics they are sorted by stand beside
them, so that whoever asks never reads the seeds.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from index.storing.frozen import FrozenTables
from index.storing.heads import DOCUMENTS_AT_ONCE

if TYPE_CHECKING:
    from index.extracting.records import Extracted
    from index.extracting.topics import Topic

#: The kinds of facts, as :class:`~index.extracting.records.Extracted` names them.
KINDS = ("targets", "measures", "tasks", "topics")


class FactPlace(NamedTuple):
    """Where a fact of a kind stands: the place of its document, and its own among those of the document."""

    document: int
    position: int


#: The tables of a catalogue that hold them.
TABLES = """
CREATE TABLE facts (kind TEXT, document INTEGER, position INTEGER, record TEXT,
    PRIMARY KEY (kind, document, position)) WITHOUT ROWID;
CREATE TABLE topic_labels (position INTEGER PRIMARY KEY, record TEXT);
"""


def fact_rows(document: int, extracted: Extracted) -> list[tuple[str, int, int, str]]:
    """The rows of the facts of a document, by its place in the corpus."""
    return [
        (kind, document, position, _json(dataclasses.asdict(fact)))
        for kind in KINDS
        for position, fact in enumerate(getattr(extracted, kind))
    ]


def topic_rows(topics: Sequence[Topic]) -> list[tuple[int, str]]:
    """The rows of the topics, in their order."""
    return [(position, _json(_label(topic))) for position, topic in enumerate(topics)]


class ExtractedFacts(FrozenTables):
    """The read side; several threads may share it."""

    def count(self, kind: str) -> int:
        """How many facts of one of :data:`KINDS` there are."""
        return int(self._file.rows("SELECT count(*) FROM facts WHERE kind = ?", kind)[0][0])

    def places(self, kind: str) -> Iterator[FactPlace]:
        """The place of every fact of a kind, in reading order."""
        return (FactPlace(*row) for row in self._walk("document, position", kind))

    def facts(self, kind: str) -> Iterator[dict[str, Any]]:
        """The facts of a kind, with the fields of its record, in reading order."""
        return (record for _, record in self.placed(kind))

    def placed(self, kind: str) -> Iterator[tuple[FactPlace, dict[str, Any]]]:
        """The facts of a kind, each with its place, in reading order; some documents are read at a time."""
        for document, position, record in self._walk("document, position, record", kind):
            yield FactPlace(document, position), json.loads(record)

    def facts_of(self, kind: str, document_id: str) -> list[dict[str, Any]]:
        """The facts of a kind that one document says."""
        document = "(SELECT position FROM documents WHERE id = ?)"
        query = f"SELECT record FROM facts WHERE kind = ? AND document = {document} ORDER BY position"
        return [json.loads(row[0]) for row in self._file.rows(query, kind, document_id)]

    def fact(self, kind: str, place: FactPlace) -> dict[str, Any]:
        """The fact of a kind at a place."""
        query = "SELECT record FROM facts WHERE kind = ? AND document = ? AND position = ?"
        found: dict[str, Any] = json.loads(self._file.rows(query, kind, *place)[0][0])
        return found

    def _walk(self, columns: str, kind: str) -> Iterator[Any]:
        """Columns of the facts of a kind, in reading order, some documents at a time."""
        query = f"SELECT {columns} FROM facts WHERE kind = ? AND document BETWEEN ? AND ? ORDER BY document, position"
        last = self._file.rows("SELECT max(document) FROM facts WHERE kind = ?", kind)[0][0]
        for first in range(0, 0 if last is None else int(last) + 1, DOCUMENTS_AT_ONCE):
            yield from self._file.rows(query, kind, first, first + DOCUMENTS_AT_ONCE - 1)

    def topics(self) -> list[dict[str, Any]]:
        """The topics in the order they are shown: ``id``, ``zh``, ``en``, notes, ``words_en`` and ``rows``."""
        return [json.loads(row[0]) for row in self._file.rows("SELECT record FROM topic_labels ORDER BY position")]


def _label(topic: Topic) -> dict[str, Any]:
    """What readers are shown of a topic."""
    names = {name: getattr(topic, name) for name in ("id", "zh", "en", "note_zh", "note_en", "words_en")}
    return {**names, "rows": [{"id": row.id, "zh": row.zh, "en": row.en} for row in topic.rows]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
