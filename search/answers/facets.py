"""Counts of an engine → the facets of a page: values with labels, counts and what is selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.schema import FACETS
from search.library.generation import UNSTATED, Library


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
    for name in FACETS:
        labels = library.labels.get(name, {})
        count, chosen = counts.get(name, {}), selected.get(name, frozenset())
        stated = [code for code in labels if code != UNSTATED] if name == "district" else []
        codes = {*stated, *count, *chosen}
        order = {code: place for place, code in enumerate(labels)}
        values = [FacetValue(code, *_names(labels, code), count.get(code, 0), code in chosen) for code in codes]
        found[name] = sorted(values, key=lambda value: _rank(name, value, order))
    return found


def _rank(name: str, value: FacetValue, order: Mapping[str, int]) -> tuple[int, int, str]:
    """What a value is sorted by: the newest year, else the most hits, first."""
    if name == "year":
        return (-int(value.value) if value.value.isdigit() else 0, 0, value.value)
    return (-value.count, order.get(value.value, len(order)), value.value)


def _names(labels: Mapping[str, Mapping[str, str]], code: str) -> tuple[str, str]:
    label = labels.get(code)
    return (label["zh"], label["en"]) if label is not None else _unlabelled(code)


def _unlabelled(code: str) -> tuple[str, str]:
    """A department or a year is its own name."""
    return ("未注明", "not stated") if code == UNSTATED else (code, code)
