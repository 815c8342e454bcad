"""What stands at the head and foot of the pages and is no text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from index.reading.pdf.rows import MARGIN, PdfRow

#: A line that stands at one end of as many pages as this is no text of any of them; one that stands clear of the
#: text is none on fewer (left and right pages of a short file have different heads).
_PAGES, _SHARE, _CLEAR_PAGES = 3, 0.3, 2
#: What stands clear at the head in print so much smaller than the text is none on a single page.
_SMALL = 0.9

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
    sizes = [row.size for leaf in pages for row in leaf.rows if row.cells is None and not row.clear]
    small = _SMALL * median(sizes) if sizes else 0.0

    def is_running(row: PdfRow, end: tuple[str, str]) -> bool:
        """Whether a row at one end of a page is no text."""
        if _NUMBER.fullmatch(row.text) or (row.clear and end[0] == "head" and row.size < small):
            return True
        needed = max(_CLEAR_PAGES if row.clear else _PAGES, _SHARE * len(pages) * (0.5 if row.clear else 1))
        return seen[end] >= needed

    return [
        [
            replace(row, kind="page") if at in each and is_running(row, each[at]) else row
            for at, row in enumerate(leaf.rows)
        ]
        for leaf, each in zip(pages, ends, strict=True)
    ]


def _ends(leaf: Leaf) -> dict[int, tuple[str, str]]:
    """The rows at the head and the foot of a page: which end, and their words whatever the number of the page."""
    found = {}
    for at, row in enumerate(leaf.rows):
        if row.cells is None:
            words = "".join(_DIGITS.sub("#", row.text).split())
            if row.bottom < MARGIN * leaf.height:
                found[at] = ("head", words)
            elif row.top > (1 - MARGIN) * leaf.height:
                found[at] = ("foot", words)
    return found
