"""From the words of a reader to an answer: strict, then looser, corrected where a word stands nowhere.

1. The thing itself that was asked for (a number, a title, an address) goes first.
2. Clauses that name all of the query, then those that hold all of it under other names; when they are few, clauses that
   hold some of it follow.
3. A word that stands nowhere is corrected where clauses name the correction; otherwise the query stays as it is typed.
4. Where all this does not suffice, clauses that are similar in meaning follow those that hold all of the query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from search.answers.results import Expansion, Suggestion, Wider
from search.asking.corrections import Corrections, Corrector
from search.asking.filters import Filters, Selection
from search.asking.finding import Finding, named_count
from search.asking.known import KnownItems
from search.asking.offers import wider_asks, with_correction
from search.asking.plans import FEWER, MANY, ONE_OF, RARE, TIERS, Plan, Planner, unknown_names
from search.asking.questioned import Part
from search.asking.similar import Similar
from search.asking.stating import READ, Stating
from search.engines.protocol import Ask, Selected
from search.library.generation import Library
from search.query.choices import renderings
from search.query.limits import spelled_out
from search.query.syntax import Parsed, parse
from search.query.tree import All, Node, Or, Word
from search.query.value_asked import value_asked
from search.request import Request

#: Fewer hits than this that match all of a query, and clauses that match some of it follow.
FEW = 10
#: Targets of an expansion that are named.
_TARGETS = 6


class Asking:
    """Answers the queries of one generation, in at most four calls of its engine, six where a value is asked for."""

    def __init__(self, library: Library, filters: Filters) -> None:
        self._library = library
        self._filters = filters
        self._known = KnownItems(library, filters.district)
        self._planner = Planner(library, self._known)
        self._expander = self._planner.expander
        self._stating = Stating(library)
        self._similar = Similar(library, self._planner)
        self._corrector = Corrector(library)

    def ask(self, request: Request, selection: Selection) -> Finding:
        """Answers a request; whatever is typed has an answer."""
        typed = self._parse(request.q) if request.exact else self._worded(request.q)
        plan = self._planner.plan(typed, request)
        strict, is_said = self._first(plan, selection.codes, request)
        if isinstance(typed.tree, All):
            return strict
        is_found = strict.complete > 0 and not strict.unmatched
        corrections = Corrections() if is_found else self._corrector.corrected(typed, strict.unmatched)
        is_unsaid = not (request.exact or named_count(strict.answer)) and self._planner.namer.is_one_name(typed.tree)
        if is_unsaid:
            # 产业区 that stands nowhere is not 产业: of the clauses of industry none speaks of it.
            loose = plan.tiers[TIERS.index("related")]
            [answer] = self._library.engine.search_many([self._planner.page(plan, loose, selection.codes, request)])
            strict = replace(strict, tree=loose, answer=answer)
        else:
            leading = {part.typed for part in self._expander.mentions(typed.tree) if part.leads}
            nowhere = [text for text in strict.unmatched if text not in leading]
            is_held = is_said and not self._is_unheld(strict)
            rare = () if is_held and not unknown_names(nowhere) else self._rare_pairs(typed, unknown_names(nowhere))
            loose = self._planner.loosened(plan, is_said=is_said, nowhere=nowhere, rare=rare)
        found = self._second(plan, strict, loose, corrections, selection.codes, request)
        if request.exact:
            return found
        if is_unsaid and found.asked is typed:
            found = replace(found, unmatched=(typed.text,))
        found = self._similar.added(found, selection.codes, request)
        found = self._with_values_first(found, selection.codes, request)
        return replace(found, expansions=self._expansions(found.asked.tree))

    def _first(self, plan: Plan, selected: Selected, request: Request) -> tuple[Finding, bool]:
        """What matches all of a query, and its words that stand and lead nowhere; whether a clause says any of it."""
        parts = self._expander.mentions(plan.parsed.tree)
        some = Or(tuple(self._planner.namer.part(part) for part in parts))
        answer, said, *counted = self._library.engine.search_many(
            [
                self._planner.page(plan, plan.tree, selected, request),
                Ask(some, limit=0),
                *(Ask(self._expander.part(part), limit=0) for part in parts),
            ]
        )
        unknown = self._standing_nowhere([part.typed for part in parts], [found.total for found in counted])
        if plan.is_pinned or (plan.has_numbers and answer.total):
            unknown = ()  # the thing itself is found, whatever its characters are
        return Finding(plan.parsed, plan, plan.tree, answer, unmatched=unknown), said.total > 0

    def _is_unheld(self, strict: Finding) -> bool:
        """Whether every word of a query stands nowhere, single characters aside."""
        words = (part.typed for part in self._expander.mentions(strict.asked.tree) if not part.is_slight)
        return all(any(word in unknown for unknown in strict.unmatched) for word in words)

    def _rare_pairs(self, query: Parsed, unknown: Sequence[str]) -> list[Word]:
        """The pairs of characters of a short question that stand in few clauses, none that lies between two words."""
        pairs, borders = self._expander.characters(query.tree, unknown), self._expander.borders(query.tree)
        if not FEWER <= len(pairs) < MANY:
            return []
        inner = [pair for pair in pairs if pair.text not in borders]
        counts = self._library.engine.counts(inner, {})
        most = max(RARE, self._library.catalogue.clause_count // ONE_OF)
        return [pair for pair, count in zip(inner, counts, strict=True) if 0 < count <= most]

    def _with_values_first(self, found: Finding, selected: Selected, request: Request) -> Finding:
        """The same with the clauses first that state the value which the query asks for, where it asks for one."""
        asked = None if found.plan.is_pinned or request.sort == "document" else value_asked(found.asked.text)
        if asked is None or not found.answer.total:
            return found
        plan, engine = found.plan, self._library.engine
        mentions = [part for part in self._expander.mentions(plan.parsed.tree) if not asked.is_asked_by(part.typed)]
        trees = [self._expander.part(part) for part in mentions]
        top = replace(request, page=1, per_page=READ)
        first_hits, *counted = engine.search_many(
            [
                replace(self._planner.page(plan, found.tree, selected, top), facets=()),
                *(Ask(tree, limit=0) for tree in trees),
            ]
        )
        counts = (answer.total for answer in counted)
        parts = [Part(*each) for each in zip(mentions, trees, counts, strict=True)]
        named = {hit.number for hit in first_hits.hits if TIERS[hit.tier] == "named"}
        first = self._stating.first(asked, parts, [hit.number for hit in first_hits.hits], named)
        if not first:
            return found
        [answer] = engine.search_many([self._planner.page(plan, found.tree, selected, request, first, found.near)])
        # Where all is only similar, or holds some of it, that goes first too, and is not said to state the value.
        is_sure = found.near is None or not found.near.sure or sum(found.answer.tiers[:-2]) > 0
        return replace(found, answer=answer, stating=frozenset(first) if is_sure else frozenset())

    def _named_parts(self, plan: Plan) -> dict[str, Node]:
        """What a query names, and what names each of it; a character that says little with the word it stands at."""
        namer, slights = self._planner.namer, self._planner.namer.slights(plan.parsed.tree)
        parts = self._expander.mentions(plan.parsed.tree)
        alone = slights and any(not part.is_slight for part in parts)
        return {part.typed: namer.part(part) for part in parts if not (alone and part.is_slight)} | slights

    def _second(
        self, plan: Plan, strict: Finding, loose: Node, corrections: Corrections, selected: Selected, request: Request
    ) -> Finding:
        """The same loosened where little matches all, or its correction, or with what else could be asked."""
        planner, unknown = self._planner, strict.unmatched
        is_final = sum(strict.answer.tiers) >= FEW or request.exact or plan.is_pinned
        if is_final and not corrections.texts and strict.complete:
            return strict
        plans = [planner.plan(self._parse(text), request) for text in corrections.texts]
        asks = [] if is_final else [planner.page(plan, loose, selected, request)]
        for other in plans:
            some = other.tree if request.exact or other.is_pinned else planner.loosened(other)
            asks += [planner.page(other, tree, selected, request) for tree in (other.tree, some)]
        wider = [] if strict.complete else wider_asks(strict.asked, unknown, selected, self._expander)
        parts = {} if strict.complete else self._named_parts(plan)
        said = [Ask(node, limit=0) for node in parts.values()]
        answers = self._library.engine.search_many([*asks, *(ask for _, _, ask in wider), *said])
        found = strict if is_final else replace(strict, tree=asks[0].tree, answer=answers[0])
        pairs = [*zip(asks, answers, strict=False)][0 if is_final else 1 :]
        for other, (ask, hits), (loose_ask, loosened) in zip(plans, pairs[::2], pairs[1::2], strict=True):
            # What no clause names is no correction, however well it leads somewhere; it may be meant. Pinyin is only
            # written otherwise.
            is_enough = named_count(hits) > 0 or (corrections.by == "pinyin" and loosened.total > 0)
            applied = bool(unknown) and not request.exact and is_enough
            suggestion = Suggestion(other.parsed.text, sum(hits.tiers[:-1]), applied, corrections.by)
            if applied:
                is_enough = sum(hits.tiers) >= FEW or other.is_pinned
                tree, answer = (ask.tree, hits) if is_enough else (loose_ask.tree, loosened)
                found = Finding(strict.typed, other, tree, answer, (), suggestion, unknown)
                break
            if suggestion.hits and found.suggestion is None:
                found = replace(found, suggestion=suggestion)
        counts = [answer.total for answer in answers[len(asks) :]]
        offers = [Wider(kind, text, hits) for (kind, text, _), hits in zip(wider, counts, strict=False) if hits]
        if parts and not found.complete:
            found = replace(found, unmatched=self._standing_nowhere([*parts], counts[len(wider) :]))
        return found if found.answer.total else replace(found, wider=tuple(with_correction(offers, found.suggestion)))

    def _standing_nowhere(self, parts: Sequence[str], counts: Sequence[int]) -> tuple[str, ...]:
        """The parts that no clause says, by how many do; a number that is printed before a section stands there."""
        found = zip(parts, counts, strict=True)
        return _longest([part for part, count in found if not count and not self._known.is_printed(part)])

    def understood(self, query: Parsed) -> Node:
        """A query as it is told to a reader."""
        return self._expander.understood(query.tree)

    def grams(self, found: Finding) -> frozenset[str]:
        """The words and pairs of characters by which questions that clauses answer were looked for."""
        return frozenset(self._expander.grams(found.asked.tree))

    def counts(self, texts: Sequence[str]) -> list[int]:
        """How many clauses name all of each text."""
        return self._library.engine.counts([self._planner.namer.tree(self._parse(text).tree) for text in texts], {})

    def _parse(self, text: str) -> Parsed:
        return parse(text, self._filters.limit)

    def _worded(self, text: str) -> Parsed:
        """A query with its limits in words taken as limits: 静安以外的CRO."""
        typed = self._parse(text)
        worded = spelled_out(typed.text, self._filters.named, self._role)
        return replace(typed, tree=self._parse(worded.text).tree, limits=worded.limits) if worded.limits else typed

    def _role(self, words: str) -> str | None:
        """The role of sections that words speak of by one of its names, as the filter is told it."""
        parts = self._expander.cut(words)
        codes = [lead.code for part in parts for lead in part.leads if lead.kind == "role"]
        return self._library.labels["role"][codes[0]]["zh"] if len(parts) == 1 and codes else None

    # What is said

    def _expansions(self, tree: Node) -> tuple[Expansion, ...]:
        """What the parts of the query are called in the documents."""
        found = {
            part.typed: [rendering.text for rendering, _ in renderings(part)] for part in self._expander.parts(tree)
        }
        return tuple(
            Expansion(typed, tuple(dict.fromkeys(targets))[:_TARGETS]) for typed, targets in found.items() if targets
        )


def _longest(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts that are no part of another of them: 急救车, and not 急救 too."""
    return tuple(text for text in texts if not any(text != other and text in other for other in texts))
