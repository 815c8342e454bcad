"""A query understood → what the engine is asked of it: all of it, some of it, and what tells the hits apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.asking.filters import FACETS
from search.asking.known import KnownItems
from search.engines.protocol import Ask, Selected
from search.library.generation import Library
from search.query.answered import Answerer
from search.query.expand import Expander
from search.query.lookup import Nothing
from search.query.naming import Namer
from search.query.syntax import Parsed
from search.query.tree import All, And, Best, Choice, Coded, Lead, Near, Node, Not, Or, Pinned, Prefer, Run, Stretch
from search.request import Request, Tier

if TYPE_CHECKING:
    from search.meaning.nearest import NearClauses

#: Of the clauses that match some of a query, the ones that score this much of the best of them; of many words, a clause
#: that answers may hold one only.
SHARE, SHARE_OF_MANY = 0.2, 0.15
#: Pairs of characters of a question of several words: so many find a text of themselves, fewer only rank it.
MANY = 5
#: The same where no clause holds any word of it, or a word of so many characters stands and leads nowhere.
FEWER, UNKNOWN = 2, 3
#: Of so few, those find that stand in no more clauses than this, or in one of so many: a frequent one says nothing.
RARE, ONE_OF = 5, 100
#: What sections of a role are worth where only a district is named, in the measure of the rarity of a word.
OVERVIEW = {"overview": 2.0, "goals": 2.0, "guiding ideology": 2.0, "current state": 2.0, "background": 1.0}
#: What holding all that was asked in what a clause answers is worth, against holding it in its text.
ANSWERED = 0.5
#: Values of a facet that are counted: as many as a reader can look through; those that are selected are always.
VALUES = 200
#: The tier of a hit by that of the engine: what stands in the clause itself goes before what a title above it says, and
#: what holds all under other names before what is near in meaning.
TIERS: tuple[Tier, ...] = ("named", "named", "related", "related", "partial")
#: The tier of the engine whose hits are similar in meaning.
SIMILAR = 3


_NOTHING = Or()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a query.

    Attributes:
        parsed: The query as it was understood.
        tree: What matches all of it, the thing itself first.
        tiers: What names all of it in its own text, what names it there or in a title, what holds it in any way, and
            what is similar to it in meaning.
        is_pinned: Whether it names a thing as such, which then goes first and alone answers it.
        has_numbers: Whether it is looked for as a number that is printed otherwise, too.
        answering: The clause that answers it, where it is a question as it is kept; it goes first.
    """

    parsed: Parsed
    tree: Node
    tiers: tuple[Node, Node, Node, Node]
    is_pinned: bool
    has_numbers: bool = False
    answering: tuple[int, ...] = ()


