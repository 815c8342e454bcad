"""The codes that clauses are filtered and counted by, as sets of clause numbers."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from pyroaring import BitMap

from index.documents import Document
from index.entries.codes import UNSTATED, district_of, year_of
from index.storing.catalogue import Catalogue

#: The document and section of each clause and card, in the order of their numbers.
Places = Sequence[tuple[str, str]]


class CodeColumns(Protocol):
    """What clauses and sections have, one value each."""

    def column(self, name: str) -> Sequence[str]:
        """The kind, or the departments as JSON, of every clause, in the order of their numbers."""

    def roles(self) -> Mapping[tuple[str, str], str | None]:
        """The role of each section, by document and path."""


class Codes(Mapping[str, Mapping[str, BitMap]]):
    """The clauses of each code, by facet; those of a facet are read when it is first asked for.

    Args:
        catalogue: Where the clauses of a section are looked up.
        columns: Where what clauses have is read.
        documents: By id, in corpus order.
        places: Gives those of every clause and card.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        columns: CodeColumns,
        documents: Mapping[str, Document],
        places: Callable[[], Places],
    ) -> None:
        self._catalogue = catalogue
        self._columns = columns
        self._documents = documents
        self._places = places
        self._read: dict[str, Mapping[str, BitMap]] = {}
        self._makers: Mapping[str, Callable[[], Mapping[str, BitMap]]] = {
            "district": lambda: self._of_documents(lambda document: [district_of(document)]),
            "document": lambda: self._of_documents(lambda document: [document.id]),
            "section": lambda: Sections(self._catalogue),
            "role": self._roles,
            "kind": self._kinds,
            "department": self._departments,
            "issuer": lambda: self._of_documents(lambda document: document.metadata.issuers or (UNSTATED,)),
            "year": lambda: self._of_documents(lambda document: [year_of(document)]),
        }

    def __getitem__(self, facet: str) -> Mapping[str, BitMap]:
        if facet not in self._read:
            self._read[facet] = self._makers[facet]()
        return self._read[facet]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def _roles(self) -> dict[str, BitMap]:
        places, roles = self._places(), self._columns.roles()
        return _over(starts_of(places), lambda start: [roles.get(places[start]) or UNSTATED])

    @cached_property
    def _document_starts(self) -> array[int]:
        return starts_of([document_id for document_id, _ in self._places()])

    def _of_documents(self, codes: Callable[[Document], Sequence[str]]) -> dict[str, BitMap]:
        """The clauses of each code that all clauses of a document have in common."""
        places, documents = self._places(), self._documents
        return _over(self._document_starts, lambda start: codes(documents[places[start][0]]))

    def _kinds(self) -> dict[str, BitMap]:
        return _by_code((kind,) for kind in [*self._columns.column("kind"), *["document"] * len(self._documents)])

    def _departments(self) -> dict[str, BitMap]:
        column = self._columns.column("departments")
        # Most clauses name none, and many the same ones.
        names = {text: tuple(dict.fromkeys(_names(text))) for text in set(column)}
        return _by_code([*(names[text] for text in column), *[()] * len(self._documents)])


class Sections(Mapping[str, BitMap]):
    """The clauses of each section, looked up when a filter asks for one: a law has hundreds, a corpus 100,000."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __getitem__(self, code: str) -> BitMap:
        document_id, _, path = code.partition("/")
        numbers = self._catalogue.numbers_below(document_id, path)
        if not numbers:
            raise KeyError(code)
        return BitMap(numbers)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self.get(code) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue.section_codes())

    def __len__(self) -> int:
        return len(self._catalogue.section_codes())


def _over(starts: array[int], codes: Callable[[int], Sequence[str]]) -> dict[str, BitMap]:
    """The clauses of each code, from what the first clause of each stretch says of all of it."""
    found: dict[str, BitMap] = {}
    for start, end in pairwise(starts):
        for code in codes(start):
            found.setdefault(code, BitMap()).add_range(start, end)
    return _packed(found)


def starts_of(places: Sequence[object]) -> array[int]:
    """Where the stretches of clauses of one place (of a section, a document) begin, and the end of the last."""
    changes = (n for n in range(1, len(places)) if places[n] != places[n - 1])
    return array("I", [0, *changes, len(places)] if places else [])


def _by_code(codes: Iterable[Sequence[str]]) -> dict[str, BitMap]:
    """The clauses of each code, from the codes of each clause."""
    members: dict[str, array[int]] = {}
    for number, several in enumerate(codes):
        for code in several:
            members.setdefault(code, array("I")).append(number)
    return _packed({code: BitMap(numbers) for code, numbers in members.items()})


def _packed(codes: dict[str, BitMap]) -> dict[str, BitMap]:
    for numbers in codes.values():
        numbers.run_optimize()
    return codes


def _names(departments: str) -> list[str]:
    """The usual names in a column of departments."""
    return [name for _, name in json.loads(departments)]
