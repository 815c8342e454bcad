"""Figures of one document that say the same: 产业规模达到1000亿元 in the text and in the table below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.extracting.records import Target

#: So much of the two-character strings of the shorter indicator must stand in the longer one.
_ALIKE = 0.6


def find_same(targets: Sequence[Target]) -> Iterator[Target]:
    """The targets, each with the ids of those that say the same: same value, unit and year, and a like indicator."""
    groups: dict[tuple[object, ...], list[Target]] = {}
    for target in targets:
        if target.normalised:
            groups.setdefault(_key(target), []).append(target)
    for target in targets:
        others = groups.get(_key(target), []) if target.normalised else []
        same = [each.id for each in others if each is not target and _alike(each.indicator.zh, target.indicator.zh)]
        yield replace(target, same_as=tuple(same)) if same else target


def _key(target: Target) -> tuple[object, ...]:
    value = target.normalised
    assert value is not None
    return value.value, value.value_max, value.unit, target.year, target.status


def _alike(one: str, other: str) -> bool:
    """Whether two indicators are like each other, by their two-character strings."""
    left, right = _pairs(one), _pairs(other)
    return bool(left and right) and len(left & right) / min(len(left), len(right)) >= _ALIKE


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
