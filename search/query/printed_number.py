"""Numbers as documents print them before their parts: 第三条, 专栏4, Box IV, 附件2, Article 12, 表2; one thing each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.terms.numerals import HAN_NUMERALS, value_of

#: What a printed number counts, in both languages.
_UNITS = {
    "编": "part", "篇": "part", "部分": "part", "章": "chapter", "节": "section", "条": "article",
    "专栏": "box", "附件": "annex", "附录": "annex", "appendix": "annex", "annexe": "annex", "attachment": "annex",
    "表": "table", "图": "figure", "fig.": "figure", "art.": "article", "ch.": "chapter", "sec.": "section",
}  # fmt: skip
#: The same as they are printed: in Chinese before and behind the number, and in English.
_PRINTED = {
    "part": [("第", "部分"), ("第", "编"), ("第", "篇")],
    "chapter": [("第", "章")],
    "section": [("第", "节")],
    "article": [("第", "条")],
    "box": [("专栏", "")],
    "annex": [("附件", ""), ("附录", "")],
    "table": [("表", "")],
    "figure": [("图", "")],
}
_VALUE = rf"(?:[{HAN_NUMERALS}]{{1,7}}|\d{{1,4}})"
#: Behind the digits of a number, where they would be of a longer one or of an amount; units of what is no part.
_ENDS = r"(?![\d.,%])"
_COUNTED = r"(?![\d.,%年月日万亿])"
#: A letter that is not Latin, which in texts of this language is a Han character.
_FOREIGN = r"[^\W\d_a-z]"
#: As they stand in folded texts. 第三条之一 is an article of its own; 代表2人 and 地图3 are no table and no figure.
NUMBER = re.compile(
    rf"第\s?(?P<value>{_VALUE})\s?(?P<unit>部分|[编篇章节条])(?:之(?P<sub>[{HAN_NUMERALS}]{{1,3}}))?"
    rf"|(?P<named>专栏|附[件录])(?:\s?[:(]?\s?(?P<count>{_VALUE}){_ENDS}\)?)?"
    rf"|(?<!{_FOREIGN})(?P<shown>[表图])\s?(?P<place>\d{{1,3}}){_COUNTED}"
    r"|(?<![a-z])(?P<english>part|chapter|section|article|box|annexe?|appendix|attachment|table|figure|(?:art|ch|sec|fig)\.)"
    rf"(?:\s?(?:no\.)?\s?(?P<digits>\d{{1,4}}){_ENDS}|\s(?P<roman>[ivxl]{{1,6}})(?![\w.]))"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_HAN_DIGITS = "〇一二三四五六七八九"
_HUNDRED = 100


class Printed(NamedTuple):
    """A printed number: what it counts, its value, and its 之 number or 0."""

    unit: str
    value: int
    sub: int


def read(folded: str) -> Printed | None:
    """The number that a folded text is, None where it is another one (（一）, 4.1).

    >>> read("第十二条之一"), read("(一)")
    (Printed(unit='article', value=12, sub=1), None)
    >>> read("专栏4") == read("box 4") == read("专栏(四)") == read("box iv")
    True
    """
    found = NUMBER.fullmatch(folded)
    return printed(found) if found else None


def printed(found: re.Match[str]) -> Printed:
    """The number of a match of ``NUMBER``."""
    unit = found["unit"] or found["named"] or found["shown"] or found["english"]
    value = found["value"] or found["count"] or found["place"] or found["digits"] or ""
    number = _of_roman(found["roman"]) if found["roman"] else value_of(value)
    return Printed(_UNITS.get(unit, unit), number, value_of(found["sub"] or ""))


def writings(number: Printed) -> Iterator[str]:
    """How texts print a number, folded, in either language.

    >>> list(writings(Printed("article", 12, 0)))
    ['第十二条', '第12条', 'article 12']
    """
    for before, behind in _PRINTED[number.unit]:
        for value in dict.fromkeys((_in_han(number.value), str(number.value))):
            sub = f"之{_in_han(number.sub)}" if number.sub else ""
            yield f"{before}{value}{behind}{sub}"
    if not number.sub:
        yield f"{number.unit} {number.value}"


def _of_roman(number: str) -> int:
    values = [_ROMAN[sign] for sign in number]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _in_han(value: int) -> str:
    """A number below a hundred in Chinese, any other in our digits."""
    tens, ones = divmod(value, 10)
    if not 0 < value < _HUNDRED:
        return str(value)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_HAN_DIGITS[tens]}十") + (_HAN_DIGITS[ones] if ones else "")
