"""What a build reads again, what it keeps, and that the same input always gives the same index."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.building.pipeline import build
from index.building.report import Report
from index.errors import BuildError, UsageError
from index.inspecting.dumping import dump
from index.references.records import Reference
from index.storing.catalogue import Catalogue
from index.storing.generations import current_name, open_current
from index.storing.references import References
from tests.conftest import ROOT, TINY

BINARY = b"\x00\xff\xfe\x01" * 64


def states(report: Report) -> dict[str, str]:
    return {row.id: row.state for row in report.rows}


def dumped(root: Path) -> str:
    with closing(Catalogue.open(open_current(root).catalogue)) as catalogue:
        return "\n".join(json.dumps(line, ensure_ascii=False) for line in dump(catalogue))


def catalogue_bytes(root: Path) -> bytes:
    return open_current(root).catalogue.read_bytes()


def cited(root: Path) -> list[Reference]:
    with closing(References(open_current(root).references)) as references:
        return list(references.all())


def fresh(root: Path, name: str) -> Path:
    """Another empty index folder with the same analyser."""
    other = root.with_name(name)
    other.mkdir()
    (other / "cache").symlink_to((root / "cache").resolve())
    return other


def test_a_first_build_reads_everything(corpus, index_root):
    report = build([corpus()], index_root)
    assert (states(report), report.is_new, report.exit_code) == ({"measures": "read", "plan": "read"}, True, 0)
    assert report.generation == current_name(index_root)
    assert "对首次获批的三类医疗器械给予奖励。（责任部门：区科委）" in dumped(index_root)


def test_every_unit_of_a_dump_leads_back_to_the_lines_it_was_read_from(corpus, index_root):
    build([corpus({"plan.md": "# 规划\n\n## 一、总则\n\n| 指标 | 值 |\n|---|---|\n| 税收 | 8% |\n"})], index_root)
    units = [json.loads(line) for line in dumped(index_root).splitlines()]
    places = {unit.get("title") or unit.get("kind"): unit["source"] for unit in units if unit["type"] != "document"}
    assert places["总则"] == [{"line": 3}]
    assert places["table"] == [{"line": 5}, {"line": 7}]


def test_nothing_changed_means_no_new_generation(corpus, index_root):
    first = build([corpus()], index_root)
    second = build([corpus()], index_root)
    assert (second.generation, second.is_new) == (first.generation, False)
    assert states(second) == {"measures": "unchanged", "plan": "unchanged"}


def test_a_build_that_finds_nothing_changed_loads_nothing_that_reads(corpus, index_root):
    build([corpus()], index_root)
    reading = ("index.structuring", "index.extracting.stage", "jieba", "bs4")
    program = f"""
import sys
from index.__main__ import main
assert main([{str(corpus())!r}, "--out", {str(index_root)!r}, "--quiet"]) == 0
print(*[name for name in {reading} if name in sys.modules])
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_full_reads_again_what_has_not_changed(corpus, index_root):
    first = build([corpus()], index_root)
    second = build([corpus()], index_root, full=True)
    assert states(second) == {"measures": "read", "plan": "read"}
    assert second.generation != first.generation


def test_only_what_changed_is_read_and_the_result_is_that_of_a_full_build(corpus, index_root):
    build([corpus()], index_root)
    changed = corpus(
        {**TINY, "plan.txt": TINY["plan.txt"].replace("创新药", "高端医疗装备"), "new.txt": "一、总则\n\n发展。\n"}
    )
    report = build([changed], index_root)
    assert states(report) == {"measures": "unchanged", "new": "read", "plan": "read"}
    full = fresh(index_root, "full")
    build([changed], full)
    assert dumped(index_root) == dumped(full)
    assert catalogue_bytes(index_root) == catalogue_bytes(full)


#: What plan.txt is called, another document that comes later, note. measures.txt cites 《某区行动计划》.
CITED = [
    ('title_zh = "某区行动计划"', {}, "a change of what is stated decides anew what a title means"),
    ('title_zh = "某区行动计划"', {"again.txt": "某区行动计划\n\n一、总则\n"}, "two of a title: none"),
    ('title_zh = "依据《某区若干意见》的计划"', {}, "what is stated may cite"),
    ("", {"again.txt": "某区若干措施\n\n静府规〔2023〕5号\n\n一、总则\n"}, "another bears its number"),
]


@pytest.mark.parametrize(("stated", "others", "note"), CITED, ids=[note for *_, note in CITED])
def test_references_of_what_has_not_changed_are_those_of_a_full_build(corpus, index_root, stated, others, note):
    citing = {**TINY, "measures.txt": TINY["measures.txt"] + "\n落实《某区行动计划》，由静府规〔2023〕5号解释。\n"}
    build([corpus(citing)], index_root)
    toml = f'[[document]]\nid = "plan"\nfile = "plan.txt"\n{stated}\n'
    changed = corpus({**citing, **others}, toml=toml)
    assert states(build([changed], index_root))["measures"] == "unchanged"
    full = fresh(index_root, "full")
    build([changed], full)
    assert cited(index_root) == cited(full)
    assert len(cited(full)) >= 2


def test_a_document_that_is_gone_leaves_the_index(corpus, index_root):
    build([corpus()], index_root)
    (corpus() / "plan.txt").unlink()
    assert states(build([corpus({})], index_root)) == {"measures": "unchanged"}
    assert "智能医疗" not in dumped(index_root)


def test_a_change_of_corpus_toml_alone_makes_a_new_generation_without_reading(corpus, index_root):
    build([corpus()], index_root)
    toml = '[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle_en = "Action Plan"\nstatus = "印发"\n'
    report = build([corpus(toml=toml)], index_root)
    assert (states(report), report.is_new) == ({"plan": "unchanged", "measures": "unchanged"}, True)
    assert '"title_en": "Action Plan"' in dumped(index_root)


