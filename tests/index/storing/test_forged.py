"""An index that somebody else made is data: what stands in its files is refused or read, and never run."""

from __future__ import annotations

import shutil

import pytest

from index.__main__ import main
from index.storing.generations import open_current
from tests.forging import forge, trap
from tests.postings import clauses_with


def test_a_pickle_in_the_place_of_any_file_is_refused_and_runs_nothing(tiny_index, tmp_path, capsys):
    sprung, copy = tmp_path / "sprung", tmp_path / "copy"
    data = trap(sprung)
    names = sorted(open_current(tiny_index).manifest.files)
    assert {"catalogue.sqlite", "wordbook.sqlite", "postings/terms", "analyser/words.trie"} < set(names)
    for name in names:
        shutil.copytree(tiny_index / "generations", copy / "generations")
        shutil.copyfile(tiny_index / "CURRENT", copy / "CURRENT")
        forge(copy, data, name)
        assert open_current(copy), f"{name}: its checksums fit"
        assert main(["check", "--out", str(copy)]) == 1, name
        assert f"rebuild the index with `python -m index --out {copy}`" in capsys.readouterr().out, name
        assert not sprung.exists(), name
        shutil.rmtree(copy)


@pytest.mark.parametrize("name", ["catalogue.sqlite", "sources.sqlite", "postings/counts", "analyser/words.trie"])
def test_the_command_that_the_error_names_replaces_what_was_forged(corpus, tiny_index, tmp_path, name, capsys):
    expected, sprung = clauses_with(open_current(tiny_index).postings, "医疗"), tmp_path / "sprung"
    forge(tiny_index, trap(sprung), name)
    assert main([str(corpus()), "--out", str(tiny_index), "--quiet"]) == 0
    assert f"note: {open_current(tiny_index).folder.parent}" in capsys.readouterr().err
    assert clauses_with(open_current(tiny_index).postings, "医疗") == expected
    assert not sprung.exists()
