"""The facts of one kind: kept where there are few, else read when they are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from index.storing.extracted import ExtractedFacts, FactPlace
from search.answers.values import Json
from search.data.request import DataKind

#: Facts of a kind that are kept, some five kilobytes each; and those whose texts are, where words are looked for.
_KEPT, _TEXTS_KEPT = 1_000, 5_000

#: Where fewer than one in so many is asked for, each is read by itself.
_SPARSE = 8


Make = Callable[[Mapping[str, Any]], Json]


class Facts:
    """Every fact of a kind, in reading order over the whole corpus; several threads may share it."""

    def __init__(self, stored: ExtractedFacts, kind: DataKind, make: Make, bare: Make) -> None:
        """Takes where they are stored, and what makes a fact of its record, whole and as filters ask of it."""
        self._stored = stored
        self._kind = kind
        self._make = make
        self._bare = bare
        count = stored.count(kind)
        self._are_kept = count <= _KEPT
        #: Whether their texts may be kept.
        self.texts_are_kept = count <= _TEXTS_KEPT

    def __iter__(self) -> Iterator[Json]:
        return iter(self._all) if self._are_kept else map(self._make, self._stored.facts(self._kind))

    def bare(self) -> Iterator[Json]:
        """Every one, with what filters ask of it."""
        return iter(self._all) if self._are_kept else map(self._bare, self._stored.facts(self._kind))

    def some(self, among: NDArray[np.bool_]) -> Iterator[tuple[int, Json]]:
        """Some of them, told by their places, each with its place."""
        if self._are_kept or np.count_nonzero(among) * _SPARSE < len(among):
            yield from ((place, self.at(place)) for place in among.nonzero()[0].tolist())
            return
        for place, record in enumerate(self._stored.facts(self._kind)):
            if among[place]:
                yield place, self._make(record)

    def at(self, place: int) -> Json:
        """The fact at a place in that order."""
        if self._are_kept:
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

    def __init__(self, facts: Facts, chosen: NDArray[np.int32]) -> None:
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
            return [self._facts.at(each) for each in self._chosen[at].tolist()]
        return self._facts.at(int(self._chosen[at]))
