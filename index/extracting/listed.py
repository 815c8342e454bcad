"""Several instruments that one stretch lists: 通过租金补贴、优先供地等政策 is money and land, each found by its group.

Reads: a grant and its stretch. Writes: a grant for each instrument of the list, where they are of more than one group.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.documents import Span
from index.extracting.instrument_names import name_instrument
from index.extracting.instruments import InstrumentRule
from index.extracting.records import Measure

_ITEM = r"[^，。；：、和及与]{2,16}"
_LIST = re.compile(
    rf"(?P<list>{_ITEM}(?:、{_ITEM})*(?:[、和及与]|以及){_ITEM}?)(?:等|在内的)[^，。；]{{0,8}}?(?:政策|措施|方式|手段|支持|扶持|优惠|办法|工具)"
)
_SEPARATOR = re.compile(r"、|以及|和|及|与")
#: What stands before the first of them.
_LEAD = re.compile(r"^.*?(?:通过|采取|采用|运用|利用|给予|提供|享受|用好|落实|实施|^以)")
#: In this order: 厂房租金减免 is money.
_GROUPS = (
    ("budget", re.compile(r"补贴|补助|奖励|奖补|贴息|资助|减免|返还|券$")),
    ("space", re.compile(r"供地|用地|土地|厂房|场地|空间|用房|载体")),
    ("finance", re.compile(r"贷款|利率|授信|信贷")),
    ("talent", re.compile(r"公寓|住房|落户|户籍")),
)


def listed(measure: Measure, rule: InstrumentRule, stretch: str, start: int) -> list[Measure]:
    """A grant for each instrument that a stretch lists, where they are of several groups; none elsewhere.

    Args:
        measure: The grant of the stretch as a whole.
        rule: The rule that found it.
        stretch: The stretch.
        start: Where the stretch starts in its clause.
    """
    found = _LIST.search(stretch) if "、" in stretch and "等" in stretch else None
    if found is None:
        return []
    given: list[Measure] = []
    at = found.start("list")
    for piece in _SEPARATOR.split(found["list"]):
        place = stretch.index(piece, at)
        at = place + len(piece)
        lead = _LEAD.match(piece)
        item, place = (piece[lead.end() :], place + lead.end()) if lead else (piece, place)
        group = next((name for name, sign in _GROUPS if sign.search(item)), None)
        if group is not None:
            span = Span(start + place, start + place + len(item))
            anchor = replace(measure.anchor, span=span, method=f"{measure.anchor.method}+listed")
            given.append(replace(measure, anchor=anchor, group=group, instrument=name_instrument(rule, item)))
    return given if len({each.group for each in given}) > 1 else []
