"""A page of hits, and its JSON: exactly what the API answers, the command line prints and the pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from index.documents import Clause, Document, Section
from search.facets import FacetValue
from search.openings import opening
from search.request import Request
from search.resources import Resources, bilingual
from search.snippets import Piece


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the query was taken for.

    Attributes:
        text: As much of it as was used.
        language: ``zh``, ``en`` or ``mixed``, by its letters.
        understood: It in words, by language of the reader.
        fallback: ``or`` when no clause has all of it and any word was enough.
        cut: Whether more was typed than is used.
        unknown: Filters whose value means nothing here, with the value.
    """

    text: str
    language: str
    understood: Mapping[str, str]
    fallback: str | None = None
    cut: bool = False
    unknown: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One hit as it is shown."""

    document: Document
    section: Section
    clause: Clause
    score: float
    snippet: Sequence[Piece]
    matched: Sequence[str]
    repeats: Sequence[int]


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
                "expansions": [],
                "fallback": self.query.fallback,
                "suggestion": None,
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
            "results": [self._result(result) for result in self.results],
        }

    def _result(self, result: Result) -> dict[str, Any]:
        resources, document_id = self.resources, result.document.id
        clause = resources.clause_text(document_id, result.clause)
        return {
            "id": clause.pop("id"),
            "url": clause.pop("url"),
            "score": round(result.score, 4),
            "document": resources.document_brief(result.document),
            "section": resources.placed(document_id, result.section),
            **clause,
            "snippet": {"zh": [piece._asdict() for piece in result.snippet], "en": _opening(clause["text"]["en"])},
            "also_in": resources.also_in(result.repeats),
            "matched": list(result.matched),
        }


def _value(value: FacetValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "label": bilingual(value.zh, value.en),
        "count": value.count,
        "selected": value.selected,
    }


def _opening(text: str | None) -> list[dict[str, Any]] | None:
    """The beginning of the English text, unmarked: the words that were found are those of the Chinese."""
    return None if text is None else [piece._asdict() for piece in opening(text)]
