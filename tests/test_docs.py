"""README and docs keep their word: commands run, and every option, setting, target and dependency is named there."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

import index.__main__ as indexing
import search.commands.searching as searching
from index.reading.contract import Delivered
from search.asking.filters import FILTERS, Filter
from web import create_app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTED = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
CONSOLE = re.findall(r"```console\n(.*?)```", DOCUMENTED, re.DOTALL)
#: Commands in blocks, and those in a line of text that only read, without a word that stands for another.
BLOCKS = [line.removeprefix("$ ") for block in CONSOLE for line in block.splitlines() if line.startswith("$ ")]
INLINE = re.findall(r"`(python -m (?:search [^`]+|index (?:stats|check|dump|addresses)))`", DOCUMENTED)
COMMANDS = sorted({*BLOCKS, *INLINE, "python -m index addresses"})


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_that_is_documented_runs(line: str, built_index: Path) -> None:
    words = shlex.split(line)
    assert words[0] == "python"
    # `python -m index` alone would write: it is asked of an index that is already up to date.
    done = subprocess.run(
        [sys.executable, *words[1:]],
        cwd=ROOT,
        env={**os.environ, "POLICY_INDEX": str(built_index)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or done.stderr.strip()


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENTED, re.DOTALL)


def test_the_example_of_a_reader_reads() -> None:
    """docs/adding-documents.md: a reader of subtitles."""
    (example,) = _blocks("python")
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(example, "docs/adding-documents.md", "exec"), names)
    subtitles = "1\n00:00:01,000 --> 00:00:02,000\n支持医疗器械企业。\n\n2\n00:00:03,000 --> 00:00:04,000\n给予补贴。\n"
    reading = names["read_srt"](Delivered(subtitles.encode(), "talk.srt", ".srt"))
    assert [line.text for line in reading.lines if line.kind == "text" and line.text] == [
        "支持医疗器械企业。",
        "给予补贴。",
    ]
    assert all(reading.text[line.start :].startswith(line.text) for line in reading.lines)


#: Addresses of the site that are written down: in backticks, behind its host, or as the first word of a table.
ADDRESSES = sorted(
    set(re.findall(r"`(/(?!srv|var|etc|tmp|mcp)[^\s`…<>{}|]*)`", DOCUMENTED))
    | set(re.findall(r"http://127\.0\.0\.1:8000(/[^\s'`)]*)", DOCUMENTED))
)


def test_every_address_that_is_documented_answers(built_index: Path) -> None:
    app = create_app({"INDEX": built_index, "TESTING": True})
    client = app.test_client()
    assert len(ADDRESSES) > 10
    answers = {address: client.get(address).status_code for address in ADDRESSES}
    assert {address: status for address, status in answers.items() if status not in (200, 301)} == {}


def _commands(group: click.Group) -> list[str]:
    return sorted(group.commands)


@pytest.mark.parametrize("name", _commands(indexing.commands))
def test_every_command_of_the_indexer_is_documented(name: str) -> None:
    assert f"python -m index {name}" in DOCUMENTED or (name == "build" and "python -m index [build]" in README)


BUILD_OPTIONS = [o for p in indexing.commands.commands["build"].params for o in p.opts if o.startswith("--")]


@pytest.mark.parametrize("option", BUILD_OPTIONS)
def test_every_option_of_the_build_is_documented(option: str) -> None:
    assert option in DOCUMENTED


@pytest.mark.parametrize("row", FILTERS, ids=lambda row: row.name)
def test_every_filter_of_the_search_is_documented(row: Filter) -> None:
    assert f"--{row.name}" in {option for parameter in searching.main.params for option in parameter.opts}
    assert f"--{row.name}`" in DOCUMENTED


def test_every_setting_that_the_code_reads_is_documented() -> None:
    files = [path for package in ("index", "search", "web") for path in (ROOT / package).rglob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    settings = set(re.findall(r"\b(POLICY_[A-Z]+|NO_COLOR)\b", code))
    assert settings
    assert [name for name in sorted(settings) if name not in DOCUMENTED] == []


def test_every_dependency_has_its_reason() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    needed = [line.split()[0] for line in setup["options"]["install_requires"].split("\n") if line.strip()]
    table = README.partition("## Dependencies")[2].partition("## ")[0]
    assert [name for name in needed if name not in table] == []


def test_every_linked_file_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README) + re.findall(r"`([\w/.-]+\.(?:md|tsv|toml))`", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_nothing_is_said_of_commands_that_are_not_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    asked = set(re.findall(r"(?:`|^)make ([a-z]+)", DOCUMENTED, re.MULTILINE))
    assert [target for target in sorted(asked) if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
