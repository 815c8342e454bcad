"""PO files: what people and their editors write is read, and what is written they can read."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from index.errors import UsageError
from index.translations.files import Book, Message, read_folder, write

ENTRIES = (
    Message("a", "静安区“十四五”规划", "14th Five-Year Plan", False),
    Message("a/1/1", '一\n二\t"引号" \\n\\', 'One\ntwo\t"quotes" \\n\\', False),
    Message("a/1/2", "长" * 300, "long words " * 40, True, "see the notice of 2021\nand ask"),
    Message("a/1/3", "未译", "", False),
)
RETIRED = (Message("a/9/9", "旧文", "old text", False), Message("a/9/8", "旧", "old", True))


def read(folder: Path, content: str | bytes) -> Book:
    (folder / "a.po").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_folder(folder)


def test_what_is_written_is_read(tmp_path):
    write(tmp_path / "en" / "a.po", ENTRIES, RETIRED)
    book = read_folder(tmp_path / "en")
    assert book.of("a") == ENTRIES
    assert book.retired["a"] == RETIRED
    assert [path.name for path in (tmp_path / "en").iterdir()] == ["a.po"]


def test_writing_again_changes_no_byte(tmp_path):
    write(tmp_path / "a.po", ENTRIES, RETIRED)
    before = (tmp_path / "a.po").read_bytes()
    book = read_folder(tmp_path)
    write(tmp_path / "a.po", book.of("a"), book.retired["a"])
    assert (tmp_path / "a.po").read_bytes() == before


def test_the_file_says_what_it_is(tmp_path):
    write(tmp_path / "a.po", ENTRIES)
    file = polib.pofile(str(tmp_path / "a.po"))
    assert "Unofficial working translation" in file.header
    assert (file.metadata["Language"], file.metadata["Content-Type"]) == ("en", "text/plain; charset=utf-8")


def test_what_an_editor_wrote_into_the_header_stays(tmp_path):
    write(tmp_path / "a.po", ENTRIES)
    file = polib.pofile(str(tmp_path / "a.po"))
    file.metadata |= {"Last-Translator": "Li", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    file.header += "\n Reviewed in May"
    file.save()
    write(tmp_path / "a.po", ENTRIES)
    again = polib.pofile(str(tmp_path / "a.po"))
    assert (again.metadata["Last-Translator"], again.header) == ("Li", file.header)
    assert again.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
PLAIN = 'msgctxt "a/1"\nmsgid "目标"\nmsgstr "Goals"\n'
QUIRKS = (
    (HEAD + PLAIN, "a header with plural forms"),
    (PLAIN, "no header"),
    ("\ufeff" + HEAD + PLAIN, "a byte order mark"),
    ((HEAD + PLAIN).replace("\n", "\r\n"), "Windows line ends"),
    (HEAD + '#. extracted\n#: a.txt:7\n#, no-wrap\n#| msgid "老目标"\n' + PLAIN, "references and a previous text"),
    (HEAD + 'msgctxt "a/1"\nmsgid ""\n"目"\n"标"\nmsgstr ""\n"Go"\n"als"\n', "texts over several lines"),
    (HEAD + PLAIN + '\n#~ msgctxt "a/2"\n#~ msgid "旧"\n#~ msgstr "Old"\n', "an obsolete entry"),
    (HEAD + PLAIN.rstrip(), "no line break at the end"),
    (HEAD + "\n\n" + PLAIN + "\n\n\n", "empty lines"),
)


@pytest.mark.parametrize("content", [case[0] for case in QUIRKS], ids=[case[1] for case in QUIRKS])
def test_a_file_of_any_editor_is_read(tmp_path, content):
    assert read(tmp_path, content).of("a") == (Message("a/1", "目标", "Goals", False),)


def test_an_entry_without_a_context_is_found_by_its_text(tmp_path):
    assert read(tmp_path, 'msgid "目标"\nmsgstr "Goals"\n').of("a") == (Message("", "目标", "Goals", False),)


def test_marks_and_notes_of_a_translator(tmp_path):
    book = read(tmp_path, HEAD + "# ask Wang\n#, fuzzy\n" + PLAIN)
    assert book.of("a") == (Message("a/1", "目标", "Goals", True, "ask Wang"),)


MALFORMED = (
    (HEAD + "hello\n", "line 6: this is no line of a PO file", "a stray line"),
    (HEAD + 'msgid "目标\nmsgstr "Goals"\n', "line 6: a text is not closed", "a text that is not closed"),
    (HEAD + 'msgid "目"标"\nmsgstr "Goals"\n', "line 6: a text is not closed, or has a quote inside", "a bare quote"),
    (HEAD + 'msgid ""\n"目标\nmsgstr "Goals"\n', "line 7: a text is not closed", "a line of a text that is not closed"),
    (HEAD + 'msgctxt "a"\nmsgstr "Goals"\n', "line 7: this is no line", "English without Chinese"),
    ("<<<<<<< HEAD\n" + PLAIN, "line 1: this is no line", "the mark of a merge"),
    (HEAD + 'msgid "目标"\nmsgstr "Go', "line 7: a text is not closed", "a file that was cut off"),
    ("\n\n" + PLAIN.encode("gb18030").decode("latin-1"), None, "another encoding"),
)


@pytest.mark.parametrize(("content", "message"), [case[:2] for case in MALFORMED], ids=[case[2] for case in MALFORMED])
def test_a_malformed_file_is_named_with_line_and_cure(tmp_path, content, message):
    data = content.encode() if message else content.encode("latin-1")
    with pytest.raises(UsageError, match=message or "line 4: not UTF-8") as caught:
        read(tmp_path, data)
    assert str(tmp_path / "a.po") in str(caught.value)
    assert "PO editor" in str(caught.value)


def test_a_folder_where_a_file_should_be(tmp_path):
    (tmp_path / "a.po").mkdir()
    with pytest.raises(UsageError, match=r"a\.po.*take it away"):
        read_folder(tmp_path)


def test_no_folder_is_an_empty_book(tmp_path):
    assert read_folder(None).of("a") == ()
    assert read_folder(tmp_path).entries == {}


def test_shared_texts_are_those_that_have_english():
    entries = (Message("department", "区科委", "Commission", False), Message("department", "区医保局", "", False))
    book = Book({"common": (*entries, Message("kind", "表格", "Table", False))})
    assert book.shared("department") == {"区科委": "Commission"}
    assert book.shared("role") == {}
