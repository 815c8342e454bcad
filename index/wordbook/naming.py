"""What a name is looked up by: its ranked words, so that Medical-Devices and ＭＥＤＩＣＡＬ DEVICE are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis.folding import is_latin

#: What is left out of keys; "+" and "%" stay: 1+5+X is not 15X.
_SILENT = re.compile(r"[\s'\"()\[\]《》<>·.,，、;:：；!?。/_-]+")


def key_of(words: Sequence[str]) -> str:
    """The key of a name cut into words: Latin words are parted by a space, Chinese ones by nothing.

    >>> key_of(["medical", "device"]), key_of(["ai", "医学", "影像"])
    ('medical device', 'ai医学影像')
    """
    parts: list[str] = []
    for word in words:
        if parts and is_latin(parts[-1][-1:]) and is_latin(word[:1]):
            parts.append(" ")
        parts.append(word)
    return "".join(parts)


def compact(key: str) -> str:
    """A key without its spaces: pu tuo qu and putuoqu are one name."""
    return key.replace(" ", "")


def squash(folded: str) -> str:
    """A folded text without what people leave out or add while they type.

    >>> squash("jing'an district"), squash("静府发(2021)17号")
    ('jingandistrict', '静府发202117号')
    """
    return _SILENT.sub("", folded)
