"""Brings PO files up to date with the documents of an index, so that translators see what is left to do."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from index.documents import Document
from index.storing.catalogue import Catalogue
from index.translations.files import Book, Message, read_folder, write
from index.translations.folder import COMMON
from index.translations.pairing import Paired, pair
from index.translations.units import units


def update(folder: Path, catalogue: Catalogue, leads: Mapping[str, str]) -> Iterator[str]:
    """Writes one PO file for each document into ``folder``; yields what is left to do in each.

    Args:
        folder: Of the PO files.
        catalogue: The documents.
        leads: Ids that lead to another one: the file of an old one goes on as that of the new one. Where both are
            there, what the new one lacks is taken from the old one, which is then removed.

    Raises:
        UsageError: A file that is there is no PO file; nothing was written.
    """
    book = read_folder(folder if folder.is_dir() else None)
    heads = catalogue.documents()
    present = {head.id for head in heads}
    followed: dict[str, list[str]] = {}
    for old, new in leads.items():
        if old in book.entries and new in present and old not in present:
            followed.setdefault(new, []).append(old)
    unnamed: dict[str, None] = {}
    for head in heads:
        document = dataclasses.replace(head, sections=catalogue.sections(head.id), clauses=catalogue.clauses(head.id))
        unnamed.update(dict.fromkeys(unnamed_departments(document, book)))
        formerly = followed.get(head.id, ())
        yield from _follow(folder, head.id, formerly)
        joined = _joined(book, head.id, formerly) if formerly else book
        yield _update_one(folder / f"{head.id}.po", document, joined)
        for old in formerly:
            (folder / f"{old}.po").unlink(missing_ok=True)
    if unnamed:
        yield _update_common(folder / f"{COMMON}.po", list(unnamed), book)


def _follow(folder: Path, document_id: str, formerly: Sequence[str]) -> Iterator[str]:
    """Renames the file of an old id where there is none of the new one, so that its header stays; tells of each."""
    for old in formerly:
        own = folder / f"{document_id}.po"
        yield f"{folder / old}.po: goes on as {own.name}"
        if not own.is_file():
            (folder / f"{old}.po").replace(own)


def _joined(book: Book, document_id: str, formerly: Sequence[str]) -> Book:
    """A book in which a document has the entries of its old ids behind its own, as if they were its own."""

    def all_of(entries: Mapping[str, tuple[Message, ...]]) -> tuple[Message, ...]:
        return tuple(
            dataclasses.replace(entry, context=document_id + entry.context.removeprefix(name))
            if re.split("[/#]", entry.context)[0] == name
            else entry
            for name in (document_id, *formerly)
            for entry in entries.get(name, ())
        )

    return Book(
        {**book.entries, document_id: all_of(book.entries)}, {**book.retired, document_id: all_of(book.retired)}
    )


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
