"""What of a question stands about a value of a clause: each thing that is named, by what it says and how near it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.asking.beside import FAR, Held, Thing, Value, values, worth
from search.asking.manner import manner
from search.engines.bm25f import rarity
from search.query.greatest_asked import names_place
from search.query.phrases import Mention
from search.query.tree import Node
from search.query.value_asked import ValueAsked
from search.query.value_kinds import MEASURES
from search.snippets.marks import Highlighter

#: What something is worth that stands in a title above the clause only.
_ABOVE = 0.65
#: What the district of a question is worth, in the measure of the rarity of a word.
_DISTRICT = 2.5
#: What general words keep of their rarity.
_GENERAL = 0.4
#: What the most telling part of a question costs where a clause says nothing of it.
_MISSED = 0.3
#: Characters that are far from a value, in Chinese and in English.
_REACH = (30, 100)

#: A span of time or a number of things says little: texts tell of the same in other words, or do not count it.
_SPAN = re.compile(
    rf"[一二两三四五六七八九十半\d]+个?[年月周天日{MEASURES}]|过去|近来|two|three|four|five|six|seven|eight|nine|ten",
    re.I,
)


class Part(NamedTuple):
    """A thing that a question names.

    Attributes:
        mention: As it was typed.
        node: What finds it.
        holders: How many clauses hold it.
    """

    mention: Mention
    node: Node
    holders: int

    @property
    def districts(self) -> frozenset[str]:
        """The codes of the districts that it may be."""
        return frozenset(lead.code for lead in self.mention.leads if lead.kind == "district")

    @property
    def is_place(self) -> bool:
        """Whether it is one of the places in a district."""
        kinds = {lead.kind for lead in self.mention.leads}
        return (bool(kinds) and kinds <= {"place", "park"}) or names_place(self.mention.typed)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a name of several."""
        words = self.mention.words
        return tuple(word for word in words if len(word) > 1) if len(words) > 1 else ()

    def weight(self, clauses: int) -> float:
        """What it says, among so many clauses; nothing where it stands nowhere."""
        if self.mention.is_slight or not self.holders:
            return 0.0
        if self.mention.kind == "district":
            return _DISTRICT
        is_general = self.mention.is_general or _SPAN.fullmatch(self.mention.typed) is not None
        return rarity(self.holders, clauses) * (_GENERAL if is_general else 1.0)


class ReadClause(NamedTuple):
    """A clause as it is read: its texts in both languages, the titles above it, what it begins with."""

    number: int
    district: str | None
    texts: tuple[str, str]
    titles: str
    heading: str
    roles: frozenset[str]


class Stated(NamedTuple):
    """A value of a clause, and how much of the question stands about it, as a share."""

    worth: float
    value: Value | None


@dataclass(frozen=True)
class Question:
    """What is asked for, and what each part of the question says.

    Attributes:
        asked: The kind of value.
        parts: What the question names, as far as it says something.
        weights: What each of them says.
        things: Find each of them in texts.
    """

    asked: ValueAsked
    parts: Sequence[Part]
    weights: Sequence[float]
    things: Sequence[Thing]

    @classmethod
    def of(cls, asked: ValueAsked, parts: Sequence[Part], clauses: int, marker: Highlighter) -> Question:
        """The question among so many clauses."""
        weighed = [(part, weight) for part in parts if (weight := part.weight(clauses)) > 0]
        things = [Thing(part.node, part.words, marker) for part, _ in weighed]
        return cls(asked, [part for part, _ in weighed], [weight for _, weight in weighed], things)

    def best(self, clause: ReadClause) -> Stated:
        """The value of a clause about which most of the question stands; none where it has no value of the kind."""
        return max(self._stated(clause), key=lambda each: each.worth, default=Stated(0.0, None))

    def _stated(self, clause: ReadClause) -> Iterator[Stated]:
        above: list[float] = []
        for text, pattern, reach in zip(clause.texts, self.asked.values, _REACH, strict=True):
            several = list(values(text, pattern))
            if not several:
                continue  # Nothing else of it need be looked at.
            above = above or [_ABOVE * _strength(thing, clause.titles) for thing in self.things]
            places = [thing.held(text) for thing in self.things]
            of_clause = self._of_departments(clause, places, above) if self.asked.kind == "department" else None
            for value in several:
                shares = of_clause or [
                    float(clause.district in part.districts) if part.districts else max(worth(at, value, reach), title)
                    for part, at, title in zip(self.parts, places, above, strict=True)
                ]
                is_where = self._is_where(value, places)
                spoken = manner(self.asked, text, value, roles=clause.roles, is_where=is_where)
                yield Stated(self._worth(shares) + spoken, value)

    def _is_where(self, value: Value, places: Sequence[Sequence[Held]]) -> bool:
        """Whether the sentence of a value may name a place: places are compared, no district or that place is named."""
        greatest = self.asked.greatest
        if not any(part.districts for part in self.parts) or (greatest is not None and not greatest.by_district):
            return True
        named = (at for part, at in zip(self.parts, places, strict=True) if part.is_place)
        return any(each.at in value.sentence for at in named for each in at)

    def _of_departments(
        self, clause: ReadClause, places: Sequence[Sequence[Held]], above: Sequence[float]
    ) -> list[float]:
        """What each part counts for: departments answer for all of a clause, most of all for what it begins with."""
        shares = []
        for part, thing, at, title in zip(self.parts, self.things, places, above, strict=True):
            if part.districts:
                shares.append(float(clause.district in part.districts))
            elif at:
                begins = _strength(thing, clause.heading) > 0
                shares.append(max(each.strength for each in at) - FAR * (not begins))
            else:
                shares.append(title)
        return shares

    def _worth(self, shares: Sequence[float]) -> float:
        """What of a question is there, 0 to 1, where each part is there by its share."""
        heaviest = max(range(len(self.weights)), key=self.weights.__getitem__)
        there = sum(weight * share for weight, share in zip(self.weights, shares, strict=True))
        missed = 0.0 if shares[heaviest] else _MISSED * self.weights[heaviest]
        return (there - missed) / sum(self.weights)


def _strength(thing: Thing, text: str) -> float:
    """How well a thing stands in a text, 0 where it does not."""
    return max((each.strength for each in thing.held(text)), default=0.0) if text else 0.0
