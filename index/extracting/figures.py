"""Figures of running text: targets, current values, forecasts, each with the sentence that says it.

Reads: a clause with its context. Writes: targets, in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.documents import Span
from index.extracting.contexts import ClauseContext
from index.extracting.directions import Around, direction_of, measure_of, opens_additions
from index.extracting.indicators import indicator_of
from index.extracting.plaintext import plain
from index.extracting.quantities import Quantity, find_quantities
from index.extracting.records import Anchor, Normalised, Target, Text
from index.extracting.scopes import scope_of
from index.extracting.sentences import Sentence
from index.extracting.statuses import Evidence, speaks_of_own, status_of
from index.extracting.thresholds import Roles, tell_apart
from index.extracting.years import COMPARED, RELATIVE, Year, compared_with, years_in

#: What parts a sentence into the stretches that hold one statement.
#: （含培育） is part of a name, （其中，…5家） is none.
_STRETCH = re.compile(r"[，；：。\n]|[（(](?=[^（）()]*\d)|(?<=\d[家个项%％人])[）)]|(?<=元)[）)]")
#: 9.8%和5.6%: what is said of the first is said of the second.
_COORDINATED = re.compile(r"\s*(?:和|及|与|、)?\s*")
#: 由2023年的, 到2027年的
_START = re.compile(r"[由从][^，。；]*$")
_REACHED = re.compile(r"(?<=[到至为])(?:19|20)\d\d\s*年的?$")
#: 每年提升1个百分点, 年新增100家
_YEARLY = re.compile(r"(?:每年|逐年|年均|年新增|年增)[^，；]{0,6}$")
#: 产业规模、区级税收实现翻番: a verb with several subjects makes several figures.
_SEVERAL = re.compile(r"(?P<subjects>[^，；。]*、[^，；。]*?)(?:均|都|分别)?(?:实现|力争|将)*$")
#: What is asked of those who apply is no figure: 申请企业须…注册资本不低于500万元.
_ASKED = re.compile(
    r"^(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]?\s*)?(?:申请|申报|参评|入选|认定)[^，。；]{0,20}(?:须|应|需)"
)
_CONDITIONS = re.compile(r"(?:申报|申请|准入|认定|支持|入驻|评选|奖励)(?:基本)?条件")
#: So many characters behind a value may bound it: 以上, 左右.
_BEHIND = 6
#: Numbers in a text that sets limits are figures only where they are to be reached by a year.
_TO_REACH = re.compile(r"到(?:20\d\d|[一二][〇零一二三四五六七八九]{3})年")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of a clause with its English and the clause's id."""

    clause: str
    sentence: Sentence
    english: str | None


@dataclass(slots=True)
class _Told:
    """What the values before a value have said in the same clause."""

    indicators: dict[str | None, str] = field(default_factory=dict)
    subject: str = ""
    year: Year | None = None
    adding: bool = False
    outside: bool = False


def find_figures(quoted: Sequence[Quoted], context: ClauseContext) -> list[Target]:
    """The figures of a clause; ids are given by :mod:`index.extracting.stage`."""
    told = _Told()
    found: list[Target] = []
    for each in quoted:
        found += _of_sentence(each, context, told)
    return found


def _of_sentence(quoted: Quoted, context: ClauseContext, told: _Told) -> Iterator[Target]:
    text = plain(quoted.sentence.text)
    quantities = find_quantities(text)
    years = years_in(text)
    told.indicators, told.subject, told.adding, told.outside = {}, "", False, False
    asked = _ASKED.search(text) or _CONDITIONS.search(context.heading)
    if quantities and not asked and not (context.normative and not _TO_REACH.search(text)):
        roles = tell_apart(text, quantities)
        for place in range(len(quantities)):
            if place not in roles.dropped:
                yield from _figures(_Place(quoted, text, quantities, place, years, roles), context, told)
    # 2027年起: it begins then, and is due at no time.
    if years and context.is_future(years[-1].year) and not text.startswith("起", years[-1].end):
        told.year = years[-1]


