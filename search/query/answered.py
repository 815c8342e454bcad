"""Query tree as typed → the trees of what answers it: questions that clauses answer, in words that these do not use.

What a clause answers is no text of it. It ranks what else was found, finds clauses where little names what was asked,
and makes a clause related, never one that names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.query.expand import Expander
from search.query.needed import either_district, wanted
from search.query.phrases import Mention
from search.query.tree import And, Node, Or, Stretch, Word

#: What a word or pair of characters of what a clause answers is worth against one of its text. Tuned likewise.
ASKED = 0.75


class Answerer:
    """Makes the trees of what answers a query, with the analyser and the wordbook of an expander."""

    def __init__(self, expander: Expander) -> None:
        self._expander = expander

    def asked(self, tree: Node) -> Node:
        """The clauses that answer what is asked for, in words that they need not use themselves."""
        return Or(tuple(Word(gram, "asked", ASKED) for gram in self._expander.grams(tree)))

    def answered(self, tree: Node) -> Node:
        """The clauses that hold each thing that is asked for, in their text or in what they answer.

        A thing is in what they answer where all of its words and pairs of characters are.
        """
        if not isinstance(tree, Stretch | And):
            return Or()
        parts = self._expander.parts(tree)
        needed = wanted(parts)
        ways = list(
            either_district(needed, lambda part: Or((self._expander.part(part), *self._in_answers(part.typed))))
        )
        # A single character (大 of 大企业) says something with its neighbour only.
        ways += [
            Or(tuple(node for pair in _beside(parts, at) for node in self._in_answers(pair)))
            for at, part in enumerate(parts)
            if part.is_slight and part not in needed
        ]
        return And(tuple(ways)) if len(ways) > 1 else Or(tuple(ways))

    def _in_answers(self, typed: str) -> Iterator[Node]:
        """All the words and pairs of characters of a text in what a clause answers."""
        grams = tuple(Word(gram, "asked") for gram in dict.fromkeys(self._expander.grams_of(typed)))
        if grams:
            yield And(grams) if len(grams) > 1 else grams[0]


def _beside(parts: Sequence[Mention], at: int) -> Iterator[str]:
    """A single character with the one before it and the one behind it, as far as they were typed together."""
    part = parts[at]
    for before in parts[max(0, at - 1) : at]:
        if before.end == part.start:
            yield before.typed[-1:] + part.typed
    for behind in parts[at + 1 : at + 2]:
        if part.end == behind.start:
            yield part.typed + behind.typed[:1]
