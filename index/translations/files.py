"""Gettext PO files: read into a book of entries, and written as templates for translators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

from index.errors import UsageError
from index.translations.folder import COMMON, po_files

_HEADER = (
    "Unofficial working translation; the Chinese text alone is authentic.\n"
    "The context is the address of the text in its document; entries are found by the Chinese text."
)
_METADATA = {
    "Project-Id-Version": "policy-search",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
}
#: A line that opens a text must close it: polib would drop what stands on it without a word.
_OPENED = re.compile(r'(?:#~\s*)?(?:msg(?:ctxt|id|str)(?:_plural|\[\d+\])?\s+)?"')


@dataclass(frozen=True, slots=True)
class Message:
    """One translated text: msgctxt, msgid and msgstr of a PO file.

    Attributes:
        is_fuzzy: Whether its translator marked it as still to be checked.
        note: What its translator wrote beside it.
    """

    context: str
    text: str
    english: str
    is_fuzzy: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """The entries of a folder of PO files, by the document that a file is named after.

    Attributes:
        entries: Those in use.
        retired: Those whose Chinese is no longer in the document: they stand below, commented out.
    """

    entries: dict[str, tuple[Message, ...]]
    retired: dict[str, tuple[Message, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Message, ...]:
        """The entries of one file, none where there is no such file."""
        return self.entries.get(name, ())

    def shared(self, context: str) -> dict[str, str]:
        """The common texts of one kind (``department``, ``district`` …): Chinese → English."""
        return {entry.text: entry.english for entry in self.of(COMMON) if entry.context == context and entry.english}


def read_folder(folder: Path | None) -> Book:
    """Reads every PO file of a folder; no folder is an empty book.

    Raises:
        UsageError: A file is no PO file; the message names file and line.
    """
    files = {path.stem: _parse(path) for path in po_files(folder)}
    return Book(
        {name: tuple(_entries(file, is_obsolete=False)) for name, file in files.items()},
        {name: tuple(_entries(file, is_obsolete=True)) for name, file in files.items()},
    )


def read_common(folder: Path | None) -> Book:
    """Reads only the texts that documents share; no folder, or no such file in it, is an empty book.

    Raises:
        UsageError: The file is no PO file; the message names file and line.
    """
    return Book({COMMON: read_entries(folder, COMMON)})


def read_entries(folder: Path | None, name: str) -> tuple[Message, ...]:
    """Reads the entries in use of one file of a folder; none where there is no such file.

    Raises:
        UsageError: It is no PO file; the message names file and line.
    """
    path = folder / f"{name}.po" if folder is not None else None
    return tuple(_entries(_parse(path), is_obsolete=False)) if path is not None and path.is_file() else ()


def write(path: Path, entries: Iterable[Message], retired: Iterable[Message] = ()) -> None:
    """Writes a PO file that any PO editor opens; ``retired`` entries are kept below, commented out.

    What an editor wrote into the header of the file that is there (its translator, its plural forms) stays.
    """
    file = polib.POFile(wrapwidth=110)
    earlier = _parse(path) if path.is_file() else None
    file.header = earlier.header if earlier and earlier.header else _HEADER
    file.metadata = {**(earlier.metadata if earlier else {}), **_METADATA}
    for entry in entries:
        file.append(_po_entry(entry, is_obsolete=False))
    for entry in retired:
        file.append(_po_entry(entry, is_obsolete=True))
    path.parent.mkdir(parents=True, exist_ok=True)
    # Whatever stops the writing: the work of a translator is there, in the old file or the new one.
    draft = path.with_suffix(".po.new")
    file.save(str(draft))
    draft.replace(path)


def _po_entry(entry: Message, *, is_obsolete: bool) -> polib.POEntry:
    made = polib.POEntry(msgctxt=entry.context, msgid=entry.text, msgstr=entry.english, obsolete=is_obsolete)
    made.tcomment = entry.note
    if entry.is_fuzzy:
        made.flags.append("fuzzy")
    return made


def _entries(file: polib.POFile, *, is_obsolete: bool) -> Iterator[Message]:
    for entry in file:
        if bool(entry.obsolete) is is_obsolete:
            yield Message(entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy, entry.tcomment)


def _parse(path: Path) -> polib.POFile:
    try:
        for number, line in enumerate(path.read_bytes().decode("utf-8-sig").split("\n"), start=1):
            opened = _OPENED.match(line.strip())
            if opened and not re.fullmatch(r'(?:[^"\\]|\\.)*"', line.strip()[opened.end() :]):
                raise _wrong(path, number, "a text is not closed, or has a quote inside")
        return polib.pofile(str(path), encoding="utf-8")
    except UnicodeDecodeError as error:
        raise _wrong(path, error.object.count(b"\n", 0, error.start) + 1, "not UTF-8") from error
    except (OSError, ValueError) as error:
        place = re.search(r"line (\d+)", str(error))
        if place is None:
            raise UsageError(f"{path}: {error}. Make it readable or take it away.") from error
        raise _wrong(path, int(place[1]), "this is no line of a PO file") from error


def _wrong(path: Path, number: int, what: str) -> UsageError:
    return UsageError(f"{path}, line {number}: {what}. Cure: mend it with a PO editor, or restore the file.")
