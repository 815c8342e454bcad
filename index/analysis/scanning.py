"""Finds in a folded text what is a word as it stands, and the stretches of Chinese that have yet to be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from index.analysis.folding import HAN

SegmentKind = Literal["han", "latin", "number", "name", "sign"]

_LETTER = rf"(?:(?![{HAN}])[^\W\d_])"
_MIXED = rf"(?:(?![{HAN}])[^\W_])"
#: 二〇二五年, 二零三五年: one number, as 2025 is.
_CHINESE_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)")

#: In this order: what is printed as one thing stays one, or 1+5+X and R&D would leave nothing that can be found.
_PIECES = re.compile(
    "|".join(
        (
            rf"(?P<han>[{HAN}]+)",
            r"(?P<name>\(\d{4}\)\d+号"  # 沪府办规〔2021〕5号
            r"|\d+(?:\+(?:\d+|[a-z](?![a-z])))+"  # 1+5+X, 4+3+X, 5+X
            r"|(?<![a-z])[a-z]{1,3}&[a-z]{1,3}(?![a-z]))",  # R&D
            r"(?P<number>(?<![\d-])\d{1,3}-\d{1,3}(?![\d-])%?"  # 0-1, 3-5家; not 2021-2023, which is two years
            r"|\d+(?:[.,]\d+)*%"  # 50%, 3.72%
            r"|\d+(?:[.,]\d+)+)",  # 84.23, 1,081
            rf"(?P<latin>{_MIXED}+(?:'{_LETTER}+)*)",  # CRO, 5G, P2, eHealth, Jing'an
            r"(?P<sign>(?<=\w)\+)",  # AI+, P2+, 互联网+
        )
    )
)


class Segment(NamedTuple):
    """A stretch ``[start, end)`` of a folded text."""

    kind: SegmentKind
    text: str
    start: int
    end: int


def scan(folded: str) -> Iterator[Segment]:
    """Yields the pieces of a folded text in order; what lies between them is punctuation and white space.

    >>> [piece.text for piece in scan("以1+5+x为格局,p2+级,二〇二五年达3.72%")]
    ['以', '1+5+x', '为格局', 'p2', '+', '级', '二〇二五', '年达', '3.72%']
    """
    for match in _PIECES.finditer(folded):
        kind: SegmentKind = match.lastgroup  # type: ignore[assignment]  # the names of the groups above
        if kind == "han" and _CHINESE_YEAR.search(match.group()):
            yield from _years_apart(match.group(), match.start())
        else:
            yield Segment(kind, match[0], *match.span())


def _years_apart(run: str, offset: int) -> Iterator[Segment]:
    end = 0
    for year in _CHINESE_YEAR.finditer(run):
        if end < year.start():
            yield Segment("han", run[end : year.start()], offset + end, offset + year.start())
        yield Segment("number", year.group(), offset + year.start(), offset + year.end())
        end = year.end()
    if end < len(run):
        yield Segment("han", run[end:], offset + end, offset + len(run))
