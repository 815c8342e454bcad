"""Which of several subjects each of several values is said of: 出口和进口分别增长5%和8%.

Reads: a quantity in its sentence, the indicator of all its values. Writes: the indicator of this value alone, where as
many subjects stand before the values as there are values.
"""

from __future__ import annotations

import re

from index.extracting.placing import COORDINATED, PlacedQuantity

#: What parts the subjects of a list.
_AND = re.compile(r"、|以及|及|和|与")
#: What is measured of each of them stands behind the last: 药品和器械年均增长率, 冶金、化工增加值分别增长.
_MEASURED = re.compile(
    r"(?P<what>(?:工业)?(?:总产值|总产出|产值)|增加值|营业收入|营收|收入|税收|利润|投资额?|规模|[销交贸]\w额|占比|比重|比例|"
    r"\w{2}率(?<!增长率)|总?数量|总[量数]|面积|产量)?(?:分别|各自?)?(?P<growth>(?:年均?|平均|同比|环比|复合|累计|目标)*(?:增长率|增速|增幅|涨幅|增长|下降|提高))?$"
)
_ALIKE = re.compile(r"(?:分别|各自?)(?:为|达到?|是)?$")
#: 第二、三产业: parts of one word.
_SHORTEST = 2
_ORDINAL = re.compile(r"第?[一二三四五六七八九十]+$")


def own_subject(place: PlacedQuantity, indicator: str) -> str:
    """The indicator of one value of a list, where the sentence names a subject for each of them."""
    first, last = _listed_with(place)
    if first == last:
        return indicator
    bare = _ALIKE.sub("", indicator)
    tail = _MEASURED.search(bare)
    what, growth = (tail["what"] or "", tail["growth"] or "") if tail else ("", "")
    subjects = [each.strip() for each in _AND.split(bare[: tail.start()] if tail else bare)]
    if len(subjects) != last - first + 1 or any(len(each) < _SHORTEST or _ORDINAL.match(each) for each in subjects):
        return bare.replace("分别", "")
    own = subjects[place.place - first]
    named = _MEASURED.search(own)
    # 进口额和出口额 name what is measured themselves.
    return own + what * (named is None or not named["what"]) + growth


def _listed_with(place: PlacedQuantity) -> tuple[int, int]:
    """The first and the last of the values that stand one behind the other in one unit: 9.8%和5.6%."""
    first = last = place.place
    while first and _follows(place, first):
        first -= 1
    while last + 1 < len(place.quantities) and _follows(place, last + 1):
        last += 1
    return first, last


def _follows(place: PlacedQuantity, at: int) -> bool:
    one, other = place.quantities[at - 1], place.quantities[at]
    joined = place.text[one.end : other.start]
    return one.normal_unit == other.normal_unit and joined.strip() != "" and COORDINATED.fullmatch(joined) is not None
