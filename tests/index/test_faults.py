"""What can go wrong around a build, done for real: killed processes, full disks, two builds, damaged files.

One promise holds through all of it: readers get the old index or the new one, whole, or one clear error with the cure.
"""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from index.__main__ import main
from index.building.pipeline import build
from index.building.report import DocumentRow, Silence
from index.errors import BuildRunning, IndexDamaged, IndexOutdated, IndexUnavailable
from index.storing.catalogue import Catalogue
from index.storing.generations import CURRENT, checksum_line, current_line, current_name, open_current
from tests.conftest import ROOT, TINY
from tests.patience import eventually
from tests.postings import clauses_with

#: The user "nobody", who owns nothing.
NOBODY = 65534


def answer(root: Path) -> list[str]:
    """Ask the index as a reader would: open it whole, look a word up, fetch the clauses."""
    generation = open_current(root)
    numbers = sorted(clauses_with(generation.postings, "医疗"))
    with closing(Catalogue.open(generation.catalogue)) as catalogue:
        return [f"{document}: {clause.text}" for document, clause in catalogue.clauses_at(numbers)]


def leftovers(root: Path) -> list[str]:
    return [path.name for path in (*root.glob(f"{CURRENT}.*"), *root.glob("generations/*.partial"))]


def start(*arguments: str | Path, **settings: object) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "index", *map(str, arguments)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **settings)  # type: ignore[call-overload]


def wait_for_lock(process: subprocess.Popen[bytes], root: Path) -> None:
    """Wait until a build has begun: its process has written itself into the lock."""
    while (root / "lock").read_text().strip() != str(process.pid):
        assert process.poll() is None, "the build ended before it began"
        time.sleep(0.001)


def test_kill_at_any_moment_of_a_build(corpus, tiny_index):
    expected = answer(tiny_index)
    assert len(expected) == 3
    sources, moments = corpus(), random.Random(20)
    duration, killed = 0.4, 0
    for _ in range(100):
        with start(sources, "--out", tiny_index, "--full") as process:
            wait_for_lock(process, tiny_index)
            end = time.monotonic() + moments.random() * duration
            while time.monotonic() < end:
                assert answer(tiny_index) == expected, "the old index answers throughout"
            process.kill()
        if process.returncode != -signal.SIGKILL:
            # This machine builds faster than that: come sooner.
            duration *= 0.8
            continue
        assert answer(tiny_index) == expected
        report = build([sources], tiny_index, full=True)
        assert (report.exit_code, report.is_new) == (0, True), "the next build succeeds"
        assert answer(tiny_index) == expected
        assert leftovers(tiny_index) == [], "and clears up"
        killed += 1
        if killed == 20:
            break
    assert killed == 20


@pytest.mark.parametrize("limit", [4_000, 20_000, 40_000, 300_000, 1_300_000])
def test_a_disk_that_takes_no_more(corpus, tiny_index, limit):
    """A limit on the size of files strikes like a full disk, at another file with each limit."""
    expected = answer(tiny_index)
    name = current_name(tiny_index)

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    process = start(corpus(), "--out", tiny_index, "--full", "--quiet", preexec_fn=narrow)
    _, errors = process.communicate()
    assert process.returncode == 4
    assert errors.decode().startswith("error: nothing could be written to ")
    assert len(errors.decode().splitlines()) == 1
    assert (answer(tiny_index), current_name(tiny_index), leftovers(tiny_index)) == (expected, name, [])
    assert build([corpus()], tiny_index, full=True).is_new


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        # The limit on file sizes above holds in its place; it needs no rights and never skips.
        pytest.skip("mounting a tmpfs is not allowed here")
    try:
        yield folder
    finally:
        # Lazily: this process may still have a file of it mapped.
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount command")
def test_a_full_disk(corpus, index_root, tmp_path):
    cache = (index_root / "cache").resolve()
    # One generation of the tiny corpus takes 2.8 MB: the first fits, the second does not.
    with small_disk(tmp_path / "disk", kilobytes=4000) as disk:
        (disk / "cache").symlink_to(cache)
        assert main([str(corpus()), "--out", str(disk), "--quiet"]) == 0
        expected = answer(disk)
        process = start(corpus(), "--out", disk, "--full", "--quiet")
        _, errors = process.communicate()
        assert process.returncode == 4
        assert "No space left on device" in errors.decode() or "disk is full" in errors.decode()
        assert (answer(disk), leftovers(disk)) == (expected, [])
        subprocess.run(["mount", "-o", "remount,size=8000k", disk], check=True)
        assert build([corpus()], disk, full=True).is_new


