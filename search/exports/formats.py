"""Rows as files: CSV, JSON Lines, a workbook, a Word document."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, NamedTuple

from search.exports.rows import COLUMNS, ExportRow, headings
from search.exports.tables import BYTE_ORDER_MARK, plain
from search.exports.types import TYPES
from search.exports.workbooks import Layout, workbook

#: Bytes of a file that are sent at once, and rows of a text file.
_CHUNK, _ROWS = 65_536, 200
#: Rows of a table in Word: more would make a document that nobody opens.
WORD_ROWS = 1_000


class Format(NamedTuple):
    """A format: what its files are to a browser, and what writes them."""

    type: str
    write: Callable[[Iterable[ExportRow], str], Iterator[bytes]]


def as_csv(rows: Iterable[ExportRow], lang: str) -> Iterator[bytes]:
    """CSV in UTF-8 with a byte order mark, its first row the headings."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    text.write(BYTE_ORDER_MARK)
    writer.writerow(headings(lang))
    for count, row in enumerate(rows, 1):
        writer.writerow([plain(row[column.name]) for column in COLUMNS])
        if count % _ROWS == 0:
            yield _taken(text)
    yield _taken(text)


def as_jsonl(rows: Iterable[ExportRow], lang: str) -> Iterator[bytes]:
    """A JSON object a line; its keys are the same in every language."""
    for row in rows:
        yield (json.dumps({**row, "lang": lang}, ensure_ascii=False) + "\n").encode()


def as_xlsx(rows: Iterable[ExportRow], lang: str) -> Iterator[bytes]:
    """A workbook of text cells, with a frozen head and with links."""
    names = [column.name for column in COLUMNS]
    widths = [column.width for column in COLUMNS]
    title = "条款" if lang == "zh" else "Clauses"
    layout = Layout(title, headings(lang), freeze="B2", widths=widths, link=names.index("address"))
    return workbook(layout, ([row[name] for name in names] for row in rows))


def as_docx(rows: Iterable[ExportRow], lang: str) -> Iterator[bytes]:
    """A Word document for a meeting: a table with the place of each clause, its Chinese and its English."""
    from search.exports.word import document

    with tempfile.TemporaryFile() as file:
        document(rows, lang, WORD_ROWS).save(file)
        yield from _read(file)


def _taken(text: io.StringIO) -> bytes:
    data = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return data


def _read(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while data := file.read(_CHUNK):
        yield data


_WRITERS = {"csv": as_csv, "xlsx": as_xlsx, "jsonl": as_jsonl, "docx": as_docx}
#: The formats, by the end of a file's name.
FORMATS = {name: Format(TYPES[name], write) for name, write in _WRITERS.items()}
