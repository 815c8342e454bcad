"""The dump: the current index as JSON Lines, one object a line, in reading order."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from index.documents import Clause, Document, English, Furniture, Place, Section, Span
from index.storing.catalogue import Catalogue
from index.translations.composing import compose

#: The English of a document, by context.
Texts = Mapping[str, English]


def dump(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """Every document with its sections, clauses and furniture, in the order in which the source has them."""
    for document in catalogue.documents():
        english = catalogue.english(document.id)
        places = catalogue.places(document.id)
        yield _document(document, english)
        units: list[tuple[int, int, Section | Clause | Furniture]] = [
            *_placed_sections(catalogue.sections(document.id), catalogue.clauses(document.id)),
            *((_start(clause.spans), 1, clause) for clause in catalogue.clauses(document.id)),
            *((_start(piece.spans), 2, piece) for piece in catalogue.furniture(document.id)),
        ]
        # A section comes before its first clause, which begins where a preamble does.
        for _, _, unit in sorted(units, key=lambda placed: placed[:2]):
            yield _unit(document.id, unit, english) | {"source": _origin(unit.spans, places)}


def _placed_sections(sections: Sequence[Section], clauses: Sequence[Clause]) -> Iterator[tuple[int, int, Section]]:
    """Each section with its place: that of its heading, else of its first clause (a preamble), else of the last one."""
    first: dict[str, int] = {}
    for clause in clauses:
        first.setdefault(clause.section, _start(clause.spans))
    place = 0
    for section in sections:
        place = _start(section.spans) if section.spans else first.get(section.path, place)
        yield place, 0, section


def _start(spans: Sequence[Span]) -> int:
    return min(span.start for span in spans) if spans else 0


def _unit(document_id: str, unit: Section | Clause | Furniture, english: Texts) -> dict[str, Any]:
    if isinstance(unit, Section):
        return _section(document_id, unit, english)
    return _clause(document_id, unit, english) if isinstance(unit, Clause) else _furniture(document_id, unit)


def _document(document: Document, english: Texts) -> dict[str, Any]:
    return {
        "type": "document",
        "id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "metadata": dataclasses.asdict(document.metadata),
        "metadata_en": {
            context.partition("#")[2] or "title": found.text or None
            for context, found in english.items()
            if "/" not in context
        },
        "coverage": dataclasses.asdict(document.coverage),
    }


def _section(document_id: str, section: Section, english: Texts) -> dict[str, Any]:
    title = english.get(f"{document_id}/{section.path}")
    return {
        "type": "section",
        "document": document_id,
        "id": f"{document_id}/{section.path}",
        "path": section.path,
        "parent": section.parent,
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "title_en": section.title if title is None else title.text or None,
        "kind": section.kind,
        "role": section.role,
        **_place(section.spans),
    }


def _clause(document_id: str, clause: Clause, english: Texts) -> dict[str, Any]:
    shown = compose(document_id, clause, english)
    return {
        "type": "clause",
        "document": document_id,
        "id": f"{document_id}/{clause.section}/{clause.ordinal}",
        "section": clause.section,
        "ordinal": clause.ordinal,
        "kind": clause.kind,
        "marker": clause.marker,
        "heading": clause.heading,
        "departments": [department.written for department in clause.departments],
        "department_names": [department.name for department in clause.departments],
        "text": clause.text,
        "rows": clause.rows,
        "header_rows": clause.header_rows,
        "heading_en": shown.heading,
        "text_en": shown.text,
        "rows_en": shown.rows,
        "translation": shown.state,
        **_place(clause.spans),
    }


def _furniture(document_id: str, piece: Furniture) -> dict[str, Any]:
    return {"type": "furniture", "document": document_id, "reason": piece.reason, **_place(piece.spans)}


def _origin(spans: Sequence[Span], places: Sequence[Place]) -> list[dict[str, int | str]]:
    """Where in the file a unit was read: its first and its last place, one if they are the same, none of a preamble."""
    if not spans or not places:
        return []
    starts = (min(span.start for span in spans), max(span.end for span in spans) - 1)
    found = [places[max(0, bisect_right(places, start, key=attrgetter("start")) - 1)] for start in starts]
    shown = [{name: value for name, value in place._asdict().items() if value and name != "start"} for place in found]
    return shown if shown[0] != shown[1] else shown[:1]


def _place(spans: Sequence[Span]) -> dict[str, Any]:
    """The spans and their hull; a preamble has neither."""
    start, end = (min(span.start for span in spans), max(span.end for span in spans)) if spans else (None, None)
    return {"spans": spans, "start": start, "end": end}
