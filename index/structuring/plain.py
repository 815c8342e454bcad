"""The plain form of a text, in which its structure is read: simplified characters, half-width letters and figures.

Numbers that the recognition of a picture mistook (—、 for 一、, l. for 1.) are those that were meant.

Every character has exactly one plain one, so that places in both texts are the same and what is shown stays as printed.

Reads: a text. Writes: the table that makes it plain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

#: Full-width punctuation that Chinese text is set with; it stays.
_KEPT = frozenset("，：；！？（）")

#: What stands at the head of a line where 一、, （一）, 1. or 1.1 was printed, behind the marks of the format.
_MISREAD = re.compile(
    r"(?P<marks>(?:\[[^\[\]\n]{1,40}\])*[\s#*>（(]{0,12})(?:(?P<dash>[—―–ー─-])(?=[、）)])|(?P<figures>(?=[\d.．]*[lIO|])[\dlIO|.．]{1,8}(?<![.．]))"
    r"(?=[.．、）)]?\s*[\u4e00-\u9fff]))"
)
#: A letter alone may be one: its stop shows that it is none.
_LETTERS = re.compile(r"[lIO|]+")
_MEANT = str.maketrans("lI|O", "1110")

#: A text is in traditional script if more than this share of its different Han characters is.
_TRADITIONAL = 0.1


def plain_table(text: str) -> Mapping[int, int]:
    """Makes the table for :meth:`str.translate` that makes a text plain; empty where it is.

    >>> "某區２０２５".translate(plain_table("某區產業發展規劃２０２５"))
    '某区2025'
    """
    characters = set(text)
    table = {ord(each): ord(form) for each in characters if (form := _form(each)) != each}
    han = [each for each in characters if "\u4e00" <= each <= "\u9fff"]
    if sum(map(_is_traditional, han)) > _TRADITIONAL * len(han):
        table |= {ord(each): ord(form) for each, form in zip(han, _simplified(han), strict=True) if form != each}
    return table


def mend_number(line: str) -> str:
    """Gives a line with the number at its head as it was meant, as many characters as before.

    >>> mend_number("—、总体要求"), mend_number("l.l 目标"), mend_number("O2O平台")
    ('一、总体要求', '1.1 目标', 'O2O平台')
    """
    found = _MISREAD.match(line)
    if found is None:
        return line
    if found["dash"]:
        at = found.start("dash")
        return f"{line[:at]}一{line[at + 1 :]}"
    figures, end = found["figures"], found.end()
    is_bare = _LETTERS.fullmatch(figures) and line[end : end + 1] not in tuple(".．、）)")
    if is_bare or not re.fullmatch(r"[\dlIO|]{1,2}(?:[.．][\dlIO|]{1,2}){0,3}", figures):
        return line
    return line[: found.start("figures")] + figures.translate(_MEANT) + line[end:]


def _form(character: str) -> str:
    """Finds the half-width form of a letter, figure or sign, and the character that a radical stands for."""
    if character < "\u2e80" or character in _KEPT or "\u3000" <= character <= "\u30ff":
        return character
    form = unicodedata.normalize("NFKC", character)
    return form if len(form) == 1 and not form.isspace() else character


def _is_traditional(character: str) -> bool:
    """Whether a character is written so in Taiwan and not on the mainland."""
    return not _has(character, "gb2312") and _has(character, "big5")


def _has(character: str, codec: str) -> bool:
    """Whether a character set holds a character."""
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _simplified(characters: Iterable[str]) -> list[str]:
    """Simplifies characters, each alone: no phrase may change how many there are."""
    forms = _converter().convert("\n".join(characters)).split("\n")
    return [form if len(form) == 1 else character for form, character in zip(forms, characters, strict=True)]


@lru_cache(maxsize=1)
def _converter() -> Any:
    """Loads OpenCC when the first text in traditional script is met."""
    import opencc

    return opencc.OpenCC("t2s")
