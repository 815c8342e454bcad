"""The heads of the documents of a catalogue, and their cards: what lists of documents show, without any clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from index.documents import Document, English, Metadata, TranslationState
from index.storing import rows
from index.storing.frozen import FrozenFile

#: The states of translations, each as one string.
STATES: Mapping[str, TranslationState] = {state: state for state in get_args(TranslationState)}
#: Documents that are read at once where all are.
DOCUMENTS_AT_ONCE = 32

_HEAD = "SELECT id, source, sha256, metadata, coverage FROM documents"
_CARD = "SELECT text, english, folded, folded_en, words_en FROM cards"


class StoredCard(NamedTuple):
    """What a document says about itself, in both languages, as it is shown and as it is folded."""

    text: str
    english: str
    folded: str
    folded_en: str
    words_en: str


class Heads:
    """The read side of the heads of a catalogue; several threads may share it."""

    def __init__(self, file: FrozenFile) -> None:
        self._file = file
        self._rows = file.rows
        self._ids = [str(row[0]) for row in self._rows("SELECT id FROM documents ORDER BY position")]
        self._positions = {document_id: n for n, document_id in enumerate(self._ids)}
        self.clause_count = int(self._rows("SELECT count(*) FROM clauses")[0][0])

    @property
    def document_ids(self) -> Sequence[str]:
        """The id of every document, in corpus order."""
        return self._ids

    @property
    def section_count(self) -> int:
        """How many sections there are."""
        return int(self._rows("SELECT count(*) FROM sections")[0][0])

    def has(self, document_id: str) -> bool:
        """Whether a document is here."""
        return document_id in self._positions

    def documents(self) -> tuple[Document, ...]:
        """The head of every document (no sections, clauses or furniture), in corpus order."""
        return tuple(self.heads())

    def heads(self) -> Iterator[Document]:
        """The heads of :meth:`documents`, read some at a time."""
        return map(rows.read_document, self._walk(f"{_HEAD} WHERE position BETWEEN ? AND ? ORDER BY position"))

    def head(self, document_id: str) -> Document:
        """The head of one document.

        Raises:
            KeyError: It is not here.
        """
        found = self._rows(f"{_HEAD} WHERE position = ?", self._position(document_id))
        if not found:
            raise KeyError(document_id)
        return rows.read_document(found[0])

    def titles(self) -> list[tuple[Document, str | None, int]]:
        """The head of every document, the English of its title where it has one, and the number of its clauses."""
        joined = "documents LEFT JOIN english ON document = position AND context = id"
        english = dict(self._rows(f"SELECT position, english.text FROM {joined}"))
        counts = self.clause_counts()
        heads = enumerate(self.documents())
        return [(head, english[position] or None, counts[head.id]) for position, head in heads]

    def english_heads(self) -> dict[str, dict[str, English]]:
        """The English of what stands above the sections of each document (title, metadata), by document and context.

        Of many documents most have none: what is missing is left out.
        """
        heads: dict[str, dict[str, English]] = {}
        query = "SELECT document, context, text, state FROM english WHERE text <> '' AND instr(context, '/') = 0"
        for position, context, text, state in self._rows(query):
            heads.setdefault(self._ids[position], {})[context] = English(text, STATES[state])
        return heads

    def stated(self, document_id: str) -> Metadata:
        """What the text of a document says about itself, before ``corpus.toml`` is asked."""
        found = self._rows("SELECT stated FROM documents WHERE position = ?", self._position(document_id))
        return rows.read_metadata(found[0][0]) if found else Metadata()

    def clause_counts(self) -> dict[str, int]:
        """How many clauses each document has, in corpus order."""
        counts = dict(self._rows("SELECT document, count(*) FROM clauses GROUP BY document"))
        return {document_id: int(counts.get(position, 0)) for position, document_id in enumerate(self._ids)}

    def cards(self) -> list[StoredCard]:
        """The card of each document, in corpus order."""
        return [StoredCard(*row) for row in self._rows(f"{_CARD} ORDER BY document")]

    def card(self, document_id: str) -> StoredCard:
        """The card of one document."""
        return StoredCard(*self._rows(f"{_CARD} WHERE document = ?", self._position(document_id))[0])

    def cards_holding(self, text: str) -> list[str]:
        """The folded text of every card that holds a string, in corpus order."""
        query = "SELECT folded FROM cards WHERE instr(folded, ?) ORDER BY document"
        return [str(row[0]) for row in self._rows(query, text)]

    def _walk(self, query: str) -> Iterator[Any]:
        """The rows of a query that is given the first and the last place of some documents, for all of them."""
        for first in range(0, len(self._ids), DOCUMENTS_AT_ONCE):
            yield from self._rows(query, first, first + DOCUMENTS_AT_ONCE - 1)

    def _position(self, document_id: str) -> int:
        return self._positions.get(document_id, -1)
