"""Where a query's words and runs stand in a text, in offsets of the original characters.

A traditional query marks simplified text, ３ marks 3, and CRO marks the whole of CROs: matching is done on folded text
and every span goes back through the fold's map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from index.analysis.analyser import Analyser
from index.analysis.borders import Borders, stands_whole
from search.query.tree import Run, Word

#: Texts that are kept as read, about 20 KB each, and places of a leaf in a text.
_TEXTS_KEPT, _PLACES_KEPT = 1024, 32_768
#: Between what was typed and what it is called in a text.
_ARROW = " → "


class Mark(NamedTuple):
    """A stretch ``[start, end)`` of a text, and what matched there: 医疗器械, or medical device → 医疗器械."""

    start: int
    end: int
    matched: str


#: A leaf, with what goes with it.
_Leaf = TypeVar("_Leaf")
#: Says where a query stands in a text.
Finder = Callable[[str], list[Mark]]


class Highlighter:
    """Finds marks; texts that are shown again and again are read once."""

    def __init__(self, analyser: Analyser) -> None:
        borders = Borders(analyser.words)
        self._read = lru_cache(maxsize=_TEXTS_KEPT)(lambda text: _Text(text, analyser, borders))
        # Kept by strings alone: to compare leaves takes longer than to look for most of them.
        self._spans = lru_cache(maxsize=_PLACES_KEPT)(
            lambda text, string, words, whole: tuple(self._read(text).places(string, words, whole=whole))
        )

    def find(self, text: str, leaves: Sequence[Word | Run]) -> list[Mark]:
        """Every place where a leaf of the query stands in a text; see :meth:`finder`, which is for several texts."""
        return self.finder(leaves)(text)

    def finder(self, leaves: Iterable[Word | Run]) -> Finder:
        """What says of any text every place where a leaf of the query stands, in reading order; they may overlap.

        1. Where the words of a run stand together, they are not marked apart: 医疗 of 医疗服务 is not what was asked.
        2. A single Han character (区) is marked only when the query has nothing longer: it stands all over a text.
        """
        sought = [(one.string, one.first, one) for one in _sought(tuple(leaves))]
        return lambda text: self._places(text, sought)

    def starts(self, leaves: Sequence[tuple[Word | Run, float]]) -> Callable[[str], list[tuple[int, float]]]:
        """What says of any text where leaves begin, each by itself, with the number that came with it."""
        sought = [(one.string, one.first, (one, weight)) for leaf, weight in leaves for one in _sought((leaf,))]

        def starts(text: str) -> list[tuple[int, float]]:
            spans = self._spans
            return [
                (start, weight)
                for one, weight in self._read(text).likely(sought)
                for start, _ in spans(text, one.string, one.words, one.whole)
            ]

        return starts

    def _places(self, text: str, sought: Iterable[tuple[str, str, _Sought]]) -> list[Mark]:
        read = self._read(text)
        found: dict[tuple[int, int], Mark] = {}
        together: set[str] = set()
        for one in read.likely(sought):
            leaf = one.leaf
            if leaf.text in together:
                continue
            spans = self._spans(text, one.string, one.words, one.whole)
            if spans and isinstance(leaf, Run) and len(leaf.words) > 1:
                together.update(leaf.words)
            for span in spans:
                # What was typed itself names the place, whatever else leads there.
                if span not in found or (not leaf.typed and _ARROW in found[span].matched):
                    found[span] = Mark(*span, _label(leaf, text[slice(*span)]))
        return sorted(found.values())


class _Sought(NamedTuple):
    """A leaf as texts are searched for it.

    Attributes:
        string: What stands in the folded text as it is, "" for English words.
        first: The first of its words, "" without any.
        words: Its words where they are looked for in any inflection, else none.
        whole: Whether it stands only between the ends of words.
    """

    leaf: Word | Run
    string: str
    first: str
    words: tuple[str, ...]
    whole: bool


def _sought(leaves: Sequence[Word | Run]) -> list[_Sought]:
    """The leaves that are marked, runs first."""
    long = any(len(leaf.text) > 1 for leaf in leaves)
    sought = []
    for leaf in sorted(leaves, key=lambda leaf: isinstance(leaf, Word)):
        is_slight = long and len(leaf.text) == 1 and not leaf.text.isascii()
        if leaf.text and leaf.scope != "titles" and not is_slight:
            is_english = leaf.scope == "english"
            words = tuple(leaf.text.split(" ")) if isinstance(leaf, Word) or is_english else ()
            whole = isinstance(leaf, Word) or leaf.whole
            sought.append(_Sought(leaf, "" if is_english else leaf.text, words[0] if words else "", words, whole))
    return sought


class _Text:
    """A text as it is looked into: folded for runs, and its Latin words in any inflection and spelling."""

    def __init__(self, text: str, analyser: Analyser, borders: Borders) -> None:
        self._text = text
        self._borders = borders
        self._folded = analyser.fold(text)
        self._tokens = analyser.latin(text)
        self._at: dict[str, list[int]] = {}
        for place, token in enumerate(self._tokens):
            self._at.setdefault(token.text, []).append(place)

    def likely(self, sought: Iterable[tuple[str, str, _Leaf]]) -> list[_Leaf]:
        """The leaves that are worth looking for, by their strings and first words: most stand in few texts."""
        text, at = self._folded.text, self._at
        return [one for string, first, one in sought if (string and string in text) or first in at]

    def places(self, string: str, words: tuple[str, ...], *, whole: bool) -> set[tuple[int, int]]:
        """The stretches of the original text where a leaf stands; see :class:`_Sought`."""
        spans = set(self._latin(words))
        if string:
            found = self._found(string, whole)
            spans.update(_to_word_ends(self._text, *self._folded.original(*place)) for place in found)
        return spans

    def _found(self, part: str, whole: bool) -> Iterator[tuple[int, int]]:
        """Where a folded string stands in the folded text."""
        text = self._folded.text
        start = text.find(part)
        while start >= 0:
            end = start + len(part)
            if not whole or (stands_whole(text, start, end) and self._borders.hold(text, start, end)):
                yield start, end
                start = text.find(part, end)
            else:
                start = text.find(part, start + 1)

    def _latin(self, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Where a word, or the words of an English phrase, stand."""
        for first in self._at.get(words[0], ()) if words else ():
            tokens = self._tokens[first : first + len(words)]
            if tuple(token.text for token in tokens) == words:
                yield tokens[0].start, tokens[-1].end


