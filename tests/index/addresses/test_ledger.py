"""A ledger says what stood where in every edition, and lines are only ever added to it."""

from __future__ import annotations

import json

import pytest

from index.addresses.ledger import Ledger, parse
from index.addresses.rows import AddressRow

GOALS = AddressRow("clause", "1/1", "到2025年，建成三个园区。")
TASKS = AddressRow("clause", "1/2", "大力引进创新药企业。")
MORE = AddressRow("clause", "1/2", "大力引进创新药和医疗器械企业。")
TITLE = AddressRow("section", "1", "主要目标", label="一、")


def made(*editions: list[AddressRow]) -> Ledger:
    ledger = Ledger("plan")
    for number, rows in enumerate(editions, start=1):
        ledger = ledger.appended(rows, f"2026-01-0{number}", "plan.txt", str(number))
    return ledger


LEDGER = made([TITLE, GOALS, TASKS], [TITLE, GOALS, MORE], [TITLE, MORE], [TITLE, GOALS, TASKS])


def test_every_edition_can_be_told_again():
    told = [[row.text for row in LEDGER.at(number)] for number in range(1, 5)]
    assert told == [
        ["主要目标", GOALS.text, TASKS.text],
        ["主要目标", GOALS.text, MORE.text],
        ["主要目标", MORE.text],
        ["主要目标", GOALS.text, TASKS.text],
    ]


def test_what_is_written_is_read_and_only_ever_grows():
    lines: list[str] = []
    for number in range(1, 5):
        ledger = made(*[list(LEDGER.at(edition)) for edition in range(1, number + 1)])
        assert ledger.lines()[: len(lines)] == lines
        lines = ledger.lines()
        assert parse("plan", lines) == ledger
    assert [json.loads(line)["edition"] for line in lines] == sorted(json.loads(line)["edition"] for line in lines)


def test_the_same_again_adds_nothing_and_another_file_one_line():
    assert LEDGER.appended(LEDGER.rows, "2027-01-01", "plan.txt", "4") is LEDGER
    assert len(LEDGER.appended(LEDGER.rows, "2027-01-01", "plan.txt", "5").lines()) == len(LEDGER.lines()) + 1


def test_white_space_width_and_numbering_make_no_other_row():
    retyped = AddressRow("clause", "1/1", "1、到２０２５年, 建成 三个园区。", label="1、")
    assert retyped.key == GOALS.key
    assert AddressRow("clause", "1/1", "到2026年，建成三个园区。").key != GOALS.key


def test_of_two_ledgers_the_one_that_goes_on_is_taken():
    short = made(list(LEDGER.at(1)))
    assert short.merged(LEDGER) == LEDGER == LEDGER.merged(short)


def test_two_ledgers_that_parted_know_all_that_either_knew():
    mine, theirs = made([TITLE, GOALS], [TITLE, TASKS]), made([TITLE, GOALS], [TITLE, MORE])
    merged = mine.merged(theirs)
    assert {entry.row.text for entry in merged.entries} == {"主要目标", GOALS.text, TASKS.text, MORE.text}
    assert parse("plan", merged.lines()) == merged


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        pytest.param(["{"], "line 1", id="no JSON"),
        pytest.param(['{"edition": 1}'], "line 1", id="says nothing"),
        pytest.param(
            [*LEDGER.lines()[:1], '{"edition": 1, "left": "9/9", "kind": "clause"}'], "line 2", id="never was"
        ),
        pytest.param(LEDGER.lines()[:1] * 2, "not numbered", id="an edition twice"),
    ],
)
def test_a_ledger_that_was_damaged_is_refused_with_its_line(lines, complaint):
    with pytest.raises(ValueError, match=complaint):
        parse("plan", lines)
