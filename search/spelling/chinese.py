"""Corrections of a Chinese stretch: terms of the documents that sound like a part of it, or differ in a character.

A part is replaced only where the text gives reason to: it holds characters of no known word, or all of it sounds like a
term of four characters or more. In the order of trust:

1. the part sounds like the term (临床式验 → 临床试验);
2. it nearly does, as people of the south speak (临床司验);
3. it has the characters of the term in another order (器医疗械 → 医疗器械);
4. it sounds like a term of only two characters (式验 → 试验);
5. it lacks a character or has one too many (人智能 → 人工智能);
6. it has another character (医疗机械人 → 医疗机器人).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from index.wordbook.sounds import near, readings
from search.spelling.covering import Cover, Stands, cover

#: Terms of fewer characters are only compared by sound: nearly every pair of characters resembles some term.
_SHORTEST_BY_SHAPE = 4
#: Terms of so many characters may have two wrong ones, others one.
_SHORTEST_WITH_TWO = 6
_LONGEST_TERM = 12
#: Changes that are asked whether they replace something known; of more, none is plausible.
_MOST_ASKED = 24


class ChangeKind(IntEnum):
    """How a part of the text differs from a term, the most trustworthy first."""

    SOUND = 0
    NEAR = 1
    ORDER = 2
    PAIR = 3
    LENGTH = 4
    SHAPE = 5


#: How terms of two and three characters may differ.
_SHORT_KINDS: Mapping[int, tuple[ChangeKind, ...]] = {2: (ChangeKind.SOUND,), 3: (ChangeKind.SOUND, ChangeKind.NEAR)}


class SpellingChange(NamedTuple):
    """``text[start:end]`` is to be ``term``; of two changes the better one is less, field by field."""

    kind: ChangeKind
    shorter: int
    rarer: int
    start: int
    end: int
    term: str


class ChineseSpeller:
    """Finds changes from the Chinese terms of the documents."""

    def __init__(self, terms: Mapping[str, int], sounds: Mapping[str, str], is_word: Stands) -> None:
        self._terms = terms
        self._is_word = is_word
        self._longest = min(max(map(len, terms), default=0), _LONGEST_TERM)
        self._by_end: dict[str, list[str]] = defaultdict(list)
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        self._by_characters: dict[str, list[str]] = defaultdict(list)
        for term in terms:
            if len(term) < _SHORTEST_BY_SHAPE:
                self._by_end[term[0]].append(term)
                self._by_end[term[-1]].append(term)
            else:
                for first, second in pairwise(term):
                    self._by_pair[first + second].append(term)
                self._by_characters["".join(sorted(term))].append(term)
        self._sounds = lru_cache(maxsize=4096)(lambda character: frozenset(readings(character, sounds)))
        self._nears = lru_cache(maxsize=4096)(lambda character: frozenset(map(near, readings(character, sounds))))

    def changes(self, text: str, known: Stands) -> list[SpellingChange]:
        """Returns the plausible changes of a folded Chinese text, best first; they may overlap."""
        if len(text) < 2:
            return []
        covered = cover(text, self._is_known_word, self._longest)
        found = sorted(set(self._short(text, covered)) | set(self._long(text, covered)))
        asked = lru_cache(maxsize=None)(known)
        return [change for change in found[:_MOST_ASKED] if not asked(text[change.start : change.end])]

    def _is_known_word(self, word: str) -> bool:
        return word in self._terms or (len(word) < _SHORTEST_BY_SHAPE and self._is_word(word))

    def _short(self, text: str, covered: Cover) -> Iterator[SpellingChange]:
        """Changes to terms of two and three characters: they sound the same and begin or end the same."""
        if not covered.left:
            return
        for place, character in enumerate(text):
            for term in self._by_end.get(character, ()):
                for start in {place, place - len(term) + 1}:
                    # 区 before a noun and 到 behind a verb are no error: of two characters both must be odd.
                    if covered.is_odd(start, start + len(term)) and (len(term) > 2 or covered.is_all_odd(start)):
                        kind = self._same_length(text[start : start + len(term)], term)
                        if kind in _SHORT_KINDS[len(term)]:
                            kind = ChangeKind.PAIR if len(term) == 2 else kind
                            yield self._change(kind, start, start + len(term), term)

    def _long(self, text: str, covered: Cover) -> Iterator[SpellingChange]:
        """Changes to longer terms, which share two neighbouring characters with the text."""
        seen: set[tuple[int, str]] = set()
        for place in range(len(text) - 1):
            pair = text[place : place + 2]
            for term in self._by_pair.get(pair, ()):
                start = place - term.index(pair)
                if (start, term) not in seen and start > -2 and start + len(term) < len(text) + 2 and term not in text:
                    seen.add((start, term))
                    yield from self._alike(text, covered, start, term)
        if covered.odd:
            yield from self._reordered(text, covered)

    def _alike(self, text: str, covered: Cover, start: int, term: str) -> Iterator[SpellingChange]:
        """The changes to a term that agrees with the text when it is laid beside it at ``start``, if plausible."""
        end = start + len(term)
        if covered.is_whole(start, end):
            kind = self._same_length(text[start:end], term)
            if (
                kind is ChangeKind.SOUND
                or (kind is ChangeKind.NEAR and covered.is_doubtful(start, end))
                or (kind is ChangeKind.SHAPE and self._is_mistaken(text, covered, start, term))
            ):
                yield self._change(kind, start, end, term)
        # One character more or less: what agrees stands before it (same start) or behind it (same end).
        for first, last in ((start, end - 1), (start + 1, end), (start, end + 1), (start - 1, end)):
            if covered.is_odd(first, last) and _is_one_off(text[first:last], term):
                yield self._change(ChangeKind.LENGTH, first, last, term)

    def _same_length(self, part: str, term: str) -> ChangeKind | None:
        """How a part differs from a term of its length, None where it is the same or too different."""
        wrong = [pair for pair in zip(part, term, strict=True) if pair[0] != pair[1]]
        if not 0 < len(wrong) <= (2 if len(term) >= _SHORTEST_WITH_TWO else 1):
            return None
        if all(self._sounds(one) & self._sounds(other) for one, other in wrong):
            return ChangeKind.SOUND
        if all(self._nears(one) & self._nears(other) for one, other in wrong):
            return ChangeKind.NEAR
        return ChangeKind.SHAPE

    def _is_mistaken(self, text: str, covered: Cover, start: int, term: str) -> bool:
        """Whether the characters in which a part differs from a term look like slips.

        1. Each stands in, or next to, a character that belongs to no word: 养老机构 is not 养鸡机构 misspelt, if 养鸡
           is a word.
        2. Two of them are not neighbours: together they would be another word (黄浦区人民政府 is not 普陀区人民政府).
        3. What is left without one at the end is no term: 医疗器械法 is not 医疗器械科.
        """
        wrong = [place for place, other in enumerate(term, start) if text[place] != other]
        if len(wrong) > 1 and wrong[1] - wrong[0] == 1:
            return False
        pieces = {covered.piece[place] for place in covered.odd if start <= place < start + len(term)}
        if any(pieces.isdisjoint(range(covered.piece[place] - 1, covered.piece[place] + 2)) for place in wrong):
            return False
        end = start + len(term) - 1
        return not (
            (start in wrong and text[start + 1 : end + 1] in self._terms)
            or (end in wrong and text[start:end] in self._terms)
        )

    def _reordered(self, text: str, covered: Cover) -> Iterator[SpellingChange]:
        """Changes to terms of the same characters in another order."""
        for start in sorted(covered.starts):
            for end in range(start + _SHORTEST_BY_SHAPE, min(start + self._longest, len(text)) + 1):
                if covered.is_odd(start, end):
                    part = text[start:end]
                    for term in self._by_characters.get("".join(sorted(part)), ()):
                        if term != part:
                            yield self._change(ChangeKind.ORDER, start, end, term)

    def _change(self, kind: ChangeKind, start: int, end: int, term: str) -> SpellingChange:
        return SpellingChange(kind, -len(term), -self._terms[term], start, end, term)


def _is_one_off(part: str, term: str) -> bool:
    """Whether one character more, inside, makes the longer of the two of the shorter; at an end nothing is amiss."""
    shorter, longer = sorted((part, term), key=len)
    same = next((place for place, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), 0)
    return same > 0 and shorter[same:] == longer[same + 1 :]
