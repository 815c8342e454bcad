"""The entries that the rules are held to, and what is accepted: rows of the files beside this one."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from index.terms.glossary import Concept, load_glossary
from index.translations.files import COMMON, Book, Message, read_folder
from tests.conftest import SEEDS

HERE = Path(__file__).resolve().parent


class Excepted(NamedTuple):
    """A finding that is accepted, and why."""

    rule: str
    context: str
    finding: str
    note: str


def rows(name: str) -> list[list[str]]:
    """The rows of a file beside this one, without comments and header."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return list(csv.reader(kept[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


def exceptions() -> list[Excepted]:
    return [Excepted(*row) for row in rows("exceptions.tsv")]


def book() -> Book:
    return read_folder(SEEDS / "translations" / "en")


def of_documents(book: Book) -> list[Message]:
    """Every entry that is not shared, in the order of the files."""
    return [entry for name, entries in book.entries.items() if name != COMMON for entry in entries]


def glossary() -> Sequence[Concept]:
    return load_glossary(SEEDS / "terms")
