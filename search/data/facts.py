"""The extracted facts of one generation as the JSON-ready values that pages, API and command line are made from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from index.documents import Department
from index.entries.codes import UNSTATED, district_of, year_of
from search.answers.resources import Resources
from search.answers.values import Json
from search.data.labels import (
    AMOUNTS,
    ATTRIBUTES,
    DIRECTIONS,
    MEASURE_GROUPS,
    MEASURES,
    ROLES,
    SCOPES,
    STATUSES,
    STRENGTHS,
    label,
)
from search.data.request import DataKind
from search.data.stored import Facts
from search.library.generation import Library

#: Documents whose topics and departments are kept while their facts are read.
_DOCUMENTS_KEPT = 64


class FactReader:
    """Reads the facts of a generation."""

    def __init__(self, library: Library, resources: Resources) -> None:
        self._library = library
        self._resources = resources
        self._read: dict[DataKind, Facts] = {}
        # Facts are read document by document.
        self._topics_of = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._topics_of_document)
        self._responsible = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._responsible_in)
        self._placed = lru_cache(maxsize=_DOCUMENTS_KEPT)(self._placed_in)

    def of(self, kind: DataKind) -> Facts:
        """Every fact of a kind, in reading order over the whole corpus."""
        if kind not in self._read:
            make = {"targets": self._target, "measures": self._measure, "tasks": self._task}[kind]
            self._read[kind] = Facts(self._library.facts, kind, make, self._bare)
        return self._read[kind]

    @cached_property
    def topics(self) -> list[Json]:
        """The topics in the order they are shown."""
        return self._library.facts.topics()

    @property
    def districts(self) -> list[Json]:
        """The districts that have documents, in the order of the corpus."""
        return self._resources.districts

    @cached_property
    def written(self) -> Mapping[str, str]:
        """Each way the department of a task is written, and its usual name."""
        parties = (party for record in self._library.facts.facts("tasks") for party in record["departments"])
        return {written: party["name"] for party in parties for written in (party["printed"], party["name"])}

    def _topics_of_document(self, document_id: str) -> Mapping[str, list[str]]:
        """The ids of the topics that each clause of a document speaks of, what it says most first."""
        found: dict[str, list[tuple[float, str]]] = {}
        for record in self._library.facts.facts_of("topics", document_id):
            found.setdefault(record["clause"], []).append((-record["score"], record["topic"]))
        return {clause: [topic for _, topic in sorted(topics)] for clause, topics in found.items()}

    def _responsible_in(self, document_id: str) -> Mapping[str, list[str]]:
        """The usual names of the departments of each clause of a document that gives a task."""
        found: dict[str, dict[str, None]] = {}
        for record in self._library.facts.facts_of("tasks", document_id):
            names = dict.fromkeys(party["name"] for party in record["departments"])
            found.setdefault(record["anchor"]["clause"], {}).update(names)
        return {clause: list(names) for clause, names in found.items()}

    def document(self, document_id: str) -> Json:
        """A document as a fact names it."""
        return self._resources.document_brief(self._library.documents[document_id])

    def _common(self, record: Mapping[str, Any]) -> Json:
        """What every fact says of its place."""
        anchor = record["anchor"]
        document_id, section, ordinal = anchor["clause"].rsplit("/", 2)
        document = self.document(document_id)
        return {
            "id": record["id"],
            "clause": anchor["clause"],
            "document": document,
            "district": document["district"],
            "section": section,
            "ordinal": int(ordinal),
            "url": f"/documents/{anchor['clause']}",
            "quote": anchor["quote"],
            "span": anchor["span"],
            "method": anchor["method"],
            "responsible": self._responsible(document_id).get(anchor["clause"], []),
            "topics": self._topics_of(document_id).get(anchor["clause"], []),
        }

    def _bare(self, record: Mapping[str, Any]) -> Json:
        """What filters ask of a fact, and what tells whether figures are alike: without names and in Chinese alone."""
        clause = record["anchor"]["clause"]
        document_id = clause.split("/", 1)[0]
        return {
            **record,
            **self._placed(document_id),
            "responsible": self._responsible(document_id).get(clause, []),
            "topics": self._topics_of(document_id).get(clause, []),
        }

    def _placed_in(self, document_id: str) -> Json:
        document = self._library.documents[document_id]
        year, district = year_of(document), district_of(document)
        return {
            "district": None if district == UNSTATED else {"value": district},
            "document": {
                "id": document_id,
                "title": {"zh": document.metadata.title},
                "year": int(year) if year.isdigit() else None,
            },
        }

    def _target(self, record: Mapping[str, Any]) -> Json:
        plain = ("indicator", "printed", "value", "value_max", "unit", "normalised", "status", "measure", "direction")
        dated = ("year", "base_year", "year_stated", "attribute", "threshold", "scope", "same_as")
        return {
            **self._common(record),
            **{name: record[name] for name in plain + dated},
            "labels": {
                "status": label(STATUSES, record["status"] or "open"),
                "measure": label(MEASURES, record["measure"]),
                "direction": label(DIRECTIONS, record["direction"]),
                "scope": label(SCOPES, record["scope"]),
                "attribute": label(ATTRIBUTES, record["attribute"]),
            },
        }

    def _measure(self, record: Mapping[str, Any]) -> Json:
        amount = record["amount"]
        named = ("group", "instrument", "strength", "beneficiary", "condition", "amount")
        return {
            **self._common(record),
            **{name: record[name] for name in named},
            "labels": {
                "group": label(MEASURE_GROUPS, record["group"]),
                "strength": label(STRENGTHS, record["strength"]),
                "amount": label(AMOUNTS, amount["kind"] if amount else None),
            },
        }

    def _task(self, record: Mapping[str, Any]) -> Json:
        return {
            **self._common(record),
            "title": record["title"],
            "label": record["label"],
            "departments": [
                {
                    "printed": party["printed"],
                    "name": {
                        "zh": party["name"],
                        "en": self._library.english.department(Department(party["printed"], party["name"])),
                    },
                    "role": party["role"],
                    "role_label": label(ROLES, party["role"]),
                    "group": party["group"],
                }
                for party in record["departments"]
            ],
        }
