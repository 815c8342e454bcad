"""Reads back from a finished catalogue what of its documents can be completed."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from index.storing.catalogue import Catalogue
from index.terms.lists import District
from index.wordbook.completion_table import write_completions
from index.wordbook.completions import Wording, completions
from index.wordbook.typing_keys import Fold


def wordings(catalogue: Catalogue) -> Iterator[Wording]:
    """The documents of a catalogue in corpus order, with their sections, clauses and English."""
    folded = iter(catalogue.column("folded"))
    for head in catalogue.documents():
        clauses = catalogue.clauses(head.id)
        document = dataclasses.replace(head, sections=catalogue.sections(head.id), clauses=clauses)
        yield Wording(document, list(islice(folded, len(clauses))), catalogue.english(head.id))


def add_completions(connection: sqlite3.Connection, catalogue: Path, districts: Sequence[District], fold: Fold) -> None:
    """Write what the documents of a finished catalogue can be completed to into a wordbook."""
    with closing(Catalogue.open(catalogue)) as held:
        write_completions(connection, completions(wordings(held), held.glossary(), districts, fold))
