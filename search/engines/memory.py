"""The engine of the product: scores over decoded postings, sets of clauses as bits.

An evaluation of the tree gives a dictionary, clause number → score, for each node. Nothing is read from disk but the
postings of a word that was not asked before.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from search.engines import bits, bm25f
from search.engines.cache import Cache
from search.engines.collection import Collection
from search.engines.postings import Postings
from search.engines.protocol import Answer, Ask, Hit
from search.engines.runs import Runs
from search.query.tree import All, And, Best, Coded, Lead, Node, Not, Or, Pinned, Prefer, Run, Word

#: Entries of found runs that are kept.
_BUDGET = 500_000

#: Clause number → score. Every match is in it, unscored ones with 0.
Scores = Mapping[int, float]


class MemoryEngine:
    """Answers from memory; see :class:`search.engines.protocol.Engine`."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._postings = Postings(collection.reader)
        self._clauses = len(collection.folded)
        self._texts = Runs(collection.folded, self._postings.bigram)
        self._english = Runs(collection.folded_en, self._postings.bigram)
        self._words_en = Runs(collection.words_en)
        self._titles, self._below = _titles(collection.titles)
        self._runs: Cache[tuple[str, str, bool], list[int]] = Cache(self._hold, _BUDGET)
        self._codes = {name: _masks(codes, self._clauses) for name, codes in collection.codes.items()}
        self._repeats = bits.mask(collection.repeats, self._clauses)
        self._best: Cache[Best, Scores] = Cache(self._best_of, _BUDGET)
        self._everything: Scores = dict.fromkeys(range(self._clauses), 0.0)

    def search(self, ask: Ask) -> Answer:
        """Find, filter, count and rank."""
        scores = self._evaluate(ask.tree)
        # Sets of bits serve filters and counts; where neither is asked for, none is made.
        found = bits.mask(scores, self._clauses) if ask.selected or ask.facets else 0
        allowed = {name: self._allowed(name, codes) for name, codes in ask.selected.items()}
        left = reduce(lambda mask, other: mask & other, allowed.values(), found)
        kept = dict(scores) if left == found else {n: scores[n] for n in bits.numbers(left, self._clauses)}
        counts = self._counts(ask.facets, found, left, allowed)
        repeats = self._fold_repeats(kept)
        first = heapq.nsmallest(ask.limit, kept) if ask.reading_order else _best(kept, ask.limit)
        hits = tuple(Hit(n, bm25f.rounded(kept[n]), tuple(repeats.get(n, ()))) for n in first)
        return Answer(hits, len(kept), counts)

    def _evaluate(self, node: Node) -> Scores:
        """The clauses that match a node, with their scores."""
        match node:
            case Word():
                found = self._postings.impacts(node.text, node.scope)
                return found if node.weight == 1.0 else {n: node.weight * score for n, score in found.items()}
            case Run():
                return dict.fromkeys(self._runs[node.text, node.scope, node.whole], node.weight * self._worth(node))
            case And(children):
                return self._all_of(children)
            case Or(children):
                return _sum([self._evaluate(child) for child in children])
            case Prefer(child, extra):
                more = self._evaluate(extra)
                return {n: score + more.get(n, 0.0) for n, score in self._evaluate(child).items()}
            case Best():
                return self._best[node]
            case Lead(first, rest, share):
                return bm25f.lead(self._evaluate(first), self._evaluate(rest), share)
            case Pinned(numbers):
                return bm25f.pinned(numbers)
            case Coded(facet, code, weight):
                members = self._codes.get(facet, {}).get(code, 0)
                return dict.fromkeys(bits.numbers(members, self._clauses), weight)
            case All():
                return self._everything
        return {}

    def _all_of(self, children: Iterable[Node]) -> Scores:
        """The clauses that match all children but the excluded ones; scores add up in the order of the children."""
        wanted = [self._evaluate(child) for child in children if not isinstance(child, Not)]
        excluded = [self._evaluate(child.child) for child in children if isinstance(child, Not)]
        if not wanted:
            return {}
        fewest: Scores = min(wanted, key=len)
        numbers = set(fewest).intersection(*wanted).difference(*excluded)
        return {n: sum([scores[n] for scores in wanted]) for n in numbers}

    def _best_of(self, node: Best) -> Scores:
        """The best way to say one thing, for each clause."""
        return bm25f.best([(self._evaluate(choice.node), choice.weight) for choice in node.choices], self._clauses)

    def _worth(self, run: Run) -> float:
        """What a run adds: all that its words could, or its own rarity when it holds no word."""
        if run.words:
            return sum(self._postings.worth(word) for word in run.words)
        return bm25f.rarity(len(self._runs[run.text, run.scope, run.whole]), self._clauses)

    def _hold(self, key: tuple[str, str, bool]) -> list[int]:
        """The clauses that hold a run in their text or, of scope ``titles``, below such a title."""
        text, scope, whole = key
        if scope == "english":
            return self._words_en.find(text, whole=True)
        if scope == "text":
            found, english = self._texts.find(text, whole=whole), self._english.find(text, whole=whole)
            return sorted({*found, *english}) if english else found
        return [n for title in self._titles.find(text, whole=whole) for n in self._below[title]]

    def _allowed(self, name: str, codes: Iterable[str]) -> int:
        """The clauses that have one of these codes."""
        masks = self._codes.get(name, {})
        return reduce(or_, (masks.get(code, 0) for code in codes), 0)

    def _counts(
        self, facets: Iterable[str], found: int, left: int, allowed: Mapping[str, int]
    ) -> dict[str, dict[str, int]]:
        """Hits by facet and code, each facet free of its own selection, repeats folded."""
        counts: dict[str, dict[str, int]] = {}
        usual = self._pairs(left)
        for name in facets:
            if name in allowed:
                members = _without(found, allowed, name)
                counts[name] = self._count(name, members, self._pairs(members))
            else:
                counts[name] = self._count(name, left, usual)
        return counts

    def _pairs(self, members: int) -> list[tuple[int, int]]:
        """The repeats among some clauses whose holder is among them too, with it."""
        if not members & self._repeats:
            return []
        return [pair for pair in self._collection.repeats.items() if all(members >> n & 1 for n in pair)]

    def _count(self, name: str, members: int, pairs: Iterable[tuple[int, int]]) -> dict[str, int]:
        """How many hits each code of a facet would leave.

        A repeat is folded away when the clause that holds it is left too: where the two differ in a code (an item in a
        box repeats a paragraph), the repeat counts under its own.
        """
        codes = self._collection.codes[name]
        extra: Counter[str] = Counter()
        for repeat, holder in pairs:
            members &= ~(1 << repeat)
            extra.update(set(codes[repeat]).difference(codes[holder]))
        counts = {code: (members & mask).bit_count() for code, mask in self._codes[name].items() if members & mask}
        return counts if not extra else dict(extra + Counter(counts))

    def _fold_repeats(self, scores: dict[int, float]) -> dict[int, list[int]]:
        """Take out the hits that repeat another hit: holder → its repeats. The holder gets the best score of them."""
        folded: dict[int, list[int]] = {}
        for repeat, holder in self._collection.repeats.items():
            if repeat in scores and holder in scores:
                folded.setdefault(holder, []).append(repeat)
                scores[holder] = max(scores[holder], scores.pop(repeat))
        return folded


