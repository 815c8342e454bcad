"""Asking for facts: words and filters → a page of facts with counts of every filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from search.answers.values import Json
from search.asking.values import Values
from search.data.coded import CodedFacts, Mask
from search.data.comparable import charts, not_comparable
from search.data.facts import FactReader
from search.data.filters import DataFilter, KnownFilter, filters_of
from search.data.headlines import headlines
from search.data.request import DataKind, DataRequest
from search.data.stored import ChosenFacts
from search.library.generation import Library

#: What every page of facts says of itself.
NOTE = {
    "zh": "由规则从文本读出，以旁边的原句为准。",
    "en": "Read by rule from the text; the sentence beside it decides.",
}

#: Figures that are set beside one another at most: of more, a reader narrows them by filters first.
_MOST_COMPARED = 500


@dataclass(frozen=True, slots=True)
class DataAnswer:
    """What was found.

    Attributes:
        facts: All facts that fit, in reading order; they are read as they are asked for.
        ordered: The same in the order of a page.
        compared: Those of them that may be compared with others; none where they are more than a reader can compare.
        facets: The counts of every filter.
        unknown: Values that mean nothing here, each with its filter.
    """

    request: DataRequest
    facts: Sequence[Json]
    ordered: Sequence[Json]
    compared: Sequence[Json]
    facets: dict[str, list[Json]]
    unknown: tuple[tuple[str, str], ...]


class Data:
    """Answers questions for facts of one generation; nothing that a reader can write raises."""

    def __init__(self, library: Library, facts: FactReader) -> None:
        self._library = library
        self._facts = facts
        self._coded: dict[DataKind, CodedFacts] = {}
        self._folded: dict[DataKind, list[str]] = {}

    @property
    def topics(self) -> list[Json]:
        """The topics in the order they are shown."""
        return self._facts.topics

    @cached_property
    def headlines(self) -> list[Json]:
        """Each district with the target for its whole industry, None where its documents set none."""
        facts = self._facts.of("targets")
        return headlines(map(facts.at, self._codes("targets").heading.tolist()), self._facts.districts)

    def page(self, request: DataRequest) -> Json:
        """A page of facts as JSON: total, page, per_page, items, facets, charts of comparable figures, generation."""
        request = request.within_limits()
        found = self.find(request)
        start = (request.page - 1) * request.per_page
        return {
            "kind": request.kind,
            "total": len(found.facts),
            "page": request.page,
            "per_page": request.per_page,
            "note": NOTE,
            "items": list(found.ordered[start : start + request.per_page]),
            "charts": charts(found.compared),
            "not_comparable": not_comparable(found.compared),
            "facets": found.facets,
            "unknown": [{"filter": name, "value": value} for name, value in found.unknown],
            "generation": self._library.name,
        }

    def find(self, request: DataRequest) -> DataAnswer:
        """Every fact that fits; facts are read for their words, and as they are shown."""
        facts, rows, coded = self._facts.of(request.kind), filters_of(request.kind), self._codes(request.kind)
        chosen, unknown = self._chosen(request, rows)
        having = {name: coded.of(name).having(codes) for name, codes in chosen.items()}
        failed = np.zeros(coded.count, np.int8)
        for fits in having.values():
            failed += ~fits
        # What fits all filters is found; what fails one of them alone counts for the values of that.
        said = self._saying(request, failed < 2)
        found = said & (failed == 0)
        facets = {}
        for row in rows:
            counted = said & (failed <= ~having[row.id]) if row.id in having else found
            facets[row.id] = self._facet(row, coded.of(row.id).counts(counted), chosen.get(row.id, frozenset()))
        alike = coded.comparable[found[coded.comparable]].tolist()
        compared = [facts.at(place) for place in alike] if len(alike) <= _MOST_COMPARED else []
        several = ChosenFacts(facts, found.nonzero()[0].astype(np.int32)), ChosenFacts(facts, coded.ordered(found))
        return DataAnswer(request, *several, compared, facets, unknown)

    def _codes(self, kind: DataKind) -> CodedFacts:
        if kind not in self._coded:
            self._coded[kind] = CodedFacts(kind, self._facts.of(kind).bare(), filters_of(kind), self._topic_places)
        return self._coded[kind]

    def _chosen(
        self, request: DataRequest, rows: Sequence[DataFilter]
    ) -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...]]:
        """The codes of each filter that is set, and the values that mean none."""
        chosen: dict[str, frozenset[str]] = {}
        unknown: list[tuple[str, str]] = []
        for row in rows:
            values = [value for value in request.filters.get(row.id, ()) if value.strip()]
            if values:
                read = {value: row.read(self._known, value) for value in values}
                chosen[row.id] = frozenset(chain.from_iterable(read.values()))
                unknown += [(row.id, value) for value, codes in read.items() if not codes]
        return chosen, tuple(unknown)

    @cached_property
    def _topic_places(self) -> Mapping[str, int]:
        return {topic["id"]: place for place, topic in enumerate(self._facts.topics)}

    @cached_property
    def _known(self) -> KnownFilter:
        topics = {topic["id"]: topic for topic in self._facts.topics}
        return KnownFilter(Values(self._library), self._library.labels, topics, self._facts.written)

    def _saying(self, request: DataRequest, among: Mask) -> Mask:
        """Which of some facts hold all the words, in either language."""
        words = [self._fold(word) for word in request.q.split()]
        if not words:
            return among
        facts, places = self._facts.of(request.kind), among.nonzero()[0].tolist()
        if facts.texts_are_kept:
            texts = self._texts(request.kind)
            said = [place for place in places if all(word in texts[place] for word in words)]
        else:
            read = ((place, self._text(fact)) for place, fact in facts.some(among))
            said = [place for place, text in read if all(word in text for word in words)]
        held = np.zeros(len(among), np.bool_)
        held[said] = True
        return held

    def _texts(self, kind: DataKind) -> list[str]:
        if kind not in self._folded:
            self._folded[kind] = [self._text(fact) for fact in self._facts.of(kind)]
        return self._folded[kind]

    def _text(self, fact: Json) -> str:
        return self._fold(" ".join(_words(fact)))

    def _fold(self, text: str) -> str:
        return self._library.analyser.fold(text).text

    def _facet(self, row: DataFilter, counts: Mapping[str, int], selected: frozenset[str]) -> list[Json]:
        """The values of a filter with how many facts each would leave, the most first."""
        codes = sorted({*counts, *selected}, key=lambda code: (-counts.get(code, 0), code))
        if row.id == "year":
            codes.sort(reverse=True)
        return [
            {
                "value": code,
                "label": {"zh": (name := row.name(self._known, code))["zh"], "en": name["en"]},
                "count": counts.get(code, 0),
                "selected": code in selected,
            }
            for code in codes
        ]


def _words(fact: Json) -> list[str]:
    """What words are looked for in: the fact in both languages, and its sentence."""
    texts = [fact.get(name) or {} for name in ("quote", "indicator", "title", "instrument", "beneficiary", "condition")]
    parties = [party["name"] for party in fact.get("departments", ())]
    printed = [fact.get("printed", ""), *(party["printed"] for party in fact.get("departments", ()))]
    return [text[language] or "" for text in (*texts, *parties) if text for language in ("zh", "en")] + printed
