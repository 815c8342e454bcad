"""Every block of README and docs is of a kind that something here or in test_docs.py runs, parses or compares.

What is run as it stands is marked ``console``. What would build, install or serve for good is ``sh``: each of its
commands is taken apart by the program that would run it, without being run.
"""

from __future__ import annotations

import configparser
import json
import re
import shlex
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml

import index.__main__ as indexing
import search.commands.searching as searching
import web.__main__ as serving

ROOT = Path(__file__).resolve().parent.parent
FILES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
SETUP = configparser.ConfigParser()
SETUP.read(ROOT / "setup.cfg", encoding="utf-8")
EXTRAS = set(SETUP["options.extras_require"])
PROGRAMS = dict(line.split(" = ") for line in SETUP["options.entry_points"]["console_scripts"].strip().splitlines())
CODE = "\n".join(
    path.read_text(encoding="utf-8") for room in ("index", "search", "web") for path in ROOT.glob(f"{room}/**/*.py")
)
MODULES: dict[str, click.Command] = {"index": indexing.commands, "search": searching.main, "web": serving.main}
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)

#: file, line of its first line, kind, text
BLOCKS = [
    (path.relative_to(ROOT).as_posix(), text.count("\n", 0, found.start()) + 1, found[1], found[2])
    for path in FILES
    for text in [path.read_text(encoding="utf-8")]
    for found in _FENCE.finditer(text)
]


def _is_setting(name: str) -> bool:
    return f'"{name}"' in CODE


def _parsed(command: click.Command, words: list[str]) -> None:
    """Reads the words as the command would, without running it; an option that there is not is an error."""
    if isinstance(command, click.Group):
        name = words[0] if words and words[0] in command.commands else "build"
        command, words = command.commands[name], words[1:] if words[:1] == [name] else words
    command.make_context("example", words, resilient_parsing=False)


def _python(words: list[str]) -> None:
    assert words[1] == "-m"
    if words[2] == "pip":
        _install(words[3:])
    else:
        _parsed(MODULES[words[2]], words[3:])


def _install(words: list[str]) -> None:
    what = re.fullmatch(r"(?:\.|policy-search)\[([a-z]+)\]", words[-1])
    assert words[0] == "install"
    assert what and what[1] in EXTRAS


def _make(words: list[str]) -> None:
    done = subprocess.run(["make", "--dry-run", *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _export(words: list[str]) -> None:
    assert [name for name, _, _ in (word.partition("=") for word in words[1:]) if not _is_setting(name)] == []


def _curl(words: list[str]) -> None:
    """That the address answers is asked in test_docs.py, of all addresses."""
    assert words[1].startswith("http://127.0.0.1:8000/")


#: First word of a command → what takes it apart.
COMMANDS: dict[str, Callable[[list[str]], None]] = {
    "python": _python,
    "pip": _install,
    "make": _make,
    "export": _export,
    "curl": _curl,
}


def _shell(text: str) -> None:
    for line in text.splitlines():
        for command in re.split(r" && ", line.partition("  #")[0]):
            words = shlex.split(command)
            assert words, line
            COMMANDS[words[0]](words[1:] if words[0] == "pip" else words)


def _cron(text: str) -> None:
    for line in text.splitlines():
        when, _, command = line.partition("  ")
        assert re.fullmatch(r"(?:[\d*/,-]+ ){4}[\d*/,-]+", when), line
        found = re.search(r"python -m (\w+)([^|]*)", command)
        assert found
        _parsed(MODULES[found[1]], shlex.split(found[2]))


def _unit(text: str) -> None:
    unit = configparser.ConfigParser()
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(text)
    for part in unit.values():
        if "Environment" in part:
            assert _is_setting(part["Environment"].partition("=")[0])
        if "ExecStart" in part:
            words = shlex.split(part["ExecStart"])
            _parsed(MODULES[words[2]], words[3:])


def _json(text: str) -> None:
    for server in json.loads(text)["mcpServers"].values():
        assert Path(server["command"]).name in PROGRAMS
        assert [name for name in server["env"] if not _is_setting(name)] == []


def _toml(text: str) -> None:
    """A corpus.toml: its documents name files that are there, by keys that the real one has too."""
    real = tomllib.loads((ROOT / "seeds" / "corpus.toml").read_text(encoding="utf-8"))["document"]
    for document in tomllib.loads(text)["document"]:
        assert (ROOT / "seeds" / document["file"]).is_file()
        assert document.keys() <= {key for each in real for key in each}


def _yaml(text: str) -> None:
    """A cluster: each node is a service with a volume of its own, and names all the others."""
    made = yaml.safe_load(text)
    nodes = made["services"]
    assert {each["environment"]["node.name"] for each in nodes.values()} == nodes.keys()
    assert all(each["environment"]["discovery.seed_hosts"].split(",") == list(nodes) for each in nodes.values())
    assert {each["volumes"][0].partition(":")[0] for each in nodes.values()} == made["volumes"].keys()


def _console(text: str) -> None:
    """Commands that test_docs.py runs; what they print is not shown, as it could grow old."""
    assert [line for line in text.splitlines() if not line.startswith("$ ")] == []


def _code(text: str) -> None:
    """Run by test_docs.py."""
    compile(text, "example", "exec")


#: Kind of a block → what holds it to its word.
KINDS: dict[str, Callable[[str], None]] = {
    "console": _console,
    "python": _code,
    "sh": _shell,
    "cron": _cron,
    "ini": _unit,
    "json": _json,
    "toml": _toml,
    "yaml": _yaml,
}


@pytest.mark.parametrize(
    ("file", "line", "kind", "text"), BLOCKS, ids=[f"{file}:{line}" for file, line, _, _ in BLOCKS]
)
def test_every_block_keeps_its_word(file: str, line: int, kind: str, text: str) -> None:
    assert kind in KINDS, f"{file}:{line} is of no kind that a test runs or parses: {kind!r}"
    KINDS[kind](text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_block_is_plain(path: Path) -> None:
    """Indented code is of no kind: a test cannot tell what to do with it. What is below a list is text."""
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    lines = text.splitlines()
    plain = [line for before, line in zip(["", *lines], lines, strict=False) if line.startswith("    ") and not before]
    assert [line for line in plain if not line.lstrip().startswith(("-", "*"))] == []
    assert "```" not in text
