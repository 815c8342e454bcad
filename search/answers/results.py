"""A page of hits, and its JSON: exactly what the API answers, the command line prints and the pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from index.documents import Clause, Document, Section
from index.translations.composing import EnglishClause
from search.answers.facets import FacetValue
from search.answers.resources import Resources, bilingual
from search.query.limit_values import Limited
from search.request import Request, Tier
from search.snippets.cutting import Fragment
from search.snippets.rows import Excerpt, MarkedCells


class Expansion(NamedTuple):
    """A part of the query, and what was looked for besides."""

    source: str
    targets: tuple[str, ...]


#: How another spelling was found: letters or characters that are wrong, or pinyin that was read.
Means = Literal["spelling", "pinyin"]


#: Whether a query was asked by meaning, or could not be because the model does not answer.
ByMeaning = Literal["asked", "unavailable"]


class Suggestion(NamedTuple):
    """Another spelling of the query with the number of its hits; `applied` when these are the hits that are shown."""

    text: str
    hits: int
    applied: bool
    by: Means = "spelling"


#: What may lead to more hits: no filters, a correction, a part of the query.
Offer = Literal["filters", "correction", "run", "parts"]


class Wider(NamedTuple):
    """A query that finds more.

    Its ``kind``: without the ``filters``, with a ``correction``, as a bare ``run`` of characters, ``parts`` of it.
    """

    kind: Offer
    text: str
    hits: int


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the query was taken for.

    Attributes:
        text: As much of it as was used.
        language: ``zh``, ``en`` or ``mixed``, by its letters.
        understood: It in words, by language of the reader.
        fallback: ``or`` when clauses follow that hold only some of it.
        cut: Whether more was typed than is used.
        unknown: Filters whose value means nothing here, with the value.
        expansions: What was looked for besides the words typed.
        suggestion: Another spelling of it that finds more.
        unmatched: Words of it that stand nowhere.
        wider: What finds more, where nothing has all of it.
        limits: What of it was taken as a limit, in its words, with the query without it.
        named: How many clauses name all of it.
        in_titles: How many of these only by a title above them.
        related: How many hold all of it, some of it under other names or in a wider or nearer term, or are similar.
        partial: How many hold only some of it.
        similar: How many of those that are related are similar in meaning and do not hold all of it.
        meaning: Whether it was asked by meaning, None where words suffice.
    """

    text: str
    language: str
    understood: Mapping[str, str]
    fallback: str | None = None
    cut: bool = False
    unknown: tuple[tuple[str, str], ...] = ()
    expansions: tuple[Expansion, ...] = ()
    suggestion: Suggestion | None = None
    unmatched: tuple[str, ...] = ()
    wider: tuple[Wider, ...] = ()
    limits: tuple[Limited, ...] = ()
    named: int = 0
    in_titles: int = 0
    related: int = 0
    partial: int = 0
    similar: int = 0
    meaning: ByMeaning | None = None

    @property
    def complete(self) -> int:
        """How many hits hold all of it, in any way."""
        return self.named + self.related - self.similar


@dataclass(frozen=True, slots=True)
class Result:
    """One hit as it is shown; one that states the value which the query asks for goes before all tiers."""

    document: Document
    section: Section
    clause: Clause
    english: EnglishClause
    score: float
    tier: Tier
    snippet: Sequence[Fragment]
    snippet_en: Sequence[Fragment] | None
    rows: Excerpt | None
    matched: Sequence[str]
    repeats: Sequence[int]
    answers: Sequence[str] = ()
    states_value: bool = False
    similar: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of hits."""

    request: Request
    query: Understanding
    total: int
    documents: int
    took_ms: float
    generation: str
    facets: Mapping[str, Sequence[FacetValue]]
    results: Sequence[Result]
    resources: Resources = field(repr=False, compare=False)

    @property
    def pages(self) -> int:
        """How many pages there are; one, if empty, when nothing was found."""
        return max(1, -(-self.total // self.request.per_page))

    def as_json(self) -> dict[str, Any]:
        """The page as the HTTP contract has it."""
        return {
            "query": {
                "text": self.query.text,
                "language": self.query.language,
                "understood": self.query.understood[self.request.lang],
                "expansions": [{"from": one.source, "to": list(one.targets)} for one in self.query.expansions],
                "fallback": self.query.fallback,
                "suggestion": self.query.suggestion._asdict() if self.query.suggestion else None,
                "unmatched": list(self.query.unmatched),
                "limits": [
                    {"words": limit.words, "leaves_out": limit.is_negative, "without": limit.without}
                    for limit in self.query.limits
                ],
                "wider": [choice._asdict() for choice in self.query.wider],
                "named": self.query.named,
                "in_titles": self.query.in_titles,
                "related": self.query.related,
                "partial": self.query.partial,
                "similar": self.query.similar,
                "meaning": self.query.meaning,
                "complete": self.query.complete,
                "cut": self.query.cut,
                "unknown": [{"filter": name, "value": value} for name, value in self.query.unknown],
            },
            "total": self.total,
            "documents": self.documents,
            "page": self.request.page,
            "per_page": self.request.per_page,
            "took_ms": self.took_ms,
            "generation": self.generation,
            "facets": {name: [_value(value) for value in values] for name, values in self.facets.items()},
            "results": self.results_as_json(),
        }

    def results_as_json(self) -> list[dict[str, Any]]:
        """The hits alone: of a large corpus the facets have thousands of values."""
        return [self._result(result) for result in self.results]

    def _result(self, result: Result) -> dict[str, Any]:
        resources, document_id = self.resources, result.document.id
        clause = resources.clause_text(document_id, result.clause, result.english)
        return {
            "id": clause.pop("id"),
            "url": clause.pop("url"),
            "score": round(result.score, 4),
            "tier": result.tier,
            "similar": result.similar,
            "document": resources.document_brief(result.document),
            "section": resources.placed(document_id, result.section),
            **clause,
            "snippet": {"zh": _pieces(result.snippet), "en": _pieces(result.snippet_en)},
            "excerpt": _excerpt(result.rows),
            "also_in": resources.also_in(result.repeats),
            "matched": list(result.matched),
            "answers": list(result.answers),
            "states_value": result.states_value,
        }


def _value(value: FacetValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "label": bilingual(value.zh, value.en),
        "count": value.count,
        "named": value.named,
        "selected": value.selected,
    }


def _excerpt(rows: Excerpt | None) -> dict[str, Any] | None:
    return rows and {"header": rows.header, "zh": _cells(rows.zh), "en": _cells(rows.en) if rows.en else None}


def _cells(rows: MarkedCells) -> list[list[list[dict[str, Any]] | None]]:
    return [[_pieces(cell) for cell in row] for row in rows]


def _pieces(pieces: Sequence[Fragment] | None) -> list[dict[str, Any]] | None:
    return None if pieces is None else [{"text": text, "mark": mark} for text, mark in pieces]
