"""Other texts of a query that finds little: its pinyin read, its short forms written out, its slips put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from index.analysis.borders import is_chinese
from index.wordbook.naming import key_of
from search.answers.results import Means
from search.asking.standing import Standing
from search.library.generation import Library
from search.query.syntax import Parsed
from search.query.tree import And, Node, Or, Run, Stretch

if TYPE_CHECKING:
    from search.spelling import PinyinReader, ShortForms, Speller

_SPELLING: Means = "spelling"
#: Corrections that are tried.
_CORRECTIONS = 3


class Corrections(NamedTuple):
    """Other texts of a query, and how they were found."""

    texts: Sequence[str] = ()
    by: Means = _SPELLING


class Corrector:
    """Corrects queries by the words of one generation."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def corrected(self, typed: Parsed, unmatched: Sequence[str]) -> Corrections:
        """The query with its phrases corrected; quotes, prefixes and what is excluded stay as they are.

        Words that stand nowhere (``unmatched``) may be pinyin, which is read before letters are taken to be wrong.
        """
        if any(not isinstance(node, Stretch) for node in _asked(typed.tree)):
            return Corrections()
        unknown = [text for text in unmatched if not self._library.wordbook.is_english(text.lower())]
        if not all(map(is_chinese, unknown)) and (read := self._pinyin.rewritten(typed.text, unknown)):
            return Corrections(read, "pinyin")
        if typed.text.isascii() and (read := self._pinyin.whole(typed.text, unmatched)):
            return Corrections(read, "pinyin")
        text = self._library.analyser.fold_spaced(typed.text).text
        standing = Standing(self._standing, lambda trees: self._library.engine.counts(trees, {}))

        def decide(known: Callable[[str], bool]) -> tuple[list[str], list[str]]:
            short = self._short_forms.rewritten(text, [word for word in unknown if not known(word)])
            likely = self._speller.corrections(text, known)
            # Where one word is put right, its neighbour may be certain: medcial devise, medical devise, medical device.
            better = [other for each in likely for other in (*self._speller.certain(each, known), each)]
            return self._speller.certain(text, known), [*short, *dict.fromkeys(better)]

        certain, likely = standing.settled(decide)
        found = certain or likely[:_CORRECTIONS]
        return Corrections([_as_typed(other, typed.text) for other in found])

    @cached_property
    def _short_forms(self) -> ShortForms:
        # Most questions need neither this nor what follows, and a command pays for every module.
        from search.spelling import ShortForms

        words = self._library.analyser.words
        return ShortForms(self._terms, lambda text: [token.text for token in words(text)])

    @cached_property
    def _pinyin(self) -> PinyinReader:
        from search.spelling import PinyinReader

        wordbook = self._library.wordbook
        return PinyinReader(self._terms, wordbook.sounds(), wordbook.names())

    @cached_property
    def _speller(self) -> Speller:
        from search.spelling import Speller

        wordbook, analyser = self._library.wordbook, self._library.analyser

        def is_word(text: str) -> bool:
            if text.isascii():
                return wordbook.is_english(text)
            return [token.text for token in analyser.words(text)] == [text]

        def is_name(text: str) -> bool:
            return bool(wordbook.leads(text))

        return Speller(self._terms, wordbook.sounds(), is_word, is_name)

    @cached_property
    def _terms(self) -> Mapping[str, int]:
        return self._library.wordbook.terms()

    def _standing(self, text: str) -> Node | None:
        """What finds a string where it stands: Chinese as it is, English in any inflection; None for a name."""
        words = [token.text for token in self._library.analyser.words(text)]
        if not words:
            return Or()
        if self._library.wordbook.leads(key_of(words)):
            return None
        if text.isascii():
            return Run(" ".join(words), "english")
        return Run(self._library.analyser.fold(text).text, "text")


def _as_typed(corrected: str, typed: str) -> str:
    """A corrected text with the words that were right as the reader wrote them: Huashan hospital."""
    words = {word.lower(): word for word in typed.split(" ")}
    return " ".join(words.get(word, word) for word in corrected.split(" "))


def _asked(node: Node) -> Iterator[Node]:
    """The leaves of a tree as typed, excluded ones among them."""
    if isinstance(node, And | Or):
        for child in node.children:
            yield from _asked(child)
    else:
        yield node
