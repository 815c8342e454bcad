"""Corrects a stretch of a query: its Chinese and its English apart, then put together again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from index.analysis.folding import HAN
from search.spelling.chinese import ChineseSpeller, SpellingChange
from search.spelling.covering import Stands
from search.spelling.english import EnglishSpeller

#: Corrections that are given of a stretch.
_MOST = 3
#: Longer stretches are no typing errors but texts that were pasted.
_LONGEST = 64

_HAN = re.compile(rf"[{HAN}]")
_RUNS = re.compile(rf"([{HAN}]+)")


class Speller:
    """Corrects by the terms that stand in the documents; its tables are made when they are first needed.

    Args:
        terms: Every folded term and word of the documents, in both languages, with the number of its clauses.
        sounds: How Han characters are read (:mod:`index.wordbook.sounds`).
        is_word: Whether a stretch is a word of the language, documents or not: such a word is not taken for an error.
        is_name: Whether words are a name of something, in the documents or not.
    """

    def __init__(
        self,
        terms: Mapping[str, int],
        sounds: Mapping[str, str],
        is_word: Stands = lambda word: False,
        is_name: Stands = lambda words: False,
    ) -> None:
        self._terms = terms
        self._sounds = sounds
        self._is_word = is_word
        self._is_name = is_name

    def corrections(self, text: str, known: Stands) -> list[str]:
        """Returns at most three corrected texts, best first, none where nothing plausible is found.

        Args:
            text: A folded stretch.
            known: Whether a string stands in the documents; what does is never changed.
        """
        if len(text) > _LONGEST or known(text):
            return []
        options: list[Sequence[str]] = []
        for run in _RUNS.split(text):
            if _HAN.match(run):
                options.append(_rewritten(run, self._chinese.changes(run, known)) or [run])
            elif run:
                options += self._english.options(run, known)
        return _combined(text, options)

    def certain(self, text: str, known: Stands) -> list[str]:
        """A text whose English is put right where there is no doubt; none where nothing is to be changed.

        Args:
            text: A folded stretch.
            known: Whether a string stands in the documents.
        """
        if len(text) > _LONGEST:
            return []
        runs = _RUNS.split(text)
        pieces = [self._english.certain(run, known) if run and not _HAN.match(run) else run for run in runs]
        return [other] if (other := "".join(pieces)) != text else []

    @cached_property
    def _chinese(self) -> ChineseSpeller:
        terms = {term: clauses for term, clauses in self._terms.items() if len(term) > 1 and _RUNS.fullmatch(term)}
        return ChineseSpeller(terms, self._sounds, self._is_word)

    @cached_property
    def _english(self) -> EnglishSpeller:
        terms = {term: clauses for term, clauses in self._terms.items() if term.isascii()}
        return EnglishSpeller(terms, self._is_word, self._is_name)


def _rewritten(text: str, changes: Sequence[SpellingChange]) -> list[str]:
    """The texts that changes make: each of the best kind in turn, with the best of the others that leave it alone."""
    texts = []
    for first in changes:
        if first.kind != changes[0].kind:
            break  # where there is a change to be trusted, one that is less so is a guess too many
        made = [first]
        for change in changes:
            if all(change.end <= other.start or other.end <= change.start for other in made):
                made.append(change)
        texts.append(_replaced(text, made))
    return list(dict.fromkeys(texts))


def _replaced(text: str, changes: Sequence[SpellingChange]) -> str:
    for change in sorted(changes, key=lambda change: -change.start):
        text = text[: change.start] + change.term + text[change.end :]
    return text


def _combined(text: str, options: Sequence[Sequence[str]]) -> list[str]:
    """The best option of every piece joined, then those with one piece's next best."""
    best = [several[0] for several in options]
    texts = ["".join(best)]
    for place, several in enumerate(options):
        for other in several[1:_MOST]:
            texts.append("".join([*best[:place], other, *best[place + 1 :]]))
    return [other for other in dict.fromkeys(texts) if other != text][:_MOST]
