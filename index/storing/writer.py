"""The seam between a build and what it writes for: a writer is given documents and their clauses with their fields.

A build divides the corpus into parts and analyses them side by side. Each part has writers of its own, one for each
kind of storage: here a catalogue and postings in files; a writer for an engine elsewhere would send what it is given.
When all parts are there, :mod:`index.building.assembling` joins those in files into a generation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.documents import Card, Clause, Document, English, Metadata
from index.extracting.records import NOTHING_EXTRACTED, Extracted
from index.questions.files import NOTHING_ASKED, AnsweredText


@dataclass(frozen=True, slots=True)
class IndexedClause:
    """One clause as it is stored.

    Attributes:
        number: 0, 1, 2 … in reading order over the part.
        words: For each field of :data:`index.schema.FIELDS` that it has, the words of it in order.
        folded: The folded text that exact runs are looked for in.
        folded_en: The same of its English text.
        words_en: The words of its English text, parted by spaces: where phrases are looked for in any inflection.
        terms: For each of :data:`index.schema.TERM_FIELDS` that it has any of, the terms that it holds, each once.
        repeat_of: The number of the clause that says the same in full, else None.
        asked: What people ask that it answers, as written.
        concepts: The positions in the glossary of the concepts that it names, each once, in order.
    """

    number: int
    clause: Clause
    words: Mapping[str, Sequence[str]]
    folded: str
    folded_en: str
    words_en: str
    terms: Mapping[str, Collection[str]]
    repeat_of: int | None
    asked: AnsweredText = NOTHING_ASKED
    concepts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedCard:
    """What a document says about itself, as it is stored; its fields are those of a clause."""

    card: Card
    words: Mapping[str, Sequence[str]]
    folded: str
    folded_en: str
    words_en: str
    terms: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """One document as it is stored, but for its clauses.

    Attributes:
        document: With the metadata that readers are shown.
        stated: What its text says about itself.
        english: The English of its texts, by the context of :mod:`index.translations.units`.
        extracted: What it says as data.
    """

    document: Document
    stated: Metadata
    english: Mapping[str, English]
    card: IndexedCard
    extracted: Extracted = NOTHING_EXTRACTED


class Writer(Protocol):
    """Stores the documents of a part one after the other, in corpus order; nothing counts before :meth:`finish`.

    Cards are numbered behind the last clause, in corpus order, so that clauses keep the numbers of their reading order.
    """

    def begin(self, document: IndexedDocument) -> None:
        """Begins a document behind those before it."""

    def add(self, clauses: Sequence[IndexedClause]) -> None:
        """Stores the next clauses of the document begun last: a few at a time, so that no document is held whole."""

    def finish(self) -> None:
        """Writes what is still held back and close every file."""

    def abandon(self) -> None:
        """Closes every file without finishing; what was written is worth nothing."""
