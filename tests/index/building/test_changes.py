"""What a build says beside each document: which are gone, which have another name, which are there twice."""

from __future__ import annotations

import json

from index.__main__ import main
from tests.conftest import TINY

OTHER = "一、总则\n\n发展生物医药。\n"


def test_documents_that_are_gone_renamed_or_there_twice_are_named(corpus, index_root, capsys):
    folder = corpus({**TINY, "old.txt": OTHER})
    assert main([str(folder), "--out", str(index_root), "--json"]) == 0
    first = capsys.readouterr()
    assert json.loads(first.out)["changes"] == [], "a first build has nothing to compare with"
    (folder / "old.txt").rename(folder / "new.txt")
    (folder / "plan.txt").unlink()
    corpus({"deeper/again.txt": TINY["measures.txt"]})
    assert main([str(folder), "--out", str(index_root), "--json"]) == 0
    told = capsys.readouterr()
    report = json.loads(told.out)
    changes = [
        "removed: plan (plan.txt is not among the sources any more)",
        "renamed: old (old.txt is new.txt now)",
    ]
    twice = "measures.txt has the same bytes as deeper/again.txt: remove one, or its clauses are found twice"
    assert sorted(report["changes"]) == changes
    assert report["notes"] == [twice]
    assert report["counts"]["warnings"] == 1
    assert {*changes, f"note: {twice}"} <= set(told.err.splitlines())


def test_nothing_is_told_twice(corpus, index_root, capsys):
    folder = corpus({**TINY, "old.txt": OTHER})
    assert main([str(folder), "--out", str(index_root)]) == 0
    (folder / "old.txt").unlink()
    for expected in (["removed: old (old.txt is not among the sources any more)"], []):
        capsys.readouterr()
        assert main([str(folder), "--out", str(index_root), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["changes"] == expected
