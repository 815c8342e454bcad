"""Which of the clauses that a question found state the value it asks for, beside the words of the question.

The first hits are read: a value of the kind that is asked for counts for what of the question stands near it. Clauses
that state it go first.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from index.documents import Clause
from index.entries.codes import district_of
from search.asking.greatest import by_value
from search.asking.questioned import Part, Question, ReadClause
from search.library.generation import Library
from search.query.greatest_asked import PARTS
from search.query.value_asked import ValueAsked
from search.snippets.marks import Highlighter

#: Hits that are read.
READ = 24
#: What each hit before it costs a clause, and what it is worth that it names all of the question.
_PLACE, _NAMED = 0.012, 0.1
#: As much of a question must stand about a value for it to be the one; and as near to the best of them.
_ENOUGH, _NEAR = 0.6, 0.12
#: The least that is enough where no other clause comes near, and where none states any value of the kind.
_LEAST, _ALONE = 0.3, 0.15
#: Clauses that go first at most.
_MOST = 3


class _ToldClause(NamedTuple):
    """How well a clause states what is asked for, which hit it is (from 0, negative), and the value as printed."""

    worth: float
    place: int
    value: str
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
        read = self._read(numbers)
        if asked.greatest is not None and not asked.greatest.by_district:
            read = [each for each in read if PARTS.search(each.texts[0])]
        told = sorted((_told(question, each, place, named) for place, each in enumerate(read)), reverse=True)
        best, second = (told[place].worth if len(told) > place else 0.0 for place in (0, 1))
        if best < _ENOUGH and (best < (_LEAST if second > 0 else _ALONE) or best - second < _NEAR):
            return ()
        near = [each for each in told if each.worth >= best - _NEAR]
        if asked.greatest is not None:
            return tuple(by_value(asked.greatest, [(each.clause, each.value) for each in near])[:_MOST])
        return tuple(each.clause.number for each in near[:_MOST])

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
            frozenset(section.role for section in above if section.role),
        )


def _told(question: Question, clause: ReadClause, place: int, named: AbstractSet[int]) -> _ToldClause:
    """What of a question stands about the best value of a clause, as a share of the question."""
    found = question.best(clause)
    # Of what is compared the place among the hits says nothing.
    worth_of_hit = 0.0 if question.asked.greatest else _NAMED * (clause.number in named) - _PLACE * place
    value = found.value.printed if found.value else ""
    return _ToldClause(found.worth + worth_of_hit, -place, value, clause)
