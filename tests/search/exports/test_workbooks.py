"""Workbooks that are written row by row: what openpyxl reads back of them, and where they end."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from search.exports import workbooks
from search.exports.workbooks import Layout, workbook

LAYOUT = Layout("Clauses", ["Id", "Address"], freeze="B2", widths=[8, 40], link=1)


def _read(layout: Layout, rows: list[list[Any]]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(b"".join(workbook(layout, rows)))).active


def test_a_sheet_looks_as_it_was_laid_out() -> None:
    sheet = _read(LAYOUT, [["a", 'https://policy.example/?q=a&b="c"<d>']])
    assert (sheet.title, sheet.freeze_panes, sheet.max_row) == ("Clauses", "B2", 2)
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [8, 40]
    assert [cell.font.bold for cell in sheet[1]] == [True, True]
    assert [cell.alignment.wrap_text for cell in sheet[2]] == [True, True]
    link = sheet["B2"]
    assert link.value == link.hyperlink.target == 'https://policy.example/?q=a&b="c"<d>'
    assert link.font.underline == "single"


#: text, note
TEXTS = [
    ("a & b < c > d \"e\" 'f'", "what XML means something by"),
    ("  两端有空格  ", "spaces at both ends"),
    ("甲\n乙", "two lines"),
    ("</t></is></c></row></sheetData>", "the end of a sheet"),
    ("007", "digits that are no number"),
    ("𠮷野家", "beyond the basic plane"),
]


@pytest.mark.parametrize(("text", "note"), TEXTS, ids=[note for _, note in TEXTS])
def test_a_text_comes_back_as_it_went_in(text: str, note: str) -> None:
    cell = _read(LAYOUT, [[text, ""]])["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_what_a_sheet_cannot_hold_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "ROWS", 3)
    monkeypatch.setattr(workbooks, "LINKS", 1)
    sheet = _read(LAYOUT, [[n, f"https://policy.example/{n}"] for n in range(9)])
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [0, 1, 2]
    assert [bool(row[1].hyperlink) for row in sheet.iter_rows(min_row=2)] == [True, False, False]
    assert sheet["B4"].value == "https://policy.example/2"


def test_a_part_ends_before_it_is_too_large_for_a_zip_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "_BYTES", 2_000)
    assert 2 < _read(LAYOUT, [[n, "甲" * 100] for n in range(50)]).max_row < 10


def test_a_workbook_without_rows_has_its_head() -> None:
    assert [cell.value for cell in _read(LAYOUT, [])[1]] == ["Id", "Address"]
