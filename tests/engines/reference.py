"""The same answers through Whoosh's own matchers: slow, plain, and what the product's engine is held to.

Words are unions of Whoosh's postings over the fields, runs a look into every text, facets and repeats loops over the
hits. Nothing is kept between two questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from whoosh.matching import ListMatcher, NullMatcher, UnionMatcher
from whoosh.matching.wrappers import FilterMatcher, WrappingMatcher
from whoosh.query import And as AllOf
from whoosh.query import AndMaybe, NullQuery, Query
from whoosh.query import Or as AnyOf
from whoosh.scoring import BaseScorer
from whoosh.searching import Searcher

from index.analysis.borders import Borders, stands_whole
from index.schema import BIGRAMS, FIELDS
from search.engines import bm25f
from search.engines.collection import Collection
from search.engines.protocol import Answer, Ask, Hit, Selected
from search.query.tree import All, And, Best, Coded, Lead, Near, Node, Not, Or, Pinned, Prefer, Run, Scope, Word


class ReferenceEngine:
    """Answers through Whoosh; see :class:`search.engines.protocol.Engine`."""

    def __init__(self, collection: Collection, reader: Any) -> None:
        """Takes a collection for everything but its postings, and Whoosh's reader of the same clauses."""
        self._collection = collection
        self._reader = reader
        self._clauses = len(collection.folded)
        self._texts = {"text": (collection.folded, collection.folded_en), "english": (collection.words_en,)}
        self._titles: dict[str, set[int]] = {}
        for title, clauses in collection.titles:
            self._titles.setdefault(title, set()).update(clauses)
        self._borders = Borders(collection.cut)
        self._by_clause: dict[str, list[set[str]]] = {}

    def search_many(self, asks: Sequence[Ask]) -> list[Answer]:
        """Find, filter, count and rank."""
        return [self._search(ask) for ask in asks]

    def counts(self, trees: Sequence[Node], selected: Selected) -> list[int]:
        """How many hits each tree has."""
        return [self._search(Ask(tree, selected, limit=0)).total for tree in trees]

    def close(self) -> None:
        """Nothing is held."""

    def _search(self, ask: Ask) -> Answer:
        scores = self._scores(ask.tree)
        tiers = self._tiers(ask, scores)
        every = self._fold(self._filter(scores, ask.selected))
        in_tiers = tuple(sum(tiers[n] == tier for n in every) for tier in range(len(ask.tiers) + 1))
        if ask.wanted is not None:
            scores = {n: score for n, score in scores.items() if tiers[n] in ask.wanted}
        kept = {n: found for n, found in every.items() if n in scores}
        keys = self._collection.keys(list(kept))
        hits = [
            Hit(n, bm25f.rounded(score), repeats, key, tiers[n])
            for (n, (score, repeats)), key in zip(kept.items(), keys, strict=True)
        ]
        hits.sort(key=lambda hit: hit.number if ask.reading_order else (hit.tier, -hit.score, hit.number))
        if not ask.reading_order:
            hits.sort(key=lambda hit: ask.first.index(hit.number) if hit.number in ask.first else len(ask.first))
        documents = {code for n in kept for code in self._codes("document", n)}
        counts = self._counts(ask.facets, scores, ask.selected)
        if ask.values is not None:
            counts = {name: self._most(found, ask, name) for name, found in counts.items()}
        named = {n: score for n, score in scores.items() if tiers[n] < ask.best}
        best = self._counts(ask.facets, named, ask.selected) if ask.tiers else {}
        return Answer(tuple(hits[ask.offset :][: ask.limit]), len(hits), len(documents), counts, in_tiers, best)

    def _tiers(self, ask: Ask, scores: Mapping[int, float]) -> dict[int, int]:
        """The tier of each hit: the best of those of a clause and of the hits that repeat it."""
        matches = [set(self._scores(tree)) for tree in ask.tiers]
        own = {n: next((tier for tier, some in enumerate(matches) if n in some), len(matches)) for n in scores}
        holders = {n: h if (h := self._collection.repeats.get(n)) in own else n for n in own}
        best: dict[int, int] = {}
        for n, tier in own.items():
            best[holders[n]] = min(tier, best.get(holders[n], tier))
        return {n: best[holders[n]] for n in own}

    def _most(self, found: Mapping[str, int], ask: Ask, name: str) -> dict[str, int]:
        """The most frequent values, and those that are selected."""
        ranked = sorted(found, key=lambda code: (-found[code], code))[: ask.values]
        return {code: found[code] for code in found if code in ranked or code in ask.selected.get(name, ())}

    def _codes(self, name: str, number: int) -> set[str]:
        """The codes of a clause in a facet."""
        if name not in self._by_clause:
            self._by_clause[name] = [set() for _ in self._collection.folded]
            for code, members in self._collection.codes.get(name, {}).items():
                for member in members:
                    self._by_clause[name][member].add(code)
        return self._by_clause[name][number]

    def _scores(self, node: Node) -> dict[int, float]:
        """The clauses that match a node, with their scores."""
        # The searcher is not closed: it would close the reader with it.
        matcher = self._query(node).matcher(Searcher(self._reader))
        scores: dict[int, float] = {}
        while matcher.is_active():
            scores[matcher.id()] = matcher.score()
            matcher.next()
        return scores

    def _query(self, node: Node) -> Any:
        """The tree as a Whoosh query."""
        match node:
            case Word(text, "characters", weight):
                return ScoredQuery(self._pair(text, weight))
            case Word():
                return WordQuery(node, self._clauses)
            case Run():
                return NumbersQuery(self._holders(node), node.weight * self._worth(node))
            case And(children):
                wanted = AllOf([self._query(child) for child in children if not isinstance(child, Not)])
                excluded = [self._query(child.child) for child in children if isinstance(child, Not)]
                return WithoutQuery(wanted, AnyOf(excluded)) if excluded else wanted
            case Or(children):
                return AnyOf([self._query(child) for child in children]) if children else NullQuery
            case Prefer(child, extra):
                return AndMaybe(self._query(child), self._query(extra))
            case Best(choices):
                ways = [(self._scores(choice.node), choice.weight) for choice in choices]
                return ScoredQuery(best(ways, self._clauses))
            case Lead(first, rest, share):
                return ScoredQuery(lead(self._scores(first), self._scores(rest), share))
            case Near(child, kept):
                return ScoredQuery(near(self._scores(child), set(self._scores(kept)), node))
            case Pinned(numbers):
                return ScoredQuery(pinned(numbers))
            case Coded(facet, code, weight):
                return NumbersQuery(list(self._collection.codes.get(facet, {}).get(code, ())), weight)
            case All():
                return NumbersQuery(range(self._clauses), 0.0)
        return NullQuery

    def _pair(self, pair: str, weight: float) -> dict[int, float]:
        """The clauses whose text holds two characters side by side, by their rarity and the length of the text.

        Of a single character, those in which it stands before another one.
        """
        terms = self._reader.expand_prefix(BIGRAMS, pair) if len(pair) == 1 else [pair.encode()]
        held = [term for term in terms if (BIGRAMS, term) in self._reader]
        numbers = {number for term in held for number in self._reader.postings(BIGRAMS, term).all_ids()}
        norms = _norms(self._reader, bm25f.CHARACTERS, bm25f.CHARACTERS_B)
        worth = weight * bm25f.rarity(len(numbers), self._clauses)
        return {number: worth * bm25f.saturate(1.0 / norms[number]) for number in numbers}

    def _holders(self, run: Run) -> list[int]:
        """The clauses that hold a run."""
        if run.scope == "titles":
            below = (clauses for title, clauses in self._titles.items() if self._stands(title, run))
            return sorted({number for clauses in below for number in clauses})
        several = self._texts["english" if run.scope == "english" else "text"]
        return [
            n for n, texts in enumerate(zip(*several, strict=True)) if any(self._stands(text, run) for text in texts)
        ]

    def _stands(self, text: str, run: Run) -> bool:
        """Whether a run stands in a text, at any of its places."""
        if not run.text or run.text not in text:
            return False
        places = [(at, at + len(run.text)) for at in range(len(text)) if text.startswith(run.text, at)]
        if run.whole or run.scope == "english":
            places = [place for place in places if stands_whole(text, *place) and self._borders.hold(text, *place)]
        return bool(places)

    def _worth(self, run: Run) -> float:
        clauses = self._clauses
        if not run.words:
            return bm25f.rarity(len(self._holders(run)), clauses)
        return sum(_rarity(self._reader, word, "all", clauses) for word in run.words)

    def _filter(self, scores: Mapping[int, float], selected: Mapping[str, frozenset[str]]) -> dict[int, float]:
        """The hits that every selection lets through."""
        return {
            n: score
            for n, score in scores.items()
            if all(codes.intersection(self._codes(name, n)) for name, codes in selected.items())
        }

    def _fold(self, scores: Mapping[int, float]) -> dict[int, tuple[float, tuple[int, ...]]]:
        """The hits, those that repeat another hit folded into it."""
        repeats = self._collection.repeats
        folded: dict[int, tuple[float, tuple[int, ...]]] = {}
        for n, score in scores.items():
            if repeats.get(n) not in scores:
                below = sorted(other for other, holder in repeats.items() if holder == n and other in scores)
                folded[n] = (max([score, *(scores[other] for other in below)]), tuple(below))
        return folded

    def _counts(
        self, facets: Iterable[str], scores: Mapping[int, float], selected: Mapping[str, frozenset[str]]
    ) -> dict[str, dict[str, int]]:
        """For each code of each facet, the hits left when it alone is selected."""
        counts: dict[str, dict[str, int]] = {}
        for name in facets:
            others = {other: chosen for other, chosen in selected.items() if other != name}
            near = self._filter(scores, others)
            found = Counter(code for n in near for code in self._codes(name, n))
            counts[name] = {code: len(self._fold(self._filter(near, {name: frozenset({code})}))) for code in found}
        return counts


