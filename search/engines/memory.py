"""The engine of the product: scores over decoded postings, all of them arrays.

An evaluation of the tree gives :class:`search.engines.scores.Scores` for each node. Nothing is read from disk but the
postings of a word that was not asked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from index.analysis.borders import Borders, is_chinese, is_short_name
from search.engines import bm25f, scores
from search.engines.cache import Cache
from search.engines.collection import Collection
from search.engines.facets import Facet, numbers_of
from search.engines.matching import Mask, Matcher
from search.engines.narrowing import Narrowing
from search.engines.postings import Postings
from search.engines.protocol import Answer, Ask, Hit, Selected
from search.engines.repeats import RepeatFolding, filtered
from search.engines.runs import Runs
from search.engines.scores import NOTHING, Numbers, Scores
from search.query.tree import All, And, Best, Coded, Lead, Near, Node, Not, Or, Pinned, Prefer, Run, Word

#: Clauses in found runs, and in the best ways to say things, that are kept: at most 16 bytes each.
_BUDGET = 4_000_000
#: Clauses that match whole questions and their tiers: the next page, another filter and the looser search ask again.
_ASKED_BUDGET = 1_000_000
#: Clauses that are looked into one by one for a run that is only asked for among them.
_LOOKED_INTO = 2000
_NONE = BitMap()


class MemoryEngine:
    """Answers from memory; see :class:`search.engines.protocol.Engine`.

    Attributes:
        collection: What it was opened on.
    """

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._postings = Postings(collection.reader)
        self._clauses = self._postings.clauses
        borders = Borders(collection.cut)
        # Short names, which borders decide about, are looked up in the postings.
        self._texts = Runs(lambda: collection.folded, candidates=self._postings.may_hold)
        self._english = Runs(lambda: collection.folded_en, candidates=self._postings.may_hold)
        self._words_en = Runs(lambda: collection.words_en, borders)
        self._titles = _Titles(collection, self._clauses, borders)
        self._runs: Cache[tuple[str, str, bool], Numbers] = Cache(self._hold, _BUDGET)
        self._best: Cache[Best, Scores] = Cache(self._best_of, _BUDGET)
        self._asked: Cache[Node, Scores] = Cache(self._evaluate, _ASKED_BUDGET)
        self._facets: dict[str, Facet] = {}
        self._narrowing = Narrowing(
            self._postings, lambda run: self._runs.kept(_key(run)), lambda run: self._runs[_key(run)], self._clauses
        )
        self._matcher = Matcher(
            self._clauses,
            self._postings.holding,
            lambda run: self._runs[_key(run)],
            self._coded,
            lambda best: None if (known := self._best.kept(best)) is None else known.numbers,
            lambda node: self._asked[node].numbers,
            lambda node: None if (few := self._few(node)) is None else few.numbers,
        )
        self._everything = scores.same(np.arange(self._clauses), 0.0)
        repeats, holders = (list(several) for several in (collection.repeats, collection.repeats.values()))
        self._folding = RepeatFolding(np.array(repeats, np.int64), np.array(holders, np.int64), self._clauses)

    def search_many(self, asks: Sequence[Ask]) -> list[Answer]:
        """Finds, filter, count and rank; one answer an ask."""
        return [self._search(ask) for ask in asks]

    def counts(self, trees: Sequence[Node], selected: Selected) -> list[int]:
        """How many hits each tree has under a selection, repeats folded."""
        allowed = [self._allowed(name, codes) for name, codes in selected.items()]
        found = (reduce(np.logical_and, allowed, self._matching(tree)) for tree in trees)
        return [self._folding.total(mask) for mask in found]

    def close(self) -> None:
        """Closes the postings; closing again does nothing."""
        self.collection.reader.close()

    def _search(self, ask: Ask) -> Answer:
        if not (ask.tiers or ask.facets or ask.limit or ask.selected):
            total = self._folding.total(self._matching(ask.tree))
            return Answer((), total, 0, {}, (total,), {})
        found = self._asked[ask.tree]
        tiers = self._tiers(ask.tiers, found.numbers)
        allowed = {name: self._allowed(name, codes) for name, codes in ask.selected.items()}
        in_tiers = self._in_tiers(ask, found.numbers, tiers, allowed.values())
        if ask.wanted is not None:
            wanted = np.isin(tiers, list(ask.wanted))
            found, tiers = Scores(found.numbers[wanted], found.values[wanted]), tiers[wanted]
        named = found.numbers[tiers < ask.best]
        counts = self._counts(ask, found.numbers, allowed, ask.values)
        best = self._counts(ask, named, allowed, None) if ask.tiers else {}
        left = filtered(found.numbers, allowed.values())
        hits = self._hits(ask, found, tiers, left) if ask.limit else ()
        mask = self._folding.mask(left)
        total, documents = self._folding.total(mask), self._facet("document").held(mask)
        return Answer(hits, total, documents, counts, in_tiers, best)

    def _matching(self, tree: Node) -> Mask:
        """Whether each clause matches a tree, whatever it scores."""
        known = self._asked.kept(tree)
        return self._matcher.mask(tree) if known is None else self._folding.mask(known.numbers)

    def _tiers(self, trees: Sequence[Node], found: Numbers) -> Numbers:
        """The tier of each hit; a repeat and its holder are of the better one of theirs."""
        tiers = np.full(len(found), len(trees))
        for place in range(len(trees) - 1, -1, -1):
            tiers[self._matcher.mask(trees[place])[found]] = place
        return self._folding.paired(found, tiers) if trees else tiers

    def _in_tiers(self, ask: Ask, found: Numbers, tiers: Numbers, allowed: Iterable[Mask]) -> tuple[int, ...]:
        """How many hits there are of each tier, repeats folded."""
        hits, _ = self._folding.unfolded(filtered(found, allowed))
        counted = np.bincount(tiers[np.searchsorted(found, hits)], minlength=len(ask.tiers) + 1)
        return tuple(int(count) for count in counted)

    def _hits(self, ask: Ask, found: Scores, tiers: Numbers, left: Numbers) -> tuple[Hit, ...]:
        """The hits that are asked for, in their order: those of a better tier first."""
        kept, repeats = self._fold(found, left, self._folding.folded(left))
        own = tiers[np.searchsorted(found.numbers, kept.numbers)]
        numbers = self._ordered(ask, kept, own)[ask.offset :]
        if not numbers:
            return ()
        places = np.searchsorted(kept.numbers, numbers)
        told = zip(numbers, kept.values[places], self.collection.keys(numbers), own[places], strict=True)
        return tuple(
            Hit(n, bm25f.rounded(float(value)), tuple(repeats.get(n, ())), key, int(tier))
            for n, value, key, tier in told
        )

    def _ordered(self, ask: Ask, kept: Scores, tiers: Numbers) -> list[int]:
        """The numbers of the hits up to the last one that is asked for, in their order."""
        last = ask.offset + ask.limit
        if ask.reading_order:
            return [int(number) for number in kept.numbers[:last]]
        first = [number for number in ask.first if number in kept.numbers][:last]
        if first:
            others = ~np.isin(kept.numbers, first)
            kept, tiers = Scores(kept.numbers[others], kept.values[others]), tiers[others]
        for tier in range(len(ask.tiers) + 1):
            if len(first) == last:
                break
            of_tier = tiers == tier
            first += scores.first_of(Scores(kept.numbers[of_tier], kept.values[of_tier]), last - len(first))
        return first

    def _evaluate(self, node: Node) -> Scores:
        """The clauses that match a node, with their scores."""
        match node:
            case Word():
                return self._postings.impacts(node.text, node.scope).times(node.weight)
            case Run():
                return scores.same(self._runs[_key(node)], node.weight * self._worth(node))
            case And(children):
                if (few := self._few(node)) is not None:
                    return few
                wanted = [self._evaluate(child) for child in children if not isinstance(child, Not)]
                excluded = [self._evaluate(child.child) for child in children if isinstance(child, Not)]
                return scores.all_of(wanted, excluded, self._clauses)
            case Or(children):
                return scores.any_of([self._evaluate(child) for child in children], self._clauses)
            case Prefer(child, extra):
                found = self._evaluate(child)
                return scores.prefer(found, self._among(extra, found.numbers), self._clauses)
            case Best():
                return self._best[node]
            case Lead(first, rest, share):
                return scores.lead(self._evaluate(first), self._evaluate(rest), share, self._clauses)
            case Near():
                return self._near(node)
            case Pinned(numbers):
                return scores.pinned(numbers)
            case Coded(facet, code, weight):
                return scores.same(self._coded(facet, code), weight)
            case All():
                return self._everything
        return NOTHING

    def _few(self, node: And) -> Scores | None:
        """The scores of all of several runs, None where it is something else or many clauses may hold them."""
        near = self._narrowing.near(node.children)
        if near is None or len(near) > _LOOKED_INTO:
            return None
        several: list[Scores] = []
        for child in node.children:
            if not len(near):
                return NOTHING
            several.append(self._among(child, near))
            near = near[scores.holds(several[-1].numbers, near, self._clauses)]
        return scores.all_of(several, (), self._clauses)

    def _among(self, node: Node, numbers: Numbers) -> Scores:
        """The scores of a node, of which only those of some clauses are wanted; others may be left out."""
        if len(numbers) > _LOOKED_INTO:
            return self._evaluate(node)
        if isinstance(node, Or):
            return scores.any_of([self._among(child, numbers) for child in node.children], self._clauses)
        is_known = isinstance(node, Run) and (
            (node.whole and is_short_name(node.text)) or self._runs.kept(_key(node)) is not None
        )
        if isinstance(node, Run) and node.words and node.scope == "text" and not is_known:
            several = (runs.among(node.text, numbers, whole=node.whole) for runs in (self._texts, self._english))
            return scores.same(np.unique(np.concatenate([*several])), node.weight * self._worth(node))
        return scores.within(self._evaluate(node), numbers, self._clauses)

    def _near(self, node: Near) -> Scores:
        """What matches by its words or its meaning; both trees were asked a moment ago."""
        order = np.argsort(np.array(node.numbers, np.int64))
        strengths = Scores(np.array(node.numbers, np.int64)[order], np.array(node.strengths, np.float64)[order])
        sure = np.array(sorted(node.numbers[: node.sure]), np.int64)
        return scores.near(self._asked[node.child], self._asked[node.kept], strengths, sure, self._clauses)

    def _best_of(self, node: Best) -> Scores:
        """The best way to say one thing, for each clause."""
        return scores.best([(self._evaluate(choice.node), choice.weight) for choice in node.choices], self._clauses)

    def _worth(self, run: Run) -> float:
        """What a run adds: the saturation limit of each of its words, or its own rarity when it holds no word."""
        if run.words:
            return sum(self._postings.worth(word) for word in run.words)
        return bm25f.rarity(len(self._runs[_key(run)]), self._clauses)

    def _hold(self, key: tuple[str, str, bool]) -> Numbers:
        """The clauses that hold a run in their text or, of scope ``titles``, below such a title."""
        text, scope, whole = key
        if scope == "english":
            return self._words_en.find(text, whole=True)
        if scope == "text" and (known := self._known(text, whole=whole)) is not None:
            return known
        if scope == "text":
            found, english = (runs.find(text, whole=whole) for runs in (self._texts, self._english))
            return self._union(found, english) if len(english) else found
        return self._titles.find(text, whole=whole)

    def _known(self, text: str, *, whole: bool) -> Numbers | None:
        """The clauses that hold a run as the postings tell, None where they do not."""
        if len(text) == 2 and not whole:
            return self._postings.bigram(text)
        if len(text) == 1 and is_chinese(text):
            ends = (runs.ending(text) for runs in (self._texts, self._english))
            return self._union(self._postings.followed(text), *ends)
        if not is_chinese(text):
            return None
        return self._postings.short_name(text) if whole and is_short_name(text) else self._postings.named(text)

    def _coded(self, facet: str, code: str) -> Numbers:
        return numbers_of(self._members(facet).get(code, _NONE))

    def _members(self, facet: str) -> Mapping[str, BitMap]:
        """The clauses of each code of a facet."""
        return self.collection.codes.get(facet, {})

    def _facet(self, name: str) -> Facet:
        if name not in self._facets:
            self._facets[name] = Facet(self._members(name), self.collection.repeats, self._clauses)
        return self._facets[name]

    def _union(self, *lists: Numbers) -> Numbers:
        return self._folding.mask(np.concatenate(lists)).nonzero()[0]

    def _allowed(self, facet: str, codes: Iterable[str]) -> Mask:
        """The clauses that have one of these codes."""
        members = self._members(facet)
        sets = (members.get(code, _NONE) for code in codes)
        return self._folding.mask(numbers_of(BitMap.union(_NONE, *sets)))

    def _counts(
        self, ask: Ask, found: Numbers, allowed: Mapping[str, Mask], most: int | None
    ) -> dict[str, dict[str, int]]:
        """How many hits each code of each facet would leave, free of the facet's own selection."""
        counts: dict[str, dict[str, int]] = {}
        of_all = self._unfolded(found, allowed.values()) if ask.facets else None
        for facet in ask.facets:
            hits = of_all
            if hits is None or facet in allowed:
                hits = self._unfolded(found, [mask for name, mask in allowed.items() if name != facet])
            counts[facet] = self._facet(facet).counts(*hits, most, ask.selected.get(facet, frozenset()))
        return counts

    def _unfolded(self, found: Numbers, allowed: Iterable[Mask]) -> tuple[Numbers, list[int]]:
        """The hits of a selection that stay, and the repeats that are folded away."""
        left, away = self._folding.unfolded(filtered(found, allowed))
        return left, away.tolist()

    def _fold(self, found: Scores, left: Numbers, away: NDArray[np.int64]) -> tuple[Scores, dict[int, list[int]]]:
        """The hits without those that repeat another one, which gets the best score of them; holder → its repeats."""
        values = found.values[np.searchsorted(found.numbers, left)] if len(left) < len(found) else found.values
        if not len(away):
            return Scores(left, values), {}
        folding, folded = self._folding, dict[int, list[int]]()
        values = values.copy()
        places = (np.searchsorted(left, numbers[away]).tolist() for numbers in (folding.repeats, folding.holders))
        for repeat, holder in zip(*places, strict=True):
            folded.setdefault(int(left[holder]), []).append(int(left[repeat]))
            values[holder] = max(values[holder], values[repeat])
        kept = ~np.isin(left, folding.repeats[away], assume_unique=True)
        return Scores(left[kept], values[kept]), folded


