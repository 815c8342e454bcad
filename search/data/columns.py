"""Facts as flat rows: one column a value, the same in CSV and in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from search.answers.values import Json
from search.data.request import DataKind

FactColumn = tuple[str, Callable[[Json], Any]]


def _of(*path: str) -> Callable[[Json], Any]:
    """The value at a path of a fact; None where the path ends early."""

    def read(fact: Json) -> Any:
        value: Any = fact
        for name in path:
            value = value.get(name) if value is not None else None
        return value

    return read


def _period(fact: Json) -> str:
    """The years that the document of a fact covers, and that they are over where they are."""
    years = fact["document"]["period"]
    return f"{years['from']}-{years['to']}{' (ended)' if years['ended'] else ''}" if years else ""


_PLACE: tuple[FactColumn, ...] = (
    ("id", _of("id")),
    ("district", _of("district", "value")),
    ("district_zh", _of("district", "zh")),
    ("district_en", _of("district", "en")),
    ("document", _of("document", "id")),
    ("document_zh", _of("document", "title", "zh")),
    ("document_en", _of("document", "title", "en")),
    ("document_status_zh", _of("document", "status", "zh")),
    ("document_status_en", _of("document", "status", "en")),
    ("document_period", _period),
)
_SOURCE: tuple[FactColumn, ...] = (
    ("topics", lambda fact: "; ".join(fact["topics"])),
    ("clause", _of("clause")),
    ("url", _of("url")),
    ("quote_zh", _of("quote", "zh")),
    ("quote_en", _of("quote", "en")),
    ("span", lambda fact: f"{fact['span'][0]}-{fact['span'][1]}"),
    ("method", _of("method")),
)


def _text(name: str) -> tuple[FactColumn, FactColumn]:
    return (f"{name}_zh", _of(name, "zh")), (f"{name}_en", _of(name, "en"))


def _names(language: str) -> Callable[[Json], str]:
    return lambda fact: "; ".join(each["name"][language] or "" for each in fact["departments"])


#: What the documents cite, in the same form as the facts.
REFERENCES: tuple[FactColumn, ...] = (
    *((name, _of(name)) for name in ("id", "document", "relation", "number")),
    *_text("title"),
    ("full", _of("full")),
    ("in_corpus", _of("in_corpus")),
    ("cited_document", _of("document_id")),
    ("url", _of("url")),
    ("quote_zh", _of("quote", "zh")),
    ("quote_en", _of("quote", "en")),
    ("span", lambda item: f"{item['span'][0]}-{item['span'][1]}"),
)

COLUMNS: dict[DataKind, tuple[FactColumn, ...]] = {
    "targets": (
        *_PLACE,
        *_text("indicator"),
        *((name, _of(name)) for name in ("printed", "value", "value_max", "unit")),
        ("normalised", _of("normalised", "value")),
        ("normalised_max", _of("normalised", "value_max")),
        ("normalised_unit", _of("normalised", "unit")),
        ("per", _of("normalised", "per")),
        *((name, _of(name)) for name in ("status", "measure", "direction", "year", "base_year", "year_stated")),
        ("attribute", _of("attribute")),
        ("threshold", _of("threshold", "printed")),
        ("scope", _of("scope")),
        ("same_as", lambda fact: "; ".join(fact["same_as"])),
        *_SOURCE,
    ),
    "measures": (
        *_PLACE,
        ("group", _of("group")),
        *_text("instrument"),
        ("strength", _of("strength")),
        *_text("beneficiary"),
        *_text("condition"),
        ("amount", _of("amount", "printed")),
        ("amount_value", _of("amount", "value")),
        ("amount_unit", _of("amount", "unit")),
        ("amount_kind", _of("amount", "kind")),
        ("amount_cap", lambda fact: (fact["amount"] or {}).get("cap") and fact["amount"]["cap"]["printed"]),
        *_SOURCE,
    ),
    "tasks": (
        *_PLACE,
        *_text("title"),
        ("label", _of("label")),
        ("departments_printed", lambda fact: "; ".join(each["printed"] for each in fact["departments"])),
        ("departments_zh", _names("zh")),
        ("departments_en", _names("en")),
        ("lead", lambda fact: "; ".join(each["name"]["zh"] for each in fact["departments"] if each["role"] == "lead")),
        *_SOURCE,
    ),
}


def heads(kind: DataKind) -> list[str]:
    """The names of the columns of a kind."""
    return [name for name, _ in COLUMNS[kind]]


def reference_cells(item: Json) -> Sequence[Any]:
    """The cells of one reference, in the order of :data:`REFERENCES`."""
    return [read(item) for _, read in REFERENCES]


def cells(kind: DataKind, fact: Json) -> Sequence[Any]:
    """The cells of one fact, in the order of :func:`heads`."""
    return [read(fact) for _, read in COLUMNS[kind]]
