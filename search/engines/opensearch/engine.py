"""The engine over a cluster: what scores depend on is measured once, then one round of questions, at times a second."""

from __future__ import annotations

from collections.abc import Sequence

from search.engines.opensearch.measuring import Measures
from search.engines.opensearch.rounds import Asked, Indexed
from search.engines.protocol import Answer, Ask, Selected
from search.query.tree import Node

#: Counted trees that are kept.
_KEPT = 5_000


class OpenSearchEngine:
    """Answers from a cluster; see :class:`search.engines.protocol.Engine`."""

    def __init__(self, indexed: Indexed) -> None:
        self._indexed = indexed
        self._measures = Measures(indexed.statistics, indexed.seats, indexed.cluster.ask)
        #: Answers that are a number: the parts of a question are counted again with every page and filter of it.
        self._counted: dict[Node, Answer] = {}

    def search_many(self, asks: Sequence[Ask]) -> list[Answer]:
        """Finds, filter, count and rank; one answer an ask."""
        known = [self._counted.get(ask.tree) if _is_number(ask) else None for ask in asks]
        found = iter(self._asked([ask for ask, answer in zip(asks, known, strict=True) if answer is None]))
        answers = [next(found) if answer is None else answer for answer in known]
        if len(self._counted) > _KEPT:
            self._counted = {}
        self._counted.update((ask.tree, answer) for ask, answer in zip(asks, answers, strict=True) if _is_number(ask))
        return answers

    def counts(self, trees: Sequence[Node], selected: Selected) -> list[int]:
        """How many hits each tree has under a selection, repeats folded."""
        return [answer.total for answer in self.search_many([Ask(tree, selected, limit=0) for tree in trees])]

    def close(self) -> None:
        """Closes its connections and the postings; closing again does nothing."""
        self._indexed.cluster.close()
        self._indexed.statistics.close()

    def _asked(self, asks: Sequence[Ask]) -> list[Answer]:
        """The answers of the cluster."""
        ranked = [ask.tree for ask in asks if ask.limit]
        self._measures.prepare(ranked, [*(ask.tree for ask in asks), *(tier for ask in asks for tier in ask.tiers)])
        asked = [Asked(ask, self._indexed, self._measures) for ask in asks]
        answers = iter(self._indexed.cluster.ask([body for one in asked for body in one.first()]))
        for one in asked:
            one.take_first(answers.__next__)
        while further := [(one, bodies) for one in asked if (bodies := one.further())]:
            answers = iter(self._indexed.cluster.ask([body for _, bodies in further for body in bodies]))
            for one, _ in further:
                one.take_further(answers.__next__)
        return [one.answer() for one in asked]


def _is_number(ask: Ask) -> bool:
    """Whether nothing is asked but how many clauses a tree has."""
    return not (ask.limit or ask.selected or ask.facets or ask.tiers) and ask.wanted is None
