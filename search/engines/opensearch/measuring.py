"""What the scores of a tree depend on, asked of the cluster once a generation and kept.

A :class:`~search.query.tree.Best` scales each of its choices by the best score of it, and the whole by how many clauses
match how well; a :class:`~search.query.tree.Lead` lifts what is first above the best of the rest. What depends on what
is asked in turn, and what does not depend on each other in one request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from search.engines.opensearch.translating import Seats, Translator, constant, holding
from search.engines.statistics import Statistics
from search.query.tree import And, Best, Coded, Lead, Near, Node, Not, Or, Prefer, Run

#: Measures that are kept; a number or two each, and the part of a tree that they are of.
_KEPT = 20_000

Body = dict[str, Any]


class Measures:
    """Knows the measures of trees, once :meth:`prepare` has seen them; see :class:`translating.Tops`."""

    def __init__(self, statistics: Statistics, seats: Seats, ask: Callable[[Sequence[Body]], list[Body]]) -> None:
        self._statistics = statistics
        self._ask = ask
        self._known: dict[tuple[str, Node], list[float]] = {}
        #: Makes queries of what has been prepared.
        self.translator = Translator(statistics, self, seats)

    def prepare(self, scored: Iterable[Node], filters: Iterable[Node] = ()) -> None:
        """Asks for what the scores of some trees, and the thresholds in others, depend on."""
        scored, filters = list(scored), list(filters)
        if len(self._known) > _KEPT:
            # Whatever is being asked now is asked again: rare, and simpler than knowing what was used last.
            self._known = {}
        while True:
            needed = dict.fromkeys(need for tree in scored for need in self._needs(tree, scored=True))
            needed.update(dict.fromkeys(need for tree in filters for need in self._needs(tree, scored=False)))
            if not needed:
                return
            answers = self._ask([self._body(kind, node, place) for kind, node, place in needed])
            found: dict[tuple[str, Node], list[float]] = {}
            for (kind, node, _), answer in zip(needed, answers, strict=True):
                found.setdefault((kind, node), []).append(_value(kind, answer))
            self._known.update(found)

    def count(self, run: Run) -> int:
        """How many clauses hold a run that holds no word."""
        if run.scope == "text" and len(run.text) == 2 and not run.whole:
            return self._statistics.pair_count(run.text)
        return int(self._known["count", run][0])

    def tops(self, node: Best) -> Sequence[float]:
        """The best score of each choice; 0 where there is none."""
        asked = iter(self._known.get(("tops", node), ()))
        fixed = (self._fixed(choice.node) for choice in node.choices)
        return [next(asked) if value is None else value for value in fixed]

    def strength(self, node: Best) -> float:
        """The sum over all clauses of the strength of the best choice."""
        return self._known["strength", node][0]

    def ceiling(self, node: Lead) -> float:
        """The best score of what is only in the rest; 0 where there is none."""
        return self._known["ceiling", node][0]

    def summit(self, node: Near) -> float:
        """The best score of what matches by its words; 0 where there is none."""
        return self._known["summit", node][0]

    def _needs(self, node: Node, *, scored: bool) -> Iterator[tuple[str, Node, int]]:
        """What is to be asked next for a node: of its parts, and once nothing is, of itself."""
        below = [
            need
            for child, child_scored in _below(node, scored=scored)
            for need in self._needs(child, scored=child_scored)
        ]
        if below:
            yield from below
        elif isinstance(node, Run) and scored:
            is_counted = node.words or (node.scope == "text" and len(node.text) == 2 and not node.whole)
            if not is_counted and ("count", node) not in self._known:
                yield "count", node, 0
        elif isinstance(node, Lead) and (scored or node.share > 0):
            if ("ceiling", node) not in self._known:
                yield "ceiling", node, 0
        elif isinstance(node, Near) and scored:
            if ("summit", node) not in self._known:
                yield "summit", node, 0
        elif isinstance(node, Best) and scored and ("strength", node) not in self._known:
            unfixed = [n for n, choice in enumerate(node.choices) if self._fixed(choice.node) is None]
            if unfixed and ("tops", node) not in self._known:
                yield from (("tops", node, place) for place in unfixed)
            else:
                yield "strength", node, 0

    def _fixed(self, node: Node) -> float | None:
        """The score of every clause of a node, where all have the same and it need not be asked."""
        if isinstance(node, Coded):
            return node.weight
        if isinstance(node, Run):
            return node.weight * self.translator.worth(node)
        return None

    def _body(self, kind: str, node: Node, place: int) -> Body:
        query = self.translator.query
        if kind == "count" and isinstance(node, Run):
            return {"size": 0, "track_total_hits": True, "query": constant(holding(node), 1.0)}
        if kind == "tops" and isinstance(node, Best):
            return _top_of(query(node.choices[place].node))
        if kind == "ceiling" and isinstance(node, Lead):
            return _top_of(self.translator.behind(node))
        if kind == "summit" and isinstance(node, Near):
            return _top_of(query(node.child))
        assert isinstance(node, Best)
        sums = {"sum": {"sum": {"script": {"source": "_score"}}}}
        return {"size": 0, "track_total_hits": False, "query": self.translator.best(node, 1.0), "aggs": sums}


def _top_of(query: Body) -> Body:
    """The best of what a query finds."""
    return {"size": 1, "track_total_hits": False, "_source": False, "stored_fields": "_none_", "query": query}


def _value(kind: str, answer: Body) -> float:
    if kind == "count":
        return float(answer["hits"]["total"]["value"])
    if kind == "strength":
        return float(answer["aggregations"]["sum"]["value"])
    return float(answer["hits"]["max_score"] or 0.0)


def _below(node: Node, *, scored: bool) -> Iterator[tuple[Node, bool]]:
    """The nodes below one, each with whether its scores count."""
    match node:
        case And(children) | Or(children):
            for child in children:
                yield (child.child, False) if isinstance(child, Not) else (child, scored)
        case Prefer(child, extra):
            yield child, scored
            if scored:
                yield extra, True
        case Best(choices):
            for choice in choices:
                yield choice.node, scored
        case Lead(first, rest, share):
            yield first, scored
            yield rest, scored or share > 0
        case Near(child, kept):
            yield child, scored
            yield kept, False
        case Not(child):
            yield child, False
