"""Whether a question asks which of several has the greatest or the least of something, and of what sort they are."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from index.analysis.folding import HAN

#: 1 where the greatest is asked for, -1 for the least, 0 where neither is.
Order = Literal[-1, 0, 1]

#: What a Chinese text says that tells of one of the places in a district.
PLACES = re.compile(r"园|基地|开发区|高新区|工业区|片区|街道|[街村]镇")
_PLACES_EN = re.compile(r"\b(?:park|zone|base|town|subdistrict|campus)\b|\b(?-i:[A-Z])\w+ area\b", re.I)
#: What tells of a part of it that is compared: of 桃浦镇 and 长风地区, too.
PARTS = re.compile(rf"{PLACES.pattern}|(?<![城乡])镇|地区")
_LEAST = re.compile(r"最(?:少|低|小|慢|便宜)|\b(?:fewest|lowest|smallest|least)\b", re.I)
_MOST = re.compile(r"最(?:多|高|大|快|强|重)|\b(?:most|highest|largest|biggest|fastest|greatest)\b", re.I)
_DISTRICT = ("区", "城区", "district")
_SORTS = "园区|基地|城区|地区|区域|片区|板块|街镇|街道|镇|区"
_SORTS_EN = "district|part|place|park|area|town|zone|base|neighbou?rhood"
_COMPARED = re.compile(
    rf"哪(?:一?个|些|一)?(?P<zh>[{HAN}]{{0,2}}?(?:{_SORTS}))|最(?:多|高|大|快|强|少|低|小|慢)的(?:是哪个)?(?P<only>{_SORTS})\W*$"
    rf"|\b(?:which|what) (?P<en>{_SORTS_EN})s?\b|^(?:the )?(?P<only_en>{_SORTS_EN}) with (?:the )?(?:\w+st)\b",
    re.I,
)


class Greatest(NamedTuple):
    """What is compared.

    Attributes:
        order: Whether the greatest or the least is asked for.
        by_district: Whether districts are compared, and not places in one.
        words: The words that say what is compared, which no clause need hold.
    """

    order: Order
    by_district: bool
    words: str


def greatest_asked(text: str) -> Greatest | None:
    """Of what the greatest or the least is asked for, None where of nothing.

    >>> greatest_asked("哪个区图书馆最多").by_district, greatest_asked("the park with the least tax").order
    (True, -1)
    """
    compared = _COMPARED.search(text)
    order = order_of(text) if compared else 0
    if compared is None or not order:
        return None
    words = next(filter(None, compared.groupdict().values()))
    return Greatest(order, words.lower() in _DISTRICT, words)


def names_place(text: str) -> bool:
    """Whether a text in either language tells of one of the places in a district."""
    return PLACES.search(text) is not None or _PLACES_EN.search(text) is not None


def order_of(text: str) -> Order:
    """Whether words say the greatest or the least: 最高, fewest."""
    if _LEAST.search(text):
        return -1
    return 1 if _MOST.search(text) else 0