def test_two_builds_at_once(corpus, index_root, command):
    """The second is refused at once, with the process that holds the lock; the first is not disturbed."""
    has_begun, may_go_on = threading.Event(), threading.Event()

    class Paused(Silence):
        def read(self, row: DocumentRow) -> None:
            has_begun.set()
            may_go_on.wait(60)

    first = threading.Thread(target=lambda: build([corpus()], index_root, progress=Paused()))
    first.start()
    try:
        assert has_begun.wait(60)
        with pytest.raises(BuildRunning):
            build([corpus()], index_root)
        second = command(corpus(), "--out", index_root)
        assert second.returncode == 3
        assert f"another build is running in {index_root} (process {os.getpid()})" in second.stderr
        assert command("rollback", "--out", index_root).returncode == 3
    finally:
        may_go_on.set()
        first.join()
    assert len(answer(index_root)) == 3


def test_the_lock_dies_with_its_process(corpus, tiny_index):
    with start(corpus(), "--out", tiny_index, "--full") as process:
        wait_for_lock(process, tiny_index)
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(BuildRunning):
            build([corpus()], tiny_index)
        process.kill()
    assert build([corpus()], tiny_index, full=True).is_new


def test_flipped_bits_in_every_file_are_noticed(tiny_index):
    generation = open_current(tiny_index)
    files = [tiny_index / CURRENT, *sorted(path for path in generation.folder.rglob("*") if path.is_file())]
    assert {path.name for path in files} > {CURRENT, "manifest.json", "manifest.sha256", "catalogue.sqlite"}
    places = random.Random(7)
    for path in files:
        whole = path.read_bytes()
        ends = [0, len(whole) - 1]
        for place in ends + [places.randrange(len(whole)) for _ in range(6)]:
            damaged = bytearray(whole)
            damaged[place] ^= 1 << places.randrange(8)
            path.write_bytes(damaged)
            with pytest.raises(IndexUnavailable, match="python -m index") as caught:
                answer(tiny_index)
            assert isinstance(caught.value, (IndexDamaged, IndexOutdated)), f"{path.name} at {place}"
        path.write_bytes(whole[:-1])
        with pytest.raises(IndexDamaged):
            answer(tiny_index)
        path.unlink()
        with pytest.raises(IndexUnavailable, match="python -m index"):
            answer(tiny_index)
        path.write_bytes(whole)
    assert len(answer(tiny_index)) == 3


def test_a_damaged_index_is_cured_by_either_command_that_the_error_names(corpus, tiny_index, capsys):
    expected = answer(tiny_index)
    for cure in ([str(corpus())], ["rollback"]):
        build([corpus()], tiny_index, full=True)
        open_current(tiny_index).catalogue.write_bytes(b"")
        assert main(["dump", "--out", str(tiny_index)]) == 4
        error = capsys.readouterr().err
        assert f"rebuild it with `python -m index --out {tiny_index}`" in error
        assert f"`python -m index rollback --out {tiny_index}`" in error
        assert main([*cure, "--out", str(tiny_index)]) == 0
        assert answer(tiny_index) == expected


def test_last_good_versions_outlive_a_damaged_generation(corpus, tiny_index):
    build([corpus()], tiny_index, full=True)
    (tiny_index / CURRENT).write_bytes(b"\x00" * 60)
    report = build([corpus({"plan.txt": b"\x00\x01" * 99})], tiny_index)
    assert {row.id: row.state for row in report.rows} == {"measures": "unchanged", "plan": "kept"}
    assert "is not what was written" in report.notes[0]
    assert len(answer(tiny_index)) == 3


@pytest.mark.parametrize("key", ["code", "schema_version"])
def test_an_index_of_another_version_is_refused_and_rebuilt(corpus, tiny_index, key, capsys):
    generation = open_current(tiny_index)
    manifest = generation.folder / "manifest.json"
    data = re.sub(rf'"{key}": "?'.encode(), rb"\g<0>9", manifest.read_bytes())
    manifest.write_bytes(data)
    (generation.folder / "manifest.sha256").write_bytes(checksum_line(data))
    (tiny_index / CURRENT).write_bytes(current_line(generation.name, data))
    with pytest.raises(IndexOutdated, match=f"rebuild it with `python -m index --out {tiny_index}`"):
        open_current(tiny_index)
    assert main(["stats", "--out", str(tiny_index)]) == 4
    assert main([str(corpus()), "--out", str(tiny_index)]) == 0
    assert "note: the index is outdated" in capsys.readouterr().err
    assert len(answer(tiny_index)) == 3


