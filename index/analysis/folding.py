"""One form for every way of writing the same character, with the way back to the text as it is printed.

The fold looks at one character at a time (width, case, radicals, simplified or traditional, bracket and quote forms),
so that a part of a text always folds to a part of the folded text. Only white space depends on its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from index.analysis.forms import FORMS, GAPS, RADICALS, SEVERAL

#: Han characters, with the zero of dates (二〇二五) and the repetition mark. Those that Unicode keeps for compatibility
#: stand in escapes: editors write them as the ones they are compatible with, and a range from there holds Hangul too.
HAN = "々〇㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U0003ffff"
#: The pattern of a title in its marks, with the titles in it: 《关于印发《方案》的通知》.
TITLE_IN_MARKS = "《[^《》]*(?:《[^《》]*》[^《》]*)*》"

_FORM = {other: form for form, others in FORMS.items() for other in others} | RADICALS | SEVERAL
#: Stands in a translated text where the fold is not exactly one character, until that character has been looked up.
_HOLE = "\x00"
_HOLES = re.compile(f"[{_HOLE} ]")
#: A run of Han characters. A class of so many takes two milliseconds to compile: whoever looks for one takes this.
HAN_RUN = re.compile(f"[{HAN}]+")
#: A space that may not stand between two words or numbers.
_LOOSE = re.compile("(?<![a-z0-9]) | (?![a-z0-9])")
#: Where combining marks are accents (é = e); further on they make another letter (が is not か).
_LAST_ACCENTED = "\u2000"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``offsets[i]`` is where the character that gave ``text[i]`` stands in the original."""

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Returns the half-open stretch of the original text that ``text[start:end]`` comes from (not empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1


class Folding:
    """Folds texts by Unicode's compatibility forms, the forms above, and a table from variant to simplified character.

    >>> Folding({"體": "体"}).fold("３ 個整體（ＣＲＯ）").text
    '3個整体(cro)'
    """

    def __init__(self, script: Mapping[str, str]) -> None:
        self.script = script
        self._table = _Table(script)

    def fold(self, text: str) -> Folded:
        """Folds a text for exact runs: of white space, only one space between two Latin words or numbers is left."""
        return self._fold(text, spaced=False)

    def fold_spaced(self, text: str) -> Folded:
        """Folds a text for words: inside it every run of white space is one space, because it ends a word."""
        return self._fold(text, spaced=True)

    def form(self, character: str) -> str:
        """Returns what one character folds to: usually one character, "m2" for ㎡, nothing for an invisible one."""
        form = self._table[ord(character)]
        return self._table.unequal[character] if form == _HOLE else form

    def _fold(self, text: str, *, spaced: bool) -> Folded:
        translated = text.translate(self._table)
        if _HOLE not in translated and _is_tidy(translated):
            is_whole = spaced or " " not in translated
            return Folded(translated, range(len(translated))) if is_whole else _closed_up(translated)
        pieces: list[str] = []
        # In four bytes each: the texts that were shown last are kept folded.
        offsets = array("I")
        gap = -1  # where the white space stands that has been read and not yet written
        last = ""
        for start, end, piece in self._pieces(text, translated):
            if piece == " ":
                gap = start
                continue
            if gap >= 0 and last and (spaced or (_is_apart(last) and _is_apart(piece[0]))):
                pieces.append(" ")
                offsets.append(gap)
            gap = -1
            pieces.append(piece)
            offsets.extend(range(start, end) if end - start == len(piece) else [start] * len(piece))
            last = piece[-1]
        return Folded("".join(pieces), offsets)

    def _pieces(self, text: str, translated: str) -> Iterator[tuple[int, int, str]]:
        """Yields the stretches between the holes and what fills the holes, each with its place in the original."""
        end = 0
        for hole in _HOLES.finditer(translated):
            start = hole.start()
            if end < start:
                yield end, start, translated[end:start]
            end = start + 1
            if form := self._table.unequal[text[start]]:
                yield start, end, form
        if end < len(translated):
            yield end, len(translated), translated[end:]


class _Table(dict[int, str]):
    """What :meth:`str.translate` asks: the form of a character, worked out when it is first met, or else a hole.

    A plain space is no hole: most white space is one, and it is what it folds to.
    """

    def __init__(self, script: Mapping[str, str]) -> None:
        super().__init__({ord(" "): " "})
        self.unequal: dict[str, str] = {" ": " "}
        self._script = script

    def __missing__(self, code: int) -> str:
        character = chr(code)
        form = " " if character.isspace() or character in GAPS else self._form(character) or _visible(character)
        if len(form) != 1 or form == " ":
            self.unequal[character] = form
            form = _HOLE
        self[code] = form
        return form

    def _form(self, character: str) -> str:
        form = _FORM.get(character) or _number(character) or character
        form = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", form).casefold())
        return "".join(self._part(part) for part in form)

    def _part(self, character: str) -> str:
        if character < _LAST_ACCENTED:
            character = unicodedata.normalize("NFKD", character)
        character = "".join(_FORM.get(part, part) for part in character if _visible(part) and not part.isspace())
        # OpenCC leads some to the ideographs that Unicode keeps for compatibility only.
        return unicodedata.normalize("NFC", self._script.get(character, character))


def _number(character: str) -> str:
    """The number in a circle (❶, ⓫) or the digit of another script, in our digits; nothing of anything else."""
    category = unicodedata.category(character)
    is_circled = category == "No" and "CIRCLED" in unicodedata.name(character, "")
    is_plain = (category == "Nd" or is_circled) and not unicodedata.decomposition(character)
    return str(int(unicodedata.numeric(character))) if is_plain else ""


def _visible(character: str) -> str:
    """Returns a character that leaves a mark of its own, and nothing for controls, formats and combining marks."""
    return "" if unicodedata.category(character) in {"Cf", "Cc", "Mn", "Me"} else character


def _is_tidy(text: str) -> bool:
    """Whether spaces stand one by one, and none at an end."""
    return "  " not in text and not (text.startswith(" ") or text.endswith(" "))


def _closed_up(tidy: str) -> Folded:
    """A text without the spaces that do not stand between two Latin words or numbers; most do."""
    found = (space.start() for space in _LOOSE.finditer(tidy))
    loose = [at for at in found if not (_is_apart(tidy[at - 1]) and _is_apart(tidy[at + 1]))]
    if not loose:
        return Folded(tidy, range(len(tidy)))
    stretches = [range(before + 1, end) for before, end in pairwise((-1, *loose, len(tidy)))]
    text = "".join(tidy[stretch.start : stretch.stop] for stretch in stretches)
    return Folded(text, list(chain.from_iterable(stretches)))


def _is_apart(character: str) -> bool:
    """Whether a character is a letter or digit of a script that holds its words apart by white space."""
    return character.isalnum() and (character.isascii() or HAN_RUN.match(character) is None)


def is_latin(character: str) -> bool:
    """Whether a character is an unaccented letter or digit, of a word that white space holds apart from the next.

    >>> is_latin("a"), is_latin("5"), is_latin("é"), is_latin("健"), is_latin("")
    (True, True, False, False, False)
    """
    return character.isascii() and character.isalnum()
