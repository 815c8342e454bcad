"""Whose area a document is of: a district, a city, a province, the state, and how a text names it and what lies around.

Reads: the issuers and the title of a document, the districts and places of ``seeds/terms``. Writes: an :class:`Area`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.analysis.folding import HAN
from index.documents import Document
from index.terms.lists import District, Lexicon, Place

#: How large the issuer's area is.
Level = Literal["district", "city", "province", "state"]

#: A district behind its city, or alone: 南山区, 万载县; not 区域.
_DISTRICT = re.compile(
    r"^(?P<place>[一-鿿]{1,6}?(?:自治县|新区|开发区|高新区|区|县|旗))(?!域|块|间|位|别|级)"
    r"(?=人民政府|政府|管委会|管理委员会|[一-鿿\d（）“”]{0,24}(?:局|委|办|会|规划|计划|方案|意见|措施|办法|细则|政策|纲要|报告|公报|要点))"
)
#: A city that no list holds (昆山市).
_CITY = re.compile(r"^(?P<place>[一-鿿]{2,4}?市)(?!场|值|民|级|属|政|辖)")
_STATE = re.compile(r"国务院|国家|中华人民共和国|全国")
_LEVELS: Mapping[str, Level] = {"市": "city", "省": "province"}
#: What a statement about another place opens with.
_LEAD = r"^(?:其中|而|如|例如|目前)?[，,]?"
#: 深圳市, 浙江省: places that no list holds.
_ANY_PLACE = rf"(?![占在向为列居对从由各该])(?:(?![全本我])[{HAN}]){{2,3}}(?:(?<!上)市|省)"


@dataclass(frozen=True, slots=True)
class Area:
    """An area: its names in a text (静安区, 静安), how large it is, and the names of the city or province around it."""

    names: tuple[str, ...] = ()
    level: Level | None = None
    around: tuple[str, ...] = ()


def area_of(document: Document, lexicon: Lexicon) -> Area:
    """The area of the issuer of a document."""
    district = next((each for each in lexicon.districts if each.code == document.metadata.district), None)
    if district is not None:
        # A list of districts may hold cities and provinces too: what they say of 全市 is said of themselves.
        level = _LEVELS.get(district.zh[-1:], "district")
        around = _city_of(district) if level == "district" else ()
        return Area((district.zh, district.zh[:-1]) if len(district.zh) > 2 else (district.zh,), level, around)
    texts = [*document.metadata.issuers, document.metadata.title or ""]
    found = (_named(text, lexicon.places) for text in texts)
    return next((area for area in found if area is not None), Area())


def _named(text: str, places: Sequence[Place]) -> Area | None:
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


def _forms(place: str) -> tuple[str, ...]:
    return (place, place[:-1]) if len(place) > 2 else (place,)


def _city_of(district: District) -> tuple[str, ...]:
    """The city that an alias sets before the name of a district: 上海市 of 上海市静安区."""
    ends = (alias.removesuffix(district.zh) for alias in district.aliases if alias.endswith(district.zh))
    return next(((city, city.removesuffix("市")) for city in ends if city), ())


@lru_cache(maxsize=8)
def elsewhere(places: tuple[Place, ...]) -> re.Pattern[str]:
    """What a statement about another place opens with: ``place`` at home or ``abroad``, and ``what`` is said of it."""
    cities = [name for each in places if each.kind != "country" for name in each.names]
    abroad = [each.name for each in places if each.kind == "country"]
    return re.compile(
        rf"{_LEAD}(?:(?P<place>{_either(cities)}|{_ANY_PLACE})(?!场|值|级|民|政|区|委|大学|银行|分行)|(?P<abroad>{_either(abroad)}))"
        r"(?P<what>[^，。；]*)$"
    )


def _either(names: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
