"""Goes through the body of a Word file and collects its lines: one a paragraph, one a row of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from index.reading.grid import Cell, lay_out
from index.reading.pieces import PageLine, StyledRun, compose
from index.reading.word.numbering import Numbering
from index.reading.word.package import Element, child, local, value
from index.reading.word.runs import NoteNumbers, ParagraphText, read_words
from index.reading.word.styles import Styles, is_on

#: Elements that only hold paragraphs and tables.
_HOLDERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"))

_CONTENTS_TITLE = re.compile(r"\s*目\s*[录次]\s*")

#: A heading is no longer than this; Word lets whole paragraphs carry the level of one.
_HEADING_LENGTH = 100

#: As many paragraphs in one cell, and so large a share of the words: the table is a frame around an article.
_FRAME_PARAGRAPHS, _FRAME_SHARE = 3, 0.6


class Walk:
    """What is known while a file is gone through: lists that count on, notes, where the paragraph stands."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Mapping[str, Element]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = {(kind, value(note, "id") or ""): note for kind, root in notes.items() for note in root}
        self._numbers: NoteNumbers = {}
        self._pieces: list[PageLine] = []
        self._torn: list[StyledRun] = []
        self._paragraphs = 0
        self._tables = 0
        self._in_contents = 0

    def body(self, root: Element) -> list[PageLine]:
        """The lines of the body, blank ones for empty paragraphs."""
        self._pieces, self._paragraphs, self._tables = [], 0, 0
        for node in root:
            self._blocks(node, PageLine("", whole=True))
        if self._torn:
            self._pieces += compose(self._torn, PageLine("", whole=True, paragraph=self._paragraphs))
            self._torn = []
        return _title_contents(self._pieces)

    def aside(self, root: Element, part: str) -> list[PageLine]:
        """The lines of a header or a footer."""
        self._pieces, self._paragraphs, self._tables = [], 0, 0
        for node in root:
            self._block(node, PageLine("", part=part, whole=True))
        return self._pieces

    def _blocks(self, root: Element, template: PageLine) -> None:
        """Reads a part of the body; a holder of many is a block itself."""
        if local(root) == "body":
            for node in root:
                self._block(node, template)
        else:
            self._block(root, template)

    def _block(self, node: Element, template: PageLine) -> None:
        """Reads a paragraph, a table or an element that holds some."""
        name = local(node)
        if name == "p":
            if not template.cell and not template.part:
                self._paragraphs += 1
            self._paragraph(node, template)
        elif name == "tbl":
            self._table(node, template)
        elif name in _HOLDERS:
            gallery = value(child(node, "sdtPr", "docPartObj", "docPartGallery")) or ""
            contents = "table of contents" in gallery.lower()
            self._in_contents += contents
            for one in node:
                self._block(one, template)
            self._in_contents -= contents

    def _paragraph(self, node: Element, template: PageLine) -> None:
        """Reads a paragraph, then what is anchored in it: text boxes, footnotes."""
        template = replace(template, paragraph=template.paragraph or self._paragraphs)
        words = read_words(node, self._styles, self._numbers)
        properties = child(node, "pPr")
        if is_on(child(properties, "rPr", "del")) or is_on(child(properties, "rPr", "moveFrom")):
            # Its end is deleted: the paragraph goes on in the next.
            self._torn += words.runs
        else:
            runs = self._torn + self._number(properties, words) + words.runs
            self._torn = []
            self._pieces += self._lines(runs, properties, template)
        self._anchored(words, template)

    def _number(self, properties: Element | None, words: ParagraphText) -> list[StyledRun]:
        """The automatic number of a paragraph; Word counts empty ones, too, and prints their number."""
        style = value(child(properties, "pStyle")) or self._styles.default
        number = self._numbering.next_number(properties, style)
        if number is None:
            return []
        return [StyledRun("• " if number.bullet else number.text, kept=True)] if number.text or words.runs else []

    def _lines(self, runs: list[StyledRun], properties: Element | None, template: PageLine) -> list[PageLine]:
        style = value(child(properties, "pStyle")) or self._styles.default
        level = self._styles.level(style, properties)
        length = sum(len(run.text) for run in runs)
        bullet = bool(runs) and runs[0].text == "• "
        kind = "contents" if self._in_contents or self._styles.is_contents(style) else "list" if bullet else "text"
        shape = replace(template, level=level if 0 < length <= _HEADING_LENGTH else 0, kind=kind)
        return compose(runs, shape) or [replace(template, text="")]

    def _anchored(self, words: ParagraphText, template: PageLine) -> None:
        """Reads the text boxes and the notes of a paragraph below it."""
        for box in words.boxes:
            for one in box:
                self._block(one, replace(template, part=template.part or "text box", paragraph=self._paragraphs))
        for key in words.notes:
            note = self._notes.pop(key, None)
            for at, one in enumerate(() if note is None else note):
                shape = replace(template, part=key[0], paragraph=at + 1)
                if local(one) == "p":
                    inner = read_words(one, self._styles, self._numbers)
                    mark = [] if at else [StyledRun(f"[{self._numbers[key]}] ", kept=True)]
                    self._pieces += compose([*mark, *inner.runs], shape)

    def _table(self, node: Element, template: PageLine) -> None:
        """Reads a table of facts row by row, one that frames text as the lines of its cells."""
        rows = [_cells(row) for row in _rows(node)]
        self._tables += 1
        table = self._tables
        if _is_frame(rows):
            for number, row in enumerate(rows, start=1):
                for at, cell in enumerate(row, start=1):
                    for one in cell:
                        self._block(one, replace(template, table=table, row=number, cell=at))
            return
        notes: list[ParagraphText] = []
        grid = lay_out([[self._cell(cell, notes) for cell in row] for row in rows])
        for number, cells in enumerate(grid, start=1):
            if any(cells):
                text = "\t".join(cells)
                self._pieces.append(replace(template, text=text, cells=cells, table=table, row=number))
        for words in notes:
            self._anchored(words, replace(template, table=table))

    def _cell(self, cell: Element, notes: list[ParagraphText]) -> Cell:
        """The text of a cell on one line; a cell that goes on from above has none of its own."""
        properties = child(cell, "tcPr")
        span = value(child(properties, "gridSpan")) or "1"
        width = int(span) if span.isascii() and span.isdigit() and len(span) < 5 else 1
        merged = child(properties, "vMerge")
        if merged is not None and value(merged) != "restart":
            return Cell("", max(1, width))
        texts = []
        for paragraph in _paragraphs(cell):
            words = read_words(paragraph, self._styles, self._numbers)
            notes.append(ParagraphText(boxes=words.boxes, notes=words.notes))
            runs = self._number(child(paragraph, "pPr"), words) + words.runs
            texts += [piece.text.strip() for piece in compose(runs, PageLine(""))]
        return Cell(" ".join(" ".join(texts).split()), max(1, width))