def _best(scores: Scores, limit: int) -> list[int]:
    """The numbers of the best clauses, best first, equal ones in reading order."""
    return [n for _, n in heapq.nsmallest(limit, ((-bm25f.rounded(score), n) for n, score in scores.items()))]


def _sum(found: list[Scores]) -> Scores:
    """The clauses of all dictionaries, their scores added up."""
    if len(found) == 1:
        return found[0]
    total = dict(found[0]) if found else {}
    for scores in found[1:]:
        for number, score in scores.items():
            total[number] = total.get(number, 0.0) + score
    return total


def _without(found: int, allowed: Mapping[str, int], name: str) -> int:
    """What the selections of all other facets leave."""
    return reduce(lambda mask, other: mask & other, (m for facet, m in allowed.items() if facet != name), found)


def _titles(titles: Iterable[str]) -> tuple[Runs, list[list[int]]]:
    """Each title once, with the clauses below it."""
    below: dict[str, list[int]] = {}
    for number, title in enumerate(titles):
        below.setdefault(title, []).append(number)
    return Runs([title.replace("\n", "\v") for title in below]), list(below.values())


def _masks(codes: Iterable[tuple[str, ...]], clauses: int) -> dict[str, int]:
    """For each code, the clauses that have it."""
    members: dict[str, list[int]] = {}
    for number, several in enumerate(codes):
        for code in several:
            members.setdefault(code, []).append(number)
    return {code: bits.mask(numbers, clauses) for code, numbers in members.items()}
