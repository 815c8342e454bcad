"""The ledger of one document: every edition of it, and what stood at each of its addresses. Lines are only added.

It is kept as JSON Lines, made to be reviewed in a diff: a line for each edition, then one for each row that has left
and one for each that is new, in reading order::

    {"edition": 1, "date": "2026-11-28", "source": "xuhui.txt", "sha256": "672a…"}
    {"edition": 1, "section": "1", "number": "一、", "title": "发展基础", "fingerprint": "…", …}
    {"edition": 1, "clause": "1/1", "text": "…", "fingerprint": "…", "under": "…", "before": "…", "after": "…"}
    {"edition": 2, "date": "2027-01-15", "source": "xuhui.html", "sha256": "…"}
    {"edition": 2, "left": "1/1", "kind": "clause", "fingerprint": "…"}
    {"edition": 2, "clause": "1/2", "text": "…", …}
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from index.addresses.rows import AddressRow, RowKind, reading_key


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the file of a document.

    Attributes:
        date: When a build first published it, ISO 8601.
        renamed: The id that the document has from this edition on, where it is another one.
    """

    number: int
    date: str
    source: str
    sha256: str
    renamed: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A row and the editions that hold it: from ``first`` until before ``left``, or until now."""

    row: AddressRow
    first: int
    left: int | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was published under the id of a document."""

    document: str
    editions: tuple[Edition, ...] = ()
    entries: tuple[LedgerEntry, ...] = ()

    @property
    def renamed(self) -> str | None:
        """The id under which the document goes on, None while it is this one."""
        return self.editions[-1].renamed if self.editions else None

    @property
    def rows(self) -> tuple[AddressRow, ...]:
        """The rows of the last edition, as they are read."""
        return self.at(len(self.editions))

    def at(self, edition: int) -> tuple[AddressRow, ...]:
        """The rows of an edition, as they are read: sections, then clauses."""
        held = [e.row for e in self.entries if e.first <= edition and (e.left is None or e.left > edition)]
        return tuple(sorted(held, key=lambda row: (row.kind != "section", reading_key(row.address))))

    def date_of(self, edition: int) -> str:
        """When an edition was first published."""
        return self.editions[edition - 1].date

    def appended(self, rows: Sequence[AddressRow], date: str, source: str, sha256: str) -> Ledger:
        """The ledger with one edition more; itself when that would say nothing new."""
        known = {entry.row.key for entry in self.entries if entry.left is None}
        wanted = {row.key for row in rows}
        last = self.editions[-1] if self.editions else None
        same_file = last is not None and (last.source, last.sha256, last.renamed) == (source, sha256, None)
        if same_file and known == wanted:
            return self
        number = len(self.editions) + 1
        kept = [
            dataclasses.replace(entry, left=number) if entry.left is None and entry.row.key not in wanted else entry
            for entry in self.entries
        ]
        new = [LedgerEntry(row, number) for row in rows if row.key not in known]
        edition = Edition(number, date, source, sha256)
        return Ledger(self.document, (*self.editions, edition), (*kept, *new))

    def continued_as(self, document: str, date: str) -> Ledger:
        """The ledger of an id whose document has another id from now on."""
        if self.renamed == document or not self.editions:
            return self
        last = self.editions[-1]
        moved = Edition(last.number + 1, date, last.source, last.sha256, document)
        return dataclasses.replace(self, editions=(*self.editions, moved))

    def merged(self, other: Ledger) -> Ledger:
        """What this ledger and another one of the same document know; usually one of them goes on from the other."""
        own, others = self.lines(), other.lines()
        if own == others[: len(own)]:
            return other
        if others == own[: len(others)]:
            return self
        known = [{row.key for row in self.at(edition.number)} for edition in self.editions]
        result = self
        for edition in other.editions:
            rows = other.at(edition.number)
            if {row.key for row in rows} not in known:
                result = result.appended(rows, edition.date, edition.source, edition.sha256)
        return result.continued_as(other.renamed, other.editions[-1].date) if other.renamed else result

    def lines(self) -> list[str]:
        """The lines of its file, oldest edition first: what was written stays as it is, and new lines come behind."""
        written: list[str] = []
        for edition in self.editions:
            written.append(_line(_edition_values(edition)))
            gone = [entry.row for entry in self.entries if entry.left == edition.number]
            gone.sort(key=lambda row: (row.kind != "section", reading_key(row.address)))
            left = [{"left": row.address, "kind": row.kind, "fingerprint": row.fingerprint} for row in gone]
            written += [_line({"edition": edition.number, **values}) for values in left]
            written += [_line(_values(entry)) for entry in self.entries if entry.first == edition.number]
        return written


def parse(document: str, lines: Iterable[str]) -> Ledger:
    """The ledger that :meth:`Ledger.lines` wrote.

    Raises:
        ValueError: A line says something else; the message names its number.
    """
    editions: list[Edition] = []
    entries: list[LedgerEntry] = []
    open_rows: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            values: dict[str, Any] = json.loads(line)
            if "source" in values:
                editions.append(_edition(values))
            elif "left" in values:
                place = open_rows.pop((values["kind"], values["left"]))
                entries[place] = dataclasses.replace(entries[place], left=int(values["edition"]))
            else:
                entry = _entry(values)
                open_rows[entry.row.kind, entry.row.address] = len(entries)
                entries.append(entry)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"line {number}: this is no line of a ledger: {error}") from error
    if [edition.number for edition in editions] != list(range(1, len(editions) + 1)):
        raise ValueError("its editions are not numbered 1, 2, 3 …: a line is missing or doubled")
    return Ledger(document, tuple(editions), tuple(entries))


def _line(values: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in values.items() if value not in ("", None)}, ensure_ascii=False)


def _edition_values(edition: Edition) -> dict[str, Any]:
    values = dataclasses.asdict(edition)
    return {"edition": values.pop("number"), **values}


def _edition(values: dict[str, Any]) -> Edition:
    renamed = values.get("renamed")
    return Edition(int(values["edition"]), values["date"], values["source"], values["sha256"], renamed)


def _values(entry: LedgerEntry) -> dict[str, Any]:
    row = entry.row
    is_section = row.kind == "section"
    return {
        "edition": entry.first,
        row.kind: row.address,
        ("number" if is_section else "marker"): row.label,
        "heading": row.heading,
        ("title" if is_section else "text"): row.text,
        "fingerprint": row.fingerprint,
        "under": row.under,
        "before": row.before,
        "after": row.after,
        "english": row.english,
    }


def _entry(values: dict[str, Any]) -> LedgerEntry:
    kind: RowKind = "section" if "section" in values else "clause"
    is_section = kind == "section"
    row = AddressRow(
        kind,
        values[kind],
        values.get("title" if is_section else "text", ""),
        label=values.get("number" if is_section else "marker", ""),
        heading=values.get("heading", ""),
        under=values.get("under", ""),
        before=values.get("before", ""),
        after=values.get("after", ""),
        english=values.get("english", ""),
    )
    return LedgerEntry(row, int(values["edition"]))
