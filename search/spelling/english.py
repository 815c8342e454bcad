"""Corrections of English: words a letter or two away, and spaces that are missing or too many.

In the order of trust, for a word that is not known:

1. with its neighbour it is one word (bio medicine → biomedicine), even if both are known, but not side by side;
2. one letter is wrong, missing, too many, or changed places with the next (incubater → incubator);
3. it is two or three words (healthindustry → health industry);
4. two letters are, in a word of eight or more (laboratry → laboratory).

A word of the language that stands nowhere is another word only where its neighbour says so (clinical trails), and long
words that are none are two words which are (medicineproduct).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from index.analysis.english import singular
from search.spelling.covering import Stands
from search.spelling.letters import distance, letters

#: Shorter words are left alone: any three letters are a letter away from some word.
_SHORTEST = 4
#: From this length on two letters may be wrong.
_SHORTEST_WITH_TWO = 8
#: From this length on the first letter may be the wrong one.
_SHORTEST_OTHER_FIRST = 6
_LONGEST = 30
#: Letters of a compound, and of the shorter of its two words.
_SHORTEST_COMPOUND, _SHORTEST_HALF = 9, 4
#: Words that one word typed without spaces may be, and the letters of the shortest of them.
_MOST_PARTS, _SHORTEST_PART = 3, 3

_WORD = re.compile(r"[a-z]+")
_TOKENS = re.compile(r"([^\W_](?:[^\W_]|')*)")
_VOWEL = re.compile(r"[aeiouy]")

#: Endings of forms, and what the word ends in without them.
_ENDINGS = (("ably", ("able",)), ("ibly", ("ible",)), ("ly", ("",)), ("ing", ("", "e")), ("ed", ("", "e")))


class EnglishSpeller:
    """Finds corrections from the English words of the documents, and from those of their terms that stand together."""

    def __init__(self, terms: Mapping[str, int], is_word: Stands, is_name: Stands) -> None:
        self._is_word = is_word
        self._is_name = is_name
        self._clauses: dict[str, int] = {}
        self._neighbours: set[tuple[str, str]] = set()
        for term, clauses in terms.items():
            words = _WORD.findall(term)
            self._neighbours.update(pairwise(words))
            for word in words:
                self._clauses[word] = max(clauses, self._clauses.get(word, 0))

    def options(self, text: str, known: Stands) -> list[list[str]]:
        """Returns for each piece of a text what it may be, best first: itself alone where nothing is to be changed."""
        pieces = _TOKENS.split(text)  # what lies between words at even places, words at odd ones
        found: list[list[str]] = []
        place = 0
        while place < len(pieces):
            joined = self._joined(pieces, place, known)
            if joined:
                found.append([joined])
                place += 3
            else:
                piece = pieces[place]
                is_right = place % 2 == 0 or self._is_right(piece, known)
                found.append([piece] if is_right else self._corrected(piece, known))
                place += 1
        return found

    def certain(self, text: str, known: Stands) -> str:
        """A text with what its neighbours make certain, and what is certainly two words, put right."""
        pieces = _TOKENS.split(text)
        for place in range(1, len(pieces), 2):
            word = pieces[place]
            if len(word) < _SHORTEST or not _WORD.fullmatch(word) or self._stands(word, known):
                continue
            before, behind = (pieces[at] if 0 < at < len(pieces) else "" for at in (place - 2, place + 2))
            if self._is_word(word) or self._is_word(singular(word)):
                pieces[place] = self._beside(word, before, behind) or word
            elif len(word) >= _SHORTEST_COMPOUND:
                pieces[place] = self._halves(word) or word
        return "".join(pieces)

    def _beside(self, word: str, before: str, behind: str) -> str | None:
        """The word a letter away that stands in a term with one of two neighbours, or is one word with it."""
        near = sorted(found for found in self._near(word) if found[0] == 1 and not found[1])
        others = (other for *_, other in near)
        for one in others:
            for pair in ((before, one), (one, behind)):
                if all(pair) and (pair in self._neighbours or "".join(pair) in self._clauses):
                    return one
        return None

    def _halves(self, word: str) -> str | None:
        """The two words of the documents, or of one name, that a long word is made of."""
        for end in range(len(word) - _SHORTEST_HALF, _SHORTEST_HALF - 1, -1):
            first, second = word[:end], word[end:]
            held = [half in self._clauses or singular(half) in self._clauses for half in (first, second)]
            if all(held) or self._is_name(f"{first} {singular(second)}"):
                return f"{first} {second}"
        return None

    def _is_right(self, word: str, known: Stands) -> bool:
        """Whether a word is left as it is: it is known, or it is no word but a number, a name or an abbreviation."""
        return (
            not _SHORTEST <= len(word) <= _LONGEST
            or not _WORD.fullmatch(word)
            or not _VOWEL.search(word)
            or self._stands(word, known)
            or self._is_word(word)
            or self._is_word(singular(word))
            or any(map(self._is_word, _bases(word)))
        )

    def _stands(self, word: str, known: Stands) -> bool:
        return word in self._clauses or singular(word) in self._clauses or known(word)

    def _joined(self, pieces: list[str], place: int, known: Stands) -> str | None:
        """The word that two words with a space between them are, where they are not said side by side."""
        if not place % 2 or place + 2 >= len(pieces) or pieces[place + 1] != " ":
            return None
        first, second = pieces[place], pieces[place + 2]
        word = first + second
        if len(word) < _SHORTEST_WITH_TWO or not (word in self._clauses or singular(word) in self._clauses):
            return None
        return None if self._stand_together(first, second, known) else word

    def _corrected(self, word: str, known: Stands) -> list[str]:
        ranked = sorted(self._near(word))
        parted = self._parted(word, known, _MOST_PARTS)
        options = [near for wrong, *_, near in ranked if wrong == 1]
        options += [" ".join(parted)] if parted else []
        return (options + [near for wrong, *_, near in ranked if wrong > 1]) or [word]

    def _near(self, word: str) -> Iterator[tuple[int, bool, int, str]]:
        """Words of the documents: how many letters away, whether the first is another, how rare; then the word."""
        allowed = 2 if len(word) >= _SHORTEST_WITH_TWO else 1
        allowed_if_first_differs = 1 if len(word) >= _SHORTEST_OTHER_FIRST else 0
        # Of a plural with a slip near its end (drgus) the singular is not known.
        for form in {word, singular(word), word.removesuffix("s") if len(word) > _SHORTEST else word}:
            held = letters(form)
            for length in range(len(form) - allowed, len(form) + allowed + 1):
                for other, others in self._by_length.get(length, ()):
                    differs = form[0] != other[0]
                    most = allowed_if_first_differs if differs else allowed
                    # Each letter that one has and the other lacks is a letter wrong; most words end here.
                    if (held & ~others).bit_count() > most or (others & ~held).bit_count() > most:
                        continue
                    if (wrong := distance(form, other, most)) <= most:
                        yield wrong, differs, -self._clauses[other], other

    def _parted(self, word: str, known: Stands, most: int) -> list[str]:
        """The known words, each beside the next in some term or text, that a word without spaces is made of."""
        for end in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            first, rest = word[:end], word[end:]
            if first not in self._clauses:
                continue
            if rest in self._clauses or singular(rest) in self._clauses:
                parts = [rest]
            else:
                parts = self._parted(rest, known, most - 1) if most > 2 else []
            if parts and self._stand_together(first, parts[0], known):
                return [first, *parts]
        return []

    def _stand_together(self, first: str, second: str, known: Stands) -> bool:
        return (
            (first, singular(second)) in self._neighbours
            or (first, second) in self._neighbours
            or known(f"{first} {second}")
        )

    @cached_property
    def _by_length(self) -> Mapping[int, list[tuple[str, int]]]:
        """The words that can be a correction, by length, each with its letters."""
        words: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for word in self._clauses:
            if len(word) >= _SHORTEST:
                words[len(word)].append((word, letters(word)))
        return words


def _bases(word: str) -> Iterator[str]:
    """The words of which a word can be a form that dictionaries do not list: hospitably, boarded, parking."""
    for ending, others in _ENDINGS:
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + other for other in others)
