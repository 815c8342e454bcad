"""The filters of extracted facts, one row each: what a reader writes, what a fact has, what it is called.

A value that means nothing allows nothing, and is told; of a fact that has no value (no year), no value is allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from search.answers.values import Json
from search.asking.values import Values
from search.data.labels import MEASURE_GROUPS, MEASURES, SCOPES, STATUSES, STRENGTHS, Names
from search.data.request import KINDS, DataKind

Codes = frozenset[str]


class KnownFilter(NamedTuple):
    """What values are read with.

    Attributes:
        labels: The names of codes, by facet.
        topics: The topics by id.
        written: Each way a department of a task is written, and its usual name.
    """

    values: Values
    labels: Mapping[str, Names]
    topics: Mapping[str, Json]
    written: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DataFilter:
    """One filter.

    Attributes:
        kinds: The kinds of facts that have it.
        has: The codes of a fact.
        read: The codes that a value means.
        name: What a code is called.
    """

    id: str
    zh: str
    en: str
    kinds: tuple[DataKind, ...]
    has: Callable[[Json], Iterable[str]]
    read: Callable[[KnownFilter, str], Codes]
    name: Callable[[KnownFilter, str], Mapping[str, str | None]]


def _by_names(
    names: Names,
) -> tuple[Callable[[KnownFilter, str], Codes], Callable[[KnownFilter, str], Mapping[str, str | None]]]:
    def read(known: KnownFilter, value: str) -> Codes:
        wish = value.strip().casefold()
        return frozenset(
            code for code, named in names.items() if wish in (code, named["zh"].casefold(), named["en"].casefold())
        )

    def name(known: KnownFilter, code: str) -> Mapping[str, str | None]:
        return names.get(code, {"zh": code, "en": code})

    return read, name


def _topic(known: KnownFilter, value: str) -> Codes:
    wish = value.strip().casefold()
    return frozenset(
        code for code, topic in known.topics.items() if wish in (code, topic["zh"].casefold(), topic["en"].casefold())
    )


def _year(known: KnownFilter, value: str) -> Codes:
    year = value.strip().removesuffix("年")
    return frozenset({year}) if year.isascii() and year.isdigit() and len(year) == 4 else frozenset()


def _itself(known: KnownFilter, code: str) -> Mapping[str, str | None]:
    return {"zh": code, "en": code}


def _department(known: KnownFilter, value: str) -> Codes:
    """A department by any way it is written or by the end of its name: 市场监管局, 市场监督管理局, 区市场监管局."""
    wish = value.strip()
    exact = known.written.get(wish)
    ending = {name for written, name in known.written.items() if len(wish) > 1 and written.endswith(wish)}
    return known.values.department(value) | (frozenset({exact}) if exact else frozenset(ending))


def _labelled(facet: str) -> Callable[[KnownFilter, str], Mapping[str, str | None]]:
    return lambda known, code: known.labels.get(facet, {}).get(code, {"zh": code, "en": code})


def _district_of(fact: Json) -> Iterable[str]:
    return [fact["district"]["value"]] if fact["district"] else []


def _year_of(fact: Json) -> Iterable[str]:
    """The year of a figure, of other facts the year of their document."""
    year = fact["year"] if "printed" in fact and "indicator" in fact else fact["document"]["year"]
    return [str(year)] if year else []


FILTERS: tuple[DataFilter, ...] = (
    DataFilter(
        "district",
        "区",
        "District",
        KINDS,
        _district_of,
        lambda known, value: known.values.district(value),
        _labelled("district"),
    ),
    DataFilter(
        "document",
        "文件",
        "Document",
        KINDS,
        lambda fact: [fact["document"]["id"]],
        lambda known, value: known.values.document(value),
        _labelled("document"),
    ),
    DataFilter("status", "状态", "Status", ("targets",), lambda f: [f["status"] or "open"], *_by_names(STATUSES)),
    DataFilter("strength", "力度", "Strength", ("measures",), lambda f: [f["strength"]], *_by_names(STRENGTHS)),
    DataFilter("group", "类别", "Group", ("measures",), lambda f: [f["group"]], *_by_names(MEASURE_GROUPS)),
    DataFilter(
        "topic",
        "主题",
        "Topic",
        KINDS,
        lambda fact: fact["topics"],
        _topic,
        lambda known, code: known.topics.get(code, {"zh": code, "en": code}),
    ),
    DataFilter("year", "年份", "Year", KINDS, _year_of, _year, _itself),
    DataFilter("measure", "指标类型", "Measure", ("targets",), lambda f: [f["measure"]], *_by_names(MEASURES)),
    DataFilter("scope", "范围", "Scope", ("targets",), lambda f: [f["scope"]], *_by_names(SCOPES)),
    DataFilter(
        "department",
        "部门",
        "Department",
        KINDS,
        lambda fact: fact["responsible"],
        _department,
        _labelled("department"),
    ),
)


def filters_of(kind: DataKind) -> tuple[DataFilter, ...]:
    """The filters that facts of a kind have."""
    return tuple(row for row in FILTERS if kind in row.kinds)
