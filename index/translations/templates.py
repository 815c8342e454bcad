"""Brings PO files up to date with the documents of an index, so that translators see what is left to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from index.documents import Document
from index.storing.catalogue import Catalogue
from index.translations.files import Book, Message, read_folder, write
from index.translations.folder import COMMON
from index.translations.pairing import Paired, pair
from index.translations.units import units


def update(folder: Path, catalogue: Catalogue) -> Iterator[str]:
    """Writes one PO file for each document into ``folder``; yield what is left to do in each.

    Raises:
        UsageError: A file that is there is no PO file; nothing was written.
    """
    book = read_folder(folder if folder.is_dir() else None)
    unnamed: dict[str, None] = {}
    for head in catalogue.documents():
        document = dataclasses.replace(head, sections=catalogue.sections(head.id), clauses=catalogue.clauses(head.id))
        unnamed.update(dict.fromkeys(unnamed_departments(document, book)))
        yield _update_one(folder / f"{head.id}.po", document, book)
    if unnamed:
        yield _update_common(folder / f"{COMMON}.po", list(unnamed), book)


def unnamed_departments(document: Document, book: Book) -> Iterator[str]:
    """The usual names of the departments that have no English, neither under it nor as a clause writes them."""
    known = book.shared("department")
    for clause in document.clauses:
        for department in clause.departments:
            if department.name not in known and department.written not in known:
                yield department.name


def _update_one(path: Path, document: Document, book: Book) -> str:
    entries, retired = book.of(document.id), book.retired.get(document.id, ())
    printed = {unit.text for unit in units(document)}
    paired = pair(document, [*entries, *(entry for entry in retired if entry.text in printed)])
    kept = list(_entries(paired))
    held = {(entry.text, entry.english) for entry in kept}
    # Nothing that a translator wrote is thrown away: also not the second English of a text that occurs once less.
    left = [entry for entry in (*entries, *retired) if entry.english and (entry.text, entry.english) not in held]
    write(path, kept, dict.fromkeys(left))
    counts = paired.counts
    to_do = ", ".join(f"{counts[state]} {state}" for state in ("missing", "outdated", "fuzzy") if counts[state])
    return f"{path}: {counts['texts']} texts, {to_do or 'complete'}"


def _update_common(path: Path, unnamed: list[str], book: Book) -> str:
    there = {entry.text for entry in book.of(COMMON) if entry.context == "department"}
    added = [Message("department", name, "", False) for name in unnamed if name not in there]
    write(path, [*book.of(COMMON), *added], book.retired.get(COMMON, ()))
    return f"{path}: {len(unnamed)} departments missing"


def _entries(paired: Paired) -> Iterator[Message]:
    for context, english in paired.texts.items():
        source = paired.entries.get(context)
        is_fuzzy = english.state in ("fuzzy", "outdated")
        yield Message(context, paired.sources[context].text, english.text, is_fuzzy, source.note if source else "")
