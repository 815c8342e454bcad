"""The command line: what it says where, and its exit codes."""

from __future__ import annotations

import fcntl
import json
import os
import re
import struct
import subprocess
import sys
import termios

import pytest

from index.__main__ import main
from tests.conftest import ROOT


def test_a_build_says_what_it_did_on_standard_error_only(corpus, index_root, command):
    done = command(corpus(), "--out", index_root)
    assert (done.returncode, done.stdout) == (0, "")
    assert "measures.txt: read, 4 sections, 4 clauses" in done.stderr
    assert "2 documents" in done.stderr.splitlines()[-2]
    assert "is current" in done.stderr.splitlines()[-1]


def test_build_may_be_named_and_sources_default_to_seeds(corpus, index_root, command, tmp_path):
    corpus(name="seeds")
    assert command("--out", index_root, "--quiet").stderr == ""
    assert "nothing has changed" in command("build", "--out", index_root).stderr
    assert "nothing has changed" in command("build", tmp_path / "seeds", POLICY_INDEX=str(index_root)).stderr


def test_json_is_the_report_on_standard_output(corpus, index_root, command):
    done = command(corpus(), "--out", index_root, "--json", "--quiet")
    report = json.loads(done.stdout)
    assert (report["new"], report["exit_code"], report["counts"]["documents"]) == (True, 0, 2)
    assert report["coverage"] == 1.0
    assert [row["state"] for row in report["documents"]] == ["read", "read"]


def test_some_documents_failed(corpus, index_root, command):
    done = command(
        corpus({"a.txt": "一、总则\n\n发展。\n", "b.txt": b"\x00\x01\x02" * 99}), "--out", index_root, "--quiet"
    )
    assert done.returncode == 1
    assert done.stderr.startswith("failed: b.txt: ")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["nowhere"], id="no such source"),
        pytest.param(["--bad"], id="no such option"),
        pytest.param(["--terms", "nowhere"], id="no such terms"),
        pytest.param(["dump", "too", "much"], id="too many words"),
    ],
)
def test_wrong_use(arguments, index_root, capsys):
    assert main([*arguments, "--out", str(index_root)]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("verb", ["dump", "stats", "rollback"])
def test_without_an_index_the_command_that_builds_one_is_named(verb, tmp_path, capsys):
    assert main([verb, "--out", str(tmp_path / "none")]) == 4
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"`python -m index --out {tmp_path}/none`" in printed.err


def test_a_lexicon_that_makes_no_sense_is_wrong_use(corpus, index_root, capsys):
    folder = corpus({"a.txt": "发展。\n", "terms/departments.tsv": "x\ty\n"})
    assert main([str(folder), "--out", str(index_root)]) == 2
    assert "departments.tsv, line 1" in capsys.readouterr().err


def test_dump_writes_every_unit_of_the_current_index(built_index, capsys):
    assert main(["dump", "--out", str(built_index)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    documents = [line["id"] for line in lines if line["type"] == "document"]
    assert documents == ["putuo", "xuhui", "jingan", "changning", "minhang"]
    assert all(line["coverage"]["unassigned"] == 0 for line in lines if line["type"] == "document")
    assert {line["type"] for line in lines} == {"document", "section", "clause", "furniture"}
    sections = {line["id"] for line in lines if line["type"] == "section"}
    assert all(f"{line['document']}/{line['section']}" in sections for line in lines if line["type"] == "clause")


def test_dump_is_in_reading_order(built_index, capsys):
    main(["dump", "--out", str(built_index)])
    place: dict[str, int] = {}
    opened: set[str] = set()
    for line in map(json.loads, capsys.readouterr().out.splitlines()):
        if line["type"] == "section":
            opened.add(line["id"])
        if line["type"] == "clause":
            assert f"{line['document']}/{line['section']}" in opened, "a section comes before its clauses"
        if line.get("start") is not None:
            assert line["start"] >= place.get(line["document"], 0)
            place[line["document"]] = line["start"]


def test_a_reader_that_has_seen_enough_hears_no_complaint(built_index):
    dumping = [sys.executable, "-m", "index", "dump", "--out", str(built_index)]
    with subprocess.Popen(dumping, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"type": "document"')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_the_dump_is_utf8_in_any_locale(tiny_index, command):
    latin = command("dump", "--out", tiny_index, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert (latin.returncode, "医疗器械" in latin.stdout) == (0, True)


def test_stats_shows_what_the_index_holds(tiny_index, capsys):
    assert main(["stats", "--out", str(tiny_index)]) == 0
    printed = capsys.readouterr().out
    assert "2 documents, 7 sections, 6 clauses" in printed
    assert main(["stats", "--json", "--out", str(tiny_index)]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["clauses"] == 6


def test_check_finds_the_seeds_sound(built_index, capsys):
    assert main(["check", "--out", str(built_index)]) == 0
    assert capsys.readouterr().out == ""


def test_check_lists_what_is_wrong(corpus, index_root, capsys):
    corpus(toml='[[document]]\nid = "m"\nfile = "measures.txt"\nnumber = "静府规〔2023〕6号"\n')
    assert main([str(corpus({"x.txt": "发展。\n"})), "--out", str(index_root)]) == 0
    capsys.readouterr()
    assert main(["check", "--out", str(index_root)]) == 1
    faults = capsys.readouterr().out.splitlines()
    assert any(fault.startswith("m: corpus.toml gives number") for fault in faults)
    assert "x: no title is known: add it to corpus.toml" in faults


def test_check_of_a_damaged_index_names_the_cure(tiny_index, capsys):
    (tiny_index / "CURRENT").write_text("{}")
    assert main(["check", "--out", str(tiny_index)]) == 1
    assert "rollback" in capsys.readouterr().out


def test_rollback_returns_to_the_generation_before(corpus, tiny_index, capsys):
    main(["dump", "--out", str(tiny_index)])
    before = capsys.readouterr().out
    assert main([str(corpus({"new.txt": "一、总则\n\n发展。\n"})), "--out", str(tiny_index)]) == 0
    assert main(["rollback", "--out", str(tiny_index)]) == 0
    capsys.readouterr()
    main(["dump", "--out", str(tiny_index)])
    assert capsys.readouterr().out == before
    assert main(["rollback", "--out", str(tiny_index)]) == 4


def test_a_terminal_gets_a_bar_and_the_table(corpus, index_root):
    leader, follower = os.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    building = [sys.executable, "-m", "index", str(corpus()), "--out", str(index_root)]
    with subprocess.Popen(building, cwd=ROOT, stdout=subprocess.PIPE, stderr=follower) as process:
        os.close(follower)
        shown = b""
        while chunk := _read_terminal(leader):
            shown += chunk
    os.close(leader)
    assert process.returncode == 0
    bars = [line for line in shown.decode().split("\r") if "%|" in line]
    assert re.fullmatch(r" *0%\|.*\| 0/2 documents, \d\d:\d\d gone, \? left", bars[0]), bars[0]
    assert re.fullmatch(r"joining addresses: 100%\|.*\| 2/2 documents, 6 clauses, \d\d:\d\d gone, 00:00 left", bars[-1])
    assert b"generation 000001" in shown


def _read_terminal(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        # The other side has closed the terminal.
        return b""


def test_help_names_every_command_and_exit_code(capsys):
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    for word in (
        "build",
        "dump",
        "stats",
        "check",
        "rollback",
        "0 done",
        "1 some",
        "2 wrong",
        "3 another",
        "4 nothing",
    ):
        assert word in " ".join(printed.split())
