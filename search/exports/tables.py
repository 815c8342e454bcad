"""Tables as files, whatever their rows are of: CSV and workbooks, in which every text stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from search.exports.workbooks import Layout, workbook

#: Without it a spreadsheet takes a CSV file for its own code page.
BYTE_ORDER_MARK = "\ufeff"
#: A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


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


def sheet(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows under their heads as CSV, every cell made safe."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([plain(cell(value)) for value in row] for row in rows)
    return text.getvalue()


def book(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A workbook of one sheet, piece by piece: numbers are numbers, everything else is text."""
    return workbook(Layout(title, heads), ([_value(value) for value in row] for row in rows))


def _value(value: Any) -> Any:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else cell(value)
