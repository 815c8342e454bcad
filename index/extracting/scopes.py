"""The scope of a figure: of whom or of where it is said."""

from __future__ import annotations

import re

from index.analysis.folding import HAN
from index.extracting.contexts import ClauseContext
from index.extracting.records import FigureScope
from index.structuring.places import Level

#: In this order within one stretch of text; the first that is named decides.
_NAMED: tuple[tuple[FigureScope, re.Pattern[str]], ...] = (
    ("world", re.compile(r"全球|世界(?!级)|国际市场")),
    (
        "china",
        re.compile(
            r"我国|全国(?!双一流)|国内(?=[^，。]{0,16}(?:市场|行业|规模))|中国(?=[^，。]{0,10}(?:市场|行业|规模))"
        ),
    ),
    ("city", re.compile(r"全市|本市")),
    ("park", re.compile(rf"园区|[{HAN}]{{2,}}(?:园|基地|开发区|高新区|工业区|承载区|科学城|产业城)(?!区?建设)")),
    ("sub-district", re.compile(rf"[{HAN}]{{1,3}}(?<![城乡村])(?:镇(?!居民)|街道|地区(?!总部)|片区)")),
    (
        "institution",
        re.compile(
            rf"(?:公司|集团|股份|大学|学院|研究院|研究所|[{HAN}]{{2}}院)(?=[^，。；、等]{{0,6}}(?:前身|位列|现有|营收|所属|历史|\d{{4}}))"
        ),
    ),
)
#: What a value of the issuer itself is said of, by how large its area is; a province has no scope of its own.
_OF_LEVEL: dict[str, FigureScope] = {"district": "district", "city": "city", "state": "china"}
_MEASURED = re.compile(r"[^，。]{0,6}(?:生产总值|规模|产业规模|总产值)")
_HERE = re.compile(r"全区|区内|本区|我区|区域内|区级|辖区|全域")
#: The whole of which a share is said, and those among whom a place is held, are not the subject.
_WHOLE = re.compile(r"(?:占(?!比)|位列|位居|排名|列)[^，。；]*")


def scope_of_level(level: Level | None) -> FigureScope:
    """The scope of what an issuer says of its own area; ``unspecified`` where there is none for an area so large."""
    return _OF_LEVEL.get(level or "", "unspecified")


def scope_of(before: str, segment: str, context: ClauseContext, own: bool) -> FigureScope:
    """The scope of a value.

    1. What its own segment names. 2. What the segments before it name, the nearest first. 3. The issuer's district.

    Args:
        before: The sentence up to the value.
        segment: Its last part, from the last comma.
        context: Where the sentence stands.
        own: Whether the issuer speaks of itself where it names nobody.
    """
    for part in [segment, *reversed(re.split(r"[，；：]", before))]:
        found = _scope(_WHOLE.sub("", part), context)
        if found is not None:
            return found
    return scope_of_level(context.level) if own else "unspecified"


def _scope(part: str, context: ClauseContext) -> FigureScope | None:
    for scope, pattern in _NAMED:
        if pattern.search(part):
            return scope
    if _HERE.search(part):
        return "district"
    if context.level == "district" and any(_is_whole(part, name) for name in context.around):
        return "city"
    here = any(name in part for name in context.area)
    return _OF_LEVEL.get(context.level or "") if here else None


def _is_whole(part: str, city: str) -> bool:
    """Whether the city around a district is what a value is said of: 上海市生产总值."""
    return _MEASURED.match(part.rpartition(city)[2]) is not None if city in part else False
