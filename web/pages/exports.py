"""The glossary as CSV: for spreadsheets, which must show every cell as text and run none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

COLUMNS = ("id", "zh", "en", "zh_also", "en_also", "abbr", "kind", "note", "said", "related", "uses")
#: Without it a spreadsheet takes the file for its own code page.
_BYTE_ORDER_MARK = "\ufeff"
#: A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def table(rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows of the glossary, renderings parted by ``|`` as in its source file."""
    return sheet(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))


def sheet(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows under their heads, every cell made safe."""
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: Any) -> str:
    """A value as text that no spreadsheet calculates.

    >>> cell(["1+5+X", "X"]), cell("=1+1"), cell("-5")
    ('1+5+X | X', "'=1+1", "'-5")
    """
    text = " | ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
