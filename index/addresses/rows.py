"""One row for each section and clause that an edition publishes: its address, its text and what stood around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from index.addresses.prints import essence, fingerprint
from index.documents import Clause, Document, English, Section
from index.translations.composing import compose

RowKind = Literal["section", "clause"]

_PART = re.compile(r"([a-zN]*)(\d*)(?:-(\d+))?")
#: Sections of one parent in reading order: notice, opening text, plain ones, articles, boxes, annexes.
_RANKS = {"N": -1, "": 0, "a": 1, "b": 2, "x": 3}


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A section or clause as it was published.

    Attributes:
        address: Within its document: ``4.1.3`` or ``4.1.3/2``.
        text: Of a clause, the whole of it; of a section, its title, or "" where it has none.
        label: The marker of a clause (1、) or the printed number of a section (（一）).
        heading: The run-in heading of a clause.
        under: Fingerprint of the title that it stands under.
        before: Fingerprint of what stands before it: of a clause, the clause; of a section, the section.
        after: Fingerprint of what stands behind it.
        english: Its English where there is one.
    """

    kind: RowKind
    address: str
    text: str
    label: str = ""
    heading: str = ""
    under: str = ""
    before: str = ""
    after: str = ""
    english: str = ""
    essence: str = field(default="", repr=False, compare=False, kw_only=True)
    fingerprint: str = field(default="", compare=False, kw_only=True)

    def __post_init__(self) -> None:
        """Works out what it is known by, unless it is given: its text, or for a section without a title its number."""
        if self.essence:
            return
        made = essence(self.text, self.label if self.kind == "clause" else None)
        if not made and self.kind == "section":
            made = self.label or self.address
        object.__setattr__(self, "essence", made)
        object.__setattr__(self, "fingerprint", fingerprint(made))

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is in a ledger: the same text at the same address is the same row."""
        return self.kind, self.address, self.fingerprint

    @property
    def section(self) -> str:
        """The path of the section that it is in; of a section, its own."""
        return self.address.partition("/")[0]


def rows_of(document: Document, english: Mapping[str, English]) -> tuple[AddressRow, ...]:
    """The rows of a document: its sections, then its clauses, each in reading order."""
    sections = {section.path: section for section in document.sections}
    titles = {path: fingerprint(_name(section)) for path, section in sections.items()}
    plain = [
        AddressRow(
            "section",
            section.path,
            section.title or "",
            label=section.number,
            under=titles.get(section.parent or "", ""),
            english=_text(english, f"{document.id}/{section.path}") if section.title else "",
        )
        for section in document.sections
    ]
    clauses = [
        AddressRow(
            "clause",
            f"{clause.section}/{clause.ordinal}",
            clause.text,
            label=clause.marker or "",
            heading=clause.heading or "",
            under=titles.get(clause.section, ""),
            english=_english(document.id, clause, english),
        )
        for clause in document.clauses
    ]
    return tuple(_neighbours(plain) + _neighbours(clauses))


def reading_key(address: str) -> tuple[tuple[int, int, int], ...]:
    """Sorts addresses as they are read.

    >>> sorted(["10/1", "a2/1", "2.b1/1", "2.1/10", "2.1/2", "0/1", "x1/1"], key=reading_key)
    ['0/1', '2.1/2', '2.1/10', '2.b1/1', '10/1', 'a2/1', 'x1/1']
    """
    path, _, ordinal = address.partition("/")
    found = [_PART.fullmatch(part) for part in path.split(".")]
    parts = [
        (_RANKS.get(part[1], len(_RANKS)), int(part[2] or 0), int(part[3] or 0)) if part else (len(_RANKS), 0, 0)
        for part in found
    ]
    return (*parts, (-2, int(ordinal), 0)) if ordinal.isdecimal() else tuple(parts)


def _name(section: Section) -> str:
    """What a section is called; the number of a plain one is no name: it is counted anew in every part."""
    if section.title:
        return essence(section.title)
    return section.number if section.kind == "article" else section.kind if section.kind != "section" else ""


def _text(english: Mapping[str, English], context: str) -> str:
    found = english.get(context)
    return found.text if found is not None and found.state in ("current", "fuzzy") else ""


def _english(document_id: str, clause: Clause, english: Mapping[str, English]) -> str:
    made = compose(document_id, clause, english)
    return made.text or "" if made.state in ("current", "fuzzy") and made.text != clause.text else ""


def _neighbours(rows: list[AddressRow]) -> list[AddressRow]:
    """The rows with the fingerprints of those beside them."""
    prints = ["", *(row.fingerprint for row in rows), ""]
    return [
        AddressRow(
            *(row.kind, row.address, row.text, row.label, row.heading, row.under, before, after, row.english),
            essence=row.essence,
            fingerprint=row.fingerprint,
        )
        for row, before, after in zip(rows, prints, prints[2:], strict=False)
    ]
