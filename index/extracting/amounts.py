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
from index.extracting.numerals import read_arabic, read_magnitude
from index.extracting.quantities import Quantity, find_quantities
from index.extracting.records import Cap, MeasureAmount, Normalised

#: 按实际发生的认证费, 据实: what is paid, in its own words.
_AT_COST = re.compile(
    r"实际(?:发生|投入|支出|支付|缴纳)(?:的)?(?:[^，。；的给予补资]{0,10}?(?:费用?|支出|成本|金额|租金|额))?|"
    r"(?<![根票依证单数])据实|(?<!如)实报实销|全额"
)
#: Shares in words: 减半, 三成, 七折, 三分之一, 1/3, 1:1.
_SHARE = re.compile(
    r"(?P<half>(?<!三)减半|(?<=[的收免按])一半(?!以上))|(?P<tenths>[一二三四五六七八九])成(?![功立果员本为])|[一二三四五六七八九](?:[.点]?[五5])?折(?!扣)|"
    r"(?P<whole>[二三四五])分之(?P<part>[一二三四])|(?<![\d/])(?P<over>[1-9])/(?P<under>[2-9])(?![\d/])|"
    r"\d+(?:\.\d+)?\s*[:：∶]\s*\d+(?:\.\d+)?(?=[^，。；]{0,10}(?:配套|匹配|资助|补助|奖励|支持))|一定比例"
)
#: 给予15万奖励, 分别补助8万、5万元: a sum without its 元.
_WITHOUT_UNIT = re.compile(
    r"(?<![\d.])(?P<low>\d[\d.,]*)\s*(?P<size>[万亿])(?=[、和]\d[^，。；]{0,30}元|的?(?:一次性)?(?:奖励|补贴|补助|资助|奖金|扶持)|[，。；]|$)"
)
#: 按融资金额的1%, 按照不高于合同金额的30%
_BY = re.compile(r"^(?:并|可|再|分别)*按")
#: 对单户担保金额500万元及以下的…: numbers of the class are no amounts.
_FOR_WHOM = re.compile(
    r"(?<![其按])(?:对|针对)[^，。；]*?(?=给予|予以|按|最高|一次性|每|分别|各(?=奖|补|给|资)|(?:奖励|补助|补贴|资助)[^，。；]{0,4}?\d)"
)
#: 投资1000万元以上的奖励20万元: from where on something is given.
_BOUND = re.compile(
    r"(?<!不)(?:达到?|超过?|突破|满)\s*\d[\d.,]*\s*(?:[百千]?[万亿]?(?:美)?元|%)(?=的(?:给予|予以|可|按|奖|补))|"
    r"(?:(?<!不)(?:低于|高于)|不足|不满|超出)\s*\d[\d.,]*\s*(?:[百千]?[万亿]?元|%)(?=的|部分)|(?:(?:达到?|超过?|突破|过|满|不低于|不少于|高于)\s*)?\d[\d.,]*\s*(?:万亿|[百千万亿])?(?:美元|元|平方米|亩|%)(?:（[^（）]{0,6}）)?\s*及?以[上下内]"
    rf"(?!的?[{HAN}]{{0,3}}(?:奖|补|资[助金]|支持|扶持|优惠|贴息|比例|标准|[，。；]|$))"
)
#: What joins amounts that are given side by side: 一等奖50万元、二等奖30万元, 50万元资助和20万元补贴.
_JOINED = re.compile(
    rf"(?P<behind>(?:[/／][{HAN}]{{1,2}}|（[^（）]{{1,16}}）|[^，。；、\d（）]){{0,12}}?)(?P<and>、|以及|和|及(?!以|其)|或|与)"
    r"(?P<whom>(?:[^，。；、\d]|\d(?=A|[级星类期等档]|\s*年)){0,16})"
)
#: 20万元、最高不超过100万元: how far the first goes.
_GOES_TO = re.compile(
    r"^(?:且|但|并|单[个家项户人]|同一|每[家个年人]|年度|累计|合计|总额|全年|企业|项目|补贴|补助|奖励|资助)*(?:最高|不超过|上限|封顶|累计)"
)
_CAPPED = re.compile(r"最高|不超过|限额|上限|封顶|以内|累计不")
#: 最高不超过500万元, 每家企业每年贴息不超过100万元: how far the grant before it goes.
_CAP = re.compile(
    r"^[\s，；。]*(?:且|但|其中|对(?=同一|单|每))?(?:(?:单[^，。；]|每[^，。；]|同一|年度|累计|全年|总额|合计|享受|(?:(?!给予)[^，。；对]){1,8}(?:期内|期间|年内)|补贴|补助|资助|奖励|贴息|支持|扶持|奖补|扶持资金|金额|总金额|额度|期限)"
    r"[^，。；对]{0,14}?){0,3}(?:原则上)?(?:最高|不超过|上限|封顶|累计不)(?![^，。；]*(?:给予|予以)[^，。；]*(?:奖励|补贴|补助|资助))"
)
#: 每个给予不超过80万元奖励 gives, unless a share was given before it.
_GIVES_ANEW = re.compile(r"(?:给予|予以)[^，。；]*(?:奖励|补贴|补助|资助)")
#: 完成Ⅰ期、Ⅱ期的最高分别为200万元、400万元, 全国首店最高100万元、全市首店最高30万元
_CAPS = re.compile(r"^(?:其中)?(?![^，。；]*(?:给予|予以|奖励|补贴|补助|资助|支持))[^，。；]*(?:最高|不超过|上限)")
_GIVEN = ("CNY", "USD", "percent", "percentage_point", "m2")
#: 2000元/人: for what each is given.
_PER = re.compile(
    r"[/／](?:平方米|公里|公斤|千克|千瓦时|千瓦|度|标箱|立方米|小时|床|头|[每人户家台套亩吨年月日天次项件辆届场米])(?:[·/／][人户家年月日天次])?"
)


