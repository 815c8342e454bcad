"""English names of the classes that measures are for, put together from ``seeds/terms/classes.tsv``.

重点生物医药企业 = key + biomedical + companies. A class of which one word is not listed has no name here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.terms.lists import ClassWord

#: 企业、高校和科研院所: several classes; 以及 before 及.
_AND = re.compile(r"、|以及|和|及|与")
#: 生物医药领域的重点企业, 国内医药、医疗等领域企业总部
_IN_FIELD = re.compile(r"^(?P<fields>[^领域]{2,40}?)(?P<others>等)?领域(?:内)?的?(?P<rest>.{2,})$")
#: 医疗机构、医药企业等市场主体: some, and what they are.
_SUCH_AS = re.compile(r"^(?P<some>[^等]{2,60}?)等(?!级)(?P<rest>[^领].{1,})$")
#: 高校院所的青年科研人才: a class of another one.
_OF = re.compile(r"^(?P<owner>[^的]{2,20})的(?P<rest>[^的]{2,12})$")
#: Whence a class is.
_ORIGINS = frozenset(("国内", "国内外", "海外", "境外", "境内", "国际", "本土", "本地"))
#: Behind the name of a field it adds nothing: 生物医药产业企业.
_INDUSTRY = "产业"


class ClassNamer:
    """Names classes and conditions in English where every word of them is listed."""

    def __init__(self, words: Sequence[ClassWord]) -> None:
        self._words: Mapping[str, ClassWord] = {word.zh: word for word in words}
        self._longest = max(map(len, self._words), default=0)

    def name(self, zh: str) -> str | None:
        """The class in English, each part of a list by itself."""
        return self._one(zh) or self._in_field(zh) or self._such_as(zh) or self._joined(zh) or self._of_another(zh)

    def condition(self, zh: str) -> str | None:
        """What a class must meet, in English."""
        word = self._words.get(zh)
        return word.en if word and word.part == "condition" else None

    def _in_field(self, zh: str) -> str | None:
        """A class of fields: 医药、医疗等领域企业, companies in the medical and related fields."""
        found = _IN_FIELD.match(zh)
        rest = self.name(found["rest"]) if found else None
        if found is None or rest is None:
            return None
        lead = max((size for size in range(4) if self._leading(found["fields"][:size]) is not None), default=0)
        fields = [self._field(each) for each in _AND.split(found["fields"][lead:])]
        if None in fields:
            return None
        before = self._leading(found["fields"][:lead])
        named = [each for each in fields if each] + ["related"] * bool(found["others"])
        where = f"in the {_listed(named)} field{'s' * (len(named) > 1)}"
        return " ".join(each for each in (before, rest, where) if each)

    def _such_as(self, zh: str) -> str | None:
        """A class with some of it before: 医疗机构等市场主体, market entities such as medical institutions."""
        found = _SUCH_AS.match(zh)
        rest = self.name(found["rest"]) if found else None
        if found is None or rest is None:
            return None
        return f"{rest} such as {self.name(found['some']) or 'those named'}"

    def _of_another(self, zh: str) -> str | None:
        found = _OF.match(zh)
        if found is None:
            return None
        condition, rest = self.condition(found["owner"]), self.name(found["rest"])
        if condition and rest:
            # 符合条件的第三方机构; what is said in several words stands behind.
            return (
                f"{rest} {condition}" if condition.startswith(("that", "with", "registered")) else f"{condition} {rest}"
            )
        owner = self.name(found["owner"])
        return f"{rest} of {owner}" if owner and rest else None

    def _joined(self, zh: str) -> str | None:
        pieces = _AND.split(zh)
        if len(pieces) < 2 or "" in pieces:
            return None
        *fields, last = pieces
        shared = [self._field(each) for each in fields]
        if None not in shared and self._one(last) and not any(map(self._one, fields)):
            # 医药、器械龙头企业: fields before the one that the class ends with.
            own = self._split(last) or []
            before = [word.en for word in own[:-1] if word.part == "quality"]
            theirs = [word.before or word.en for word in own[:-1] if word.part != "quality"]
            listed = _listed([*(each for each in shared if each), *theirs])
            return " ".join([*before, listed, own[-1].en]) if theirs else None
        names = [self._one(each) or self._of_another(each) for each in pieces]
        if None in names:
            return None
        said = [each for each in names if each]
        return ", ".join(said) if set(_AND.findall(zh)) == {"、"} else _listed(said)

    def _field(self, zh: str) -> str | None:
        """The name of a field as it stands before a class: what is listed as one, or a class before another."""
        words = self._split(zh)
        return " ".join(word.before or word.en for word in words) if words else None

    def _leading(self, zh: str) -> str | None:
        """What says before a list of fields where a class is from: 国内; 高端 is said of the first field."""
        word = self._words.get(zh)
        return word.en if word and zh in _ORIGINS else "" if not zh else None

    def _split(self, zh: str) -> list[ClassWord] | None:
        """The words of a class from left to right, the longest that is listed each time."""
        parts: list[ClassWord] = []
        at = 0
        while at < len(zh):
            if zh[at] == "的" and parts and parts[-1].part != "head":
                at += 1
                continue
            ends = range(min(len(zh), at + self._longest), at, -1)
            word = next((self._words[zh[at:end]] for end in ends if zh[at:end] in self._words), None)
            if word is None or word.part == "condition":
                return None
            at += len(word.zh)
            if not (word.zh == _INDUSTRY and parts and parts[-1].part == "field"):
                parts.append(word)
        return parts

    def _one(self, zh: str) -> str | None:
        """One class: qualities, fields and heads before it, the class, what stands behind."""
        parts = self._split(zh)
        if not parts or parts[-1].part != "head":
            return None
        *before, head = parts
        if any(word.part == "head" and not word.before for word in before):
            return None
        leading = [word.before or word.en for word in before if word.part != "behind"]
        return " ".join([*leading, head.en, *(word.en for word in reversed(before) if word.part == "behind")])


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


@lru_cache(maxsize=8)
def class_namer(words: tuple[ClassWord, ...]) -> ClassNamer:
    """The namer of a list of words."""
    return ClassNamer(words)
