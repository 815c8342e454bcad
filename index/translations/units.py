"""What is translated of a document: titles, headings, clauses and the cells of its tables, each with its context.

The context is an address: ``xuhui`` (title), ``xuhui#issuer1``, ``xuhui/4.1.3`` (section title), ``xuhui/2.3/6``
(clause), and within a clause ``#heading``, ``#caption``, ``#note`` and ``#r3c2`` (row 3, column 2). It only tells
identical texts apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from index.analysis.folding import HAN_RUN
from index.documents import Clause, Document

#: What a document says about itself that is translated, under ``#field``.
METADATA = (
    "cover_title",
    "type",
    "status",
    "addressees",
    "copied_to",
    "approved_by",
    "printed_by",
    "signatory",
    "result",
    "disclosure",
    "contact",
    "address",
)

#: Han characters that stand in texts of other languages too.
_SIGNS = "々〇"


class Unit(NamedTuple):
    """One text that has one English text."""

    context: str
    text: str


@dataclass(frozen=True, slots=True)
class TableText:
    """The lines of a table clause that are no row: what stands above its rows and below them."""

    caption: str
    note: str


def units(document: Document) -> Iterator[Unit]:
    """Every text of a document that holds Chinese, in reading order."""
    for unit in _units(document):
        if unit.text and needs_translation(unit.text):
            yield unit


def needs_translation(text: str) -> bool:
    """Whether a text holds Chinese: a number or CRO is its own English."""
    return any(run[0].strip(_SIGNS) for run in HAN_RUN.finditer(text))


def own_english(text: str | None) -> str | None:
    """What holds no Chinese (CRO, 2025) is its own English."""
    return text if text and not needs_translation(text) else None


def address(document_id: str, clause: Clause) -> str:
    """The context of a clause."""
    return f"{document_id}/{clause.section}/{clause.ordinal}"


def table_text(clause: Clause) -> TableText:
    """Caption and note of a table, whose text is one line a row between them; of any other clause, nothing."""
    if not clause.rows:
        return TableText("", "")
    lines = clause.text.split("\n")
    first = " | ".join(cell for cell in clause.rows[0] if cell)
    start = lines.index(first) if first in lines else 0
    return TableText("\n".join(lines[:start]), "\n".join(lines[start + len(clause.rows) :]))


def _units(document: Document) -> Iterator[Unit]:
    metadata = document.metadata
    yield Unit(document.id, metadata.title or "")
    for number, issuer in enumerate(metadata.issuers, 1):
        yield Unit(f"{document.id}#issuer{number}", issuer)
    for name in METADATA:
        yield Unit(f"{document.id}#{name}", getattr(metadata, name) or "")
    inside: dict[str, list[Clause]] = {}
    for clause in document.clauses:
        inside.setdefault(clause.section, []).append(clause)
    for section in document.sections:
        yield Unit(f"{document.id}/{section.path}", section.title or "")
        for clause in inside.get(section.path, ()):
            yield from _clause_units(address(document.id, clause), clause)


def _clause_units(context: str, clause: Clause) -> Iterator[Unit]:
    if not clause.rows:
        yield Unit(f"{context}#heading", clause.heading or "")
        yield Unit(context, clause.text)
        return
    outside = table_text(clause)
    yield Unit(f"{context}#caption", outside.caption)
    for row, cells in enumerate(clause.rows, 1):
        for column, cell in enumerate(cells, 1):
            yield Unit(f"{context}#r{row}c{column}", cell)
    yield Unit(f"{context}#note", outside.note)