class Given(NamedTuple):
    """An amount of a stretch and where it is printed; ``whom`` is what stands between it and the one before."""

    amount: MeasureAmount
    start: int
    end: int
    whom: str = ""


def amounts_of(stretch: str) -> list[Given]:
    """What a stretch gives: one amount, or several that stand side by side; one that is unstated where it says none."""
    bare = _BOUND.sub(_blank, _FOR_WHOM.sub(_blank, stretch))
    found = sorted(
        [each for each in find_quantities(bare) if each.normal_unit in _GIVEN] + _without_units(bare),
        key=lambda each: each.start,
    )
    worded = _SHARE.search(bare)
    if worded and worded["half"] and "免" in bare[: worded.start()]:
        # 前两年免租、第三年减半: neither alone is what is given.
        worded = None
    if not found:
        amount = _worded(worded) if worded else _without_number(stretch)
        return [Given(amount, worded.start() if worded else 0, worded.end() if worded else len(stretch))]
    side_by_side = _side_by_side(bare, found)
    shares = [each for each in found if each.normal_unit == "percent" and each.end <= side_by_side[0][0].start]
    capped = _CAPPED.search(bare) is not None
    of_share = bool(shares) and _CAPPED.search(bare, shares[-1].end) is not None
    if of_share and len(side_by_side) == 1 and len(both := _side_by_side(bare, shares)) > 1:
        # 按甲类费用50%、乙类费用30%给予最高1000万元补助
        bound = _stated(side_by_side[0][0], True)
        return [Given(_share(share, bound), share.start, share.end, whom) for share, whom in both]
    given: list[Given] = []
    for place, (quantity, whom) in enumerate(side_by_side):
        amount = _stated(quantity, capped)
        if per := _PER.match(bare, quantity.end):
            amount = replace(amount, printed=f"{amount.printed}{per.group()}")
        if of_share and amount.unit in ("CNY", "USD"):
            # 按固定资产投资的10%给予最高1000万元补助
            paired = len(shares) == len(side_by_side)
            amount = _share(shares[place if paired else 0], amount)
        elif worded and worded.end() <= quantity.start and amount.kind == "cap" and amount.unit in ("CNY", "USD"):
            amount = replace(_worded(worded), cap=_cap(amount))
        given.append(Given(amount, quantity.start, quantity.end, whom))
    return given