def test_a_document_that_fails_does_not_stop_the_others(corpus, index_root):
    report = build([corpus({**TINY, "bad.txt": BINARY})], index_root)
    assert states(report) == {"bad": "failed", "measures": "read", "plan": "read"}
    assert report.exit_code == 1
    assert "bad.txt" in str(report.failures[0].problem)


def test_a_document_that_fails_now_keeps_its_last_good_version(corpus, index_root):
    build([corpus()], index_root)
    before = dumped(index_root)
    broken = corpus({"plan.txt": BINARY})
    report = build([broken], index_root)
    assert (states(report), report.exit_code) == ({"measures": "unchanged", "plan": "kept"}, 1)
    assert dumped(index_root) == before
    again = build([broken], index_root)
    assert (states(again)["plan"], again.exit_code, again.is_new) == ("kept", 1, False)
    mended = build([corpus()], index_root)
    assert (states(mended)["plan"], mended.exit_code) == ("unchanged", 0)


def test_a_version_that_was_kept_survives_a_full_build(corpus, index_root):
    build([corpus()], index_root)
    report = build([corpus({"plan.txt": BINARY})], index_root, full=True)
    assert states(report) == {"measures": "read", "plan": "kept"}
    assert "智能医疗" in dumped(index_root)


def test_when_no_document_can_be_read_nothing_is_written(corpus, index_root):
    with pytest.raises(BuildError, match="no document could be read"):
        build([corpus({"bad.txt": BINARY})], index_root)
    assert current_name(index_root) is None


def test_sources_that_are_gone_leave_the_index_alone(corpus, index_root):
    first = build([corpus()], index_root)
    with pytest.raises(UsageError):
        build([index_root / "unmounted"], index_root)
    assert current_name(index_root) == first.generation


def test_a_mistake_of_ours_costs_one_document(corpus, index_root, monkeypatch):
    import index.structuring as structuring

    real = structuring.structure

    def stumbles(source, *arguments):
        if source.name == "plan.txt":
            raise ZeroDivisionError("by chance")
        return real(source, *arguments)

    monkeypatch.setattr(structuring, "structure", stumbles)
    report = build([corpus()], index_root)
    assert states(report) == {"measures": "read", "plan": "failed"}
    assert "internal error, please report it: ZeroDivisionError: by chance" in str(report.failures[0].problem)


@pytest.mark.parametrize(
    ("toml", "warning"),
    [
        pytest.param(f'sha256 = "{"0" * 64}"', "corpus.toml expects SHA-256 0000", id="other bytes"),
        pytest.param(
            'number = "静府规〔2023〕6号"',
            "corpus.toml gives number 静府规〔2023〕6号, the text states",
            id="other number",
        ),
        pytest.param(
            'date = "2023-05-07"', "corpus.toml gives date 2023-05-07, the text states 2023-05-06", id="other date"
        ),
    ],
)
def test_where_corpus_toml_and_the_text_differ_the_build_warns(corpus, index_root, toml, warning):
    report = build([corpus(toml=f'[[document]]\nid = "m"\nfile = "measures.txt"\n{toml}\n')], index_root)
    (row,) = [row for row in report.rows if row.id == "m"]
    assert any(text.startswith(warning) for text in row.warnings)
    assert report.exit_code == 0


def test_another_dictionary_makes_a_new_generation_without_reading(corpus, index_root):
    first = build([corpus()], index_root)
    folder = corpus({"terms/dictionary.tsv": "term\ttag\tnote\n联席会议制度\tn\t\n"})
    report = build([folder], index_root)
    assert report.generation != first.generation
    assert states(report) == {"measures": "unchanged", "plan": "unchanged"}


def test_analysers_of_old_dictionaries_are_removed(corpus, tmp_path):
    """The newest four stay, that of the build among them, and with them what no build made."""
    cache = tmp_path / "index" / "cache"
    cache.mkdir(parents=True)
    old = [f"analyser-{age:016x}" for age in range(1, 9)]
    debris, foreign = f"{old[0]}-{'0' * 32}", "notes"
    for age, name in enumerate([*old, debris, foreign], 1):
        (cache / name).mkdir()
        os.utime(cache / name, (age, age))
    build([corpus()], tmp_path / "index")
    left = {path.name for path in cache.iterdir()}
    (own,) = left - {*old, debris, foreign}
    assert left == {own, *old[-3:], foreign}


def test_other_names_of_departments_mean_reading_again(corpus, index_root):
    build([corpus()], index_root)
    names = "written\tname\tofficial\n区科委\t区科学技术委员会\t\n"
    report = build([corpus({"terms/departments.tsv": names})], index_root)
    assert states(report) == {"measures": "read", "plan": "read"}
    assert "区科学技术委员会" in dumped(index_root)


def test_the_same_input_gives_the_same_dump_in_every_process(corpus, index_root, command):
    dumps = []
    for seed in ("1", "2"):
        root = fresh(index_root, f"seed{seed}")
        assert command(corpus(), "--out", root, PYTHONHASHSEED=seed).returncode == 0
        dumps.append((command("dump", "--out", root).stdout, catalogue_bytes(root)))
    assert dumps[0] == dumps[1]
    assert dumps[0][0]


def test_an_index_among_its_own_sources_is_no_source(corpus):
    folder = corpus()
    for _ in range(2):
        report = build([folder], folder / "var" / "index")
        assert sorted(states(report)) == ["measures", "plan"]


def test_a_document_without_a_clause_is_indexed(corpus, index_root):
    report = build([corpus({"a.txt": "一、总则\n"})], index_root)
    assert report.exit_code == 0
    assert report.rows[0].clauses + report.rows[0].sections > 0
