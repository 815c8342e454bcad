"""Counts of an engine → the facets of a page: values with labels, counts and what is selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.asking.filters import FILTERS, Order
from search.engines.codes import UNSTATED
from search.library.generation import Library


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet; ``count`` is how many hits it would leave if it alone were selected."""

    value: str
    zh: str
    en: str
    count: int
    selected: bool


def facets(
    library: Library, counts: Mapping[str, Mapping[str, int]], selected: Mapping[str, frozenset[str]]
) -> dict[str, list[FacetValue]]:
    """Every facet with its values, most hits first, equal ones in the order of the corpus.

    Districts are all shown, those without a hit too: that a district says nothing is an answer. Of the other facets,
    only what leads somewhere or is selected.
    """
    found: dict[str, list[FacetValue]] = {}
    for row in FILTERS:
        if row.is_facet:
            labels = library.labels.get(row.name, {})
            count, chosen = counts.get(row.name, {}), selected.get(row.name, frozenset())
            stated = [code for code in labels if code != UNSTATED] if row.name == "district" else []
            order = {code: place for place, code in enumerate(labels)}
            values = [
                FacetValue(code, *_names(labels, code), count.get(code, 0), code in chosen)
                for code in {*stated, *count, *chosen}
            ]
            found[row.name] = sorted(values, key=lambda value: _rank(row.order, value, order))
    return found


def _rank(kind: Order, value: FacetValue, places: Mapping[str, int]) -> tuple[int, int, str]:
    """What a value is sorted by; equal ones stand in the order of the corpus."""
    if kind == "newest":
        return (-int(value.value) if value.value.isdigit() else 0, 0, value.value)
    return (-value.count, places.get(value.value, len(places)), value.value)


def _names(labels: Mapping[str, Mapping[str, str]], code: str) -> tuple[str, str]:
    label = labels.get(code)
    return (label["zh"], label["en"]) if label is not None else _unlabelled(code)


def _unlabelled(code: str) -> tuple[str, str]:
    """A department or a year is its own name."""
    return ("未注明", "not stated") if code == UNSTATED else (code, code)
