"""Which of the clauses that a question found state the value it asks for, beside the words of the question.

The first hits are read: a value of the kind that is asked for counts for what of the question stands near it. Clauses
that state it go first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from index.documents import Clause
from index.entries.codes import district_of
from index.extracting.numerals import ARABIC, HAN_NUMBER, read_arabic, read_han
from search.asking.beside import FAR, Held, Value, held, values, worth
from search.engines.bm25f import rarity
from search.library.generation import Library
from search.query.phrases import Mention
from search.query.tree import Node
from search.query.value_asked import PLACES, ValueAsked
from search.snippets.marks import Highlighter

#: Hits that are read.
READ = 24
#: What something is worth that stands in a title above the clause only.
_ABOVE = 0.65
#: What it is worth that a text speaks of what is aimed at where that is asked for, and half of it the other way round.
_AHEAD = 0.12
#: What each hit before it costs a clause, and what it is worth that it names all of the question.
_PLACE, _NAMED = 0.012, 0.1
#: What the district of a question is worth, in the measure of the rarity of a word.
_DISTRICT = 2.5
#: What general words keep of their rarity.
_GENERAL = 0.4
#: As much of a question must stand about a value for it to be the one; and as near to the best of them.
_ENOUGH, _NEAR = 0.6, 0.12
#: What it costs a value that its sentence names a place within the district before it, where the whole is asked of.
_OF_PART = 0.1
#: The least that is enough where no other clause comes near.
_LEAST = 0.3
#: What the most telling part of a question costs where a clause says nothing of it.
_MISSED = 0.3
#: Characters that are far from a value, in Chinese and in English.
_REACH = (30, 100)
#: Clauses that go first at most.
_MOST = 3

_AIMS = re.compile(r"到\s*(?:20\d\d|二〇)|目标|力争|预期|\b(?:by 20\d\d|targets?|aims?|will)\b", re.I)
_IS = re.compile(r"目前|现有|截至|近[一二三四五]年|\b(?:currently|now|has|have|had|as of|existing|at present)\b", re.I)
#: What a printed number is multiplied by.
_SIZES = (("万亿", 1e12), ("亿", 1e8), ("万", 1e4), ("billion", 1e9), ("million", 1e6))
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


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


class _ReadClause(NamedTuple):
    """A clause as it is read: its texts in both languages, the titles above it, what it begins with."""

    number: int
    district: str | None
    texts: tuple[str, str]
    titles: str
    heading: str
    is_goal: bool


class _ToldClause(NamedTuple):
    """How well a clause states what is asked for, which hit it is (from 0, negative), and the value."""

    worth: float
    place: int
    value: float
    clause: _ReadClause


class Stating:
    """Reads hits for the values that are asked for, in one generation."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._find = Highlighter(library.analyser).find

    def first(
        self, asked: ValueAsked, parts: Sequence[Part], numbers: Sequence[int], named: AbstractSet[int]
    ) -> tuple[int, ...]:
        """The clauses that state what is asked for, best first; none where nothing states enough of it.

        Args:
            asked: The kind of value.
            parts: What the question names.
            numbers: The first hits, in their order.
            named: Those that name all of the question.
        """
        clauses = self._library.catalogue.clause_count
        weighed = [(part, weight) for part in parts if (weight := part.weight(clauses)) > 0]
        if not weighed:
            return ()
        question = _Question(asked, weighed)
        read = [each for each in self._read(numbers) if asked.places is None or asked.places.search(each.texts[0])]
        told = sorted((self._told(question, each, place, named) for place, each in enumerate(read)), reverse=True)
        best, second = (told[place].worth if len(told) > place else 0.0 for place in (0, 1))
        if best < _ENOUGH and (best < _LEAST or best - second < _NEAR):
            return ()
        near = [each for each in told if each.worth >= best - _NEAR]
        return tuple(each.clause.number for each in _ordered(asked, near))

    def _told(self, question: _Question, clause: _ReadClause, place: int, named: AbstractSet[int]) -> _ToldClause:
        """What of a question stands about the best value of a clause, as a share of the question."""
        above = [_ABOVE * self._strength(part, clause.titles) for part, _ in question.parts]
        found = (0.0, 0.0)
        for text, pattern, reach in zip(clause.texts, question.asked.values, _REACH, strict=True):
            places = [held(part.node, part.words, text, self._find) for part, _ in question.parts]
            for value in values(text, pattern):
                shares = [
                    self._share(question.asked, part, clause, max(worth(at, value, reach), title))
                    if not at or question.asked.kind != "department"
                    else self._of_department(part, clause, at)
                    for (part, _), at, title in zip(question.parts, places, above, strict=True)
                ]
                said = text[value.sentence.start : value.sentence.stop]
                tense = _tense(question.asked, said, is_goal=clause.is_goal)
                partial = (
                    _OF_PART if question.is_of_whole and PLACES.search(text[value.sentence.start : value.at]) else 0.0
                )
                found = max(found, (question.worth(shares) + tense - partial, _read_value(value)))
        worth_of_hit = _NAMED * (clause.number in named) - _PLACE * place
        return _ToldClause(found[0] + worth_of_hit, -place, found[1], clause)

    def _share(self, asked: ValueAsked, part: Part, clause: _ReadClause, near: float) -> float:
        """What a part counts for; a district is that of the document."""
        return float(clause.district in part.districts) if part.districts else near

    def _of_department(self, part: Part, clause: _ReadClause, at: Sequence[Held]) -> float:
        """Departments answer for all of a clause, most of all for what it begins with."""
        if part.districts:
            return float(clause.district in part.districts)
        return max(each.strength for each in at) - FAR * (not self._strength(part, clause.heading))

    def _strength(self, part: Part, text: str) -> float:
        found = held(part.node, part.words, text, self._find) if text else []
        return max((each.strength for each in found), default=0.0)

    def _read(self, numbers: Sequence[int]) -> list[_ReadClause]:
        """Hits as they are read for values; cards of documents are left."""
        clauses = self._library.catalogue.clause_count
        kept = [number for number in numbers if number < clauses]
        found = self._library.clauses.at(kept)
        return [self._clause(number, *each) for number, each in zip(kept, found, strict=True)]

    def _clause(self, number: int, document_id: str, clause: Clause) -> _ReadClause:
        library = self._library
        above = library.outlines[document_id].above(clause.section)
        english = (library.english.section_title(document_id, section) for section in above)
        titles = [clause.heading, *(section.title for section in above), *english]
        return _ReadClause(
            number,
            district_of(library.documents[document_id]),
            (clause.text, library.english.clause(document_id, clause).text or ""),
            "\n".join(title for title in titles if title),
            clause.heading or "",
            any(section.role == "goals" for section in above),
        )


