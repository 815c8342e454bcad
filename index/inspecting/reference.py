"""The reference: the postings of documents as Whoosh writes them, to hold those of an index against.

Whoosh is given the same clauses through the same seam, :class:`index.storing.writer.Writer`, and keeps them in memory:
it would store pickles, which an index that anybody may hand on must not hold. ``python -m index check`` compares some
documents of an index with it, and the tests compare all, and ask Whoosh's own matchers for the ranking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from whoosh.analysis import Analyzer, Token, entoken
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.formats import Frequency
from whoosh.system import pack_uint

from index.analysis.analyser import Analyser
from index.building.analysing import Analysing
from index.entries.terms import EntryTerms
from index.schema import BIGRAMS, FIELDS
from index.storing.catalogue import Catalogue
from index.storing.postings import PostingsReader
from index.storing.writer import IndexedCard, IndexedClause, IndexedDocument
from index.terms.glossary import Finder

#: What is compared: the ranked fields, and pairs of characters.
COMPARED = (*(field.name for field in FIELDS), BIGRAMS)


class WhooshWriter:
    """Writes postings with Whoosh, behind :class:`index.storing.writer.Writer`."""

    def __init__(self) -> None:
        self._index = RamStorage().create_index(Schema(**{name: _Words() for name in COMPARED}))
        self._writer = self._index.writer()
        self._cards: list[IndexedCard] = []

    def begin(self, document: IndexedDocument) -> None:
        """Keeps its card for the end."""
        self._cards.append(document.card)

    def add(self, clauses: Sequence[IndexedClause]) -> None:
        """Adds the words of each clause."""
        for clause in clauses:
            self._add(clause)

    def finish(self) -> None:
        """Adds the cards and write the one segment."""
        for card in self._cards:
            self._add(card)
        self._writer.commit(merge=False)

    def abandon(self) -> None:
        """Writes nothing."""
        self._writer.cancel()

    def reader(self) -> Any:
        """Whoosh's reader of what was written (Whoosh has no types)."""
        return self._index.reader()

    def _add(self, entry: IndexedClause | IndexedCard) -> None:
        words = {field.name: entry.words.get(field.name, ()) for field in FIELDS}
        self._writer.add_document(**words, **{BIGRAMS: sorted(entry.terms.get(BIGRAMS, ()))})


def written(catalogue: Catalogue, analyser: Analyser, document_ids: Iterable[str]) -> Any:
    """Documents of a catalogue analysed again and written with Whoosh; its reader."""
    writer = WhooshWriter()
    analysing = Analysing(analyser, Finder((), str), EntryTerms((), analyser), catalogue.questions(), None)
    first = 0
    for document_id in document_ids:
        document = catalogue.whole(document_id)
        english = catalogue.english(document_id)
        analysing.write(document, catalogue.stated(document_id), english, first, [writer])
        first += len(document.clauses)
    writer.finish()
    return writer.reader()


def disagreements(postings: PostingsReader, whoosh: Any, numbers: Sequence[int]) -> Iterator[str]:
    """Where postings do not hold what Whoosh's do, a sentence each.

    Args:
        postings: Of an index.
        whoosh: The reader of some of its clauses and cards.
        numbers: The number in the index of each clause and card that Whoosh has, in Whoosh's order.
    """
    for name in COMPARED:
        ranked = name != BIGRAMS
        for term in whoosh.lexicon(name):
            word = term.decode("utf-8")
            there = postings.postings(name, word) if ranked else (held := postings.numbers(name, word), [1] * len(held))
            counts = dict(zip(*there, strict=True))
            for place, count in _list(whoosh, name, word):
                if counts.get(numbers[place]) != count:
                    yield f"{word!r} stands {count} times in the {name} of entry {numbers[place]}, not in the postings"
        if ranked:
            lengths = postings.lengths(name)
            for place, number in enumerate(numbers):
                length = whoosh.doc_field_length(place, name) or 0
                if (held_length := postings.levels[lengths[number]]) != length:
                    yield f"the {name} of entry {number} has about {length} words, {held_length} in the postings"


def _list(whoosh: Any, field: str, word: str) -> Iterator[tuple[int, int]]:
    matcher = whoosh.postings(field, word)
    while matcher.is_active():
        yield matcher.id(), round(matcher.weight())
        matcher.next()


class _Ready(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Passes on words that are ready."""

    def __call__(self, value: Iterable[str], **settings: Any) -> Iterator[Token]:
        tokens: Iterator[Token] = entoken(value, **settings)
        return tokens


class _Words(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field that stores how often each word occurs, and nothing else."""

    def __init__(self) -> None:
        # `scorable` keeps the field's length; without it Whoosh looks for its column file at every posting.
        super().__init__(format=Frequency(), analyzer=_Ready(), scorable=True)

    def index(self, value: Iterable[str], **_settings: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yields (word, frequency, weight, stored frequency) of each different word."""
        for word, frequency in Counter(value).items():
            yield word.encode("utf-8"), frequency, float(frequency), pack_uint(frequency)
