"""Which kind of value a question asks for: how many, what share, in which year, who is responsible.

A question word need not stand in the clause that answers, and the value that answers is not in the question: what can
be looked for is a value of the right kind beside the words of the question (:mod:`search.asking.stating`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.query.greatest_asked import Greatest, greatest_asked, order_of
from search.query.value_kinds import KINDS, MEASURES, NUMBER, SAME_MEASURES, Kind, ValueKind

#: What makes words a question: 占比 alone is a term.
_QUESTION = re.compile(
    r"[？?]|多[少大长高远快久]|几|何|哪|谁|什么|^\W*(?:how|which|what|when|who|by|in|within|since|until|on|at|to)\b"
    r"|^\W*where (?:is|are|will)\b"
    r"|^\W*(?:the )?(?:total )?number of\b",
    re.I,
)
#: What stands in the head or at the foot of a document is asked for by its name, and is no value of a clause.
_OF_DOCUMENTS = re.compile(r"电话|传真|地址|邮编|文号|签发|\b(?:tele)?phone|address|fax|document number|signed", re.I)
_AHEAD = re.compile(
    r"目标|计划|规划|预计|将|要(?!求)|达到|力争|新增|新添|再[多添]|打算|想|\b(?:targets?|targeted|goal|plans?|planned|expect\w*|wants?|will"
    r"|should|aims?|going to|to be (?:built|added|opened|set up)|by (?:the end of )?20\d\d|by what year|reach)\b",
    re.I,
)
_PRESENT = re.compile(
    r"已|现在|目前|现有|如今|至今|\b(?:now|currently|already|so far|to date|at present|ha(?:s|ve|d)|did|was|were)\b",
    re.I,
)
#: What a share may be: of a whole, or by which something grows.
_SHARE = re.compile(
    r"占(?!地)|比重|比例|份额|几成|几分之|\b(?:shares?|account(?:s|ing)|proportion|portion|fraction|part of)\b", re.I
)
_GROWTH = re.compile(
    r"增(?!加?值|量)|提升|提高|翻番|涨|\b(?:gr[eo]w\w*|increas\w*|ris(?:e|es|ing)|rates?|fast\w*|doubl\w*)\b", re.I
)
SORTS = (_SHARE, _GROWTH)
_SORT_ASKED = re.compile(
    r"(?:每年|年均|平均)?(?:增长|增速|增幅|增长率)|占比?|比重|比例|份额"
    r"|(?:what )?(?:percentage|percent|shares?|growth|proportion|grow|part)",
    re.I,
)
_UNIT = re.compile(rf"(?:多少|几)\s*(?P<unit>平方公里|平方米|平方|公里|公顷|亩|[{MEASURES}])")
#: What an area is of itself.
_AREA = re.compile(r"(?:占地|总|建筑)?面积|占地|floor ?(?:area|space)|space|area", re.I)
#: All of them are asked for: 一共多少家, how many in total.
_TOTAL = re.compile(r"[一总]共|合计|总计|\b(?:in total|in all|altogether|total number)\b", re.I)


@dataclass(frozen=True, slots=True)
class ValueAsked:
    """What kind of value answers a question.

    Attributes:
        kind: Of the value.
        values: What such a value looks like in a Chinese text, and in an English one.
        is_ahead: Whether what is aimed at is asked for, and not what is.
        is_present: Whether what is or was is asked for, in so many words.
        greatest: What is compared, where the greatest or the least of several is asked for.
        is_total: Whether all of them are asked for, in so many words.
        sort: What a text says of a share that is asked for, one of :data:`SORTS`; None of other values and either sort.
        words: The words that ask for it, which no clause need hold.
    """

    kind: ValueKind
    values: tuple[re.Pattern[str], re.Pattern[str]]
    is_ahead: bool
    is_present: bool = False
    greatest: Greatest | None = None
    sort: re.Pattern[str] | None = None
    words: str = ""
    is_total: bool = False

    def is_asked_by(self, typed: str) -> bool:
        """Whether a part of the question only asks, so that no clause need hold it: 哪个部门, 最高."""
        if self.kind == "department" and typed in self.words:
            return True
        if self.kind == "agent" and typed.isascii() and typed.lower() in self.words.lower():
            return True
        if self.kind == "area" and _AREA.fullmatch(typed):
            return True
        if self.sort is not None and _SORT_ASKED.fullmatch(typed):
            return True
        return self.greatest is not None and (order_of(typed) != 0 or typed == self.greatest.words)


def value_asked(text: str) -> ValueAsked | None:
    """The kind of value that a question asks for; None where it asks for none.

    >>> value_asked("普陀有多少家企业").kind, value_asked("in which year was it founded").kind, value_asked("CRO")
    ('count', 'year', None)
    """
    greatest = greatest_asked(text)
    if not (greatest or _QUESTION.search(text)) or _OF_DOCUMENTS.search(text):
        return None
    found = next(((kind, match[0]) for kind in KINDS if (match := kind.asking.search(text))), None)
    if found is None and greatest is None:
        return None
    kind, words = found or (_measured(text), "")
    is_ahead = _AHEAD.search(text) is not None
    return ValueAsked(
        kind.name,
        _values(kind, text),
        is_ahead,
        not is_ahead and _PRESENT.search(text) is not None,
        greatest,
        _sort(text) if kind.name == "percent" else None,
        words,
        _TOTAL.search(text) is not None,
    )


def _sort(text: str) -> re.Pattern[str] | None:
    """What a share is that is asked for, where the question says one thing only."""
    said = [sort for sort in SORTS if sort.search(text)]
    return said[0] if len(said) == 1 else None


def _measured(text: str) -> Kind:
    """The kind of value by which several are compared: 产值最高 by money, 增速最高 by a share; any amount otherwise."""
    return next((kind for kind in KINDS if kind.measuring.search(text)), KINDS[-1])


def _values(kind: Kind, text: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a value looks like, in the unit of the question where it has one: 多少家."""
    chinese, english = kind.patterns
    unit = _UNIT.search(text)
    if unit is not None and kind.name in ("count", "area"):
        alike = f"[{SAME_MEASURES[unit['unit']]}]" if unit["unit"] in SAME_MEASURES else unit["unit"]
        chinese = re.compile(rf"{NUMBER}{alike}|数量/{alike}\s*\|\s*\d[\d.]*")
    return chinese, english