def _key(run: Run) -> tuple[str, str, bool]:
    """What decides which clauses hold a run."""
    return run.text, run.scope, run.whole


class _Titles:
    """Each title once, with the clauses below it; made when the first title is asked for."""

    def __init__(self, collection: Collection, clauses: int, borders: Borders) -> None:
        self._collection = collection
        self._clauses = clauses
        self._runs = Runs(lambda: list(self._below), borders)

    def find(self, run: str, *, whole: bool) -> Numbers:
        """The clauses below the titles that hold a run, ascending."""
        places = self._runs.find(run, whole=whole).tolist()
        if not places:
            return NOTHING.numbers
        held = np.zeros(self._clauses, np.bool_)
        for place in places:
            for start, stop in self._stretches[place]:
                held[start:stop] = True
        return held.nonzero()[0]

    @cached_property
    def _stretches(self) -> list[list[tuple[int, int]]]:
        return list(self._below.values())

    @cached_property
    def _below(self) -> dict[str, list[tuple[int, int]]]:
        """The stretches of clauses below each title; those side by side are one."""
        below: dict[str, list[tuple[int, int]]] = {}
        for title, clauses in self._collection.titles:
            held = below.setdefault(title, [])
            if held and held[-1][1] == clauses.start:
                held[-1] = (held[-1][0], clauses.stop)
            else:
                held.append((clauses.start, clauses.stop))
        return below
