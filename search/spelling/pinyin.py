"""Pinyin without tones → the words that are read so: yiliao qixie, naojijiekou; the initials of names: ylqx.

They are words of the documents, or names that lead to some (dujiaoshou). Only words that have no other reading come
here: what is English, a name or an abbreviation is that.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, islice, product

from index.analysis.folding import HAN

#: Characters of the longest term that is read, and readings of it that are kept: 行 is hang and xing.
_LONGEST, _READINGS = 12, 4
#: Letters of the shortest text that is read as pinyin: two letters are read as too much.
_SHORTEST = 4
#: Terms that one text may be made of, and texts that are read alike which are tried.
_MOST, _ALIKE = 6, 3
#: Terms that a whole query is made of which has words that stand somewhere, and is pinyin all the same.
_WHOLE = (1,)
#: Syllables of the shortest row of them that is one term, though each may be a word.
_ROW = 3
#: Letters that may be the initials of a name, and of how few the name must stand in several clauses.
_INITIALS, _FEW_INITIALS, _SEVERAL = range(3, 9), 3, 3
#: A name is meant by its initials where it stands in so many times the clauses of any other that has them.
_FAR_MORE = 4

_LETTERS = re.compile(r"[a-z]+")
_HAN = re.compile(rf"[{HAN}]{{2,}}")


class PinyinReader:
    """Reads pinyin as terms of the documents; its table is made when it is first needed.

    Args:
        terms: Every folded term and word of the documents with the number of its clauses.
        sounds: How Han characters are read (:mod:`index.wordbook.sounds`).
        names: Folded names that lead to something, in the documents or not.
    """

    def __init__(self, terms: Mapping[str, int], sounds: Mapping[str, str], names: Collection[str] = ()) -> None:
        self._terms = terms
        self._sounds = sounds
        self._names = names

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
        if names and text.isascii() and len(self._pieces_of(text)) in _WHOLE:
            return self.readings(_untoned(text))  # yi wang tong ban: of its syllables some are English words, too
        texts = [""]
        is_changed = False
        for is_unknown, several in groupby(text.split(), key=lambda word: _untoned(word) in names):
            words = " ".join(several)
            read = self._read(words) if is_unknown else []
            is_changed = is_changed or bool(read)
            texts = [f"{before} {each}".strip() for before in texts for each in (read or [words])][:_ALIKE]
        return texts if is_changed else []

    def whole(self, text: str, unmatched: Collection[str]) -> list[str]:
        """What a query is as one term, syllable by syllable, where half of its words stand nowhere: lian zhang zhi.

        Syllables are words of some language mostly; a whole row of them is none.
        """
        words = _untoned(text).split()
        standing_nowhere = {_untoned(word) for word in unmatched}
        are_syllables = len(words) >= _ROW and all(word in self._syllables for word in words)
        if not are_syllables or 2 * sum(word in standing_nowhere for word in words) < len(words):
            return []
        return self.readings(_untoned(text)) if len(self._pieces_of(text)) == 1 else []

    @cached_property
    def _syllables(self) -> Collection[str]:
        return {sound for sounds in self._sounds.values() for sound in sounds.split("/")}

    def _pieces_of(self, text: str) -> list[tuple[int, int]]:
        """The stretches of the fewest terms that a text is read as, none where some of it is no letters."""
        bare = _untoned(text).replace(" ", "").replace("'", "")
        return self._pieces(bare) if _LETTERS.fullmatch(bare) and len(bare) >= _SHORTEST else []

    def _read(self, words: str) -> list[str]:
        """What words are read as: together, or else each by itself, as pinyin or as the initials of a name."""
        if together := self.readings(_untoned(words)):
            return together
        each = [(self.readings(_untoned(word)) or self._initialled(word))[:1] for word in words.split()]
        return [" ".join(read for [read] in each)] if all(each) else []

    def _initialled(self, word: str) -> list[str]:
        """The name that a word in small letters has the initials of, if no other is meant as likely."""
        if len(word) not in _INITIALS or not word.islower():
            return []
        first, *others = [*self._names_of.get(word, ()), ""]
        held = self._terms.get(first, 0)
        is_clear = all(held >= _FAR_MORE * self._terms.get(other, 0) for other in others)
        is_known = held >= (_SEVERAL if len(word) <= _FEW_INITIALS else 1)
        return [first] if is_clear and is_known else []

    def _pieces(self, letters: str) -> list[tuple[int, int]]:
        """The stretches of the fewest terms that a string of letters is read as, none where it is not."""
        best: list[tuple[int, int, int] | None] = [(0, 0, 0)]  # terms, their clauses below 0, where the last one starts
        for end in range(1, len(letters) + 1):
            ways = []
            for start in range(max(0, end - self._longest), end):
                before, found = best[start], self._terms_of.get(letters[start:end])
                if before is not None and found is not None and before[0] < _MOST:
                    ways.append((before[0] + 1, before[1] - self._terms.get(found[0], 0), start))
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
        for term in {**self._terms, **dict.fromkeys(self._names, 0)}:
            if len(term) <= _LONGEST and _HAN.fullmatch(term):
                for reading in islice(self._sounded(term), _READINGS):
                    readings[reading].append(term)
        return {reading: sorted(terms, key=self._rank) for reading, terms in readings.items()}

    @cached_property
    def _names_of(self) -> Mapping[str, Sequence[str]]:
        """Initials → the names of the documents that have them, the one in most clauses first."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            if len(name) in _INITIALS and _HAN.fullmatch(name) and self._terms.get(name):
                sounds = [self._sounds.get(character, "") for character in name]
                if all(sounds):
                    firsts = ({sound[0] for sound in each.split("/")} for each in sounds)
                    for initials in islice(dict.fromkeys("".join(each) for each in product(*firsts)), _READINGS):
                        found[initials].append(name)
        return {initials: sorted(names, key=self._rank) for initials, names in found.items()}

    def _rank(self, term: str) -> tuple[bool, int, str]:
        """What is in most clauses first, names before words that say little: 中药 before 重要."""
        held = self._terms.get(term, 0)
        return not (held and term in self._names), -held, term

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
