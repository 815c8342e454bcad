"""Series of numbered paragraphs: what one reading alone cannot tell, its sisters do.

Reads: blocks and readings. Writes: readings; every series is read one way, lists are items, lost numbers given back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from index.structuring.numbering import REGULATION, STYLES
from index.structuring.paragraphs import Block
from index.structuring.readings import BlockReading, ReadingForm
from index.structuring.unplaced import RUN_ON

#: A name before its stop: short, with one comma at most, it surely is one; longer, it may be a sentence.
_SURE_LENGTH = 30
_SURE_COMMAS = 1
#: The heading of a series may be a sentence up to this length.
_SENTENCE_LENGTH = 60

_FIRST_SENTENCE = re.compile(r"(?P<name>[^。；;！？]{2,60})(?P<stop>[。：:])[”’]?(?P<body>\s*\S)?")


@dataclass(slots=True)
class _Series:
    """Sisters while they are collected: their style, whether they begin as items, their places under each parent."""

    style: str
    last: int
    is_item: bool
    groups: list[list[int]] = field(default_factory=list)


def settle_series(blocks: Sequence[Block], readings: list[BlockReading], major: Collection[str]) -> None:
    """Reads every series one way: where most of its members are headings all are, else all are items.

    The sisters under one parent decide; where they are at odds, those under the sisters of the parent too.

    Args:
        blocks: The blocks of a part.
        readings: What each of them is; changed in place.
        major: The styles that head sections even with their body in one paragraph.

    """
    for series in _collect(readings):
        whole = [at for group in series.groups for at in group]
        is_major = series.style in major or series.style.startswith("dotted")
        favour = _votes(blocks, readings, whole, is_major)
        for group in series.groups:
            votes = _votes(blocks, readings, group, is_major)
            if len(whole) > 1 and 0 < votes < len(group):
                _settle(blocks, readings, group, is_major, 2 * votes > len(group) or 2 * favour > len(whole))
            elif len(whole) > 1 and not votes:
                _settle(blocks, readings, group, is_major, len(group) == 1 and 2 * favour > len(whole))


def _votes(blocks: Sequence[Block], readings: Sequence[BlockReading], places: Sequence[int], is_major: bool) -> int:
    """Counts the members that surely are headings."""
    if not is_major:
        return sum(readings[at].form in ("heading", "run-in") for at in places)
    return sum(_is_sure(blocks[at], readings[at]) for at in places)


def _collect(readings: Sequence[BlockReading]) -> list[_Series]:
    """Collects the series of a part; one whose numbers run on through its parents' sisters is one."""
    stack: list[_Series] = []
    closed: dict[str, _Series] = {}
    every: list[_Series] = []
    for at, reading in enumerate(readings):
        if _ends_all(reading):
            stack.clear()
            closed.clear()
        if not _is_numbered(reading):
            continue
        found = _place([(series.style, series.last, series.is_item) for series in stack], reading)
        if found < len(stack) and stack[found].last == reading.number - 1:
            current = stack[found]
        else:
            earlier = closed.get(reading.style)
            runs_on = earlier is not None and reading.number > 1 and earlier.last == reading.number - 1
            current = earlier if earlier and runs_on else _Series(reading.style, 0, reading.form == "item")
            if not runs_on:
                every.append(current)
            current.groups.append([])
        closed |= {series.style: series for series in stack[found:]}
        stack[found:] = [current]
        current.last = reading.number
        current.groups[-1].append(at)
    return every


def _place(stack: Sequence[tuple[str, int, bool]], reading: BlockReading) -> int:
    """Finds where in a stack of open series (style, last number, whether items) a numbered paragraph stands.

    The innermost that it counts on; else the innermost of its style, but inside it where a list of items begins anew
    under headings of the same style (1、 under （1） under 1、).
    """
    same = [at for at in range(len(stack) - 1, -1, -1) if stack[at][0] == reading.style]
    for at in same:
        if stack[at][1] == reading.number - 1:
            return at
    if not same or (reading.number == 1 and reading.form == "item" and not stack[same[0]][2]):
        return len(stack)
    return same[0]


def _ends_all(reading: BlockReading) -> bool:
    """Whether a paragraph ends every series above it."""
    return reading.form in ("article", "box", "opening") or reading.style in (*REGULATION, "hint", "closing")


def _is_numbered(reading: BlockReading) -> bool:
    """Whether a reading is of a numbered paragraph that may be a heading or an item."""
    return reading.form in ("heading", "run-in", "item") and reading.number > 0 and _rank(reading.style) is not None


def _rank(style: str) -> int | None:
    """How far inside a style stands by the standard; None of styles that head no section."""
    if style.startswith("dotted"):
        return STYLES.index("han") + int(style[6:] or 2)
    plain = {"top": "han", "inner": "circle"}.get(style, "" if style == "circle" else style)
    return STYLES.index(plain) if plain in STYLES[4:] else None


def _settle(
    blocks: Sequence[Block], readings: list[BlockReading], places: Sequence[int], is_major: bool, are_headings: bool
) -> None:
    """Reads the members of a series one way."""
    for at in places:
        if are_headings and RUN_ON.search(blocks[at].words, 0, _SENTENCE_LENGTH):
            continue
        if are_headings and readings[at].form == "item":
            readings[at] = _promoted(blocks[at], readings[at], is_major)
        elif not are_headings and readings[at].form != "item":
            readings[at] = BlockReading("item", readings[at].style, readings[at].number)


