"""The query tree: what a reader asks for, in nodes that know no engine.

``syntax`` makes a tree of :class:`Stretch` and quoted :class:`Run` nodes from the words typed, ``expand`` turns each
stretch into the :class:`Run` and the :class:`Word` nodes that engines answer. Nodes are frozen and compare by value.

>>> And((Word("创新"), Not(Run("临床"))))
And(Word('创新'), Not(Run('临床')))
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

#: Where a leaf looks: ``all`` fields of a clause, its ``text`` in either language as it is printed, the ``titles``
#: above it, the words of its ``english`` text in any inflection, what it answers (``asked``), which is not its text, or
#: two neighbouring ``characters`` of the text, whatever words they belong to, or one that stands before another.
Scope = Literal["all", "text", "titles", "english", "asked", "characters"]


class Node:
    """Base of every node of the tree."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, repr=False)
class Stretch(Node):
    """What a reader typed between two spaces, not yet analysed; ``expand`` replaces it."""

    text: str

    def __repr__(self) -> str:
        return f"Stretch({self.text!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Word(Node):
    """One ranked word of the analyser; ``weight`` scales what it adds to a score.

    ``typed`` is what the reader wrote where it is not this word that was typed (medical device for 医疗器械).
    """

    text: str
    scope: Scope = "all"
    weight: float = 1.0
    typed: str = ""

    def __repr__(self) -> str:
        return f"Word({self.text!r}{_details(self.scope, 'all', self.weight)})"


@dataclass(frozen=True, slots=True, repr=False)
class Run(Node):
    """A string of characters as it stands, folded once expanded.

    Attributes:
        words: The words it is made of. A clause that holds the run scores the saturation limit of each of them, which
            puts it above any clause that holds the same words apart.
        whole: Whether its Latin ends must be ends of words (IT is not found in digital); a quoted run need not.
        typed: What the reader wrote, where that was not this run.
    """

    text: str
    scope: Scope = "text"
    weight: float = 1.0
    words: tuple[str, ...] = ()
    whole: bool = False
    typed: str = ""

    def __repr__(self) -> str:
        return f"Run({self.text!r}{_details(self.scope, 'text', self.weight)})"


@dataclass(frozen=True, slots=True, repr=False)
class And(Node):
    """Clauses that match every child; at least one child is no :class:`Not`."""

    children: tuple[Node, ...]

    def __repr__(self) -> str:
        return f"And({', '.join(map(repr, self.children))})"


@dataclass(frozen=True, slots=True, repr=False)
class Or(Node):
    """Clauses that match any child; without children, no clause."""

    children: tuple[Node, ...] = ()

    def __repr__(self) -> str:
        return f"Or({', '.join(map(repr, self.children))})"


@dataclass(frozen=True, slots=True, repr=False)
class Not(Node):
    """Inside an :class:`And`: clauses that match the child are left out."""

    child: Node

    def __repr__(self) -> str:
        return f"Not({self.child!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Prefer(Node):
    """Clauses that match ``child``; those that match ``extra`` too score what it adds."""

    child: Node
    extra: Node

    def __repr__(self) -> str:
        return f"Prefer({self.child!r}, {self.extra!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Choice(Node):
    """One way to say something, and what it is worth against the others, 0 to 1."""

    node: Node
    weight: float = 1.0

    def __repr__(self) -> str:
        return f"{self.node!r}" if self.weight == 1.0 else f"{self.weight:g} * {self.node!r}"


@dataclass(frozen=True, slots=True, repr=False)
class Best(Node):
    """Clauses that match any of several ways to say one thing; the best one counts, so that none drowns another.

    Each choice is scaled so that its best clause gets its weight; the whole is worth as much as a word that is in as
    many clauses.
    """

    choices: tuple[Choice, ...]

    def __hash__(self) -> int:
        # Its score is kept by the tree itself: what was typed and how many ways there are tell most trees apart.
        return hash((len(self.choices), self.choices[:1]))

    def __repr__(self) -> str:
        return f"Best({', '.join(map(repr, self.choices))})"


