"""The catalogue of a generation: every document, section, clause and label, in one SQLite file.

Written once, in corpus order, and read-only ever after. Clause numbers are the reading order over the whole corpus and
the same as the numbers in the postings. Rows are written in one order, so the same input gives the same file.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.documents import Clause, Document, English, Furniture, Place
from index.storing import rows
from index.storing.frozen import FrozenFile
from index.storing.heads import STATES
from index.storing.sections import Sections

if TYPE_CHECKING:
    from index.questions.files import Questions
    from index.terms.glossary import Concept

#: What :meth:`Catalogue.column` gives that hardly any two clauses have the same of.
_TEXTS = frozenset(("text", "folded", "folded_en", "words_en"))
#: SQLite takes at most 999 values in one statement where it was built long ago.
_BATCH = 900


class Catalogue(Sections):
    """The read side; several threads may share it."""

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Opens a catalogue for reading.

        Raises:
            IndexDamaged: The file is missing or is no catalogue.
        """
        return cls(FrozenFile(path))

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def whole(self, document_id: str) -> Document:
        """A document with all its parts.

        Raises:
            KeyError: It is not here.
        """
        return self.with_parts(self.head(document_id))

    def with_parts(self, head: Document) -> Document:
        """A document with all its parts, from its head."""
        return dataclasses.replace(
            head,
            sections=self.sections(head.id),
            clauses=self.clauses(head.id),
            furniture=self.furniture(head.id),
            places=self.places(head.id),
        )

    def clauses(self, document_id: str) -> tuple[Clause, ...]:
        """The clauses of a document in reading order; none for an unknown document."""
        query = f"SELECT {rows.CLAUSE_COLUMNS} FROM clauses WHERE document = ? ORDER BY number"
        return tuple(rows.read_clause(row) for row in self._rows(query, self._position(document_id)))

    def furniture(self, document_id: str) -> tuple[Furniture, ...]:
        """The furniture of a document in reading order; none for an unknown document."""
        query = "SELECT reason, spans, text FROM furniture WHERE document = ? ORDER BY position"
        return tuple(rows.read_furniture(row) for row in self._rows(query, self._position(document_id)))

    def places(self, document_id: str) -> tuple[Place, ...]:
        """Where the text of a document was read in its file, by ``start``; none for an unknown document."""
        found = self._rows("SELECT places FROM documents WHERE position = ?", self._position(document_id))
        return rows.read_places(found[0][0]) if found else ()

    def english(self, document_id: str) -> dict[str, English]:
        """The English of every Chinese text of a document, by the context of :mod:`index.translations.units`."""
        query = "SELECT context, text, state FROM english WHERE document = ?"
        return _english(self._rows(query, self._position(document_id)))

    def english_at(self, document_id: str, context: str) -> dict[str, English]:
        """The English of what stands at a context of a document, and of its parts (``xuhui/1/2``: its heading)."""
        query = "SELECT context, text, state FROM english WHERE document = ? AND context >= ? AND context < ?"
        # Behind a context, "#" opens a part of it; "$" is the next sign.
        return _english(self._rows(query, self._position(document_id), context, f"{context}$"))

    def glossary(self) -> tuple[Concept, ...]:
        """Every concept of the glossary, in its order."""
        return tuple(rows.read_concept(row[0]) for row in self._rows("SELECT concept FROM glossary ORDER BY position"))

    def users_of(self, concept_ids: Sequence[str], most: int | None = None) -> dict[str, list[int]]:
        """The numbers of the first clauses that name each of some concepts, in reading order; all without a limit."""
        found: dict[str, list[int]] = {concept_id: [] for concept_id in concept_ids}
        marks = ", ".join("?" * len(concept_ids))
        place = "row_number() OVER (PARTITION BY uses.concept ORDER BY clause) AS place"
        joined = f"uses JOIN glossary ON glossary.position = uses.concept WHERE glossary.id IN ({marks})"
        query = f"SELECT id, clause FROM (SELECT glossary.id AS id, clause, {place} FROM {joined}) WHERE place <= ?"
        limit = most if most is not None else self.clause_count
        for concept_id, number in self._rows(f"{query} ORDER BY clause", *concept_ids, limit):
            found[concept_id].append(int(number))
        return found

    def use_counts(self) -> dict[str, int]:
        """How many clauses name each concept, by its id; a concept that none names is left out."""
        joined = "uses JOIN glossary ON glossary.position = uses.concept"
        return dict(self._rows(f"SELECT glossary.id, count(*) FROM {joined} GROUP BY glossary.position"))

    def clauses_at(self, numbers: Sequence[int]) -> list[tuple[str, Clause]]:
        """Document id and clause of each number, in the order asked.

        Raises:
            KeyError: There is no clause of that number.
        """
        found: dict[int, tuple[str, Clause]] = {}
        query = f"SELECT number, document, {rows.CLAUSE_COLUMNS} FROM clauses WHERE number IN"
        for number, position, *row in self._rows_in(query, numbers):
            found[number] = (self._ids[position], rows.read_clause(row))
        return [found[int(number)] for number in numbers]

    def number_of(self, document_id: str, section_path: str, ordinal: int) -> int | None:
        """The number of the clause at an address, None where there is none."""
        query = "SELECT number FROM clauses WHERE document = ? AND section = ? AND ordinal = ?"
        found = self._rows(query, self._position(document_id), section_path, ordinal)
        return int(found[0][0]) if found else None

    def numbers_in(self, document_id: str, paths: Sequence[str], most: int = -1) -> list[int]:
        """The numbers of the clauses of some sections, in reading order; not more than ``most`` where it is given."""
        marks = ", ".join("?" * len(paths))
        query = f"SELECT number FROM clauses WHERE document = ? AND section IN ({marks}) ORDER BY number LIMIT ?"
        return [int(row[0]) for row in self._rows(query, self._position(document_id), *paths, most)]

    def numbers_below(self, document_id: str, path: str) -> list[int]:
        """The numbers of the clauses of a section and of every section in it, in reading order."""
        below: set[str] = set()
        query = "SELECT path, parent FROM sections WHERE document = ? ORDER BY position"
        # Parents stand before their children.
        for other, parent in self._rows(query, self._position(document_id)):
            if other == path or parent in below:
                below.add(other)
        query = "SELECT number, section FROM clauses WHERE document = ? ORDER BY number"
        return [int(number) for number, other in self._rows(query, self._position(document_id)) if other in below]

    def clauses_of(self, document_id: str, path: str) -> list[tuple[int, Clause]]:
        """The clauses of one section with their numbers, in reading order."""
        query = f"SELECT number, {rows.CLAUSE_COLUMNS} FROM clauses WHERE document = ? AND section = ? ORDER BY number"
        found = self._rows(query, self._position(document_id), path)
        return [(int(number), rows.read_clause(row)) for number, *row in found]

    def addresses(self, numbers: Sequence[int]) -> dict[int, tuple[str, str, int]]:
        """Document id, section path and ordinal of each of some clauses."""
        found: dict[int, tuple[str, str, int]] = {}
        query = "SELECT number, document, section, ordinal FROM clauses WHERE number IN"
        for number, position, path, ordinal in self._rows_in(query, numbers):
            found[int(number)] = (self._ids[position], path, int(ordinal))
        return found

    def paths_of(self, document_id: str) -> tuple[int, list[str]]:
        """The number of the first clause of a document, and the path of the section of each of its clauses.

        A document without any begins at 0. Equal paths are one object.
        """
        query = "SELECT number, section FROM clauses WHERE document = ? ORDER BY number"
        found = self._rows(query, self._position(document_id))
        known: dict[str, str] = {}
        return (int(found[0][0]) if found else 0), [known.setdefault(path, path) for _, path in found]

    def same_as(self, number: int) -> list[int]:
        """The clauses that repeat a clause, or the one that it repeats with its other repeats, in reading order."""
        holder = "(SELECT coalesce(repeat_of, number) FROM clauses WHERE number = ?1)"
        same = f"number = {holder} OR repeat_of = {holder}"
        found = self._rows(f"SELECT number FROM clauses WHERE ({same}) AND number <> ?1 ORDER BY number", number)
        return [int(row[0]) for row in found]

    def departments(self) -> set[tuple[str, str]]:
        """Every department of the clauses: as it is written, and its usual name."""
        columns = self._rows("SELECT DISTINCT departments FROM clauses")
        return {(written, name) for (column,) in columns for written, name in json.loads(column)}

    def holding(self, text: str) -> Iterator[str]:
        """The folded text of every clause that holds a string, in reading order."""
        for (folded,) in self._rows("SELECT folded FROM clauses WHERE instr(folded, ?) ORDER BY number", text):
            yield str(folded)

    def concepts_at(self, numbers: Sequence[int]) -> dict[int, list[Concept]]:
        """The concepts that each of some clauses names, in the order of its text; a clause that names none has none."""
        found: dict[int, list[Concept]] = {number: [] for number in numbers}
        joined = "uses JOIN glossary ON glossary.position = uses.concept"
        query = f"SELECT clause, glossary.concept FROM {joined} WHERE clause IN"
        for number, concept in self._rows_in(query, numbers, "ORDER BY clause, place"):
            found[number].append(rows.read_concept(concept))
        return found

    def asked(self) -> dict[int, tuple[str, ...]]:
        """What people ask that clauses answer, by the number of the clause; most answer nothing that is known."""
        read = ((n, rows.read_asked(text)) for n, text in self._rows("SELECT clause, questions FROM asked"))
        return {int(number): (*asked.zh, *asked.en) for number, asked in read}

    def questions(self) -> Questions:
        """The questions of all texts that answer one."""
        from index.questions.files import Questions

        found = self._rows("SELECT fingerprint, questions FROM asked ORDER BY clause")
        return Questions({fingerprint: rows.read_asked(text) for fingerprint, text in found})

    def column(self, name: str) -> list[Any]:
        """One value for every clause, in number order.

        Args:
            name: ``document``, ``section``, ``kind``, ``heading``, ``text``, ``folded``,
                ``folded_en``, ``words_en``, ``departments`` (as JSON) or ``repeat_of``.
        """
        return self.columns(name)[0]

    def columns(self, *names: str) -> list[list[Any]]:
        """Several of what :meth:`column` gives, in one walk over the clauses."""
        query = f"SELECT {', '.join(names)} FROM clauses ORDER BY number"
        columns = [list(column) for column in zip(*self._rows(query), strict=True)] or [[] for _ in names]
        for place, (name, column) in enumerate(zip(names, columns, strict=True)):
            if name == "document":
                columns[place] = [self._ids[position] for position in column]
            elif name not in _TEXTS:
                # Equal values are one object: a section of a thousand clauses has one string.
                known: dict[Any, Any] = {}
                columns[place] = [known.setdefault(value, value) for value in column]
        return columns

    def repeats(self) -> dict[int, int]:
        """The number of each clause that repeats another one, and of that one."""
        return dict(self._rows("SELECT number, repeat_of FROM clauses WHERE repeat_of IS NOT NULL ORDER BY number"))

    def labels(self, facet: str) -> dict[str, dict[str, str]]:
        """The values of a facet (``district``, ``kind``, ``role``) with their names, in the order they are shown in."""
        found = self._rows("SELECT value, zh, en FROM labels WHERE facet = ? ORDER BY position", facet)
        return {value: {"zh": zh, "en": en} for value, zh, en in found}

    def _rows_in(self, query: str, numbers: Sequence[int], order: str = "") -> Iterator[Any]:
        """The rows of a query that ends in ``IN``, for any number of clause numbers; ordered within a batch of them."""
        for start in range(0, len(numbers), _BATCH):
            batch = [int(number) for number in numbers[start : start + _BATCH]]
            marks = ", ".join("?" * len(batch))
            yield from self._rows(f"{query} ({marks}) {order}", *batch)


def _english(found: Iterable[tuple[str, str, str]]) -> dict[str, English]:
    # Each row has its state as a string of its own; a word for all is enough.
    return {context: English(text, STATES[state]) for context, text, state in found}