def test_strange_things_among_the_sources(corpus, index_root, capsys):
    folder = corpus(
        {
            **TINY,
            "binary.txt": bytes(range(256)) * 9,
            "empty.txt": b"",
            "picture.jpg": b"\xff\xd8\xff",
            "blank.md": b" \n",
        },
        toml='[[document]]\nid = "folder"\nfile = "sub"\n[[document]]\nid = "gone"\nfile = "gone.txt"\n',
    )
    (folder / "sub" / "deeper").mkdir(parents=True)
    (folder / "sub" / "up").symlink_to("..")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "broken.txt").symlink_to("nowhere.txt")
    assert main([str(folder), "--out", str(index_root), "--quiet"]) == 1
    failed = {line.split(": ")[1]: line for line in capsys.readouterr().err.splitlines()}
    assert {"sub", "gone.txt", "binary.txt", "empty.txt", "picture.jpg", "loop.txt", "broken.txt"} <= set(failed)
    assert "symbolic links" in failed["loop.txt"]
    assert ".txt" in failed["picture.jpg"], "the kinds of file that can be read are listed"
    assert len(answer(index_root)) == 3


DROP_AND_RUN = """
import os, sys
import index.inspecting.auditing
from index.__main__ import main
warm, *arguments = sys.argv[1:]
assert main([warm, "--out", warm + "/index", "--quiet"]) == 0   # everything is loaded while it may be read
if os.geteuid() == 0:
    os.setgroups([]); os.setresgid({nobody}, {nobody}, {nobody}); os.setresuid({nobody}, {nobody}, {nobody})
sys.exit(main(arguments))
"""


