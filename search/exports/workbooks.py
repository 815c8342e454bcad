"""Workbooks of any length: openpyxl says what a workbook is, the rows go into its sheet one after the other.

openpyxl makes an object of every cell and keeps one for every link until it saves; here a row is written, and gone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

#: Rows that a sheet may hold beside its head, bytes that a part may have in a zip file that every program reads, and
#: links that a sheet may hold.
ROWS, _BYTES, LINKS = 1_048_575, 2_000_000_000, 65_000
#: Characters that a cell may hold.
_CELL = 32_767
#: What no workbook and no Word document can hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: Bytes that are sent at once.
_CHUNK = 65_536
_SHEET, _RELATIONS, _END = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "</sheetData>"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet looks.

    Attributes:
        title: What its tab says.
        heads: What stands above each column.
        freeze: The first cell that moves when the sheet is scrolled.
        widths: Of the columns, in characters; their texts wrap. Without any, columns keep the program's width.
        link: The column whose addresses are links.
    """

    title: str
    heads: Sequence[str]
    freeze: str = "A2"
    widths: Sequence[int] = ()
    link: int | None = None


def workbook(layout: Layout, rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """The file, piece by piece while the rows come: numbers are numbers, all else is text, whatever it begins with.

    Rows beyond what a sheet can hold are left out.
    """
    model = _model(layout)
    sent = _Sent()
    with ZipFile(sent, "w", ZIP_DEFLATED) as made:
        for name in model.parts.namelist():
            if name != _SHEET:
                made.writestr(name, model.parts.read(name))
        before, _, after = model.parts.read(_SHEET).decode().partition(_END)
        links: list[tuple[str, str]] = []
        with made.open(_SHEET, "w") as sheet:
            sheet.write(before.encode())
            numbered = enumerate(islice(rows, ROWS), 2)
            yield from _written(sheet, sent, (_row(number, row, model, layout.link, links) for number, row in numbered))
            sheet.write(f"{_END}{_linked(links)}{after}".encode())
        if links:
            with made.open(_RELATIONS, "w") as relations:
                yield from _written(relations, sent, _related(links))
    yield sent.taken()


def printable(text: str) -> str:
    """A text without the characters that no workbook and no Word document can hold."""
    return _CONTROLS.sub("", text)


class _Sent(io.RawIOBase):
    """What is written is kept until it is taken."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        self.size += len(data)
        return len(data)

    def taken(self) -> bytes:
        data = b"".join(self._pieces)
        self._pieces.clear()
        self.size = 0
        return data


class _Model(NamedTuple):
    """A workbook without rows, the letters of its columns, and the numbers of the styles of its texts and links."""

    parts: ZipFile
    letters: Sequence[str]
    text: int
    link: int


def _model(layout: Layout) -> _Model:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(layout.title)
    sheet.freeze_panes = layout.freeze
    for place, width in enumerate(layout.widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width

    def styled(text: str, font: Font) -> Any:
        cell = WriteOnlyCell(sheet, value=printable(text)[:_CELL])
        cell.data_type, cell.font = "s", font
        if layout.widths:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        return cell

    styles = [styled("", font).style_id for font in (Font(), Font(color="1D4E79", underline="single"))]
    sheet.append([styled(head, Font(bold=True)) for head in layout.heads])
    file = io.BytesIO()
    book.save(file)
    return _Model(ZipFile(file), [get_column_letter(place) for place, _ in enumerate(layout.heads, 1)], *styles)


def _written(file: IO[bytes], sent: _Sent, texts: Iterable[str]) -> Iterator[bytes]:
    """What is complete while texts are written, as far as a part of a file may grow."""
    size = 0
    for text in texts:
        data = text.encode()
        size += len(data)
        if size > _BYTES:
            return
        file.write(data)
        if sent.size >= _CHUNK:
            yield sent.taken()


def _row(number: int, row: Sequence[Any], model: _Model, link: int | None, links: list[tuple[str, str]]) -> str:
    cells = []
    for place, value in enumerate(row):
        name = f"{model.letters[place]}{number}"
        if isinstance(value, int | float) and not isinstance(value, bool):
            cells.append(f'<c r="{name}"><v>{value}</v></c>')
            continue
        text = printable(str(value))[:_CELL]
        style = model.text
        if place == link and text.startswith("http") and len(links) < LINKS:
            links.append((name, text))
            style = model.link
        if text:
            shown = f'<t xml:space="preserve">{escape(text)}</t>'
            cells.append(f'<c r="{name}" s="{style}" t="inlineStr"><is>{shown}</is></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _linked(links: Sequence[tuple[str, str]]) -> str:
    if not links:
        return ""
    each = (f'<hyperlink ref="{name}" r:id="rId{number}"/>' for number, (name, _) in enumerate(links, 1))
    return f'<hyperlinks xmlns:r="{_OFFICE}">{"".join(each)}</hyperlinks>'


def _related(links: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'<Relationships xmlns="{_PACKAGE}">'
    kind = f'Type="{_OFFICE}/hyperlink" TargetMode="External"'
    for number, (_, target) in enumerate(links, 1):
        yield f'<Relationship Id="rId{number}" {kind} Target={quoteattr(target)}/>'
    yield "</Relationships>"
