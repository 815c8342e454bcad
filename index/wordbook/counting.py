"""Counts in how many texts each of many words and phrases stands, in one pass over the texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

_LATIN = re.compile(r"[a-z0-9]+")


class Counting:
    """Counts folded phrases: Latin ones where whole words of the text are, Chinese ones anywhere.

    Linear in the text: a place is only compared with the phrases that begin with the word, or with the two
    characters, that stand there.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._starting: dict[str, list[str]] = {}
        for phrase in dict.fromkeys(phrases):
            word = _LATIN.match(phrase)
            if len(phrase) > 1:
                self._starting.setdefault(word.group() if word else phrase[:2], []).append(phrase)

    def count(self, texts: Iterable[str]) -> Counter[str]:
        """The number of texts that hold each phrase; a phrase that none holds is left out."""
        found: Counter[str] = Counter()
        for text in texts:
            found.update(set(self._within(text)))
        return found

    def _within(self, text: str) -> Iterator[str]:
        for at, key in _places(text):
            for phrase in self._starting.get(key, ()):
                if text.startswith(phrase, at) and not _goes_on(text, at + len(phrase)):
                    yield phrase


def _places(text: str) -> Iterator[tuple[int, str]]:
    """Where a phrase may begin, and what it would begin with."""
    for word in _LATIN.finditer(text):
        yield word.start(), word.group()
    if text.isascii():
        return
    for at in range(len(text) - 1):
        if not text[at].isascii():
            yield at, text[at : at + 2]


def _goes_on(text: str, end: int) -> bool:
    """Whether a Latin word goes on behind a phrase: IT does not stand in item."""
    ends_latin = _LATIN.match(text, end - 1) is not None
    return ends_latin and _LATIN.match(text, end) is not None
