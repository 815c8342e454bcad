"""What every engine is asked and what it answers, in clause numbers, keys and codes: no text, no labels, no pages.

Scores are compared as :func:`search.engines.bm25f.rounded` shows them, to three places; hits of equal score stand in
reading order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from search.query.tree import Node

#: Codes that a clause may have, by facet: OR within a facet, AND between them.
Selected = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to an engine.

    Attributes:
        tree: What to match, expanded: no ``Stretch`` or ``Title`` of :mod:`search.query.tree` in it.
        selected: The codes that a clause may have. A facet that is named with no code lets nothing through.
        facets: The facets to count hits by; each count is work, so none is made unasked.
        offset: How many hits are passed over, from the first.
        limit: How many hits are wanted behind those.
        values: How many values of each facet are counted at most, the most frequent first; selected ones are always.
        reading_order: Whether hits come in the order of the documents and not by score.
        tiers: Trees that part the hits by how well they answer, the best first: a hit is of the first whose tree it
            matches, else of one more, the last. Hits of a better tier come first.
        wanted: The tiers whose hits are wanted, None for all.
        best: How many tiers, from the first, are counted apart.
        first: Clauses that go before all other hits, in this order, where they are hits, whatever tier they are of.
    """

    tree: Node
    selected: Selected = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 10
    values: int | None = None
    reading_order: bool = False
    tiers: tuple[Node, ...] = ()
    wanted: frozenset[int] | None = None
    best: int = 1
    first: tuple[int, ...] = ()


class Key(NamedTuple):
    """The address of a clause, the same in every generation; a document's card has no path and the ordinal 0."""

    document: str
    path: str
    ordinal: int


class Hit(NamedTuple):
    """A clause that matches, its score, the hits that only repeat it, its address and its tier.

    A clause is of the best tier that it or a hit folded into it is of.
    """

    number: int
    score: float
    repeats: tuple[int, ...]
    key: Key
    tier: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found.

    Attributes:
        hits: The hits from the offset on, best first (or in reading order); equal scores stand in reading order. A hit
            that repeats another one is folded into it and lends it its score when that is higher.
        total: How many hits there are in all, repeats folded.
        documents: How many documents they are of; an engine may leave it at 0 where an ask wants the total alone.
        counts: For each facet asked for, how many hits each code would leave if the facet's own selection were that
            code alone. Codes without a hit are left out.
        tiers: How many hits there are of each tier, whichever of them is wanted; repeats folded.
        best: As ``counts``, the hits of the best tiers alone.
    """

    hits: tuple[Hit, ...]
    total: int
    documents: int
    counts: Mapping[str, Mapping[str, int]]
    tiers: tuple[int, ...] = ()
    best: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Engine(Protocol):
    """Answers questions about one generation; may be asked from several threads.

    Each call is one round to wherever the engine is: what can be asked together is.
    """

    def search_many(self, asks: Sequence[Ask]) -> list[Answer]:
        """Finds, filter, count and rank; one answer an ask, in their order.

        Raises:
            EngineUnavailable: Nothing answers.
            EngineIncomplete: Only part of the engine answered; half an answer is none.
        """

    def counts(self, trees: Sequence[Node], selected: Selected) -> list[int]:
        """How many hits each tree has under a selection, repeats folded, in their order.

        Raises:
            EngineUnavailable: Nothing answers.
            EngineIncomplete: Only part of the engine answered.
        """

    def close(self) -> None:
        """Gives back what it holds; closing again does nothing."""
