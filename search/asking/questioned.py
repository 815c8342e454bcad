"""What of a question stands about a value of a clause: each thing that is named, by what it says and how near it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from search.asking.beside import FAR, Held, Thing, Value, values, worth
from search.engines.bm25f import rarity
from search.query.phrases import Mention
from search.query.tree import Node
from search.query.value_asked import PLACES, ValueAsked
from search.snippets.marks import Highlighter

#: What something is worth that stands in a title above the clause only.
_ABOVE = 0.65
#: What it is worth that a text speaks of what is aimed at where that is asked for, and half of it the other way round.
_AHEAD = 0.12
#: What the district of a question is worth, in the measure of the rarity of a word.
_DISTRICT = 2.5
#: What general words keep of their rarity.
_GENERAL = 0.4
#: What it costs a value that its sentence names a place within the district before it, where the whole is asked of.
_OF_PART = 0.1
#: What the most telling part of a question costs where a clause says nothing of it.
_MISSED = 0.3
#: Characters that are far from a value, in Chinese and in English.
_REACH = (30, 100)

_AIMS = re.compile(r"到\s*(?:20\d\d|二〇)|目标|力争|预期|\b(?:by 20\d\d|targets?|aims?|will)\b", re.I)
_IS = re.compile(r"目前|现有|截至|近[一二三四五]年|\b(?:currently|now|has|have|had|as of|existing|at present)\b", re.I)


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
        return rarity(self.holders, clauses) * (_GENERAL if self.mention.is_general else 1.0)


class ReadClause(NamedTuple):
    """A clause as it is read: its texts in both languages, the titles above it, what it begins with."""

    number: int
    district: str | None
    texts: tuple[str, str]
    titles: str
    heading: str
    is_goal: bool


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
            if self.asked.kind == "department":
                shares = self._of_departments(clause, places, above)
                yield from (Stated(self._worth(shares) + self._manner(clause, text, value), value) for value in several)
                continue
            for value in several:
                shares = [
                    float(clause.district in part.districts) if part.districts else max(worth(at, value, reach), title)
                    for part, at, title in zip(self.parts, places, above, strict=True)
                ]
                yield Stated(self._worth(shares) + self._manner(clause, text, value), value)

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

    def _manner(self, clause: ReadClause, text: str, value: Value) -> float:
        """What it is worth that a sentence speaks of what is aimed at or of what is, of the whole or of a place."""
        said = text[value.sentence.start : value.sentence.stop]
        partial = self._is_of_whole and PLACES.search(text[value.sentence.start : value.at])
        return _tense(self.asked, said, is_goal=clause.is_goal) - (_OF_PART if partial else 0.0)

    @cached_property
    def _is_of_whole(self) -> bool:
        """Whether it asks of districts and of none of the places in them."""
        typed = [part.mention.typed for part in self.parts]
        return any(part.districts for part in self.parts) and not any(map(PLACES.search, typed))

    def _worth(self, shares: Sequence[float]) -> float:
        """What of a question is there, 0 to 1, where each part is there by its share."""
        heaviest = max(range(len(self.weights)), key=self.weights.__getitem__)
        there = sum(weight * share for weight, share in zip(self.weights, shares, strict=True))
        missed = 0.0 if shares[heaviest] else _MISSED * self.weights[heaviest]
        return (there - missed) / sum(self.weights)


def _strength(thing: Thing, text: str) -> float:
    """How well a thing stands in a text, 0 where it does not."""
    return max((each.strength for each in thing.held(text)), default=0.0) if text else 0.0


def _tense(asked: ValueAsked, said: str, *, is_goal: bool) -> float:
    """What it is worth that a sentence speaks of what is aimed at where that is asked for, or of what is."""
    aims = is_goal or _AIMS.search(said) is not None
    if asked.is_ahead:
        return _AHEAD if aims else 0.0
    if asked.kind in ("year", "date", "department", "agent"):
        return 0.0
    return _AHEAD / 2 if not aims or _IS.search(said) else 0.0
