"""What one stretch gives: a measure for each amount that it gives to a class of its own, and what goes on with one.

Reads: a stretch with the rule that found it, the grants before it in its sentence. Writes: measures with their place,
class and amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.documents import Span
from index.extracting.amounts import Given, amounts_of, at_share, capped
from index.extracting.beneficiaries import Class, beneficiary_of
from index.extracting.graded import own_class
from index.extracting.instrument_names import group_of, name_instrument
from index.extracting.instruments import InstrumentRule
from index.extracting.listed import listed
from index.extracting.openings import named_first, opened_with
from index.extracting.placing import Quoted
from index.extracting.records import Anchor, Measure, MeasureAmount, Text

#: 给予发放“算力券”支持，按不超过合同金额的50%…: how much a grant is that was named before.
_SAYS_HOW_MUCH = re.compile(
    r"^(?:其中|具体|即)?[，：]?(?:按|[^，。；\d]{0,14}返还比例|(?:补贴|补助|奖励|资助|支持|发放|奖补)?(?:标准|金额|额度|数额|比例)|每[人家户个项年月件亩台]|每(?:新增|引进|培养|举办|组织|开通|吸纳|招用|带动)|第一年|前[一二两三四五]年|最高|对其)"
)
_MONEY = re.compile(r"奖|补[贴助]|资助|扶持|支持|券|贴息|返还")
_REMITS = re.compile(r"免|减|缓")
_ENDS = re.compile(r"；$|的，$|^(?:并)?对(?![其应])")
#: 每年安排专项资金1000万元，给予门票补贴: what the money is for.
_SETS_ASIDE = re.compile(r"安排[^，。；]*\d")
_SPENT = re.compile(r"^(?:专项|主要)?(?:用于|给予|支持)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence with the rule that found it.

    Attributes:
        start: Where it starts in its sentence; ``told`` is where the words of its rule do.
        of_list: Whether it is a grade of a list: 奖励标准：国家级每家100万元，省级每家50万元.
    """

    quoted: Quoted
    text: str
    start: int
    told: int
    rule: InstrumentRule
    of_list: bool = False


def given_by(stretch: Stretch, said: str, share: MeasureAmount | None) -> list[Measure]:
    """The measures of a stretch: one, or one for each amount, or one for each instrument of a list.

    Args:
        stretch: The stretch.
        said: The sentence before it.
        share: What share the stretch before it says.
    """
    sentence = stretch.quoted.sentence
    first = named_first(stretch.text) if stretch.rule.strength == "grant" else None
    who = first or beneficiary_of(stretch.text, sentence.text)
    if who == Class(None, None) and stretch.rule.strength == "grant":
        who = opened_with(said, stretch.text) or who
    whole = Span(stretch.told, stretch.start + len(stretch.text))
    amounts = amounts_of(stretch.text) if stretch.rule.strength == "grant" else []
    if len(amounts) < 2:
        if amounts and stretch.of_list:
            who = own_class(who, 0, [stretch.text[: amounts[0].start]], said)
        one = _measure(stretch, who, whole, at_share(amounts[0].amount, share) if amounts else None)
        return listed(one, stretch.rule, stretch.text, sentence.start + stretch.start) or [one]
    before = stretch.text[: amounts[0].start]
    whose = [before, *(each.whom for each in amounts[1:])]
    return [
        _measure(
            stretch,
            own_class(who, place, whose, said + before),
            _part(whole, amounts, place, stretch.start),
            at_share(each.amount, share),
        )
        for place, each in enumerate(amounts)
    ]


def bounded(together: Sequence[Measure], stretch: str, said: str) -> list[Measure]:
    """Grants with the cap that a stretch says behind them: one for all, one for each, or one for each class of one."""
    caps = amounts_of(stretch)
    if len(caps) > 1 and len(together) == 1:
        together = _for_classes(together[0], caps, stretch, said)
    paired = caps if len(caps) == len(together) else [caps[-1]] * len(together)
    return [
        replace(each, amount=capped(each.amount, cap.amount)) if each.amount else each
        for each, cap in zip(together, paired, strict=True)
    ]


def _for_classes(one: Measure, caps: Sequence[Given], stretch: str, said: str) -> list[Measure]:
    """A grant of which a stretch says for each of several classes how far it goes."""
    before = stretch[: caps[0].start]
    whose = [before, *(each.whom for each in caps[1:])]
    shared = Class(
        one.beneficiary.zh if one.beneficiary else None,
        one.condition.zh if one.condition else None,
    )
    classes = [own_class(shared, place, whose, said + before) for place in range(len(caps))]
    return [_of_class(one, each) for each in classes]


def _of_class(measure: Measure, who: Class) -> Measure:
    return replace(
        measure,
        beneficiary=Text(who.who) if who.who else None,
        condition=Text(who.condition) if who.condition else None,
    )


def is_bare(measure: Measure) -> bool:
    """Whether a grant of money says no amount, so that what follows may say it."""
    given = measure.amount
    said = measure.instrument.zh
    return (
        measure.strength == "grant"
        and measure.group == "budget"
        and given is not None
        and (given.kind, given.printed, given.cap) == ("unstated", None, None)
        and _REMITS.search(said) is None
        and _MONEY.search(said) is not None
    )


def says_how_much(stretch: str) -> bool:
    """Whether a stretch says how much the grant before it is."""
    return _SAYS_HOW_MUCH.match(stretch) is not None


def ends_part(stretch: str) -> bool:
    """Whether what follows a stretch is for another class: behind a semicolon, and behind a class or a condition."""
    return _ENDS.search(stretch) is not None


def says_what_for(measure: Measure, stretch: str) -> bool:
    """Whether a stretch says what the money is for that the stretch before it sets aside."""
    span, quote = measure.anchor.span, measure.anchor.quote.zh
    return (
        measure.strength == "grant"
        and measure.amount is not None
        and measure.amount.printed is not None
        and _SETS_ASIDE.search(quote) is not None
        and span.end > span.start
        and _SPENT.match(stretch) is not None
    )


def with_amounts(bare: Measure, more: Sequence[Measure]) -> list[Measure]:
    """A grant whose amounts the next stretch says: one for each of them, with the class that it named itself."""
    return [
        replace(
            each,
            anchor=replace(
                each.anchor, span=Span(bare.anchor.span.start, each.anchor.span.end) if place == 0 else each.anchor.span
            ),
            instrument=bare.instrument if len(more) == 1 else each.instrument,
            beneficiary=each.beneficiary or bare.beneficiary,
            condition=each.condition or bare.condition,
        )
        for place, each in enumerate(more)
    ]


def _part(whole: Span, amounts: Sequence[Given], place: int, start: int) -> Span:
    """The words of one of several amounts: from its class up to itself, the last with what follows."""
    own = amounts[place]
    first = start + own.start - len(own.whom) if place else min(whole.start, start + own.start)
    return Span(first, whole.end if place == len(amounts) - 1 else start + own.end)


def _measure(stretch: Stretch, who: Class, span: Span, amount: MeasureAmount | None) -> Measure:
    sentence, rule = stretch.quoted.sentence, stretch.rule
    return Measure(
        id="",
        anchor=Anchor(
            stretch.quoted.clause,
            Text(sentence.text, stretch.quoted.english),
            Span(sentence.start + span.start, sentence.start + span.end),
            f"measure+{rule.name}",
        ),
        group=group_of(rule, stretch.text, sentence.text),
        instrument=name_instrument(rule, stretch.text),
        strength=rule.strength,
        beneficiary=Text(who.who) if who.who else None,
        condition=Text(who.condition) if who.condition else None,
        amount=amount,
    )