def _is_sure(block: Block, reading: BlockReading) -> bool:
    """Whether a member surely is a heading: on a line of its own, or with a short name before its body."""
    if reading.form == "heading":
        return True
    name = block.chars[slice(*reading.title)]
    commas = name.count("，") + name.count(",")
    return reading.form == "run-in" and len(name) <= _SURE_LENGTH and commas <= _SURE_COMMAS


def _promoted(block: Block, reading: BlockReading, is_major: bool) -> BlockReading:
    """Makes the heading of a sister of headings: its first sentence if that is short, else its number alone."""
    begin = block.marker.end if block.marker else 0
    found = _FIRST_SENTENCE.match(block.words)
    whole = len(block.chars)
    if found and (found["body"] or found.end("stop") == len(block.words)):
        body = begin + found.start("body") if found["body"] else whole
        form: ReadingForm = "run-in" if found["body"] else "heading"
        return BlockReading(form, reading.style, reading.number, (begin, begin + found.end("name")), body)
    return BlockReading("run-in", reading.style, reading.number, (begin, begin), begin) if is_major else reading


def demote_nested(readings: list[BlockReading]) -> None:
    """Turns headings that stand inside an item into items: a section cannot hang from what is none."""
    stack: list[tuple[str, int, bool]] = []
    for at, reading in enumerate(readings):
        if _ends_all(reading):
            stack.clear()
        rank = _rank(reading.style) if _is_numbered(reading) else None
        if rank is None:
            continue
        del stack[_place(stack, reading) :]
        while stack and stack[-1][2] and stack[-1][0] != reading.style and (_rank(stack[-1][0]) or 0) >= rank:
            stack.pop()
        if reading.form != "item" and any(is_item for _, _, is_item in stack):
            reading = BlockReading("item", reading.style, reading.number)
            readings[at] = reading
        stack.append((reading.style, reading.number, reading.form == "item"))


def demote_lists(blocks: Sequence[Block], readings: list[BlockReading]) -> None:
    """Turns headings with nothing below any of them into items: a list of names (1.申请表 2.营业执照)."""
    listable = ("num", "nump", "hanp", "inner")
    begin = 0
    while begin < len(readings):
        end = begin + 1
        first = readings[begin]
        if first.form == "heading" and first.style in listable and not blocks[begin].level:
            while end < len(readings) and _is_sister(readings[end], readings[end - 1]):
                end += 1
            if end - begin > 1 and _is_bare(blocks, readings, end):
                for at in range(begin, end):
                    readings[at] = BlockReading("item", first.style, readings[at].number)
        begin = end


def _is_sister(reading: BlockReading, before: BlockReading) -> bool:
    """Whether a heading is the next of the same series."""
    return reading.form == "heading" and reading.style == before.style and reading.number == before.number + 1


def _is_bare(blocks: Sequence[Block], readings: Sequence[BlockReading], end: int) -> bool:
    """Whether the last of a series has nothing below it either, or no more than its parent's text."""
    if end >= len(readings) or readings[end].form in ("heading", "article", "box", "run-in"):
        deeper = end < len(readings) and readings[end].number == 1 and readings[end].style not in ("han", "chapter")
        return not deeper
    return end > 2 and _is_sister(readings[end - 1], readings[end - 2]) and blocks[end].gap > blocks[end - 1].gap


def number_lost(readings: list[BlockReading]) -> None:
    """Gives headings the numbers that a conversion lost, where as many are missing from a series.

    1. A line without a number takes it (总体要求 before （一）… and 二、).
    2. The first heading of a text takes it where it carries a 1 of another style (Minhang: 1、 … before 二、).
    3. A first heading whose 1 no 2 follows, before headings without a number over series, is one of those.
    """
    _free_lone(readings)
    for style, outer in (("han", frozenset[str]()), ("hanp", frozenset(("han",)))):
        last = 0
        waiting: list[int] = []
        is_first = True
        for at, reading in enumerate(readings):
            if reading.form == "item" and reading.style in outer:
                last, waiting = 0, []
            if reading.form not in ("heading", "run-in"):
                continue
            if reading.style == style:
                missing = reading.number - last - 1
                if len(waiting) == missing or missing == 1:
                    for number, place in enumerate(waiting[:missing], start=last + 1):
                        readings[place] = replace(readings[place], style=style, number=number)
                last, waiting = reading.number, []
            elif reading.style in outer or reading.style in REGULATION:
                last, waiting = 0, []
            elif _may_take(reading, is_first and not last):
                waiting.append(at)
            is_first = False


def _free_lone(readings: list[BlockReading]) -> None:
    """Reads the first heading as one without a number where no sister of it kept hers."""
    headings = [at for at, reading in enumerate(readings) if reading.form in ("heading", "run-in")]
    first = readings[headings[0]] if headings else None
    if first is None or first.number != 1 or first.style not in ("num", "nump"):
        return
    others = [readings[at] for at in headings[1:]]
    if sum(bool(each.above) for each in others) > 1 and not any(each.style in (first.style, "han") for each in others):
        readings[headings[0]] = replace(first, style="plain", number=0)


def _may_take(reading: BlockReading, is_first: bool) -> bool:
    """Whether a heading may stand for the missing number."""
    return reading.style == "plain" or (is_first and reading.style in ("num", "nump", "hint") and reading.number <= 1)
