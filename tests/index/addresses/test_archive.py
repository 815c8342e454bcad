"""Ledgers live on: from build to build, in the folder of the sources when the index is lost, and through a rollback."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from index.building.pipeline import build
from index.storing.generations import open_current
from index.storing.ledger import Addresses
from index.storing.publishing import rollback
from tests.conftest import Command

FIRST = (
    "一、职责\n\n负责城市道路养护和路灯管理，每年完成两次全面检查。\n\n"
    "二、经费\n\n养护经费列入年度财政预算，实行专款专用，接受审计监督。\n"
)
SECOND = "一、目标\n\n建成覆盖全域的智慧市政体系。\n\n" + FIRST.replace("二、", "三、").replace("一、", "二、")


def told(root: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What became of each earlier clause."""
    with closing(Addresses(open_current(root).addresses)) as addresses:
        found = addresses.all_earlier()
    return {one.address: (one.outcome.verdict, one.outcome.targets) for one in found if one.kind == "clause"}


MOVED = {"1/1": ("moved", ("2/1",)), "2/1": ("moved", ("3/1",))}


def test_a_plain_build_redirects_already(tmp_path: Path, corpus, index_root: Path) -> None:
    build([corpus({"plan.txt": FIRST})], index_root)
    build([corpus({"plan.txt": SECOND})], index_root)
    assert told(index_root) == MOVED
    build([corpus({"plan.txt": SECOND, "other.txt": "一、总则\n\n另一份文件。\n"})], index_root)
    assert told(index_root) == MOVED, "an unchanged document keeps its ledger"
    build([corpus({"plan.txt": FIRST})], index_root)
    assert told(index_root) == {"1/1": ("gone", ()), "2/1": ("moved", ("1/1",)), "3/1": ("moved", ("2/1",))}


def test_what_was_recorded_outlives_the_index(corpus, index_root: Path, command: Command) -> None:
    folder = corpus({"plan.txt": FIRST})
    assert command("build", folder, "--out", index_root, "--record", "--quiet").returncode == 0
    assert command("addresses", folder / "addresses", "--check", "--out", index_root).returncode == 0
    before = (folder / "addresses" / "plan.jsonl").read_text(encoding="utf-8")
    shutil.rmtree(index_root / "generations")
    (index_root / "CURRENT").unlink()
    corpus({"plan.txt": SECOND})
    build([folder], index_root)
    assert told(index_root) == MOVED
    lacking = command("addresses", folder / "addresses", "--check", "--out", index_root)
    assert (lacking.returncode, "--record" in lacking.stdout) == (1, True)
    assert not build([folder], index_root).is_new, "what was taken in is no news"
    command("build", folder, "--out", index_root, "--record", "--quiet")
    assert (folder / "addresses" / "plan.jsonl").read_text(encoding="utf-8").startswith(before), "lines are only added"
    assert not build([folder], index_root).is_new
    listed = command("addresses", "--out", index_root).stdout
    assert "moved    plan/2/1 → plan/3/1" in listed


def test_a_rollback_forgets_nothing_that_was_published(corpus, index_root: Path) -> None:
    build([corpus({"plan.txt": FIRST})], index_root)
    build([corpus({"plan.txt": SECOND, "new.txt": "一、总则\n\n另一份文件。\n"})], index_root)
    rollback(index_root)
    folder = corpus({"plan.txt": FIRST})
    (folder / "new.txt").unlink()
    build([folder], index_root)
    assert told(index_root)["3/1"] == ("moved", ("2/1",))
    with closing(Addresses(open_current(index_root).addresses)) as addresses:
        assert addresses.publications()["new"].home is None


def test_a_ledger_that_was_damaged_stops_the_build_with_its_line(corpus, index_root: Path, command: Command) -> None:
    folder = corpus({"plan.txt": FIRST, "addresses/plan.jsonl": '{"edition": 1}\n'})
    refused = command("build", folder, "--out", index_root)
    assert refused.returncode == 2
    assert "plan.jsonl: line 1" in refused.stderr


def test_recording_needs_a_folder(corpus, index_root: Path, command: Command) -> None:
    folder = corpus({"plan.txt": FIRST})
    assert command("build", folder / "plan.txt", "--record", "--out", index_root).returncode == 2