@pytest.fixture
def unprivileged(analyser_cache) -> Iterator[tuple[Path, object]]:
    """A folder that everybody may enter, and a way to run the indexer there as somebody without rights."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        # The code, too, may lie where only root can look.
        import jieba

        import index

        for package in (index, jieba):
            source = Path(str(package.__file__)).parent
            ignored = shutil.ignore_patterns("posseg", "lac_small", "analyse", "__pycache__")
            shutil.copytree(source, place / "site" / source.name, ignore=ignored)
        shutil.copytree(analyser_cache, place / "cache")
        warm = place / "warm"
        (warm / "index").mkdir(parents=True)
        (warm / "index" / "cache").symlink_to(place / "cache")
        (warm / "a.txt").write_text(TINY["plan.txt"], encoding="utf-8")
        for path in place.rglob("*"):
            path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))

        def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
            code = DROP_AND_RUN.format(nobody=NOBODY)
            words = [sys.executable, "-c", code, str(warm), *map(str, arguments)]
            settings = {**os.environ, "PYTHONPATH": str(place / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
            return subprocess.run(words, cwd=place, env=settings, capture_output=True, encoding="utf-8", timeout=120)

        yield place, run


def test_a_target_that_may_not_be_written(unprivileged):
    place, run = unprivileged
    (place / "sources").mkdir()
    (place / "sources" / "plan.txt").write_text(TINY["plan.txt"], encoding="utf-8")
    root = place / "index"
    root.mkdir()
    (root / "cache").symlink_to(place / "cache")
    build([place / "sources"], root)
    before = open_current(root)
    for path in (root / "lock", root / "generations", root):
        path.chmod(0o444 if path.is_file() else 0o555)
    done = run(place / "sources", "--out", root, "--full")
    assert done.returncode == 4, done.stderr
    assert f"nothing could be written to {root}" in done.stderr
    assert "Permission denied" in done.stderr
    assert run(place / "sources", "--out", place / "none" / "index").returncode == 4
    assert open_current(root) == before
    back = run("rollback", "--out", root)
    cure = f"correct the rights, then run `python -m index rollback --out {root}` again"
    assert (back.returncode, cure in back.stderr) == (4, True), back.stderr
    assert open_current(root) == before
    read = run("stats", "--out", root)
    assert (read.returncode, "1 documents" in read.stdout) == (0, True), "reading needs no right to write"


def test_a_file_that_may_not_be_read(unprivileged):
    place, run = unprivileged
    sources, root = place / "sources", place / "index"
    (sources / "closed").mkdir(parents=True)
    for name in ("plan.txt", "secret.txt", "closed/more.txt"):
        (sources / name).write_text(TINY["plan.txt"], encoding="utf-8")
    root.mkdir()
    (root / "cache").symlink_to(place / "cache")
    if os.geteuid() == 0:
        os.chown(root, NOBODY, NOBODY)
    (sources / "secret.txt").chmod(0)
    (sources / "closed").chmod(0)
    done = run(sources, "--out", root, "--quiet")
    with suppress(OSError):
        (sources / "closed").chmod(0o755)
    assert done.returncode == 1, done.stderr
    failures = sorted(line.split(": ")[1] for line in done.stderr.splitlines())
    assert failures == ["closed", "secret.txt"]
    assert "permission" in done.stderr.lower()
    with closing(Catalogue.open(open_current(root).catalogue)) as catalogue:
        assert [document.id for document in catalogue.documents()] == ["plan"]


def test_a_full_or_missing_folder_for_temporary_files_is_no_matter(corpus, tiny_index, tmp_path):
    """Nothing is written outside the folder of the index, so nothing of a killed build can be left there."""
    (tiny_index / "cache").unlink()  # which leads to that of all tests
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    settings = {**os.environ, "TMPDIR": str(temporary)}
    process = start(corpus(), "--out", tiny_index, "--full", "--quiet", env=settings)
    wait_for_lock(process, tiny_index)
    time.sleep(0.3)
    process.kill()
    process.communicate()
    assert list(temporary.iterdir()) == []
    settings["TMPDIR"] = str(tmp_path / "nowhere")
    process = start(corpus(), "--out", tiny_index, "--full", "--quiet", env=settings)
    assert (process.wait(), process.communicate()[1]) == (0, b"")
    names = [path.name for path in (tiny_index / "cache").iterdir()]
    assert [name for name in names if not re.fullmatch(r"analyser-\w{16}", name)] == []


def test_a_build_that_cannot_keep_its_analyser_and_is_killed_leaves_nothing(corpus, tiny_index, tmp_path):
    """The analyser lies beside the cache then, and a program of the system works in the folder that is written."""
    (tiny_index / "cache").unlink()
    (tiny_index / "cache").write_text("a file where the folder should be", encoding="utf-8")
    programs, temporary = tmp_path / "bin", tmp_path / "tmp"
    programs.mkdir()
    temporary.mkdir()
    (programs / "soffice").write_text('#!/bin/sh\necho "$HOME" > "$WHERE"\nexec sleep 5\n', encoding="utf-8")
    (programs / "soffice").chmod(0o755)
    where = tmp_path / "where"
    path = os.pathsep.join((str(programs), os.environ["PATH"]))
    settings = {**os.environ, "TMPDIR": str(temporary), "PATH": path, "WHERE": str(where)}
    old_word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"
    process = start(corpus({**TINY, "old.doc": old_word}), "--out", tiny_index, "--full", "--quiet", env=settings)
    assert eventually(where.exists), "LibreOffice is at work"
    process.kill()
    process.communicate()
    assert list(temporary.iterdir()) == []
    assert Path(where.read_text(encoding="utf-8").strip()).is_relative_to(tiny_index)
    assert list(tiny_index.glob("policy-analyser-*"))
    build([corpus()], tiny_index, full=True)
    assert list(tiny_index.rglob("policy-*")) == leftovers(tiny_index) == []


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount command")
def test_a_folder_for_temporary_files_that_is_full_is_no_matter(corpus, tiny_index, tmp_path):
    with small_disk(tmp_path / "tmp", kilobytes=16) as temporary:
        with suppress(OSError):
            (temporary / "full").write_bytes(bytes(65536))
        settings = {**os.environ, "TMPDIR": str(temporary)}
        process = start(corpus(), "--out", tiny_index, "--full", "--quiet", env=settings)
        assert (process.communicate()[1], process.returncode) == (b"", 0)
        assert [path.name for path in temporary.iterdir()] == ["full"]
    assert len(answer(tiny_index)) == 3
