"""Whether strings stand in the documents, asked in few calls of the engine.

Who corrects a text asks of one string after the other. What is not known yet is taken to stand nowhere, noted, and
asked in one call; then the text is corrected again with what was learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from search.query.tree import Node

Result = TypeVar("Result")

#: Calls that are made at most; what is still unknown behind the last one is taken to stand nowhere.
_CALLS = 1


class Standing:
    """Answers whether strings stand in the documents.

    Args:
        tree_of: What finds a string; None where it is known to stand.
        counts: How many hits some trees have, in one call.
    """

    def __init__(
        self, tree_of: Callable[[str], Node | None], counts: Callable[[Sequence[Node]], Sequence[int]]
    ) -> None:
        self._tree_of = tree_of
        self._counts = counts
        self._known: dict[str, bool] = {}
        self._asked: dict[str, Node] = {}

    def settled(self, decide: Callable[[Callable[[str], bool]], Result]) -> Result:
        """What is decided once the strings that it depends on are known."""
        for _ in range(_CALLS):
            result = decide(self._stands)
            if not self._asked:
                return result
            hits = self._counts(list(self._asked.values()))
            self._known.update((text, count > 0) for text, count in zip(self._asked, hits, strict=True))
            self._asked.clear()
        return decide(self._stands)

    def _stands(self, text: str) -> bool:
        if text not in self._known:
            tree = self._tree_of(text)
            if tree is not None:
                self._asked[text] = tree
            self._known[text] = tree is None
        return self._known[text]
