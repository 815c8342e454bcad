"""What the codes of extracted facts are called, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from index.extracting.groups import GROUPS

Names = Mapping[str, Mapping[str, str]]
_Labels = dict[str, Mapping[str, str]]


def _names(**labels: tuple[str, str]) -> _Labels:
    return {
        code if code.startswith("at_") else code.replace("_", "-"): {"zh": zh, "en": en}
        for code, (zh, en) in labels.items()
    }


STATUSES = _names(
    target=("目标", "target"),
    current=("现状", "current"),
    forecast=("预测", "forecast"),
    external=("区外数值", "outside the area"),
    open=("未定", "undecided"),
)
MEASURES = _names(
    stock=("总量", "level"),
    increment=("增量", "increment"),
    rate=("增速", "growth rate"),
    share=("占比", "share"),
    points=("百分点", "percentage points"),
    multiple=("倍数", "multiple"),
    rank=("位次", "rank"),
)
DIRECTIONS = _names(
    level=("为", "is"),
    reach=("达到", "reaches"),
    increase=("增加", "increases by"),
    at_least=("不少于", "at least"),
    exceed=("超过", "more than"),
    about=("约", "about"),
    at_most=("不超过", "at most"),
    maintain=("保持", "stays at"),
    range=("区间", "between"),
    double=("翻番", "doubles"),
)
SCOPES = _names(
    district=("全区", "district"),
    sub_district=("街镇", "sub-district"),
    park=("园区", "park"),
    institution=("单位", "institution"),
    city=("全市", "city"),
    china=("全国", "China"),
    world=("全球", "world"),
    unspecified=("未写明", "not stated"),
)
STRENGTHS = _names(
    grant=("给予", "grant"),
    service=("服务", "service"),
    orientation=("导向", "orientation"),
)
MEASURE_GROUPS: Names = {code: {"zh": zh, "en": en} for code, (zh, en) in GROUPS.items()}
AMOUNTS = _names(
    fixed=("定额", "fixed"),
    cap=("上限", "at most"),
    rate=("比例", "rate"),
    cost_based=("按实际费用", "by actual cost"),
    unstated=("未写明", "not stated"),
)
ROLES = _names(lead=("牵头", "lead"), joint=("配合", "joint"))
ATTRIBUTES: Names = {
    "预期性": {"zh": "预期性", "en": "anticipatory"},
    "约束性": {"zh": "约束性", "en": "binding"},
}


def label(names: Names, code: str | None) -> dict[str, str] | None:
    """A code with its names; None for none."""
    return None if code is None else {"value": code, **names.get(code, {"zh": code, "en": code})}
