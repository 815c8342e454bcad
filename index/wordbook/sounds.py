"""How Han characters sound: their readings in pinyin without tones, from a table that a build makes.

Whoever asks an index reads the table; pypinyin, which makes it, is loaded by a build alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

#: Readings that are kept of a character: the fourth is of old names or dialects (差 jie, 大 tai).
_MOST = 3
#: The two-byte rows of GB 2312 that hold its 6,763 characters, and their columns.
_ROWS, _COLUMNS = range(0xB0, 0xF8), range(0xA1, 0xFF)

#: Beginnings and ends of syllables that typists of Shanghai and the south take for one another.
_BEGINNINGS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_ENDS = (("ing", "in"), ("eng", "en"), ("ang", "an"))


def compile_sounds(form: Callable[[str], str]) -> dict[str, str]:
    """Each character of GB 2312, as ``form`` folds it, with its readings, usual ones first: 长 → zhang/chang."""
    sounds: dict[str, list[str]] = {}
    # A character whose fold is itself states the usual reading; variants that fold to it only add theirs.
    for character in sorted(_characters(), key=lambda character: form(character) != character):
        folded = form(character)
        if len(folded) == 1:
            known = sounds.setdefault(folded, [])
            known += [reading for reading in _read()[character] if reading not in known]
    return {character: "/".join(readings[:_MOST]) for character, readings in sounds.items()}


@cache
def _read() -> dict[str, list[str]]:
    """Each character of GB 2312 with all of its readings, worked out once."""
    # pypinyin's tables take as long to load as an unchanged build takes in all.
    from pypinyin import Style, pinyin

    return {character: pinyin(character, Style.NORMAL, heteronym=True)[0] for character in _characters()}


def readings(character: str, sounds: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the readings of a folded character, the most usual first; none for what is not in the table."""
    found = sounds.get(character)
    return tuple(found.split("/")) if found else ()


def sound(text: str, sounds: Mapping[str, str]) -> str:
    """Returns a folded text as it is usually read, a syllable a character; what has no reading stands as it is.

    >>> sound("ai医疗", {"医": "yi", "疗": "liao"})
    'a i yi liao'
    """
    return " ".join((readings(character, sounds) or (character,))[0] for character in text)


def near(reading: str) -> str:
    """Returns what a reading and those that are taken for it have in common: zheng, zhen and zen → zen.

    >>> near("shang") == near("san"), near("liang") == near("nian")
    (True, True)
    """
    for beginning, plain in _BEGINNINGS:
        if reading.startswith(beginning):
            reading = plain + reading[len(beginning) :]
            break
    for end, plain in _ENDS:
        if reading.endswith(end):
            return reading[: -len(end)] + plain
    return reading


def _characters() -> list[str]:
    """The Han characters of GB 2312, in its order."""
    codes = (bytes((row, column)) for row in _ROWS for column in _COLUMNS)
    return [character for code in codes if (character := code.decode("gb2312", errors="ignore"))]
