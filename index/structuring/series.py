"""Series of numbered headings: what one reading alone cannot tell, its sisters do.

Reads: blocks and readings. Writes: readings, with lists made items and lost numbers given back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.structuring.numbering import REGULATION
from index.structuring.paragraphs import Block
from index.structuring.readings import Reading


def demote_lists(blocks: Sequence[Block], readings: list[Reading]) -> None:
    """Turns headings with nothing below any of them into items: a list of names (1.申请表 2.营业执照)."""
    listable = ("num", "nump", "hanp")
    begin = 0
    while begin < len(readings):
        end = begin + 1
        first = readings[begin]
        if first.form == "heading" and first.style in listable and not blocks[begin].level:
            while end < len(readings) and _is_sister(readings[end], readings[end - 1]):
                end += 1
            if end - begin > 1 and _is_bare(blocks, readings, end):
                for at in range(begin, end):
                    readings[at] = Reading("item", first.style, readings[at].number)
        begin = end


def demote_stragglers(readings: list[Reading]) -> None:
    """Turns a heading into an item where the number before it is one (2.支持平台。对新建… 3.支持人才引进)."""
    last: dict[str, int] = {}
    for at, reading in enumerate(readings):
        if reading.form == "item":
            last[reading.style] = reading.number
        elif reading.form == "heading" and reading.number > 1 and last.get(reading.style) == reading.number - 1:
            readings[at] = Reading("item", reading.style, reading.number)
            last[reading.style] = reading.number
        elif reading.form in ("heading", "run-in", "article", "box"):
            last.clear()


def _is_sister(reading: Reading, before: Reading) -> bool:
    """Tells the next heading of the same series."""
    return reading.form == "heading" and reading.style == before.style and reading.number == before.number + 1


def _is_bare(blocks: Sequence[Block], readings: Sequence[Reading], end: int) -> bool:
    """Tells whether the last of a series has nothing below it either, or no more than its parent's text."""
    if end >= len(readings) or readings[end].form in ("heading", "article", "box", "run-in"):
        deeper = end < len(readings) and readings[end].number == 1 and readings[end].style not in ("han", "chapter")
        return not deeper
    return end > 2 and _is_sister(readings[end - 1], readings[end - 2]) and blocks[end].gap > blocks[end - 1].gap


def number_lost(readings: list[Reading]) -> None:
    """Gives a heading the number that a conversion lost, where exactly one is missing from a series.

    1. A line without a number takes it (总体要求 before （一）… and 二、).
    2. The first heading of a text takes it where it carries a 1 of another style (Minhang: 1、 … before 二、).
    """
    for style, outer in (("han", frozenset[str]()), ("hanp", frozenset(("han",)))):
        following = _following(readings, style, outer)
        last = 0
        first = True
        for at, reading in enumerate(readings):
            if reading.form not in ("heading", "run-in"):
                continue
            if reading.style == style:
                last = reading.number
            elif reading.style in outer or reading.style in REGULATION:
                last = 0
            elif following[at] == last + 2 and _may_take(reading, first and not last):
                last += 1
                readings[at] = replace(reading, style=style, number=last)
            first = False


def _may_take(reading: Reading, is_first: bool) -> bool:
    """Tells a heading that may stand for the missing number."""
    return reading.style == "plain" or (is_first and reading.style in ("num", "nump", "hint") and reading.number <= 1)


def _following(readings: Sequence[Reading], style: str, outer: frozenset[str]) -> list[int]:
    """Lists for each reading the next number of a series, 0 where the series ends first."""
    numbers = [0] * len(readings)
    upcoming = 0
    for at in range(len(readings) - 1, -1, -1):
        numbers[at] = upcoming
        reading = readings[at]
        if reading.form in ("heading", "run-in"):
            if reading.style == style:
                upcoming = reading.number
            elif reading.style in outer or reading.style in REGULATION:
                upcoming = 0
    return numbers