@dataclass(frozen=True, slots=True)
class _Place:
    """A quantity in its sentence."""

    quoted: Quoted
    text: str
    quantities: Sequence[Quantity]
    place: int
    years: Sequence[Year]
    roles: Roles

    @property
    def quantity(self) -> Quantity:
        return self.quantities[self.place]

    @property
    def stretch(self) -> int:
        """Where the stretch of the quantity begins."""
        ends = [found.end() for found in _STRETCH.finditer(self.text, 0, self.quantity.start)]
        return ends[-1] if ends else 0

    @property
    def left(self) -> str:
        """The words before the quantity in its stretch, from the quantity before it."""
        before = self.quantities[self.place - 1].end if self.place else 0
        if self.place - 1 in self.roles.starting:
            # 营业收入由2023年的120亿元提高到2027年的300亿元: the start is no part of what is measured.
            named = _Place(self.quoted, self.text, self.quantities, self.place - 1, self.years, self.roles).left
            return _START.sub("", named) + self.text[before : self.quantity.start]
        left = self.text[max(self.stretch, before) : self.quantity.start]
        like = self.place and self.quantities[self.place - 1].normal_unit == self.quantity.normal_unit
        if like and before > self.stretch and _COORDINATED.fullmatch(left):
            return _Place(self.quoted, self.text, self.quantities, self.place - 1, self.years, self.roles).left
        # 2家三甲医院、6家…: behind an enumeration comma another thing begins.
        return left.rpartition("、")[2] if before > self.stretch else left

    @property
    def between(self) -> str:
        """The words from the quantity before it on."""
        return self.text[self.quantities[self.place - 1].end if self.place else 0 : self.quantity.start]

    @property
    def said(self) -> str:
        """The words before the quantity with those before its threshold: 新增亿元以上企业."""
        bounded = self.place in self.roles.thresholds and self.place - 1 in self.roles.dropped
        return self.text[self.stretch : self.quantity.start] if bounded else self.left

    @property
    def named(self) -> str:
        """The same without when it starts or ends: 营业收入由2023年的, 提高到2027年的."""
        left = _REACHED.sub("", self.left)
        return _START.sub("", left) if self.place in self.roles.starting else left

    @property
    def right(self) -> str:
        """The words behind the quantity in its stretch, up to the next quantity."""
        behind = self.place + 1
        start = self.quantity.end
        if self.place in self.roles.thresholds and behind in self.roles.dropped:
            # 5家百亿级、30家十亿级企业: what is counted stands behind the threshold.
            is_next = self.text[start : self.quantities[behind].start] in ("", "以上")
            start = self.quantities[behind].end if is_next else start
            behind += start > self.quantity.end
        following = self.quantities[behind].start if behind < len(self.quantities) else len(self.text)
        end = _STRETCH.search(self.text, start)
        right = self.text[start : min(following, end.start() if end else following)]
        if right == "、" and start > self.quantity.end and behind < len(self.quantities):
            return _Place(self.quoted, self.text, self.quantities, behind, self.years, self.roles).right
        return right


def _figures(place: _Place, context: ClauseContext, told: _Told) -> Iterator[Target]:
    """The figures that one quantity makes: one, or one for each of its subjects."""
    quantity = place.quantity
    stretch = place.text[place.stretch : quantity.start]
    indicator = indicator_of(
        place.named, place.right, quantity, told.indicators.get(quantity.normal_unit, ""), told.subject
    )
    if not indicator:
        return
    stated = _year_before(place)
    follows = told.outside and "；" not in place.between and not speaks_of_own(place.between, context)
    year_said = stated.year if stated else None
    evidence = Evidence(context, place.text[: quantity.start], stretch, indicator, year_said, follows)
    status, rule = status_of(evidence)
    told.outside = status == "external"
    year = stated or (_year_behind(place, context) or told.year if status == "target" else None)
    around = Around(
        place.said,
        place.text[quantity.end : quantity.end + _BEHIND],
        told.adding and quantity.normal_unit == "count" and not stretch.startswith(("现", "达")),
    )
    measure = measure_of(quantity, around, indicator)
    direction = direction_of(quantity, around, measure)
    told.indicators[quantity.normal_unit] = told.subject = indicator
    told.adding = (
        measure == "increment" and quantity.normal_unit == "count" and (told.adding or opens_additions(stretch))
    )
    base = compared_with(stretch, year.year if year else None)
    if base is None and year is not None and direction == "double":
        base = year.base
    start = place.quoted.sentence.start
    for subject in _subjects(place, indicator):
        yield Target(
            id="",
            anchor=Anchor(
                place.quoted.clause,
                Text(place.quoted.sentence.text, place.quoted.english),
                Span(start + quantity.start, start + quantity.end),
                f"text+{rule}",
            ),
            indicator=Text(subject),
            printed=place.quoted.sentence.text[quantity.start : quantity.end].strip(),
            value=quantity.value,
            value_max=quantity.high,
            unit=quantity.unit,
            normalised=_per_year(quantity.normalised, stretch),
            status=status,
            measure=measure,
            direction=direction,
            year=year.year if year else None,
            base_year=base,
            year_stated=year is not None and year is not told.year,
            attribute=None,
            threshold=place.roles.thresholds.get(place.place),
            scope=scope_of(place.text[: quantity.start], stretch, context, own=status in ("target", "current")),
        )


def _year_before(place: _Place) -> Year | None:
    """The last year that stands before the value in its sentence; 现有 and 目前 are of no stated year."""
    compared = {found.start("year") for found in COMPARED.finditer(place.text)}
    before = [year for year in place.years if year.end <= place.quantity.start and year.start not in compared]
    relative = [found.end() for found in RELATIVE.finditer(place.text, 0, place.quantity.start)]
    return before[-1] if before and before[-1].end >= max(relative, default=0) else None


def _year_behind(place: _Place, context: ClauseContext) -> Year | None:
    """The year that stands right behind the growth that leads there: 年均增长11%，到2023年达到."""
    if place.quantity.normal_unit not in ("percent", "percentage_point", "ratio"):
        return None
    behind = (year for year in place.years if year.start >= place.quantity.end)
    return next((year for year in behind if context.is_future(year.year)), None)


def _subjects(place: _Place, indicator: str) -> list[str]:
    several = _SEVERAL.search(place.left) if place.quantity.unit == "番" else None
    if several is None:
        return [indicator]
    parts = [part.strip() for part in several["subjects"].split("、")]
    return [indicator_of(part, "", place.quantity, "") or part for part in parts if part]


def _per_year(normalised: Normalised | None, stretch: str) -> Normalised | None:
    if normalised is None or not _YEARLY.search(stretch) or normalised.unit in ("percent", "ratio", "rank"):
        return normalised
    return Normalised(normalised.value, normalised.value_max, normalised.unit, "year")
