"""Figures as a reader of English reads them: 千亿元 → RMB 100 billion. In Chinese they stand as they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from web.requests.language import TAGS
from web.showing.texts import MarkedRun

#: Unit of a normalised value → how it is written around the number; the second form is that of one.
_FORMS = {
    "CNY": ("RMB {}", "RMB {}"),
    "USD": ("USD {}", "USD {}"),
    "count": ("{}", "{}"),
    "percent": ("{}%", "{}%"),
    "percentage_point": ("{} percentage points", "{} percentage point"),
    "ratio": ("{} times", "{} times"),
    "rank": ("no. {}", "no. {}"),
    "m2": ("{} m²", "{} m²"),
    "minute": ("{} minutes", "{} minute"),
}
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def figure(language: str, printed: str, normal: Mapping[str, Any] | None) -> MarkedRun:
    """A printed figure in a language, from its ``value``, ``value_max``, ``unit`` and ``per`` in normal units.

    What has no normal unit, and everything in Chinese, is as it is printed.
    """
    form = _FORMS.get(normal["unit"] or "") if normal and normal["value"] is not None else None
    if language != "en" or normal is None or form is None:
        return MarkedRun(printed, TAGS["zh"])
    low, high = normal["value"], normal.get("value_max")
    number = in_english(low) if high is None else f"{in_english(low)}–{in_english(high)}"
    per = f" a {normal['per']}" if normal.get("per") else ""
    return MarkedRun(form[1 if low == 1 and high is None else 0].format(number) + per, TAGS["en"])


def in_english(value: float) -> str:
    """A number in English; large ones in words, as far as three decimals say all of it.

    >>> in_english(1e11), in_english(2290000000.0), in_english(1517.0), in_english(20.86), in_english(51333.59)
    ('100 billion', '2.29 billion', '1,517', '20.86', '51,333.59')
    """
    for size, name in _LARGE:
        if abs(value) >= size:
            return f"{_plain(round(value / size, 3))} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".")
