"""The file of a document as it was delivered, around one clause: every character of it belongs to something."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import NamedTuple

from index.documents import Clause, Document, Place, Span
from index.storing.sources import StoredSource
from search.answers.fragments import on_page
from search.answers.resources import Resources, clause_id
from search.answers.values import Json
from search.library.generation import Library

#: Lines that are shown before and behind a clause, at least and at most.
AROUND, MOST_AROUND = 4, 200
#: Media types by suffix; whatever is none of them is bytes.
_TYPES = {
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "htm": "text/html",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "wps": "application/vnd.ms-works",
}
#: Codecs of Python that browsers call otherwise.
_CHARSETS = {"utf-8-sig": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


class _Unit(NamedTuple):
    """A stretch of a source and what it belongs to."""

    start: int
    end: int
    kind: str
    name: str


class SourceViews:
    """Shows the sources of one generation."""

    def __init__(self, library: Library, resources: Resources) -> None:
        self._library = library
        self._resources = resources

    def file(self, document_id: str) -> tuple[StoredSource, str] | None:
        """The file of a document with its media type; None where there is none."""
        found = self._library.sources.find(document_id)
        return None if found is None else (found, media_type(found))

    def links(self, document_id: str, clause: str, text: str) -> Json:
        """Where a clause can be seen as delivered: in the file, and on the issuer's page where that is known."""
        url = self._library.documents[document_id].metadata.url
        return {"source_url": f"/documents/{clause}/source", "official_url": on_page(url, text) if url else None}

    def around(self, document_id: str, path: str, ordinal: int, around: int = AROUND) -> Json | None:
        """The lines of the file that hold a clause, with those around it; None where there is no such clause."""
        document = self._library.documents.get(document_id)
        number = self._library.catalogue.number_of(document_id, path, ordinal) if document else None
        found = self._library.sources.find(document_id)
        if document is None or number is None or found is None:
            return None
        clause = self._library.clauses.at([number])[0][1]
        lines = list(_lines(found.text))
        first, last = _range(lines, clause.spans)
        shown = range(max(0, first - around), min(len(lines), last + 1 + around))
        places = self._library.catalogue.places(document_id)
        units = list(self._units(document, clause, lines[shown[0]].start, lines[shown[-1]].end))
        return {
            "id": f"{document_id}/{path}/{ordinal}",
            "url": f"/documents/{document_id}/{path}/{ordinal}/source",
            "clause": {**self._resources.clause_text(document_id, clause)},
            "document": self._resources.document_brief(document),
            "section": self._resources.section_brief(document_id, self._library.outlines[document_id].sections[path]),
            "file": self._file(document_id, found),
            "coverage": asdict(document.coverage),
            "before": shown[0],
            "behind": len(lines) - shown[-1] - 1,
            "lines": [_line(found.text, lines[n], n + 1, units, places) for n in shown],
        }

    def _file(self, document_id: str, found: StoredSource) -> Json:
        return {
            "name": found.name,
            "sha256": found.sha256,
            "encoding": found.encoding,
            "type": media_type(found),
            "bytes": len(found.data),
            "url": f"/documents/{document_id}/source",
        }

    def _units(self, document: Document, clause: Clause, start: int, end: int) -> Iterator[_Unit]:
        """What the stretch from ``start`` to ``end`` belongs to: this clause, others, headings, furniture."""
        catalogue = self._library.catalogue
        named = [
            (each.spans, "clause" if each == clause else "other", clause_id(document.id, each))
            for each in catalogue.clauses(document.id)
        ]
        named += [(each.spans, "heading", f"{document.id}/{each.path}") for each in catalogue.sections(document.id)]
        named += [(each.spans, "furniture", each.reason) for each in catalogue.furniture(document.id)]
        for spans, kind, name in named:
            for span in spans:
                if span.start < end and span.end > start:
                    yield _Unit(span.start, span.end, kind, name)


def media_type(found: StoredSource) -> str:
    """The type of a file, with its character set where it is text.

    >>> media_type(StoredSource("a.txt", "", "gb18030", b"", ""))
    'text/plain; charset=gb18030'
    """
    kind = _TYPES.get(found.name.rpartition(".")[2].lower(), "application/octet-stream")
    if not kind.startswith("text/"):
        return kind
    return f"{kind}; charset={_CHARSETS.get(found.encoding, found.encoding)}"


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text, without their ends."""
    start = 0
    for piece in text.splitlines(keepends=True):
        yield Span(start, start + len(piece.splitlines()[0]))
        start += len(piece)


def _range(lines: Sequence[Span], spans: Sequence[Span]) -> tuple[int, int]:
    """The first and the last line that hold something of the spans."""
    starts = [line.start for line in lines]
    first = min(span.start for span in spans)
    last = max(span.end for span in spans) - 1
    return bisect_right(starts, first) - 1, bisect_right(starts, last) - 1


def _line(text: str, line: Span, number: int, units: Sequence[_Unit], places: Sequence[Place]) -> Json:
    """One line with its place in the file, cut where what it belongs to changes."""
    inside = [unit for unit in units if unit.start < line.end and unit.end > line.start]
    cuts = sorted({line.start, line.end, *(min(max(p, line.start), line.end) for u in inside for p in u[:2])})
    pieces = []
    for start, end in itertools.pairwise(cuts):
        unit = next((unit for unit in inside if unit.start <= start and unit.end >= end), None)
        kind, name = (unit.kind, unit.name) if unit else (None, None)
        pieces.append({"text": text[start:end], "kind": kind, "name": name})
    at = bisect_right([place.start for place in places], line.start) - 1
    where = places[at]._asdict() if at >= 0 else {}
    return {
        "number": number,
        "place": {name: value for name, value in where.items() if value and name != "start"},
        "pieces": pieces,
    }
