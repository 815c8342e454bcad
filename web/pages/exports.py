"""The glossary as a table: CSV, workbook, JSON Lines, Word."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from search.exports.formats import BYTE_ORDER_MARK, plain
from search.exports.formats import FORMATS as CLAUSES

COLUMNS = ("id", "zh", "en", "zh_also", "en_also", "abbr", "kind", "note", "said", "related", "uses")

Rows = Iterable[Mapping[str, Any]]


def table(rows: Rows) -> Iterator[bytes]:
    """The rows of the glossary as CSV, renderings parted by ``|`` as in its source file."""
    yield sheet(COLUMNS, ([row[name] for name in COLUMNS] for row in rows)).encode()


def sheet(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows under their heads as CSV, every cell made safe."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([plain(cell(value)) for value in row] for row in rows)
    return text.getvalue()


def cell(value: Any) -> str:
    """A value as the text of one cell.

    >>> cell(["1+5+X", "X"]), cell(3)
    ('1+5+X | X', '3')
    """
    return " | ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def workbook(rows: Rows) -> Iterator[bytes]:
    """The rows as a workbook of text cells."""
    yield book("Glossary", COLUMNS, ([cell(row[name]) for name in COLUMNS] for row in rows))


def book(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A workbook of one sheet: numbers are numbers, everything else is text, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    made = Workbook(write_only=True)
    page = made.create_sheet(title)
    page.freeze_panes = "A2"

    def put(value: Any) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        text = WriteOnlyCell(page, value=cell(value))
        text.data_type = "s"
        return text

    page.append([put(head) for head in heads])
    for row in rows:
        page.append([put(value) for value in row])
    with tempfile.TemporaryFile() as file:
        made.save(file)
        file.seek(0)
        return file.read()


def lines(rows: Rows) -> Iterator[bytes]:
    """A JSON object a row."""
    for row in rows:
        yield (json.dumps({name: row[name] for name in COLUMNS}, ensure_ascii=False) + "\n").encode()


def word(rows: Rows) -> Iterator[bytes]:
    """The rows as a Word document: Chinese and English beside each other."""
    from docx import Document

    made = Document()
    parted = made.add_table(rows=0, cols=2, style="Table Grid")
    for row in rows:
        cells = parted.add_row().cells
        cells[0].text = "；".join([row["zh"], *row["zh_also"]])
        cells[1].text = "; ".join([row["en"], *row["en_also"], *row["abbr"]])
    with tempfile.TemporaryFile() as file:
        made.save(file)
        file.seek(0)
        yield file.read()


#: The formats: their type, and what writes them.
FORMATS: dict[str, tuple[str, Callable[[Rows], Iterator[bytes]]]] = {
    name: (CLAUSES[name].type, write)
    for name, write in (("csv", table), ("xlsx", workbook), ("jsonl", lines), ("docx", word))
}
