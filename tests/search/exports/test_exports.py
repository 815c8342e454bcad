"""Clauses taken away: every hit, a row a clause, in four formats that a spreadsheet cannot turn against its reader."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from search.exports.formats import FORMATS, WORD_ROWS
from search.exports.rows import COLUMNS, ExportRow, headings, rows
from search.exports.tables import plain
from search.request import Request
from search.service import SearchService

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def service(built_index: Path) -> Iterator[SearchService]:
    opened = SearchService.open(built_index)
    yield opened
    opened.close()


def _row(**values: str) -> ExportRow:
    return {column.name: "" for column in COLUMNS} | values


def _written(form: str, made: list[ExportRow], lang: str = "zh") -> bytes:
    return b"".join(FORMATS[form].write(made, lang))


def test_every_clause_of_the_corpus_is_a_row_that_says_what_is_to_be_known(service: SearchService) -> None:
    ids = [document["id"] for document in service.documents()]
    made = list(rows(service.taking.documents(ids), "https://policy.example", "en", DAY))
    assert len(made) == service.corpus()["counts"]["clauses"]
    assert len({row["id"] for row in made}) == len(made)
    assert [row for row in made if not (row["zh"] and row["address"] and row["citation"] and row["titles"])] == []
    draft = next(row for row in made if row["id"].startswith("minhang/"))
    assert (draft["status"], draft["period"]) == ("draft for comments", "2021–2023 (ended)")
    assert draft["address"].startswith("https://policy.example/documents/minhang/")
    assert "Draft for comments" in draft["citation"]


@pytest.mark.parametrize("request_", [Request(q="医疗器械"), Request(q="devices", lang="en"), Request(sort="document")])
def test_all_hits_are_taken_in_their_order(service: SearchService, request_: Request) -> None:
    page = service.search(request_)
    ids = [clause["id"] for clause in service.taking.hits(request_)]
    shown = [hit["id"] for hit in page.as_json()["results"] if hit["kind"] != "document"]
    assert [name for name in ids if name in shown] == shown
    assert len(ids) == len(set(ids)) <= page.total


def test_a_csv_opens_in_a_spreadsheet() -> None:
    data = _written("csv", [_row(id="x", zh="甲\n乙", en='a "b", c')])
    assert data.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == headings("zh")
    assert dict(zip([column.name for column in COLUMNS], row, strict=True)) == _row(id="x", zh="甲\n乙", en='a "b", c')


#: text, why it is dangerous
EVIL = [
    ("=1+1", "a formula"),
    ("+86 21 5555", "a plus"),
    ("-5%", "a minus"),
    ("@SUM(A1)", "an at sign"),
    ("\t=1", "a tab"),
    ("  =HYPERLINK(1)", "behind spaces"),
    ('=cmd|"/c calc"!A1', "a command"),
]


@pytest.mark.parametrize(("text", "note"), EVIL, ids=[note for _, note in EVIL])
def test_no_cell_is_a_formula(text: str, note: str) -> None:
    assert plain(text) == "'" + text
    data = _written("csv", [_row(zh=text)]).decode("utf-8-sig")
    assert f"'{text}" in next(iter(list(csv.reader(io.StringIO(data, newline="")))[1:]))
    sheet = openpyxl.load_workbook(io.BytesIO(_written("xlsx", [_row(zh=text)]))).active
    (cell,) = [cell for cell in sheet[2] if cell.value]
    assert (cell.data_type, cell.value) == ("s", text)


def test_a_workbook_has_a_frozen_head_and_links() -> None:
    made = [_row(id="x", zh="甲\x00\x0b乙", address="https://policy.example/documents/x/1/1")]
    sheet = openpyxl.load_workbook(io.BytesIO(_written("xlsx", made, "en"))).active
    assert [cell.value for cell in sheet[1]] == headings("en")
    assert sheet.freeze_panes == "B2"
    values = [cell.value for cell in sheet[2]]
    assert "甲乙" in values
    (link,) = [cell.hyperlink.target for cell in sheet[2] if cell.hyperlink]
    assert link == made[0]["address"]


def test_a_word_document_shows_both_languages_beside_each_other() -> None:
    made = [_row(id="x", zh="甲", en="A", document="文件", status="征求意见稿", note="for the meeting")]
    document = Document(io.BytesIO(_written("docx", made)))
    cells = [cell.text for cell in document.tables[0].rows[1].cells]
    assert cells[1:] == ["甲", "A"]
    assert "征求意见稿" in cells[0]
    assert "for the meeting" in cells[0]


def test_a_word_document_says_where_it_was_cut() -> None:
    document = Document(io.BytesIO(_written("docx", [_row(zh=str(n)) for n in range(WORD_ROWS + 5)], "en")))
    assert len(document.tables[0].rows) == WORD_ROWS + 1
    assert str(WORD_ROWS) in document.paragraphs[-1].text


def test_rows_are_written_as_they_are_made() -> None:
    taken = 0

    def endless() -> Iterator[ExportRow]:
        nonlocal taken
        while True:
            taken += 1
            # Digests: a text that says the same in every row would be packed into next to nothing.
            yield _row(zh=hashlib.sha512(str(taken).encode()).hexdigest(), address=f"https://policy.example/{taken}")

    for form in ("csv", "jsonl", "xlsx"):
        taken = 0
        next(iter(FORMATS[form].write(endless(), "zh")))
        assert taken < 2_000, form


def test_the_command_line_writes_every_hit(built_index: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        words = [sys.executable, "-m", "search", *arguments, "--index", str(built_index)]
        return subprocess.run(words, cwd=ROOT, capture_output=True, timeout=120, check=False)

    done = run("医疗器械", "--format", "jsonl", "--limit", "1")
    assert done.returncode == 0
    ids = [json.loads(line)["id"] for line in done.stdout.decode().splitlines()]
    assert len(ids) > 20
    file = tmp_path / "hits.xlsx"
    assert run("医疗器械", "--format", "xlsx", "--out", str(file)).returncode == 0
    assert openpyxl.load_workbook(file).active.max_row == len(ids) + 1
    wrong = run("医疗器械", "--format", "csv", "--out", str(tmp_path / "none" / "hits.csv"))
    assert wrong.returncode == 2
    assert b"--out" in wrong.stderr
