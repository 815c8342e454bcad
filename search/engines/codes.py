"""The codes that clauses are filtered and counted by, as sets of clause numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyroaring import BitMap

from index.documents import Document
from index.storing.catalogue import Catalogue
from search.library.outlines import Outline

#: The code of a facet where a document or section states no value, so that every clause has one.
UNSTATED = "none"

#: The document and section of each clause and card, in the order of their numbers.
Places = Sequence[tuple[str, str]]


def codes_of(
    catalogue: Catalogue, documents: Mapping[str, Document], outlines: Mapping[str, Outline], places: Places
) -> dict[str, dict[str, BitMap]]:
    """The clauses of each code, by facet.

    Args:
        catalogue: Where kinds and departments are read.
        documents: By id, in corpus order.
        outlines: The sections of each document.
        places: Of every clause and card.
    """
    stretches = _stretches(places)
    chains = {place: outlines[place[0]].above(place[1]) for place in stretches}
    cards = len(documents)
    departments = [tuple(dict.fromkeys(_names(text))) for text in catalogue.column("departments")] + [()] * cards
    return {
        "district": _over(stretches, lambda place: [district_of(documents[place[0]])]),
        "document": _over(stretches, lambda place: [place[0]]),
        "section": _over(stretches, lambda place: [f"{place[0]}/{section.path}" for section in chains[place]]),
        "role": _over(stretches, lambda place: [(chains[place][-1].role if chains[place] else None) or UNSTATED]),
        "kind": _by_code((kind,) for kind in [*catalogue.column("kind"), *["document"] * cards]),
        "department": _by_code(departments),
        "issuer": _over(stretches, lambda place: documents[place[0]].metadata.issuers or (UNSTATED,)),
        "year": _over(stretches, lambda place: [year_of(documents[place[0]])]),
    }


def district_of(document: Document) -> str:
    """The code of the district a document is of."""
    return document.metadata.district or UNSTATED


def year_of(document: Document) -> str:
    """The year a document is counted under: of its date, else the first year of its period."""
    return (document.metadata.date or document.metadata.period or UNSTATED)[:4]


def _stretches(places: Places) -> dict[tuple[str, str], BitMap]:
    """The numbers of the clauses of each section: a run of them, or a few where a box interrupts it."""
    found: dict[tuple[str, str], BitMap] = {}
    start = 0
    for number in range(1, len(places) + 1):
        if number == len(places) or places[number] != places[start]:
            found.setdefault(places[start], BitMap()).add_range(start, number)
            start = number
    return found


def _over(
    stretches: Mapping[tuple[str, str], BitMap], codes: Callable[[tuple[str, str]], Sequence[str]]
) -> dict[str, BitMap]:
    """The clauses of each code that all clauses of a section have in common."""
    found: dict[str, BitMap] = {}
    for place, numbers in stretches.items():
        for code in codes(place):
            found.setdefault(code, BitMap()).update(numbers)
    return _packed(found)


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
