"""Copies of an index are kept and put back, under a running site too, and nothing that is not whole is either."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.__main__ import main
from index.building.pipeline import build
from index.errors import IndexDamaged
from index.storing.catalogue import Catalogue
from index.storing.generations import current_name, open_current
from tests.postings import clauses_with


def answer(root: Path) -> set[int]:
    return clauses_with(open_current(root).postings, "医疗")


def test_a_copy_is_an_index_and_is_put_back(corpus, tiny_index, tmp_path, capsys):
    expected, copy = answer(tiny_index), tmp_path / "copy"
    assert main(["backup", str(copy), "--out", str(tiny_index)]) == 0
    assert answer(copy) == expected
    assert main(["backup", str(copy), "--out", str(tiny_index)]) == 2, "into a new folder only"
    build([corpus({"plan.txt": "一、总则\n\n发展。\n"})], tiny_index, full=True)
    reading = open_current(tiny_index)
    opened = Catalogue.open(reading.catalogue)
    assert main(["restore", str(copy), "--out", str(tiny_index)]) == 0
    assert answer(tiny_index) == expected
    assert opened.clause_count > 0, "who reads the one before goes on"
    opened.close()
    assert main(["restore", str(copy), "--out", str(tmp_path / "new" / "index")]) == 0, "also where there was none"
    assert answer(tmp_path / "new" / "index") == expected
    assert "is current" in capsys.readouterr().err


@pytest.mark.parametrize("harm", ["changed", "missing", "one more", "no index"])
def test_what_is_not_whole_is_not_put_back(tiny_index, tmp_path, harm, capsys):
    copy = tmp_path / "copy"
    assert main(["backup", str(copy), "--out", str(tiny_index)]) == 0
    catalogue = open_current(copy).catalogue
    if harm == "changed":
        catalogue.write_bytes(catalogue.read_bytes()[:-1] + b"x")
    elif harm == "missing":
        catalogue.unlink()
    elif harm == "one more":
        (catalogue.parent / "postings" / "_MAIN_2.toc").write_bytes(b"cos\nsystem\n.")
    else:
        shutil.rmtree(copy)
        copy.mkdir()
    before = current_name(tiny_index)
    assert main(["restore", str(copy), "--out", str(tiny_index)]) == 4
    assert current_name(tiny_index) == before
    assert [path.name for path in (tiny_index / "generations").iterdir()] == [before]
    assert "python -m index" in capsys.readouterr().err


def test_a_generation_is_exactly_the_files_of_its_manifest(tiny_index):
    folder = open_current(tiny_index).folder
    for name in ("_MAIN_2.toc", "postings/_MAIN_1.toc", "postings/link"):
        path = folder / name
        if name.endswith("link"):
            path.symlink_to("terms")
        else:
            path.write_bytes(b"cos\nsystem\n(S'true'\ntR.")
        with pytest.raises(IndexDamaged, match=rf"{path.name} is not of this generation.*python -m index"):
            open_current(tiny_index)
        path.unlink()
    assert open_current(tiny_index)
