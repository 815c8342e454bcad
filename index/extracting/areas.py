"""Whose area a document is of: a district, a city, a province, the state, and how a text names it and what lies around.

Reads: the issuers and the title of a document, the districts and places of ``seeds/terms``. Writes: an :class:`Area`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.analysis.folding import HAN
from index.documents import Document
from index.structuring.places import Area, Level, area_named
from index.terms.lists import District, Lexicon, Place

_LEVELS: Mapping[str, Level] = {"市": "city", "省": "province"}
#: What a statement about another place opens with.
_LEAD = r"^(?:其中|而|如|例如|目前)?[，,]?"
#: 深圳市, 浙江省: places that no list holds.
_ANY_PLACE = rf"(?!其中)(?![占在向为列居对从由各该])(?:(?![全本我])[{HAN}]){{2,3}}(?:(?<!上)市|省)"


def area_of(document: Document, lexicon: Lexicon) -> Area:
    """The area of the issuer of a document."""
    district = next((each for each in lexicon.districts if each.code == document.metadata.district), None)
    if district is not None:
        # A list of districts may hold cities and provinces too: what they say of 全市 is said of themselves.
        level = _LEVELS.get(district.zh[-1:], "district")
        around = _city_of(district) if level == "district" else ()
        return Area((district.zh, district.zh[:-1]) if len(district.zh) > 2 else (district.zh,), level, around)
    texts = [*document.metadata.issuers, document.metadata.title or ""]
    found = (area_named(text, lexicon.places) for text in texts)
    return next((area for area in found if area is not None), Area())


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
