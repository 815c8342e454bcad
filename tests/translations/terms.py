"""Terms: what the glossary prefers for a Chinese term must stand in the English of a text that has the term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from index.terms.glossary import COMMON_KINDS, Concept, Finder

_SMALL = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to", "with"))
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("xes", "x"), ("ses", "s"), ("s", ""))


class Terms:
    """The concepts that name things, found in Chinese the longest first, and what each may be called in English."""

    def __init__(self, concepts: Sequence[Concept], forms: Iterable[Sequence[str]] = ()) -> None:
        """Take the glossary and, in rows of Chinese, English and note, the forms that grammar asks for beside it."""
        grammar: dict[str, list[str]] = {}
        for chinese, english, _ in forms:
            grammar.setdefault(chinese, []).append(english)
        self._concepts = concepts
        self._finder = Finder(concepts, lambda text: text)
        self._accepted = [
            tuple(_content(text) for text in (*concept.english, *grammar.get(concept.zh, ()))) for concept in concepts
        ]

    def preferred(self, chinese: str) -> Iterator[tuple[Concept, tuple[frozenset[str], ...]]]:
        """The concepts that a text names by their preferred Chinese, with the words of each English rendering."""
        seen = set()
        for use in self._finder.find(chinese):
            concept = self._concepts[use.concept]
            if concept.kind in COMMON_KINDS or use.concept in seen or chinese[use.start : use.end] != concept.zh:
                continue
            seen.add(use.concept)
            yield concept, self._accepted[use.concept]

    def unused(self, chinese: str, english: str) -> list[str]:
        """The preferred terms of the Chinese for which the English has the words of no rendering of the glossary.

        The words count, not their order: 重大项目 = major municipal-level projects, 产业规模 = scale of the industry.
        """
        said = words(english)
        return [
            concept.zh
            for concept, accepted in self.preferred(chinese)
            if not any(rendering <= said for rendering in accepted)
        ]


def _content(rendering: str) -> frozenset[str]:
    """The words of a rendering that a text must have; what it explains in brackets is not one of them."""
    return words(re.sub(r" \(.*\)", "", rendering)) - _SMALL


def words(english: str) -> frozenset[str]:
    """The words in lower case and in the singular; a hyphen parts them."""
    found = re.findall(r"[^\W_]+(?:'(?!s\b)[a-z]+|&[A-Za-z]+)?", english)
    return frozenset(_singular(word.lower()) for word in found)


@cache
def _singular(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith(("ss", "us", "sis")):
            return word[: -len(ending)] + instead
    return word
