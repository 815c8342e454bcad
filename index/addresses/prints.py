"""What makes two texts one text: their letters and numbers, without marker, numbering, punctuation and white space."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter

from index.analysis.folding import Folding

#: Without tables of variant characters: a fingerprint must be the same in ten years.
_FOLDING = Folding({})
_HAN_NUMBER = "[〇零一二三四五六七八九十百]{1,4}"
#: Numbering inside a text, which another conversion writes otherwise: （一）, ①, 一是, 二、, 1、, 1. before a word.
_NUMBERING = re.compile(rf"\((?:{_HAN_NUMBER}|\d{{1,2}})\)|{_HAN_NUMBER}[是、]|(?<![\d.])\d{{1,2}}(?:、|[.](?!\d))")
#: What stays: letters and digits, and the signs that make another number of one (1.5, 2021-2025, ≥5%, 1+5+X).
_DROPPED = re.compile(r"[^\w%+<>=≥≤±.:/-]|_|(?<!\d)[.:/-]|[.:/-](?!\d)")
#: Hexadecimal digits of a fingerprint: 64 bits.
_LENGTH = 16


def essence(text: str, marker: str | None = None) -> str:
    """The letters and numbers of a text, in one form.

    >>> essence("（一）优化 布局，建成１.５万㎡；", "（一）")
    '优化布局建成1.5万m2'
    >>> essence("一是完善机制；二是加强服务。") == essence("1.完善机制；2.加强服务。")
    True
    """
    body = text.strip()
    if marker and body.startswith(marker):
        body = body[len(marker) :]
    return _DROPPED.sub("", _NUMBERING.sub("", _FOLDING.fold(body).text.replace(" ", "")))


def fingerprint(essential: str) -> str:
    """A short name of an essence, in hexadecimal; of nothing, nothing."""
    return hashlib.sha256(essential.encode("utf-8")).hexdigest()[:_LENGTH] if essential else ""


def pairs(essential: str) -> Counter[str]:
    """How often each two neighbouring characters stand in an essence; a single one stands for itself."""
    if len(essential) < 2:
        return Counter([essential] if essential else [])
    return Counter(first + second for first, second in itertools.pairwise(essential))


def shared(one: Counter[str], other: Counter[str]) -> int:
    """How many pairs two essences have in common, each as often as it stands in both."""
    if len(one) > len(other):
        one, other = other, one
    return sum(min(count, other[pair]) for pair, count in one.items())
