"""What a build, a check and a dump say about the English of the documents."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import polib
import pytest

from index.__main__ import main
from index.building.pipeline import build
from index.errors import UsageError
from index.storing.catalogue import Catalogue
from index.storing.generations import current_name, open_current
from index.translations.files import Message, write

PLAN = (
    Message("plan", "闵行区生物医药行动计划（2021-2023年）", "Minhang Biomedical Action Plan (2021-2023)", False),
    Message("plan#type", "行动计划", "action plan", False),
    Message("plan/1", "发展现状", "Current state", False),
    Message("plan/1/1", "近年来，闵行区聚焦智能医疗。", "In recent years, Minhang has focused on healthcare.", True),
    Message("plan/2", "主要任务", "", False),
    Message("plan/2.1", "优化布局", "Improve the layout", False),
    Message("plan/2.1/1", "建设园区。", "Build parks.", False),
)
COMMON = (Message("department", "区科委", "District Commission", False), Message("kind", "段落", "Passage", False))


@pytest.fixture
def translated(corpus) -> Path:
    """The tiny corpus, of which one document is translated: an entry is missing, one fuzzy, one outdated."""
    folder = corpus()
    write(folder / "translations" / "en" / "plan.po", PLAN)
    write(folder / "translations" / "en" / "common.po", COMMON)
    return folder


def dumped(root: Path) -> list[dict]:
    from index.inspecting.dumping import dump

    with closing(Catalogue.open(open_current(root).catalogue)) as catalogue:
        return list(dump(catalogue))


def test_a_build_counts_what_is_left_to_do(translated, index_root):
    report = build([translated], index_root)
    assert report.english == {
        "measures": {"texts": 13, "missing": 13, "outdated": 0, "fuzzy": 0},
        "plan": {"texts": 7, "missing": 1, "outdated": 1, "fuzzy": 1},
    }
    assert report.exit_code == 0


def test_the_counts_are_told_again_when_nothing_has_changed(translated, index_root):
    first, second = build([translated], index_root), build([translated], index_root)
    assert (second.is_new, second.english) == (False, first.english)


def test_the_table_and_the_json_show_them(translated, index_root, capsys):
    assert main([str(translated), "--out", str(index_root), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["english"]["plan"] == {"texts": 7, "missing": 1, "outdated": 1, "fuzzy": 1}
    shares = {line.split()[0]: line.split()[-2] for line in printed.err.splitlines() if " 1.0000 " in line}
    # 4 of 7 texts, and 4 of 20.
    assert shares == {"measures": "0.0000", "plan": "0.5714", "2": "0.2000"}


def test_without_translations_nothing_is_counted(corpus, index_root, capsys):
    assert main([str(corpus()), "--out", str(index_root), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["english"] == {}
    main(["check", "--out", str(index_root)])
    assert "English" not in capsys.readouterr().out


def test_a_check_lists_each_text_and_department_that_is_left(translated, index_root, capsys):
    build([translated], index_root)
    capsys.readouterr()
    assert main(["check", "--out", str(index_root)]) == 1
    faults = capsys.readouterr().out.splitlines()
    for context, state in (("plan/1/1", "fuzzy"), ("plan/2.1/1", "outdated"), ("measures/2.1", "missing")):
        assert f"{context}: its English is {state}: see `python -m index translations`" in faults
    assert not any("plan/1:" in fault or "common" in fault for fault in faults)


def test_a_check_lists_a_department_without_english(translated, index_root, capsys):
    (translated / "translations" / "en" / "common.po").unlink()
    build([translated], index_root)
    capsys.readouterr()
    main(["check", "--out", str(index_root)])
    assert "measures: 区科委 has no English in common.po" in capsys.readouterr().out


def test_a_check_of_what_is_complete_lists_no_english(translated, index_root, capsys):
    main([str(translated), "--out", str(index_root), "--quiet"])
    main(["translations", str(translated / "translations" / "en"), "--out", str(index_root)])
    for path in (translated / "translations" / "en").glob("*.po"):
        file = polib.pofile(str(path))
        for entry in file:
            entry.msgstr, entry.flags = entry.msgstr or "done", []
        file.save()
    main([str(translated), "--out", str(index_root), "--quiet"])
    capsys.readouterr()
    main(["check", "--out", str(index_root)])
    assert "English" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["plan.po", "common.po", "measures.po"])
def test_a_changed_po_file_makes_a_new_generation_without_reading_documents(translated, index_root, name):
    first = build([translated], index_root)
    more = Message("measures/2.1", "支持研发", "Support R&D", False)
    write(translated / "translations" / "en" / name, {"plan.po": PLAN[:1], "common.po": ()}.get(name, (more,)))
    second = build([translated], index_root)
    assert second.is_new
    assert second.generation != first.generation
    assert {row.state for row in second.rows} == {"unchanged"}


def test_a_po_file_that_is_gone_is_noticed(translated, index_root):
    build([translated], index_root)
    (translated / "translations" / "en" / "plan.po").unlink()
    report = build([translated], index_root)
    assert (report.is_new, report.english["plan"]["missing"]) == (True, 7)


def test_a_malformed_po_file_fails_its_document_alone(translated, index_root, capsys):
    build([translated], index_root)
    before = dumped(index_root)
    (translated / "translations" / "en" / "plan.po").write_text("msgid\n")
    assert main([str(translated), "--out", str(index_root), "--quiet"]) == 1
    assert "plan.po, line 1" in capsys.readouterr().err
    assert dumped(index_root) == before, "it keeps its last good version, with its English"


def test_a_malformed_file_of_what_documents_share_is_wrong_use_and_leaves_the_index_alone(
    translated, index_root, capsys
):
    build([translated], index_root)
    before = current_name(index_root)
    (translated / "translations" / "en" / "common.po").write_text("msgid\n")
    assert main([str(translated), "--out", str(index_root)]) == 2
    assert "common.po, line 1" in capsys.readouterr().err
    assert current_name(index_root) == before
    with pytest.raises(UsageError):
        build([translated], index_root)


def test_the_dump_carries_the_english(translated, index_root):
    build([translated], index_root)
    lines = {(line["type"], line.get("id")): line for line in dumped(index_root)}
    head = lines["document", "plan"]["metadata_en"]
    assert head == {"title": "Minhang Biomedical Action Plan (2021-2023)", "type": "action plan"}
    assert lines["section", "plan/2.1"]["title_en"] == "Improve the layout"
    fuzzy, outdated = lines["clause", "plan/1/1"], lines["clause", "plan/2.1/1"]
    assert (fuzzy["text_en"], fuzzy["translation"]) == (PLAN[3].english, "fuzzy")
    assert (outdated["text_en"], outdated["translation"]) == ("Build parks.", "outdated")


def test_the_dump_of_a_document_without_english(translated, index_root):
    build([translated], index_root)
    lines = [line for line in dumped(index_root) if line.get("document") == "measures"]
    clauses = [line for line in lines if line["type"] == "clause"]
    assert {(line["text_en"], line["heading_en"], line["translation"]) for line in clauses} == {(None, None, "missing")}
    assert {line["title_en"] for line in lines if line["type"] == "section"} == {None}


def test_the_labels_of_facets_are_those_of_the_common_file(translated, index_root):
    build([translated], index_root)
    with closing(Catalogue.open(open_current(index_root).catalogue)) as catalogue:
        assert catalogue.labels("department") == {"区科委": {"zh": "区科委", "en": "District Commission"}}
        assert catalogue.labels("kind")["paragraph"] == {"zh": "段落", "en": "Passage"}
        assert catalogue.labels("kind")["table"]["en"] == "table"


def test_every_text_of_the_seeds_has_english(built_index):
    clauses = [line for line in dumped(built_index) if line["type"] == "clause"]
    assert {line["translation"] for line in clauses} == {"current"}
    assert all(line["text_en"] for line in clauses)
    assert all(line["title_en"] for line in dumped(built_index) if line["type"] == "section" and line["title"])
    tables = [line for line in clauses if line["rows"]]
    assert tables
    for line in tables:
        assert [len(row) for row in line["rows_en"]] == [len(row) for row in line["rows"]]
