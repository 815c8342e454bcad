"""What every storage adapter takes: documents whose clauses are numbered, analysed and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.documents import Card, Clause, Document, English, Metadata


@dataclass(frozen=True, slots=True)
class IndexedClause:
    """One clause as it is stored.

    Attributes:
        number: 0, 1, 2 … in reading order over the whole corpus.
        words: For each field of :data:`index.schema.FIELDS`, the words of it in order.
        folded: The folded text that exact runs are looked for in.
        folded_en: The same of its English text.
        words_en: The words of its English text, parted by spaces: where phrases are looked for in any inflection.
        bigrams: The two-character strings of both.
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
    bigrams: frozenset[str]
    repeat_of: int | None
    asked: tuple[str, ...] = ()
    concepts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedCard:
    """What a document says about itself, as it is stored; its fields are those of a clause."""

    card: Card
    words: Mapping[str, Sequence[str]]
    folded: str
    folded_en: str
    words_en: str
    bigrams: frozenset[str]


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """One document as it is stored.

    Attributes:
        document: With the metadata that readers are shown.
        stated: What its text says about itself.
        english: The English of its texts, by the context of :mod:`index.translations.units`.
    """

    document: Document
    stated: Metadata
    clauses: tuple[IndexedClause, ...]
    english: Mapping[str, English]
    card: IndexedCard


class Writer(Protocol):
    """Stores documents one after the other, in corpus order; nothing is readable before :meth:`finish`.

    Cards are numbered behind the last clause, in corpus order, so that clauses keep the numbers of their reading order.
    """

    def add(self, document: IndexedDocument) -> None:
        """Store one document behind those before it."""

    def finish(self) -> None:
        """Write what is still held back and close every file."""

    def abandon(self) -> None:
        """Close every file without finishing; what was written is worth nothing."""
