"""The heads of the documents of one generation, read when they are asked for: a large corpus has thousands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from index.documents import Document
from index.entries.codes import district_of, year_of
from index.storing.catalogue import Catalogue

#: Heads that are kept, some two kilobytes each.
_KEPT = 1024


class Documents(Mapping[str, Document]):
    """The head of each document, by id, in corpus order; several threads may share it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._head = lru_cache(maxsize=_KEPT)(catalogue.head)

    def __getitem__(self, document_id: str) -> Document:
        return self._head(document_id)

    def __contains__(self, document_id: object) -> bool:
        return isinstance(document_id, str) and self._catalogue.has(document_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue.document_ids)

    def __len__(self) -> int:
        return len(self._catalogue.document_ids)

    def walk(self) -> Iterator[Document]:
        """Every head in corpus order, one after the other; of a large corpus none of them stays."""
        return map(self._head, self) if len(self) <= _KEPT else self._catalogue.heads()

    @cached_property
    def by_district(self) -> Mapping[str, Sequence[str]]:
        """The ids of the documents of each district, the code for none among them, in corpus order."""
        found: dict[str, list[str]] = {}
        for document in self.walk():
            found.setdefault(district_of(document), []).append(document.id)
        return found

    @cached_property
    def districts(self) -> frozenset[str]:
        """The codes of the districts of the list that have documents."""
        return frozenset(filter(None, (document.metadata.district for document in self.walk())))

    @cached_property
    def coverage(self) -> tuple[int, int]:
        """The characters of all sources, and how many of them are assigned to nothing."""
        told = [(document.coverage.characters, document.coverage.unassigned) for document in self.walk()]
        return sum(characters for characters, _ in told), sum(unassigned for _, unassigned in told)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that documents are of."""
        return frozenset(map(year_of, self.walk()))
