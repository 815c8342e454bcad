"""Figures of one document that say the same: 产业规模达到1000亿元 in the text and in the table below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.extracting.records import Target

#: How growth is said: 年均增幅 and 平均增长 are the same.
_GROWTH = re.compile(
    r"(?:年均?|平均|复合|目标|同比|累计|的|预期){0,4}(?:增长率|增长速度|增速|增幅|增长|递增)(?:率)?(?:目标)?$"
)
#: What is measured of an industry; of two of these each is its own (营收 is not 增加值).
_MEASURED = re.compile(r"增加值|总产值|产值|总产出|营业收入|营收|税收|利润|投资额?|规模|占比|比重|数量")
#: So much of the two-character strings of the shorter indicator must stand in the longer one.
_ALIKE = 0.6


def find_same(targets: Sequence[Target]) -> Iterator[Target]:
    """The targets, each with the ids of those that say the same: same value, unit and year, and a like indicator."""
    groups: dict[tuple[object, ...], list[Target]] = {}
    for target in targets:
        if target.normalised:
            groups.setdefault(_key(target), []).append(target)
    for target in targets:
        others = [each for each in groups.get(_key(target), []) if each is not target] if target.normalised else []
        same = [each.id for each in others if _alike(each.indicator.zh, target.indicator.zh)]
        same = same or _grown(target, others)
        yield replace(target, same_as=tuple(same)) if same else target


def _key(target: Target) -> tuple[object, ...]:
    value = target.normalised
    assert value is not None
    return value.value, value.value_max, value.unit, target.year, target.status


def _grown(target: Target, others: Sequence[Target]) -> list[str]:
    """The one other growth of the same value, where one of the two does not say of what: 年均增幅."""
    rates = [each for each in others if _GROWTH.search(each.indicator.zh)]
    if len(rates) != 1 or not _GROWTH.search(target.indicator.zh):
        return []
    bare = any(_GROWTH.fullmatch(each.indicator.zh) for each in (target, rates[0]))
    return [rates[0].id] if bare else []


def _alike(one: str, other: str) -> bool:
    """Whether two indicators are like each other, by their two-character strings, and measure the same of it."""
    if (_GROWTH.search(one) is None) != (_GROWTH.search(other) is None):
        return False
    one, other = _GROWTH.sub("", one) or one, _GROWTH.sub("", other) or other
    measured = [set(_MEASURED.findall(each)) for each in (one, other)]
    if all(measured) and not measured[0] & measured[1]:
        return False
    left, right = _pairs(one), _pairs(other)
    return bool(left and right) and len(left & right) / min(len(left), len(right)) >= _ALIKE


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
