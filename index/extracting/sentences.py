"""Sentences of a clause, and the English sentence that stands for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: A sentence ends here, with the quotation marks and brackets behind it.
_END = re.compile(r"[。！？!?]+[”’」）)]*|\n+")
_END_EN = re.compile(r"[.!?;]+[\"”’')\]]*(?=\s+[\"“‘'(\[—]?[A-Z0-9\"])|\n+")
_ABBREVIATED = re.compile(r"(?:\b(?:No|Nos|Dr|Mr|Ms|Prof|St|vs|Co|Ltd|Inc|approx|e\.g|i\.e|etc)|\b[A-Z])\.$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

#: What it costs to leave a sentence without a partner, in the measure of :func:`_distance`.
_ALONE = 1.2
#: English letters a Chinese character becomes, about.
_LETTERS = 3.3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause: its place in the text of the clause, and its own text, verbatim."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of a Chinese text; white space around them belongs to none."""
    return _cut(text, [found.end() for found in _END.finditer(text)])


def english_sentences(text: str) -> list[Sentence]:
    """The sentences of an English text."""
    ends = [found.end() for found in _END_EN.finditer(text)]
    return _cut(text, [end for end in ends if not _ABBREVIATED.search(text[max(0, end - 8) : end].rstrip())])


def pair_sentences(chinese: Sequence[Sentence], english: str | None) -> list[str | None]:
    """The English of each Chinese sentence; None for all where there is no English text.

    Where both texts have as many sentences they pair one by one; else neighbours are joined so that lengths and the
    numbers in them agree best.
    """
    if not english:
        return [None] * len(chinese)
    found = english_sentences(english)
    if len(found) == len(chinese):
        return [each.text for each in found]
    return _aligned(chinese, found, english)


def _cut(text: str, ends: list[int]) -> list[Sentence]:
    cut: list[Sentence] = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            last = start + len(piece.rstrip())
            cut.append(Sentence(first, last, text[first:last]))
        start = end
    return cut


def _aligned(chinese: Sequence[Sentence], english: Sequence[Sentence], text: str) -> list[str | None]:
    """Aligns by dynamic programming: one to one, one to two, two to one."""
    steps = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 0), (0, 1))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(chinese) + 1):
        for j in range(len(english) + 1):
            for di, dj in steps:
                before = best.get((i - di, j - dj))
                if before is None:
                    continue
                joined_zh = "".join(each.text for each in chinese[i - di : i])
                joined_en = " ".join(each.text for each in english[j - dj : j])
                cost = before[0] + (_distance(joined_zh, joined_en) if di and dj else _ALONE) + 0.1 * (di + dj - 2)
                if (i, j) not in best or cost < best[(i, j)][0]:
                    best[(i, j)] = (cost, (di, dj))
    paired: list[str | None] = [None] * len(chinese)
    i, j = len(chinese), len(english)
    while (i, j) != (0, 0):
        di, dj = best[(i, j)][1]
        if di and dj:
            shown = text[english[j - dj].start : english[j - 1].end]
            paired[i - di : i] = [shown] * di
        i, j = i - di, j - dj
    return paired


def _distance(chinese: str, english: str) -> float:
    """How unlike a Chinese and an English text are, by length and by the numbers in them; 0 is alike."""
    expected = _LETTERS * len(chinese)
    length = abs(expected - len(english)) / max(expected, len(english), 1)
    left, right = set(_NUMBER.findall(chinese)), set(_NUMBER.findall(english))
    return length + (len(left ^ right) / len(left | right) if left | right else 0.0)
