"""Asking for facts: words and filters → a page of facts with counts of every filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from search.answers.values import Json
from search.asking.values import Values
from search.data.comparable import charts, not_comparable
from search.data.facts import FactReader
from search.data.filters import DataFilter, KnownFilter, filters_of
from search.data.headlines import headlines
from search.data.request import DataKind, DataRequest
from search.library.generation import Library

#: What every page of facts says of itself.
NOTE = {
    "zh": "由规则从文本读出，以旁边的原句为准。",
    "en": "Read by rule from the text; the sentence beside it decides.",
}


@dataclass(frozen=True, slots=True)
class DataAnswer:
    """What was found: all facts in reading order, the counts of every filter, values that mean nothing here."""

    request: DataRequest
    facts: Sequence[Json]
    facets: dict[str, list[Json]]
    unknown: tuple[tuple[str, str], ...]


class Data:
    """Answers questions for facts of one generation; nothing that a reader can write raises."""

    def __init__(self, library: Library, facts: FactReader) -> None:
        self._library = library
        self._facts = facts
        self._folded: dict[DataKind, list[str]] = {}

    @property
    def topics(self) -> list[Json]:
        """The topics in the order they are shown."""
        return self._facts.topics

    @cached_property
    def headlines(self) -> list[Json]:
        """Each district with the target for its whole industry, None where its documents set none."""
        return headlines(self._facts.of("targets"), self._facts.districts)

    def page(self, request: DataRequest) -> Json:
        """A page of facts as JSON: total, page, per_page, items, facets, charts of comparable figures, generation."""
        request = request.within_limits()
        found = self.find(request)
        start = (request.page - 1) * request.per_page
        ordered = self._ordered(request.kind, found.facts)
        charted = request.kind == "targets"
        return {
            "kind": request.kind,
            "total": len(found.facts),
            "page": request.page,
            "per_page": request.per_page,
            "note": NOTE,
            "items": ordered[start : start + request.per_page],
            "charts": charts(found.facts) if charted else [],
            "not_comparable": not_comparable(found.facts) if charted else [],
            "facets": found.facets,
            "unknown": [{"filter": name, "value": value} for name, value in found.unknown],
            "generation": self._library.name,
        }

    def _ordered(self, kind: DataKind, facts: Sequence[Json]) -> list[Json]:
        """Figures by topic and year, the latest first; other facts as they stand in the documents."""
        if kind != "targets":
            return list(facts)
        places = {topic["id"]: place for place, topic in enumerate(self._facts.topics)}
        last = len(places)
        return sorted(facts, key=lambda fact: (places.get(subject_of(fact) or "", last), -(fact["year"] or 0)))

    def find(self, request: DataRequest) -> DataAnswer:
        """Every fact that fits, in reading order."""
        facts = self._facts.of(request.kind)
        rows = filters_of(request.kind)
        chosen: dict[str, frozenset[str]] = {}
        unknown: list[tuple[str, str]] = []
        for row in rows:
            values = [value for value in request.filters.get(row.id, ()) if value.strip()]
            if values:
                read = {value: row.read(self._known, value) for value in values}
                chosen[row.id] = frozenset(chain.from_iterable(read.values()))
                unknown += [(row.id, value) for value, codes in read.items() if not codes]
        # The filters that each fact fails: none, it is found; one alone, it counts for the values of that filter.
        failed = [self._failed(fact, rows, chosen) for fact in facts]
        said = self._said(request)
        found = [fact for at, fact in enumerate(facts) if said[at] and not failed[at]]
        facets = {row.id: self._facet(row, facts, failed, said, chosen) for row in rows}
        return DataAnswer(request, found, facets, tuple(unknown))

    @cached_property
    def _known(self) -> KnownFilter:
        topics = {topic["id"]: topic for topic in self._facts.topics}
        return KnownFilter(Values(self._library), self._library.labels, topics, self._facts.written)

    def _failed(self, fact: Json, rows: Sequence[DataFilter], chosen: dict[str, frozenset[str]]) -> frozenset[str]:
        return frozenset(row.id for row in rows if row.id in chosen and chosen[row.id].isdisjoint(row.has(fact)))

    def _said(self, request: DataRequest) -> list[bool]:
        """Whether each fact holds all the words, in either language."""
        words = [self._fold(word) for word in request.q.split()]
        texts = self._texts(request.kind) if words else [""] * len(self._facts.of(request.kind))
        return [all(word in text for word in words) for text in texts]

    def _texts(self, kind: DataKind) -> list[str]:
        if kind not in self._folded:
            self._folded[kind] = [self._fold(" ".join(_words(fact))) for fact in self._facts.of(kind)]
        return self._folded[kind]

    def _fold(self, text: str) -> str:
        return self._library.analyser.fold(text).text

    def _facet(
        self,
        row: DataFilter,
        facts: Sequence[Json],
        failed: Sequence[frozenset[str]],
        said: Sequence[bool],
        chosen: dict[str, frozenset[str]],
    ) -> list[Json]:
        """The values of a filter with how many facts each would leave, the most first."""
        counts: Counter[str] = Counter()
        for at, fact in enumerate(facts):
            if said[at] and failed[at] <= {row.id}:
                counts.update(row.has(fact))
        selected = chosen.get(row.id, frozenset())
        codes = sorted({*counts, *selected}, key=lambda code: (-counts[code], code))
        if row.id == "year":
            codes.sort(reverse=True)
        return [
            {
                "value": code,
                "label": {"zh": (name := row.name(self._known, code))["zh"], "en": name["en"]},
                "count": counts[code],
                "selected": code in selected,
            }
            for code in codes
        ]


def subject_of(fact: Json) -> str | None:
    """The topic that a figure is listed under: what its clause says most, beside that it is a goal."""
    topics: list[str] = fact["topics"]
    return next((topic for topic in topics if topic != "goals"), topics[0] if topics else None)


def _words(fact: Json) -> list[str]:
    """What words are looked for in: the fact in both languages, and its sentence."""
    texts = [fact.get(name) or {} for name in ("quote", "indicator", "title", "instrument", "beneficiary", "condition")]
    parties = [party["name"] for party in fact.get("departments", ())]
    printed = [fact.get("printed", ""), *(party["printed"] for party in fact.get("departments", ()))]
    return [text[language] or "" for text in (*texts, *parties) if text for language in ("zh", "en")] + printed
