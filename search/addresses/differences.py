"""The difference between two wordings of a text: characters in Chinese, words in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Piece = dict[str, str | None]
Change = Literal["removed", "added"]

#: Words with the white space behind them; signs stand alone.
_WORDS = re.compile(r"\w+(?:['’.,-]\w+)*\s*|[^\w\s]\s*|\s+")
_SENTENCES = re.compile(r"[^。；！？\n]*[。；！？\n]?")
#: Comparing takes time by the product of the lengths: longer texts are compared sentence by sentence first.
_PRODUCT = 4_000_000
#: What stays between two changes and is shorter than this is no island: 的 in two rewritten halves of a sentence.
_ISLAND = {"zh": 2, "en": 1}


def difference(before: str, after: str, language: Literal["zh", "en"]) -> list[Piece]:
    """The pieces of both wordings in reading order: ``text`` and ``change`` (``removed``, ``added``, null for neither).

    >>> [(piece["text"], piece["change"]) for piece in difference("引进三家企业。", "引进五家企业。", "zh")]
    [('引进', None), ('三', 'removed'), ('五', 'added'), ('家企业。', None)]
    """
    cut = _words if language == "en" else list
    if len(before) * len(after) > _PRODUCT:
        cut = _sentences
    one, other = cut(before), cut(after)
    pieces: list[Piece] = []
    for is_same, (a, b), (c, d) in _blocks(one, other, _ISLAND[language]):
        if is_same:
            pieces.append({"text": "".join(one[a:b]), "change": None})
            continue
        pieces += [
            {"text": text, "change": change}
            for text, change in (("".join(one[a:b]), "removed"), ("".join(other[c:d]), "added"))
            if text
        ]
    return pieces


def _blocks(
    one: Sequence[str], other: Sequence[str], island: int
) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """What is the same and what is not, in turns; what is the same and too short stands with what is not."""
    left = right = 0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    for a, b, size in blocks:
        inside = left > 0 or right > 0 or a > 0 or b > 0
        is_last = a == len(one) and b == len(other)
        touches_end = a + size == len(one) and b + size == len(other)
        if size < island and inside and not is_last and not touches_end:
            continue
        if a > left or b > right:
            yield False, (left, a), (right, b)
        if size:
            yield True, (a, a + size), (b, b + size)
        left, right = a + size, b + size


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCES.findall(text) if sentence]
