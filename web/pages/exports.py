"""The glossary as a table: CSV, workbook, JSON Lines, Word."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from search.exports.formats import FORMATS as CLAUSES
from search.exports.tables import book, cell, sheet
from search.exports.workbooks import printable

COLUMNS = ("id", "zh", "en", "zh_also", "en_also", "abbr", "kind", "note", "said", "related", "uses")

Rows = Iterable[Mapping[str, Any]]


def table(rows: Rows) -> Iterator[bytes]:
    """The rows of the glossary as CSV, renderings parted by ``|`` as in its source file."""
    yield sheet(COLUMNS, ([row[name] for name in COLUMNS] for row in rows)).encode()


def workbook(rows: Rows) -> Iterator[bytes]:
    """The rows as a workbook of text cells."""
    return book("Glossary", COLUMNS, ([cell(row[name]) for name in COLUMNS] for row in rows))


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
        cells[0].text = printable("；".join([row["zh"], *row["zh_also"]]))
        cells[1].text = printable("; ".join([row["en"], *row["en_also"], *row["abbr"]]))
    with tempfile.TemporaryFile() as file:
        made.save(file)
        file.seek(0)
        yield file.read()


#: The formats: their type, and what writes them.
FORMATS: dict[str, tuple[str, Callable[[Rows], Iterator[bytes]]]] = {
    name: (CLAUSES[name].type, write)
    for name, write in (("csv", table), ("xlsx", workbook), ("jsonl", lines), ("docx", word))
}
