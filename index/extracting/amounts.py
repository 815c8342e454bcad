"""How much a grant gives: an amount of money, a share, what is paid at cost; and how far it goes at most.

Reads: a stretch of a sentence. Writes: the amounts that it gives, each with its place, in the order of the text. What
only says of a class how large it is (年销售额达到5000万元的企业) is no amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from index.analysis.folding import HAN
from index.extracting.quantities import Quantity, find_quantities
from index.extracting.records import Cap, Measure, MeasureAmount

#: 按实际发生的认证费, 据实: what is paid, in its own words.
_AT_COST = re.compile(r"实际发生(?:的)?(?:[^，。；的给予补资]{0,10}?(?:费用?|支出|成本|金额))?|据实|实报")
#: 按融资金额的1%, 按照不高于合同金额的30%
_BY = re.compile(r"^(?:并|可|分别)*按")
#: 对单户担保金额500万元及以下的…: numbers of the class are no amounts.
_FOR_WHOM = re.compile(
    r"(?<![其按])(?:对|针对)[^，。；]*?(?=给予|予以|按|最高|一次性|每|分别|各(?=奖|补|给|资)|(?:奖励|补助|补贴|资助)[^，。；]{0,4}?\d)"
)
#: 投资1000万元以上的奖励20万元: from where on something is given.
_BOUND = re.compile(
    r"(?:(?:达到?|超过?|突破|过|满|不低于|不少于|高于)\s*)?\d[\d.,]*\s*(?:万亿|[百千万亿])?(?:美元|元|平方米|亩|%)(?:（[^（）]{0,6}）)?\s*及?以[上下内]"
    rf"(?!的?[{HAN}]{{0,3}}(?:奖|补|资[助金]|支持|扶持|优惠|贴息|比例|标准|[，。；]|$))"
)
#: What joins amounts that are given side by side: 一等奖50万元、二等奖30万元, 50万元资助和20万元补贴.
_JOINED = re.compile(
    rf"(?P<behind>(?:[/／][{HAN}]{{1,2}}|（[^（）]{{1,16}}）|[^，。；、\d（）]){{0,12}}?)(?P<and>、|以及|和|及(?!以|其)|或|与)"
    r"(?P<whom>(?:[^，。；、\d]|\d(?=A|[级星类期等档]|\s*年)){0,16})"
)
#: 20万元、最高不超过100万元: how far the first goes.
_GOES_TO = re.compile(
    r"^(?:且|但|并|单[个家项户]|同一|每[家个年人]|年度|累计|合计|总额|全年|企业|[^级类奖档]{0,4})*(?:最高|不超过|上限|封顶|累计)"
)
_CAPPED = re.compile(r"最高|不超过|上限|封顶|以内|累计不")
#: 最高不超过500万元, 每家企业每年贴息不超过100万元: how far the grant before it goes.
_CAP = re.compile(
    r"^[\s，；。]*(?:且|但|其中)?(?:(?:单[个家项户一]|每[家个年人户项]|同一|年度|累计|全年|总额|合计|补贴|补助|资助|奖励|贴息|支持|扶持|奖补|扶持资金|金额|总金额|额度|期限)"
    r"[^，。；对]{0,14}?){0,3}(?:原则上)?(?:最高|不超过|上限|封顶|累计不)(?![^，。；]*(?:给予|予以)[^，。；]*(?:奖励|补贴|补助|资助))"
)
_GIVEN = ("CNY", "USD", "percent", "m2")


class Given(NamedTuple):
    """An amount of a stretch and where it is printed; ``whom`` is what stands between it and the one before."""

    amount: MeasureAmount
    start: int
    end: int
    whom: str = ""


def amounts_of(stretch: str) -> list[Given]:
    """What a stretch gives: one amount, or several that stand side by side; one that is unstated where it says none."""
    bare = _BOUND.sub(_blank, _FOR_WHOM.sub(_blank, stretch))
    found = [each for each in find_quantities(bare) if each.normal_unit in _GIVEN]
    if not found:
        return [Given(_without_number(stretch, bare), 0, len(stretch))]
    side_by_side = _side_by_side(bare, found)
    shares = [each for each in found if each.normal_unit == "percent" and each.end <= side_by_side[0][0].start]
    capped = _CAPPED.search(bare) is not None
    of_share = bool(shares) and _CAPPED.search(bare, shares[-1].end) is not None
    given: list[Given] = []
    for place, (quantity, whom) in enumerate(side_by_side):
        amount = _stated(quantity, capped)
        if of_share and amount.unit in ("CNY", "USD"):
            # 按固定资产投资的10%给予最高1000万元补助
            paired = len(shares) == len(side_by_side)
            amount = _share(shares[place if paired else 0], amount)
        given.append(Given(amount, quantity.start, quantity.end, whom))
    return given


def share_of(stretch: str) -> MeasureAmount | None:
    """The share that a stretch says before the grant: 按融资金额的1%，给予最高300万元奖励."""
    shares = [each for each in find_quantities(stretch) if each.normal_unit == "percent"] if _BY.match(stretch) else []
    return _stated(shares[-1], False) if shares else None


def at_share(amount: MeasureAmount, share: MeasureAmount | None) -> MeasureAmount:
    """An amount that bounds, with the share that was said before it."""
    if share is None or amount.kind != "cap" or amount.unit not in ("CNY", "USD"):
        return amount
    return replace(share, cap=_cap(amount))


def is_cap(stretch: str) -> bool:
    """Whether a stretch only says how far the grant before it goes."""
    return _CAP.match(stretch) is not None


def capped(measure: Measure, stretch: str) -> Measure:
    """A grant with the cap that stands behind it; a grant that says no amount of its own has that of the cap."""
    bound, own = amounts_of(stretch)[-1].amount, measure.amount
    cap = _cap(bound)
    if cap is None or own is None:
        return measure
    given = replace(bound, kind="cap") if own.kind == "unstated" else own
    return replace(measure, amount=replace(given, cap=cap))


def _blank(found: re.Match[str]) -> str:
    return "□" * len(found.group())


def _side_by_side(text: str, found: Sequence[Quantity]) -> list[tuple[Quantity, str]]:
    """The last of the quantities with those that stand beside it, each with what stands before it."""
    beside: list[tuple[Quantity, str]] = []
    for before, quantity in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        joined = _JOINED.fullmatch(text, before.end, quantity.start)
        if before.normal_unit != quantity.normal_unit or joined is None or _GOES_TO.match(joined["whom"]):
            return [(quantity, ""), *beside]
        beside.insert(0, (quantity, joined["whom"]))
    return [(found[0], ""), *beside]


def _stated(quantity: Quantity, capped: bool) -> MeasureAmount:
    assert quantity.normalised is not None
    normalised = quantity.normalised
    kind = "rate" if normalised.unit == "percent" else "cap" if capped else "fixed"
    return MeasureAmount(quantity.printed, normalised.value_max or normalised.value, normalised.unit, kind)  # type: ignore[arg-type]


def _share(share: Quantity, bound: MeasureAmount) -> MeasureAmount:
    return replace(_stated(share, False), cap=_cap(bound))


def _cap(bound: MeasureAmount) -> Cap | None:
    if bound.printed is None or bound.value is None or bound.unit is None:
        return None
    return Cap(bound.printed, bound.value, bound.unit)


def _without_number(stretch: str, bare: str) -> MeasureAmount:
    if cost := _AT_COST.search(stretch):
        return MeasureAmount(cost.group(), None, None, "cost-based")
    part = re.search(r"利率|费率|(?P<what>一定比例)", bare)
    return MeasureAmount(part["what"], None, None, "rate") if part else MeasureAmount(None, None, None, "unstated")
