"""Years: which one a figure is for, which one it is compared with, and whether the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.analysis.folding import TITLE_IN_MARKS
from index.extracting.numerals import read_han

#: 2025年, 2021-2023年, 二〇二五年; not 50年代, 2017年版. What stands in 《》 is the name of a document.
_YEAR = re.compile(
    r"(?<!\d)(?:(?P<from>(?:19|20)\d\d)\s*年?\s*(?:-|~|至|到)\s*)?(?P<to>(?:19|20)\d\d)\s*年(?!代|版)|(?P<han>[一二][〇零一二三四五六七八九]{3})年"
)
#: “十四五”期间: the plan periods of five years; the first began in 1953.
_PLAN = re.compile(r"[“\"]?(?P<tens>十)(?P<ones>[一二三四五六七八九])五[”\"]?(?:期间|时期|期末|末|规划期|期)")
#: 相比三年前, 比2020年, 较上年: the year of comparison.
_BEFORE = re.compile(r"(?:相?比|较|对比)(?P<count>[一二两三四五六七八九十]|\d)年前")
COMPARED = re.compile(
    r"(?:相?比|对比|较|(?:在|是|为)(?=\d{4}年(?:的?基础|的\d|同期|末|底|增|提|下))|"
    r"(?:[与同和])(?=\d{4}年(?:同期)?(?:相比|比较))|(?:恢复[到至]|相当于|达到?|为)(?=\d{4}年(?:同期)?的?[\d.]+(?:%|倍)))(?P<year>(?:19|20)\d\d)年"
)
#: “十二五”末的1.6倍: the period only compares.
_TIMES = re.compile(r"的?\d[\d.]*\s*(?:倍|%)")
#: 较“十二五”末增长
_THAN = re.compile(r"(?:较|比|相比)$")
#: 与“十三五”末相比
_WITH = re.compile(r"相比")
#: 近五年来, 未来几年, 现有: a time that is no year.
RELATIVE = re.compile(r"近[一二三四五六七八九十几]年来?|未来[一二三四五六七八九十几]年|现有|目前|现已|现为|近年来|近期")
#: 自2018年…以来: when it began, not when it was so.
_SINCE = re.compile(r"[自从]\s*(?P<year>(?:19|20)\d\d)\s*年(?=[^，。]*(?:以来|起|开始))")
#: 基期年为2023年，: what is dated is the text itself.
_DATED = re.compile(
    r"(?:年|期|期限|基准|基期|时点|时间)(?:为|是|：)\s*(?P<year>(?:19|20)\d\d)(?:\s*年?\s*[-~至到]\s*(?:19|20)\d\d)?\s*年(?=[，。；])"
)
_TITLES = re.compile(rf"{TITLE_IN_MARKS}|〔[^〔〕]*〕")


class Year(NamedTuple):
    """A year that a sentence mentions, where the mention ends, and the year the period begins after."""

    year: int
    base: int | None
    start: int
    end: int


def years_in(text: str) -> list[Year]:
    """The years and plan periods that a plain sentence mentions, in its order.

    >>> [(each.year, each.base) for each in years_in("“十四五”期间实现翻番，到二〇三五年")]
    [(2025, 2020), (2035, None)]
    """
    found = sorted(_mentions(text), key=lambda each: each.start)
    if not found:
        return found
    titles = [title.span() for title in _TITLES.finditer(text)]
    since = {match.start("year") for sign in (_SINCE, _DATED) for match in sign.finditer(text)}
    return [
        each
        for each in found
        if each.start not in since and not any(start <= each.start < end for start, end in titles)
    ]


def _mentions(text: str) -> Iterator[Year]:
    for found in _YEAR.finditer(text) if "年" in text else ():
        if found["han"]:
            number = read_han(found["han"])
            if number:
                yield Year(int(number.value), None, *found.span())
        else:
            begun = found["from"]
            yield Year(int(found["to"]), int(begun) if begun else None, *found.span())
    for found in _PLAN.finditer(text) if "五" in text else ():
        if _TIMES.match(text, found.end()) or _THAN.search(text, 0, found.start()) or _WITH.match(text, found.end()):
            continue
        ones = "一二三四五六七八九".index(found["ones"]) + 1
        # The tenth five-year plan ended in 2005.
        end = 2005 + 5 * ones
        yield Year(end, end - 5, *found.span())


def compared_with(left: str, year: int | None) -> int | None:
    """The year that the words before a value compare it with: 相比三年前 of a figure for 2020 is 2017."""
    found = next(reversed(list(COMPARED.finditer(left))), None)
    if found:
        return int(found["year"])
    before = _BEFORE.search(left)
    if before is None or year is None:
        return None
    number = read_han(before["count"]) if not before["count"].isdigit() else None
    return year - int(number.value if number else before["count"])
