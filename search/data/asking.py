"""Asking for facts: words and filters → a page of facts with counts of every filter."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from search.answers.values import Json
from search.asking.values import Values
from search.data.comparable import charts, is_comparable, not_comparable
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
        """Every fact that fits. Each fact is looked at once: of many, none is kept."""
        facts, rows = self._facts.of(request.kind), filters_of(request.kind)
        chosen, unknown = self._chosen(request, rows)
        holds = self._holding(request)
        counts: dict[str, Counter[str]] = {row.id: Counter() for row in rows}
        found, ranks = array("I"), list[tuple[int, int]]()
        compared: list[Json] = []
        for at, fact in enumerate(facts):
            if not holds(at, fact):
                continue
            # The filters that a fact fails: none, it is found; one alone, it counts for the values of that filter.
            failed = {row.id for row in rows if row.id in chosen and chosen[row.id].isdisjoint(row.has(fact))}
            for row in rows:
                if failed <= {row.id}:
                    counts[row.id].update(row.has(fact))
            if failed:
                continue
            found.append(at)
            if request.kind == "targets":
                ranks.append(self._rank(fact))
                compared += [fact] if len(compared) <= _MOST_COMPARED and is_comparable(fact) else []
        # Figures by topic and year, the latest first; other facts as they stand in the documents.
        order = array("I", (at for _, at in sorted(zip(ranks, found, strict=True)))) if ranks else found
        facets = {row.id: self._facet(row, counts[row.id], chosen.get(row.id, frozenset())) for row in rows}
        compared = compared if len(compared) <= _MOST_COMPARED else []
        several = ChosenFacts(facts, found), ChosenFacts(facts, order)
        return DataAnswer(request, *several, compared, facets, unknown)

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

    def _rank(self, fact: Json) -> tuple[int, int]:
        """What figures are sorted by: the place of their topic, then their year."""
        return self._topic_places.get(subject_of(fact) or "", len(self._topic_places)), -(fact["year"] or 0)

    @cached_property
    def _topic_places(self) -> Mapping[str, int]:
        return {topic["id"]: place for place, topic in enumerate(self._facts.topics)}

    @cached_property
    def _known(self) -> KnownFilter:
        topics = {topic["id"]: topic for topic in self._facts.topics}
        return KnownFilter(Values(self._library), self._library.labels, topics, self._facts.written)

    def _holding(self, request: DataRequest) -> Callable[[int, Json], bool]:
        """Whether a fact at a place holds all the words, in either language."""
        words = [self._fold(word) for word in request.q.split()]
        if not words:
            return lambda at, fact: True
        kept = self._texts(request.kind) if self._facts.of(request.kind).are_kept else None
        text = kept.__getitem__ if kept is not None else None

        def holds(at: int, fact: Json) -> bool:
            said = text(at) if text is not None else self._text(fact)
            return all(word in said for word in words)

        return holds

    def _texts(self, kind: DataKind) -> list[str]:
        if kind not in self._folded:
            self._folded[kind] = [self._text(fact) for fact in self._facts.of(kind)]
        return self._folded[kind]

    def _text(self, fact: Json) -> str:
        return self._fold(" ".join(_words(fact)))

    def _fold(self, text: str) -> str:
        return self._library.analyser.fold(text).text

    def _facet(self, row: DataFilter, counts: Counter[str], selected: frozenset[str]) -> list[Json]:
        """The values of a filter with how many facts each would leave, the most first."""
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
