"""Thresholds: values that only say which things are counted (营收过亿元的企业37家), and values that are granted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.analysis.folding import HAN
from index.extracting.quantities import Quantity
from index.extracting.records import Threshold

_THING = r"(?:企业|公司|项目|机构|集团|产品|品种|平台|楼宇|单位|主体|园区|医院|龙头|总部|基金|乡镇|街道|楼(?!宇))"
#: 15万元以上企业, 亿元企业, 百亿级龙头企业: a class of things.
_CLASS = re.compile(rf"\s*(?P<bound>(?:及)?以上|以下|级|规模)?(?:的)?(?P<what>[{HAN}]{{0,8}}?{_THING})")
#: 总税收100万元以上77家
_BOUND = re.compile(r"\s*(?:及)?(?:以上|以下)的?\s*$")
_FROM = re.compile(r"[由从](?:(?:19|20)\d\d\s*年的?|目前的?|现有的?|每[^，。；\d]{1,2}|人均|约)?\s*$")
_TO = re.compile(r"\s*(?:增加|提高|提升|增长|扩大|发展|上升|增|升|下降|降低|减少|缩短|压缩|压减|降)(?:到|至|为)")
#: 年销售收入超10亿元的单品不少于10个: what is counted has the bound before it.
#: …，超50亿元的5家: what is counted was named before.
_COUNTED = re.compile(rf"的[{HAN}]{{0,8}}?(?:不少于|达到?|有|超过|突破|约|共|新增)?\s*")
#: 担保金额500万元及以下的业务, 500万元以上固定资产投资
_BOUNDED = re.compile(rf"\s*(?:及)?以[上下](?:的|(?![并和及且或左])[{HAN}]{{2}})")
_RANKED = re.compile(rf"(?:的)?[{HAN}]{{2,12}}")
_OVER = re.compile(r"(?:(?<![跨越])过|超(?!过)|超过|突破|达到?|大于|不低于|不少于)\s*$")
#: 有5个街道收入超过5000万元: what some have, each of them has.
_SOME_HAVE = re.compile(r"有\s*$")
_TOGETHER = re.compile(r"合计|共|总|累计")
#: 营业收入过亿元: only 过 and 超 say it of each; 超过 and 突破 may be said of all together.
_EACH = re.compile(r"(?:(?<![跨越超])过|超)\s*$")
#: 规模不低于30亿元的产业基金: how large the one is that is set up.
_SIZED = re.compile(r"(?:规模|总额|首期)(?:不低于|不少于|达到?|超过?|突破|约|为)?\s*$")
#: What is paid or fined: an amount, no figure of the place.
_GRANTED = re.compile(
    r"给予|予以|处(?![理置于方室级在])(?=[^，。；]{0,6}$)|罚款|罚金|一次性|最高(?:不超过|可达|给予)?|奖励|补贴|补助|资助|贴息|配套(?!率|设施|建设|装备|服务|产业|企业)|匹配|扶持|按[^，。；]{0,16}$|每人每|"
    r"(?:^\s*|(?:每|单[个家项户]|同一|年度|累计|额度?|[补奖]贴?)[^，。；]{0,16})不超过$"
)
_PAID = re.compile(
    rf"\s*(?:的|/[人家月年]|以[上下内])?\s*(?:标准|(?:一次性)?[{HAN}]{{0,6}}"
    r"(?:奖励|补贴|补助|资助|扶持|支持|罚款|罚金|贴息|奖金)|的?比例给予|的[一-鿿]{1,4}券)"
)
#: 对单户担保金额500万元及以下、费率不超过1%的业务给予…: what is said of a class is no figure.
_FOR_CLASS = re.compile(
    r"(?<![相应面针绝核比])对(?![标接外照比口])[^。；]{1,120}?(?=给予|予以|实行|按(?:照)?(?![^，。；]{0,4}(?:时|期))|一次性)"
)
#: 入围企业在3家及以上的，采取…: when a rule holds.
_CONDITION = re.compile(r"\s*(?:(?:及|或)?以[上下内])?的[，、；]")
#: 税率为12%, ×100%: what a rule sets or reckons with.
_RULE_RATE = re.compile(r"(?:税率|征收率|扣除率|×|÷)(?:[为按]|统一为)?\s*$")
#: 用户数未达到总数50%的，…
_HOLDS = re.compile(r"\s*(?:(?:及|或)?以[上下内])?的[，；]")
#: 每3年修订1次
_OFTEN = re.compile(r"每[^，。；]{0,12}$")
#: The words of a threshold: behind the thing that is counted, or behind what leads in.
_WORDS = re.compile(
    rf"(?:.*{_THING}|.*其中[,，]?|.*(?:拥有|共有|引进|引入|新增|培育|建成|建设|集聚|落户|现有|认定|形成|实施|推进|签约|开工|打造)了?|.*[，、（(])"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """What the quantities of a sentence are, by their place: figures with their thresholds, and what is no figure.

    Attributes:
        starting: Those from which another one starts: 由312家增加到1048家; without a year they are no figures.
    """

    thresholds: Mapping[int, Threshold]
    dropped: frozenset[int]
    starting: frozenset[int] = frozenset()


def tell_apart(sentence: str, quantities: Sequence[Quantity]) -> Roles:
    """Whether a quantity is a figure, a threshold or an amount that is granted."""
    thresholds: dict[int, Threshold] = {}
    dropped: set[int] = set()
    starting: set[int] = set()
    classes = [found.span() for found in _FOR_CLASS.finditer(sentence)]
    for place, quantity in enumerate(quantities):
        before = sentence[max(0, quantity.start - 40) : quantity.start]
        in_class = any(start < quantity.start < end for start, end in classes)
        if in_class or _is_condition(sentence, quantity, before) or _is_granted(sentence, quantity, before):
            dropped.add(place)
            continue
        start = _FROM.search(before)
        if start and _TO.match(sentence, quantity.end):
            starting.add(place)
            if "年" not in start.group():
                dropped.add(place)
            continue
        if quantity.normal_unit not in ("CNY", "USD", "m2", "count") or place in thresholds:
            continue
        counted = _counts(sentence, quantities, place, before)
        if counted is None:
            continue
        dropped.add(place)
        if counted >= 0 and quantity.normalised:
            words = (
                _WORDS.sub("", sentence[_start(sentence, quantities, place) : quantity.start])
                .strip(' “”"的')
                .removeprefix("以上")
                .removeprefix("全年")
            )
            bound = re.match(r"\s*(?:及)?以[上下]", sentence[quantity.end :])
            printed = f"{words}{quantity.printed}{bound.group().strip() if bound else ''}"
            thresholds[counted] = Threshold(printed, quantity.normalised.value, quantity.normalised.unit)
    # 亿元以上企业由210家增加到356家: what bounds the start bounds the end.
    thresholds |= {place + 1: thresholds[place] for place in starting & set(thresholds)}
    return Roles(thresholds, frozenset(dropped), frozenset(starting))


def _counts(sentence: str, quantities: Sequence[Quantity], place: int, before: str) -> int | None:
    """The place of the count that a value bounds, -1 where it bounds a class that is not counted, None for a figure."""
    quantity = quantities[place]
    following = quantities[place + 1] if place + 1 < len(quantities) else None
    preceding = quantities[place - 1] if place else None
    behind = sentence[quantity.end : following.start] if following else sentence[quantity.end :]
    if quantity.normal_unit in ("CNY", "USD") and _BOUNDED.match(sentence, quantity.end):
        # 单户担保金额500万元及以下的业务: a class without a count
        return place + 1 if following and following.normal_unit == "count" and "，" not in behind else -1
    is_count = following is not None and following.normal_unit == "count"
    if is_count and (_BOUND.fullmatch(behind) or (_OVER.search(before) and _COUNTED.fullmatch(behind))):
        return place + 1
    if is_count and quantity.printed.endswith("级") and _RANKED.fullmatch(behind.strip()):
        # 千亿级产业集群3个
        return place + 1
    is_counted = preceding is not None and preceding.normal_unit == "count"
    is_counted = is_counted and sentence[preceding.end : quantity.start] in ("", "以上") if preceding else False
    if is_counted and quantity.printed.endswith("级"):
        # 5家百亿级、两个千亿级产业集群
        return place - 1
    named = _CLASS.match(sentence, quantity.end)
    if quantity.normal_unit in ("CNY", "USD") and named and not _SIZED.search(before):
        bounded = bool(named["bound"]) and named["bound"] != "规模"
        if bounded or _OVER.search(before) or quantity.printed[0] in "亿千百万":
            same = (
                is_count and re.search(r"[，。；]", sentence[named.end() : following.start if following else 0]) is None
            )
            return place + 1 if same else -1
    if (
        quantity.normal_unit in ("CNY", "USD")
        and preceding is not None
        and preceding.normal_unit == "count"
        and (_EACH.search(before) or _some_have(sentence, preceding, quantity, before))
        and re.search(r"[，。；、]", sentence[preceding.end : quantity.start]) is None
    ):
        return place - 1
    return None


def _some_have(sentence: str, count: Quantity, bound: Quantity, before: str) -> bool:
    """Whether some are said to have more than a value: 有5个街道收入超过5000万元."""
    between = sentence[count.end : bound.start]
    return (
        _SOME_HAVE.search(sentence, 0, count.start) is not None
        and _OVER.search(before) is not None
        and _TOGETHER.search(between) is None
    )


def _start(sentence: str, quantities: Sequence[Quantity], place: int) -> int:
    """Where the words of a threshold may begin: behind the last comma and the last value."""
    quantity = quantities[place]
    comma = max(sentence.rfind(each, 0, quantity.start) for each in "，。；、（(") + 1
    return max(comma, quantities[place - 1].end if place else 0)


def _is_condition(sentence: str, quantity: Quantity, before: str) -> bool:
    """Whether a value only says when a rule holds, or how often something is done."""
    if _RULE_RATE.search(before) or (quantity.unit == "%" and _HOLDS.match(sentence, quantity.end)):
        return True
    if quantity.unit == "次":
        return _OFTEN.search(before) is not None
    return quantity.normal_unit == "count" and _CONDITION.match(sentence, quantity.end) is not None


def _is_granted(sentence: str, quantity: Quantity, before: str) -> bool:
    """Whether a value is paid to somebody, or fined."""
    if quantity.normal_unit not in ("CNY", "USD", "percent"):
        return False
    segment = before[max(before.rfind(each) for each in "，。；") + 1 :]
    return _GRANTED.search(segment) is not None or _PAID.match(sentence, quantity.end) is not None
