"""Generations come and go: which are kept, which are removed, and what CURRENT says."""

from __future__ import annotations

import json
import subprocess
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from index.building.pipeline import build
from index.errors import BuildError, IndexDamaged, IndexUnavailable, command
from index.storing import generations
from index.storing.catalogue import Catalogue
from index.storing.generations import current_name, default_root, generation_names, open_current
from index.storing.publishing import rollback, writing_errors
from tests.postings import clauses_with


def numbers(root: Path) -> list[int]:
    return [int(name.split("-")[0]) for name in generation_names(root)]


def test_two_generations_before_the_current_one_are_kept(corpus, tiny_index):
    for _ in range(4):
        build([corpus()], tiny_index, full=True)
    assert numbers(tiny_index) == [3, 4, 5]
    assert str(current_name(tiny_index)).startswith("000005-")


def test_current_is_one_line_of_json(tiny_index):
    (line,) = (tiny_index / "CURRENT").read_text().splitlines()
    generation = open_current(tiny_index)
    manifest = (generation.folder / "manifest.json").read_bytes()
    assert json.loads(line) == {"generation": generation.name, "manifest_sha256": sha256(manifest).hexdigest()}


def test_checksums_can_be_verified_without_the_program(tiny_index):
    generation = open_current(tiny_index)
    subprocess.run(["sha256sum", "--check", "--strict", "manifest.sha256"], cwd=generation.folder, check=True)
    files = {path.relative_to(generation.folder).as_posix() for path in generation.folder.rglob("*") if path.is_file()}
    assert set(generation.manifest.files) | {"manifest.json", "manifest.sha256"} == files


def test_the_manifest_says_what_the_generation_holds(tiny_index):
    manifest = json.loads((open_current(tiny_index).folder / "manifest.json").read_bytes())
    assert manifest["counts"]["documents"] == 2
    assert [document["id"] for document in manifest["documents"]] == ["measures", "plan"]
    assert all(document["coverage"]["unassigned"] == 0 for document in manifest["documents"])
    assert manifest["built"].endswith("+00:00")


def test_debris_of_killed_builds_is_removed_even_when_nothing_changed(corpus, tiny_index):
    debris = [tiny_index / "generations" / name for name in ("000009-00000000.partial", "000009-00000000", "junk")]
    for folder in debris:
        (folder / "postings").mkdir(parents=True)
        (folder / "postings" / "file").write_bytes(b"x")
    (tiny_index / "CURRENT.new").write_bytes(b"half a li")
    report = build([corpus()], tiny_index)
    assert not report.is_new
    assert [folder for folder in debris if folder.exists()] == []
    assert not (tiny_index / "CURRENT.new").exists()


def test_rollback_goes_back_one_by_one_and_then_says_so(corpus, tiny_index):
    for _ in range(2):
        build([corpus()], tiny_index, full=True)
    assert [rollback(tiny_index).name[:6] for _ in range(2)] == ["000002", "000001"]
    with pytest.raises(BuildError, match="no older generation"):
        rollback(tiny_index)


def test_the_next_build_after_a_rollback_gets_a_new_name_and_drops_what_was_left(corpus, tiny_index):
    build([corpus()], tiny_index, full=True)
    rollback(tiny_index)
    assert numbers(tiny_index) == [1, 2]
    build([corpus({"new.txt": "发展。\n"})], tiny_index)
    assert str(current_name(tiny_index))[:6] not in {"000001"}
    assert len(numbers(tiny_index)) == 2


def test_rollback_passes_over_damaged_generations(corpus, tiny_index):
    for _ in range(2):
        build([corpus()], tiny_index, full=True)
    second = generation_names(tiny_index)[1]
    (tiny_index / "generations" / second / "catalogue.sqlite").write_bytes(b"")
    assert rollback(tiny_index).name.startswith("000001-")


def test_a_wrong_name_in_current_removes_nothing(corpus, tiny_index):
    """A flipped bit in the name must not make every real generation look stale."""
    build([corpus()], tiny_index, full=True)
    line = (tiny_index / "CURRENT").read_bytes()
    (tiny_index / "CURRENT").write_bytes(line.replace(b"000002-", b"000000-"))
    report = build([corpus({"plan.txt": b"\x00\x01" * 99})], tiny_index)
    assert {row.id: row.state for row in report.rows} == {"measures": "unchanged", "plan": "kept"}


def test_a_reader_keeps_its_generation_while_builds_go_on(corpus, tiny_index):
    generation = open_current(tiny_index)
    with closing(Catalogue.open(generation.catalogue)) as catalogue:
        for _ in range(4):
            build([corpus()], tiny_index, full=True)
        assert not generation.folder.exists()
        assert len(catalogue.clauses("measures")) == 4
    assert clauses_with(open_current(tiny_index).postings, "医疗")


def test_no_index_is_said_with_the_command_that_builds_one(tmp_path):
    assert current_name(tmp_path) is None
    with pytest.raises(IndexUnavailable, match=f"build it with `python -m index --out {tmp_path}`"):
        open_current(tmp_path)


def test_the_default_index_is_named_without_its_folder(monkeypatch):
    monkeypatch.delenv("POLICY_INDEX", raising=False)
    assert command(default_root()) == "`python -m index`"
    monkeypatch.setenv("POLICY_INDEX", "/srv/index")
    assert command(default_root()) == "`python -m index --out /srv/index`"


def test_what_the_rights_refuse_is_told_with_the_whole_command(tmp_path):
    said = r"`python -m index restore '/mnt/a copy' --out \S+` again"
    with pytest.raises(BuildError, match=said), writing_errors(tmp_path, "restore", "/mnt/a copy"):
        raise PermissionError(13, "Permission denied", str(tmp_path))


def test_files_of_a_large_generation_are_verified_too(tiny_index, monkeypatch):
    """Several at once: one that is cut off is told like any other."""
    monkeypatch.setattr(generations, "_LARGE", 0)
    generation = generations.open_current(tiny_index)
    data = generation.wordbook.read_bytes()
    generation.wordbook.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(IndexDamaged, match="wordbook"):
        generations.open_current(tiny_index)
