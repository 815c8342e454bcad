"""What became of a question: what was asked in the end, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.answers.results import ByMeaning, Expansion, Suggestion, Wider
from search.asking.plans import TIERS, Plan
from search.engines.protocol import Answer
from search.query.syntax import Parsed
from search.query.tree import Node

if TYPE_CHECKING:
    from search.meaning.nearest import NearClauses


@dataclass(frozen=True, slots=True)
class Finding:
    """What was asked in the end, and what it found.

    Attributes:
        typed: The query as the reader typed it, understood.
        plan: What was planned for the query that was answered: the typed one or its correction.
        tree: What the engine was asked.
        unmatched: Words of the query that no document says.
        stating: The clauses that go first because they state the value that the query asks for.
        meaning: Whether the query was asked by meaning too: None where words suffice or nothing can be asked so.
        near: What that found.
    """

    typed: Parsed
    plan: Plan
    tree: Node
    answer: Answer
    expansions: tuple[Expansion, ...] = ()
    suggestion: Suggestion | None = None
    unmatched: tuple[str, ...] = ()
    wider: tuple[Wider, ...] = ()
    stating: frozenset[int] = frozenset()
    meaning: ByMeaning | None = None
    near: NearClauses | None = None

    @property
    def asked(self) -> Parsed:
        """The query that was answered."""
        return self.plan.parsed

    @property
    def complete(self) -> int:
        """How many clauses hold all of the query, in any way."""
        return sum(self.answer.tiers[:-1])


def named_count(answer: Answer) -> int:
    """How many clauses name all that was asked for."""
    return sum(count for count, tier in zip(answer.tiers, TIERS, strict=True) if tier == "named")
