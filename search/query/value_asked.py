"""Which kind of value a question asks for: how many, what share, in which year, who is responsible.

A question word need not stand in the clause that answers, and the value that answers is not in the question: what can
be looked for is a value of the right kind beside the words of the question (:mod:`search.asking.stating`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from search.query.value_kinds import KINDS, MEASURES, NUMBER, Kind, ValueKind

#: What makes words a question: 占比 alone is a term.
_QUESTION = re.compile(
    r"[？?]|多[少大长高远快久]|几|何|哪|谁|什么|^\W*(?:how|which|what|when|who|by|in|since|until|on|at|to)\b", re.I
)
#: What stands in the head or at the foot of a document is asked for by its name, and is no value of a clause.
_OF_DOCUMENTS = re.compile(r"电话|传真|地址|邮编|文号|签发|\b(?:tele)?phone|address|fax|document number|signed", re.I)
_LEAST = re.compile(r"最(?:少|低|小|慢|便宜)|\b(?:fewest|lowest|smallest|least)\b", re.I)
_MOST = re.compile(r"最(?:多|高|大|快|强|重)|\b(?:most|highest|largest|biggest|fastest|greatest)\b", re.I)
_COMPARED = re.compile(
    r"哪个?(?P<zh>区|园区|镇|街道|地区|基地|城区)|\bwh(?:ich|at) (?P<en>district|park|area|town|zone|base)", re.I
)
_DISTRICT = ("区", "城区", "district")
#: What a text says that tells of one of the places in a district.
PLACES = re.compile(r"园|基地|开发区|高新区|工业区|片区|街道|[街村]镇")
_AHEAD = re.compile(
    r"目标|计划|规划|预计|将|要(?!求)|达到|力争|新增|打算|\b(?:targets?|targeted|goal|plans?|planned|expect\w*|wants?|will"
    r"|should|aims?|going to|by (?:the end of )?20\d\d|by what year|reach)\b",
    re.I,
)
_UNIT = re.compile(rf"(?:多少|几)\s*(?P<unit>平方公里|平方米|平方|公里|公顷|亩|[{MEASURES}])")


@dataclass(frozen=True, slots=True)
class ValueAsked:
    """What kind of value answers a question.

    Attributes:
        kind: Of the value.
        values: What such a value looks like in a Chinese text, and in an English one.
        is_ahead: Whether what is aimed at is asked for, and not what is.
        order: 1 where the greatest of several is asked for, -1 for the least, 0 where none is.
        by_district: Whether districts are compared by it.
        places: What a Chinese text of one of the places says that are compared, None where districts or none are.
        words: The words that ask for it, which no clause need hold.
    """

    kind: ValueKind
    values: tuple[re.Pattern[str], re.Pattern[str]]
    is_ahead: bool
    order: Literal[-1, 0, 1] = 0
    by_district: bool = False
    places: re.Pattern[str] | None = None
    words: str = ""

    def is_asked_by(self, typed: str) -> bool:
        """Whether a part of the question only asks, so that no clause need hold it: 哪个部门, 最高."""
        return (self.kind == "department" and typed in self.words) or (self.order != 0 and _order(typed) != 0)


def value_asked(text: str) -> ValueAsked | None:
    """The kind of value that a question asks for; None where it asks for none.

    >>> value_asked("普陀有多少家企业").kind, value_asked("in which year was it founded").kind, value_asked("CRO")
    ('count', 'year', None)
    """
    if not _QUESTION.search(text) or _OF_DOCUMENTS.search(text):
        return None
    compared = _COMPARED.search(text)
    order = _order(text) if compared else 0
    found = next(((kind, match[0]) for kind in KINDS if (match := kind.asking.search(text))), None)
    if found is None and not order:
        return None
    kind, words = found or (KINDS[-1], "")
    by_district = compared is not None and (compared["zh"] or compared["en"].lower()) in _DISTRICT
    return ValueAsked(
        kind.name,
        _values(kind, text),
        _AHEAD.search(text) is not None,
        order,
        by_district,
        PLACES if order and not by_district else None,
        words,
    )


def _order(text: str) -> Literal[-1, 0, 1]:
    if _LEAST.search(text):
        return -1
    return 1 if _MOST.search(text) else 0


def _values(kind: Kind, text: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a value looks like, in the unit of the question where it has one: 多少家."""
    chinese, english = kind.patterns
    unit = _UNIT.search(text)
    if unit is not None and kind.name in ("count", "area"):
        chinese = re.compile(rf"{NUMBER}{unit['unit']}|数量/{unit['unit']}\s*\|\s*\d[\d.]*")
    return chinese, english
