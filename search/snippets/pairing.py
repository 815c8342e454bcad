"""One cut for both languages: the Chinese and the English of a hit show the same sentences.

The language in which more of the query stands leads: its best stretch is cut, and the sentences that stand at the same
place of the other text are cut from that one. A translation keeps the sentences of its source nearly always; where it
does not, the place counts, as a share of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from search.snippets.cutting import CHINESE, GAP, TEXTS_KEPT, Fragment, Style, pieces_of, window
from search.snippets.english import ENGLISH, sentence_ends
from search.snippets.marks import Mark, merge

#: Characters that are shown of each: four lines of a hit with both beside each other.
LENGTHS = {"zh": 96, "en": 250}
#: Where a sentence may be cut that is too long.
_PAUSES = re.compile(r"[，、,;；]\s*|\s+")
#: Where a Chinese sentence ends that its translation ends too: not at a colon.
_FULL_STOPS = re.compile(r"[。！？；][”’」』）》]*|\n")

#: A text with where the query stands in it.
Marked = tuple[str, Sequence[Mark]]


def paired(chinese: Marked, english: Marked | None) -> tuple[list[Fragment], list[Fragment] | None]:
    """The same stretch of a clause in both languages, marked; no English where there is none."""
    zh, zh_marks = chinese
    if english is None:
        return _cut(zh, zh_marks, (0, len(zh)), "zh"), None
    en, en_marks = english
    if _worth(en_marks) > _worth(zh_marks):
        shown = (
            window(en, en_marks, merge(en_marks), LENGTHS["en"], ENGLISH) if len(en) > LENGTHS["en"] else (0, len(en))
        )
        other = _across(shown, _bounds(en, "en"), _bounds(zh, "zh"), zh_marks)
        return _cut(zh, zh_marks, other, "zh"), _cut(en, en_marks, shown, "en")
    shown = window(zh, zh_marks, merge(zh_marks), LENGTHS["zh"], CHINESE) if len(zh) > LENGTHS["zh"] else (0, len(zh))
    other = _across(shown, _bounds(zh, "zh"), _bounds(en, "en"), en_marks)
    return _cut(zh, zh_marks, shown, "zh"), _cut(en, en_marks, other, "en")


def _worth(marks: Sequence[Mark]) -> int:
    """How much of a query stands in a text."""
    return len({mark.matched.partition(" → ")[0] for mark in marks})


@lru_cache(maxsize=2 * TEXTS_KEPT)
def _bounds(text: str, language: str) -> tuple[int, ...]:
    """Where the sentences of a text begin, and its end."""
    ends = sentence_ends(text) if language == "en" else (found.end() for found in _FULL_STOPS.finditer(text))
    return tuple(sorted({0, *(end for end in ends if text[end:].strip()), len(text)}))


def _across(
    shown: tuple[int, int], here: Sequence[int], there: Sequence[int], marks: Sequence[Mark]
) -> tuple[int, int]:
    """The sentences of the other text that stand at the place of a stretch of this one, with what follows them.

    Where both texts have as many sentences, they are the same ones. Where not, a sentence with a mark is taken, the one
    that is nearest to the place.
    """
    first = bisect_right(here, shown[0]) - 1
    last = max(bisect_left(here, shown[1]), first + 1)
    if len(here) == len(there):
        # From within a long sentence, as far into its translation.
        into = (shown[0] - here[first]) / ((here[first + 1] - here[first]) or 1)
        return there[first] + int(into * (there[first + 1] - there[first])), there[last]
    share = shown[0] / (here[-1] or 1)
    near = min((mark.start for mark in marks), key=lambda at: abs(at / (there[-1] or 1) - share), default=None)
    start = int(share * there[-1]) if near is None else near
    return there[min(bisect_right(there, start) - 1, len(there) - 2)], there[-1]


def _cut(text: str, marks: Sequence[Mark], shown: tuple[int, int], language: str) -> list[Fragment]:
    """A stretch of a text, no longer than is shown, with its marks and with signs where something is left out."""
    start, end = shown
    length, style = LENGTHS[language], _style(language)
    if start > 0 and not _PAUSES.search(text[start - 1]) and text[:start].rstrip() and start not in style.ends(text):
        pause = _PAUSES.search(text, start, min(start + length // 4, end))
        start = pause.end() if pause else start
    if end - start > length:
        inside = [
            Mark(mark.start - start, mark.end - start, mark.matched)
            for mark in marks
            if mark.start >= start and mark.end <= end
        ]
        first, last = window(text[start:end], inside, merge(inside), length, style) if inside else (0, 0)
        start, end = start + first, start + last
    end = _filled(text, start, end, length, style)
    spans = [span for span in merge(marks) if span[0] >= start]
    before = [Fragment(f"{GAP} " if language == "en" else GAP, False)] if text[:start].strip() else []
    after = [Fragment(f" {GAP}" if language == "en" else GAP, False)] if text[end:].strip() else []
    return before + _trimmed(pieces_of(text, start, end, spans)) + after


def _filled(text: str, start: int, end: int, length: int, style: Style) -> int:
    """Where a stretch ends that shows what follows while there is room, to the end of a sentence if that is near."""
    limit = start + length
    if limit >= len(text):
        return len(text)
    ends = style.ends(text)
    near = ends[bisect_right(ends, max(end, limit - length // 3)) : bisect_right(ends, limit)]
    if near:
        return max(end, near[-1])
    pauses = _pauses(text)
    # A pause that goes on beyond the limit is cut there.
    last = bisect_left(pauses, (limit, 0)) - 1
    return max(end, min(pauses[last][1], limit)) if last >= 0 else end


@lru_cache(maxsize=2 * TEXTS_KEPT)
def _pauses(text: str) -> tuple[tuple[int, int], ...]:
    """The pauses of a text."""
    return tuple(found.span() for found in _PAUSES.finditer(text))


def _trimmed(pieces: list[Fragment]) -> list[Fragment]:
    """The pieces without white space around them."""
    if pieces:
        pieces[0] = Fragment(pieces[0].text.lstrip(), pieces[0].mark)
        pieces[-1] = Fragment(pieces[-1].text.rstrip(), pieces[-1].mark)
    return [piece for piece in pieces if piece.text]


def _style(language: str) -> Style:
    return CHINESE if language == "zh" else ENGLISH
