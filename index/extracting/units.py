"""Units: how they are printed, and what a printed value is in a unit that can be compared."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.analysis.folding import HAN
from index.extracting.records import NormalUnit


class MeasureUnit(NamedTuple):
    """A printed unit; ``factor`` leads to the normal one, which is None where there is none (吨).

    ``before`` is what must stand before the number, where the unit alone does not tell.
    """

    pattern: str
    normal: NormalUnit | None
    factor: float = 1.0
    before: str = ""


#: One mu in square metres.
_MU = 666.67

#: 幼儿园128所, 新建高中不少于3所: what stands before the digits.
_AFTER_SCHOOLS = (
    r"[校学院园所构中](?:（[^（）]{1,16}）)?(?:数量|总数)?[达到至为共有约近超过突破不少低于]{0,4}\s*[\d.,余多万]+\s*$"
)

#: 办理时间压缩至30分钟以内: a time that is to be kept.
_SHORTENED = r"(?:压缩|缩短|控制|压减)[至到在]?\s*[\d.]+\s*$"

#: 答复时限不超过120分钟, 办理时间压缩至4小时
_KEPT = r"(?:时限|时间|时长)(?:[^，。；\d]{0,6}(?:不超过|控制|压缩|缩短|压减)[^，。；\d]{0,4})\s*[\d.]+\s*$"

#: Asked in this order: 个百分点 before 个, 平方公里 before 公里.
UNITS: tuple[MeasureUnit, ...] = (
    MeasureUnit(r"个?百分点", "percentage_point"),
    MeasureUnit(r"个?千分点", "percentage_point", 0.1),
    MeasureUnit(r"%", "percent"),
    MeasureUnit(r"美元", "USD"),
    MeasureUnit(rf"元(?:人民币)?(?![{HAN}]{{0,1}}(?:化|素|宇宙))", "CNY"),
    MeasureUnit(r"平方公里|平方千米|km2|km²", "m2", 1e6),
    MeasureUnit(r"平方米|平米|㎡|m2|m²", "m2"),
    MeasureUnit(r"公顷", "m2", 1e4),
    MeasureUnit(r"亩", "m2", _MU),
    MeasureUnit(r"分钟(?=[^，。；]{0,4}(?:圈|可达|直达|通达|到达|通勤))", "minute"),
    MeasureUnit(r"分钟(?=以内|之内)", "minute", before=_SHORTENED),
    MeasureUnit(r"分钟", "minute", before=_KEPT),
    MeasureUnit(r"(?:个)?小时", "minute", 60, before=_KEPT),
    MeasureUnit(r"小时(?=[^，。；]{0,4}(?:圈|可达|直达|通达|到达|通勤))", "minute", 60),
    MeasureUnit(r"倍", "ratio"),
    MeasureUnit(r"‰", "percent", 0.1),
    MeasureUnit(
        r"吨公里|人公里|公里|立方米|千米|海里|米(?!半径|范围)|万吨标准煤|吨标准煤|吨|千瓦时|千瓦|兆瓦|克/立方米|标准箱|标箱|"
        # 65岁及以上人口, 18至60岁的人员: an age only says who is meant.
        r"岁(?!(?:及|或)?以[上下]|至|到|-|~|人口|老|儿童|的)",
        None,
    ),
    # 50所 may be the name of an institute: only schools and institutes that are named are counted by 所.
    MeasureUnit(r"所(?=[^、，。；]{0,40}(?:校|学|院|园|所|机构))", "count"),
    MeasureUnit("所", "count", before=_AFTER_SCHOOLS),
    MeasureUnit(
        r"人次|家次|架次|场次|[家项件条名栋幢台张座款种例场支户套间辆篇部只株片批根艘册枚盏羽]|架(?!构)|口(?![岸径号腔味罩服])|列(?![入为出席居])|头(?![部号])|处(?!于|在)|位(?![列居于置])|次(?!性|于)|个|人(?![才工民口均物])",
        "count",
    ),
)

_COMPILED = tuple((unit, re.compile(unit.pattern), re.compile(unit.before)) for unit in UNITS)
#: So many characters before a unit may hold its number and what stands before it.
_LOOK_BACK = 28
#: Things with another quantity inside: 5个月, 3个工作日; and what only divides a text: 3个方向, 四个方面.
_UNCOUNTED = re.compile(
    r"(?:工作|自然|交易|日历)?[日天周月年]|季度|小时|方向|方面|领域|部分|环节|维度|层次|阶段|赛道|字|要(?![素])|面向|"
    r"维护|自信|意识|层面|类别|大类|板块|转变|坚持|支撑|特征|结合|统一|关系|条件|原则|步骤|课题组?长|"
    r"以上的?(?:部门|单位)|核心区|拓展区|片区|区域|基点"
)


def read_unit(text: str, at: int) -> tuple[MeasureUnit, str] | None:
    """The unit that is printed at a place, and how; None where there is none that counts things."""
    for unit, pattern, before in _COMPILED:
        found = pattern.match(text, at)
        if found and (not unit.before or before.search(text[max(0, at - _LOOK_BACK) : at])):
            uncounted = unit.normal == "count" and _UNCOUNTED.match(text, found.end())
            return None if uncounted else (unit, found.group())
    return None
