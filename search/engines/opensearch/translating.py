"""A query tree → a query of OpenSearch that finds the same clauses and scores them alike.

Weights are multiplied into the leaves and never into a query around them, because the thresholds within would be
multiplied too. What depends on the best score of a part (:class:`~search.query.tree.Best`, ``Lead``) is given by
:class:`Tops`, which has been asked before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from index.storing.opensearch.mapping import (
    CHARACTERS,
    ENGLISH,
    NAMES,
    RUNS,
    SEAT,
    SEVERAL,
    WEIGHTS,
    facet_field,
)
from index.storing.opensearch.marking import ALSO, LAST, is_name, lone, may_cut, phrase_tokens, run_tokens, safe, term
from search.engines import bm25f
from search.engines.statistics import Statistics
from search.query.tree import All, And, Best, Coded, Lead, Near, Node, Not, Or, Pinned, Prefer, Run, Word

Query = dict[str, Any]

NOTHING: Query = {"match_none": {}}
EVERYTHING: Query = {"match_all": {}}

#: A fold leaves no line break, so no run goes over it.
_BREAK = "\n"


class Tops(Protocol):
    """What parts of a tree score at most, and how many clauses hold a run."""

    def count(self, run: Run) -> int:
        """How many clauses hold a run that holds no word."""

    def tops(self, node: Best) -> Sequence[float]:
        """The best score of each choice; 0 where there is none."""

    def strength(self, node: Best) -> float:
        """The sum over all clauses of the strength of the best choice."""

    def ceiling(self, node: Lead) -> float:
        """The best score of what is only in the rest; 0 where there is none."""

    def summit(self, node: Near) -> float:
        """The best score of what matches by its words; 0 where there is none."""


class Seats(Protocol):
    """The places of clauses in the cluster, which are the same in every generation."""

    def seats(self, numbers: Sequence[int]) -> list[int]:
        """The seats of clauses and cards."""

    def numbers(self, seats: Sequence[int]) -> list[int]:
        """The clauses and cards of seats."""


class Translator:
    """Makes queries of trees."""

    def __init__(self, statistics: Statistics, tops: Tops, seats: Seats) -> None:
        self._statistics = statistics
        self._tops = tops
        self._seats = seats

    def query(self, node: Node, factor: float = 1.0) -> Query:
        """A query that scores ``factor`` times what the node is worth."""
        match node:
            case Word():
                return self._word(node, factor)
            case Run():
                worth = node.weight * self.worth(node) if factor else 0.0
                return constant(holding(node), factor * worth)
            case And(children):
                wanted = [self.query(child, factor) for child in children if not isinstance(child, Not)]
                excluded = [self.filter(child.child) for child in children if isinstance(child, Not)]
                return {"bool": {"must": wanted, "must_not": excluded}} if wanted else NOTHING
            case Or(children):
                return self._any(children, factor)
            case Prefer(child, extra):
                return {"bool": {"must": [self.query(child, factor)], "should": [self.query(extra, factor)]}}
            case Best():
                return self.best(node, factor * bm25f.rarity(self._tops.strength(node), self._statistics.clauses))
            case Lead():
                return self._lead(node, factor)
            case Near():
                return self._near(node, factor)
            case Pinned(numbers):
                return self._pinned(numbers, factor)
            case Coded(facet, code, weight):
                return constant({"term": {facet_field(facet): code}}, factor * weight)
            case All():
                return constant(EVERYTHING, 0.0)
        return NOTHING

    def filter(self, node: Node) -> Query:
        """A query that finds what the node does; what it scores is not asked."""
        match node:
            case Word(text, scope):
                return _characters(text) if scope == "characters" else {"term": {WEIGHTS[scope]: term(text)}}
            case Run():
                return holding(node)
            case And(children):
                wanted = [self.filter(child) for child in children if not isinstance(child, Not)]
                excluded = [self.filter(child.child) for child in children if isinstance(child, Not)]
                return {"bool": {"filter": wanted, "must_not": excluded}} if wanted else NOTHING
            case Or(children):
                return any_of([self.filter(child) for child in children])
            case Prefer(child, _):
                return self.filter(child)
            case Best(choices):
                return any_of([self.filter(choice.node) for choice in choices])
            case Lead(first, rest, share):
                return any_of([self.filter(first), self.filter(rest) if share <= 0 else self._good(node, 1.0)])
            case Near(child, _, numbers, _, sure):
                return any_of([self.filter(child), self._seated(numbers[:sure])])
            case Pinned(numbers):
                return self._seated(numbers)
            case Coded(facet, code):
                return {"term": {facet_field(facet): code}}
            case All():
                return EVERYTHING
        return NOTHING

    def best(self, node: Best, factor: float) -> Query:
        """The choices of a node, each against its own best clause, times a factor."""
        ways = []
        for choice, top in zip(node.choices, self._tops.tops(node), strict=True):
            if top > 0:
                ways.append(self.query(choice.node, factor * choice.weight / top))
            else:
                ways.append(constant(self.filter(choice.node), factor * choice.weight))
        return {"dis_max": {"queries": ways}} if ways else NOTHING

    def behind(self, node: Lead) -> Query:
        """What is only in the rest of a node."""
        return {"bool": {"must": [self.query(node.rest)], "must_not": [self.filter(node.first)]}}

    def worth(self, run: Run) -> float:
        """What a run adds: the saturation limit of each of its words, or its own rarity when it holds no word."""
        if run.words:
            return sum(self._statistics.rarity(word) for word in run.words)
        return bm25f.rarity(self._tops.count(run), self._statistics.clauses)

    def _word(self, node: Word, factor: float) -> Query:
        boost = factor * node.weight * self._statistics.rarity(node.text, node.scope)
        if node.scope == "characters":
            return _by_characters([(node.text, boost)])
        field = WEIGHTS[node.scope]
        if not boost:
            return constant({"term": {field: term(node.text)}}, 0.0)
        return {"term": {field: {"value": term(node.text), "boost": boost}}}

    def _any(self, children: Sequence[Node], factor: float) -> Query:
        pairs = [child for child in children if isinstance(child, Word) and child.scope == "characters"]
        ways = [self.query(child, factor) for child in children if child not in pairs]
        if pairs:
            worth = [
                (pair.text, factor * pair.weight * self._statistics.rarity(pair.text, pair.scope)) for pair in pairs
            ]
            ways.append(_by_characters(worth))
        return {"bool": {"should": ways, "minimum_should_match": 1}} if ways else NOTHING

    def _lead(self, node: Lead, factor: float) -> Query:
        ceiling = self._tops.ceiling(node)
        first = self.filter(node.first)
        either = {"dis_max": {"queries": [self.query(node.first, factor), self.query(node.rest, factor)]}}
        lifted = {"bool": {"filter": [first], "must": [either, constant(EVERYTHING, factor * ceiling)]}}
        good = {"bool": {"must": [self._good(node, factor)], "must_not": [first]}}
        return {"bool": {"should": [lifted, good], "minimum_should_match": 1}}

    def _good(self, node: Lead, factor: float) -> Query:
        """What of the rest scores enough."""
        # Scores are of single precision: one that is just enough must not fail for its last bit.
        least = factor * node.share * self._tops.ceiling(node) * (1 - 1e-6)
        rest = self.query(node.rest, factor)
        return {"function_score": {"query": rest, "min_score": least}} if least > 0 else rest

    def _near(self, node: Near, factor: float) -> Query:
        top = self._tops.summit(node)
        by_words = self.query(node.child, factor / top) if top > 0 else constant(self.filter(node.child), 0.0)
        sure = constant(self._seated(node.numbers[: node.sure]), 0.0)
        either = {"bool": {"should": [by_words, sure], "minimum_should_match": 1}}
        seats = zip(self._seats.seats(node.numbers), node.strengths, strict=True)
        ways = [constant({"term": {SEAT: seat}}, factor * strength) for seat, strength in seats]
        worth = {"bool": {"should": ways, "minimum_should_match": 1, "must_not": [self.filter(node.kept)]}}
        return {"bool": {"must": [either], "should": [worth]}} if ways else either

    def _seated(self, numbers: Sequence[int]) -> Query:
        return {"terms": {SEAT: self._seats.seats(numbers)}}

    def _pinned(self, numbers: Sequence[int], factor: float) -> Query:
        seats = self._seats.seats(numbers)
        worth = [factor * bm25f.PIN * (len(seats) - place) for place in range(len(seats))]
        ways = [constant({"term": {SEAT: seat}}, value) for seat, value in zip(seats, worth, strict=True)]
        return {"dis_max": {"queries": ways}} if ways else NOTHING


def constant(query: Query, score: float) -> Query:
    """What a query finds, each with the same score."""
    return {"constant_score": {"filter": query, "boost": score}}


def any_of(queries: Sequence[Query]) -> Query:
    """What any of some filters finds."""
    if not queries:
        return NOTHING
    return queries[0] if len(queries) == 1 else {"bool": {"should": list(queries), "minimum_should_match": 1}}


def holding(run: Run) -> Query:
    """What finds the clauses that hold a run."""
    if not run.text or _BREAK in run.text:
        return NOTHING
    if run.scope == "english":
        return _phrase(ENGLISH, phrase_tokens(run.text))
    scope = "titles" if run.scope == "titles" else "text"
    field = RUNS[scope]
    if is_name(run.text, whole=run.whole):
        return {"term": {NAMES[scope]: term(run.text)}}
    if len(run.text) == 1:
        if run.whole and may_cut(run.text):
            return {"term": {field: lone(run.text)}}
        return {"prefix": {field: safe(run.text)}}
    return _phrase(field, run_tokens(run.text, whole=run.whole))


def _phrase(field: str, tokens: Sequence[str]) -> Query:
    if not tokens:
        return NOTHING
    if len(tokens) == 1:
        return {"terms": {field: tokens[0].split(ALSO)}}
    return {"match_phrase": {field: {"query": " ".join(tokens), "analyzer": SEVERAL}}}


def _by_characters(pairs: Sequence[tuple[str, float]]) -> Query:
    """What pairs of characters add to a clause, whose length counts once for all of them."""
    ways = [constant(_characters(pair), worth) for pair, worth in pairs]
    found = {"bool": {"should": ways, "minimum_should_match": 1}}
    return {"function_score": {"query": found, "field_value_factor": {"field": CHARACTERS}, "boost_mode": "multiply"}}


def _characters(text: str) -> Query:
    """What holds two neighbouring characters, or one that stands before another."""
    if len(text) > 1:
        return {"term": {RUNS["text"]: safe(text)}}
    return {"regexp": {RUNS["text"]: {"value": f"{safe(text)}[^{LAST}].*", "flags": "NONE"}}}
