"""Documents are prepared by several processes: the same index comes out, and none of them is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.building import jobs, pool
from index.building.means import BuildMeans
from index.building.pipeline import build
from index.errors import BuildError
from index.storing.generations import ADDRESSES, current_name, open_current
from tests.conftest import ROOT, TINY

#: Documents of some sections each: enough for several chunks once these are small.
MANY = {
    **TINY,
    **{
        f"d{n:02}.txt": f"第{n}号措施\n\n一、总则\n\n为促进第{n}类产业发展。\n\n二、附则\n\n自{n + 1}月起施行。\n"
        for n in range(12)
    },
}


@pytest.fixture
def small_chunks(monkeypatch):
    """Two documents a chunk, and a worker for however few."""
    monkeypatch.setattr("index.building.planning.CHUNK_DOCUMENTS", 2)
    monkeypatch.setattr(pool, "_SMALL", 0)
    assert jobs.CHUNK_DOCUMENTS > 2


def files_of(root: Path) -> dict[str, str]:
    """The checksum of each file, but of the addresses: these remember how the index came to be."""
    files = open_current(root).manifest.files
    return {name: record.sha256 for name, record in files.items() if name != ADDRESSES}


def children() -> set[int]:
    """The processes that this one has started and that are there still."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    )
    return {int(word) for word in found.stdout.split()}


def test_the_index_is_the_same_however_many_work_at_it(corpus, index_root, small_chunks, monkeypatch):
    build([corpus(MANY)], index_root, means=BuildMeans(jobs=1))
    alone = files_of(index_root)
    before = children()
    build([corpus(MANY)], index_root, full=True, means=BuildMeans(jobs=3))
    assert files_of(index_root) == alone
    assert len(children()) <= len(before), "no process is left"
    monkeypatch.setattr("index.building.means._POSTINGS_SHARE", 2**60)
    build([corpus(MANY)], index_root, full=True, means=BuildMeans(jobs=2))
    assert files_of(index_root) == alone, "nor does it matter how much is held in memory"


def test_what_changed_is_joined_with_what_did_not_as_if_all_were_new(corpus, index_root, small_chunks):
    build([corpus(MANY)], index_root)
    changed = {**MANY, "d05.txt": MANY["d05.txt"] + "\n三、补充\n\n另行规定。\n", "e.txt": "一、总则\n\n发展医药。\n"}
    folder = corpus(changed)
    (folder / "d07.txt").unlink()
    report = build([folder], index_root)
    assert {row.id: row.state for row in report.rows if row.state != "unchanged"} == {"d05": "read", "e": "read"}
    joined = files_of(index_root)
    build([folder], index_root, full=True)
    assert files_of(index_root) == joined


def test_a_document_that_cannot_be_analysed_fails_alone(corpus, index_root, monkeypatch):
    """Whatever was written of it before it failed."""
    build([corpus({"plan.txt": TINY["plan.txt"]})], index_root)
    expected = files_of(index_root)
    from index.entries.terms import EntryTerms

    usual = EntryTerms.of

    def fail(self, text, *rest):
        if "第3类" in text:
            raise (MemoryError if "措施" in text else ValueError)("too much")
        return usual(self, text, *rest)

    monkeypatch.setattr(EntryTerms, "of", fail)
    files = {"plan.txt": TINY["plan.txt"], "d03.txt": MANY["d03.txt"]}
    report = build([corpus(files)], index_root)
    problems = {row.id: row.problem for row in report.rows}
    assert problems["plan"] is None
    assert "d03.txt: internal error, please report it: ValueError: too much" in str(problems["d03"])
    assert files_of(index_root) == expected


def test_giants_do_not_hinder_the_others(corpus, index_root):
    """A line and a section without end are indexed; what needs more memory than there is fails alone."""
    files = {
        **TINY,
        "line.txt": "一、总则\n\n" + "促进医疗器械产业高质量发展" * 2_000,
        "many.txt": "一、总则\n\n" + "".join(f"促进第{n}类产业发展，给予支持。\n\n" for n in range(1_000)),
        "vast.txt": "一、总则\n\n" + "促进医疗器械产业高质量发展" * 50_000,
    }
    report = build([corpus(files)], index_root, means=BuildMeans(jobs=2, megabytes=256))
    rows = {row.id: (row.state, row.clauses) for row in report.rows}
    assert rows.pop("vast") == ("failed", 0)
    assert rows == {"line": ("read", 1), "many": ("read", 1_000), "measures": ("read", 4), "plan": ("read", 2)}
    (failed,) = report.failures
    assert str(failed.problem).startswith(
        "vast.txt: it takes more memory than a worker may have: give more with --memory"
    )


def test_a_worker_that_is_killed_ends_the_build_and_leaves_everything_as_it_was(
    corpus, index_root, small_chunks, monkeypatch
):
    build([corpus(MANY)], index_root)
    name, files = current_name(index_root), files_of(index_root)
    usual = pool._Worker.send

    def killed(self, message):
        usual(self, message)
        if isinstance(message, jobs.Chunk):
            os.kill(self.id, signal.SIGKILL)

    monkeypatch.setattr(pool._Worker, "send", killed)
    before = children()
    with pytest.raises(BuildError, match=r"a worker of the build ended \(SIGKILL\): .*fewer --jobs"):
        build([corpus(MANY)], index_root, full=True, means=BuildMeans(jobs=2))
    assert len(children()) <= len(before)
    assert (current_name(index_root), files_of(index_root)) == (name, files)
    assert list((index_root / "generations").glob("*.partial")) == []


def test_workers_die_with_the_build(corpus, index_root, tmp_path):
    """However it dies: their pipe ends."""
    code = "\n".join(
        (
            "import os, sys, time",
            "from pathlib import Path",
            "from index.building import pool",
            "from index.building.jobs import BuildContext",
            "context = BuildContext(None, None, None, Path('/'), None, '', '', Path('/'), 0)",
            "worker = pool._Worker('index.building.worker', context, 512)",
            "print(worker.id, flush=True)",
            "time.sleep(60)",
        )
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        process.kill()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{worker}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not Path(f"/proc/{worker}").exists()


def test_memory_decides_how_many_work_at_once():
    assert BuildMeans(jobs=3).workers == 3
    assert BuildMeans(jobs=None, megabytes=256).workers == 1
    assert BuildMeans(jobs=2, megabytes=1024).worker_megabytes * 2 + 256 <= 1024
