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
from index.extracting.placing import PlacedQuantity, Quoted
from index.extracting.plaintext import plain
from index.extracting.quantities import find_quantities
from index.extracting.records import Anchor, Normalised, Target, Text
from index.extracting.respective import own_subject
from index.extracting.scopes import scope_of
from index.extracting.statuses import Evidence, speaks_of_own, status_of
from index.extracting.thresholds import tell_apart
from index.extracting.years import COMPARED, RELATIVE, Year, compared_with, years_in

#: 每年提升1个百分点, 年新增100家; in 2023年增长, 今年新增 and 三年新增 a year or a time ends.
_YEARLY = re.compile(
    r"(?:每年|逐年|年均|(?<![\d〇零一二三四五六七八九十两几数多近今去当本全上前后同次明往半底])年(?:新增|增(?!加值)))[^，；]{0,6}$"
)
#: 产业规模、区级税收实现翻番: a verb with several subjects makes several figures.
_SEVERAL = re.compile(r"(?P<subjects>[^，；。]*、[^，；。]*?)(?:均|都|分别)?(?:实现|力争|将)*$")
#: What is asked of those who apply is no figure: 申请企业须…注册资本不低于500万元.
_ASKED = re.compile(
    r"^(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]?\s*)?(?:申请|申报|参评|入选|认定)[^，。；]{0,20}(?:须|应|需)"
)
_CONDITIONS = re.compile(r"(?:申报|申请|准入|认定|支持|入驻|评选|奖励)(?:基本)?条件")
#: So many characters behind a value may bound it: 以上, 左右.
_BEHIND = 16
#: Numbers in a text that sets limits are figures only where they are to be reached by a year.
_TO_REACH = re.compile(r"到(?:20\d\d|[一二][〇零一二三四五六七八九]{3})年")
#: Or, where it gives, what its issuer does each year: 每年发布场景不少于20个, and no measure is told of.
_EACH_YEAR = re.compile(
    r"每年(?:至少|将|拟)?(?:组织|定期|滚动)?(?:发布|举办|开展|新增|引进|培育|认定|遴选|评选|建设|推出|打造|培训)[^，。；\d]{0,20}\d"
)
_GIVEN = re.compile(r"给予|奖励|补贴|补助|资助|的企业|的单位|的，")


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
    if quantities and not asked and (not context.normative or _is_reached(text, context)):
        roles = tell_apart(text, quantities)
        for place in range(len(quantities)):
            if place not in roles.dropped:
                yield from _figures(PlacedQuantity(quoted, text, quantities, place, years, roles), context, told)
    # 2027年起: it begins then, and is due at no time.
    if years and context.is_future(years[-1].year) and not text.startswith("起", years[-1].end):
        told.year = years[-1]


def _is_reached(text: str, context: ClauseContext) -> bool:
    """Whether the numbers of a text that sets limits are to be reached: by a year, or each year by who gives."""
    each_year = context.giving and _EACH_YEAR.search(text) and not _GIVEN.search(text)
    return _TO_REACH.search(text) is not None or bool(each_year)


def _figures(place: PlacedQuantity, context: ClauseContext, told: _Told) -> Iterator[Target]:
    """The figures that one quantity makes: one, or one for each of its subjects."""
    quantity = place.quantity
    stretch = place.text[place.stretch : quantity.start]
    indicator = indicator_of(
        place.named, place.right, quantity, told.indicators.get(quantity.normal_unit, ""), told.subject
    )
    if not indicator and quantity.normal_unit in ("count", "CNY", "USD"):
        # 设立研发中心，到2027年累计达到30家; 总产值保持两位数增长，突破1000亿元
        indicator = indicator_of(place.before, "", quantity, "")
    if not indicator:
        return
    stated = _year_before(place)
    follows = told.outside and "；" not in place.between and not speaks_of_own(place.between, context)
    year_said = stated.year if stated else None
    behind = place.text[quantity.end : quantity.end + _BEHIND]
    evidence = Evidence(context, place.text[: quantity.start], stretch, indicator, year_said, follows, behind)
    status, rule = status_of(evidence)
    told.outside = status == "external"
    year = stated or (_year_behind(place, context) or told.year if status == "target" else None)
    around = Around(
        place.said,
        behind,
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


def _year_before(place: PlacedQuantity) -> Year | None:
    """The last year that stands before the value in its sentence; 现有 and 目前 are of no stated year."""
    compared = {found.start("year") for found in COMPARED.finditer(place.text)}
    before = [year for year in place.years if year.end <= place.quantity.start and year.start not in compared]
    relative = [found.end() for found in RELATIVE.finditer(place.text, 0, place.quantity.start)]
    return before[-1] if before and before[-1].end >= max(relative, default=0) else None


def _year_behind(place: PlacedQuantity, context: ClauseContext) -> Year | None:
    """The year that stands right behind the growth that leads there: 年均增长11%，到2023年达到."""
    if place.quantity.normal_unit not in ("percent", "percentage_point", "ratio"):
        return None
    behind = (year for year in place.years if year.start >= place.quantity.end)
    return next((year for year in behind if context.is_future(year.year)), None)


def _subjects(place: PlacedQuantity, indicator: str) -> list[str]:
    several = _SEVERAL.search(place.left) if place.quantity.unit == "番" else None
    if several is None:
        return [own_subject(place, indicator)]
    parts = [part.strip() for part in several["subjects"].split("、")]
    return [indicator_of(part, "", place.quantity, "") or part for part in parts if part]


def _per_year(normalised: Normalised | None, stretch: str) -> Normalised | None:
    if normalised is None or not _YEARLY.search(stretch) or normalised.unit in ("percent", "ratio", "rank"):
        return normalised
    return Normalised(normalised.value, normalised.value_max, normalised.unit, "year")
