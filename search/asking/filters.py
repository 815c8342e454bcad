"""The filters: each is one row of one table, which everything that offers a filter reads.

The request, the options of the command line, the parameters of the API, the pages, the prefixes of a query
(``district:静安``, ``部门:区科委``) and the check of the README are made from :data:`FILTERS`. A new filter is a row
here, its codes in the collection of the engine and, where its values have names, their labels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from search.asking.values import Codes, Values
from search.library.generation import Library
from search.query.limit_values import ANY
from search.query.tree import Limit
from search.request import Request

#: How the values of a facet stand on a page: those with most hits first, in one fixed order, or the newest first.
Order = Literal["hits", "corpus", "newest"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter.

    Attributes:
        name: What it is called in addresses, options and the API; also its facet in the engine.
        zh: Its label, which also is its prefix in a query.
        en: The same in English.
        help: What it leaves, in a sentence, by language.
        read: What a value that a reader wrote means.
        is_facet: Whether results are counted by its values.
        also: Other prefixes.
        order: How its values stand on a page.
    """

    name: str
    zh: str
    en: str
    help: Mapping[str, str]
    read: Callable[[Values, str], Codes]
    is_facet: bool = True
    also: tuple[str, ...] = ()
    order: Order = "hits"

    @property
    def labels(self) -> dict[str, str]:
        """Its label by language."""
        return {"zh": self.zh, "en": self.en}


#: Every filter, in the order they are shown.
FILTERS = (
    Filter(
        "district",
        "区",
        "District",
        {"zh": "只看这个区：静安区、静安、jingan。", "en": "Only this district: 静安区, 静安, Jing'an, jingan."},
        Values.district,
        also=("區",),
        order="corpus",
    ),
    Filter(
        "role",
        "内容类别",
        "Section type",
        {"zh": "只看这类章节：发展目标、保障措施。", "en": "Only sections of this role: goals, 发展目标."},
        Values.role,
        also=("类别",),
    ),
    Filter(
        "kind",
        "条款类型",
        "Clause type",
        {"zh": "只看这类条款：表格、条目。", "en": "Only clauses of this kind: table, 表格."},
        Values.kind,
        also=("类型",),
    ),
    Filter(
        "department",
        "责任部门",
        "Department",
        {"zh": "只看写明这个部门的条款：区科委。", "en": "Only clauses that name this department: 区科委."},
        Values.department,
        also=("部门",),
    ),
    Filter(
        "issuer",
        "发布单位",
        "Issuer",
        {"zh": "只看这个单位发布的文件：区商务委员会。", "en": "Only documents issued by this body: 商务委员会."},
        Values.issuer,
        also=("发文机关",),
    ),
    Filter(
        "document",
        "文件",
        "Document",
        {"zh": "只看这份文件：其标识或标题。", "en": "Only this document, by id or title."},
        Values.document,
    ),
    Filter(
        "year",
        "年份",
        "Year",
        {"zh": "只看这一年的文件：2021。", "en": "Only documents of this year: 2021."},
        Values.year,
        order="newest",
    ),
    Filter(
        "section",
        "章节",
        "Section",
        {
            "zh": "只看标题含这些词的章节之下：保障措施。",
            "en": "Only below sections with these words in their title: 保障措施.",
        },
        Values.section,
        is_facet=False,
    ),
)

#: Their names.
NAMES = tuple(row.name for row in FILTERS)
#: What results are counted by, in the order it is shown.
FACETS = tuple(row.name for row in FILTERS if row.is_facet)


#: Characters of the shortest department that is named in words: 区科委; 委 alone ends many names.
_SHORTEST_DEPARTMENT = 3


def _bare(prefix: str) -> str:
    """A prefix as it is compared: full width, capitals and spaces aside (``ＤＩＳＴＲＩＣＴ``)."""
    return unicodedata.normalize("NFKC", prefix).casefold().replace(" ", "")


_PREFIXES = {_bare(prefix): row for row in FILTERS for prefix in (row.name, row.zh, row.en, *row.also)}


@dataclass(frozen=True, slots=True)
class Selection:
    """The codes that each filter allows, and the values that mean nothing here.

    A filter of which no value is known allows no code: the page is empty, and says which value was not understood.
    """

    codes: Mapping[str, frozenset[str]]
    unknown: tuple[tuple[str, str], ...]


class Filters:
    """Reads the filters of a request for one generation."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._values = Values(library)

    def select(self, request: Request) -> Selection:
        """The codes that a request's filters allow; a filter that is not set is not in the selection."""
        codes: dict[str, frozenset[str]] = {}
        unknown: list[tuple[str, str]] = []
        for row in FILTERS:
            values = [value.strip() for value in request.filters.get(row.name, ()) if value.strip()]
            if values:
                found = {value: row.read(self._values, value) for value in values}
                codes[row.name] = frozenset().union(*found.values())
                unknown += [(row.name, value) for value, some in found.items() if not some]
        return Selection(codes, tuple(unknown))

    def limit(self, prefix: str, value: str) -> Limit | None:
        """What ``prefix:value`` in a query limits it to; None where the prefix is no filter's or the value unknown."""
        row = _PREFIXES.get(_bare(prefix))
        codes = row.read(self._values, value) if row is not None and value.strip() else frozenset()
        if row is None or not codes:
            return None
        zh, en = (self._told(row.name, codes, value, language) for language in ("zh", "en"))
        return Limit(row.name, tuple(sorted(codes)), f"{row.zh}：{zh}", f"{row.en}: {en}")

    def named(self, name: str) -> str | None:
        """The filter that has a value of this name: of those whose values people name in words."""
        values = self._values
        exact = {"district": values.district, "year": values.year, "kind": values.kind, "role": values.role}
        found = next((prefix for prefix, read in exact.items() if read(name)), None)
        long_enough = len(name) >= _SHORTEST_DEPARTMENT or name.isascii()
        return found or ("department" if long_enough and values.department(name) else None)

    def district(self, name: str) -> str | None:
        """The code of the district that a name means: 徐汇区, 徐汇, 徐匯, Xuhui, Xuhui District, xuhui."""
        return next(iter(self._values.district(name)), None)

    def known_values(self, name: str) -> list[str]:
        """The values a filter takes, for a reader who wrote another one; none for sections: there are too many."""
        if name not in FACETS:
            return []
        labels = self._library.labels.get(name)
        return [label["zh"] for label in labels.values()] if labels is not None else sorted(self._values.years)

    def _told(self, name: str, codes: Codes, value: str, language: str) -> str:
        """What a value is called: by its label, or as it was written where it means several or has none."""
        if value.strip().casefold() in ANY.values():
            return ANY[language]
        label = self._library.labels.get(name, {}).get(next(iter(codes))) if len(codes) == 1 else None
        return label[language] if label is not None else value.strip()
