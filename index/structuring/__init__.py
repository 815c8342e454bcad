"""A source becomes a document: ``structure(source, id)`` reads its parts, sections, clauses and metadata.

The stages, in order; each module says at its head what it reads and writes:

1. cleaning     lines → rows: marks and residues go
2. page         what a web page or a collector sets around the text is set aside, its facts are kept
3. contents     the table of contents and the page numbers are set aside, before they tear paragraphs
4.  tables              rows of cells become tables, before short lines are taken for headings
5.  parts                covering notice, document, annexes; head and foot are read while they are still lines
6.  paragraphs      rows → blocks: what breaks of page and line tore is joined
7.  headings          which block is a heading, an item, text (numbering says how markers look)
8.  outline            which heading stands under which; boxes end where they end
9.  clauses            paragraphs are cut where they enumerate; run-in headings, departments
10. metadata    what the lines around the text say
11. coverage    every character is accounted for

No text is refused: what has no heading becomes clauses of the preamble.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.documents import Document, Furniture, Section, Source
from index.structuring import coverage
from index.structuring.articles import part_articles
from index.structuring.clauses import cut_clauses
from index.structuring.cleaning import clean_lines
from index.structuring.contents import drop_contents, drop_pages
from index.structuring.headings import read_headings
from index.structuring.metadata import printed_metadata, read_metadata
from index.structuring.numbers import settle_numbers
from index.structuring.outline import Draft, Outline, draw
from index.structuring.page import find_page
from index.structuring.paragraphs import join_rows
from index.structuring.parts import Part, find_parts
from index.structuring.roles import role_of
from index.structuring.tables import find_tables
from index.terms.lists import Lexicon

__all__ = ["structure"]

#: The kinds of act that a covering notice performs, by the words of its title.
_ACTS = (("批转", "批转通知"), ("印发", "印发通知"), ("转发", "转发通知"))


def structure(source: Source, document_id: str, lexicon: Lexicon | None = None) -> Document:
    """Reads the structure of a source.

    Args:
        source: The file as read.
        document_id: The id of the document.
        lexicon: The usual names of departments and the districts; without it names stay as written.

    """
    lexicon = lexicon or Lexicon()
    rows, furniture = clean_lines(source)
    page = find_page(rows, source.page)
    rows, contents = drop_contents(page.rows)
    rows, pages = drop_pages(rows, source.text)
    parts = find_parts(find_tables(settle_numbers(part_articles(rows))))
    outline = draw_parts(parts)
    sections = _sections(outline.drafts)
    clauses = tuple(cut_clauses(outline.placed, lexicon.departments))
    around = [*page.asides, *(aside for part in parts for aside in part.asides)]
    asides = [Furniture(aside.reason, aside.text.spans, aside.text.printed) for aside in around]
    aside = _in_order([*furniture, *contents, *pages, *asides])
    measured = coverage.measure(source.text, sections, clauses, aside)
    return Document(
        id=document_id,
        source=source.name,
        sha256=source.sha256,
        metadata=printed_metadata(read_metadata(parts, lexicon, source.name, page.facts), around),
        sections=sections,
        clauses=clauses,
        furniture=aside,
        coverage=measured,
        places=tuple(place for line in source.lines for place in line.places),
    )


def draw_parts(parts: Iterable[Part]) -> Outline:
    """Draws the outline of every part: the notice is N, the annexes are x1, x2 …."""
    outline = Outline()
    annexes = 0
    for part in parts:
        home, base = None, ""
        if part.kind == "cover":
            home = outline.open(Draft("N", 1, "", act_of(part.title), "part", (), None))
            base = "N"
        elif part.kind == "annex":
            annexes += 1
            base = f"x{annexes}"
            spans = tuple(span for text in part.mark for span in text.spans)
            home = outline.open(Draft(base, 1, part.number, part.title, "annex", spans, None))
        blocks = join_rows(part.content)
        draw(outline, blocks, read_headings(blocks), home, base)
    return outline


def act_of(title: str | None) -> str:
    """Names the act that a covering notice performs.

    >>> act_of("上海市静安区人民政府关于批转区发展改革委《…实施意见》的通知")
    '批转通知'
    """
    return next((act for word, act in _ACTS if word in (title or "")), "通知")


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
