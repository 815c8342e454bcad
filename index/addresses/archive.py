"""What earlier builds and the sources know of addresses, and what a build carries on of it.

The ledgers of the newest generation and those that were recorded beside the sources (``addresses/<doc>.jsonl``) are one
memory: whichever knows more is continued. So plain builds redirect already, and what was recorded outlives the index.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path

from index.addresses.ledger import Ledger, parse
from index.addresses.matching import GONE, match
from index.addresses.prints import essence
from index.addresses.rows import AddressRow, rows_of
from index.documents import Document
from index.errors import GENERATIONS, IndexDamaged, SourceError, UsageError
from index.finding.corpus import CorpusEntry
from index.storing.catalogue import Catalogue
from index.storing.generations import ADDRESSES, CATALOGUE, current_name, generation_names
from index.storing.ledger import Addresses, Earlier, Publication, write_addresses
from index.storing.manifest import DocumentRecord

#: Beside the sources: the ledgers that were recorded, one file a document.
FOLDER = "addresses"
SUFFIX = ".jsonl"

#: Characters of the strings by which a text is known in another conversion: few of them stand in two documents.
_STRING = 8


class Archive:
    """The ledgers that a build starts with."""

    def __init__(self, earlier: Addresses | None, folder: Path | None, *, is_current: bool = True) -> None:
        self._earlier = earlier
        self._is_current = is_current
        self._files = {path.stem: path.read_bytes() for path in _files(folder)}
        self._folder = folder
        self._sums = {name: hashlib.sha256(data).hexdigest() for name, data in self._files.items()}
        self._known = {name: self._ledger(name) for name in self._news}
        # The file may be removed before the build ends, when it is of a generation that was rolled back.
        self._published = earlier.publications() if earlier else {}

    @classmethod
    def open(cls, root: Path, folder: Path | None) -> Archive:
        """Opens the newest file of addresses below the root of an index, of whatever schema its generation is.

        Args:
            root: The folder of the index.
            folder: Where ledgers were recorded, None where none were.

        Raises:
            UsageError: A recorded ledger cannot be read; the message names file and line.
        """
        for name in reversed(generation_names(root)):
            path = root / GENERATIONS / name / ADDRESSES
            if path.is_file():
                try:
                    return cls(Addresses(path), folder, is_current=name == current_name(root))
                except IndexDamaged:
                    continue
        return cls(None, folder)

    def close(self) -> None:
        """Closes its file."""
        if self._earlier is not None:
            self._earlier.close()

    @property
    def has_news(self) -> bool:
        """Whether more is known than the current generation holds: recorded, or published before a rollback."""
        return bool(self._news) or not self._is_current

    def publications(self) -> dict[str, Publication]:
        """Every document that was ever published, by its id."""
        found = dict(self._published)
        for name, ledger in self._known.items():
            if name not in found and ledger.editions:
                last = ledger.editions[-1]
                found[name] = Publication(name, last.source, last.sha256, "", ledger.renamed)
        return found

    def ledger(self, document: str) -> Ledger:
        """What is known of the addresses of a document; an empty ledger where nothing is."""
        if document in self._known:
            return self._known[document]
        return self._earlier.ledger(document) if self._earlier else Ledger(document)

    def likeness(self, entry: CorpusEntry, document: str) -> float:
        """How much (0 to 1) of what was published under an id stands in a file."""
        # Only here: nearly every build knows its documents by their paths.
        from index.reading import read

        try:
            text = _strings(essence(read(entry.path, name=entry.name).text))
        except (SourceError, OSError):
            return 0.0
        said = {string for row in self.ledger(document).rows for string in _strings(row.essence)}
        return len(said & text) / len(said) if said else 0.0

    def carry_on(self, folder: Path, records: Sequence[DocumentRecord], renamed: Mapping[str, str], date: str) -> None:
        """Writes the addresses of a generation whose catalogue is in ``folder``.

        Args:
            folder: The draft of the generation.
            records: Its documents.
            renamed: Ids that lead to another one from now on.
            date: Of the edition that begins now, ISO 8601.
        """
        with closing(Catalogue.open(folder / CATALOGUE)) as catalogue:
            carried = _Carried(self, catalogue, records, renamed, date)
            previous = self._earlier.path if self._earlier and self._can_copy else None
            write_addresses(folder / ADDRESSES, carried.ledgers(), carried.earlier(), self._sums.values(), previous)

    def is_unchanged(self, document: str, publications: Mapping[str, Publication]) -> bool:
        """Whether the previous file holds all that can be said of a document: nothing that it leads to has changed."""
        if not self._can_copy or self._earlier is None or document in self._known:
            return False
        leads_to = {document, *self._earlier.homes(document)}
        return all(self._published.get(one) == publications.get(one) for one in leads_to)

    @property
    def _can_copy(self) -> bool:
        """Whether the previous file is still there: that of a generation that was rolled back may be gone by now."""
        return self._earlier is not None and self._earlier.path.is_file()

    @cached_property
    def _news(self) -> frozenset[str]:
        if self._earlier is None:
            return frozenset(self._files)
        taken = self._earlier.recorded()
        return frozenset(
            name
            for name, digest in self._sums.items()
            if digest not in taken and self._earlier.lines(name).encode("utf-8") != self._files[name]
        )

    def _ledger(self, name: str) -> Ledger:
        """The recorded ledger of a document, with what the index knows beyond it."""
        try:
            recorded = parse(name, self._files[name].decode("utf-8").splitlines())
        except ValueError as error:
            raise UsageError(f"{self._folder}/{name}{SUFFIX}: {error}: restore the file, or remove it") from error
        return recorded.merged(self._earlier.ledger(name)) if self._earlier else recorded


class _Carried:
    """The ledgers of a generation that is being written."""

    def __init__(
        self,
        archive: Archive,
        catalogue: Catalogue,
        records: Iterable[DocumentRecord],
        renamed: Mapping[str, str],
        date: str,
    ) -> None:
        self._archive = archive
        self._catalogue = catalogue
        self._date = date
        self._records = {record.id: record for record in records}
        self._heads = {document.id: document for document in catalogue.documents()}
        self._renamed = {old: new for old, new in renamed.items() if new in self._records}
        self._present: dict[str, tuple[AddressRow, ...]] = {}
        self._ledgers: dict[str, Ledger] = {}
        self._publications = dict(self._published())

    def ledgers(self) -> Iterator[tuple[Ledger | str, Publication]]:
        """Each ledger, or the id of one that is taken over as it is, with the state of its document."""
        for document, publication in sorted(self._publications.items()):
            if self._archive.is_unchanged(document, self._publications):
                yield document, publication
            else:
                yield self._continued(document), publication

    def earlier(self) -> Iterator[Earlier]:
        """What became of the rows of the ledgers that are not taken over as they are."""
        for document in sorted(self._publications):
            if not self._archive.is_unchanged(document, self._publications):
                yield from self._of(self._continued(document))

    def _published(self) -> Iterator[tuple[str, Publication]]:
        known = self._archive.publications()
        for document, record in self._records.items():
            yield document, Publication(document, record.source, record.sha256, record.reading, document)
        for document, one in known.items():
            if document not in self._records:
                yield document, one._replace(home=self._home(document, known))

    def _home(self, document: str, known: Mapping[str, Publication]) -> str | None:
        """The present document that an id leads to, None for none."""
        seen: set[str] = set()
        while document not in self._records and document not in seen:
            seen.add(document)
            one = known.get(document)
            goes_on = self._renamed.get(document) or (one.home if one else None)
            if goes_on is None:
                return None
            document = goes_on
        return document if document in self._records else None

    def _continued(self, document: str) -> Ledger:
        """The ledger of an id with the edition that begins now."""
        if document not in self._ledgers:
            ledger = self._archive.ledger(document)
            if document in self._renamed:
                ledger = ledger.continued_as(self._renamed[document], self._date)
            if document in self._records:
                record = self._records[document]
                ledger = ledger.appended(self._rows(document), self._date, record.source, record.sha256)
            self._ledgers[document] = ledger
        return self._ledgers[document]

    def _rows(self, document: str | None) -> tuple[AddressRow, ...]:
        """The present rows of a document; none of one that is gone."""
        if document is None:
            return ()
        if document not in self._present:
            read = _whole(self._heads[document], self._catalogue)
            self._present[document] = rows_of(read, self._catalogue.english(document))
        return self._present[document]

    def _of(self, ledger: Ledger) -> Iterator[Earlier]:
        """What became of every row that does not stand at its address any more, the latest edition last."""
        known = self._archive.publications()
        lasts: dict[int, list[AddressRow]] = {}
        for entry in ledger.entries:
            lasts.setdefault((entry.left or len(ledger.editions) + 1) - 1, []).append(entry.row)
        for last, rows in sorted(lasts.items()):
            edition = ledger.editions[last - 1]
            home = self._home(edition.renamed or ledger.document, known)
            present = self._rows(home)
            there = {row.key for row in present} if home == ledger.document else set()
            rows = [row for row in rows if row.key not in there]
            if not rows:
                continue
            until = ledger.date_of(last + 1) if last < len(ledger.editions) else self._date
            found = match(ledger.at(last), present)
            for row in rows:
                outcome = found.get(row.key, GONE)
                head = (ledger.document, row.kind, row.address, row.fingerprint, until, row.text, row.english)
                yield Earlier(*head, home, outcome)


def _whole(head: Document, catalogue: Catalogue) -> Document:
    return dataclasses.replace(head, sections=catalogue.sections(head.id), clauses=catalogue.clauses(head.id))


def _strings(essential: str) -> set[str]:
    return {essential[at : at + _STRING] for at in range(len(essential) - _STRING + 1)}


def _files(folder: Path | None) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}")) if folder is not None and folder.is_dir() else []
