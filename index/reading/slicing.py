"""Text that was cut into lines of one length, in the middle of words and numbers: the lines are one again.

A program that wraps at 40 characters cuts 生物医药 and 2020 in two, headings and table rows as well. Nothing but the
length tells such a break from one of the author's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

#: Stands for each character of a line break inside a line; nobody sees it, and places stay places.
_UNSEEN = "\u200b"

#: A cut line is at least this long, and there are at least so many.
_SHORTEST = 20
_FEWEST = 10
#: Of all lines nearly as long as the longest, at least this share is exactly so long: no author writes so.
_NEARLY = 0.9
_EXACT = 0.85

#: What ends a sentence ends a paragraph too where the next line begins something of its own.
_ENDS = tuple("。！？；：!?;:")
_OPENS = tuple("[#-*>|（(第一二三四五六七八九十1234567890①②③④⑤⑥⑦⑧⑨附专图表\u3000 \t")


class WrittenLine(NamedTuple):
    """One line as its author wrote it: where it begins, and the places and texts of the physical lines it is of."""

    start: int
    text: str
    parts: tuple[tuple[int, int], ...]


def join_slices(text: str) -> list[WrittenLine]:
    """Reads the physical lines of a text, joined where they were cut.

    Returns:
        For each line its start, its text (of the length that it has in the source) and, for each physical line in it,
        where that begins and its number from 1.

    """
    pieces = text.splitlines(keepends=True)
    bare = [piece.splitlines()[0] for piece in pieces]
    width = _width_of(bare)
    stretches: list[WrittenLine] = []
    start = 0
    goes_on = False
    for number, (piece, line) in enumerate(zip(pieces, bare, strict=True), start=1):
        if goes_on and line.strip() and not _begins(stretches[-1].text, line):
            last = stretches[-1]
            filled = last.text + _UNSEEN * (start - last.start - len(last.text)) + line
            stretches[-1] = WrittenLine(last.start, filled, (*last.parts, (start, number)))
        else:
            stretches.append(WrittenLine(start, line, ((start, number),)))
        goes_on = width > 0 and len(line) == width
        start += len(piece)
    return stretches


def _width_of(lines: Sequence[str]) -> int:
    """Finds the length that a text was cut to; 0 where it was not."""
    longest = max(map(len, lines), default=0)
    exact = sum(len(line) == longest for line in lines)
    near = sum(len(line) >= _NEARLY * longest for line in lines)
    return longest if longest >= _SHORTEST and exact >= _FEWEST and exact >= _EXACT * near else 0


def _begins(before: str, line: str) -> bool:
    """Whether a line behind a full one begins something of its own all the same."""
    return before.rstrip().endswith(_ENDS) and line.startswith(_OPENS)
