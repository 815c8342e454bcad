"""Markers: how Chinese official texts number their parts, and how conversions leave those numbers.

GB/T 9704-2012 counts 一、 （一） 1. （1）; regulations count 编 章 节 条 款 项; speech counts 一是 二是 or 首先 其次.
This module only reads what stands at the head of a line; what the line is in its document, the outline decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.terms.numerals import HAN_NUMERALS, value_of


class NumberMark(NamedTuple):
    """A number at the head of a line.

    Attributes:
        style: ``volume`` 第一编, ``chapter`` 第一章, ``division`` 第一节, ``article`` 第一条, ``han`` 一、,
            ``hanp`` （一）, ``num`` 1. or 1、, ``nump`` （1）, ``letter`` (a), ``dotted`` 1.2, ``circle`` ①,
            ``spoken`` 一是, ``ordinal`` 第一，.
        number: Its value.
        printed: The characters as printed.
        end: Where the words behind it begin.
        sub: The 之 number of an inserted article (第十二条之一), else 0; the depth of a dotted number.

    """

    style: str
    number: int
    printed: str
    end: int
    sub: int = 0


#: Each style with the text it is for; a bracket behind the name marks a second form of the style.
_PATTERNS = {
    "volume": re.compile(
        rf"第\s*([{HAN_NUMERALS}]{{1,5}}|\d{{1,2}})\s*(?:编|部分|篇|部(?=\s|$))(?![{HAN_NUMERALS}])[\s:：、]*"
    ),
    "chapter": re.compile(rf"第\s*([{HAN_NUMERALS}]{{1,5}}|\d{{1,3}})\s*章[\s:：、]*"),
    "division": re.compile(rf"第\s*([{HAN_NUMERALS}]{{1,5}}|\d{{1,3}})\s*节[\s:：、]*"),
    # 第十二条之一; the space behind it is kept by cleaning
    # 第 10-1 條 of Taiwan
    "article": re.compile(
        rf"第\s*([{HAN_NUMERALS}]{{1,7}}|\d{{1,4}})(?:\s*-\s*(\d{{1,2}}))?\s*条"
        rf"(?:\s*之\s*([{HAN_NUMERALS}]{{1,3}}|\d{{1,2}}))?[\s:：、]*"
    ),
    # 一、总体要求; not 一，国家和社会 (a sentence that a page break cut), not 一、二、三产业
    "han": re.compile(rf"([{HAN_NUMERALS}]{{1,4}})\s*[、.．]\s*(?![{HAN_NUMERALS}]{{1,3}}[、是])"),
    # （一）, (一), （一）、
    "hanp": re.compile(rf"[（(]\s*([{HAN_NUMERALS}]{{1,4}})\s*[)）]\s*[、.．]?\s*"),
    "nump": re.compile(r"[（(]\s*(\d{1,3})\s*[)）]\s*[、.．]?\s*"),
    "nump)": re.compile(r"(\d{1,2})[)）]\s*"),
    # 1.2 发展目标, 1.2 人才; not 3.5亿元, 1.2人次, 1.2 万家
    "dotted": re.compile(
        r"(\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?"
        r"(?:\s*(?=[^\s\d.．%％‰、，,。万亿千百个家项倍人元米吨年月日天-])|\s+(?=[千百个家项倍人元米年月日天][^\d，。；]))"
    ),
    # 1. 1、 1．; not 3.5, not 2、3月
    "num": re.compile(r"(\d{1,3})\s*[.．、]\s*(?![\d.．])"),
    # (a), b), (ii) of Hong Kong and of standards
    "letter": re.compile(r"[（(]\s*([a-z]|[ivx]{2,5})\s*[)）]\s*"),
    "letter)": re.compile(r"([a-z])[)）]\s*"),
    "circle": re.compile(r"([①-⑳])\s*"),
    "spoken": re.compile(r"([一二三四五六七八九十]{1,3})(?:是|要)\s*"),
    "ordinal": re.compile(r"第([一二三四五六七八九十]{1,3})[，,、：:]\s*"),
    # Article 12, Chapter III of an English text
    "volume)": re.compile(r"Part\s+([IVXLC]{1,6}|\d{1,2})\b[\s.:]*"),
    "chapter)": re.compile(r"Chapter\s+([IVXLC]{1,6}|\d{1,3})\b[\s.:]*"),
    "division)": re.compile(r"Section\s+([IVXLC]{1,6}|\d{1,3})\b[\s.:]*"),
    "article)": re.compile(r"Article\s+(\d{1,4})\b()[\s.:]*"),
    "ordinal)": re.compile(r"(首先|其次|再次|最后)[，,、：:]\s*"),
}

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

#: From the outside in, as GB/T 9704-2012 and 立法技术规范 nest them; a document may nest them otherwise.
STYLES = ("volume", "chapter", "division", "article", "han", "hanp", "num", "nump", "circle")

#: Numbers that only regulations use for their parts.
REGULATION = frozenset(("volume", "chapter", "division"))


def decimal_path(text: str) -> tuple[int, ...]:
    """Reads the numbers of a decimal at the head of a line.

    >>> decimal_path("1.2.3 任务"), decimal_path("一、任务")
    ((1, 2, 3), ())
    """
    found = _PATTERNS["dotted"].match(text)
    return tuple(int(part) for part in re.split(r"[.．]", found.group(1))) if found else ()


def read_marker(text: str) -> NumberMark | None:
    """Reads the marker at the head of a line.

    >>> read_marker("（三）发展目标")
    NumberMark(style='hanp', number=3, printed='（三）', end=3, sub=0)
    >>> read_marker("第十二条之一 本办法")[:4]
    ('article', 12, '第十二条之一', 7)
    >>> read_marker("3.5亿元") is None
    True
    """
    for style in _styles_of(text[:1]):
        found = _PATTERNS[style].match(text)
        if found:
            return _marker(style.rstrip(")"), found)
    return None


def _styles_of(first: str) -> tuple[str, ...]:
    """Says which markers may open with a character; most lines open with none of theirs."""
    if not first:
        return ()
    if first == "第":
        return ("volume", "chapter", "division", "article", "ordinal")
    if first in "（(":
        return ("hanp", "nump", "letter")
    if first in HAN_NUMERALS:
        return ("han", "spoken")
    if first in "首其再最":
        return ("ordinal)",)
    if first.isascii() and first.islower():
        return ("letter)",)
    if first in "PCSA":
        return ("volume)", "chapter)", "division)", "article)")
    return ("nump)", "dotted", "num", "circle") if first.isdigit() else ()


def _marker(style: str, found: re.Match[str]) -> NumberMark:
    """Makes the marker of what a pattern found."""
    printed = found.group().rstrip()
    if style == "dotted":
        parts = re.split(r"[.．]", found.group(1))
        return NumberMark(style, int(parts[-1]), printed, found.end(), len(parts))
    inserted = next(filter(None, found.groups()[1:]), "") if style == "article" else ""
    sub = value_of(inserted) if inserted else 0
    number = ord(found.group(1)[0]) - ord("a") + 1 if style == "letter" else _value(found.group(1))
    return NumberMark(style, number, printed, found.end(), sub)


def _value(number: str) -> int:
    """Reads a Chinese, Western or Roman number."""
    if number[0] not in _ROMAN:
        return value_of(number)
    values = [_ROMAN[sign] for sign in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
