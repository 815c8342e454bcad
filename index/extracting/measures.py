"""Measures: what a sentence gives, promises or leans to, for whom and how much.

Reads: the sentences of a clause. Writes: measures, in the order of the text. One stretch of a sentence is one measure
at most, of the strongest rule that holds; what only says how things are is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.documents import Span
from index.extracting.beneficiaries import beneficiary_of
from index.extracting.contexts import ClauseContext
from index.extracting.figures import Quoted
from index.extracting.instruments import RULES, InstrumentRule, group_of, name_instrument
from index.extracting.plaintext import plain
from index.extracting.quantities import find_quantities
from index.extracting.records import Anchor, Measure, MeasureAmount, Text

#: Commas inside brackets part nothing.
_STRETCH = re.compile(r"[，；：]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]|“[^”]*”")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]+[)）、.．]?)\s*")
#: A class of its own: 为初创企业…, 对高层次人才…
_CLASS = re.compile(r"(?:为|对|向|面向|针对)[^，。；]{1,20}(?:企业|人才|机构|项目|团队|主体|单位|园区)")
_AT_COST = re.compile(r"按(?:照)?实际发生|据实|实报|实际发生")
#: 对单户担保金额500万元及以下的…: numbers of the class are no amounts.
_FOR_WHOM = re.compile(r"(?:对|针对)[^，。；]*?(?=给予|予以|按|最高|一次性|每)")
_CAPPED = re.compile(r"最高|不超过|上限|封顶|以内|累计不")


def find_measures(quoted: Sequence[Quoted], context: ClauseContext) -> list[Measure]:
    """The measures of a clause; ids are given by :mod:`index.extracting.stage`."""
    if context.role in ("problems", "trends", "principles") or (context.normative and context.role is None):
        return []
    return [measure for each in quoted for measure in _of_sentence(each, context)]


def _of_sentence(quoted: Quoted, context: ClauseContext) -> Iterator[Measure]:
    text = plain(quoted.sentence.text)
    if _is_heading(text, context):
        return
    # The rule of the stretch before: services that follow one another for the same class are one promise.
    before: InstrumentRule | None = None
    for start, end in _stretches(text):
        stretch = text[start:end]
        found = _strongest(stretch)
        if found is None:
            before = None
            continue
        rule, span = found
        if context.normative and rule.strength != "grant":
            continue
        if context.tells and not _speaks_in_telling(rule, start):
            continue
        goes_on = before is not None and before.strength == rule.strength == "service" and not _CLASS.search(stretch)
        before = rule
        if not goes_on:
            yield _measure(quoted, rule, start + span.start(), end, stretch)


def _is_heading(text: str, context: ClauseContext) -> bool:
    """Whether a sentence only repeats the title above it: 一是支持企业规模化发展."""
    bare = _ORDINAL.sub("", text).rstrip("。：:")
    return bool(bare) and bare in context.heading


def _speaks_in_telling(rule: InstrumentRule, start: int) -> bool:
    """In sections that tell how things are, services are of the past, and only whole sentences lean to something."""
    return rule.strength == "grant" or (rule.strength == "orientation" and start == 0)


def _stretches(text: str) -> list[tuple[int, int]]:
    """The stretches of a sentence between its commas."""
    covered = [found.span() for found in _BRACKETS.finditer(text)]
    cuts = [
        found.end()
        for found in _STRETCH.finditer(text)
        if not any(start < found.start() < end for start, end in covered)
    ]
    bounds = [0, *cuts, len(text)]
    return [(start, end) for start, end in pairwise(bounds) if end > start]


def _strongest(stretch: str) -> tuple[InstrumentRule, re.Match[str]] | None:
    for rule in RULES:
        found = rule.pattern.search(stretch)
        if found and not (rule.unless and rule.unless.search(stretch)):
            return rule, found
    return None


def _measure(quoted: Quoted, rule: InstrumentRule, start: int, end: int, stretch: str) -> Measure:
    sentence = quoted.sentence
    who, condition = beneficiary_of(stretch, sentence.text)
    group = rule.group or group_of(stretch if rule.strength == "orientation" else sentence.text)
    return Measure(
        id="",
        anchor=Anchor(
            quoted.clause,
            Text(sentence.text, quoted.english),
            Span(sentence.start + start, sentence.start + end),
            f"measure+{rule.name}",
        ),
        group=group,
        instrument=name_instrument(rule, stretch),
        strength=rule.strength,
        beneficiary=Text(who) if who else None,
        condition=Text(condition) if condition else None,
        amount=_amount(stretch) if rule.strength == "grant" else None,
    )


def _amount(stretch: str) -> MeasureAmount:
    """How much a grant gives, by its own stretch."""
    given = _FOR_WHOM.sub("", stretch)
    found = [each for each in find_quantities(given) if each.normal_unit in ("CNY", "USD", "percent", "m2")]
    if found:
        last = found[-1]
        assert last.normalised is not None
        capped = _CAPPED.search(given) is not None
        kind = "cap" if capped else "rate" if last.normal_unit == "percent" else "fixed"
        value = last.normalised.value_max or last.normalised.value
        return MeasureAmount(last.printed, value, last.normalised.unit, kind)  # type: ignore[arg-type]
    if _AT_COST.search(given):
        return MeasureAmount(None, None, None, "cost-based")
    return MeasureAmount(None, None, None, "rate" if re.search(r"利率|费率", given) else "unstated")
