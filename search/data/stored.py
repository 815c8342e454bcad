"""The facts of one kind: kept where there are few, else read again for each question, one after the other."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, overload

from index.storing.extracted import ExtractedFacts, FactPlace
from search.answers.values import Json
from search.data.request import DataKind

#: Facts of a kind that are kept, some five kilobytes each.
_KEPT = 5_000


class Facts:
    """Every fact of a kind, in reading order over the whole corpus; several threads may share it."""

    def __init__(self, stored: ExtractedFacts, kind: DataKind, make: Callable[[Mapping[str, Any]], Json]) -> None:
        """Takes where they are stored, and what makes a fact of its record."""
        self._stored = stored
        self._kind = kind
        self._make = make
        self.are_kept = stored.count(kind) <= _KEPT

    def __iter__(self) -> Iterator[Json]:
        return iter(self._all) if self.are_kept else map(self._make, self._stored.facts(self._kind))

    def at(self, place: int) -> Json:
        """The fact at a place in that order."""
        if self.are_kept:
            return self._all[place]
        document, position = (column[place] for column in self._places)
        return self._make(self._stored.fact(self._kind, FactPlace(document, position)))

    @cached_property
    def _all(self) -> list[Json]:
        return [self._make(record) for record in self._stored.facts(self._kind)]

    @cached_property
    def _places(self) -> tuple[array[int], array[int]]:
        """The places of all: of their documents, and their own, in four bytes each."""
        documents, positions = array("I"), array("I")
        for place in self._stored.places(self._kind):
            documents.append(place.document)
            positions.append(place.position)
        return documents, positions


class ChosenFacts(Sequence[Json]):
    """Some facts of a kind in an order of their own, read as they are asked for."""

    def __init__(self, facts: Facts, chosen: Sequence[int]) -> None:
        """Takes all facts of the kind, and the places of those chosen."""
        self._facts = facts
        self._chosen = chosen

    def __len__(self) -> int:
        return len(self._chosen)

    @overload
    def __getitem__(self, at: int) -> Json: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Json]: ...
    def __getitem__(self, at: int | slice) -> Json | Sequence[Json]:
        if isinstance(at, slice):
            return [self._facts.at(each) for each in self._chosen[at]]
        return self._facts.at(self._chosen[at])
