"""Which figures of several districts may stand in one chart, and which only look alike.

Two figures are comparable where they measure the same thing (营收 is not 增加值) in the same unit, of the same scope
and in the same way. A figure whose indicator names no family we know stands in no chart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from search.answers.values import Json
from search.data.labels import MEASURES, SCOPES, label


class Family(NamedTuple):
    """What an indicator measures: its code, names, and the words that say it."""

    code: str
    zh: str
    en: str
    words: re.Pattern[str]


#: In this order; the first whose words an indicator holds.
FAMILIES: tuple[Family, ...] = tuple(
    Family(code, zh, en, re.compile(words))
    for code, zh, en, words in (
        ("tax-share", "税收占比", "share of tax revenue", r"占(?:全区|本区)?(?:区级)?税收(?:总收入)?(?:的?比重)?$"),
        ("value-added", "增加值", "value added", r"增加值"),
        ("revenue", "营收", "revenue", r"营收|营业收入|经营收入"),
        ("output-value", "总产值", "gross output value", r"产值"),
        ("total-output", "总产出", "total output", r"总产出"),
        ("tax", "税收", "tax revenue", r"税收|税额"),
        ("scale", "产业规模", "scale of the industry", r"规模(?!以上)"),
        ("headquarters", "总部企业", "headquarters", r"总部"),
        ("listed", "上市企业", "listed companies", r"上市(?!许可|申请)"),
        ("high-tech", "高新技术企业", "high-tech companies", r"高新技术企业"),
        ("above-scale", "规上企业", "above-scale companies", r"规模以上|规上"),
        ("studies", "临床研究", "clinical studies", r"临床研究"),
    )
)
#: Money that is easily taken for one another.
MONEY = ("value-added", "revenue", "output-value", "total-output", "scale")


#: Words of an indicator that say no more of what is measured.
_GENERAL = re.compile(
    r"全区|区级|区域|产业|行业|经济|总收入|总量|总|规模(?!以上)|达到|占|的|比重|年均|平均|目标|率|数量|企业数$"
)


def subject_of_indicator(fact: Json, family: Family) -> str:
    """What an indicator says beside its family and the subject of its document: 商业和服务业 of 商业和服务业营收.

    The words that stand in the title of the document (生命健康产业) are its subject, whatever it is.
    """
    rest = family.words.sub("", fact["indicator"]["zh"])
    title = fact["document"]["title"]["zh"] or ""
    for length in range(len(rest), 1, -1):
        for at in range(len(rest) - length + 1):
            if rest[at : at + length] in title:
                rest = rest[:at] + rest[at + length :]
                break
    return _GENERAL.sub("", rest)


def says_whose(fact: Json) -> bool:
    """Whether a sum of money says whose it is: 生命健康产业营收, 产业规模; a bare 营收 may be anybody's."""
    if fact["normalised"]["unit"] != "CNY":
        return True
    zh, title = fact["indicator"]["zh"], fact["document"]["title"]["zh"] or ""
    return "产业" in zh or any(zh[at : at + 2] in title for at in range(len(zh) - 1))


def family_of(indicator: str) -> Family | None:
    """The family of an indicator; None where we know none."""
    return next((family for family in FAMILIES if family.words.search(indicator)), None)


def whole_sum(fact: Json) -> Family | None:
    """The family of a sum of money for the whole industry of a district; None for any other figure."""
    value = fact["normalised"]
    if not value or value["unit"] != "CNY" or fact["measure"] != "stock" or fact["scope"] != "district":
        return None
    family = family_of(fact["indicator"]["zh"])
    return family if family and family.code in MONEY and not subject_of_indicator(fact, family) else None


def is_comparable(fact: Json) -> bool:
    """Whether a figure is of a district and of a family: no other one stands in a chart or is told of."""
    return bool(fact["district"] and fact["normalised"]) and family_of(fact["indicator"]["zh"]) is not None


def charts(facts: Sequence[Json]) -> list[Json]:
    """The figures that at least two districts have alike, as groups of bars; each bar is a share of the longest."""
    groups: dict[tuple[str, ...], list[Json]] = {}
    for fact in facts:
        family = family_of(fact["indicator"]["zh"])
        value = fact["normalised"]
        if family and value and fact["status"] in ("target", "current") and fact["district"] and says_whose(fact):
            subject = subject_of_indicator(fact, family)
            key = (family.code, fact["measure"], value["unit"], fact["scope"], subject)
            groups.setdefault(key, []).append(fact)
    return [
        _chart(key, group) for key, group in groups.items() if len({fact["district"]["value"] for fact in group}) > 1
    ]


def not_comparable(facts: Sequence[Json]) -> list[Json]:
    """Families of money that several districts give, one this and one that, which cannot be set against each other."""
    districts: dict[str, dict[str, Json]] = {}
    for fact in facts:
        if fact["district"] and (family := whole_sum(fact)):
            districts.setdefault(family.code, {})[fact["district"]["value"]] = fact["district"]
    if len({code for found in districts.values() for code in found}) < 2 or len(districts) < 2:
        return []
    named = {family.code: family for family in FAMILIES}
    return [
        {"family": {"zh": named[code].zh, "en": named[code].en}, "districts": list(found.values())}
        for code, found in districts.items()
    ]


#: What a bar says of its figure.
_SHOWN = ("id", "url", "district", "year", "status", "printed", "normalised", "indicator")


def _chart(key: tuple[str, ...], group: Sequence[Json]) -> Json:
    code, measure, unit, scope, _ = key
    family = next(family for family in FAMILIES if family.code == code)
    most = max(_top(fact["normalised"]) for fact in group) or 1
    bars: list[Mapping[str, Any]] = [
        {
            **{name: fact[name] for name in _SHOWN},
            "length": round(100 * _top(fact["normalised"]) / most, 1),
        }
        for fact in sorted(group, key=lambda fact: (fact["district"]["value"], fact["year"] or 0))
    ]
    return {
        "family": {"zh": family.zh, "en": family.en},
        "measure": label(MEASURES, measure),
        "scope": label(SCOPES, scope),
        "unit": unit,
        "bars": bars,
    }


def _top(value: Mapping[str, Any]) -> float:
    return float(value["value_max"] or value["value"])
