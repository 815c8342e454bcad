"""Which clauses match a node, without what they score: enough to count hits, and to part them by tiers.

A set is a row of bits, one a clause: of 150,000 clauses, two are put together in a microsecond. Those of words, runs
and codes are kept, as a question asks for the same ones in each of its trees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from search.engines.cache import Cache
from search.engines.scores import Numbers
from search.query.tree import All, And, Best, Coded, Lead, Near, Node, Not, Or, Pinned, Prefer, Run, Scope, Word

#: Whether each clause is in a set.
Mask: TypeAlias = NDArray[np.bool_]
#: The same, eight clauses a byte; behind the last clause there may be anything.
_Bits: TypeAlias = NDArray[np.uint8]

#: A leaf by what decides which clauses it is in: its kind, its text and scope, or its facet and code; and its ends.
_Leaf: TypeAlias = tuple[type[Node], str, str, bool]

#: The bit of each of eight clauses in their byte.
_IN_BYTE = np.array([128 >> place for place in range(8)], np.uint8)
#: Where fewer than one clause in so many is in a set, its bits are set one by one.
_SPARSE = 512

#: Bytes of sets that are kept.
_BUDGET = 12_000_000


class Matcher:
    """Tells which clauses match a tree."""

    def __init__(
        self,
        clauses: int,
        words: Callable[[str, Scope], NDArray[np.uint32]],
        runs: Callable[[Run], Numbers],
        codes: Callable[[str, str], Numbers],
        known: Callable[[Best], Numbers | None],
        scored: Callable[[Lead], Numbers],
        few: Callable[[And], Numbers | None],
    ) -> None:
        """Takes the number of all clauses, and what knows those of a leaf.

        Args:
            clauses: How many there are.
            words: Gives the clauses of a word.
            runs: Gives those of a run.
            codes: Gives those of a code of a facet.
            known: Gives those of the ways to say one thing where they were looked for before.
            scored: Gives those of a node that scores decide about.
            few: Gives those of all of several nodes where they are few and quickly found.
        """
        self._clauses = clauses
        self._words = words
        self._runs = runs
        self._codes = codes
        self._known = known
        self._scored = scored
        self._few = few
        # What only says how a leaf is weighed makes no other set of it. The ways to say one thing stand in each tree.
        self._leaves: Cache[_Leaf, _Bits] = Cache(self._leaf, _BUDGET)
        self._things: Cache[Best, _Bits] = Cache(self._thing, _BUDGET)

    def mask(self, node: Node) -> Mask:
        """Whether each clause matches a node."""
        return np.unpackbits(self._bits(node), count=self._clauses).view(np.bool_)

    def _bits(self, node: Node) -> _Bits:
        """The set of a node; not to be changed."""
        match node:
            case Word(text, scope):
                return self._leaves[Word, text, scope, False]
            case Run(text, scope, whole=whole):
                return self._leaves[Run, text, scope, whole]
            case Coded(facet, code):
                return self._leaves[Coded, facet, code, False]
            case And(children):
                if (few := self._few(node)) is not None:
                    return self._of(few)
                wanted = [self._bits(child) for child in children if not isinstance(child, Not)]
                excluded = (~self._bits(child.child) for child in children if isinstance(child, Not))
                return reduce(np.bitwise_and, [*wanted, *excluded]) if wanted else self._of()
            case Or(children):
                return self._any(children)
            case Best():
                return self._things[node]
            case Prefer(child, _):
                return self._bits(child)
            case Lead():
                return self._of(self._scored(node))
            case Near(child, _, numbers, _, sure):
                return self._bits(child) | self._of(np.array(numbers[:sure], np.int64))
            case Pinned(numbers):
                return self._of(np.array(numbers, np.int64))
            case All():
                return ~self._of()
        return self._of()

    def _any(self, nodes: Iterable[Node]) -> _Bits:
        """The set of what matches any of some nodes."""
        held = self._of()
        for node in nodes:
            held |= self._bits(node)
        return held

    def _leaf(self, leaf: _Leaf) -> _Bits:
        kind, text, scope, whole = leaf
        if kind is Coded:
            return self._of(self._codes(text, scope))
        known = cast(Scope, scope)
        return self._of(self._words(text, known) if kind is Word else self._runs(Run(text, known, whole=whole)))

    def _thing(self, best: Best) -> _Bits:
        known = self._known(best)
        return self._any(choice.node for choice in best.choices) if known is None else self._of(known)

    def _of(self, numbers: Numbers | NDArray[np.uint32] | None = None) -> _Bits:
        """The set of some clauses, a new one."""
        if numbers is None or not len(numbers):
            return np.zeros((self._clauses + 7) // 8, np.uint8)
        if len(numbers) * _SPARSE < self._clauses:
            few = np.zeros((self._clauses + 7) // 8, np.uint8)
            np.bitwise_or.at(few, numbers >> 3, _IN_BYTE[numbers & 7])
            return few
        held = np.zeros(self._clauses, np.bool_)
        held[numbers] = True
        return np.packbits(held)