def _label(leaf: Word | Run, shown: str) -> str:
    """What led to a place: the words of the query, or what they are called there (medical device → 医疗器械)."""
    return f"{leaf.typed}{_ARROW}{' '.join(shown.split())}" if leaf.typed else leaf.text


def _to_word_ends(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch widened to the ends of the Latin words it begins and ends in: a quoted IT marks all of digital."""
    while start > 0 and _is_latin(text[start]) and _is_latin(text[start - 1]):
        start -= 1
    while end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]):
        end += 1
    return start, end


def _is_latin(char: str) -> bool:
    """Whether a character is a letter of the Latin script, full width included."""
    return char.isalpha() and (char < "\u0250" or "\uff21" <= char <= "\uff5a")


def merge(marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """The stretches that are marked: overlapping and touching ones are one."""
    merged: list[tuple[int, int]] = []
    for start, end, _ in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def matched(marks: Iterable[Mark]) -> list[str]:
    """What led to a text: what was typed as it stands there, then what other words led there.

    A part of something longer that stands there is left out, and so are the other words for what stands there itself.
    """
    labels = dict.fromkeys(mark.matched for mark in marks)
    typed = [label for label in labels if _ARROW not in label]
    whole = [label for label in typed if not any(label != other and label in other for other in typed)]
    led = [label for label in labels if _ARROW in label and label.split(_ARROW)[0].lower() not in typed]
    return whole + led