class Planner:
    """Makes plans for the queries of one generation."""

    def __init__(self, library: Library, known: KnownItems) -> None:
        self._known = known
        self._wordbook, self._fold = library.wordbook, library.analyser.fold
        self.expander = Expander(library.analyser, library.wordbook)
        self.namer = Namer(self.expander)
        self.answerer = Answerer(self.expander)
        self._exactly = Expander(library.analyser, Nothing(), exactly=True)
        self._exact_namer = Namer(self._exactly)

    def plan(self, query: Parsed, request: Request) -> Plan:
        """What is asked of a query under a request."""
        expander, namer = (self._exactly, self._exact_namer) if request.exact else (self.expander, self.namer)
        tree = expander.expand(query.tree)
        if isinstance(tree, All):
            # Everything is every clause; what documents say about themselves is shown where it is found.
            every = tree if "kind" in request.filters else And((tree, Not(Coded("kind", "document"))))
            return Plan(query, every, (every, every, every, _NOTHING), is_pinned=False)
        numbers, pinned = self._known.numbers(query.text), self._known.find(query.text)
        things = [*([Pinned(pinned)] if pinned else []), *(Run(number, "text") for number in numbers)]
        whole = namer.whole(query.tree, tree)
        if not request.exact:
            answered = self.answerer.answered(query.tree)
            if held := expander.held(query.tree):
                answered = And((answered, *held))
            tree, whole = Best((Choice(tree), Choice(answered, ANSWERED))), Or((whole, answered))
        ways = (tree, namer.tree(query.tree, "text"), namer.tree(query.tree), whole)
        if not request.exact and self._is_district_alone(query):
            # Whoever names only a district wants to know what it is about: what it is, wants to be and has reached.
            overview = Or(tuple(Coded("role", role, worth) for role, worth in OVERVIEW.items()))
            ways = (Prefer(Best((Choice(tree),)), overview), ways[2], ways[2], whole)
        tree, own, named, whole = (Or((*things, node)) if things else node for node in ways)
        answering = () if request.exact or pinned else self._wordbook.answering(self._fold(query.text).text)
        return Plan(query, tree, (own, named, whole, _NOTHING), bool(pinned), bool(numbers), answering)

    def _nearby(self, plan: Plan, tree: Node, near: NearClauses) -> tuple[Plan, Node]:
        """The plan and the tree of a page with what is similar in meaning, within the limits of the query.

        Args:
            plan: Of the query that was answered.
            tree: What was asked by words.
            near: What is similar.
        """
        own, named, whole, _ = plan.tiers
        found: Node = Near(tree, named, near.numbers, near.strengths, near.sure)
        if held := self.expander.held(plan.parsed.tree):
            found = And((found, *held))
        similar = Near(_NOTHING, _NOTHING, near.numbers, near.strengths, near.similar)
        return replace(plan, tiers=(own, named, whole, similar)), found

    def _is_district_alone(self, query: Parsed) -> bool:
        """Whether a query names one district and nothing else."""
        parts = self.expander.parts(query.tree)
        return isinstance(query.tree, Stretch | And) and [part.kind for part in parts] == ["district"]

    def loosened(
        self, plan: Plan, *, is_said: bool = True, nowhere: Sequence[str] = (), rare: Sequence[Node] = ()
    ) -> Node:
        """What matches all of a query, with what matches or answers some of it behind.

        Args:
            plan: Of the query.
            is_said: As in ``loosen``.
            nowhere: Words of it that stand and lead nowhere.
            rare: Pairs of its characters that find by themselves though they are few.
        """
        loose, asked = self.expander.loosen(plan.parsed.tree, is_said=is_said), self.answerer.asked(plan.parsed.tree)
        characters = self.expander.characters(plan.parsed.tree, unknown_names(nowhere))
        is_long = len(characters) >= MANY
        some = _either(loose, asked)
        characters += self.expander.singles(nowhere)
        finding = characters if is_long else rare
        if finding:
            some = _either(some, Or(tuple(finding)))
        if ranking := tuple(pair for pair in characters if pair not in finding):
            some = Prefer(some, Or(ranking))
        return Lead(Prefer(plan.tree, asked), some, SHARE_OF_MANY if is_long else SHARE)

    def page(
        self,
        plan: Plan,
        tree: Node,
        selected: Selected,
        request: Request,
        first: tuple[int, ...] = (),
        near: NearClauses | None = None,
    ) -> Ask:
        """The question that a page of hits answers.

        Args:
            plan: Of the query.
            tree: What finds the hits by words.
            selected: The codes that they may have.
            request: Which page is wanted.
            first: What goes first of them.
            near: What is similar in meaning.
        """
        if near is not None:
            plan, tree = self._nearby(plan, tree, near)
        return Ask(
            tree,
            selected,
            FACETS,
            offset=(request.page - 1) * request.per_page,
            limit=request.per_page,
            values=VALUES,
            reading_order=request.sort == "document",
            tiers=plan.tiers,
            wanted=frozenset(n for n, tier in enumerate(TIERS) if tier == request.match) if request.match else None,
            best=TIERS.count("named"),
            first=tuple(dict.fromkeys((*plan.answering, *first))),
        )


def unknown_names(nowhere: Iterable[str]) -> list[str]:
    """Those of the words that stand and lead nowhere that are long enough to be names of something else."""
    return [word for word in nowhere if len(word) >= UNKNOWN]


def _either(loose: Node, asked: Node) -> Node:
    """What matches some of a query, or answers some of it; what is left out or limited holds for both."""
    if isinstance(loose, And):
        return And((Or((loose.children[0], asked)), *loose.children[1:]))
    return Or((loose, asked))
