"""Cleaned text that remembers where every character came from.

A :class:`TracedText` is what a reader is shown, plus one source offset per character and the source spans that belong
to it (marks and white space included), so that a paragraph can be joined over a page break and cut at 一是 without
losing a character of the source.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.analysis.folding import is_latin
from index.documents import Span

#: A number of so many figures that a break tore is one (a year); longer ones are two.
_TORN_LENGTH = 4
_FIGURES_BEFORE = re.compile(r"\d+$")
_FIGURES_BEHIND = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class TracedText:
    """Cleaned characters with their origin.

    Attributes:
        chars: The text in its plain form (:mod:`index.structuring.plain`), in which patterns are looked for.
        offsets: For each character its offset in the source.
        spans: The stretches of the source that belong to the text, trimmed of white space, in order.
        shown: The same characters as the author wrote them; "" where nothing differs.
        bolds: Where the source sets bold type: from the opening ``**`` to the closing one, in source offsets.

    """

    chars: str
    offsets: array[int]
    spans: tuple[Span, ...]
    bolds: tuple[Span, ...] = ()
    shown: str = ""

    @property
    def printed(self) -> str:
        """The characters as the author wrote them."""
        return self.shown or self.chars

    def as_printed(self, part: str) -> str:
        """Gives a part of the characters as the author wrote it."""
        at = self.chars.find(part) if self.shown else -1
        return self.shown[at : at + len(part)] if at >= 0 else part

    def cut(self, places: Sequence[int]) -> list[TracedText]:
        """Cuts the text before each of the given characters; a ``**`` that opens there goes with what follows."""
        if not places:
            return [self]
        edges = [0, *places, len(self.chars)]
        borders = [self._border(place) for place in places]
        pieces = split_spans(self.spans, borders)
        return [
            TracedText(self.chars[begin:end], self.offsets[begin:end], spans, self.bolds, self.shown[begin:end])
            for begin, end, spans in zip(edges, edges[1:], pieces, strict=False)
        ]

    def _border(self, place: int) -> int:
        """Finds where in the source the character's dress begins."""
        offset = self.offsets[place]
        at = bisect_left(self.bolds, Span(offset, 0)) - 1
        if at >= 0 and place > 0 and self.offsets[place - 1] < self.bolds[at].start < offset:
            return self.bolds[at].start
        return offset

    def pieces(self) -> list[str]:
        """Divides the characters where the source has others between them: white space or marks that cleaning took."""
        edges = [at for at in range(1, len(self.offsets)) if self.offsets[at] != self.offsets[at - 1] + 1]
        found = [
            self.chars[begin:end].strip() for begin, end in zip([0, *edges], [*edges, len(self.chars)], strict=True)
        ]
        return [piece for piece in found if piece]

    def bold_lead(self) -> int:
        """Counts the characters of a bold run that opens the text (``**加强组织领导。**成立…``); 0 without one."""
        for bold in self.bolds:
            if self.offsets and bold.start <= self.offsets[0] < bold.end:
                return bisect_left(self.offsets, bold.end)
        return 0


def split_spans(spans: Iterable[Span], borders: Sequence[int]) -> list[tuple[Span, ...]]:
    """Shares spans out between the stretches of the source that the borders divide."""
    shares: list[list[Span]] = [[] for _ in range(len(borders) + 1)]
    at = 0
    for start, end in spans:
        while at < len(borders) and borders[at] <= start:
            at += 1
        while at < len(borders) and borders[at] < end:
            shares[at].append(Span(start, borders[at]))
            start = borders[at]
            at += 1
        if start < end:
            shares[at].append(Span(start, end))
    return [tuple(share) for share in shares]


def join(texts: Sequence[TracedText], between: str = "") -> TracedText:
    """Joins texts into one, with nothing between Chinese characters.

    Args:
        texts: In reading order.
        between: What to show at a join that is a break of the author's own (a caption and its table): a line feed.

    """
    if len(texts) == 1:
        return texts[0]
    chars: list[str] = []
    shown: list[str] = []
    offsets: array[int] = array("L")
    last = ""
    for text in texts:
        if last and text.chars:
            gap = between or _gap(last, text.chars)
            chars.append(gap)
            shown.append(gap)
            offsets.extend([text.offsets[0]] * len(gap))
        chars.append(text.chars)
        shown.append(text.printed)
        offsets.extend(text.offsets)
        last = text.chars or last
    spans = tuple(span for text in texts for span in text.spans)
    bolds = tuple(bold for text in texts for bold in text.bolds)
    return TracedText(
        "".join(chars), offsets, spans, bolds, "".join(shown) if any(text.shown for text in texts) else ""
    )


def _gap(before: str, after: str) -> str:
    """Gives what a reader sees at a break: a space between words of Western script, nothing in a torn 20 / 20 年."""
    if not (is_latin(before[-1]) and is_latin(after[0])):
        return ""
    head, tail = _FIGURES_BEFORE.search(before, max(0, len(before) - _TORN_LENGTH)), _FIGURES_BEHIND.match(after)
    is_torn = head is not None and tail is not None and len(head.group()) + len(tail.group()) <= _TORN_LENGTH
    return "" if is_torn else " "
