"""Articles that a conversion ran together on one line: each gets its own.

    第一条　为了规范飞行，制定本规则。 第二条　凡有航空器的单位应当遵守。

Reads: rows. Writes: rows, cut before every further article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.structuring.cleaning import CleanLine
from index.structuring.numbering import REGULATION, read_marker
from index.terms.numerals import HAN_NUMERALS, value_of

_ARTICLE = re.compile(rf"第(?P<number>[{HAN_NUMERALS}]{{1,7}}|\d{{1,4}})条(?:之[{HAN_NUMERALS}]{{1,3}})?")
#: An article ends with one of these before the next begins.
_ENDS = "。；”’）)"
#: 第二条规定的, 第二条第一款, 第二条、第三条: mentions.
_MENTIONED = re.compile(r"[的、和至或及款项中]|规定|所[称列述]|第[^，。]{1,4}[款项条]|（[^）]{1,8}）项")


def part_articles(rows: Sequence[CleanLine]) -> list[CleanLine]:
    """Cuts rows before every article that counts on from the one before it in the same row."""
    parted: list[CleanLine] = []
    last = 0
    for row in rows:
        if row.marker is not None and row.marker.style == "article":
            last = row.marker.number
        places = [] if row.cells is not None or "条" not in row.chars else _places(row, last)
        if places:
            texts = row.text.cut([place for place, _ in places])
            parted.append(replace(row, text=texts[0]))
            parted += [replace(row, text=text, level=0, gap=0, marker=read_marker(text.chars)) for text in texts[1:]]
            last = places[-1][1]
        else:
            parted.append(row)
    return parted


def _places(row: CleanLine, last: int) -> list[tuple[int, int]]:
    """Finds where further articles begin in a row, with their numbers; none before the first article of a text."""
    heads_chapter = row.marker is not None and row.marker.style in REGULATION
    if not heads_chapter and (row.marker is None or row.marker.style != "article"):
        return []
    places: list[tuple[int, int]] = []
    at = quoted = 0
    for found in _ARTICLE.finditer(row.chars, 1):
        between = row.chars[at : found.start()]
        quoted += between.count("“") - between.count("”")
        at = found.start()
        if value_of(found["number"]) != last + 1 or _MENTIONED.match(row.chars, found.end()) or quoted > 0:
            continue
        spaced = row.text.offsets[at] > row.text.offsets[at - 1] + 1
        if row.chars[at - 1] in _ENDS or (heads_chapter and not places and spaced):
            last += 1
            places.append((at, last))
    return places
