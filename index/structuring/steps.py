"""What the stages make of a source, one after the other: the document is made of it, ``explain`` shows it.

Reads: a source. Writes: what each stage hands on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.documents import Furniture, Source
from index.structuring.articles import part_articles
from index.structuring.cleaning import CleanLine, clean_lines
from index.structuring.contents import drop_contents, drop_pages
from index.structuring.headings import read_headings
from index.structuring.numbers import settle_numbers
from index.structuring.outline import Draft, Drawing, draw
from index.structuring.page import PageSplit, find_page
from index.structuring.paragraphs import Block, join_rows
from index.structuring.parts import FilePart, find_parts
from index.structuring.readings import BlockReading
from index.structuring.tables import Table, find_tables

#: The kinds of act that a covering notice performs, by the words of its title.
_ACTS = (("批转", "批转通知"), ("印发", "印发通知"), ("转发", "转发通知"))


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part of a file with its blocks and what each of them is."""

    part: FilePart
    blocks: Sequence[Block]
    readings: Sequence[BlockReading]


@dataclass(frozen=True, slots=True)
class Steps:
    """What every stage up to the outline hands on.

    Attributes:
        rows: Of cleaning.
        residues: What cleaning set aside.
        page: Rows, asides and facts of the page.
        contents: Tables of contents, page numbers and running titles that were set aside.
        items: Rows with settled numbers, and tables.
        parts: Covering notice, document and annexes, read.
        drawing: Sections and placed text.
    """

    rows: Sequence[CleanLine]
    residues: Sequence[Furniture]
    page: PageSplit
    contents: Sequence[Furniture]
    items: Sequence[CleanLine | Table]
    parts: Sequence[ReadPart]
    drawing: Drawing


def take_steps(source: Source) -> Steps:
    """Takes a source through every stage up to the outline."""
    rows, residues = clean_lines(source)
    page = find_page(rows, source.page)
    kept, contents = drop_contents(page.rows)
    kept, pages = drop_pages(kept, source.text)
    items = find_tables(settle_numbers(part_articles(kept)))
    parts = []
    for part in find_parts(items):
        blocks = join_rows(part.content)
        parts.append(ReadPart(part, blocks, read_headings(blocks)))
    return Steps(rows, residues, page, [*contents, *pages], items, parts, _draw(parts))


def _draw(parts: Sequence[ReadPart]) -> Drawing:
    """Draws the outline of every part: the notice is N, the annexes are x1, x2 …."""
    drawing = Drawing()
    annexes = 0
    for read in parts:
        part, home, base = read.part, None, ""
        if part.kind == "cover":
            home = drawing.open(Draft("N", 1, "", act_of(part.title), "part", (), None))
            base = "N"
        elif part.kind == "annex":
            annexes += 1
            base = f"x{annexes}"
            spans = tuple(span for text in part.mark for span in text.spans)
            home = drawing.open(Draft(base, 1, part.number, part.title, "annex", spans, None))
        draw(drawing, read.blocks, read.readings, home, base)
    return drawing


def act_of(title: str | None) -> str:
    """Names the act that a covering notice performs.

    >>> act_of("上海市静安区人民政府关于批转区发展改革委《…实施意见》的通知")
    '批转通知'
    """
    return next((act for word, act in _ACTS if word in (title or "")), "通知")
