"""Brings PO files up to date with the documents of an index, so that translators see what is left to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from index.documents import Document
from index.translations.files import Entry, read_folder, write
from index.translations.pairing import Paired, pair, unused
from index.writing.catalogue import Catalogue


def update(folder: Path, catalogue: Catalogue) -> Iterator[str]:
    """Write one PO file for each document into ``folder``; yield what is left to do in each.

    Raises:
        UsageError: A file that is there is no PO file; nothing was written.
    """
    book = read_folder(folder if folder.is_dir() else None)
    for head in catalogue.documents():
        document = dataclasses.replace(head, sections=catalogue.sections(head.id), clauses=catalogue.clauses(head.id))
        yield _update_one(folder / f"{head.id}.po", document, book.of(head.id))


def _update_one(path: Path, document: Document, entries: tuple[Entry, ...]) -> str:
    paired = pair(document, entries)
    write(path, _entries(paired), unused(document, entries))
    counts = paired.counts
    left = ", ".join(f"{counts[state]} {state}" for state in ("missing", "outdated", "fuzzy") if counts[state])
    return f"{path}: {counts['texts']} texts, {left or 'complete'}"


def _entries(paired: Paired) -> Iterator[Entry]:
    for context, english in paired.texts.items():
        is_fuzzy = english.state in ("fuzzy", "outdated")
        yield Entry(context, paired.sources[context].text, english.text, is_fuzzy)
