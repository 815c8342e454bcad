"""English names of places: 苏州市 is Suzhou, 深圳市南山区 Nanshan, Shenzhen.

Reads: a place as :mod:`index.structuring.places` names it. Writes: its name in Pinyin, or the one that the list of
places has for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.structuring.places import STATE
from index.terms.lists import Place

#: One name with what it is: 深圳市, 南山区.
_PART = re.compile(
    r"(?P<name>.{2,}?)(?:特别行政区|(?:壮族|回族|维吾尔)?自治[区州县旗]|开发区|高新区|新区|地区|[市省州盟县区旗])"
)


def place_in_english(place: str, places: Sequence[Place]) -> str:
    """The English name of a place, the smaller one first."""
    if place == STATE:
        return "National"
    said = {each.name: each.en for each in places}
    parts = list(_PART.finditer(place))
    named = [said.get(part.group()) or _romanised(part["name"]) for part in parts] or [_romanised(place)]
    return ", ".join(reversed(named))


def _romanised(name: str) -> str:
    """A name in Pinyin as one word: 西安 is Xi'an."""
    # pypinyin reads a table of some megabytes: only a build pays for that.
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(name)
    joined = "".join(f"'{each}" if at and each[:1] in "aeo" else each for at, each in enumerate(syllables))
    return joined.capitalize()
