"""Which clauses match a node, without what they score: enough to count hits, and to part them by tiers.

A set is a mask with a byte a clause: of 150,000 clauses, two are put together in a few microseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from search.engines.scores import Numbers
from search.query.tree import All, And, Best, Coded, Lead, Near, Node, Not, Or, Pinned, Prefer, Run, Scope, Word

#: Whether each clause is in a set.
Mask = NDArray[np.bool_]


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
    ) -> None:
        """Takes the number of all clauses, and what knows those of a leaf.

        Args:
            clauses: How many there are.
            words: Gives the clauses of a word.
            runs: Gives those of a run.
            codes: Gives those of a code of a facet.
            known: Gives those of the ways to say one thing where they were looked for before.
            scored: Gives those of a node that scores decide about.
        """
        self._clauses = clauses
        self._words = words
        self._runs = runs
        self._codes = codes
        self._known = known
        self._scored = scored

    def mask(self, node: Node) -> Mask:
        """Whether each clause matches a node; not to be changed."""
        match node:
            case Word():
                return self._of(self._words(node.text, node.scope))
            case Run():
                return self._of(self._runs(node))
            case And(children):
                wanted = [self.mask(child) for child in children if not isinstance(child, Not)]
                excluded = (~self.mask(child.child) for child in children if isinstance(child, Not))
                return reduce(np.logical_and, [*wanted, *excluded]) if wanted else self._of()
            case Or(children):
                return self._any(children)
            case Best(choices):
                known = self._known(node)
                return self._any(choice.node for choice in choices) if known is None else self._of(known)
            case Prefer(child, _):
                return self.mask(child)
            case Lead():
                return self._of(self._scored(node))
            case Near(child, _, numbers, _, sure):
                return np.logical_or(self.mask(child), self._of(np.array(numbers[:sure], np.int64)))
            case Pinned(numbers):
                return self._of(np.array(numbers, np.int64))
            case Coded(facet, code, _):
                return self._of(self._codes(facet, code))
            case All():
                return np.ones(self._clauses, np.bool_)
        return self._of()

    def _any(self, nodes: Iterable[Node]) -> Mask:
        """Whether each clause matches any of some nodes; words and runs go into one mask."""
        held = self._of()
        for node in nodes:
            if isinstance(node, Word):
                held[self._words(node.text, node.scope)] = True
            elif isinstance(node, Run):
                held[self._runs(node)] = True
            else:
                held |= self.mask(node)
        return held

    def _of(self, *lists: Numbers | NDArray[np.uint32]) -> Mask:
        """The mask of what is in any of some lists."""
        held = np.zeros(self._clauses, np.bool_)
        for numbers in lists:
            held[numbers] = True
        return held