@dataclass(frozen=True, slots=True, repr=False)
class Lead(Node):
    """Clauses that match ``first``, and behind all of them those that match only ``rest``.

    Of the rest, only what scores at least ``share`` of the best of it.
    """

    first: Node
    rest: Node
    share: float = 0.0

    def __repr__(self) -> str:
        return f"Lead({self.first!r}, {self.rest!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Pinned(Node):
    """Clauses known by their numbers (the thing itself that was asked for), in this order and before all others."""

    numbers: tuple[int, ...]

    def __repr__(self) -> str:
        return f"Pinned{self.numbers!r}"


@dataclass(frozen=True, slots=True, repr=False)
class Near(Node):
    """Clauses that match ``child``, and some that are near to what is asked in meaning, whatever words they hold.

    A score is the share of the best score of the child, and what the nearness of the clause is worth beside it.

    Attributes:
        kept: Clauses that match it gain nothing: what they hold ranks them among themselves.
        numbers: Of the clauses that are near, the nearest first.
        strengths: What the nearness of each is worth.
        sure: How many of them, from the first, need not match the child.
    """

    child: Node
    kept: Node
    numbers: tuple[int, ...]
    strengths: tuple[float, ...]
    sure: int

    def __hash__(self) -> int:
        # Kept by the tree itself, as Best is.
        return hash((self.numbers[:2], self.sure, type(self.child)))

    def __repr__(self) -> str:
        return f"Near({self.child!r}, {self.numbers[: self.sure]!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Title(Node):
    """The child, asked of titles and headings only (``标题:``); ``expand`` turns it into scopes."""

    child: Node

    def __repr__(self) -> str:
        return f"Title({self.child!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Coded(Node):
    """Clauses with a code of a facet (a district, a role); each scores ``weight`` (``district:`` adds nothing)."""

    facet: str
    code: str
    weight: float = 0.0

    def __repr__(self) -> str:
        return f"Coded({self.facet!r}, {self.code!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Limit(Node):
    """``district:静安`` as typed: clauses with any of some codes of a facet; ``expand`` turns it into :class:`Coded`.

    Attributes:
        zh: What a reader is told of it: 区：静安区.
        en: The same in English.
    """

    facet: str
    codes: tuple[str, ...]
    zh: str = ""
    en: str = ""

    def __repr__(self) -> str:
        return f"Limit({self.facet!r}, {self.codes!r})"


@dataclass(frozen=True, slots=True, repr=False)
class All(Node):
    """Every clause, unscored; stands only alone, as the whole tree."""

    def __repr__(self) -> str:
        return "All()"


def _details(scope: Scope, usual: Scope, weight: float) -> str:
    """What of a leaf differs from the usual, for its repr."""
    where = "" if scope == usual else f", {scope}"
    return where if weight == 1.0 else f"{where}, {weight:g}"


def limits(node: Node) -> bool:
    """Whether a part of a query limits all of it: by one value, by any of several, by what it leaves out."""
    if isinstance(node, Or):
        return bool(node.children) and all(map(limits, node.children))
    return isinstance(node, Not | Limit)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below one that say what is asked for or what only ranks; none below :class:`Not`."""
    if isinstance(node, And | Or):
        return node.children
    if isinstance(node, Prefer):
        return (node.child, node.extra)
    if isinstance(node, Lead):
        return (node.first, node.rest)
    if isinstance(node, Best):
        return tuple(choice.node for choice in node.choices)
    if isinstance(node, Title | Near):
        return (node.child,)
    return ()


def leaves(node: Node) -> Iterator[Word | Run]:
    """The words and runs that a hit was found by, in the order of the query; nothing that is excluded or only ranks."""
    left = [node]
    while left:
        node = left.pop()
        if isinstance(node, Word | Run):
            yield node
        else:
            left += (node.child,) if isinstance(node, Prefer) else reversed(children(node))
