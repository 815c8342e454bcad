"""A quantity in its sentence: the words before and behind it that say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.extracting.quantities import Quantity
from index.extracting.sentences import Sentence
from index.extracting.thresholds import Roles
from index.extracting.years import Year

#: What parts a sentence into the stretches that hold one statement.
#: （含培育） is part of a name, （其中，…5家） is none.
_STRETCH = re.compile(r"[，；：。\n]|[（(](?=[^（）()]*\d)|(?<=\d[家个项%％人])[）)]|(?<=元)[）)]")
#: 9.8%和5.6%: what is said of the first is said of the second.
COORDINATED = re.compile(r"\s*(?:和|及|与|、)?\s*")
#: 由2023年的, 到2027年的
_START = re.compile(r"[由从][^，。；]*$")
_REACHED = re.compile(r"(?<=[到至为])(?:19|20)\d\d\s*年的?$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of a clause with its English and the clause's id."""

    clause: str
    sentence: Sentence
    english: str | None


@dataclass(frozen=True, slots=True)
class PlacedQuantity:
    """A quantity in its sentence."""

    quoted: Quoted
    text: str
    quantities: Sequence[Quantity]
    place: int
    years: Sequence[Year]
    roles: Roles

    @property
    def quantity(self) -> Quantity:
        """The quantity itself."""
        return self.quantities[self.place]

    @property
    def stretch(self) -> int:
        """Where the stretch of the quantity begins."""
        ends = [found.end() for found in _STRETCH.finditer(self.text, 0, self.quantity.start)]
        return ends[-1] if ends else 0

    @property
    def left(self) -> str:
        """The words before the quantity in its stretch, from the quantity before it."""
        before = self.quantities[self.place - 1].end if self.place else 0
        if self.place - 1 in self.roles.starting:
            # 营业收入由2023年的120亿元提高到2027年的300亿元: the start is no part of what is measured.
            named = PlacedQuantity(self.quoted, self.text, self.quantities, self.place - 1, self.years, self.roles).left
            return _START.sub("", named) + self.text[before : self.quantity.start]
        left = self.text[max(self.stretch, before) : self.quantity.start]
        like = self.place and self.quantities[self.place - 1].normal_unit == self.quantity.normal_unit
        if like and before > self.stretch and COORDINATED.fullmatch(left):
            return PlacedQuantity(self.quoted, self.text, self.quantities, self.place - 1, self.years, self.roles).left
        # 2家三甲医院、6家…: behind an enumeration comma another thing begins.
        return left.rpartition("、")[2] if before > self.stretch else left

    @property
    def before(self) -> str:
        """The stretch before that of the quantity."""
        return _STRETCH.split(self.text[: max(self.stretch - 1, 0)])[-1]

    @property
    def between(self) -> str:
        """The words from the quantity before it on."""
        return self.text[self.quantities[self.place - 1].end if self.place else 0 : self.quantity.start]

    @property
    def said(self) -> str:
        """The words before the quantity with those before its threshold: 新增亿元以上企业."""
        bounded = self.place in self.roles.thresholds and self.place - 1 in self.roles.dropped
        return self.text[self.stretch : self.quantity.start] if bounded else self.left

    @property
    def named(self) -> str:
        """The same without when it starts or ends: 营业收入由2023年的, 提高到2027年的."""
        left = _REACHED.sub("", self.left)
        return _START.sub("", left) if self.place in self.roles.starting else left

    @property
    def right(self) -> str:
        """The words behind the quantity in its stretch, up to the next quantity."""
        behind = self.place + 1
        start = self.quantity.end
        if self.place in self.roles.thresholds and behind in self.roles.dropped:
            # 5家百亿级、30家十亿级企业: what is counted stands behind the threshold.
            is_next = self.text[start : self.quantities[behind].start] in ("", "以上")
            start = self.quantities[behind].end if is_next else start
            behind += start > self.quantity.end
        following = self.quantities[behind].start if behind < len(self.quantities) else len(self.text)
        end = _STRETCH.search(self.text, start)
        right = self.text[start : min(following, end.start() if end else following)]
        if right == "、" and start > self.quantity.end and behind < len(self.quantities):
            return PlacedQuantity(self.quoted, self.text, self.quantities, behind, self.years, self.roles).right
        return right
