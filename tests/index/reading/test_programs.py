"""Formats that need a program of the system: found, not found, failing, too slow; here small scripts play it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from index.errors import SourceError
from index.reading import office, read
from tests.index.reading.pages import said
from tests.index.reading.pdf_files import Page, column, pdf_bytes
from tests.index.reading.word_files import paragraph, word_bytes

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"
TEXT = "为推动全区生物医药产业高质量发展，制定本方案。"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH, but for the shell's own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def old_file(tmp_path: Path, suffix: str = ".doc", data: bytes = OLD_WORD) -> Path:
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt"])
def test_without_libreoffice_the_message_names_the_command(tmp_path: Path, programs: Path, suffix: str) -> None:
    with pytest.raises(
        SourceError, match=rf"\{suffix} files are read through LibreOffice.*apt-get install libreoffice"
    ):
        read(old_file(tmp_path, suffix))


@pytest.mark.parametrize(("suffix", "given"), [(".doc", "in.doc"), (".wps", "in.doc"), (".rtf", "in.rtf")])
def test_libreoffice_makes_a_word_file_that_is_read(tmp_path: Path, programs: Path, suffix: str, given: str) -> None:
    (tmp_path / "made.docx").write_bytes(word_bytes(paragraph(TEXT)))
    install(programs, "soffice", f"test -e {given} && mkdir -p out && cp {tmp_path}/made.docx out/in.docx")
    data = b"{\\rtf1 }" if suffix == ".rtf" else OLD_WORD

    source = read(old_file(tmp_path, suffix, data))

    assert (said(source), source.encoding) == ([TEXT], suffix[1:])
    assert [line.places[0].paragraph for line in source.lines] == [1]


@pytest.mark.parametrize(
    ("script", "says"),
    [
        pytest.param("exit 0", "LibreOffice cannot open it", id="nothing is made"),
        pytest.param("echo out of memory >&2; exit 77", r"soffice ended with 77 \(out of memory\)", id="an error"),
        pytest.param("sleep 30 & wait", "soffice took longer than 1 seconds", id="no end"),
    ],
)
def test_a_program_that_fails_fails_its_document_alone(
    tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch, script: str, says: str
) -> None:
    monkeypatch.setattr(office, "_SECONDS", 1)
    install(programs, "soffice", script)

    with pytest.raises(SourceError, match=says) as raised:
        read(old_file(tmp_path))
    assert str(raised.value).startswith("plan.doc: ")


def test_each_run_has_a_home_and_a_folder_of_its_own_and_leaves_nothing(tmp_path: Path, programs: Path) -> None:
    (tmp_path / "made.docx").write_bytes(word_bytes(paragraph(TEXT)))
    install(programs, "soffice", f'echo "$HOME" > {tmp_path}/home; mkdir out; cp {tmp_path}/made.docx out/in.docx')

    read(old_file(tmp_path))

    home = Path((tmp_path / "home").read_text(encoding="utf-8").strip())
    assert home != Path.home() and not home.exists()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(word_bytes(paragraph(TEXT)), id="a new Word file"),
        pytest.param(f"<html><body><p>{TEXT}</p></body></html>".encode(), id="a web page"),
    ],
)
def test_what_only_bears_the_name_of_an_old_file_needs_no_program(tmp_path: Path, programs: Path, data: bytes) -> None:
    assert said(read(old_file(tmp_path, ".doc", data))) == [TEXT]


def test_a_scan_is_given_a_text_when_the_build_is_told_to(tmp_path: Path, programs: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf_bytes(Page(picture=True)))
    (tmp_path / "made.pdf").write_bytes(pdf_bytes(Page(column(TEXT))))
    install(programs, "ocrmypdf", f'for last; do :; done; cp {tmp_path}/made.pdf "$last"')

    with pytest.raises(SourceError, match="--ocr"):
        read(tmp_path / "scan.pdf")
    assert said(read(tmp_path / "scan.pdf", ocr=True)) == [TEXT]


def test_without_ocrmypdf_the_message_names_the_command(tmp_path: Path, programs: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf_bytes(Page(picture=True)))

    with pytest.raises(SourceError, match="apt-get install ocrmypdf"):
        read(tmp_path / "scan.pdf", ocr=True)
    assert os.environ["PATH"] == str(programs)
