"""``python -m search`` as a reader types it: words, options, exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from search.commands.searching import FOUND, NO_INDEX, NOTHING, WRONG

ROOT = Path(__file__).resolve().parent.parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(built_index: Path) -> Run:
    def search(*arguments: str, text: str | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "search", *arguments],
            cwd=ROOT,
            env={**os.environ, "POLICY_INDEX": str(built_index), **settings},
            input=text,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    return search


def test_hits_are_readable(run: Run) -> None:
    done = run("苗圃计划", "--limit", "1")

    assert (done.returncode, done.stderr) == (FOUND, "")
    assert "普陀区 › 普陀区生命健康产业“十四五”发展规划 ›" in done.stdout
    assert "苗圃计划" in done.stdout
    assert "   /documents/putuo/" in done.stdout
    assert "\x1b" not in done.stdout, "no colours where there is no terminal"


#: arguments, whether Chinese and whether English text is printed
VIEWS = [
    ([], True, False),
    (["--lang", "en"], False, True),
    (["--view", "both"], True, True),
    (["--lang", "en", "--view", "zh"], True, False),
]


@pytest.mark.parametrize(("arguments", "chinese", "english"), VIEWS, ids=[" ".join(view[0]) for view in VIEWS])
def test_the_text_is_printed_in_the_languages_asked_for(
    run: Run, arguments: list[str], chinese: bool, english: bool
) -> None:
    printed = run("苗圃计划", "--limit", "1", *arguments).stdout
    text = printed.partition("\n1. ")[2].partition("\n")[2]

    assert ("苗圃计划" in text) == chinese
    assert ("nursery" in text.lower()) == english
    assert ("unofficial working translation" in printed or "非官方" in printed) == english


def test_the_way_to_a_clause_is_english_for_an_english_reader(run: Run) -> None:
    printed = run("“苗圃计划”", "--limit", "1", "--lang", "en").stdout

    assert "1 result in 1 document (page 1 of 1)" in printed
    assert "results in" in run("医疗器械", "--lang", "en").stdout
    assert "1. Putuo › Putuo District Development Plan for the Life-Health Industry" in printed
    assert not re.search("[一-鿿]", printed.partition("\n1. ")[2])


def test_json_is_the_page_of_the_api(run: Run) -> None:
    page = json.loads(run("医疗器械", "--district", "闵行区", "--limit", "3", "--page", "2", "--json").stdout)

    assert (page["page"], page["per_page"]) == (2, 3)
    assert {hit["document"]["id"] for hit in page["results"]} == {"minhang"}


def test_filters(run: Run) -> None:
    page = json.loads(run("领导", "--section", "保障措施", "--kind", "paragraph", "--year", "2021", "--json").stdout)

    assert page["total"] > 0
    assert {hit["section"]["role"]["value"] for hit in page["results"]} == {"safeguards"}


def test_a_filter_alone_lists_what_it_leaves(run: Run) -> None:
    page = json.loads(run("--department", "区科委", "--sort", "document", "--json").stdout)

    assert page["total"] > 1


WORDS = [
    (["医疗器械", "-徐汇"], FOUND, "an excluded word"),
    (["-徐汇", "医疗器械"], FOUND, "an excluded word first"),
    (["−徐汇", "医疗器械"], FOUND, "a minus sign"),
    (["“医疗器械”"], FOUND, "quotes"),
    (["build"], FOUND, "named like a command, and a word of the English texts"),
    (["--", "--json", "医疗器械"], FOUND, "a word like an option"),
    (["--nothing-like-this"], NOTHING, "like an option that is none"),
    (["火星"], NOTHING, "nothing found"),
    (["\udcff\udcfe"], NOTHING, "bytes that are no text"),
    (["创新", "--exact", "火星"], NOTHING, "exactly as typed"),
    ([], WRONG, "nothing asked"),
    (["创新", "--limit", "0"], WRONG, "a limit of nothing"),
    (["创新", "--limit", "many"], WRONG, "a limit that is no number"),
    (["创新", "--district", "火星"], WRONG, "an unknown district"),
    (["--batch", "/nowhere"], WRONG, "a file that is not there"),
    (["--evaluate", "setup.cfg"], WRONG, "a file that is no collection"),
]


@pytest.mark.parametrize(("arguments", "code", "note"), WORDS, ids=[note for *_, note in WORDS])
def test_exit_codes(run: Run, arguments: list[str], code: int, note: str) -> None:
    done = run(*arguments)

    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) == (code == WRONG)


def test_an_unknown_district_is_answered_with_the_known_ones(run: Run) -> None:
    assert "普陀区" in run("创新", "--district", "火星").stderr


def test_without_an_index_the_command_that_builds_one_is_named(run: Run, tmp_path: Path) -> None:
    done = run("创新", POLICY_INDEX=str(tmp_path / "none"))

    assert done.returncode == NO_INDEX
    assert f"python -m index --out {tmp_path / 'none'}" in done.stderr


def test_a_terminal_gets_colours_unless_it_asks_for_none(built_index: Path) -> None:
    code = "import pty, sys; pty.spawn([sys.executable, '-m', 'search', '苗圃计划', '--limit', '1'])"
    for no_colour, coloured in (("", True), ("1", False)):
        env = {**os.environ, "POLICY_INDEX": str(built_index), "NO_COLOR": no_colour}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, timeout=60, stdin=subprocess.DEVNULL
        )
        assert (b"\x1b[31m" in done.stdout) == coloured


def test_a_batch_is_answered_line_by_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_text('苗圃计划\n\n{"q": "创新", "district": "静安区"}\n火星\n', encoding="utf-8")
    pages = [json.loads(line) for line in run("--batch", str(file), "--limit", "2").stdout.splitlines()]

    assert [page["query"]["text"] for page in pages] == ["苗圃计划", "创新", "火星"]
    assert {hit["document"]["id"] for hit in pages[1]["results"]} == {"jingan"}
    assert pages[2]["total"] == 0


def test_a_batch_from_standard_input(run: Run) -> None:
    assert json.loads(run("--batch", "-", text="苗圃计划\n").stdout)["total"] >= 1


def test_a_broken_line_of_a_batch_is_named(run: Run) -> None:
    done = run("--batch", "-", text="创新\n{broken\n")

    assert done.returncode == WRONG
    assert "line 2" in done.stderr


def test_a_collection_is_scored_and_compared(run: Run, tmp_path: Path) -> None:
    saved = str(tmp_path / "saved.json")
    collection = str(ROOT / "tests/relevance/facts.json")

    assert "facts zh" in run("--evaluate", collection, "--save", saved).stdout
    assert "0 gains, 0 losses" in run("--evaluate", collection, "--against", saved).stdout
