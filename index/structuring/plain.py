"""The plain form of a text, in which its structure is read: simplified characters, half-width letters and figures.

Every character has exactly one plain one, so that places in both texts are the same and what is shown stays as printed.

Reads: a text. Writes: the table that makes it plain.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

#: Full-width punctuation that Chinese text is set with; it stays.
_KEPT = frozenset("，：；！？（）")

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
