"""Which of the questions that a clause answers led to it: those that share most with what was asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

#: Questions that are shown of a hit.
_MOST = 2
#: Words and pairs of characters that a question must share with the query, or all that it has.
_SHARED = 2

Grams = Callable[[str], frozenset[str]]


def led_by(questions: Iterable[str], asked: frozenset[str], grams: Grams) -> tuple[str, ...]:
    """The questions that share enough with a query, those that share most first.

    Args:
        questions: What a clause answers.
        asked: The words and pairs of characters of the query.
        grams: Gives those of a text (:func:`index.questions.grams.question_grams`).
    """
    ranked = []
    holds_some = _holding(asked)
    asks_latin = any(map(str.isascii, asked))
    for place, question in enumerate(questions):
        if question.isascii() and not asks_latin:
            continue  # an English question has nothing of a Chinese one, and need not be cut
        if not holds_some.search(question):
            continue  # nor need one that holds none of it: a clause may answer a hundred
        own = grams(question)
        if asked.isdisjoint(own):
            continue
        shared = len(asked.intersection(own))
        if shared >= min(_SHARED, len(own), len(asked)):
            ranked.append((-shared, place, question))
    return tuple(question for *_, question in sorted(ranked)[:_MOST])


@lru_cache(maxsize=64)
def _holding(asked: frozenset[str]) -> re.Pattern[str]:
    """Finds any of the words and pairs of characters of a query; all hits of a page are held against the same."""
    return re.compile("|".join(map(re.escape, sorted(asked))), re.I)
