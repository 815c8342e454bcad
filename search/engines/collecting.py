"""Reads from the catalogue what an embedded engine keeps in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from index.analysis.analyser import Analyser
from index.storing.catalogue import Catalogue
from index.storing.postings import PostingsReader
from search.engines.codes import codes_of
from search.engines.collection import Collection
from search.engines.protocol import Key
from search.library.english import EnglishTexts
from search.library.outlines import Outline


class Collecting:
    """Makes the collection of one generation.

    Args:
        catalogue: Of the generation.
        analyser: What folds its texts.
        english: The English of its texts.
        outlines: The sections of each document, in corpus order.
    """

    def __init__(
        self, catalogue: Catalogue, analyser: Analyser, english: EnglishTexts, outlines: Mapping[str, Outline]
    ) -> None:
        self._catalogue = catalogue
        self._fold = analyser.fold
        self._cut = analyser.words
        self._english = english
        self._outlines = outlines
        self._documents = {document.id: document for document in catalogue.documents()}

    def collection(self, reader: PostingsReader) -> Collection:
        """What the engine is opened on, with the reader of its postings."""
        column, cards = self._catalogue.column, self._catalogue.cards()
        ids = list(self._documents)
        places = [*zip(column("document"), column("section"), strict=True), *((document_id, "") for document_id in ids)]
        return Collection(
            reader=reader,
            folded=[*column("folded"), *(card.folded for card in cards)],
            folded_en=[*column("folded_en"), *(card.folded_en for card in cards)],
            words_en=[*column("words_en"), *(card.words_en for card in cards)],
            titles=self._titles(places, [*column("heading"), *([None] * len(ids))]),
            codes=codes_of(self._catalogue, self._documents, self._outlines, places),
            repeats={n: holder for n, holder in enumerate(column("repeat_of")) if holder is not None},
            keys=self._keys,
            cut=self._cut,
        )

    def _keys(self, numbers: Sequence[int]) -> list[Key]:
        """The addresses of clauses and cards."""
        clauses = self._catalogue.clause_count
        found = self._catalogue.addresses([number for number in numbers if number < clauses])
        ids = list(self._documents)
        return [Key(*found[n]) if n < clauses else Key(ids[n - clauses], "", 0) for n in numbers]

    def _titles(self, places: Sequence[tuple[str, str]], headings: Sequence[str | None]) -> list[str]:
        """The folded titles above each clause, its own heading first."""
        above = {place: self._above(*place) for place in dict.fromkeys(places)}
        return [
            f"{self._fold(heading).text}\n{above[place]}" if heading else above[place]
            for place, heading in zip(places, headings, strict=True)
        ]

    def _above(self, document_id: str, path: str) -> str:
        """The folded titles above a clause, one a line: of its sections, innermost first, and of its document."""
        document = self._documents[document_id]
        sections = self._outlines[document_id].above(path)[::-1]
        titles = chain(
            (section.title for section in sections),
            (document.metadata.title, document.metadata.cover_title),
            (self._english.section_title(document_id, section) for section in sections),
            (self._english.document_title(document),),
        )
        return "\n".join(self._fold(title).text for title in titles if title)
