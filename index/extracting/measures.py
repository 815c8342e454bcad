"""Measures: what a sentence gives, promises or leans to, for whom and how much.

Reads: the sentences of a clause. Writes: measures, in the order of the text. The strongest rule that holds tells what a
stretch of a sentence gives: one measure, or one for each of its amounts; what only says how things are is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.documents import Span
from index.extracting.amounts import amounts_of, is_cap, share_of
from index.extracting.beneficiaries import beneficiary_of
from index.extracting.contexts import ClauseContext
from index.extracting.giving import (
    Stretch,
    bounded,
    ends_part,
    given_by,
    is_bare,
    says_how_much,
    says_what_for,
    with_amounts,
)
from index.extracting.graded import grade_in, opens_list
from index.extracting.grant_rules import GRANTS, OF_GRADE, OF_MONEY
from index.extracting.instruments import InstrumentRule
from index.extracting.placing import Quoted
from index.extracting.plaintext import plain
from index.extracting.promising import is_heading, is_of_firms, is_praise, speaks
from index.extracting.records import Measure, MeasureAmount, Text
from index.extracting.service_rules import ENCOURAGES, SERVICES

#: Grants before services before orientations; within one stretch the first that holds counts.
_RULES = (*GRANTS, *SERVICES)
#: Commas inside brackets part nothing, and 按1：1配套 is one stretch.
_STRETCH = re.compile(r"[，；]|(?<!\d)：|：(?!\d)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]|“[^“”]*”")
#: A class of its own: 为初创企业…, 对高层次人才…
_CLASS = re.compile(r"(?:为|对|向|面向|针对)[^，。；]{1,20}(?:企业|人才|机构|项目|团队|主体|单位|园区)")
#: A service of its own: what is set up, and not only made better.
_SETS_UP = re.compile(
    r"^(?:并|同时|还|探索|加快|积极|着力|着重|进一步|通过|全面){0,3}(?:建立|搭建|设立|组建|成立|创设|织密|配备|打造|建设|构建|解决)"
)
#: What a facility before it does: 为企业提供…, 面向社会开放.
_USED = re.compile(r"^(?:并|主要)?(?:为|面向|向|供)")
#: 提供三年免租人才公寓和子女入学绿色通道, 免租金入住公寓并协助解决子女入学
_BESIDE = re.compile(
    r"(?:、|和|及|以及|并|同时)"
    r"(?P<words>[^，。；、和及并]*(?:绿色通道|协助解决|帮助解决|帮办|代办|服务专员|专人)[^，。；、]*)"
)
#: …的，资助费用不超过10万元: of another class, and no cap.
_OF_PAY = re.compile(r"^(?:最高(?=[补资奖])|)(?:资助|补助|奖励|补贴|奖补)(?:费用|金额|额度|标准)?(?:最高|不超过|\d)")
#: 给予补助，按照基准利率，给予贴息补助: the same grant, said again.
_MORE = re.compile(r"^(?:再|并)?(?:给予|予以)")


def find_measures(quoted: Sequence[Quoted], context: ClauseContext) -> list[Measure]:
    """The measures of a clause; ids are given by :mod:`index.extracting.stage`."""
    if context.role in ("problems", "trends", "principles") or (
        context.normative and context.role is None and not context.giving
    ):
        return []
    found: list[Measure] = []
    last: Quoted | None = None
    for each in quoted:
        _Sentence(each, last, context, found).read()
        last = each
    return found


class _Sentence:
    """One sentence as its stretches are read, and what they gave so far."""

    def __init__(self, quoted: Quoted, last: Quoted | None, context: ClauseContext, found: list[Measure]) -> None:
        self._quoted = quoted
        self._context = context
        self._found = found
        self._first = len(found)
        self._text = plain(quoted.sentence.text)
        self._near = [each.sentence.text for each in (quoted, last) if each]
        # The rule of the stretch before: services that follow one another for the same class are one promise.
        self._before: InstrumentRule | None = None
        self._share: MeasureAmount | None = None
        self._lists = False
        # How many grants the last stretch gave: a cap behind them goes to each.
        self._together = 1
        # Whether another class or condition was named since the last grant: what follows is given to that.
        self._other = False
        # Whether a grant that says no amount waits for one: 给予资金补助，按投入的10%….
        self._waits = False

    def read(self) -> None:
        """Adds the measures of the sentence to those before it; a cap goes to the grants that it bounds."""
        if is_heading(self._text, self._context):
            return
        for start, end in _stretches(self._text):
            self._read_stretch(start, self._text[start:end])

    def _read_stretch(self, start: int, stretch: str) -> None:
        found = self._found
        last = found[-1] if found and found[-1].anchor.quote.zh in self._near else None
        other = self._other and _OF_PAY.match(stretch) is not None
        if last and last.strength == "grant" and not other and is_cap(stretch, last.amount):
            found[-self._together :] = bounded(found[-self._together :], stretch, self._text[:start])
            return
        grade = grade_in(stretch, self._lists, len(found) > self._first and found[-1].strength == "grant")
        told = (OF_GRADE, grade) if grade else _strongest(stretch)
        if told is None:
            self._go_on(stretch)
            return
        rule, span = told
        if is_of_firms(rule, self._text[:start], stretch) or is_praise(rule, start, self._text[start + len(stretch) :]):
            self._before, self._share = None, None
            return
        if speaks(rule, (start, start + span.start()), self._text, stretch, self._context):
            self._give(Stretch(self._quoted, stretch, start, start + span.start(), rule, grade is not None))
        self._lists = (self._lists and grade is not None) or opens_list(stretch)

    def _go_on(self, stretch: str) -> None:
        """Reads a stretch that gives nothing itself: it may say how much is given, before or behind it."""
        own = self._found[self._first :]
        self._before, self._share = None, share_of(stretch)
        self._lists = opens_list(stretch)
        if self._waits and says_how_much(stretch):
            amounts = amounts_of(stretch)
            if len(amounts) == 1 and amounts[0].amount.printed and is_bare(own[-1]):
                self._found[-1] = replace(own[-1], amount=amounts[0].amount)
        self._other = self._other or ends_part(stretch)
        self._waits = self._waits and not self._other

    def _give(self, stretch: Stretch) -> None:
        """Adds what a stretch gives, or joins it to what it goes on with."""
        found, rule, before = self._found, stretch.rule, self._before
        own = found[self._first :]
        self._before, self._other = rule, False
        if before is not None and _goes_on(before, rule, stretch.text):
            found[-1] = _with_more(
                found[-1], self._quoted.sentence.start + stretch.start + len(stretch.text), stretch.text
            )
            self._share = None
            return
        given = given_by(stretch, self._text[: stretch.start], self._share)
        if own and rule.strength == "grant":
            given = self._joined(given, stretch)
        found += given
        if beside := self._served_beside(stretch):
            found.append(beside)
            self._waits = False
            return
        self._together = len(given)
        self._share = None
        self._waits = is_bare(given[-1]) and not stretch.text.endswith("；")

    def _joined(self, given: list[Measure], stretch: Stretch) -> list[Measure]:
        """What a stretch gives, joined to the grant before it where it says how much or what that is for."""
        found, last = self._found, given[-1]
        stated = last.amount is not None and last.amount.printed is not None
        if self._waits and stated and (stretch.of_list or self._share or says_how_much(stretch.text)):
            return with_amounts(found.pop(), given)
        again = self._waits and len(given) == 1 and _MORE.match(stretch.text) is not None
        if is_bare(last) and (again or says_what_for(found[-1], stretch.text)):
            return [found.pop()]
        return given

    def _served_beside(self, stretch: Stretch) -> Measure | None:
        """The service that a stretch promises behind what it gives: 提供人才公寓和子女入学绿色通道."""
        tail = _BESIDE.search(stretch.text, stretch.told - stretch.start) if stretch.rule.strength == "grant" else None
        told = _strongest(tail["words"]) if tail else None
        if tail is None or told is None or told[0].name not in ("companion", "serve"):
            return None
        start = stretch.start + tail.start("words")
        service = Stretch(self._quoted, tail["words"], start, start + told[1].start(), told[0])
        return given_by(service, self._text[:start], None)[0]


def _goes_on(before: InstrumentRule, rule: InstrumentRule, stretch: str) -> bool:
    """Whether a service is part of the one before it, or what the facility before it does: 建设平台，为企业提供服务."""
    if not before.strength == rule.strength == "service" or _SETS_UP.match(stretch):
        return False
    return not _CLASS.search(stretch) or (before.name in ("platform", "companion") and _USED.match(stretch) is not None)


def _with_more(measure: Measure, end: int, stretch: str) -> Measure:
    """A service with the stretch that goes on with it, and the class that only this stretch names."""
    who, condition = beneficiary_of(stretch, stretch) if measure.beneficiary is None else (None, None)
    return replace(
        measure,
        anchor=replace(measure.anchor, span=Span(measure.anchor.span.start, end)),
        beneficiary=Text(who) if who else measure.beneficiary,
        condition=Text(condition) if condition else measure.condition,
    )


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
    encourages = ENCOURAGES.match(stretch) is not None
    of_money = OF_MONEY.search(stretch) is not None
    for rule in _RULES:
        if rule.group == "budget" and not of_money:
            continue
        if encourages and rule.strength == "service":
            continue
        found = rule.pattern.search(stretch)
        if found and not (rule.unless and rule.unless.search(stretch)):
            return rule, found
    return None
