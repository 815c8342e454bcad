"""Reads from the catalogue what an embedded engine keeps in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from pyroaring import BitMap

from index.analysis.analyser import Analyser
from index.storing.catalogue import Catalogue
from index.storing.postings import PostingsReader
from search.engines.codes import Codes
from search.engines.protocol import Key
from search.library.english import own_english


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
        self._fold = lru_cache(maxsize=None)(lambda text: analyser.fold(text).text)
        self.cut = analyser.words
        self._documents = {document.id: document for document in catalogue.documents()}
        self.codes: Mapping[str, Mapping[str, BitMap]] = Codes(catalogue, self._documents, lambda: self._places)

    @property
    def folded(self) -> list[str]:
        """The folded text of each clause and card."""
        return [*self._catalogue.column("folded"), *(card.folded for card in self._catalogue.cards())]

    @property
    def folded_en(self) -> list[str]:
        """The folded English text of each clause and card."""
        return [*self._catalogue.column("folded_en"), *(card.folded_en for card in self._catalogue.cards())]

    @property
    def words_en(self) -> list[str]:
        """The words of that text, parted by spaces."""
        return [*self._catalogue.column("words_en"), *(card.words_en for card in self._catalogue.cards())]

    @property
    def titles(self) -> list[str]:
        """The folded titles above each clause, its own heading first."""
        above = {place: self._above(*place) for place in dict.fromkeys(self._places)}
        headings = [*self._catalogue.column("heading"), *([None] * len(self._documents))]
        return [
            f"{self._fold(heading)}\n{above[place]}" if heading else above[place]
            for place, heading in zip(self._places, headings, strict=True)
        ]

    @cached_property
    def repeats(self) -> dict[int, int]:
        """Clause → the clause of the same document that holds it."""
        return self._catalogue.repeats()

    @cached_property
    def _places(self) -> list[tuple[str, str]]:
        """The document and section of each clause and card."""
        column = self._catalogue.column
        cards = ((document_id, "") for document_id in self._documents)
        return [*zip(column("document"), column("section"), strict=True), *cards]

    def keys(self, numbers: Sequence[int]) -> list[Key]:
        """The addresses of clauses and cards."""
        clauses = self._catalogue.clause_count
        found = self._catalogue.addresses([number for number in numbers if number < clauses])
        ids = list(self._documents)
        return [Key(*found[n]) if n < clauses else Key(ids[n - clauses], "", 0) for n in numbers]

    def _above(self, document_id: str, path: str) -> str:
        """The folded titles above a clause, one a line: of its sections, innermost first, and of its document."""
        lines = [self._titled[document_id, other] for other, _ in reversed(self._chains.get((document_id, path), ()))]
        chinese, english = self._heads[document_id]
        titles = chain((zh for zh, _ in lines), chinese, (en for _, en in lines), english)
        return "\n".join(title for title in titles if title)

    @cached_property
    def _chains(self) -> Mapping[tuple[str, str], Sequence[tuple[str, str | None]]]:
        return self._catalogue.chains()

    @cached_property
    def _titled(self) -> dict[tuple[str, str], tuple[str, str]]:
        """The folded title of each section in both languages, "" where there is none."""
        return {
            (document_id, path): (self._fold(title or ""), self._fold(english or own_english(title) or ""))
            for document_id, path, title, english in self._catalogue.section_names()
        }

    @cached_property
    def _heads(self) -> dict[str, tuple[list[str], list[str]]]:
        """The folded titles of each document, by language."""
        heads = {}
        for document, translated, _ in self._catalogue.titles():
            metadata = document.metadata
            english = translated or metadata.title_en or own_english(metadata.title) or ""
            chinese = (metadata.title, metadata.cover_title)
            heads[document.id] = ([self._fold(title) for title in chinese if title], [self._fold(english)])
        return heads
