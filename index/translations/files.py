"""Gettext PO files: read into a book of entries, and written as templates for translators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from index.errors import UsageError
from index.translations.folder import po_files

#: The file of the short texts that documents share: departments, districts, kinds, roles.
COMMON = "common"


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated text: msgctxt, msgid and msgstr of a PO file.

    Attributes:
        is_fuzzy: Whether its translator marked it as still to be checked.
    """

    context: str
    text: str
    english: str
    is_fuzzy: bool


@dataclass(frozen=True, slots=True)
class Book:
    """The entries of a folder of PO files, by the document that a file is named after."""

    entries: dict[str, tuple[Entry, ...]]

    def of(self, name: str) -> tuple[Entry, ...]:
        """The entries of one file, none where there is no such file."""
        return self.entries.get(name, ())

    def shared(self, context: str) -> dict[str, str]:
        """The common texts of one kind (``department``, ``district`` …): Chinese → English."""
        return {entry.text: entry.english for entry in self.of(COMMON) if entry.context == context and entry.english}


def read_folder(folder: Path | None) -> Book:
    """Read every PO file of a folder; no folder is an empty book.

    Raises:
        UsageError: A file is no PO file; the message names file and line.
    """
    return Book({path.stem: tuple(_read(path)) for path in po_files(folder)})


def write(path: Path, entries: Iterable[Entry], obsolete: Sequence[Entry] = ()) -> None:
    """Write a PO file that any PO editor opens; ``obsolete`` entries are kept below, commented out."""
    file = polib.POFile(wrapwidth=110)
    file.header = (
        "Unofficial working translation; the Chinese text alone is authentic.\n"
        "The context is the address of the text in its document; entries are found by the Chinese text."
    )
    file.metadata = {
        "Project-Id-Version": "policy-search",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for entry in entries:
        file.append(_po_entry(entry, is_obsolete=False))
    for entry in obsolete:
        file.append(_po_entry(entry, is_obsolete=True))
    path.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(path))


def _po_entry(entry: Entry, *, is_obsolete: bool) -> polib.POEntry:
    made = polib.POEntry(msgctxt=entry.context, msgid=entry.text, msgstr=entry.english, obsolete=is_obsolete)
    if entry.is_fuzzy:
        made.flags.append("fuzzy")
    return made


def _read(path: Path) -> Iterable[Entry]:
    try:
        file = polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}: mend the file with a PO editor, or restore it") from error
    for entry in file:
        if not entry.obsolete:
            yield Entry(entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy)