def _rows(table: Element) -> list[Element]:
    """The rows of a table, also those in holders; deleted ones are gone."""
    found = []
    for node in table:
        if local(node) == "tr":
            if child(node, "trPr", "del") is None:
                found.append(node)
        elif local(node) in _HOLDERS:
            found += _rows(node)
    return found


def _cells(row: Element) -> list[Element]:
    found = []
    for node in row:
        if local(node) == "tc":
            if child(node, "tcPr", "cellDel") is None:
                found.append(node)
        elif local(node) in _HOLDERS:
            found += _cells(node)
    return found


def _paragraphs(node: Element) -> list[Element]:
    """The paragraphs of a cell, in holders and nested tables, too; not those of its text boxes."""
    found = []
    for one in node:
        if local(one) == "p":
            found.append(one)
        elif local(one) in _HOLDERS or local(one) in ("tbl", "tr", "tc"):
            found += _paragraphs(one)
    return found


def _is_frame(rows: list[list[Element]]) -> bool:
    """Whether a table only frames text: one column, a table in a cell, or an article in one that is most of it."""
    if all(len(row) < 2 for row in rows):
        return True
    cells = [cell for row in rows for cell in row]
    if any(local(one) == "tbl" for cell in cells for one in cell):
        return True
    lengths = [len("".join(cell.itertext())) for cell in cells]
    whole = sum(lengths)
    return any(
        length > _FRAME_SHARE * whole and len(_paragraphs(cell)) >= _FRAME_PARAGRAPHS
        for cell, length in zip(cells, lengths, strict=True)
    )


def _title_contents(pieces: list[PageLine]) -> list[PageLine]:
    """The lines with 目录 above a marked table of contents counted to it."""
    following: PageLine | None = None
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if following is not None and following.kind == "contents" and _CONTENTS_TITLE.fullmatch(piece.text):
            pieces[at] = replace(piece, kind="contents", level=0)
        if piece.text.strip():
            following = pieces[at]
    return pieces
