"""The terms that an entry holds beside its ranked words: pairs of characters, names of things, numbers it cites.

They are kept as postings, so that a count of clauses is the length of a list and is never made by reading texts again.

Reads: the folded texts and words of an entry, the names that anybody may ask for. Writes: terms by the fields of
:data:`index.schema.TERM_FIELDS`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.analysis.analyser import Analyser
from index.analysis.borders import Borders
from index.analysis.folding import HAN
from index.documents import Language
from index.schema import BIGRAMS, CITED, PHRASES, RUNS, SHORT_NAMES

#: Fields whose words are the entry's own and its section's, in the order in which names are looked for in them.
_WORDS: Mapping[Language, tuple[str, ...]] = {"zh": ("text", "heading", "section"), "en": ("text_en",)}
#: A 发文字号 that a text cites between brackets: （沪府发〔2018〕25号）; in running words nobody knows where it begins.
_NUMBER = re.compile(rf"(?<=[（(、；])([{HAN}]{{2,10}}[〔﹝［\[（(【]\d{{4}}[〕﹞］\]）)】]\s*第?\d{{1,5}}号)")
_LATIN = re.compile(r"[a-z0-9]+")


class Name(NamedTuple):
    """One way to write something, as the analyser reads it: folded, and its words."""

    language: Language
    folded: str
    words: tuple[str, ...]


class EntryTerms:
    """Finds the terms of entries."""

    def __init__(self, names: Iterable[Name], analyser: Analyser) -> None:
        """Takes every name that is looked for."""
        several = list(names)
        self._analyser = analyser
        self._borders = Borders(analyser.words)
        self._runs = NameFinder(name.folded for name in several)
        self._phrases = {
            language: Phrases(name.words for name in several if name.language == language) for language in _WORDS
        }

    def of(
        self, text: str, folded: str, folded_en: str, words: Mapping[str, Sequence[str]]
    ) -> dict[str, Collection[str]]:
        """The terms of an entry by field.

        Args:
            text: Its Chinese text as it is shown.
            folded: The same, folded.
            folded_en: Its English text, folded.
            words: Its words by ranked field.
        """
        found: dict[str, Collection[str]] = {
            BIGRAMS: self._analyser.bigrams(folded) | self._analyser.bigrams(folded_en),
            RUNS["zh"]: set(self._runs.within(folded)),
            RUNS["en"]: set(self._runs.within(folded_en)),
            SHORT_NAMES: self._borders.names(folded).difference(words["text"]) | self._borders.names(folded_en),
            CITED: set(_NUMBER.findall(text)) if "号" in text else (),
        }
        for language, fields in _WORDS.items():
            within = self._phrases[language].within
            found[PHRASES[language]] = {phrase for field in fields for phrase in within(words[field])}
        return {field: terms for field, terms in found.items() if terms}


class NameFinder:
    """Finds folded names in folded texts: Latin ones where whole words of the text are, Chinese ones anywhere.

    Linear in the text: a place is only compared with the names that begin with the word, or with the two characters,
    that stand there.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._starting: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            word = _LATIN.match(name)
            if len(name) > 1:
                self._starting.setdefault(word.group() if word else name[:2], []).append(name)

    def within(self, text: str) -> Iterator[str]:
        """The names that stand in a text, one as often as it does."""
        for at, key in self._places(text):
            for name in self._starting[key]:
                if text.startswith(name, at) and not _goes_on(text, at + len(name)):
                    yield name

    def _places(self, text: str) -> Iterator[tuple[int, str]]:
        """Where a name may begin, and what it would begin with."""
        starting = self._starting
        for word in _LATIN.finditer(text):
            if word.group() in starting:
                yield word.start(), word.group()
        if not text.isascii():
            pairs = map(str.__add__, text, text[1:])
            yield from ((at, pair) for at, pair in enumerate(pairs) if pair in starting and not pair[0].isascii())


class Phrases:
    """Finds names whose words stand side by side, so that 生医 is found in no 再生医学."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        self._starting: dict[str, list[tuple[str, ...]]] = {}
        for words in dict.fromkeys(map(tuple, names)):
            if words:
                self._starting.setdefault(words[0], []).append(words)

    def within(self, words: Sequence[str]) -> Iterator[str]:
        """The names in a list of words, each as its words parted by spaces."""
        starting = self._starting
        for at, word in enumerate(words):
            for name in starting.get(word, ()):
                if tuple(words[at : at + len(name)]) == name:
                    yield " ".join(name)


def read_names(texts: Iterable[tuple[Language, str]], analyser: Analyser) -> Iterator[Name]:
    """Texts read as names, each once."""
    for language, text in dict.fromkeys(texts):
        yield Name(language, analyser.fold(text).text, tuple(token.text for token in analyser.words(text)))


def _goes_on(text: str, end: int) -> bool:
    """Whether a Latin word goes on behind a name: IT does not stand in item."""
    ends_latin = _LATIN.match(text, end - 1) is not None
    return ends_latin and _LATIN.match(text, end) is not None
