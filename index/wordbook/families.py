"""Families of English words: invest, investing, investment. What asks for one may mean another, and less.

No word is ranked as another (organ is not organization): a family is only another way to say a word of a query, of
little weight. The rules are few and careful; what they join and should not, costs a hit far down.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_SHORTEST = 4
#: (ending, what stays of it), the first that fits counts and leaves a stem of four letters.
_ENDINGS = (
    ("ization", "iz"),
    ("izing", "iz"),
    ("ized", "iz"),
    ("izer", "iz"),
    ("ize", "iz"),
    ("ating", "at"),
    ("ated", "at"),
    ("ator", "at"),
    ("ate", "at"),
    ("ation", "at"),
    ("tion", "t"),
    ("sion", "s"),
    ("ment", ""),
    ("ing", ""),
    ("ed", ""),
    ("at", ""),
    ("er", ""),
    ("or", ""),
    ("y", ""),
    ("e", ""),
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def stem(word: str) -> str:
    """Returns what a ranked English word has in common with its family.

    >>> [stem(word) for word in ("investing", "investment", "evaluation", "evaluate", "planning", "organ", "discovery")]
    ['invest', 'invest', 'evalu', 'evalu', 'plan', 'organ', 'discov']
    """
    shorter = _shorter(word)
    while shorter != word:
        word, shorter = shorter, _shorter(shorter)
    return word


def _shorter(word: str) -> str:
    """A word without its last ending."""
    for ending, kept in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(kept) >= _SHORTEST:
            return _DOUBLED.sub(r"\1", word[: -len(ending)] + kept)
    return word


def compile_families(words: Iterable[str]) -> dict[str, list[str]]:
    """Returns the words of each stem, in alphabetical order."""
    families: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if word.isascii() and word.isalpha():
            families[stem(word)].append(word)
    return dict(families)
