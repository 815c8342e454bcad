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


class Facts(Sequence[Json]):
    """Every fact of a kind, in reading order over the whole corpus; several threads may share it."""

    def __init__(self, stored: ExtractedFacts, kind: DataKind, make: Callable[[Mapping[str, Any]], Json]) -> None:
        """Takes where they are stored, and what makes a fact of its record."""
        self._stored = stored
        self._kind = kind
        self._make = make
        self._count = stored.count(kind)
        self.are_kept = self._count <= _KEPT

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Json]:
        return iter(self._all) if self.are_kept else map(self._make, self._stored.facts(self._kind))

    @overload
    def __getitem__(self, at: int) -> Json: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Json]: ...
    def __getitem__(self, at: int | slice) -> Json | Sequence[Json]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if self.are_kept:
            return self._all[at]
        return self._make(self._stored.fact(self._kind, FactPlace(*(int(column[at]) for column in self._places))))

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
            return [self._facts[each] for each in self._chosen[at]]
        return self._facts[self._chosen[at]]
