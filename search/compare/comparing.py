"""Comparing districts: by topic, by question; the grid of topics and districts; two clauses side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from search.answers.resources import Resources
from search.answers.results import Page
from search.answers.values import Json
from search.compare.columns import SHOWN, SILENT, ColumnMaker, column_of, filter_of, whole
from search.compare.likeness import Likeness
from search.compare.sorting import SortedClauses
from search.engines.protocol import Hit
from search.library.generation import Library
from search.request import PER_PAGE_LIMIT, Request

#: Which hits of a page are shown.
Choose = Callable[[Sequence[Hit]], Sequence[Hit]]
Search = Callable[[Request, Choose], Page]


class Comparison:
    """Compares the districts of one generation; nothing that a reader can write raises."""

    def __init__(self, library: Library, resources: Resources, search: Search) -> None:
        self._library = library
        self._resources = resources
        self._search = search
        self._columns = ColumnMaker(library, resources)
        self._likeness = Likeness(library)

    def grid(self) -> Json:
        """Every topic with the number of clauses of each district; no clause is a silent cell."""
        columns = self._columns.names
        most = self._sorted.most
        return {
            "districts": [self._columns.label(name) for name in columns],
            "left_off": self._columns.left_off,
            "topics": [
                {
                    **{name: topic[name] for name in ("id", "zh", "en")},
                    "note": {"zh": topic["note_zh"], "en": topic["note_en"]},
                    "rows": topic["rows"],
                    "url": f"/compare?topic={topic['id']}",
                    "cells": [self._cell(topic["id"], code, most) for code in columns],
                }
                for topic in self._topics.values()
            ],
            "silence": SILENT,
            "generation": self._library.name,
        }

    def by_topic(self, topic_id: str) -> Json | None:
        """The clauses of each district that speak of a topic; None where there is no such topic."""
        topic = self._topics.get(topic_id)
        if topic is None:
            return None
        columns = []
        for district in self._columns.names:
            clauses = self._clauses_of(topic, islice(self._sorted.each(topic_id, district), SHOWN))
            columns.append(self._columns.column(district, self._sorted.count(topic_id, district), clauses))
        return {
            "topic": {name: topic[name] for name in ("id", "zh", "en")},
            "note": {"zh": topic["note_zh"], "en": topic["note_en"]},
            "q": None,
            "columns": columns,
            "rows": [self._row(topic_id, row) for row in topic["rows"]],
            "left_off": self._columns.left_off,
            "silence": SILENT,
            "generation": self._library.name,
        }

    def of_district(self, topic_id: str, district: str) -> Json | None:
        """Every clause of a district that speaks of a topic, best first; None where one of them is not there."""
        topic = self._topics.get(topic_id)
        if topic is None or district not in self._columns.names:
            return None
        clauses = self._clauses_of(topic, self._sorted.each(topic_id, district))
        return {
            "topic": {name: topic[name] for name in ("id", "zh", "en")},
            "rows": topic["rows"],
            **self._columns.column(district, len(clauses), clauses),
            "silence": SILENT,
            "generation": self._library.name,
        }

    def by_question(self, q: str) -> Json:
        """The clauses of each district that answer a question; only what is named makes a district speak."""
        # The first hundred hits hold the best of nearly every district; three of each are read.
        page = self._search(Request(q, per_page=PER_PAGE_LIMIT, match="named"), self._best_of_each)
        counts = {
            (facet, value.value): value.count for facet in ("district", "document") for value in page.facets[facet]
        }
        best: dict[str, list[Json]] = {}
        for hit in _clauses(page):
            best.setdefault(self._column(hit["document"]["id"]), []).append(hit)
        del page
        columns = []
        for district in self._columns.names:
            facet, value = filter_of(district)
            count = counts.get((facet, value), 0)
            hits = best.get(district, [])
            if len(hits) < min(SHOWN, count):
                # Those of the other districts fill the page: it is asked alone.
                alone = Request(q, filters={facet: (value,)}, per_page=SHOWN + 1, match="named")
                hits = _clauses(self._search(alone, self._best_of_each))
            clauses = [
                {**self._columns.clause(hit["id"], ()), "snippet": hit["snippet"], "tier": hit["tier"]}
                for hit in hits[:SHOWN]
            ]
            columns.append(self._columns.column(district, count if clauses else 0, clauses))
        return {
            "topic": None,
            "note": None,
            "q": q,
            "columns": columns,
            "rows": [],
            "left_off": self._columns.left_off,
            "silence": SILENT,
            "generation": self._library.name,
        }

    def _best_of_each(self, hits: Sequence[Hit]) -> list[Hit]:
        """The first clauses of each district among hits; what a document says about itself is no clause."""
        taken: Counter[str] = Counter()
        best = []
        for hit in hits:
            district = self._column(hit.key.document)
            if hit.key.ordinal and taken[district] < SHOWN:
                taken[district] += 1
                best.append(hit)
        return best

    def clauses_of(self, topic_id: str, q: str, pair: tuple[str, str] = ("", "")) -> list[str]:
        """The ids of all clauses of a comparison, district after district, best first; none where there is none."""
        if all(pair):
            return [clause_id for clause_id in pair if self._number(clause_id) is not None]
        if topic_id:
            names = self._columns.names
            return [record["clause"] for code in names for record in self._sorted.each(topic_id, code)]
        columns = self.by_question(q)["columns"] if q else []
        return [clause["id"] for column in columns for clause in column["clauses"]]

    def similar(self, clause_id: str, limit: int = 6) -> list[Json]:
        """Clauses of other districts that share terms with a clause, rarer terms counting more."""
        number = self._number(clause_id)
        if number is None:
            return []
        found = self._likeness.of(number, limit)
        return [
            {
                **self._columns.clause(
                    each.clause, _words(each.terms, "words"), words_en=_words(each.terms, "words_en")
                ),
                "shared": list(each.terms),
                "score": each.score,
            }
            for each in found
        ]

    def side_by_side(self, first: str, second: str) -> Json | None:
        """Two clauses with the terms and topics they share; None where one of them is not there."""
        numbers = [self._number(clause_id) for clause_id in (first, second)]
        if None in numbers:
            return None
        shared = self._likeness.shared(*(number for number in numbers if number is not None))
        words, english = _words(shared, "words"), _words(shared, "words_en")
        sides = []
        for clause_id in (first, second):
            side = self._columns.clause(clause_id, ())
            marked = {
                "zh": whole(side["text"]["zh"], words),
                "en": whole(side["text"]["en"], english, is_english=True) if side["text"]["en"] else None,
            }
            sides.append({**side, "marked": marked, "topics": self._topics_of(clause_id)})
        topics = [topic for topic in sides[0]["topics"] if topic in sides[1]["topics"]]
        return {"a": sides[0], "b": sides[1], "shared": shared, "topics": topics, "generation": self._library.name}

    def _clauses_of(self, topic: Json, records: Iterable[Json]) -> list[Json]:
        """Clauses that speak of a topic, with the words that led to them marked."""
        return [
            self._columns.clause(record["clause"], record["words"], record["rows"], topic["words_en"])
            for record in records
        ]

    @cached_property
    def _topics(self) -> Mapping[str, Json]:
        return {topic["id"]: topic for topic in self._library.facts.topics()}

    @cached_property
    def _sorted(self) -> SortedClauses:
        return SortedClauses(self._library.facts, self._column, self._columns.names)

    def _column(self, document_id: str) -> str:
        return column_of(self._library.documents[document_id])

    def _topics_of(self, clause_id: str) -> list[Json]:
        spoken = self._sorted.topics_of(clause_id.strip().removeprefix("/documents/"))
        several = (topic for topic in self._topics.values() if topic["id"] in spoken)
        return [{name: topic[name] for name in ("id", "zh", "en")} for topic in several]

    def _cell(self, topic_id: str, district: str, most: int) -> Json:
        """A cell of the grid; ``shade`` goes from 0 (silent) to 4."""
        count = self._sorted.count(topic_id, district)
        shade = 0 if not count else min(4, 1 + 4 * count // (most + 1))
        return {"district": district, "count": count, "silent": not count, "shade": shade}

    def _row(self, topic_id: str, row: Mapping[str, str]) -> Json:
        """A sub-row: the clauses of each district that belong to it."""
        cells = []
        for district in self._columns.names:
            found = (each for each in self._sorted.each(topic_id, district) if row["id"] in each["rows"])
            links = [{"id": each["clause"], "url": f"/documents/{each['clause']}"} for each in islice(found, SHOWN)]
            total = self._sorted.count_of_row(topic_id, district, row["id"])
            cells.append({"district": district, "total": total, "clauses": links})
        return {**row, "cells": cells}

    def _number(self, clause_id: str) -> int | None:
        parts = clause_id.strip().removeprefix("/documents/").rsplit("/", 2)
        if len(parts) != 3 or not parts[2].isascii() or not parts[2].isdigit() or len(parts[2]) > 6:
            return None
        return self._library.catalogue.number_of(parts[0], parts[1], int(parts[2]))


def _words(terms: Sequence[Json], name: str) -> list[str]:
    return [word for term in terms for word in term[name]]


def _clauses(page: Page) -> list[Json]:
    """The hits of a page that are clauses; what a document says about itself is none."""
    return [hit for hit in page.results_as_json() if hit["kind"] != "document"]
