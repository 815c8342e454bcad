"""Extracted facts in the catalogue of a generation: written once, behind the clauses, and read by kind.

Facts are kept as JSON, one a row, in reading order over the whole corpus; the topics they are sorted by stand beside
them, so that whoever asks never reads the seeds.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.storing.frozen import FrozenTables

if TYPE_CHECKING:
    from index.extracting.records import Extracted
    from index.extracting.topics import Topic

#: The kinds of facts, as :class:`~index.extracting.records.Extracted` names them.
KINDS = ("targets", "measures", "tasks", "topics")

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

    def facts(self, kind: str) -> list[dict[str, Any]]:
        """The facts of one of :data:`KINDS`, with the fields of its record, in reading order."""
        query = "SELECT record FROM facts WHERE kind = ? ORDER BY document, position"
        return [json.loads(row[0]) for row in self._file.rows(query, kind)]

    def topics(self) -> list[dict[str, Any]]:
        """The topics in the order they are shown: ``id``, ``zh``, ``en``, notes, ``words_en`` and ``rows``."""
        return [json.loads(row[0]) for row in self._file.rows("SELECT record FROM topic_labels ORDER BY position")]


def _label(topic: Topic) -> dict[str, Any]:
    """What readers are shown of a topic."""
    names = {name: getattr(topic, name) for name in ("id", "zh", "en", "note_zh", "note_en", "words_en")}
    return {**names, "rows": [{"id": row.id, "zh": row.zh, "en": row.en} for row in topic.rows]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
