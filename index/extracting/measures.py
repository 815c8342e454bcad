"""Measures: what a sentence gives, promises or leans to, for whom and how much.

Reads: the sentences of a clause. Writes: measures, in the order of the text. One stretch of a sentence is one measure
at most, of the strongest rule that holds; what only says how things are is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.analysis.folding import HAN
from index.documents import Span
from index.extracting.beneficiaries import beneficiary_of
from index.extracting.contexts import ClauseContext
from index.extracting.instrument_names import group_of, name_instrument
from index.extracting.instruments import ENCOURAGES, OF_GRADE, OF_MONEY, RULES, InstrumentRule
from index.extracting.listed import listed
from index.extracting.placing import Quoted
from index.extracting.plaintext import plain
from index.extracting.quantities import Quantity, find_quantities
from index.extracting.records import Anchor, Cap, Measure, MeasureAmount, Text

#: Commas inside brackets part nothing.
_STRETCH = re.compile(r"[，；：]")
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
#: 按实际发生的认证费, 据实: what is paid, in its own words.
_AT_COST = re.compile(r"实际发生(?:的)?(?:[^，。；的给予补资]{0,10}?(?:费用?|支出|成本|金额))?|据实|实报")
#: 按融资金额的1%, 按照不高于合同金额的30%
_BY = re.compile(r"^(?:并|可|分别)*按")
#: 对单户担保金额500万元及以下的…: numbers of the class are no amounts.
_FOR_WHOM = re.compile(r"(?<![其按])(?:对|针对)[^，。；]*?(?=给予|予以|按|最高|一次性|每)")
_LISTED = re.compile(rf"(?:[/／][{HAN}]{{1,2}})?(?:、|和|或)[{HAN}]{{0,6}}")
_CAPPED = re.compile(r"最高|不超过|上限|封顶|以内|累计不")
#: 最高不超过500万元, 每家企业每年贴息不超过100万元: how far the grant before it goes.
_CAP = re.compile(
    r"^[\s，；。]*(?:且|但|其中)?(?:(?:单[个家项户一]|每[家个年人户项]|同一|年度|累计|全年|总额|合计|补贴|补助|资助|奖励|贴息|支持|扶持|奖补|扶持资金|金额|总金额|额度|期限)"
    r"[^，。；对]{0,14}?){0,3}(?:原则上)?(?:最高|不超过|上限|封顶|累计不)(?![^，。；]*(?:给予|予以)[^，。；]*(?:奖励|补贴|补助|资助))"
)
#: 奖励标准：国家级每家100万元，省级每家50万元: what a list gives, and its grades.
_LISTS = re.compile(r"(?:奖励|补助|补贴|资助|津贴|扶持|奖补)[^，。；：]{0,8}：$")
_GRADE = re.compile(r"[^，。；：\d]{2,20}\d[\d.,]*\s*[百千]?[万亿]?元")
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
        _read_sentence(each, last, context, found)
        last = each
    return found


def _read_sentence(quoted: Quoted, last: Quoted | None, context: ClauseContext, found: list[Measure]) -> None:
    """Adds the measures of a sentence to those before it; a cap goes to the grant that it bounds."""
    text = plain(quoted.sentence.text)
    if _is_heading(text, context):
        return
    near = [each.sentence.text for each in (quoted, last) if each]
    # The rule of the stretch before: services that follow one another for the same class are one promise.
    before: InstrumentRule | None = None
    rate: MeasureAmount | None = None
    listing = False
    for start, end in _stretches(text):
        stretch = text[start:end]
        if found and found[-1].strength == "grant" and found[-1].anchor.quote.zh in near and _CAP.match(stretch):
            found[-1] = _capped(found[-1], stretch)
            continue
        grade = _GRADE.match(stretch) if listing else None
        told = (OF_GRADE, grade) if grade else _strongest(stretch)
        listing = grade is not None or (told is None and _LISTS.search(stretch) is not None)
        if told is None:
            before, rate = None, _rate(stretch)
            continue
        rule, span = told
        if _is_of_firms(rule, text[:start], stretch) or _is_praise(rule, start, text[end:]):
            before, rate = None, None
            continue
        if not _speaks(rule, (start, start + span.start()), text, stretch, context):
            continue
        goes_on = before is not None and _goes_on(before, rule, stretch)
        before = rule
        if goes_on:
            found[-1] = _with_more(found[-1], quoted.sentence.start + end, stretch)
        else:
            given = _at_rate(_measure(quoted, rule, start + span.start(), end, stretch), rate)
            found += listed(given, rule, stretch, quoted.sentence.start + start) or [given]
        rate = None


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
    return not _CLASS.search(stretch) or (before.name == "platform" and _USED.match(stretch) is not None)


def _with_more(measure: Measure, end: int, stretch: str) -> Measure:
    """A service with the stretch that goes on with it, and the class that only this stretch names."""
    who, condition = beneficiary_of(stretch, stretch) if measure.beneficiary is None else (None, None)
    return replace(
        measure,
        anchor=replace(measure.anchor, span=Span(measure.anchor.span.start, end)),
        beneficiary=Text(who) if who else measure.beneficiary,
        condition=Text(condition) if condition else measure.condition,
    )


def _rate(stretch: str) -> MeasureAmount | None:
    """The share that a stretch says before the grant: 按融资金额的1%，给予最高300万元奖励."""
    shares = [each for each in find_quantities(stretch) if each.normal_unit == "percent"] if _BY.match(stretch) else []
    if not shares or shares[-1].normalised is None:
        return None
    return MeasureAmount(shares[-1].printed, shares[-1].normalised.value, "percent", "rate")


def _at_rate(measure: Measure, rate: MeasureAmount | None) -> Measure:
    """A grant that is bounded, with the share that was said before it."""
    own = measure.amount
    if rate is None or own is None or own.kind != "cap" or own.unit not in ("CNY", "USD"):
        return measure
    assert own.printed is not None and own.value is not None
    return replace(measure, amount=replace(rate, cap=Cap(own.printed, own.value, own.unit)))


def _speaks(rule: InstrumentRule, starts: tuple[int, int], text: str, stretch: str, context: ClauseContext) -> bool:
    """Whether a rule counts where its stretch and its words start: laws, telling sections and paid money do not."""
    start, at = starts
    if context.normative and not context.giving and rule.strength != "grant":
        return False
    if context.tells and not _speaks_in_telling(rule, start):
        return False
    return (
        rule.strength != "grant"
        or all(found.start() >= max(at, start + 2) for found in _PAID_OUT.finditer(text))
        or _TO_COME.search(stretch) is not None
    )


def _capped(measure: Measure, stretch: str) -> Measure:
    """A grant with the cap that stands behind it; a grant that says no amount of its own has that of the cap."""
    bound, own = _amount(stretch), measure.amount
    if bound.printed is None or bound.value is None or bound.unit is None or own is None:
        return measure
    cap = Cap(bound.printed, bound.value, bound.unit)
    given = replace(bound, kind="cap") if own.kind == "unstated" else own
    return replace(measure, amount=replace(given, cap=cap))


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
    for rule in RULES:
        if rule.group == "budget" and not of_money:
            continue
        if encourages and rule.strength == "service":
            continue
        found = rule.pattern.search(stretch)
        if found and not (rule.unless and rule.unless.search(stretch)):
            return rule, found
    return None


def _measure(quoted: Quoted, rule: InstrumentRule, start: int, end: int, stretch: str) -> Measure:
    sentence = quoted.sentence
    who, condition = beneficiary_of(stretch, sentence.text)
    group = group_of(rule, stretch, sentence.text)
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


def _first_of(text: str, amounts: Sequence[Quantity]) -> Quantity:
    """The first of the amounts that are listed with the last one: 50万元、100万元、200万元."""
    first = amounts[-1]
    for each in reversed(amounts[:-1]):
        if each.normal_unit != first.normal_unit or not _LISTED.fullmatch(text, each.end, first.start):
            break
        first = each
    return first


def _amount(stretch: str) -> MeasureAmount:
    """How much a grant gives, by its own stretch; of several grades the highest, printed with the others."""
    given = _FOR_WHOM.sub("", stretch)
    found = [each for each in find_quantities(given) if each.normal_unit in ("CNY", "USD", "percent", "m2")]
    if found:
        last = found[-1]
        assert last.normalised is not None
        share = next((each for each in found[:-1] if each.normal_unit == "percent"), None)
        if share is not None and last.normal_unit in ("CNY", "USD") and _CAPPED.search(given, share.end):
            # 按固定资产投资的10%给予最高1000万元补助
            assert share.normalised is not None
            cap = Cap(last.printed, last.normalised.value_max or last.normalised.value, last.normalised.unit)
            return MeasureAmount(share.printed, share.normalised.value, "percent", "rate", cap)
        capped = _CAPPED.search(given) is not None
        kind = "rate" if last.normal_unit == "percent" else "cap" if capped else "fixed"
        value = last.normalised.value_max or last.normalised.value
        printed = given[_first_of(given, found).start : last.end].strip()
        return MeasureAmount(printed, value, last.normalised.unit, kind)  # type: ignore[arg-type]
    if cost := _AT_COST.search(stretch):
        return MeasureAmount(cost.group(), None, None, "cost-based")
    part = re.search(r"利率|费率|(?P<what>一定比例)", given)
    return MeasureAmount(part["what"], None, None, "rate") if part else MeasureAmount(None, None, None, "unstated")
