"""The engine of the product: scores over decoded postings, sets of clauses as bitmaps.

An evaluation of the tree gives a dictionary, clause number → score, for each node. Nothing is read from disk but the
postings of a word that was not asked before.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import and_

from pyroaring import BitMap

from search.engines import bm25f
from search.engines.borders import Borders
from search.engines.cache import Cache
from search.engines.collection import Collection
from search.engines.postings import Postings
from search.engines.protocol import Answer, Ask, Hit, Selected
from search.engines.runs import Runs
from search.query.tree import All, And, Best, Coded, Lead, Node, Not, Or, Pinned, Prefer, Run, Word

#: Entries of found runs that are kept.
_BUDGET = 500_000
_NONE = BitMap()

#: Clause number → score. Every match is in it, unscored ones with 0.
Scores = Mapping[int, float]


class MemoryEngine:
    """Answers from memory; see :class:`search.engines.protocol.Engine`.

    Attributes:
        collection: What it was opened on.
    """

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._postings = Postings(collection.reader)
        self._clauses = len(collection.folded)
        borders = Borders(collection.cut)
        self._texts = Runs(collection.folded, borders, self._postings.bigram)
        self._english = Runs(collection.folded_en, borders, self._postings.bigram)
        self._words_en = Runs(collection.words_en, borders)
        self._titles, self._below = _titles(collection.titles, borders)
        self._runs: Cache[tuple[str, str, bool], list[int]] = Cache(self._hold, _BUDGET)
        self._repeats = BitMap(collection.repeats)
        self._best: Cache[Best, Scores] = Cache(self._best_of, _BUDGET)
        self._sets: Cache[Node, BitMap] = Cache(lambda leaf: BitMap(self._evaluate(leaf)), _BUDGET)
        self._everything: Scores = dict.fromkeys(range(self._clauses), 0.0)

    def search_many(self, asks: Sequence[Ask]) -> list[Answer]:
        """Find, filter, count and rank; one answer an ask."""
        return [self._search(ask) for ask in asks]

    def counts(self, trees: Sequence[Node], selected: Selected) -> list[int]:
        """How many hits each tree has under a selection, repeats folded."""
        allowed = [self._allowed(name, codes) for name, codes in selected.items()]
        found = (BitMap(self._evaluate(tree)) for tree in trees)
        left = [reduce(and_, allowed, members) for members in found]
        return [len(members) - len(self._pairs(members)) for members in left]

    def close(self) -> None:
        """Close the postings; closing again does nothing."""
        self.collection.reader.close()

    def _search(self, ask: Ask) -> Answer:
        scores = self._evaluate(ask.tree)
        found = BitMap(scores)
        tiers = self._tiers(ask.tiers, found)
        allowed = {name: self._allowed(name, codes) for name, codes in ask.selected.items()}
        left = reduce(and_, allowed.values(), found)
        hits = self._folded(left)
        in_tiers = tuple(hits.intersection_cardinality(tier) for tier in tiers)
        if ask.wanted is not None:
            found = BitMap.union(_NONE, *(tiers[tier] for tier in ask.wanted))
            left, hits = left & found, hits & found
        counts = {name: self._count(name, found, left, allowed) for name in ask.facets}
        kept = {name: _most_frequent(counts[name], ask, name) for name in ask.facets}
        named = BitMap.union(_NONE, *tiers[: ask.best])
        best = {
            name: dict(self._count(name, found & named, left & named, allowed))
            for name in (ask.facets if ask.tiers else ())
        }
        documents = sum(not left.isdisjoint(members) for members in self._members("document").values())
        return Answer(self._hits(ask, scores, left, tiers), len(hits), documents, kept, in_tiers, best)

    def _hits(self, ask: Ask, scores: Scores, left: BitMap, tiers: Sequence[BitMap]) -> tuple[Hit, ...]:
        """The hits that are asked for, in their order."""
        if not ask.limit:
            return ()
        kept = dict(scores) if len(left) == len(scores) else {n: scores[n] for n in left}
        repeats = self._fold_repeats(kept)
        first = _first(kept, ask, tiers)
        keys = self.collection.keys(first) if first else []
        return tuple(
            Hit(n, bm25f.rounded(kept[n]), tuple(repeats.get(n, ())), key, _tier_of(n, tiers))
            for n, key in zip(first, keys, strict=True)
        )

    def _tiers(self, trees: Sequence[Node], found: BitMap) -> list[BitMap]:
        """The hits of each tier; a hit is in one of them alone, a repeat and its holder in the same."""
        rest, tiers = found, []
        pairs = self._pairs(found)
        for tree in trees:
            tier = rest & self._matches(tree)
            holders = {holder for repeat, holder in pairs if repeat in tier or holder in tier}
            tier.update(holders)
            tier.update(repeat for repeat, holder in pairs if holder in holders)
            rest = rest - tier
            tiers.append(tier)
        return [*tiers, rest]

    def _matches(self, node: Node) -> BitMap:
        """The clauses that match a node, unscored."""
        match node:
            case Word() | Run() | Best():
                return self._sets[node]
            case Prefer(child):
                return self._matches(child)
            case And(children):
                wanted = [self._matches(child) for child in children if not isinstance(child, Not)]
                excluded = [self._matches(child.child) for child in children if isinstance(child, Not)]
                return BitMap.intersection(*wanted).difference(*excluded) if wanted else BitMap()
            case Or(children):
                return BitMap.union(_NONE, *map(self._matches, children))
        return BitMap(self._evaluate(node))

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
                return dict.fromkeys(self._members(facet).get(code, _NONE), weight)
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
        """What a run adds: the saturation limit of each of its words, or its own rarity when it holds no word."""
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

    def _members(self, facet: str) -> Mapping[str, BitMap]:
        """The clauses of each code of a facet."""
        return self.collection.codes.get(facet, {})

    def _allowed(self, facet: str, codes: Iterable[str]) -> BitMap:
        """The clauses that have one of these codes."""
        members = self._members(facet)
        return BitMap.union(_NONE, *(members[code] for code in codes if code in members))

    def _count(self, facet: str, found: BitMap, left: BitMap, allowed: Mapping[str, BitMap]) -> Counter[str]:
        """How many hits each code of a facet would leave, free of the facet's own selection.

        A repeat is folded away when the clause that holds it is left too: where the two differ in a code (an item in a
        box repeats a paragraph), the repeat counts under its own.
        """
        if facet in allowed:
            left = reduce(and_, (members for name, members in allowed.items() if name != facet), found)
        members, folded = self._members(facet), self._folded(left)
        counts = Counter({code: folded.intersection_cardinality(mask) for code, mask in members.items()})
        for repeat, holder in self._pairs(left):
            counts.update(code for code, mask in members.items() if repeat in mask and holder not in mask)
        return +counts

    def _folded(self, members: BitMap) -> BitMap:
        """Some clauses without those that repeat another of them."""
        pairs = self._pairs(members)
        return members - BitMap(repeat for repeat, _ in pairs) if pairs else members

    def _pairs(self, members: BitMap) -> list[tuple[int, int]]:
        """The repeats among some clauses whose holder is among them too, with it."""
        holders = self.collection.repeats
        return [(n, holders[n]) for n in members & self._repeats if holders[n] in members]

    def _fold_repeats(self, scores: dict[int, float]) -> dict[int, list[int]]:
        """Take out the hits that repeat another hit: holder → its repeats. The holder gets the best score of them."""
        folded: dict[int, list[int]] = {}
        for repeat, holder in self.collection.repeats.items():
            if repeat in scores and holder in scores:
                folded.setdefault(holder, []).append(repeat)
                scores[holder] = max(scores[holder], scores.pop(repeat))
        return folded


def _first(scores: Scores, ask: Ask, tiers: Sequence[BitMap]) -> list[int]:
    """The numbers of the hits that are asked for: the best first, equal ones in reading order, or in reading order."""
    last = ask.offset + ask.limit
    if ask.reading_order:
        return heapq.nsmallest(last, scores)[ask.offset :]
    ranked = ((_tier_of(n, tiers), -bm25f.rounded(score), n) for n, score in scores.items())
    return [n for *_, n in heapq.nsmallest(last, ranked)[ask.offset :]]


def _tier_of(number: int, tiers: Sequence[BitMap]) -> int:
    """The tier that a hit is of."""
    return next((place for place, tier in enumerate(tiers[:-1]) if number in tier), len(tiers) - 1)


def _most_frequent(counts: Mapping[str, int], ask: Ask, facet: str) -> dict[str, int]:
    """The codes with hits, the most frequent of them where a limit is set, and always those that are selected."""
    if ask.values is None or len(counts) <= ask.values:
        return dict(counts)
    most = heapq.nsmallest(ask.values, counts, key=lambda code: (-counts[code], code))
    kept = {*most, *ask.selected.get(facet, ())}
    return {code: count for code, count in counts.items() if code in kept}


def _sum(found: list[Scores]) -> Scores:
    """The clauses of all dictionaries, their scores added up."""
    if len(found) == 1:
        return found[0]
    total = dict(found[0]) if found else {}
    for scores in found[1:]:
        for number, score in scores.items():
            total[number] = total.get(number, 0.0) + score
    return total


def _titles(titles: Iterable[str], borders: Borders) -> tuple[Runs, list[list[int]]]:
    """Each title once, with the clauses below it."""
    below: dict[str, list[int]] = {}
    for number, title in enumerate(titles):
        below.setdefault(title, []).append(number)
    return Runs([title.replace("\n", "\v") for title in below], borders), list(below.values())
