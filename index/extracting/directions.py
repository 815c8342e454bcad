"""What is measured and which way: stock or increment, rate or share; level, at least or in a range."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.analysis.folding import HAN
from index.extracting.quantities import Quantity
from index.extracting.records import Direction, MeasureKind


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a value: those before it in its segment, those behind it, and whether a list goes on.

    Attributes:
        carried: Whether the value before it in the same list was an increment (新增…14件，…21件).
    """

    left: str
    right: str
    carried: bool = False


#: Verbs that add: what they govern is an increment.
ADDING = (
    r"(?:新增|净增|增加(?!值)|增长|提高|提升|增收|增产|增支|新建|新设|新引进|培育引进|引育|引进|引入|招引|新认定|新培育|增设)"
    r"(?:了|约|到位|认定|培育|落户)?"
)
_ADDING = re.compile(rf"{ADDING}(?P<what>[^，。；]*)$")
#: 新增…14件，…; 五年引育…20个、…300名
_OPENS = re.compile(
    rf"\s*(?:力争|争取|累计|计划|共|将|每年|年均|(?:在|用|未来)?[一二三四五六七八九十\d]+年(?:内|左右|时间)*|到?20\d\d年底?前?)*(?P<verb>{ADDING})"
)
#: Of several things that were added the verb stands before the first: 新增…14件，…21件; not 增长了4家.
_OWN_VERB = re.compile(
    r"建设|设立|搭建|转化|开展|实施|培育|打造|组织|淘汰|服务|举办|推广|形成|集聚|汇聚|创建|带动|改造|支持|选派|数量|总数|总量|数$|现为|达到?$|有$|通过|取得|获|完成|建成"
)
#: 增长到, 提高至 name a level; 现为, 达 and 总数 do as well.
_LEVEL = re.compile(r"(?:到|至|为|达到?|是|有|总数|总量|总额)\s*(?:约|近|超过|超)?\s*$")
_GROWTH = re.compile(r"增长率|增速|增幅|增长|增产|减产|增收|减收|上升|年均|复合|涨幅|递增|下降")
_GROWS = re.compile(r"(?:增长|增加(?!值)|递增|提高|提升|增产|增收|上升|扩大|增|升)(?:了)?\s*(?:约|近|超过)?\s*$")

#: A rate of growth is one whether a verb or a noun says it: 年均增长7%, 年均增长率7%.
_GROWTH_OF = re.compile(r"(?:(?<!自然)增长率|增速|增幅|涨幅|增长|增产|递增)(?:为|是|：|:)?\s*$")

#: 不少于本单位人员总数的5%: the whole that a bound is a share of.
_OF = r"(?:[^，。；、\d]{1,20}的)?"
#: In this order; the first that holds decides. Each looks at the words right before and right behind the value.
_BOUNDS: tuple[tuple[Direction, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(
            rf"(?:(?:不得?少于|不得?低于|不得?小于|不应低于|下限[为是]?|最少){_OF}|至少(?:[^，。；、\d]{{0,8}}[{HAN}])?|≥|>=)\s*$"
        ),
        re.compile(r"\s*(?:(?:及)?以上|为下限|保底)"),
    ),
    (
        "at_most",
        re.compile(
            r"(?:(?:不得?超过|不得?高于|不得?多于|不得?大于|至多|最多|上限[为是]?|封顶|(?<![不得])低于|(?<![不得])少于|不足|不到)"
            rf"{_OF}|≤|<=|控制在|压缩[到至]|缩短[到至])\s*$"
        ),
        re.compile(r"\s*(?:(?:及)?(?:以下|以内|之内)|封顶|为(?:上限|限)(?!度))"),
    ),
    ("exceed", re.compile(r"(?:超过|突破|超|大于|高于|逾|过|>|＞)\s*$"), re.compile(r"(?!)")),
    (
        "maintain",
        re.compile(
            r"(?:保持|稳定|维持)(?:在|到)?[^，。；]{0,3}$|连续[^，。；]{1,5}年(?:位居|位列|居|列)[^，。；]{0,6}$"
        ),
        re.compile(r"(?!)"),
    ),
    ("about", re.compile(r"(?:约|大约|近|接近|大概)(?:为)?\s*$"), re.compile(r"\s*(?:左右|上下)")),
)
_REACH = re.compile(
    r"(?:提高|提升|增加|扩大|降低|减少)[^，。；、\d]{1,16}[到至]\s*$|(?:达到?|达至|实现|形成|(?:提升|提高|增长|增加|扩大|上升|发展|下降|降低|减少|恢复|增|升|降|减)[到至])(?:每[^，。；、\d]{1,6})?\s*$"
)


def opens_additions(stretch: str) -> bool:
    """Whether a stretch opens a list of what was added: 新增药品注册批件2件."""
    opening = _OPENS.match(stretch)
    return opening is not None and re.match(r"增长|增加|提高|提升|增收|增产", opening["verb"]) is None


def measure_of(quantity: Quantity, around: Around, indicator: str) -> MeasureKind:
    """What kind of value it is."""
    unit = quantity.normal_unit
    if unit == "percentage_point":
        return "points"
    if unit == "ratio":
        return "multiple"
    if unit == "rank" or quantity.printed.startswith("前"):
        return "rank"
    if unit == "percent":
        return "rate" if _GROWTH.search(around.left) or _GROWTH.search(indicator) else "share"
    if _adds(around):
        return "increment"
    return "stock"


def direction_of(quantity: Quantity, around: Around, measure: MeasureKind, indicator: str = "") -> Direction:
    """Which way the text puts the value.

    Args:
        quantity: The value.
        around: The words around it.
        measure: What kind of value it is.
        indicator: What it measures, where no words stand before it (in a cell).
    """
    if quantity.unit == "番":
        return "double"
    if quantity.high is not None:
        return "range"
    left, right = around.left.rstrip(), around.right
    for direction, before, behind in _BOUNDS:
        if before.search(left) or behind.match(right):
            return direction
    if quantity.more:
        return "exceed"
    if measure == "increment" or (measure in ("rate", "multiple", "points") and _GROWS.search(left)):
        return "increase"
    if measure == "rate" and _GROWTH_OF.search(left or indicator):
        return "increase"
    return "reach" if _REACH.search(left) or (not left and quantity.printed.startswith("达")) else "level"


def _adds(around: Around) -> bool:
    found = _ADDING.search(around.left)
    if found is None:
        return around.carried and not _OWN_VERB.search(around.left)
    if found["what"] and found.group().startswith(("提升", "提高")):
        # 改造提升服务站60个: they are made better, not more.
        return False
    # 增加到2020年的185亿元 is a level.
    return not _LEVEL.search(around.left) and not found["what"].lstrip("了").startswith(("到", "至"))
