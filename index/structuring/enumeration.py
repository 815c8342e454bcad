"""Enumerations inside a paragraph: 一是…；二是…；三是…, 首先…其次…, （1）…；（2）…, ①…②….

Reads: the text of a paragraph. Writes: the places where it is cut, with the marker of each item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.terms.numerals import value_of


class ItemStart(NamedTuple):
    """Where an item begins: the place, the marker as printed, its number."""

    start: int
    printed: str
    number: int


#: Each series with the text it is for, behind how its second item is written: a text without one holds no series.
#: All stand behind a stop, a comma or at the beginning.
_HAN = "一二三四五六七八九十"
_BEHIND = "(?:^|(?<=[：:；;。，,、）)”’\\s！？]))"
_SERIES = (
    # 一是重点打造…。二是聚力打通…
    (("二是",), re.compile(rf"{_BEHIND}(?:其)?([{_HAN}]{{1,3}})是(?!否)")),
    # 一要…，二要…
    (("二要",), re.compile(rf"{_BEHIND}([{_HAN}]{{1,3}})要")),
    # 第一，…。第二，…
    (("第二",), re.compile(rf"{_BEHIND}第([{_HAN}]{{1,2}})[，,、]")),
    # 首先，…。其次，…
    (("其次",), re.compile(r"(?:^|(?<=[：:；;。]))(首先|其次|再次|最后)[，,]?")),
    # （一）…；（二）…
    (("二",), re.compile(rf"(?:^|(?<=[：:；;。，,]))[（(]([{_HAN}]{{1,3}})[）)]")),
    # （1）…；（2）…
    (("2", "２"), re.compile(r"(?:^|(?<=[：:；;。，,]))[（(](\d{1,2})[）)]")),
    # ①…；②…
    (("②",), re.compile(r"(?:^|(?<=[：:；;。，,、]))([①-⑳])")),
    # 1.…；2.…
    (("2", "２"), re.compile(r"(?:^|(?<=[：:；;。]))\s*(\d{1,2})[.．、](?![\d.])")),
)


def find_items(text: str, begin: int = 0) -> list[ItemStart]:
    """Finds the items of the first series that counts at least to two from one.

    Args:
        text: The paragraph.
        begin: Where to look from: behind the marker of a numbered paragraph.

    """
    if len(text) - begin < 8:
        return []
    for seconds, pattern in _SERIES:
        if not any(second in text for second in seconds):
            continue
        places = _count(pattern.finditer(text, begin), begin)
        if len(places) > 1:
            return places
    return []


def _count(found: Iterator[re.Match[str]], begin: int) -> list[ItemStart]:
    """Keeps the matches that count 1, 2, 3 …; what is out of step (统一是) is no item."""
    places: list[ItemStart] = []
    for match in found:
        number = value_of(match.group(1))
        expected = len(places) + 1
        if number == expected or (number == 99 and expected > 2):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            places.append(ItemStart(start, match.group().strip().rstrip("，,"), number))
    return places if not places or places[0].start >= begin else []
