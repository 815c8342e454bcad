"""Reads from the catalogue what an embedded engine keeps in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from threading import Lock
from typing import Any

from pyroaring import BitMap

from index.analysis.analyser import Analyser
from index.storing.catalogue import Catalogue
from index.storing.postings import PostingsReader
from index.storing.sections import SectionRow
from index.translations.units import own_english
from search.engines.codes import Codes, starts_of
from search.engines.keys import HitKeys
from search.engines.protocol import Key


class Collected:
    """The collection of one generation; see :class:`search.engines.collection.Collection`.

    Args:
        reader: Of the postings.
        catalogue: Of the generation.
        analyser: What folds its texts.
    """

    def __init__(self, reader: PostingsReader, catalogue: Catalogue, analyser: Analyser) -> None:
        self.reader = reader
        self._catalogue = catalogue
        self._columns = _Columns(catalogue)
        self._fold = lru_cache(maxsize=None)(lambda text: analyser.fold(text).text)
        self.cut = analyser.words
        self._documents = {document.id: document for document in catalogue.documents()}
        self._keys = HitKeys(catalogue, list(self._documents))
        self.codes: Mapping[str, Mapping[str, BitMap]] = Codes(
            catalogue, self._columns, self._documents, lambda: self._places
        )

    @property
    def folded(self) -> list[str]:
        """The folded text of each clause and card."""
        return [*self._columns.column("folded"), *(card.folded for card in self._catalogue.cards())]

    @property
    def folded_en(self) -> list[str]:
        """The folded English text of each clause and card."""
        return [*self._columns.column("folded_en"), *(card.folded_en for card in self._catalogue.cards())]

    @property
    def words_en(self) -> list[str]:
        """The words of that text, parted by spaces."""
        return [*self._columns.column("words_en"), *(card.words_en for card in self._catalogue.cards())]

    @property
    def titles(self) -> Iterator[tuple[str, range]]:
        """Each folded title with a stretch of clauses below it; their own headings are titles, too."""
        for start, end in pairwise(starts_of([document_id for document_id, _ in self._places])):
            for title in self._heads[self._places[start][0]]:
                yield title, range(start, end)
        above = [self._above.get(place, ()) for place in self._places]
        for start, end in pairwise(starts_of(above)):
            for title in above[start]:
                yield title, range(start, end)
        for number, heading in enumerate(self._columns.column("heading")):
            if heading:
                yield self._fold(heading), range(number, number + 1)

    @cached_property
    def repeats(self) -> dict[int, int]:
        """Clause → the clause of the same document that holds it."""
        return self._catalogue.repeats()

    @cached_property
    def _places(self) -> list[tuple[str, str]]:
        """The document and section of each clause and card."""
        column = self._columns.column
        cards = ((document_id, "") for document_id in self._documents)
        return [*zip(column("document"), column("section"), strict=True), *cards]

    def keys(self, numbers: Sequence[int]) -> list[Key]:
        """The addresses of clauses and cards."""
        return self._keys.of(numbers)

    @cached_property
    def _above(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """The folded titles of each section and of those that it stands in, in both languages."""
        above: dict[tuple[str, str], Sequence[str]] = {}
        for row in self._columns.sections:
            titles = (row.title, row.english or own_english(row.title)) if row.title else (row.english,)
            own = [self._fold(title) for title in titles if title]
            outer = above.get((row.document, row.parent or ""), ())
            above[row.document, row.path] = (*own, *outer) if own else outer
        return above

    @cached_property
    def _heads(self) -> dict[str, Sequence[str]]:
        """The folded titles of each document, in both languages."""
        heads: dict[str, Sequence[str]] = {}
        for document, translated, _ in self._catalogue.titles():
            metadata = document.metadata
            english = translated or metadata.title_en or own_english(metadata.title)
            titles = (metadata.title, metadata.cover_title, english)
            heads[document.id] = tuple(self._fold(title) for title in titles if title)
        return heads


class _Columns:
    """What clauses and sections have: read in one walk over the clauses, and each column held until it is taken."""

    _NAMES = ("document", "section", "kind", "heading", "departments", "folded", "folded_en", "words_en")

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._held: dict[str, list[Any]] | None = None
        self._lock = Lock()

    def column(self, name: str) -> list[Any]:
        """A column of :meth:`index.storing.catalogue.Catalogue.column`; who asks again has it read again."""
        with self._lock:
            if self._held is None:
                self._held = dict(zip(self._NAMES, self._catalogue.columns(*self._NAMES), strict=True))
            taken = self._held.pop(name, None)
        return self._catalogue.column(name) if taken is None else taken

    @cached_property
    def sections(self) -> list[SectionRow]:
        """Every section, in reading order."""
        return self._catalogue.section_rows()

    def roles(self) -> dict[tuple[str, str], str | None]:
        """The role of each section, by document and path."""
        return {(row.document, row.path): row.role for row in self.sections}
