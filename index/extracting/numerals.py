"""Numbers as Chinese texts print them: 2,190, 84.23, 二〇二五, 三十五, 百亿, 十几."""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

#: A number in Arabic digits, with its thousands parted by commas or not.
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
#: A number in Chinese characters; 几 stands for what is not said.
HAN_NUMBER = r"[一二两三四五六七八九十百千万亿零〇][一二两三四五六七八九十百千万亿零〇几]*|半"
#: What a number is multiplied by: 14000亿, 100万.
MAGNITUDE = r"万亿|亿|万|千|百"

_YEAR = re.compile(r"[一二][〇零一二三四五六七八九]{3}")


class Number(NamedTuple):
    """A value, and the upper end where the text leaves the last digit open (十几: 11 to 19)."""

    value: float
    high: float | None = None


def read_arabic(text: str) -> float:
    """The value of :data:`ARABIC` digits.

    >>> read_arabic("2,190"), read_arabic("84.23")
    (2190.0, 84.23)
    """
    return float(text.replace(",", ""))


def read_magnitude(text: str | None) -> int:
    """What a number before it is multiplied by; 1 without one."""
    value = 1
    for character in text or "":
        value *= _LARGE.get(character) or _SMALL[character]
    return value


def read_han(text: str) -> Number | None:
    """The value of :data:`HAN_NUMBER` characters, None where they are no number.

    >>> read_han("三十五").value, read_han("百亿").value, read_han("十几"), read_han("半").value
    (35.0, 10000000000.0, Number(value=11.0, high=19.0), 0.5)
    """
    if text == "半":
        return Number(0.5)
    if _YEAR.fullmatch(text):
        return Number(float("".join(str(_DIGITS[character]) for character in text)))
    some = text.endswith("几")
    if some and text[-2:-1] != "十":
        return None
    total = section = 0
    digit: int | None = None
    for character in text.removesuffix("几"):
        if character in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[character]
            digit = None
        elif character in _LARGE:
            section += digit or 0
            total = (total + section or 1) * _LARGE[character]
            section, digit = 0, None
        else:
            return None
    value = float(total + section + (digit or 0))
    return Number(value + 1, value + 9) if some else Number(value)
