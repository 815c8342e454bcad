"""Tables as files, whatever their rows are of: CSV and workbooks, in which every text stays text."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Sequence
from typing import Any

#: Without it a spreadsheet takes a CSV file for its own code page.
BYTE_ORDER_MARK = "\ufeff"
#: A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
#: What no workbook and no Word document can hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: Characters that a cell of a workbook may hold.
_CELL = 32_767


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> plain("=1+1"), plain("-5"), plain("1+5+X")
    ("'=1+1", "'-5", '1+5+X')
    """
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def cell(value: Any) -> str:
    """A value as the text of one cell.

    >>> cell(["1+5+X", "X"]), cell(3)
    ('1+5+X | X', '3')
    """
    return " | ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def printable(text: str) -> str:
    """A text without the characters that no workbook and no Word document can hold."""
    return _CONTROLS.sub("", text)


def text_cell(page: Any, text: str) -> Any:
    """A cell of a sheet (openpyxl has no types) that holds a text, whatever it begins with, as far as a cell can."""
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(page, value=printable(text)[:_CELL])
    made.data_type = "s"
    return made


def sheet(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows under their heads as CSV, every cell made safe."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([plain(cell(value)) for value in row] for row in rows)
    return text.getvalue()


def book(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A workbook of one sheet: numbers are numbers, everything else is text."""
    from openpyxl import Workbook

    made = Workbook(write_only=True)
    page = made.create_sheet(title)
    page.freeze_panes = "A2"

    def put(value: Any) -> Any:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return value if is_number else text_cell(page, cell(value))

    page.append([put(head) for head in heads])
    for row in rows:
        page.append([put(value) for value in row])
    with tempfile.TemporaryFile() as file:
        made.save(file)
        file.seek(0)
        return file.read()
