"""What every engine is asked and what it answers, in clause numbers and codes: no text, no labels, no pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from search.query.tree import Node


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to an engine.

    Attributes:
        tree: What to match, expanded: no ``Stretch`` or ``Title`` of :mod:`search.query.tree` in it.
        selected: The codes that a clause may have, by facet; OR within a facet, AND between them. A facet that is named
            with no code lets nothing through.
        facets: The facets to count hits by; each count is work, so none is made unasked.
        limit: How many hits are wanted, from the first.
        reading_order: Whether hits come in the order of the documents and not by score.
    """

    tree: Node
    selected: Mapping[str, frozenset[str]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    limit: int = 10
    reading_order: bool = False


class Hit(NamedTuple):
    """A clause that matches, its score, and the hits that only repeat it."""

    number: int
    score: float
    repeats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found.

    Attributes:
        hits: The first hits, best first (or in reading order); equal scores stand in reading order. A hit that
            repeats another one is folded into it and lends it its score when that is higher.
        total: How many hits there are in all, repeats folded.
        counts: For each facet asked for, how many hits each code would leave if the facet's own selection were that
            code alone. Codes without a hit may be left out.
    """

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]


class Engine(Protocol):
    """Answers questions about one generation; may be asked from several threads."""

    def search(self, ask: Ask) -> Answer:
        """Find, filter, count and rank."""
