"""What the filters ask of the facts of a kind, in some bytes a fact: read once a generation, however many there are.

A question is counted and filtered by these, and only the facts of its page are read.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from search.answers.values import Json
from search.data.comparable import is_comparable
from search.data.filters import DataFilter
from search.data.headlines import may_head
from search.data.request import DataKind

Mask = NDArray[np.bool_]
Places = NDArray[np.int32]


class CodedFacts:
    """The facts of a kind by their places in reading order.

    Attributes:
        count: How many there are.
        comparable: The places of figures that may stand beside others; none of other facts.
        heading: The places of figures that may head a district.
    """

    def __init__(
        self, kind: DataKind, facts: Iterable[Json], rows: Sequence[DataFilter], topics: Mapping[str, int]
    ) -> None:
        """Takes the facts, the filters that they have, and the places of the topics by which figures are sorted."""
        columns = {row.id: _Column() for row in rows}
        ranks, comparable, heading = array("i"), array("i"), array("i")
        self.count = 0
        for at, fact in enumerate(facts):
            for row in rows:
                columns[row.id].add(at, row.has(fact))
            if kind == "targets":
                ranks.extend((topics.get(subject_of(fact) or "", len(topics)), -(fact["year"] or 0)))
                if is_comparable(fact):
                    comparable.append(at)
                if may_head(fact):
                    heading.append(at)
            self.count = at + 1
        self._columns = {name: Codes(column, self.count) for name, column in columns.items()}
        self.comparable, self.heading = _numbers(comparable), _numbers(heading)
        pairs = _numbers(ranks).reshape(-1, 2)
        # Figures by topic and year, the latest first; other facts as they stand in the documents.
        self._ordered = np.lexsort((pairs[:, 1], pairs[:, 0])).astype(np.int32) if len(pairs) else None

    def of(self, name: str) -> Codes:
        """What facts have for a filter."""
        return self._columns[name]

    def ordered(self, among: Mask) -> Places:
        """The places of some facts in the order of a page."""
        if self._ordered is None:
            return among.nonzero()[0].astype(np.int32)
        return self._ordered[among[self._ordered]]


class Codes:
    """What each fact has for one filter: any number of codes."""

    def __init__(self, column: _Column, facts: int) -> None:
        """Takes what was added, and how many facts there are."""
        self._names = list(column.places)
        width = np.int16 if len(self._names) < 2**15 else np.int32
        self._codes = _numbers(column.codes).astype(width)
        owners = _numbers(column.owners)
        # Most filters have one code for each fact, which stands at its place.
        self._owners = None if np.array_equal(owners, np.arange(facts)) else owners.copy()
        self._facts = facts

    def having(self, wanted: Collection[str]) -> Mask:
        """Whether each fact has any of some codes."""
        is_wanted = np.fromiter((name in wanted for name in self._names), np.bool_, len(self._names))
        held: Mask = is_wanted[self._codes]
        if self._owners is None:
            return held
        having = np.zeros(self._facts, np.bool_)
        having[self._owners[held]] = True
        return having

    def counts(self, among: Mask) -> dict[str, int]:
        """How many of some facts have each code; codes that none has are left out."""
        codes = self._codes[among if self._owners is None else among[self._owners]]
        counted = np.bincount(codes, minlength=len(self._names)).tolist()
        return {name: count for name, count in zip(self._names, counted, strict=True) if count}


class _Column:
    """Codes as they are read: each with the fact that has it."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.codes, self.owners = array("i"), array("i")

    def add(self, at: int, codes: Iterable[str]) -> None:
        places = self.places
        # A fact counts once for a code, even if it has it twice.
        for code in dict.fromkeys(codes):
            place = places.get(code)
            if place is None:
                place = places[code] = len(places)
            self.codes.append(place)
            self.owners.append(at)


def subject_of(fact: Json) -> str | None:
    """The topic that a figure is listed under: what its clause says most, beside that it is a goal."""
    topics: list[str] = fact["topics"]
    return next((topic for topic in topics if topic != "goals"), topics[0] if topics else None)


def _numbers(values: array[int]) -> Places:
    return np.frombuffer(values, np.int32) if values else np.empty(0, np.int32)
