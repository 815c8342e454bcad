"""Tab-separated files that people edit: what is read of them, and how a mistake is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UsageError
from index.terms.tabular import Columns, read_table

COLUMNS = Columns(("id", "zh", "note"), filled=2)
HEAD = "id\tzh\tnote\n"


def read(folder: Path, content: str | bytes) -> list[list[str]]:
    path = folder / "t.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_table(path, COLUMNS))


RIGHT = (
    (f"{HEAD}a\t新药\tdrug\n", [["a", "新药", "drug"]], "a row"),
    (f"{HEAD}a\t新药\n", [["a", "新药", ""]], "a column that may be empty is left out"),
    (f"{HEAD}a\t新药\t\n", [["a", "新药", ""]], "it is empty"),
    (f"# why\n\n{HEAD}# b\n\na\t新药\n", [["a", "新药", ""]], "comments and empty lines, before the header too"),
    (f"{HEAD}a\t 新药 \t x\n", [["a", "新药", "x"]], "spaces around a cell"),
    (f"\ufeff{HEAD}a\t新药\n".replace("\n", "\r\n"), [["a", "新药", ""]], "as another editor saves it"),
    (f"{HEAD}a\t\"新药\tit's\n", [["a", '"新药', "it's"]], "quotes are characters"),
    (HEAD, [], "no row"),
    ("", [], "an empty file"),
)


@pytest.mark.parametrize(("content", "rows"), [case[:2] for case in RIGHT], ids=[case[2] for case in RIGHT])
def test_rows_are_read(tmp_path, content, rows):
    assert read(tmp_path, content) == rows


WRONG = (
    ("id\tnote\tzh\n", "line 1: the header is .*Cure: write these columns: id, zh, note", "columns in another order"),
    ("a\t新药\n", "line 1: the header is", "no header"),
    (f"{HEAD}a\n", "line 2: no zh. Cure: fill the column “zh”", "a column that must be filled is left out"),
    (f"{HEAD}\t新药\n", "line 2: no id", "a column that must be filled is empty"),
    (f"{HEAD}a 新药\n", "line 2: no zh.*parted by tabs", "spaces for tabs"),
    (f"{HEAD}a\tb\tc\td\n", "line 2: 4 columns. Cure: leave 3: id, zh, note", "a column too many"),
    (f"{HEAD}a\tb\n# x\na\tc\n", "line 4: “a” again. Cure: line 2 has it", "an id twice"),
    ("id\t新药".encode("gb18030"), "not UTF-8.*Save it as UTF-8", "another encoding"),
)


@pytest.mark.parametrize(("content", "message"), [case[:2] for case in WRONG], ids=[case[2] for case in WRONG])
def test_a_mistake_is_named_with_file_line_and_cure(tmp_path, content, message):
    with pytest.raises(UsageError, match=rf"t\.tsv.*{message}"):
        read(tmp_path, content)


def test_a_file_that_is_not_there_has_no_rows(tmp_path):
    assert list(read_table(tmp_path / "none.tsv", COLUMNS)) == []


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UsageError, match="Make it readable or take it away"):
        list(read_table(tmp_path, COLUMNS))
