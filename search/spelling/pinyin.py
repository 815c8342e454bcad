"""Pinyin without tones → the words of the documents that are read so: yiliao qixie, naojijiekou.

Only words that have no other reading come here: what is English, a name or an abbreviation is that.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, islice, product

from index.analysis.folding import HAN

#: Characters of the longest term that is read, and readings of it that are kept: 行 is hang and xing.
_LONGEST, _READINGS = 12, 4
#: Letters of the shortest text that is read as pinyin: two letters are read as too much.
_SHORTEST = 4
#: Terms that one text may be made of, and texts that are read alike which are tried.
_MOST, _ALIKE = 6, 3

_LETTERS = re.compile(r"[a-z]+")
_HAN = re.compile(rf"[{HAN}]{{2,}}")


class PinyinReader:
    """Reads pinyin as terms of the documents; its table is made when it is first needed.

    Args:
        terms: Every folded term and word of the documents with the number of its clauses.
        sounds: How Han characters are read (:mod:`index.wordbook.sounds`).
    """

    def __init__(self, terms: Mapping[str, int], sounds: Mapping[str, str]) -> None:
        self._terms = terms
        self._sounds = sounds

    def readings(self, text: str) -> list[str]:
        """Returns the Chinese that a text in small letters and spaces may be pinyin of, likeliest first.

        The fewest terms are taken, and of those that are read alike the ones in most clauses. A term may go over a
        space (yiliao qixie) and end inside what is typed together (naojijiekou).
        """
        letters = "".join(_LETTERS.findall(text))
        if len(letters) < _SHORTEST or len(letters) != len(text.replace(" ", "").replace("'", "")):
            return []
        pieces = self._pieces(letters)
        several = [self._terms_of[letters[start:end]][:_ALIKE] for start, end in pieces]
        first = [terms[0] for terms in several]
        texts = [" ".join(first)] if first else []
        for place, terms in enumerate(several):
            texts += (" ".join([*first[:place], other, *first[place + 1 :]]) for other in terms[1:])
        return texts[:_ALIKE]

    def rewritten(self, text: str, unknown: Sequence[str]) -> list[str]:
        """The texts that a query may be where its words that stand nowhere are pinyin; none where they are none.

        Words side by side are read together: xibao zhiliao is one term.
        """
        names = {word for typed in unknown for word in _untoned(typed).split() if word.isascii()}
        texts = [""]
        is_changed = False
        for is_unknown, several in groupby(text.split(), key=lambda word: _untoned(word) in names):
            words = " ".join(several)
            read = self.readings(_untoned(words)) if is_unknown else []
            is_changed = is_changed or bool(read)
            texts = [f"{before} {each}".strip() for before in texts for each in (read or [words])][:_ALIKE]
        return texts if is_changed else []

    def _pieces(self, letters: str) -> list[tuple[int, int]]:
        """The stretches of the fewest terms that a string of letters is read as, none where it is not."""
        best: list[tuple[int, int, int] | None] = [(0, 0, 0)]  # terms, their clauses below 0, where the last one starts
        for end in range(1, len(letters) + 1):
            ways = []
            for start in range(max(0, end - self._longest), end):
                before, found = best[start], self._terms_of.get(letters[start:end])
                if before is not None and found is not None and before[0] < _MOST:
                    ways.append((before[0] + 1, before[1] - self._terms[found[0]], start))
            best.append(min(ways, default=None))
        pieces: list[tuple[int, int]] = []
        end = len(letters)
        while end and (way := best[end]) is not None:
            pieces.insert(0, (way[2], end))
            end = way[2]
        return pieces

    @cached_property
    def _terms_of(self) -> Mapping[str, Sequence[str]]:
        """Each reading → the terms that are read so, the one in most clauses first."""
        readings: dict[str, list[str]] = defaultdict(list)
        for term in self._terms:
            if len(term) <= _LONGEST and _HAN.fullmatch(term):
                for reading in islice(self._sounded(term), _READINGS):
                    readings[reading].append(term)
        return {
            reading: sorted(terms, key=lambda term: (-self._terms[term], term)) for reading, terms in readings.items()
        }

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._terms_of), default=0)

    def _sounded(self, term: str) -> Iterator[str]:
        """How a term may be read, nothing where a character has no reading."""
        sounds = [self._sounds.get(character, "") for character in term]
        if all(sounds):
            yield from dict.fromkeys("".join(each) for each in product(*(sound.split("/") for sound in sounds)))


def _untoned(text: str) -> str:
    """Pinyin in small letters without the marks of its tones, or the digits that stand for them.

    >>> _untoned("Línchuáng shi4yan4")
    'linchuang shiyan'
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
    return re.sub(r"(?<=[a-z])[1-5](?![0-9])", "", bare)
