"""Counts of an engine → the facets of a page: values with labels, counts and what is selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.entries.codes import UNSTATED
from search.asking.filters import FILTERS, Order
from search.engines.protocol import Answer, Selected
from search.library.generation import Library


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet.

    Attributes:
        count: How many hits it would leave if it alone were selected.
        named: How many of them name all that is asked for.
    """

    value: str
    zh: str
    en: str
    count: int
    named: int
    selected: bool


def facets(library: Library, answer: Answer, selected: Selected) -> dict[str, list[FacetValue]]:
    """Every facet with its values, as :class:`search.asking.filters.Filter` orders them.

    A district of which there are documents is shown without a hit too: that it says nothing is an answer. Otherwise
    only what leads somewhere or is selected.
    """
    found: dict[str, list[FacetValue]] = {}
    for row in FILTERS:
        if row.is_facet:
            labels = library.labels.get(row.name, {})
            count, named = answer.counts.get(row.name, {}), answer.best.get(row.name, {})
            chosen = selected.get(row.name, frozenset())
            order = library.label_places.get(row.name, {})
            values = [
                FacetValue(code, *_names(labels, code), count.get(code, 0), named.get(code, 0), code in chosen)
                for code in {*count, *chosen, *(library.documents.districts if row.name == "district" else ())}
            ]
            found[row.name] = sorted(values, key=lambda value: _rank(row.order, value, order))
    return found


def _rank(kind: Order, value: FacetValue, places: Mapping[str, int]) -> tuple[int, int, str]:
    """What a value is sorted by; equal ones stand in the order of the corpus."""
    if kind == "newest":
        return (-int(value.value) if value.value.isdigit() else 0, 0, value.value)
    return (-value.count if kind == "hits" else 0, places.get(value.value, len(places)), value.value)


def _names(labels: Mapping[str, Mapping[str, str]], code: str) -> tuple[str, str]:
    label = labels.get(code)
    return (label["zh"], label["en"]) if label is not None else _unlabelled(code)


def _unlabelled(code: str) -> tuple[str, str]:
    """A department or a year is its own name."""
    return ("未注明", "not stated") if code == UNSTATED else (code, code)
