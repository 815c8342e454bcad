"""Tables of any rows as workbooks and CSV: what no cell can hold is left out, what looks like a formula is text."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from search.exports.tables import BYTE_ORDER_MARK, book, sheet

#: value of a cell, what a workbook holds, what CSV holds, note
CELLS = [
    ("医疗器械", "医疗器械", "医疗器械", "a text"),
    (12.5, 12.5, "12.5", "a number"),
    (["甲", "乙"], "甲 | 乙", "甲 | 乙", "several values"),
    (None, None, "", "nothing"),
    ("=1+1", "=1+1", "'=1+1", "a formula is text"),
    ("甲\x0b乙\x1f", "甲乙", "甲\x0b乙\x1f", "control characters, which a workbook cannot hold"),
    ("长" * 40_000, "长" * 32_767, "长" * 40_000, "more than a cell can hold"),
]


@pytest.mark.parametrize(("value", "in_book", "in_csv", "note"), CELLS, ids=[note for *_, note in CELLS])
def test_every_value_has_its_cell(value: object, in_book: object, in_csv: str, note: str) -> None:
    page = openpyxl.load_workbook(io.BytesIO(b"".join(book("表", ["头", "尾"], [[value, "末"]])))).active
    rows = list(csv.reader(io.StringIO(sheet(["头"], [[value, "末"]]).removeprefix(BYTE_ORDER_MARK), newline="")))

    assert (page.cell(2, 1).value, page.cell(2, 2).value) == (in_book, "末")
    assert page.cell(2, 1).data_type != "f"
    assert rows == [["头"], [in_csv, "末"]]
