"""Chinese and Western numbers as they are printed before headings, and what they are worth."""

from __future__ import annotations

import unicodedata

#: The characters of Chinese numbers.
HAN_NUMERALS = "〇零一二三四五六七八九十百千两"

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 99}


def value_of(number: str) -> int:
    """Reads a Chinese or Western number.

    >>> value_of("二十三"), value_of("百零五"), value_of("十"), value_of("１２"), value_of("③"), value_of("")
    (23, 105, 10, 12, 3, 0)
    """
    if number in _WORDS:
        return _WORDS[number]
    plain = unicodedata.normalize("NFKC", number)
    if plain.isdecimal():
        return int(plain)
    if not any(character in _UNITS for character in number):
        return int("".join(str(_DIGITS.get(character, 0)) for character in number) or "0")
    total, digit = 0, 0
    for character in number:
        if character in _UNITS:
            total += (digit or (0 if total and character != "十" else 1)) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit
