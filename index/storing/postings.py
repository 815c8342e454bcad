"""The postings of a generation, in Whoosh: which clause holds which word how often.

Kept to what is sound in Whoosh 2.7.4: one writer, one commit, so one segment, whose document numbers are the clause
numbers; frequencies only; no stored fields, since the catalogue keeps the texts. Whoosh's inlining of short posting
lists is left alone: it calls a method that does not exist.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from whoosh import index as whoosh_index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import Schema
from whoosh.reading import IndexReader

from index.errors import BuildError
from index.schema import BIGRAMS, FIELDS
from index.storing.thin import ThinField
from index.storing.writer import IndexedCard, IndexedDocument

#: Postings are held in memory up to this size and spill to files beyond it: 100,000 clauses stay below.
_MEMORY_MEGABYTES = 256

#: Left behind by Whoosh's own writer lock; a generation has its own.
_WHOOSH_LOCK = "MAIN_WRITELOCK"


def _schema() -> Schema:
    return Schema(**{name: ThinField() for name in (*(field.name for field in FIELDS), BIGRAMS)})


class PostingsWriter:
    """Writes the postings into a folder of its own, behind :class:`index.storing.writer.Writer`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        storage = whoosh_index.create_in(str(folder), _schema())
        # Blocks stay uncompressed: a twentieth larger on disk, and decoded at every opening of the index.
        self._writer = storage.writer(limitmb=_MEMORY_MEGABYTES, codec=W3Codec(compression=0))
        self._cards: list[IndexedCard] = []

    def add(self, document: IndexedDocument) -> None:
        """Add the words and bigrams of each clause under its number."""
        for clause in document.clauses:
            if self._writer.docnum != clause.number:
                raise BuildError(f"clause {clause.number} would get the posting number {self._writer.docnum}")
            self._writer.add_document(**clause.words, **{BIGRAMS: sorted(clause.bigrams)})
        self._cards.append(document.card)

    def finish(self) -> None:
        """Write the cards behind all clauses, and the one segment."""
        for card in self._cards:
            self._writer.add_document(**card.words, **{BIGRAMS: sorted(card.bigrams)})
        self._writer.commit(merge=False)
        (self._folder / _WHOOSH_LOCK).unlink(missing_ok=True)

    def abandon(self) -> None:
        """Close every file, whatever state Whoosh is in: after a full disk it fails again while it closes."""
        with suppress(Exception):
            self._writer.cancel()


def count_entries(folder: Path) -> int:
    """How many clauses and cards the postings hold.

    Raises:
        BuildError: They are not one segment, so that their numbers are not those of the catalogue.
    """
    with closing(_open(folder)) as reader:
        if len(reader.leaf_readers()) > 1:
            raise BuildError(f"{folder}: the postings are in {len(reader.leaf_readers())} segments instead of one")
        return int(reader.doc_count_all())


def clauses_with(folder: Path, word: str) -> set[int]:
    """The numbers of the clauses whose text holds a word."""
    with closing(_open(folder)) as reader:
        return set(reader.postings("text", word).all_ids()) if ("text", word) in reader else set()


def _open(folder: Path) -> IndexReader:
    return whoosh_index.open_dir(str(folder), readonly=True).reader()
