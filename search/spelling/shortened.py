"""Short forms made of the first characters of words → the term that they stand for: 知产 → 知识产权.

A short form that the glossary does not know is read so only where it stands nowhere itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from index.analysis.folding import HAN

#: Characters of a short form, and of the longest term that it may be short for.
_SHORTEST, _LONGEST, _LONGEST_TERM = 2, 4, 12
#: Readings that are given.
_MOST = 2

_RUN = re.compile(rf"[{HAN}]+")


class ShortForms:
    """Reads short forms as terms of the documents; its table is made when it is first needed.

    Args:
        terms: Every folded term and word of the documents with the number of its clauses.
        words: Cuts a term into its words.
    """

    def __init__(self, terms: Mapping[str, int], words: Callable[[str], Sequence[str]]) -> None:
        self._terms = terms
        self._words = words

    def readings(self, text: str) -> list[str]:
        """Returns the terms that a few characters may be short for, the one in most clauses first.

        Each character begins a word of the term, in their order, and the first one begins the term.
        """
        if not _SHORTEST <= len(text) <= _LONGEST or not _RUN.fullmatch(text):
            return []
        longer = (term for term in self._by_first[text[0]] if len(term) > len(text) and _is_within(text, term))
        found = [term for term in longer if self._begins_words(text, term)]
        return sorted(found, key=lambda term: (-self._terms[term], len(term), term))[:_MOST]

    def rewritten(self, text: str, unknown: Sequence[str]) -> list[str]:
        """The texts that a query may be with one of its words that stand nowhere written in full."""
        return [text.replace(word, term, 1) for word in unknown if word in text for term in self.readings(word)]

    def _begins_words(self, text: str, term: str) -> bool:
        """Whether each character of a text begins a word of a term, none passed over but between the first and last."""
        words = self._words(term)
        left = list(text)
        for word in words:
            if left and word[0] == left[0]:
                left.pop(0)
        return not left and words[-1][0] == text[-1]

    @cached_property
    def _by_first(self) -> Mapping[str, list[str]]:
        by_first: dict[str, list[str]] = defaultdict(list)
        for term in self._terms:
            if _SHORTEST < len(term) <= _LONGEST_TERM and _RUN.fullmatch(term):
                by_first[term[0]].append(term)
        return by_first


def _is_within(text: str, term: str) -> bool:
    """Whether the characters of a text stand in a term in their order."""
    rest = iter(term)
    return all(character in rest for character in text)
