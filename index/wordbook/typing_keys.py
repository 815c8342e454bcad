"""What a completion is found by while it is typed: its text, its pinyin, the initials of it, its later words.

Keys are compared without spaces, apostrophes, hyphens and brackets, so that ``pu tuo``, ``jing'an`` and 静府发[2021]
find what ``putuo``, ``jingan`` and 静府发〔2021〕 find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from index.analysis.folding import HAN
from index.wordbook.naming import squash

Fold = Callable[[str], str]

_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"([{HAN}]+)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
#: Words of a title that nobody begins to type at.
_SLIGHT = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
#: Characters that pypinyin reads in one way and names in another: it has 长宁 as zhangning. Both readings are kept.
_READINGS = {"长": ("chang", "zhang"), "行": ("xing", "hang"), "重": ("zhong", "chong"), "藏": ("cang", "zang")}
#: Characters of two readings in one text that are spelt out in every combination; four spellings are enough.
_SPELT_OUT = 2
#: A longer text is never typed to its end in pinyin.
_SPELT_LENGTH = 40


class _Part(NamedTuple):
    """A character or a stretch that is not Chinese: how it is spelt, and what stands for it among initials."""

    spellings: tuple[str, ...]
    initials: tuple[str, ...]


class Keys(NamedTuple):
    """The keys of a text.

    Attributes:
        whole: Begin where the text begins: itself, and its pinyin.
        parts: Begin at a later word of it, or are the initials of its pinyin.
    """

    whole: tuple[str, ...]
    parts: tuple[str, ...]


def keys(text: str, fold: Fold) -> Keys:
    """Everything that a text is found by while it is typed."""
    folded = fold(text)
    own = squash(folded)
    if _HAN.search(folded):
        spelt, initials = _pinyin(folded[:_SPELT_LENGTH])
        whole, parts = [own, *spelt], initials
    else:
        whole, parts = [own], [squash(folded[start:]) for start in _word_starts(folded)]
    distinct = dict.fromkeys(key for key in whole if key)
    return Keys(tuple(distinct), tuple(dict.fromkeys(key for key in parts if key and key not in distinct)))


def _word_starts(folded: str) -> Iterator[int]:
    """Where the words behind the first one begin."""
    words = list(_WORD.finditer(folded))[1:]
    return (word.start() for word in words if word.group() not in _SLIGHT)


def _pinyin(folded: str) -> tuple[list[str], list[str]]:
    """The spellings of a text in pinyin, and their initials; what is not Chinese stands as it is.

    >>> _pinyin("ai医疗")
    (['aiyiliao'], ['aiyl'])
    """
    parts = list(_parts(folded))
    spelt = product(*(part.spellings for part in parts))
    initials = product(*(part.initials for part in parts))
    return [squash("".join(choice)) for choice in spelt], [squash("".join(choice)) for choice in initials]


def _parts(folded: str) -> Iterator[_Part]:
    """Each part of a text; of characters with several readings, the first ones keep them all."""
    # Reading its dictionary takes 0.2 s: only a build asks for it.
    from pypinyin import lazy_pinyin

    choices = 0
    for run in filter(None, _HAN_RUN.split(folded)):
        if not _HAN.match(run):
            yield _Part((run,), (run,))
            continue
        for character, reading in zip(run, lazy_pinyin(run, errors=_one_by_one), strict=False):  # type: ignore[arg-type]
            ways = _ways(character, reading)
            choices += len(ways) > 1
            ways = ways if choices <= _SPELT_OUT else ways[:1]
            yield _Part(ways, tuple(dict.fromkeys(way[0] for way in ways)))


def _one_by_one(unknown: str) -> list[str]:
    """Characters without a reading stand as they are."""
    return list(unknown)


def _ways(character: str, reading: str) -> tuple[str, ...]:
    """How the reading of a character is typed: 长 in both of its readings, lü as lv and as lu."""
    if character in _READINGS:
        return _READINGS[character]
    return (reading, reading.replace("v", "u")) if reading in ("lv", "nv", "lve", "nve") else (reading,)
