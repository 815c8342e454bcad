"""Which clauses of each column speak of which topic, best first: in a few bytes each, their records read when shown."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from index.storing.extracted import ExtractedFacts, FactPlace
from search.answers.values import Json

_KIND = "topics"


class _Cell:
    """The clauses of one column that speak of one topic: their places, and the scores that they are sorted by."""

    def __init__(self) -> None:
        self.documents, self.positions, self.scores = array("I"), array("I"), array("d")
        self.rows: Counter[str] = Counter()

    def add(self, place: FactPlace, record: Json) -> None:
        self.documents.append(place.document)
        self.positions.append(place.position)
        self.scores.append(record["score"])
        self.rows.update(record["rows"])

    def best(self) -> list[FactPlace]:
        """The places of all, best first, equal ones in reading order."""
        order = sorted(range(len(self.scores)), key=lambda at: -self.scores[at])
        return [FactPlace(self.documents[at], self.positions[at]) for at in order]


class SortedClauses:
    """The clauses of one generation by topic and column."""

    def __init__(self, facts: ExtractedFacts, column_of: Callable[[str], str], columns: Collection[str]) -> None:
        """Takes what was extracted, the column of a document by its id, and the columns that are shown."""
        self._facts = facts
        self._cells: dict[tuple[str, str], _Cell] = {}
        shown = frozenset(columns)
        for place, record in facts.placed(_KIND):
            column = column_of(record["clause"].split("/", 1)[0])
            if column in shown:
                self._cells.setdefault((record["topic"], column), _Cell()).add(place, record)

    @property
    def most(self) -> int:
        """The most clauses of a cell; 1 where there is none."""
        return max((len(cell.scores) for cell in self._cells.values()), default=1)

    def count(self, topic: str, column: str) -> int:
        """How many clauses of a column speak of a topic."""
        cell = self._cells.get((topic, column))
        return len(cell.scores) if cell else 0

    def count_of_row(self, topic: str, column: str, row: str) -> int:
        """How many of them belong to a sub-row."""
        cell = self._cells.get((topic, column))
        return cell.rows[row] if cell else 0

    def each(self, topic: str, column: str) -> Iterator[Json]:
        """Their records, best first, read one after the other."""
        cell = self._cells.get((topic, column))
        return (self._facts.fact(_KIND, place) for place in (cell.best() if cell else ()))

    def topics_of(self, clause: str) -> Sequence[str]:
        """The topics that a clause speaks of, by its id."""
        records = self._facts.facts_of(_KIND, clause.split("/", 1)[0])
        return [record["topic"] for record in records if record["clause"] == clause]
