"""English names of the classes that measures are for, put together from ``seeds/terms/classes.tsv``.

重点生物医药企业 = key + biomedical + companies. A class of which one word is not listed has no name here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.terms.lists import ClassWord

#: 企业、高校和科研院所: several classes; 以及 before 及.
_BETWEEN = re.compile(r"(、|以及|和|及|与)")
#: 生物医药领域的重点企业
_IN_FIELD = re.compile(r"^(?P<field>[^、，领域]{2,12})领域(?:内)?的?(?P<rest>.{2,})$")
#: Behind the name of a field it adds nothing: 生物医药产业企业.
_INDUSTRY = "产业"


class ClassNamer:
    """Names classes and conditions in English where every word of them is listed."""

    def __init__(self, words: Sequence[ClassWord]) -> None:
        self._words: Mapping[str, ClassWord] = {word.zh: word for word in words}
        self._longest = max(map(len, self._words), default=0)

    def name(self, zh: str) -> str | None:
        """The class in English, each part of a list by itself."""
        named = self._joined(zh)
        if named or not (found := _IN_FIELD.match(zh)):
            return named
        field, rest = self._words.get(found["field"]), self.name(found["rest"])
        return f"{rest} in the {field.en} field" if field and field.part == "field" and rest else None

    def condition(self, zh: str) -> str | None:
        """What a class must meet, in English."""
        word = self._words.get(zh)
        return word.en if word and word.part == "condition" else None

    def _joined(self, zh: str) -> str | None:
        said: list[str] = []
        for piece in _BETWEEN.split(zh):
            if _BETWEEN.fullmatch(piece):
                said.append(", " if piece == "、" else " and ")
                continue
            named = self._one(piece)
            if named is None:
                return None
            said.append(named)
        return "".join(said)

    def _one(self, zh: str) -> str | None:
        """One class: its words from left to right, the longest that is listed each time."""
        parts: list[ClassWord] = []
        at = 0
        while at < len(zh):
            if zh[at] == "的" and parts:
                at += 1
                continue
            ends = range(min(len(zh), at + self._longest), at + 1, -1)
            word = next((self._words[zh[at:end]] for end in ends if zh[at:end] in self._words), None)
            if word is None or word.part == "condition":
                return None
            at += len(word.zh)
            if not (word.zh == _INDUSTRY and parts and parts[-1].part == "field"):
                parts.append(word)
        if not parts or parts[-1].part != "head":
            return None
        *before, head = parts
        if any(word.part == "head" and not word.before for word in before):
            return None
        leading = [word.before or word.en for word in before if word.part != "behind"]
        return " ".join([*leading, head.en, *(word.en for word in before if word.part == "behind")])


@lru_cache(maxsize=8)
def class_namer(words: tuple[ClassWord, ...]) -> ClassNamer:
    """The namer of a list of words."""
    return ClassNamer(words)
