"""A PDF becomes the text that its reader follows, page by page.

bytes → :mod:`glyphs` (characters with their boxes, rules) → :mod:`tables`, :mod:`aligned` and :mod:`rows` →
:mod:`running` marks page numbers and running heads → :mod:`continuing` joins tables over pages → :mod:`joining` makes
paragraphs. A scan has no text: :mod:`recognising` says the command
that gives it one, or runs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pypdfium2

from index.errors import SourceError
from index.reading.contract import Delivered, Reading
from index.reading.gibberish import refuse_gibberish
from index.reading.pdf.continuing import continue_tables
from index.reading.pdf.glyphs import Sheet, read_sheet
from index.reading.pdf.joining import join_rows
from index.reading.pdf.recognising import COMMAND, recognise
from index.reading.pdf.rows import PageColumns, PdfRow, rows_of
from index.reading.pdf.running import Leaf, mark_running
from index.reading.pdf.tables import find_grids, read_grid

__all__ = ["read_pdf"]

#: A longer file is divided first; both bound time and memory.
_MOST_PAGES = 3_000
_MOST_CHARACTERS = 8_000_000

#: A page with fewer characters and more of it pictured than this is a picture.
_FEW_CHARACTERS, _PICTURED = 15, 0.5


def read_pdf(delivered: Delivered) -> Reading:
    """Reads a PDF: paragraphs in reading order, ruled tables, page numbers and running heads as data of the page.

    Raises:
        SourceError: If it is damaged, protected, too long, or a scan without a text.

    """
    name = delivered.name
    leaves = _leaves(delivered.data, name)
    if sum(leaf.is_picture for leaf in leaves) * 2 > len(leaves):
        if not delivered.ocr:
            raise SourceError(
                f"{name}: its pages are pictures without text; run `{COMMAND} IN OUT` and put OUT in its place, "
                "or build with --ocr"
            )
        leaves = _leaves(recognise(delivered, len(leaves)), name)
    lines = join_rows(continue_tables([row for rows in mark_running(leaves) for row in rows]))
    text = "\n".join(line.text for line in lines)
    if not text.strip():
        raise SourceError(f"{name}: there is no text in it; run `{COMMAND} IN OUT` and put OUT in its place")
    refuse_gibberish(text, name, f"run `{COMMAND} --force-ocr IN OUT` and put OUT in its place")
    return Reading(
        text, "pdf", lines, warnings=_warnings([at for at, leaf in enumerate(leaves, start=1) if leaf.is_picture])
    )


def _leaves(data: bytes, name: str) -> list[Leaf]:
    """The pages of a file, the characters of one in memory at a time."""
    with _opened(data, name) as document:
        count = len(document)
        if count > _MOST_PAGES:
            raise SourceError(
                f"{name}: it has {count:,} pages, more than {_MOST_PAGES:,}; divide it "
                f"(qpdf IN --pages . 1-{_MOST_PAGES} -- OUT) and build again"
            )
        leaves = []
        columns = PageColumns()
        characters = 0
        for index in range(count):
            page = document[index]
            try:
                sheet = read_sheet(page, index + 1)
            finally:
                page.close()
            rows, columns = _rows(sheet, columns)
            leaves.append(Leaf(sheet.height, tuple(rows), _is_picture(sheet)))
            characters += len(sheet.glyphs)
            if characters > _MOST_CHARACTERS:
                raise SourceError(
                    f"{name}: it has more than {_MOST_CHARACTERS:,} characters up to page {index + 1}; divide it"
                )
        return leaves


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    """Opens a file with PDFium, or says why it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(
                f"{name}: it is protected by a password; take it away (qpdf --decrypt --password=… IN OUT) "
                "and build again"
            ) from error
        raise SourceError(
            f"{name}: it is damaged or no PDF; save or download it again, or repair it (qpdf IN OUT)"
        ) from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise SourceError(f"{name}: a page of it is damaged ({error}); repair it (qpdf IN OUT)") from error
    finally:
        document.close()


def _rows(sheet: Sheet, before: PageColumns) -> tuple[list[PdfRow], PageColumns]:
    """The rows of one page, tables where they stand between them, and its columns."""
    grids = find_grids(sheet)
    free = list(sheet.glyphs)
    tables: list[list[PdfRow]] = []
    for grid in grids:
        held = [glyph for glyph in free if grid.holds(glyph)]
        free = [glyph for glyph in free if not grid.holds(glyph)]
        tables.append(read_grid(grid, held, sheet.number))
    rows, columns = rows_of(free, sheet, before)
    for table in filter(None, tables):
        at = next((at for at, row in enumerate(rows) if row.top >= table[0].top), len(rows))
        rows[at:at] = table
    counted = enumerate(_counted(rows), start=1)
    return [replace(row, line=number, table=table) for number, (row, table) in counted], columns


def _counted(rows: Sequence[PdfRow]) -> Iterator[tuple[PdfRow, int]]:
    """The rows of a page, each with the number of its table, which counts from the top; 0 outside."""
    table = 0
    for row in rows:
        table += row.row == 1
        yield row, table if row.cells is not None else 0


def _is_picture(sheet: Sheet) -> bool:
    return len(sheet.glyphs) < _FEW_CHARACTERS and sheet.pictured > _PICTURED


def _warnings(blind: list[int]) -> tuple[str, ...]:
    if not blind:
        return ()
    pages = ", ".join(map(str, blind[:10])) + (" …" if len(blind) > 10 else "")
    return (f"pages that are pictures without text were not read: {pages}; run `{COMMAND} --skip-text IN OUT`",)
