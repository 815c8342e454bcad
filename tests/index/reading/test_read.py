"""Reading files: encodings, line breaks, Markdown hints, and errors that name what, where and the cure."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from index.documents import Source
from index.errors import SourceError
from index.reading import READERS, read
from index.reading.contract import Delivered
from index.reading.text import split_lines
from index.structuring import structure

TEXT = "一、总体要求\n推动生物医药产业发展。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode("utf-8"), "utf-8", id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), "utf-8-sig", id="UTF-8 with a byte order mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16", id="UTF-16 little endian"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16", id="UTF-16 big endian"),
        pytest.param(TEXT.encode("gb18030"), "gb18030", id="GB18030"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)

    source = read(path)

    assert (source.text, source.encoding, source.name) == (TEXT, encoding, "plan.txt")
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("a.txt", b"", "is empty", id="an empty file"),
        pytest.param("a.txt", b" \r\n\t\n", "is empty", id="white space only"),
        pytest.param("a.txt", "\ufeff".encode(), "is empty", id="a byte order mark only"),
        pytest.param("a.html", b"<html><nav>x</nav></html>", "shows no text", id="a page with nothing but navigation"),
        pytest.param("a.txt", b"\x00\x01\x02binary", "control character", id="a binary file"),
        pytest.param("a.txt", "甲\n乙\x00丙".encode(), "line 2 holds the control character U+0000", id="a NUL byte"),
        pytest.param("a.txt", b"%PDF-1.7 ...", "this is a PDF", id="a PDF called .txt"),
        pytest.param("a.md", b"PK\x03\x04....", "Word", id="a Word file called .md"),
        pytest.param("a.txt", b"\xff\xfe\x00", "neither UTF-8, UTF-16 nor GB18030", id="half a character of UTF-16"),
        pytest.param("a.txt", b"abc\x80\xff\xff", "neither UTF-8, UTF-16 nor GB18030", id="bytes of no encoding"),
        pytest.param("a.xyz", b"x", ".docx, .htm, .html, .md, .odt, .pdf", id="an unknown suffix"),
        pytest.param("README", b"x", "without suffix", id="no suffix"),
    ],
)
def test_what_cannot_be_read_is_refused_with_file_reason_and_cure(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(SourceError) as raised:
        read(path, name=f"folder/{name}")

    message = str(raised.value)
    assert message.startswith(f"folder/{name}: ") and says in message
    assert any(cure in message for cure in ("build again", "remove it", "convert it"))


def test_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plans.txt").mkdir()

    with pytest.raises(SourceError, match="directory"):
        read(tmp_path / "plans.txt")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read(tmp_path / "plan.txt")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match="chmod"):
        read(path)


def test_a_symlink_loop_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")

    with pytest.raises(SourceError, match="cannot be read"):
        read(tmp_path / "a.txt")


def test_another_reader_is_one_row_in_the_registry() -> None:
    assert set(READERS) >= {".txt", ".md", ".html", ".htm", ".docx"}


def test_the_reader_that_the_documentation_shows_reads_subtitles() -> None:
    shown = (Path(__file__).parents[3] / "docs" / "adding-documents.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", shown, re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, "docs/adding-documents.md", "exec"), names)

    found = names["read_srt"](Delivered("1\n00:00:01,000 --> 00:00:04,000\n支持研发。\n".encode(), "a.srt"))

    assert [(line.text, line.kind) for line in found.lines] == [
        ("1", "page"),
        ("00:00:01,000 --> 00:00:04,000", "page"),
        ("支持研发。", "text"),
    ]
    source = Source("a.srt", "0" * 64, found.text, found.encoding, found.lines, found.page)
    assert [clause.text for clause in structure(source, "a").clauses] == ["支持研发。"]


@pytest.mark.parametrize(
    "mark",
    ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0c", "\x0b"],
    ids=["LF", "CRLF", "lone CR", "NEL", "LS", "PS", "form feed", "vertical tab"],
)
def test_every_line_break_divides_lines_and_offsets_count_in_the_text_as_it_is(mark: str) -> None:
    text = f"甲甲{mark}{mark}乙{mark}"

    lines = split_lines(text)

    assert [line.text for line in lines] == ["甲甲", "", "乙"]
    assert [text[line.start : line.start + len(line.text)] for line in lines] == ["甲甲", "", "乙"]


def test_the_front_matter_of_markdown_is_data_of_the_page(tmp_path: Path) -> None:
    head = "---\ntitle: 某行动方案\ndate: 2024-01-02\ntags:\n  - 医药\n---\n"
    (tmp_path / "a.md").write_text(head + "# 某行动方案\n\n一、目标\n", encoding="utf-8")
    source = read(tmp_path / "a.md")

    assert source.page is not None
    assert (source.page.title, source.page.date) == ("某行动方案", "2024-01-02")
    assert [line.text for line in source.lines if line.kind != "page" and line.text] == ["# 某行动方案", "一、目标"]


@pytest.mark.parametrize("text", ["---\n一、目标：甲\n---\n", "---\ntitle: 甲\n", "标题\n---\ntitle: 甲\n---\n"])
def test_rules_around_other_lines_are_no_front_matter(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")

    assert read(tmp_path / "a.md").page is None


@pytest.mark.parametrize(
    ("line", "level", "kind", "cells"),
    [
        pytest.param("## 一、总体要求", 2, "text", None, id="a heading"),
        pytest.param("###总则", 3, "text", None, id="a heading without the space"),
        pytest.param("####### 七级", 0, "text", None, id="seven marks are no heading"),
        pytest.param("- (二) 围绕产业", 0, "list", None, id="a list item (Changning)"),
        pytest.param("●技术攻关", 0, "list", None, id="a bullet that stands close"),
        pytest.param("-5%的降幅", 0, "text", None, id="a minus sign is no bullet"),
        pytest.param("---", 0, "rule", None, id="a rule"),
        pytest.param("━━━━━━━━", 0, "rule", None, id="the drawn rule of a red header"),
        pytest.param("——卓越原创成果", 0, "text", None, id="a dash heading is no rule"),
        pytest.param("![](_page_3.jpeg)", 0, "image", None, id="an image"),
        pytest.param("| a | **b** |", 0, "text", ("a", "**b**"), id="a table row"),
        pytest.param("|---|:--:|", 0, "markup", None, id="the divider under a header"),
        pytest.param("研发|生产|销售一体化", 0, "text", None, id="bars in a sentence"),
        pytest.param("| a \\| b |", 0, "text", ("a | b",), id="an escaped bar"),
    ],
)
def test_what_markdown_says_about_a_line(line: str, level: int, kind: str, cells: tuple[str, ...] | None) -> None:
    (read_line,) = split_lines(line)

    assert (read_line.level, read_line.kind, read_line.cells) == (level, kind, cells)
