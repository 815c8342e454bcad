"""The place that a text is of: a district, a city, a province or the state, by the names in titles and of issuers.

Reads: names, the places of ``seeds/terms``. Writes: an :class:`Area`, or the name that stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.terms.lists import Place

#: How large an area is.
Level = Literal["district", "city", "province", "state"]

#: A district behind its city, or alone: 南山区, 万载县; not 区域.
_DISTRICT = re.compile(
    r"^(?P<place>[一-鿿]{1,6}?(?:自治县|新区|开发区|高新区|区|县|旗))(?!域|块|间|位|别|级)"
    r"(?=人民政府|政府|管委会|管理委员会|[一-鿿\d（）“”]{0,24}(?:局|委|办|会|规划|计划|方案|意见|措施|办法|细则|政策|纲要|报告|公报|要点))"
)
#: A city that no list holds (昆山市).
_CITY = re.compile(r"^(?P<place>[一-鿿]{2,4}?市)(?!场|值|民|级|属|政|辖)")
_STATE = re.compile(r"国务院|国家|中华人民共和国|全国")
#: What bodies and texts of the state open with.
_OF_STATE = re.compile(r"^(?:国务院|国家(?!级)|中华人民共和国|全国人民代表大会|中共中央|[一-鿿]{2,10}部(?:办公厅)?$)")
#: 南京西路 is a street of another city.
_STREET = re.compile(r"[东西南北中一二三四五]?(?:路|街|大道)")
#: 南京江北新区 parts into two names, 上海区 would not.
_SHORTEST = 2
#: The name of the state as a place.
STATE = "国家"


@dataclass(frozen=True, slots=True)
class Area:
    """An area: its names in a text (静安区, 静安), how large it is, and the names of the city or province around it."""

    names: tuple[str, ...] = ()
    level: Level | None = None
    around: tuple[str, ...] = ()


def area_named(text: str, places: Sequence[Place]) -> Area | None:
    """The smallest area that a name of an issuer or a title opens with."""
    rest, above = text, list[Place]()
    while place := next((each for each in places if each.kind != "country" and rest.startswith(each.name)), None):
        above.append(place)
        rest = rest[len(place.name) :]
    around = tuple(name for place in reversed(above) for name in place.names)
    district = _DISTRICT.match(rest)
    if district:
        return Area(_forms(district["place"]), "district", around)
    if above:
        inner = above[-1]
        outer = (inner.within,) if inner.within else ()
        return Area(inner.names, "province" if inner.kind == "province" else "city", outer)
    city = _CITY.match(text)
    if city:
        return Area(_forms(city["place"]), "city")
    return Area((), "state") if _STATE.search(text) else None


def place_named(names: Iterable[str], places: Sequence[Place]) -> str | None:
    """The name of the place that titles and issuers are of, with its city where it is a district.

    >>> cities = (Place("深圳市", "city", "深圳", "广东省"), Place("苏州市", "city", "苏州", "江苏省"))
    >>> [place_named([name], cities) for name in ("苏州市养老服务规划", "深圳市南山区人民政府", "国务院令", "某某办法")]
    ['苏州市', '深圳市南山区', '国家', None]
    """
    for name in names:
        area = area_named(name, places)
        if area is not None and area.names:
            return _whole(area, places)
        if _OF_STATE.match(name):
            return STATE
        city = _city_of(name, places)
        if city is not None and not _STREET.match(name, len(city.short)):
            # 成都高新技术产业开发区
            return city.name
    return None


def _whole(area: Area, places: Sequence[Place]) -> str:
    """The name of an area; of a district with its city before it, in full: 南京江北新区 is of 南京市."""
    own = area.names[0]
    if area.level != "district" or area.around:
        return f"{area.around[0] if area.level == 'district' else ''}{own}"
    city = _city_of(own, places)
    rest = own.removeprefix(city.short) if city else own
    return f"{city.name}{rest}" if city and len(rest) > _SHORTEST else own


def _city_of(name: str, places: Sequence[Place]) -> Place | None:
    """The city or province whose short name a name opens with."""
    return next(
        (each for each in places if each.kind != "country" and each.short and name.startswith(each.short)), None
    )


def _forms(place: str) -> tuple[str, ...]:
    return (place, place[:-1]) if len(place) > 2 else (place,)
