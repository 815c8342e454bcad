"""Keeps what is read of each document, in a file of its part, until the lengths of all documents are known."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.analysis.borders import Borders
from index.documents import Document
from index.entries.codes import UNSTATED, district_of, year_of
from index.errors import BuildError
from index.schema import FIELDS
from index.storing.opensearch.entries import CARD_PLACE, Counted, Entry, Spooled
from index.storing.opensearch.titles import TitlesAbove
from index.storing.writer import IndexedCard, IndexedClause, IndexedDocument

#: In the folder of a part: one file a document.
SPOOL = "spool"
_LEVEL = 1


class SpooledInMemory:
    """Takes in one document, behind :class:`index.storing.writer.Writer`, and gives it back."""

    def __init__(self, fold: Callable[[str], str], borders: Borders) -> None:
        """Takes what reads titles and names."""
        self._fold = fold
        self._borders = borders
        self._spooling: Spooling | None = None

    def begin(self, document: IndexedDocument) -> None:
        """Begins the document."""
        self._spooling = Spooling(document, self._fold, self._borders)

    def add(self, clauses: Sequence[IndexedClause]) -> None:
        """Takes in its next clauses."""
        if self._spooling is not None:
            self._spooling.add(clauses)

    def finish(self) -> None:
        """Does nothing: nothing is held back."""

    def abandon(self) -> None:
        """Forgets the document."""
        self._spooling = None

    def spooled(self) -> Spooled:
        """The document that was taken in.

        Raises:
            BuildError: None was.
        """
        if self._spooling is None:
            raise BuildError("no document was taken in")
        return self._spooling.spooled()


class SpoolWriter(SpooledInMemory):
    """Writes the documents of a part to files: one is held until the next begins or the part is finished."""

    def __init__(self, folder: Path, fold: Callable[[str], str], borders: Borders) -> None:
        """Takes a folder, which is made when it is needed, and what reads titles and names."""
        super().__init__(fold, borders)
        self._folder = folder

    def begin(self, document: IndexedDocument) -> None:
        """Writes the document before and begins the next."""
        self.finish()
        super().begin(document)

    def finish(self) -> None:
        """Writes the document begun last."""
        if self._spooling is not None:
            spooled = self._spooling.spooled()
            self._folder.mkdir(exist_ok=True)
            (self._folder / spooled.document).write_bytes(_encoded(spooled))
        self._spooling = None


class Spooling:
    """Takes in one document, as a cluster ranks, finds and counts it."""

    def __init__(self, head: IndexedDocument, fold: Callable[[str], str], borders: Borders) -> None:
        self._head = head
        self._borders = borders
        self._titles = TitlesAbove(head.document, head.english, fold)
        self._document_codes = _document_codes(head.document)
        self._chains = {path: self._titles.chain(path) for path in [section.path for section in head.document.sections]}
        self._roles = {section.path: section.role for section in head.document.sections}
        self._places: dict[int, int] = {}
        #: The lists of words themselves: as long as they are held, no other has their identity.
        self._held: list[Sequence[str]] = []
        self._lists: list[Counted] = []
        self._entries: list[Entry] = []
        self._first: int | None = None
        self._title_names: dict[str, set[str]] = {}

    def add(self, clauses: Sequence[IndexedClause]) -> None:
        """Takes in the next clauses."""
        for indexed in clauses:
            if self._first is None:
                self._first = indexed.number
            holder = None if indexed.repeat_of is None else indexed.repeat_of - self._first
            clause = indexed.clause
            document_id = self._head.document.id
            codes: dict[str, list[str]] = {
                **self._document_codes,
                "role": [self._roles.get(clause.section) or UNSTATED],
                "kind": [clause.kind],
                "department": list(dict.fromkeys(department.name for department in clause.departments)),
                "section": [f"{document_id}/{path}" for path in self._chains.get(clause.section, ())],
            }
            titles = self._titles.above(clause.section, clause.heading)
            self._entries.append(self._entry(indexed, indexed.number - self._first, titles, codes, holder))

    def spooled(self) -> Spooled:
        """The document with its card."""
        codes = {**self._document_codes, "role": [UNSTATED], "kind": ["document"]}
        card = self._entry(self._head.card, CARD_PLACE, self._titles.above("", None), codes, None)
        return Spooled(self._head.document.id, self._lists, [*self._entries, card])

    def _entry(
        self,
        entry: IndexedClause | IndexedCard,
        place: int,
        titles: Sequence[str],
        codes: dict[str, list[str]],
        holder: int | None,
    ) -> Entry:
        own = self._borders.names(entry.folded) | self._borders.names(entry.folded_en)
        above = {name for title in titles for name in self._names_of(title)}
        return Entry(
            place=place,
            words={field.name: self._list(words) for field in FIELDS if (words := entry.words.get(field.name))},
            folded=entry.folded,
            folded_en=entry.folded_en,
            words_en=entry.words_en,
            titles=titles,
            names=(sorted(own), sorted(above)),
            codes=codes,
            holder=holder,
        )

    def _names_of(self, title: str) -> set[str]:
        if title not in self._title_names:
            self._title_names[title] = self._borders.names(title)
        return self._title_names[title]

    def _list(self, words: Sequence[str]) -> int:
        """The place of counted words; titles are one object for all the clauses below them."""
        place = self._places.get(id(words))
        if place is None:
            place = self._places[id(words)] = len(self._lists)
            self._held.append(words)
            self._lists.append((Counter(words), len(words)))
        return place


def read_spooled(path: Path) -> Spooled:
    """A document that :class:`SpoolWriter` wrote."""
    values: dict[str, Any] = json.loads(zlib.decompress(path.read_bytes()))
    lists = [(counts, int(length)) for counts, length in values["lists"]]
    return Spooled(values["document"], lists, [Entry(*entry) for entry in values["entries"]])


def _encoded(spooled: Spooled) -> bytes:
    names = [field.name for field in dataclasses.fields(Entry)]
    entries = [[getattr(entry, name) for name in names] for entry in spooled.entries]
    values = {"document": spooled.document, "lists": spooled.lists, "entries": entries}
    return zlib.compress(json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode("ascii"), _LEVEL)


def _document_codes(document: Document) -> dict[str, list[str]]:
    return {
        "district": [district_of(document)],
        "document": [document.id],
        "issuer": list(document.metadata.issuers or (UNSTATED,)),
        "year": [year_of(document)],
    }