def _rarity(reader: Any, word: str, scope: Scope, clauses: int) -> float:
    """How rare a word is, counted as :func:`search.engines.bm25f.own` says."""
    holders: dict[str, set[int]] = {
        field.name: set(reader.postings(field.name, word).all_ids()) if (field.name, word) in reader else set()
        for field in FIELDS
    }
    own = set().union(*(holders[name] for name in bm25f.own(scope)))
    return bm25f.rarity(len(own or set().union(*(holders[name] for name in bm25f.fields("all")))), clauses)


def _norms(reader: Any, name: str, b: float) -> list[float]:
    """What an occurrence in a field is divided by, for each clause. Whoosh gives None as the length of an empty one."""
    lengths = [reader.doc_field_length(number, name) or 0 for number in range(reader.doc_count_all())]
    average = bm25f.average(Counter(lengths))
    return [bm25f.norm(length, average, b) for length in lengths]


class NumbersQuery(Query):  # type: ignore[misc]  # Whoosh has no types
    """Clauses that are known by number, each with the same score."""

    def __init__(self, numbers: Iterable[int], score: float) -> None:
        self.numbers = list(numbers)
        self.value = score

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Walk through them."""
        if not self.numbers:
            return NullMatcher()
        return ListMatcher(self.numbers, scorer=_Same(self.value))

    def estimate_size(self, ixreader: Any) -> int:
        """How many there are."""
        return len(self.numbers)

    estimate_min_size = estimate_size


class ScoredQuery(NumbersQuery):
    """Clauses that are known by number, each with its own score."""

    def __init__(self, scores: Mapping[int, float]) -> None:
        super().__init__(sorted(scores), 0.0)
        self.scores = scores

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Walk through them."""
        return ListMatcher(self.numbers, scorer=_Own(self.scores)) if self.numbers else NullMatcher()