@dataclass(frozen=True)
class _Question:
    """What is asked for, with the weight of each part."""

    asked: ValueAsked
    parts: Sequence[tuple[Part, float]]

    @cached_property
    def is_of_whole(self) -> bool:
        """Whether it asks of districts and of none of the places in them."""
        typed = [part.mention.typed for part, _ in self.parts]
        return any(part.districts for part, _ in self.parts) and not any(map(PLACES.search, typed))

    def worth(self, shares: Sequence[float]) -> float:
        """What of a question is there, 0 to 1, where each part is there by its share."""
        weights = [weight for _, weight in self.parts]
        heaviest = max(range(len(weights)), key=weights.__getitem__)
        there = sum(weight * share for weight, share in zip(weights, shares, strict=True))
        missed = 0.0 if shares[heaviest] else _MISSED * weights[heaviest]
        return (there - missed) / sum(weights)


def _ordered(asked: ValueAsked, told: Sequence[_ToldClause]) -> Sequence[_ToldClause]:
    """The clauses that state what is asked for; where the greatest is, by value, or the first of each district."""
    if not asked.order:
        return told[:_MOST]
    by_value = sorted(told, key=lambda each: -asked.order * each.value)
    if not asked.by_district:
        return by_value[:_MOST]
    return list({each.clause.district: each for each in reversed(by_value)}.values())[::-1]


def _tense(asked: ValueAsked, said: str, *, is_goal: bool) -> float:
    """What it is worth that a sentence speaks of what is aimed at where that is asked for, or of what is."""
    aims = is_goal or _AIMS.search(said) is not None
    if asked.is_ahead:
        return _AHEAD if aims else 0.0
    if asked.kind in ("year", "date", "department", "agent"):
        return 0.0
    return _AHEAD / 2 if not aims or _IS.search(said) else 0.0


def _read_value(value: Value) -> float:
    """The number of a printed value: 84.23 亿元, 十家, five; 0 where it has none that can be read."""
    printed = value.printed
    size = next((factor for sign, factor in _SIZES if sign in printed), 1.0)
    if number := re.search(ARABIC, printed):
        return read_arabic(number[0]) * size
    if number := re.search(HAN_NUMBER, printed):
        found = read_han(number[0])
        return found.value if found else 0.0
    return float(next((place for place, word in enumerate(_WORDS) if word in printed.lower()), 0))
