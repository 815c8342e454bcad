"""Where a query's words and runs stand in a text, in offsets of the original characters.

A traditional query marks simplified text, ３ marks 3, and CRO marks the whole of CROs: matching is done on folded text
and every span goes back through the fold's map.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from index.analysis.analyser import Analyser
from search.engines.runs import stands_whole
from search.query import Run, Word

_LATIN_WORD = re.compile(r"[a-z]+")
#: Letters of a Latin word that its singular surely keeps (therapies, therapy).
_STEM = 3


class Mark(NamedTuple):
    """A stretch ``[start, end)`` of a text, and what matched there."""

    start: int
    end: int
    matched: str


def find_marks(text: str, leaves: Sequence[Word | Run], analyser: Analyser) -> list[Mark]:
    """Every place where a leaf of the query stands in a text, in reading order; places may overlap.

    1. Where the words of a run stand together, they are not marked apart: 医疗 of 医疗服务 is not what was asked.
    2. A single Han character (区) is marked only when the query has nothing longer: it stands all over a text.
    """
    folded = analyser.fold(text)
    long = any(len(leaf.text) > 1 for leaf in leaves)
    found: set[Mark] = set()
    together: set[str] = set()
    for leaf in sorted(leaves, key=lambda leaf: isinstance(leaf, Word)):
        is_slight = long and len(leaf.text) == 1 and not leaf.text.isascii()
        if leaf.scope == "titles" or not leaf.text or is_slight or leaf.text in together:
            continue
        places = set(_places(folded.text, leaf.text, isinstance(leaf, Word) or leaf.whole))
        if isinstance(leaf, Word) and _LATIN_WORD.fullmatch(leaf.text):
            places.update(_inflected(folded.text, leaf.text, analyser))
        if places and isinstance(leaf, Run) and len(leaf.words) > 1:
            together.update(leaf.words)
        found.update(Mark(*_to_word_ends(text, *folded.original(*place)), leaf.text) for place in places)
    return sorted(found)


def _places(text: str, part: str, whole: bool) -> Iterator[tuple[int, int]]:
    """Where a folded string stands in a folded text."""
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        if not whole or stands_whole(text, start, end):
            yield start, end
            start = text.find(part, end)
        else:
            start = text.find(part, start + 1)


def _inflected(text: str, word: str, analyser: Analyser) -> Iterator[tuple[int, int]]:
    """Where another form of a Latin word stands (CROs, therapies)."""
    for found in _LATIN_WORD.finditer(text):
        other = found.group()
        if other != word and other.startswith(word[:_STEM]) and stands_whole(text, *found.span()):
            tokens = analyser.words(other)
            if len(tokens) == 1 and tokens[0].text == word:
                yield found.span()


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


def matched(marks: Iterable[Mark], leaves: Sequence[Word | Run]) -> list[str]:
    """What of the query stands in a text, in its order; a part of something longer that stands there is left out."""
    found = {mark.matched for mark in marks}
    present = dict.fromkeys(leaf.text for leaf in leaves if leaf.text in found)
    return [text for text in present if not any(text != other and text in other for other in present)]
