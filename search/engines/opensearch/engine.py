"""The engine over a cluster: what scores depend on is measured once, then one round of questions, at times a second."""

from __future__ import annotations

from collections.abc import Sequence

from search.engines.opensearch.measuring import Measures
from search.engines.opensearch.rounds import Asked, Indexed
from search.engines.protocol import Answer, Ask, Selected
from search.query.tree import Node


class OpenSearchEngine:
    """Answers from a cluster; see :class:`search.engines.protocol.Engine`."""

    def __init__(self, indexed: Indexed) -> None:
        self._indexed = indexed
        self._measures = Measures(indexed.statistics, indexed.seats, indexed.cluster.ask)

    def search_many(self, asks: Sequence[Ask]) -> list[Answer]:
        """Finds, filter, count and rank; one answer an ask."""
        trees = [ask.tree for ask in asks]
        ranked = [ask.tree for ask in asks if ask.limit]
        self._measures.prepare(ranked, [*trees, *(tier for ask in asks for tier in ask.tiers)])
        asked = [Asked(ask, self._indexed, self._measures) for ask in asks]
        answers = iter(self._indexed.cluster.ask([body for one in asked for body in one.first()]))
        for one in asked:
            one.take_first(answers.__next__)
        while further := [(one, bodies) for one in asked if (bodies := one.further())]:
            answers = iter(self._indexed.cluster.ask([body for _, bodies in further for body in bodies]))
            for one, _ in further:
                one.take_further(answers.__next__)
        return [one.answer() for one in asked]

    def counts(self, trees: Sequence[Node], selected: Selected) -> list[int]:
        """How many hits each tree has under a selection, repeats folded."""
        return [answer.total for answer in self.search_many([Ask(tree, selected, limit=0) for tree in trees])]

    def close(self) -> None:
        """Closes its connections and the postings; closing again does nothing."""
        self._indexed.cluster.close()
        self._indexed.statistics.close()