class WordQuery(NumbersQuery):
    """A word in the fields of its scope, scored by BM25F: fields are weighed and summed before they are saturated."""

    def __init__(self, word: Word, clauses: int) -> None:
        super().__init__((), word.weight)
        self.word = word
        self.clauses = clauses

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """The union of the word's postings in each field."""
        reader, union = searcher.reader(), None
        for field in FIELDS:
            if field.name in bm25f.fields(self.word.scope) and (field.name, self.word.text) in reader:
                scorer = _Field(field.boost, _norms(reader, field.name, field.b))
                postings = reader.postings(field.name, self.word.text, scorer=scorer)
                union = postings if union is None else UnionMatcher(union, postings)
        if union is None:
            return NullMatcher()
        return _Saturated(union, self.value * _rarity(reader, self.word.text, self.word.scope, self.clauses))

    def estimate_size(self, ixreader: Any) -> int:
        """Whoosh orders unions by this; any order gives the same scores."""
        return self.clauses


class WithoutQuery(Query):  # type: ignore[misc]  # Whoosh has no types
    """What matches one query and not another. Whoosh's own AndNot lets its first hit through unasked."""

    def __init__(self, wanted: Any, excluded: Any) -> None:
        self.wanted = wanted
        self.excluded = excluded

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """The matches of the first, without the numbers of the second."""
        numbers = frozenset(self.excluded.matcher(searcher).all_ids())
        return FilterMatcher(self.wanted.matcher(searcher), numbers, exclude=True)

    def estimate_size(self, ixreader: Any) -> int:
        """Whoosh orders unions by this; any order gives the same scores."""
        return int(self.wanted.estimate_size(ixreader))


