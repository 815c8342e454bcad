"""Documents, sections and clauses as rows of the catalogue, and back: what is written is what is read."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.documents import Clause, Coverage, Department, Document, Event, Furniture, Metadata, Place, Section, Span

if TYPE_CHECKING:
    from index.questions.files import AnsweredText
    from index.terms.glossary import Concept

SECTION_COLUMNS = "path, level, number, title, kind, role, spans, parent"
CLAUSE_COLUMNS = "section, ordinal, kind, marker, heading, departments, text, cells, header_rows, spans"

RowValues = Sequence[Any]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(text))


def document_row(document: Document, stated: Metadata) -> tuple[Any, ...]:
    """Id, source, SHA-256, metadata, stated metadata, coverage and places."""
    shown, said, coverage = (_json(dataclasses.asdict(part)) for part in (document.metadata, stated, document.coverage))
    head = (document.id, document.source, document.sha256, shown, said, coverage)
    return (*head, _json([_without_tail(place) for place in document.places]))


def _without_tail(place: Place) -> tuple[int | str, ...]:
    """A place without the zeros at its end: most are a start and a line."""
    length = len(place)
    while length > 1 and not place[length - 1]:
        length -= 1
    return place[:length]


def read_places(text: str) -> tuple[Place, ...]:
    """The places of a document from their JSON."""
    return tuple(Place(*values) for values in json.loads(text))


def read_document(row: RowValues) -> Document:
    """The head of a document from id, source, SHA-256, metadata and coverage."""
    document_id, source, sha256, metadata, coverage = row
    return Document(
        id=document_id,
        source=source,
        sha256=sha256,
        metadata=read_metadata(metadata),
        sections=(),
        clauses=(),
        furniture=(),
        coverage=Coverage(**json.loads(coverage)),
    )


def read_metadata(text: str) -> Metadata:
    """Metadata from its JSON; lists become tuples again."""
    values: dict[str, Any] = json.loads(text)
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    events: Sequence[dict[str, Any]] = values.get("history", ())
    values["history"] = tuple(Event(event["kind"], event["date"], tuple(event["bodies"])) for event in events)
    return Metadata(**values)


def section_row(section: Section) -> tuple[Any, ...]:
    """The columns of :data:`SECTION_COLUMNS`."""
    head = (section.path, section.level, section.number, section.title, section.kind, section.role)
    return (*head, _json(section.spans), section.parent)


def read_section(row: RowValues) -> Section:
    """A section from the columns of :data:`SECTION_COLUMNS`."""
    path, level, number, title, kind, role, spans, parent = row
    return Section(path, level, number, title, kind, role, _spans(spans), parent)


def clause_row(clause: Clause) -> tuple[Any, ...]:
    """The columns of :data:`CLAUSE_COLUMNS`."""
    departments = _json([[department.written, department.name] for department in clause.departments])
    cells = None if clause.rows is None else _json(clause.rows)
    head = (clause.section, clause.ordinal, clause.kind, clause.marker, clause.heading, departments, clause.text)
    return (*head, cells, clause.header_rows, _json(clause.spans))


def read_clause(row: RowValues) -> Clause:
    """A clause from the columns of :data:`CLAUSE_COLUMNS`."""
    section, ordinal, kind, marker, heading, departments, text, cells, header_rows, spans = row
    return Clause(
        section=section,
        ordinal=ordinal,
        kind=kind,
        marker=marker,
        heading=heading,
        departments=tuple(Department(written, name) for written, name in json.loads(departments)),
        text=text,
        rows=None if cells is None else tuple(tuple(line) for line in json.loads(cells)),
        header_rows=header_rows,
        spans=_spans(spans),
    )


def concept_row(concept: Concept) -> str:
    """A concept as JSON."""
    return _json(dataclasses.astuple(concept))


def read_concept(text: str) -> Concept:
    """A concept from its JSON; lists become tuples again."""
    from index.terms.glossary import Concept  # only here: a search reads no concepts

    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(text)]
    return Concept(*values)


def furniture_row(piece: Furniture) -> tuple[Any, ...]:
    """Reason, spans and text."""
    return piece.reason, _json(piece.spans), piece.text


def read_furniture(row: RowValues) -> Furniture:
    """A piece of furniture from reason, spans and text."""
    reason, spans, text = row
    return Furniture(reason, _spans(spans), text)


def asked_row(asked: AnsweredText) -> str:
    """Questions as JSON: a list for each language."""
    return _json([asked.zh, asked.en])


def read_asked(text: str) -> AnsweredText:
    """Questions from their JSON."""
    from index.questions.files import AnsweredText

    zh, en = json.loads(text)
    return AnsweredText(tuple(zh), tuple(en))
