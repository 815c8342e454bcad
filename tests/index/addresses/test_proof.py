"""Sixty addresses that were published, against re-conversions of the five documents that are mutilated in every way."""

from __future__ import annotations

import csv
import random
from functools import cache

import pytest

from index.addresses.ledger import Ledger, parse
from index.addresses.matching import match
from index.addresses.rows import AddressRow, rows_of
from index.documents import Document, Source
from index.reading.text import split_lines
from index.structuring import structure
from tests.conftest import ROOT, SEEDS
from tests.index.addresses.mutilations import MUTILATIONS, Mutilation

LINES = (ROOT / "tests" / "cases" / "addresses" / "frozen.tsv").read_text(encoding="utf-8").splitlines()
FROZEN = list(csv.DictReader((line for line in LINES if not line.startswith("#")), delimiter="\t"))
DOCUMENTS = sorted({row["document"] for row in FROZEN})


@cache
def ledger(name: str) -> Ledger:
    lines = (SEEDS / "addresses" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return parse(name, lines)


def converted(name: str, text: str) -> Document:
    return structure(Source(f"{name}.txt", "0", text, "utf-8", split_lines(text)), name)


@cache
def delivered(name: str) -> tuple[str, Document]:
    text = (SEEDS / f"{name}.txt").read_bytes().decode("utf-8")
    return text, converted(name, text)


def frozen(name: str) -> list[AddressRow]:
    """The rows of the first edition at the frozen addresses of a document."""
    rows = {(row.kind, row.address): row for row in ledger(name).at(1)}
    return [rows[row["kind"], row["address"]] for row in FROZEN if row["document"] == name]  # type: ignore[index]


def test_the_ledgers_of_the_seeds_hold_what_was_frozen() -> None:
    assert len(FROZEN) == 60
    for name in DOCUMENTS:
        begins = [row["begins"] for row in FROZEN if row["document"] == name]
        said = [" ".join(row.text.replace("\n", " ").split("\t")) for row in frozen(name)]
        assert [text.startswith(start) for text, start in zip(said, begins, strict=True)] == [True] * len(begins)


@pytest.mark.parametrize("mutilate", MUTILATIONS, ids=[each.__name__ for each in MUTILATIONS])
def test_none_leads_to_a_wrong_clause_and_what_survives_is_found(mutilate: Mutilation) -> None:
    survived, found, told = 0, 0, 0
    for seed, name in enumerate(DOCUMENTS):
        text, document = delivered(name)
        new = rows_of(converted(name, mutilate(text, document, random.Random(seed))), {})
        outcomes = match(ledger(name).at(1), new)
        clauses = [row for row in new if row.kind == "clause"]
        said = {row.address: row.essence for row in clauses}
        whole = "".join(said.values())
        for row in (row for row in frozen(name) if row.kind == "clause"):
            outcome = outcomes[row.key]
            if outcome.is_sure:
                there = said[outcome.targets[0]]
                assert row.essence in there or row.essence.startswith(there), (name, row.address, outcome)
            survives = row.essence in whole
            survived += survives
            found += survives and outcome.is_sure
            told += not survives and outcome.verdict in ("changed", "several", "gone")
            assert survives or not outcome.is_sure, (name, row.address, outcome)
    assert found >= 0.98 * survived
    assert survived + told == sum(row["kind"] == "clause" for row in FROZEN)


@pytest.mark.parametrize("mutilate", MUTILATIONS, ids=[each.__name__ for each in MUTILATIONS])
def test_sections_lead_to_sections_of_their_title(mutilate: Mutilation) -> None:
    for seed, name in enumerate(DOCUMENTS):
        text, document = delivered(name)
        new = rows_of(converted(name, mutilate(text, document, random.Random(seed))), {})
        titles = {row.address: row.essence for row in new if row.kind == "section"}
        outcomes = match(ledger(name).at(1), new)
        for row in (row for row in frozen(name) if row.kind == "section"):
            outcome = outcomes[row.key]
            if outcome.is_sure:
                assert titles[outcome.targets[0]] == row.essence, (name, row.address, outcome)
            elif row.essence in titles.values():
                assert outcome.verdict in ("changed", "several", "gone")
