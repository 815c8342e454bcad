"""Suggestions while a reader types: what the words begun could become, and how many clauses name that.

Of what is completed as a whole the number is known since the build; only behind other words is it asked for.
What is typed is completed as a whole; where little begins with it, its last words are, and those before them stay:
``AI 医`` → ``AI 医疗器械``, ``标题:人`` → ``标题:人才``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from index.analysis.folding import HAN
from index.wordbook.completions import Completion

#: Suggestions that are given at most.
LIMIT = 20
#: Queries that are counted in one call of the engine: each takes up to a millisecond, and a reader types fast.
_COUNTED = 20
#: Words at the end of a query that are completed together; names of more words begin the whole query.
_WORDS = 6
#: Suggestions for the whole query beside which none for its last words is looked for.
_ENOUGH = 3
#: As much as is looked at; no query that is still being typed is longer.
_LONGEST = 300

#: Where a word begins: at the start, behind a space, an operator or a quotation mark, and where the script changes. A
#: hyphen is an operator where no word stands before it.
_START = re.compile(
    rf"(?:^|(?<=[\s:：\"“”‘「」『』()（）])|(?<=^[-−－+])|(?<=\s[-−－+])"
    rf"|(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}]))(?=[^\W_])"
)
_CLOSERS = {"“": "”", "「": "」", "『": "』", "‘": "’", "（": "）", "(": ")"}
_HAN = re.compile(f"[{HAN}]")


class CompletionSource(Protocol):
    """Whoever knows the completions."""

    def starting(self, prefix: str, limit: int, language: str) -> list[Completion]:
        """What begins with the characters typed, best first."""


class Suggester:
    """Makes suggestions of completions that find something."""

    def __init__(self, completions: CompletionSource, counts: Callable[[Sequence[str]], list[int]]) -> None:
        """Takes the completions, and what counts the clauses that name each of several queries in one call."""
        self._completions = completions
        self._counts = counts

    def suggest(self, q: str, lang: str, limit: int = 8) -> list[dict[str, Any]]:
        """Queries that begin as the reader's, best first; none has no hits. Nothing that can be typed raises.

        Each with the number of the clause that answers it, where it is a question that one answers.

        Args:
            q: What is typed so far.
            lang: The reader's language: of equals, completions in it come first.
            limit: How many are given at most.
        """
        limit, q = max(0, min(limit, LIMIT)), q[:_LONGEST]
        rows: dict[str, dict[str, Any]] = {}
        starts = _starts(q)
        # The whole query in one call; its last words, all of them, in another where that gave few.
        for several in (starts[:1], starts[1:]):
            if several and len(rows) < min(limit, _ENOUGH):
                found = [(start, *pair) for start in several for pair in self._completed(q, start, lang, limit)]
                self._add(rows, found, limit)
        return list(rows.values())

    def _add(
        self, rows: dict[str, dict[str, Any]], candidates: Sequence[tuple[int, str, Completion]], limit: int
    ) -> None:
        """Adds the candidates that find something; those of fewer words only as long as there are few rows."""
        first = {text: (start, found) for start, text, found in reversed(candidates) if text not in rows}
        asked = [text for text in dict.fromkeys(text for _, text, _ in candidates) if text in first][:_COUNTED]
        begun, enough = -1, False
        for text, hits in zip(asked, self._hits(asked, first), strict=True):
            start, found = first[text]
            if start != begun:
                begun, enough = start, len(rows) >= _ENOUGH
            if enough or len(rows) >= limit:
                return
            if hits and not _is_plural(text, hits, rows):
                told = {"text": text, "language": found.language, "kind": found.kind, "hits": hits}
                rows[text] = {**told, "clause": found.clause}

    def _hits(self, texts: Sequence[str], found: Mapping[str, tuple[int, Completion]]) -> list[int]:
        """How many clauses name each text: as its completion says, or asked for where that stands behind words."""
        asked = [text for text in texts if text != found[text][1].text]
        counted = dict(zip(asked, self._counts(asked), strict=True)) if asked else {}
        return [counted.get(text, found[text][1].weight) for text in texts]

    def _completed(self, q: str, start: int, lang: str, limit: int) -> Iterator[tuple[str, Completion]]:
        """The query with what stands from `start` on completed."""
        before, begun = q[:start], q[start:].rstrip()
        if start and len(begun) == 1 and begun.isascii() and begun.isalpha():
            return  # A letter behind other words begins half of all words: where can I.
        language = "zh" if _HAN.search(begun) else lang
        after = _closing(before)
        for found in self._completions.starting(begun, 2 * limit, language):
            if found.kind == "question" and start:
                continue  # A question is asked as a whole.
            yield f"{before}{found.text}{after}".lstrip(), found


def _starts(q: str) -> list[int]:
    """Where what is to be completed may begin: the whole query, then its last words, the most of them first."""
    starts = [found.start() for found in _START.finditer(q.rstrip())]
    return starts[:1] + starts[1:][-_WORDS:]


def _closing(before: str) -> str:
    """What closes the quotation that a word stands in, where it stands in one."""
    opener = before[-1:]
    if opener == '"' and before.count('"') % 2:
        return '"'
    return _CLOSERS.get(opener, "")


def _is_plural(text: str, hits: int, rows: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a suggestion is one that is there already, but for its number (medical device, medical devices)."""
    others = (text.removesuffix("s"), f"{text}s")
    return any(other in rows and rows[other]["hits"] == hits for other in others)
