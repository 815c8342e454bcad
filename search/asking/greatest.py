"""Clauses that state a value of several things, by that value: the greatest, or the least, of parks or of districts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extracting.numerals import ARABIC, HAN_NUMBER, read_arabic, read_han
from search.asking.questioned import ReadClause
from search.query.greatest_asked import Greatest

#: What a printed number is multiplied by.
_SIZES = (("万亿", 1e12), ("亿", 1e8), ("万", 1e4), ("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
#: What a value is of by what is printed of it: a share is neither more nor less than an amount of money.
_UNITS = (
    ("share", re.compile(r"[%％]|per ?cent|百分|成$", re.I)),
    ("area", re.compile(r"平方|公顷|亩|square|sq|m²|hectare|\b(?:ha|mu)\b", re.I)),
    ("time", re.compile(r"分钟|小时|[天日周年月]|minute|hour|day|week|month|year", re.I)),
    ("money", re.compile(r"[元亿]|万\W*$|RMB|USD|CNY|[$¥]|yuan|[mb]illion|trillion", re.I)),
)


def by_value(greatest: Greatest, stated: Sequence[tuple[ReadClause, str]]) -> list[int]:
    """The numbers of clauses by the values they state, those of the unit of the first; one clause a district.

    Args:
        greatest: What is compared.
        stated: Clauses with the value of each as it is printed, the one that says most of the question first.
    """
    unit = _unit(stated[0][1]) if stated else ""
    same = [(clause, read_value(printed)) for clause, printed in stated if _unit(printed) == unit]
    same.sort(key=lambda each: -greatest.order * each[1])
    if not greatest.by_district:
        return [clause.number for clause, _ in same]
    return list({clause.district: clause.number for clause, _ in reversed(same)}.values())[::-1]


def _unit(printed: str) -> str:
    return next((name for name, pattern in _UNITS if pattern.search(printed)), "count")


def read_value(printed: str) -> float:
    """The number of a printed value, 0 where it has none that can be read.

    >>> read_value("84.23 亿元"), read_value("十家"), read_value("RMB 1.2 million"), read_value("five")
    (8423000000.0, 10.0, 1200000.0, 5.0)
    """
    size = next((factor for sign, factor in _SIZES if sign in printed), 1.0)
    if number := re.search(ARABIC, printed):
        return read_arabic(number[0]) * size
    if number := re.search(HAN_NUMBER, printed):
        found = read_han(number[0])
        return found.value if found else 0.0
    return float(next((place for place, word in enumerate(_WORDS) if word in printed.lower()), 0))
