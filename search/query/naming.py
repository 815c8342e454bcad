"""Query tree as typed → the tree of what names all of it: the clauses of which nothing that is said of them is false.

A clause names a thing when it stands in its text, its translation or a title above it: as it was typed, in any
inflection, or under the name that the same concept has in the other language. Other names, wider terms and the general
dictionary lead to clauses too (``choices``); these are related and do not name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from index.wordbook.book import Sense
from index.wordbook.headwords import PREFERRED, SPELT, Rendering
from index.wordbook.naming import key_of
from search.query.choices import other_writings
from search.query.expand import Expander
from search.query.needed import either_district, wanted
from search.query.phrases import Mention, phrases
from search.query.tree import All, And, Coded, Limit, Node, Not, Or, Run, Scope, Stretch, Title, Word

#: Letters of the longest abbreviation: CDMO, POCT, CRISPR.
_ABBREVIATION = 6
#: A name of a word of two characters and one more, by its parts; characters that only say something of a word.
_NAME_PARTS, _NAMED = 2, 2
_SAID_OF = frozenset("高低多少大小好坏差难易快慢贵强弱长短新旧老足够")
#: Parts of queries whose trees are kept.
_PARTS_KEPT = 4096


class Namer:
    """Makes the trees of what names a query, with the analyser and the wordbook of an expander."""

    def __init__(self, expander: Expander) -> None:
        self._expander = expander
        self._analyser = expander.analyser
        self._wordbook = expander.wordbook
        self._parts = lru_cache(maxsize=_PARTS_KEPT)(self._part)

    def tree(self, tree: Node, scope: Scope = "all") -> Node:
        """What a clause must match to name all that is asked for; excluded words and limits hold.

        Args:
            tree: The query as typed.
            scope: ``all`` of a clause and the titles above it, or its own ``text``.
        """
        return self._node(tree, scope)

    def whole(self, tree: Node, expanded: Node) -> Node:
        """What a clause must match to hold all that is asked for in any way, its single characters too.

        Args:
            tree: The query as typed.
            expanded: The same with all that its words may be written as.
        """
        slight = tuple(self.slights(tree).values())
        return And((expanded, *slight)) if slight else expanded

    def slights(self, tree: Node) -> dict[str, Node]:
        """The single characters of a query that are not wanted by themselves, each with the word it was typed at.

        Returns:
            What finds each: 产业区 of 产业区.
        """
        several = phrases(tree.children) if isinstance(tree, And) else (tree,)
        return dict(pair for each in several if isinstance(each, Stretch) for pair in self._slights(each.text))

    def is_one_name(self, tree: Node) -> bool:
        """Whether a query is a word of two characters with a third that makes another word of it: 产业区, 护理费.

        What is said of the word in front is not said of it; 成本高 says something of the word itself.
        """
        parts = self._expander.parts(tree) if isinstance(tree, Stretch) else []
        if len(parts) != _NAME_PARTS or parts[0].kind not in ("word", "concept") or not parts[1].is_slight:
            return False
        typed = parts[0].typed
        is_name = len(typed) == _NAMED and not typed.isascii() and parts[0].end == parts[1].start
        return is_name and parts[1].typed not in _SAID_OF

    def part(self, part: Mention, scope: Scope = "all") -> Node:
        """What a clause must match to name one part of a query."""
        return self._parts(part, scope)

    def _part(self, part: Mention, scope: Scope) -> Node:
        ways = [*self._typed(part, scope), *self._in_the_other_language(part, scope), *other_writings(part, scope)]
        if part.kind == "district" and scope == "all":
            ways += [Coded("district", lead.code) for lead in part.leads if lead.kind == "district"]
        return ways[0] if len(ways) == 1 else Or(tuple(ways))

    def _node(self, node: Node, scope: Scope) -> Node:
        match node:
            case Stretch(text):
                return self._phrase(text, scope)
            case Run(text):
                return self._run(self._analyser.fold(text).text, scope, whole=False)
            case Title(child):
                return self._node(child, "titles")
            case And(children):
                found = tuple(self._node(child, scope) for child in phrases(children))
                return And(found) if any(not isinstance(each, Not) for each in found) else Or()
            case Or(children):
                return Or(tuple(self._node(child, scope) for child in children))
            case Not() | Limit() | All():
                return self._expander.expand(node)
        return node

    def _phrase(self, text: str, scope: Scope) -> Node:
        """All that is wanted of a phrase, each single character with a neighbour; or the phrase as it stands."""
        parts = self._expander.cut(text)
        needed = wanted(parts)
        if parts and not needed:
            return Or()
        whole = self._run(self._analyser.fold(text).text, scope)
        named = list(either_district(needed, lambda part: self.part(part, scope)))
        named += [node for _, node in self._slights(text, scope)]
        return Or((whole, And(tuple(named)))) if named else whole

    def _slights(self, text: str, scope: Scope = "all") -> list[tuple[str, Node]]:
        """Each single character of a phrase that is not wanted by itself."""
        parts = self._expander.cut(text)
        needed = wanted(parts)
        return [self._slight(parts, at, scope) for at, one in enumerate(parts) if one.is_slight and one not in needed]

    def _slight(self, parts: Sequence[Mention], at: int, scope: Scope) -> tuple[str, Node]:
        """A single character beside the word that it was typed at (大 of 大企业), or alone where it was typed apart."""
        beside = [
            (first, second) for first, second in pairwise(parts[max(0, at - 1) : at + 2]) if first.end == second.start
        ]
        beside = [pair for pair in beside if all(part.kind != "filler" for part in pair)]
        if not beside:
            return parts[at].typed, self._word(parts[at].words[0], scope)
        typed = [first.typed + second.typed for first, second in beside]
        return typed[0], Or(tuple(self._run(self._analyser.fold(each).text, scope) for each in typed))

    def _typed(self, part: Mention, scope: Scope) -> Iterator[Node]:
        """A part as it was typed: typed together it must stand together, typed apart its words may stand apart.

        What a concept is called stands together in either case.
        """
        if part.number:
            yield self._run(self._analyser.fold(part.typed).text, scope)
        elif len(part.words) == 1:
            yield self._word(part.words[0], scope)
        elif part.is_latin and any(lead.rank == PREFERRED for lead in part.leads):
            yield from self._phrase_in_english(part, scope)
        elif part.is_latin:
            yield And(tuple(self._word(word, scope) for word in part.words))
        else:
            yield self._run(self._analyser.fold(part.typed).text, scope)
            if " " in part.typed:
                yield And(tuple(self._phrase(stretch, scope) for stretch in part.typed.split()))

    def _phrase_in_english(self, part: Mention, scope: Scope) -> Iterator[Node]:
        """A fixed expression (initial public offering) in any inflection; titles hold it as it is usually written."""
        if scope != "titles":
            yield Run(" ".join(part.words), "english", whole=True)
        if scope != "text":
            written = (each.folded for lead in part.leads for each in lead.renderings if each.words == part.words)
            for text in dict.fromkeys((self._analyser.fold(part.typed).text, *written)):
                yield Run(text, "titles", whole=True)

    def _in_the_other_language(self, part: Mention, scope: Scope) -> Iterator[Node]:
        """The names of the same concept in the other language, where it is the concept's own name that was typed."""
        is_latin = part.is_latin
        for lead in part.leads:
            for rendering in lead.renderings if self._is_called(part, lead) else ():
                is_other = rendering.language == "zh" and is_latin and self._is_name(rendering, lead)
                if is_other or _is_abbreviation(rendering):
                    yield self._rendering(rendering, scope)

    def _is_called(self, part: Mention, lead: Sense) -> bool:
        """Whether a part is what a concept is called, in pinyin or for short too, and not another name of it."""
        short = (rendering for rendering in lead.renderings if _is_abbreviation(rendering))
        return lead.rank in (PREFERRED, SPELT) or any(rendering.words == part.words for rendering in short)

    def _is_name(self, rendering: Rendering, lead: Sense) -> bool:
        """Whether a rendering is what its concept is called."""
        found = self._wordbook.leads(key_of(rendering.words))
        return any(other.code == lead.code and other.rank == PREFERRED for other in found)

    def _rendering(self, rendering: Rendering, scope: Scope) -> Node:
        words = rendering.words
        return self._word(words[0], scope) if len(words) == 1 else self._run(rendering.folded, scope)

    def _word(self, word: str, scope: Scope) -> Node:
        """A word in text or title; that of who issued the document names nothing."""
        return Word(word, scope) if scope != "all" else Or((Word(word, "text"), Word(word, "titles")))

    def _run(self, folded: str, scope: Scope, *, whole: bool = True) -> Node:
        if not folded:
            return Or()
        several: tuple[Scope, ...] = ("text", "titles") if scope == "all" else (scope,)
        runs = tuple(Run(folded, each, whole=whole) for each in several)
        return runs[0] if len(runs) == 1 else Or(runs)


def _is_abbreviation(rendering: Rendering) -> bool:
    """Whether a rendering is letters for words (CRO, AI, CAR-T), which Chinese texts print as English ones do.

    >>> _is_abbreviation(Rendering("CDMO", "en", "cdmo", ("cdmo",)))
    True
    """
    text = rendering.text
    return rendering.language == "en" and len(text) <= _ABBREVIATION and text.isupper()
