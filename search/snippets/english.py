"""The opening of an English text: what is shown of it beside the part of the Chinese that matched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from search.snippets.cutting import GAP, TEXTS_KEPT, Fragment, Style, snippet
from search.snippets.marks import Mark

#: Characters of an English clause that are shown: what stands for the 160 Chinese ones of a snippet, or a little less.
LENGTH = 420

#: A sentence ends here: a sign, and behind it white space and what a sentence can begin with; or at a row of a table.
_ENDS = re.compile(r"[.;!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\n")
#: What has a full stop inside a sentence: No. 014, Dr. Li, U.S. companies, e.g. Roche, the number of a line.
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Nos|Dr|Mr|Ms|Prof|St|vs|cf|Co|Ltd|Inc|approx|e\.g|i\.e|etc)|\b[A-Z]|^\d{1,2})\.$"
)
#: Characters of the longest abbreviation, with its full stop and the break before it.
_LOOK_BACK = 8
_PAUSES = re.compile(r"(?<=[,;:)])\s|\s(?=[(–—])")


def opening(text: str, length: int = LENGTH) -> list[Fragment]:
    """The whole text when it is short, else as many of its first sentences as fit, unmarked.

    >>> opening("Set up No. 1 Park. Then fill it with companies.", 30)
    [Fragment(text='Set up No. 1 Park.', mark=False), Fragment(text=' …', mark=False)]
    """
    if len(text) <= length:
        return [Fragment(text, False)]
    ends: Sequence[int] = sentence_ends(text[: length + 1])
    # A first sentence that is far too short says nothing: "First, sales of devices." goes with what follows.
    if not ends or ends[-1] < length // 3:
        ends = _pauses(text, length)
    return [Fragment(text[: ends[-1]].rstrip(), False), Fragment(f" {GAP}", False)]


@lru_cache(maxsize=TEXTS_KEPT)
def sentence_ends(text: str) -> tuple[int, ...]:
    """Where the sentences of an English text end."""
    found = (end.end() for end in _ENDS.finditer(text))
    return tuple(end for end in found if not _ABBREVIATED.search(text, max(0, end - _LOOK_BACK), end))


#: English is cut at its sentences; its words are not cut since it is cut at spaces.
ENGLISH = Style(sentence_ends, re.compile(r"[0-9]{1,40}(?:[.,:-][0-9]{1,40}){0,5}%?"))


def english_snippet(text: str, marks: Sequence[Mark]) -> list[Fragment]:
    """The sentences of an English text with the most of what matched; its opening where nothing did."""
    return snippet(text, marks, LENGTH, ENGLISH) if marks else opening(text)


def _pauses(text: str, length: int) -> list[int]:
    """Where a long sentence may be cut: at its pauses, else between words, else anywhere."""
    for pattern in (_PAUSES, re.compile(r"\s")):
        found = [pause.start() for pause in pattern.finditer(text, length // 2, length)]
        if found:
            return found
    return [length]
