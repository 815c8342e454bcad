"""How a text speaks of a value: of what is or is aimed at, of the whole or a place in it, of growth or of a share."""

from __future__ import annotations

import re
from collections.abc import Set

from search.asking.beside import Value
from search.query.greatest_asked import names_place
from search.query.value_asked import SORTS, ValueAsked

#: What it is worth that a text speaks of what is aimed at where that is asked for, and of what is where that is in so
#: many words; half of it where neither is said.
_AHEAD = 0.12
#: What it costs a value that its sentence names a place within the district before it that is not asked of.
_OF_PART = 0.15
#: What it is worth that a share is said to be of the sort that is asked for, and costs that it is of the other one.
_OF_SORT = 0.1

_AIMS = re.compile(r"到\s*(?:20\d\d|二〇)|目标|力争|预期|\b(?:by 20\d\d|targets?|aims?|will)\b", re.I)
_IS = re.compile(r"目前|现有|截至|近[一二三四五]年|\b(?:currently|now|has|have|had|as of|existing|at present)\b", re.I)
#: What it is worth that a value is said to be of all, where all are asked for; and costs that an English number is in
#: words: two market segments are mostly counted in passing.
_OF_ALL, _IN_WORDS = 0.1, 0.07
_ALL = re.compile(r"共|合计|总计|\b(?:in total|a total of|altogether|total)\b", re.I)
_SPELT = re.compile(r"[a-z]+", re.I)
#: Roles of sections that tell of what is.
_OF_STATE = frozenset(("current state", "problems"))
#: Of a cell the head of its table says what it is.
_CELL = "|"


def manner(asked: ValueAsked, text: str, value: Value, *, roles: Set[str], is_where: bool) -> float:
    """What it is worth how a text speaks of a value.

    Args:
        asked: What is asked for.
        text: Of the clause.
        value: Of the text.
        roles: Of the sections that the clause is in.
        is_where: Whether its sentence may name a place within the district.
    """
    sentence = text[value.sentence.start : value.sentence.stop]
    stretch = text[value.stretch.start : value.stretch.stop]
    elsewhere = not is_where and names_place(text[value.sentence.start : value.at])
    return (
        _tense(asked, sentence, stretch, roles)
        + _sort(asked, text if _CELL in stretch else stretch)
        + (_OF_ALL if asked.is_total and _ALL.search(stretch) else 0.0)
        - (_IN_WORDS if asked.kind == "count" and _SPELT.fullmatch(value.printed.strip()) else 0.0)
        - (_OF_PART if elsewhere else 0.0)
    )


def _tense(asked: ValueAsked, sentence: str, stretch: str, roles: Set[str]) -> float:
    """What it is worth that a text tells of what is, or of what is aimed at, as it is asked for."""
    aims = "goals" in roles or _AIMS.search(sentence) is not None
    if asked.is_ahead:
        ahead = _AHEAD if aims and not _IS.search(stretch) else 0.0
        return ahead or (_AHEAD / 2 if roles and not roles & _OF_STATE else 0.0)
    if asked.kind in ("year", "date", "department", "agent"):
        return 0.0
    told = _AHEAD if asked.is_present else _AHEAD / 2
    if aims and not _IS.search(sentence):
        return 0.0
    return told if roles & _OF_STATE or not asked.is_present or _IS.search(sentence) else told / 2


def _sort(asked: ValueAsked, told: str) -> float:
    if asked.sort is None or asked.sort.search(told):
        return 0.0 if asked.sort is None else _OF_SORT
    return -_OF_SORT if any(other.search(told) for other in SORTS) else 0.0
