"""What stands at the head and foot of the pages and is no text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.reading.pdf.rows import PdfRow

#: How much of the height of a page its head and its foot are.
_MARGIN = 0.13

#: A line that stands at one end of as many pages as this is no text of any of them.
_PAGES, _SHARE = 3, 0.3

_NUMBER = re.compile(
    r"[\s—–\-－·•~～_―─]*(?:第\s*)?(?:\d{1,4}|[ivxlIVXL]{1,6}|[一二三四五六七八九十百]{1,4})\s*(?:页)?"
    r"(?:\s*(?:/|／|of|[,，]?\s*共)\s*\d{1,4}\s*页?)?[\s—–\-－·•~～_―─]*"
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Leaf:
    """One page: its height in points, its rows from top to bottom, and whether it is a picture without text."""

    height: float
    rows: tuple[PdfRow, ...]
    is_picture: bool = False


def mark_running(pages: Sequence[Leaf]) -> list[list[PdfRow]]:
    """The rows of every page, page numbers and running heads among them marked as ``page``."""
    ends = [_ends(leaf) for leaf in pages]
    seen = Counter(key for each in ends for key in set(each.values()))
    needed = max(_PAGES, _SHARE * len(pages))
    marked = []
    for leaf, each in zip(pages, ends, strict=True):
        marked.append(
            [
                replace(row, kind="page")
                if at in each and (_NUMBER.fullmatch(row.text) or seen[each[at]] >= needed)
                else row
                for at, row in enumerate(leaf.rows)
            ]
        )
    return marked


def _ends(leaf: Leaf) -> dict[int, tuple[str, str]]:
    """The rows at the head and the foot of a page: which end, and their words whatever the number of the page."""
    found = {}
    for at, row in enumerate(leaf.rows):
        if row.cells is None:
            words = "".join(_DIGITS.sub("#", row.text).split())
            if row.bottom < _MARGIN * leaf.height:
                found[at] = ("head", words)
            elif row.top > (1 - _MARGIN) * leaf.height:
                found[at] = ("foot", words)
    return found