def share_of(stretch: str) -> MeasureAmount | None:
    """What a stretch says before the grant: 按融资金额的1%，给予最高300万元奖励; 按每片100元的标准，…."""
    if _BY.match(stretch) is None:
        return None
    by_each = "每" in stretch
    shares = [
        each
        for each in find_quantities(stretch)
        if each.normal_unit == "percent" or (by_each and each.normal_unit == "CNY")
    ]
    return _stated(shares[-1], False) if shares else None


def at_share(amount: MeasureAmount, share: MeasureAmount | None) -> MeasureAmount:
    """An amount that bounds, with the share that was said before it."""
    if share is None or amount.kind != "cap" or amount.unit not in ("CNY", "USD"):
        return amount
    return replace(share, cap=_cap(amount))


def is_cap(stretch: str, given: MeasureAmount | None) -> bool:
    """Whether a stretch only says how far the grant before it goes, or a share to several classes."""
    shared = given is not None and given.kind == "rate" and given.cap is None
    if _CAP.match(stretch):
        return shared or _GIVES_ANEW.search(stretch) is None
    return shared and _CAPS.match(stretch) is not None and len(amounts_of(stretch)) > 1


def capped(own: MeasureAmount, bound: MeasureAmount) -> MeasureAmount:
    """An amount with the cap that stands behind it; a grant that says no amount of its own has that of the cap."""
    cap = _cap(bound)
    if cap is None or own.cap is not None:
        return own
    given = replace(bound, kind="cap") if own.kind == "unstated" else own
    return replace(given, cap=cap)


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
    kind = "rate" if normalised.unit in ("percent", "percentage_point") else "cap" if capped else "fixed"
    return MeasureAmount(quantity.printed, normalised.value_max or normalised.value, normalised.unit, kind)  # type: ignore[arg-type]


def _share(share: Quantity, bound: MeasureAmount) -> MeasureAmount:
    return replace(_stated(share, False), cap=_cap(bound))


def _cap(bound: MeasureAmount) -> Cap | None:
    if bound.printed is None or bound.value is None or bound.unit is None:
        return None
    return Cap(bound.printed, bound.value, bound.unit)


def _without_units(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for each in _WITHOUT_UNIT.finditer(text):
        value = read_arabic(each["low"])
        normalised = Normalised(round(value * read_magnitude(each["size"]), 2), None, "CNY")
        found.append(Quantity(*each.span(), each.group(), value, None, each["size"], normalised))
    return found


def _worded(share: re.Match[str]) -> MeasureAmount:
    """A share in words; what 七折 and 1:1 come to is not said in percent."""
    value = 50.0 if share["half"] else None
    if share["tenths"]:
        value = 10.0 * ("一二三四五六七八九".index(share["tenths"]) + 1)
    if share["whole"]:
        value = round(100 * ("一二三四".index(share["part"]) + 1) / ("二三四五".index(share["whole"]) + 2), 2)
    if share["over"]:
        value = round(100 * int(share["over"]) / int(share["under"]), 2)
    return MeasureAmount(share.group(), value, None if value is None else "percent", "rate")


def _without_number(stretch: str) -> MeasureAmount:
    if cost := _AT_COST.search(stretch):
        return MeasureAmount(cost.group(), None, None, "cost-based")
    kind = "rate" if re.search(r"利率|费率", stretch) else "unstated"
    return MeasureAmount(None, None, None, kind)  # type: ignore[arg-type]