class _Same(BaseScorer):  # type: ignore[misc]  # Whoosh has no types
    """Scores every match alike; a weight of 0 in a ListMatcher would be read as 1."""

    def __init__(self, value: float) -> None:
        self.value = value

    def score(self, matcher: Any) -> float:
        return self.value


class _Own(BaseScorer):  # type: ignore[misc]  # Whoosh has no types
    """Scores each match by its number."""

    def __init__(self, scores: Mapping[int, float]) -> None:
        self.scores = scores

    def score(self, matcher: Any) -> float:
        return self.scores[matcher.id()]


class _Field(BaseScorer):  # type: ignore[misc]  # Whoosh has no types
    """Weighs the occurrences of a word in one field."""

    def __init__(self, boost: float, norms: list[float]) -> None:
        self.boost = boost
        self.norms = norms

    def score(self, matcher: Any) -> float:
        weighed: float = self.boost * matcher.weight() / self.norms[matcher.id()]
        return weighed


class _Saturated(WrappingMatcher):  # type: ignore[misc]  # Whoosh has no types
    """The weighted occurrences over all fields, saturated, times what the word is worth."""

    def __init__(self, child: Any, worth: float) -> None:
        super().__init__(child)
        self.worth: float = worth

    def replace(self, minquality: float = 0) -> Any:
        # Whoosh would put the bare union in this place.
        return self

    def score(self) -> float:
        return self.worth * bm25f.saturate(float(self.child.score()))


def best(choices: Iterable[tuple[Mapping[int, float], float]], clauses: int) -> dict[int, float]:
    """The scores of :class:`search.query.tree.Best`: the best of several ways to say one thing.

    Scores of different words do not compare (a rare synonym would beat the word that was typed), so each choice is
    measured against its own best clause. A clause that matches in part counts in part for the rarity of the whole.
    """
    strengths: dict[int, float] = {}
    for scores, weight in choices:
        top = max(scores.values(), default=0.0)
        for number, score in scores.items():
            strength = weight * score / top if top else weight
            if strength > strengths.get(number, -1.0):
                strengths[number] = strength
    worth = bm25f.rarity(sum(strengths[number] for number in sorted(strengths)), clauses)
    return {number: worth * strength for number, strength in strengths.items()}


def lead(first: Mapping[int, float], rest: Mapping[int, float], share: float) -> dict[int, float]:
    """The scores of :class:`search.query.tree.Lead`: what is first stands above all of the rest.

    A clause of both counts with its better score: what it holds of the rest is worth something too.
    """
    others = {number: score for number, score in rest.items() if number not in first}
    ceiling = max(others.values(), default=0.0)
    found = {number: score for number, score in others.items() if score >= share * ceiling}
    return {**found, **{number: max(score, rest.get(number, 0.0)) + ceiling for number, score in first.items()}}


def near(child: Mapping[int, float], kept: set[int], node: Near) -> dict[int, float]:
    """The scores of :class:`search.query.tree.Near`."""
    top = max(child.values(), default=0.0) or 1.0
    found = {**dict.fromkeys(node.numbers[: node.sure], 0.0), **{n: score / top for n, score in child.items()}}
    worth = {n: strength for n, strength in zip(node.numbers, node.strengths, strict=True) if n not in kept}
    return {n: score + worth.get(n, 0.0) for n, score in found.items()}


def pinned(numbers: Sequence[int]) -> dict[int, float]:
    """The scores of :class:`search.query.tree.Pinned`."""
    return {number: bm25f.PIN * (len(numbers) - place) for place, number in enumerate(numbers)}
