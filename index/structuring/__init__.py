"""A source becomes a document: ``structure(source, id)`` reads its parts, sections, clauses and metadata.

The stages, in order (:mod:`index.structuring.steps` takes a source through them; ``python -m index explain`` shows what
each makes of a file); each module says at its head what it reads and writes:

1. cleaning     lines → rows: marks and residues go, the plain form is made
2. page         what a web page or a collector sets around the text is set aside, its facts are kept
3. contents     the table of contents and the page numbers are set aside, before they tear paragraphs
4. numbers      articles run together are parted; 1 and 1、 are read as the whole document explains them
5. tables       rows of cells become tables, before short lines are taken for headings
6. parts        covering notice, document, annexes; head and foot are read while they are still lines
7. paragraphs   rows → blocks: what breaks of page and line tore is joined
8. headings     which block is a heading, an item, text; a series is read one way
9. outline      which heading stands under which; boxes end where they end
10. clauses     paragraphs are cut where they enumerate; run-in headings, departments
11. metadata    what the lines around the text say
12. coverage    every character is accounted for

No text is refused: what has no heading becomes clauses of the preamble.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.documents import Document, Furniture, Section, Source
from index.structuring import coverage
from index.structuring.clauses import cut_clauses
from index.structuring.metadata import printed_metadata, read_metadata
from index.structuring.outline import Draft
from index.structuring.roles import role_of
from index.structuring.steps import take_steps
from index.terms.lists import Lexicon

__all__ = ["structure"]


def structure(source: Source, document_id: str, lexicon: Lexicon | None = None) -> Document:
    """Reads the structure of a source.

    Args:
        source: The file as read.
        document_id: The id of the document.
        lexicon: The usual names of departments and the districts; without it names stay as written.

    """
    lexicon = lexicon or Lexicon()
    steps = take_steps(source)
    parts = [read.part for read in steps.parts]
    sections = _sections(steps.drawing.drafts)
    clauses = tuple(cut_clauses(steps.drawing.placed, lexicon.departments))
    around = [*steps.page.asides, *(aside for part in parts for aside in part.asides)]
    asides = [Furniture(aside.reason, aside.text.spans, aside.text.printed) for aside in around]
    aside = _in_order([*steps.residues, *steps.contents, *asides])
    measured = coverage.measure(source.text, sections, clauses, aside)
    return Document(
        id=document_id,
        source=source.name,
        sha256=source.sha256,
        metadata=printed_metadata(read_metadata(parts, lexicon, source.name, steps.page.facts), around),
        sections=sections,
        clauses=clauses,
        furniture=aside,
        coverage=measured,
        places=tuple(place for line in source.lines for place in line.places),
    )


def _sections(drafts: Iterable[Draft]) -> tuple[Section, ...]:
    """Gives every section its role; parents stand before their children."""
    roles: dict[str, str | None] = {}
    sections = []
    for draft in drafts:
        role = role_of(draft.words or draft.title, draft.level, roles.get(draft.parent or ""))
        if draft.kind in ("part", "preamble") and role is None:
            role = "overview" if draft.kind == "preamble" else None
        roles[draft.path] = role
        sections.append(
            Section(draft.path, draft.level, draft.number, draft.title, draft.kind, role, draft.spans, draft.parent)
        )
    return tuple(sections)


def _in_order(furniture: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Puts furniture into reading order."""
    return tuple(sorted(furniture, key=lambda piece: piece.spans[0]))
