"""Boxes (专栏): where one ends and the text around it goes on.

Reads: blocks and readings. Writes: for each block behind a box title whether the box holds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.structuring.paragraphs import BOX, Block
from index.structuring.readings import BlockReading
from index.terms.numerals import value_of

#: 枫林创新核：充分发挥…, （1）北部新虹桥研发创新中心。以…
_NAMED = re.compile(r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).、．]+\s*)?[^。：:；，\n]{2,40}(?P<stop>[。：:])\s*\S")


def box_number(chars: str) -> tuple[str, str, int]:
    """Reads the title of a box: what is printed as its number, its title, the number's value (0 without one).

    >>> box_number("专栏1优化产业布局，建设特色片区")
    ('专栏1', '优化产业布局，建设特色片区', 1)
    """
    found = BOX.fullmatch(chars)
    if found is None:
        return "", chars, 0
    printed = chars[: found.end("number")].strip("【[ ")
    return "".join(printed.split()), found["title"].strip("】] "), value_of(found["number"]) if found["number"] else 0


class BoxReader:
    """Follows the blocks of one box."""

    def __init__(self, blocks: Sequence[Block], readings: Sequence[BlockReading]) -> None:
        self.blocks = blocks
        self.readings = readings
        self.begin = 0
        self.spaced = _is_spaced(blocks)

    def open(self, at: int) -> None:
        """Begins with the block of the box's title."""
        self.begin = at

    def holds(self, at: int) -> bool:
        """Whether the box that is open still holds a block.

        1. A heading ends it (Minhang: （2） 引育龙头企业，促进高效发展 behind box item （5）), or an article.
        2. The first paragraph below the title is always its own.
        3. What goes on with its numbers is, and what stays indented.
        4. In a text without blank lines a blank line ends it; everywhere a paragraph that looks unlike its first does.
        """
        block, reading = self.blocks[at], self.readings[at]
        if reading.form in ("heading", "article", "opening") or (reading.style == "han" and reading.form == "run-in"):
            return False
        if at == self.begin + 1:
            return True
        first, before = self.blocks[self.begin + 1], self.blocks[at - 1]
        if block.table is not None or block.kind == "figure":
            return not block.gap
        if block.marker is not None:
            return _counts_on(block, before) or _counts_on(block, self._numbered_before(at)) or block.marker.number == 1
        if not self.spaced and block.gap > 0:
            return bool(block.indent and first.indent and block.gap <= 1)
        if first.marker is not None:
            return bool(block.indent and first.indent)
        if first.indent and block.indent >= first.indent:
            return True
        return _form(block) == _form(first) if self.spaced or not _framed(self.blocks[self.begin], first) else True

    def _numbered_before(self, at: int) -> Block | None:
        """Finds the numbered block before one, within the box."""
        for earlier in range(at - 1, max(self.begin, at - 6), -1):
            if self.blocks[earlier].marker is not None:
                return self.blocks[earlier]
        return None


def find_boxed(blocks: Sequence[Block], readings: Sequence[BlockReading]) -> frozenset[int]:
    """Finds the blocks that boxes hold, by their places; the titles of the boxes are not among them."""
    reader = BoxReader(blocks, readings)
    found: set[int] = set()
    is_open = False
    for at, reading in enumerate(readings):
        if reading.form == "box":
            reader.open(at)
            is_open = True
        elif is_open and (is_open := reader.holds(at)):
            found.add(at)
    return frozenset(found)


def _is_spaced(blocks: Sequence[Block]) -> bool:
    """Whether a text sets a blank line between all paragraphs, so that a blank line says nothing."""
    gaps = [block.gap > 0 for block in blocks]
    return sum(gaps) * 2 > len(gaps)


def _framed(title: Block, first: Block) -> bool:
    """Whether white space frames a box (Xuhui: a tab before title and first item, a blank line between)."""
    return bool(title.indent or first.indent or first.gap)


def _counts_on(block: Block, before: Block | None) -> bool:
    """Whether this is the next number of a series."""
    if block.marker is None or before is None or before.marker is None:
        return False
    return before.marker.style == block.marker.style and block.marker.number == before.marker.number + 1


def _form(block: Block) -> str:
    """Says what a paragraph looks like: how its name is closed, whether a bullet stands before it."""
    found = _NAMED.match(block.chars)
    return f"{block.kind}{'：' if found and found['stop'] in '：:' else '。' if found else ''}"
