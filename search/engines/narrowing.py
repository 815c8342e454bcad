"""Which clauses may hold all of several runs: a question as it stands has dozens, and few clauses hold its rarest ones.

Only those few are looked into, instead of all clauses that hold each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from search.engines.postings import Postings
from search.engines.scores import Numbers, holds
from search.query.tree import Node, Or, Run

#: Runs of fewer characters have no pairs of them.
_PAIR = 2


class Narrowing:
    """Narrows the clauses that are looked into for all of several runs.

    Args:
        postings: Of pairs of characters.
        kept: Gives the clauses of a run where they were looked for before.
        titles: Gives the clauses below titles that hold a run.
        clauses: How many there are.
    """

    def __init__(
        self,
        postings: Postings,
        kept: Callable[[Run], Numbers | None],
        titles: Callable[[Run], Numbers],
        clauses: int,
    ) -> None:
        self._postings = postings
        self._kept = kept
        self._titles = titles
        self._clauses = clauses

    def near(self, children: Sequence[Node]) -> Numbers | None:
        """The clauses that may match all children, each a run or several of which one is enough, ascending.

        None where a child is something else, or where nothing narrows them.
        """
        several = [_runs(child) for child in children]
        if len(several) < 2 or not all(several):
            return None
        found: Numbers | None = None
        for runs in sorted(several, key=lambda runs: sum(map(self._count, runs))):
            lists = [self._holders(run) for run in runs]
            known = [numbers for numbers in lists if numbers is not None]
            if len(known) < len(lists):
                continue
            if found is None:
                found = np.unique(np.concatenate(known)) if len(known) > 1 else known[0]
            else:
                found = found[np.logical_or.reduce([holds(each, found, self._clauses) for each in known])]
            if not len(found):
                break
        return found

    def _count(self, run: Run) -> int:
        """About how many clauses hold a run: fewer than the clauses of its rarest pair."""
        return min(map(self._postings.pair_count, _pairs(run)), default=self._clauses) if run.scope == "text" else 0

    def _holders(self, run: Run) -> Numbers | None:
        """The clauses that may hold a run, None where nothing tells."""
        if (known := self._kept(run)) is not None:
            return known
        if run.scope == "titles":
            return self._titles(run)
        pairs = _pairs(run)
        return self._postings.bigram(min(pairs, key=self._postings.pair_count)) if pairs else None


def _runs(node: Node) -> list[Run]:
    """The runs of text and titles of which one is enough for a node; none where it is something else."""
    runs = [child for child in (node.children if isinstance(node, Or) else (node,)) if isinstance(child, Run)]
    is_alike = len(runs) == (len(node.children) if isinstance(node, Or) else 1)
    return runs if is_alike and all(run.text and run.scope in ("text", "titles") for run in runs) else []


def _pairs(run: Run) -> list[str]:
    return [run.text[at : at + _PAIR] for at in range(len(run.text) - _PAIR + 1)]
