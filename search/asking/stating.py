"""Which of the clauses that a question found state the value it asks for, beside the words of the question.

The first hits are read: a value of the kind that is asked for counts for what of the question stands near it. Clauses
that state it go first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from index.documents import Clause
from index.entries.codes import district_of
from index.extracting.numerals import ARABIC, HAN_NUMBER, read_arabic, read_han
from search.asking.beside import Value
from search.asking.questioned import Part, Question, ReadClause
from search.library.generation import Library
from search.query.value_asked import ValueAsked
from search.snippets.marks import Highlighter

#: Hits that are read.
READ = 24
#: What each hit before it costs a clause, and what it is worth that it names all of the question.
_PLACE, _NAMED = 0.012, 0.1
#: As much of a question must stand about a value for it to be the one; and as near to the best of them.
_ENOUGH, _NEAR = 0.6, 0.12
#: The least that is enough where no other clause comes near.
_LEAST = 0.3
#: Clauses that go first at most.
_MOST = 3

#: What a printed number is multiplied by.
_SIZES = (("万亿", 1e12), ("亿", 1e8), ("万", 1e4), ("billion", 1e9), ("million", 1e6))
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class _ToldClause(NamedTuple):
    """How well a clause states what is asked for, which hit it is (from 0, negative), and the value."""

    worth: float
    place: int
    value: float
    clause: ReadClause


class Stating:
    """Reads hits for the values that are asked for, in one generation."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._marker = Highlighter(library.analyser)

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
        question = Question.of(asked, parts, self._library.catalogue.clause_count, self._marker)
        if not question.parts:
            return ()
        read = [each for each in self._read(numbers) if asked.places is None or asked.places.search(each.texts[0])]
        told = sorted((_told(question, each, place, named) for place, each in enumerate(read)), reverse=True)
        best, second = (told[place].worth if len(told) > place else 0.0 for place in (0, 1))
        if best < _ENOUGH and (best < _LEAST or best - second < _NEAR):
            return ()
        near = [each for each in told if each.worth >= best - _NEAR]
        return tuple(each.clause.number for each in _ordered(asked, near))

    def _read(self, numbers: Sequence[int]) -> list[ReadClause]:
        """Hits as they are read for values; cards of documents are left."""
        clauses = self._library.catalogue.clause_count
        kept = [number for number in numbers if number < clauses]
        found = self._library.clauses.at(kept)
        return [self._clause(number, *each) for number, each in zip(kept, found, strict=True)]

    def _clause(self, number: int, document_id: str, clause: Clause) -> ReadClause:
        library = self._library
        above = library.outlines[document_id].above(clause.section)
        english = (library.english.section_title(document_id, section) for section in above)
        titles = [clause.heading, *(section.title for section in above), *english]
        return ReadClause(
            number,
            district_of(library.documents[document_id]),
            (clause.text, library.english.clause(document_id, clause).text or ""),
            "\n".join(title for title in titles if title),
            clause.heading or "",
            any(section.role == "goals" for section in above),
        )


def _told(question: Question, clause: ReadClause, place: int, named: AbstractSet[int]) -> _ToldClause:
    """What of a question stands about the best value of a clause, as a share of the question."""
    found = question.best(clause)
    worth_of_hit = _NAMED * (clause.number in named) - _PLACE * place
    value = _read_value(found.value) if found.value else 0.0
    return _ToldClause(found.worth + worth_of_hit, -place, value, clause)


def _ordered(asked: ValueAsked, told: Sequence[_ToldClause]) -> Sequence[_ToldClause]:
    """The clauses that state what is asked for; where the greatest is, by value, or the first of each district."""
    if not asked.order:
        return told[:_MOST]
    by_value = sorted(told, key=lambda each: -asked.order * each.value)
    if not asked.by_district:
        return by_value[:_MOST]
    return list({each.clause.district: each for each in reversed(by_value)}.values())[::-1]


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
