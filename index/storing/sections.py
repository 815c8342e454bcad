"""The sections of a catalogue: with and without their places in the text, by document, number and title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.documents import Section
from index.storing import rows
from index.storing.heads import Heads

#: Places that are asked for at once, two values each: SQLite takes at most 999 in one statement where it was built long
#: ago.
_BATCH = 450

_NUMBERED = "SELECT document, position, path, number, title FROM sections"


class SectionRow(NamedTuple):
    """A section by its document, without its places in the text; ``english`` is that of its title."""

    document: str
    path: str
    parent: str | None
    role: str | None
    title: str
    english: str | None


class TitledSection(NamedTuple):
    """A section with its title and role.

    Attributes:
        place: The place of its document, and its own in it.
    """

    place: tuple[int, int]
    title: str | None
    role: str | None


class NumberedSection(NamedTuple):
    """A section with its number and title.

    Attributes:
        place: The place of its document, and its own in it.
    """

    place: tuple[int, int]
    document: str
    path: str
    number: str
    title: str | None


class Sections(Heads):
    """The read side of the sections; several threads may share it."""

    def section_rows(self) -> list[SectionRow]:
        """Every section without its places in the text, in reading order: parents stand before their children."""
        query = "SELECT document, path, parent, role, title, NULL FROM sections ORDER BY document, position"
        if self._rows("SELECT 1 FROM english LIMIT 1"):
            joined = "sections AS s JOIN documents AS d ON d.position = s.document LEFT JOIN english AS e"
            context = "e.document = s.document AND e.context = d.id || '/' || s.path"
            columns = "s.document, path, parent, role, title, e.text"
            query = f"SELECT {columns} FROM {joined} ON {context} ORDER BY s.document, s.position"
        return [SectionRow(self._ids[position], *row) for position, *row in self._rows(query)]

    def titled_sections(self) -> Iterator[TitledSection]:
        """Every section that has a title or a role, in reading order, some documents at a time."""
        query = (
            "SELECT document, position, title, role FROM sections "
            "WHERE (title <> '' OR role IS NOT NULL) AND document BETWEEN ? AND ? ORDER BY document, position"
        )
        for document, position, title, role in self._walk(query):
            yield TitledSection((document, position), title, role)

    def section_codes_at(self, places: Sequence[tuple[int, int]]) -> list[str]:
        """Document and path of the sections at some places, parted by a slash."""
        return [f"{section.document}/{section.path}" for section in self.sections_at(places)]

    def section_numbers(self) -> Iterator[NumberedSection]:
        """Every section that has a number, in reading order, some documents at a time."""
        query = f"{_NUMBERED} WHERE number <> '' AND document BETWEEN ? AND ? ORDER BY document, position"
        for document, *row in self._walk(query):
            yield self._numbered(document, *row)

    def sections_at(self, places: Sequence[tuple[int, int]]) -> list[NumberedSection]:
        """The sections at some places of :meth:`section_numbers`, which ascend; in reading order."""
        found: list[NumberedSection] = []
        for start in range(0, len(places), _BATCH):
            batch = places[start : start + _BATCH]
            values = ", ".join(["(?, ?)"] * len(batch))
            query = f"{_NUMBERED} WHERE (document, position) IN (VALUES {values}) ORDER BY document, position"
            rows = self._rows(query, *(number for place in batch for number in place))
            found += (self._numbered(document, *row) for document, *row in rows)
        return found

    def _numbered(self, document: int, position: int, path: str, number: str, title: str | None) -> NumberedSection:
        return NumberedSection((document, position), self._ids[document], path, number, title)

    def sections(self, document_id: str) -> tuple[Section, ...]:
        """The sections of a document in reading order; none for an unknown document."""
        query = f"SELECT {rows.SECTION_COLUMNS} FROM sections WHERE document = ? ORDER BY position"
        return tuple(rows.read_section(row) for row in self._rows(query, self._position(document_id)))

    def outline(self, document_id: str) -> tuple[Section, ...]:
        """The sections of a document in reading order, without their places in the text; none for an unknown one."""
        columns = "path, level, number, title, kind, role, parent"
        query = f"SELECT {columns} FROM sections WHERE document = ? ORDER BY position"
        found = self._rows(query, self._position(document_id))
        return tuple(
            Section(path, level, number, title, kind, role, (), parent)
            for path, level, number, title, kind, role, parent in found
        )

    def section_codes(self) -> list[str]:
        """Document and path of every section, parted by a slash, in reading order."""
        joined = "sections JOIN documents ON documents.position = sections.document"
        found = self._rows(f"SELECT id || '/' || path FROM {joined} ORDER BY sections.document, sections.position")
        return [str(row[0]) for row in found]
