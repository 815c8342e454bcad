"""From the words of a reader to an answer: strict, then looser, corrected where a word stands nowhere.

1. The thing itself that was asked for (a number, a title, an address) goes first.
2. Clauses that match all of the query; when they are few, clauses that match some of it follow.
3. A word that stands nowhere is corrected, if a correction finds something; otherwise the query stays as it is typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from index.wordbook.naming import key_of
from search.answers.results import Expansion, Offer, Suggestion, Wider
from search.asking.filters import FACETS, Filters, Selection
from search.asking.known import Known
from search.asking.standing import Standing
from search.engines.protocol import Answer, Ask, Selected
from search.library.generation import Library
from search.query.choices import renderings
from search.query.expand import Expander
from search.query.lookup import Nothing
from search.query.phrases import Part
from search.query.syntax import Parsed, parse
from search.query.tree import All, And, Coded, Lead, Node, Not, Or, Pinned, Run, Stretch
from search.request import Request
from search.spelling import Speller

#: Fewer hits than this that match all of a query, and clauses that match some of it follow.
FEW = 10
#: Of those, the ones that score this much of the best of them.
SHARE = 0.2
#: Wider choices that are offered when nothing is found, and targets of an expansion that are named.
_CHOICES, _TARGETS = 4, 6

#: Values of a facet that are counted: as many as a reader can look through; those that are selected are always.
VALUES = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked in the end, and what it found.

    Attributes:
        typed: The query as the reader typed it, understood.
        asked: The query that was answered: the typed one or its correction.
        tree: What the engine was asked.
        is_pinned: Whether the query names a thing as such, which then goes first and alone answers it.
        complete: How many of the hits match all of the query; the others follow behind them.
        unmatched: Words of the query that find nothing.
    """

    typed: Parsed
    asked: Parsed
    tree: Node
    answer: Answer
    complete: int
    is_pinned: bool = False
    expansions: tuple[Expansion, ...] = ()
    suggestion: Suggestion | None = None
    unmatched: tuple[str, ...] = ()
    wider: tuple[Wider, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """A correction, and what finds all and some of it."""

    parsed: Parsed
    tree: Node
    loose: Node
    is_pinned: bool

    def found(self, typed: Parsed, hits: Answer, loose: Answer, suggestion: Suggestion | None) -> Found:
        """What the correction of a query found; loosened where little matches all."""
        is_enough = hits.total >= FEW or self.is_pinned
        tree, answer = (self.tree, hits) if is_enough else (self.loose, loose)
        return Found(typed, self.parsed, tree, answer, hits.total, self.is_pinned, suggestion=suggestion)


class Asking:
    """Answers the queries of one generation, in at most three calls of its engine."""

    def __init__(self, library: Library, filters: Filters) -> None:
        self._library = library
        self._filters = filters
        self._expander = Expander(library.analyser, library.wordbook)
        self._exactly = Expander(library.analyser, Nothing(), exactly=True)
        self._known = Known(library, filters.district)

    def ask(self, request: Request, selection: Selection) -> Found:
        """Answer a request; whatever is typed has an answer."""
        typed = self._parse(request.q)
        strict, unknown, missing = self._first(typed, selection.codes, request)
        if isinstance(typed.tree, All):
            return strict
        corrected = [] if strict.complete and not unknown else self._corrected(typed)
        found = self._second(strict, corrected, bool(unknown), selection.codes, request)
        return self._told(found, unknown, missing, request)

    def _first(
        self, typed: Parsed, selected: Selected, request: Request
    ) -> tuple[Found, tuple[str, ...], tuple[str, ...]]:
        """What matches all of a query; its words that stand nowhere, and of those the ones that lead nowhere."""
        tree, is_pinned = self._strict(typed, request)
        parts = [] if isinstance(typed.tree, All) else self._expander.parts(typed.tree)
        stretches = _slight_stretches(parts)
        trees = [*map(self._expander.part, parts), *map(self._standing, stretches)]
        asked = [node for node in trees if node is not None]
        answer, *counted = self._library.engine.search_many(
            [self._page(tree, selected, request), *(Ask(node, limit=0) for node in asked)]
        )
        totals = iter(counted)
        finds = [node is None or next(totals).total > 0 for node in trees]
        missing = tuple(
            dict.fromkeys(
                part.typed
                for part, is_found in zip(parts, finds, strict=False)
                if part.kind != "filler" and not is_found
            )
        )
        nowhere = {stretch for stretch, stands in zip(stretches, finds[len(parts) :], strict=True) if not stands}
        unknown = _in_order(parts, nowhere, frozenset(missing))
        return Found(typed, typed, tree, answer, answer.total, is_pinned), unknown, missing

    def _second(
        self, strict: Found, corrected: Sequence[str], is_unknown: bool, selected: Selected, request: Request
    ) -> Found:
        """The same loosened where little matches all, or its correction, or with what else could be asked."""
        is_final = strict.complete >= FEW or request.exact or strict.is_pinned
        if is_final and not corrected and strict.complete:
            return strict
        attempts = [self._attempt(self._parse(text), request) for text in corrected]
        asks = [] if is_final else [self._page(self._loosened(strict.asked, strict.tree), selected, request)]
        asks += [self._page(tree, selected, request) for attempt in attempts for tree in (attempt.tree, attempt.loose)]
        wider = [] if strict.complete else self._wider_asks(strict.asked, selected)
        answers = self._library.engine.search_many([*asks, *(ask for _, _, ask in wider)])
        found = strict if is_final else replace(strict, tree=asks[0].tree, answer=answers[0])
        pairs = answers[0 if is_final else 1 : len(asks)]
        for attempt, hits, loose in zip(attempts, pairs[::2], pairs[1::2], strict=True):
            if hits.total or (is_unknown and loose.total):
                applied = is_unknown and not request.exact
                found = replace(found, suggestion=Suggestion(attempt.parsed.text, hits.total, applied=applied))
                if applied:
                    found = attempt.found(strict.typed, hits, loose, found.suggestion)
                break
        counts = [answer.total for answer in answers[len(asks) :]]
        offers = [Wider(kind, text, hits) for (kind, text, _), hits in zip(wider, counts, strict=True) if hits]
        return found if found.answer.total else replace(found, wider=tuple(_with_correction(offers, found.suggestion)))

    def _attempt(self, query: Parsed, request: Request) -> Attempt:
        tree, is_pinned = self._strict(query, request)
        loose = tree if request.exact or is_pinned else self._loosened(query, tree)
        return Attempt(query, tree, loose, is_pinned)

    def _told(self, found: Found, unknown: tuple[str, ...], missing: tuple[str, ...], request: Request) -> Found:
        """Adds expansions and unmatched words."""
        found = replace(found, expansions=() if request.exact else self._expansions(found.asked.tree))
        if found.complete and not found.suggestion:
            return found
        return replace(found, unmatched=unknown or (() if found.complete else missing))

    def understood(self, query: Parsed) -> Node:
        """A query as it is told to a reader."""
        return self._expander.understood(query.tree)

    def counts(self, texts: Sequence[str]) -> list[int]:
        """How many clauses match all of each text."""
        return self._library.engine.counts([self._expander.expand(self._parse(text).tree) for text in texts], {})

    def _parse(self, text: str) -> Parsed:
        return parse(text, self._filters.limit)

    def _strict(self, query: Parsed, request: Request) -> tuple[Node, bool]:
        """What matches all of a query, the thing itself first; whether there is such a thing."""
        tree = (self._exactly if request.exact else self._expander).expand(query.tree)
        if isinstance(tree, All) and "kind" not in request.filters:
            # Everything is every clause; what documents say about themselves is shown where it is found.
            tree = And((tree, Not(Coded("kind", "document"))))
        numbers = self._known.numbers(query.text)
        if numbers:
            tree = Or((*(Run(number, "text") for number in numbers), tree))
        pinned = self._known.find(query.text)
        return (Or((Pinned(pinned), tree)) if pinned else tree), bool(pinned)

    def _loosened(self, query: Parsed, strict: Node) -> Node:
        """What matches all of a query, with what matches only some of it behind."""
        return Lead(strict, self._expander.loosen(query.tree), SHARE)

    def _page(self, tree: Node, selected: Selected, request: Request) -> Ask:
        """The question that a page of hits answers."""
        offset = (request.page - 1) * request.per_page
        return Ask(tree, selected, FACETS, offset, request.per_page, VALUES, request.sort == "document")

    # Corrections

    def _corrected(self, typed: Parsed) -> list[str]:
        """The query with its phrases corrected; quotes, prefixes and what is excluded stay as they are."""
        if any(not isinstance(node, Stretch) for node in _asked(typed.tree)):
            return []
        text = self._library.analyser.fold_spaced(typed.text).text
        standing = Standing(self._standing, lambda trees: self._library.engine.counts(trees, {}))
        found = standing.settled(lambda known: self._speller.corrections(text, known))
        return [_as_typed(other, typed.text) for other in found]

    @cached_property
    def _speller(self) -> Speller:
        wordbook, analyser = self._library.wordbook, self._library.analyser

        def is_word(text: str) -> bool:
            if text.isascii():
                return wordbook.is_english(text)
            return [token.text for token in analyser.words(text)] == [text]

        return Speller(wordbook.terms(), wordbook.sounds(), is_word)

    def _standing(self, text: str) -> Node | None:
        """What finds a string where it stands: Chinese as it is, English in any inflection; None for a name."""
        words = [token.text for token in self._library.analyser.words(text)]
        if not words:
            return Or()
        if self._library.wordbook.leads(key_of(words)):
            return None
        if text.isascii():
            return Run(" ".join(words), "english")
        return Run(self._library.analyser.fold(text).text, "text")

    # What is said

    def _expansions(self, tree: Node) -> tuple[Expansion, ...]:
        """What the parts of the query are called in the documents."""
        found = {
            part.typed: [rendering.text for rendering, _ in renderings(part)] for part in self._expander.parts(tree)
        }
        return tuple(
            Expansion(typed, tuple(dict.fromkeys(targets))[:_TARGETS]) for typed, targets in found.items() if targets
        )

    def _wider_asks(self, query: Parsed, selected: Selected) -> list[tuple[Offer, str, Ask]]:
        """What else could be asked when nothing is found: the same without the filters, one part of the query."""
        asks: list[tuple[Offer, str, Ask]] = []
        if selected:
            asks.append(("filters", query.text, Ask(self._expander.expand(query.tree), limit=0)))
        for part in self._expander.parts(query.tree)[:_CHOICES]:
            if part.kind != "filler" and part.typed != query.text:
                asks.append(("parts", part.typed, Ask(self._expander.part(part), selected, limit=0)))
        return asks


def _with_correction(offers: Sequence[Wider], suggestion: Suggestion | None) -> list[Wider]:
    """What else to ask, a correction that was not applied behind the query without its filters."""
    if suggestion is None or suggestion.applied:
        return list(offers)
    first = [offer for offer in offers if offer.kind == "filters"]
    return [*first, Wider("correction", suggestion.text, suggestion.hits), *offers[len(first) :]]


def _slight_stretches(parts: Sequence[Part]) -> list[str]:
    """Single characters side by side, together: 卖药 where neither is a word that is known."""
    stretches = []
    for is_slight, group in groupby(parts, key=lambda part: part.is_slight):
        several = list(group)
        if is_slight and len(several) > 1:
            stretches.append("".join(part.typed for part in several))
    return stretches


def _in_order(parts: Sequence[Part], nowhere: set[str], missing: frozenset[str]) -> tuple[str, ...]:
    """The words that stand nowhere and lead nowhere, as they were typed; single characters side by side are one."""
    unknown: list[str] = []
    for is_slight, group in groupby(parts, key=lambda part: part.is_slight):
        several = list(group)
        if is_slight:
            unknown += [stretch for stretch in ["".join(part.typed for part in several)] if stretch in nowhere]
        else:
            unknown += [part.typed for part in several if part.typed in missing]
    return tuple(dict.fromkeys(unknown))


def _as_typed(corrected: str, typed: str) -> str:
    """A corrected text with the words that were right as the reader wrote them: Huashan hospital."""
    words = {word.lower(): word for word in typed.split(" ")}
    return " ".join(words.get(word, word) for word in corrected.split(" "))


def _asked(node: Node) -> Iterator[Node]:
    """The leaves of a tree as typed, excluded ones among them."""
    if isinstance(node, And | Or):
        for child in node.children:
            yield from _asked(child)
    else:
        yield node
