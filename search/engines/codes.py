"""The codes that clauses are filtered and counted by, as sets of clause numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from pyroaring import BitMap

from index.documents import Document
from index.storing.catalogue import Catalogue

#: The code of a facet where a document or section states no value, so that every clause has one.
UNSTATED = "none"

#: The document and section of each clause and card, in the order of their numbers.
Places = Sequence[tuple[str, str]]


class Codes(Mapping[str, Mapping[str, BitMap]]):
    """The clauses of each code, by facet; those of a facet are read when it is first asked for.

    Args:
        catalogue: Where sections, kinds and departments are read.
        documents: By id, in corpus order.
        places: Gives those of every clause and card.
    """

    def __init__(self, catalogue: Catalogue, documents: Mapping[str, Document], places: Callable[[], Places]) -> None:
        self._catalogue = catalogue
        self._documents = documents
        self._places = places
        self._read: dict[str, Mapping[str, BitMap]] = {}
        self._makers: Mapping[str, Callable[[], dict[str, BitMap]]] = {
            "district": lambda: self._over(lambda place: [district_of(documents[place[0]])]),
            "document": lambda: self._over(lambda place: [place[0]]),
            "section": lambda: self._over(
                lambda place: [f"{place[0]}/{path}" for path, _ in self._chains.get(place, ())]
            ),
            "role": lambda: self._over(self._role),
            "kind": self._kinds,
            "department": self._departments,
            "issuer": lambda: self._over(lambda place: documents[place[0]].metadata.issuers or (UNSTATED,)),
            "year": lambda: self._over(lambda place: [year_of(documents[place[0]])]),
        }

    def __getitem__(self, facet: str) -> Mapping[str, BitMap]:
        if facet not in self._read:
            self._read[facet] = self._makers[facet]()
        return self._read[facet]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    @cached_property
    def _chains(self) -> Mapping[tuple[str, str], Sequence[tuple[str, str | None]]]:
        return self._catalogue.chains()

    @cached_property
    def _stretches(self) -> dict[tuple[str, str], BitMap]:
        """The numbers of the clauses of each section: a run of them, or a few where a box interrupts it."""
        places = self._places()
        found: dict[tuple[str, str], BitMap] = {}
        start = 0
        for number in range(1, len(places) + 1):
            if number == len(places) or places[number] != places[start]:
                found.setdefault(places[start], BitMap()).add_range(start, number)
                start = number
        return found

    def _role(self, place: tuple[str, str]) -> list[str]:
        chain = self._chains.get(place)
        return [(chain[-1][1] if chain else None) or UNSTATED]

    def _over(self, codes: Callable[[tuple[str, str]], Sequence[str]]) -> dict[str, BitMap]:
        """The clauses of each code that all clauses of a section have in common."""
        found: dict[str, BitMap] = {}
        for place, numbers in self._stretches.items():
            for code in codes(place):
                found.setdefault(code, BitMap()).update(numbers)
        return _packed(found)

    def _kinds(self) -> dict[str, BitMap]:
        return _by_code((kind,) for kind in [*self._catalogue.column("kind"), *["document"] * len(self._documents)])

    def _departments(self) -> dict[str, BitMap]:
        column = self._catalogue.column("departments")
        # Most clauses name none, and many the same ones.
        names = {text: tuple(dict.fromkeys(_names(text))) for text in set(column)}
        return _by_code([*(names[text] for text in column), *[()] * len(self._documents)])


def district_of(document: Document) -> str:
    """The code of the district a document is of."""
    return document.metadata.district or UNSTATED


def year_of(document: Document) -> str:
    """The year a document is counted under: of its date, else the first year of its period."""
    return (document.metadata.date or document.metadata.period or UNSTATED)[:4]


def _by_code(codes: Iterable[Sequence[str]]) -> dict[str, BitMap]:
    """The clauses of each code, from the codes of each clause."""
    members: dict[str, list[int]] = {}
    for number, several in enumerate(codes):
        for code in several:
            members.setdefault(code, []).append(number)
    return _packed({code: BitMap(numbers) for code, numbers in members.items()})


def _packed(codes: dict[str, BitMap]) -> dict[str, BitMap]:
    for numbers in codes.values():
        numbers.run_optimize()
    return codes


def _names(departments: str) -> list[str]:
    """The usual names in a column of departments."""
    return [name for _, name in json.loads(departments)]
