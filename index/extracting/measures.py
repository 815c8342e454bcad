"""Measures: what a sentence gives, promises or leans to, for whom and how much.

Reads: the sentences of a clause. Writes: measures, in the order of the text. One stretch of a sentence is one measure
at most, of the strongest rule that holds; what only says how things are is none.
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
from index.extracting.records import Measure, MeasureAmount, Text
from index.extracting.service_rules import ENCOURAGES, SERVICES

#: Grants before services before orientations; within one stretch the first that holds counts.
_RULES = (*GRANTS, *SERVICES)
#: Commas inside brackets part nothing.
#: 按1：1配套 is one stretch.
_STRETCH = re.compile(r"[，；]|(?<!\d)：|：(?!\d)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]|“[^“”]*”")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]+[)）、.．]?)\s*")
#: A class of its own: 为初创企业…, 对高层次人才…
_CLASS = re.compile(r"(?:为|对|向|面向|针对)[^，。；]{1,20}(?:企业|人才|机构|项目|团队|主体|单位|园区)")
#: A service of its own: what is set up, and not only made better.
_SETS_UP = re.compile(
    r"^(?:并|同时|还|探索|加快|积极|着力|着重|进一步|通过|全面){0,3}(?:建立|搭建|设立|组建|成立|创设|织密|配备|打造|建设|构建|解决)"
)
#: What a facility before it does: 为企业提供…, 面向社会开放.
_USED = re.compile(r"^(?:并|主要)?(?:为|面向|向|供)")
#: Firms that are wanted, and what they do then: 支持龙头企业发展壮大，提供外包服务; a platform that is set up serves.
_FIRMS = re.compile(
    r"(?:吸引|引进|引育|集聚|培育)[^，。；]{0,30}(?:企业|公司|机构|服务商)(?:[^，。；]{0,8}(?:集聚|落户|落地|入驻))?，$|"
    r"(?:支持|鼓励|推动)[^，。；办设]{0,30}(?:企业|公司|机构|服务商)[^，。；]{0,12}(?:集聚|壮大|发展|落户|落地|入驻|成长|布局|做大|做强|升级)，$"
)
_PROVIDE = re.compile(r"^(?:并|共同|联合|可)?(?:提供|开展)")
#: 对于打造产业高地具有重要意义
_MEANS = re.compile(r"^(?:是|对于?)[^。；]*(?:具有|有着|有)[^，。；]{0,10}(?:意义|作用|价值)")
#: 为本区企业提供融资达到3000万元的，…: what a class does.
_CONDITION = re.compile(r"的，$|^(?:根据|依据|凡)")
#: 提供三年免租人才公寓和子女入学绿色通道, 免租金入住公寓并协助解决子女入学
_BESIDE = re.compile(
    r"(?:、|和|及|以及|并|同时)"
    r"(?P<words>[^，。；、和及并]*(?:绿色通道|协助解决|帮助解决|帮办|代办|服务专员|专人)[^，。；、]*)"
)
#: What was paid: 截至今年6月，…发放补贴资金2300万元.
_PAID_OUT = re.compile(
    r"截至|截止|今年以来|近[年几两三五][年来]|一年来|去年|全年|累计(?!给予|不|最高|可|奖[励补](?:最高|不))|共(?=发放|兑现|拨付|给予|奖励|补)|(?:19|20)\d\d年(?:[，,]|共|全年)"
)
_TO_COME = re.compile(r"对[^，。；]*(?:给予|予以)|可|将|拟|按")


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
        # Whether a grant that says no amount waits for one: 给予资金补助，按投入的10%….
        self._waits = False

    def read(self) -> None:
        """Adds the measures of the sentence to those before it; a cap goes to the grants that it bounds."""
        if _is_heading(self._text, self._context):
            return
        for start, end in _stretches(self._text):
            self._read_stretch(start, self._text[start:end])

    def _read_stretch(self, start: int, stretch: str) -> None:
        found = self._found
        last = found[-1] if found and found[-1].anchor.quote.zh in self._near else None
        if last and last.strength == "grant" and is_cap(stretch, last.amount):
            found[-self._together :] = bounded(found[-self._together :], stretch, self._text[:start])
            return
        grade = grade_in(stretch, self._lists, len(found) > self._first and found[-1].strength == "grant")
        told = (OF_GRADE, grade) if grade else _strongest(stretch)
        if told is None:
            self._go_on(stretch)
            return
        rule, span = told
        if _is_of_firms(rule, self._text[:start], stretch) or _is_praise(
            rule, start, self._text[start + len(stretch) :]
        ):
            self._before, self._share = None, None
            return
        if _speaks(rule, (start, start + span.start()), self._text, stretch, self._context):
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
        self._waits = self._waits and not ends_part(stretch)

    def _give(self, stretch: Stretch) -> None:
        """Adds what a stretch gives, or joins it to what it goes on with."""
        found, rule, before = self._found, stretch.rule, self._before
        own = found[self._first :]
        self._before = rule
        if before is not None and _goes_on(before, rule, stretch.text):
            found[-1] = _with_more(
                found[-1], self._quoted.sentence.start + stretch.start + len(stretch.text), stretch.text
            )
            self._share = None
            return
        given = given_by(stretch, self._text[: stretch.start], self._share)
        if own and rule.strength == "grant":
            stated = given[-1].amount is not None and given[-1].amount.printed is not None
            if stated and self._waits and (stretch.of_list or self._share or says_how_much(stretch.text)):
                given = with_amounts(found.pop(), given)
            elif is_bare(given[-1]) and says_what_for(own[-1], stretch.text):
                given = [found.pop()]
        found += given
        if beside := self._served_beside(stretch):
            found.append(beside)
            self._waits = False
            return
        self._together = len(given)
        self._share = None
        self._waits = is_bare(given[-1]) and not stretch.text.endswith("；")

    def _served_beside(self, stretch: Stretch) -> Measure | None:
        """The service that a stretch promises behind what it gives: 提供人才公寓和子女入学绿色通道."""
        tail = _BESIDE.search(stretch.text, stretch.told - stretch.start) if stretch.rule.strength == "grant" else None
        told = _strongest(tail["words"]) if tail else None
        if tail is None or told is None or told[0].name not in ("companion", "serve"):
            return None
        start = stretch.start + tail.start("words")
        service = Stretch(self._quoted, tail["words"], start, start + told[1].start(), told[0])
        return given_by(service, self._text[:start], None)[0]


def _is_of_firms(rule: InstrumentRule, said: str, stretch: str) -> bool:
    """Whether firms that are wanted give the service: 吸引检测企业集聚，提供检测服务."""
    return rule.strength == "service" and _PROVIDE.match(stretch) is not None and _FIRMS.search(said) is not None


def _is_praise(rule: InstrumentRule, start: int, behind: str) -> bool:
    """Whether a sentence only says what it is good for: 支持新产业发展，对于转型具有重要意义."""
    return rule.strength == "orientation" and start == 0 and _MEANS.match(behind) is not None


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


def _speaks(rule: InstrumentRule, starts: tuple[int, int], text: str, stretch: str, context: ClauseContext) -> bool:
    """Whether a rule counts where its stretch and its words start: laws, telling sections and paid money do not."""
    start, at = starts
    if context.normative and not context.giving and rule.strength != "grant":
        return False
    if rule.strength == "service" and _CONDITION.search(stretch):
        return False
    if context.tells and not _speaks_in_telling(rule, start):
        return False
    return (
        rule.strength != "grant"
        or all(found.start() >= max(at, start + 2) for found in _PAID_OUT.finditer(text))
        or _TO_COME.search(stretch) is not None
    )


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
