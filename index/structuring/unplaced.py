"""Headings whose place cannot be known: the level above them lost its numbers.

    四、重点任务
    优化空间布局          ← （一） was lost, and so was the sign that this is a heading
    1.枫林
    2.漕河泾
    聚焦创新策源          ← （二）
    1.基础研究            ← begins anew under 四、: 4.1 or 4.3? neither

Reads: readings. Writes: readings; such headings are items of the section that surely holds them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from index.structuring.paragraphs import Block
from index.structuring.readings import BlockReading

#: 创新药物1.高端制品, 价值使命（一）战略选择: another heading runs on behind the first.
RUN_ON = re.compile(
    r"[\u4e00-\u9fff](?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．、])(?=[\u4e00-\u9fffA-Z“《])"
)

#: Styles that count within a level above. Under nothing 一、 begins anew where a file holds two texts.
_WITHIN = frozenset(("hanp", "num", "nump", "inner"))


@dataclass(slots=True)
class _Run:
    """A series under one heading while it is read: its style, where its members stand, whether it began anew."""

    style: str
    places: list[int] = field(default_factory=list)
    last: int = 0
    again: bool = False


def demote_unplaced(readings: list[BlockReading], boxed: Collection[int]) -> None:
    """Turns headings of a series that begins anew under one and the same heading into items.

    Only headings count: a list of items may begin anew wherever a paragraph announces another one, and a box
    counts by itself.

    Args:
        readings: What each block is; changed in place.
        boxed: The blocks that boxes hold.

    """
    stack: list[_Run] = []
    for at, reading in enumerate(readings):
        if reading.form in ("article", "opening"):
            _close(stack, 0, readings)
        if reading.form not in ("heading", "run-in") or at in boxed:
            continue
        if not reading.number:
            # What begins anew below a heading without a number stands under that.
            for run in stack:
                run.last = 0
            continue
        depth = next((depth for depth, run in enumerate(stack) if run.style == reading.style), len(stack))
        _close(stack, depth + 1, readings)
        if depth >= len(stack):
            stack.append(_Run(reading.style))
        run = stack[depth]
        run.again |= reading.number == 1 and run.last > 0 and reading.style in _WITHIN
        run.last = reading.number
        run.places.append(at)
    _close(stack, 0, readings)


def demote_orphans(blocks: Sequence[Block], readings: list[BlockReading]) -> None:
    """Turns headings into items that stand under one whose words nobody can tell from those of its text.

        二、主要目标（一）指导思想      ← a heading of the top, run together with what follows: a paragraph
        （二）发展思路                ← stands under 二、, which is no section: an item

    Args:
        blocks: The blocks of a part.
        readings: What each of them is; changed in place.

    """
    is_lost = False
    for at, reading in enumerate(readings):
        is_heading = reading.form in ("heading", "run-in", "article")
        if reading.style in ("han", "top"):
            is_lost = not is_heading and RUN_ON.search(blocks[at].words) is not None
        elif is_lost and is_heading and reading.style in _WITHIN:
            readings[at] = BlockReading("item", reading.style, reading.number)
        elif is_heading:
            is_lost = False


def _close(stack: list[_Run], depth: int, readings: list[BlockReading]) -> None:
    """Ends the series from a depth on; those that began anew become items."""
    for run in stack[depth:]:
        if run.again:
            for at in run.places:
                readings[at] = BlockReading("item", run.style, readings[at].number)
    del stack[depth:]
