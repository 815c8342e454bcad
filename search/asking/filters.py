"""What a reader writes in a filter → the codes that the engine compares."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from search.library.generation import Library
from search.request import FILTERS, Request

#: What titles of a role say besides its word: 保障机制 and 组织保障 are 保障, 重点任务 is 任务.
_FILLER = re.compile(r"^(?:主要|重点|基本|总体|组织|存在|面临|发展|工作|产业)+|(?:机制|措施|体系|情况|分析|要求)+$")
#: What may be left out of the name of a district (普陀), and stands behind it in English.
_DISTRICT = re.compile(r"(?<=..)区$|\s*district$")


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
        self._readers: Mapping[str, Callable[[str], frozenset[str]]] = {
            "district": self._district,
            "document": lambda value: self._named("document", value),
            "section": self._sections,
            "role": self._role,
            "kind": lambda value: self._named("kind", value),
            "department": self._departments,
            "year": self._year,
        }

    def select(self, request: Request) -> Selection:
        """The codes that a request's filters allow; a filter that is not set is not in the selection."""
        codes: dict[str, frozenset[str]] = {}
        unknown: list[tuple[str, str]] = []
        for name in FILTERS:
            values = [value.strip() for value in getattr(request, name) if value.strip()]
            if values:
                found = {value: self._readers[name](value) for value in values}
                codes[name] = frozenset().union(*found.values())
                unknown += [(name, value) for value, some in found.items() if not some]
        return Selection(codes, tuple(unknown))

    def district(self, name: str) -> str | None:
        """The code of the district that a name means: 徐汇区, 徐汇, 徐匯, Xuhui, Xuhui District, xuhui."""
        return next(iter(self._district(name)), None)

    def known_values(self, name: str) -> list[str]:
        """The values a filter takes, for a reader who wrote another one; none for sections: there are too many."""
        if name == "section":
            return []
        labels = self._library.labels.get(name)
        return [label["zh"] for label in labels.values()] if labels is not None else sorted(self._values(name))

    def _district(self, value: str) -> frozenset[str]:
        return self._names["district"].get(_DISTRICT.sub("", self._key(value)), frozenset())

    def _named(self, facet: str, value: str) -> frozenset[str]:
        return self._names[facet].get(self._key(value), frozenset())

    def _role(self, value: str) -> frozenset[str]:
        """A role by its code or label, or by a title with the word of its label (保障机制: 保障措施, safeguards)."""
        found = self._named("role", value)
        bare = _FILLER.sub("", self._key(value))
        if found or len(bare) < 2:
            return found
        labels = self._library.labels["role"].items()
        return frozenset(code for code, label in labels if bare in self._key(label["zh"]))

    def _sections(self, value: str) -> frozenset[str]:
        """The sections whose title holds the words, and those of the role that the words name."""
        key = self._key(value)
        words = {token.text for token in self._library.analyser.words(value)}
        if not key:
            return frozenset()
        roles = self._role(value)
        return frozenset(
            code
            for code, (title, title_words, role) in self._titles.items()
            if key in title or (words and words <= title_words) or role in roles
        )

    def _departments(self, value: str) -> frozenset[str]:
        """A department by any way it is written, by its English name, or by the end of its usual one (发展改革委)."""
        key = self._key(value)
        exact = self._written.get(key) or self._named("department", value)
        if exact or not key:
            return exact or frozenset()
        return frozenset().union(*(names for written, names in self._written.items() if written.endswith(key)))

    def _year(self, value: str) -> frozenset[str]:
        year = self._key(value).removesuffix("年")
        return frozenset({year} & self._values("year"))

    def _key(self, text: str) -> str:
        """What is compared: the folded text, so that 徐匯區 and ＸＵＨＵＩ are what they mean."""
        return self._library.analyser.fold(text.strip()).text

    def _values(self, facet: str) -> set[str]:
        return {code for codes in self._library.collection.codes[facet] for code in codes}

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Folded name → codes, by facet."""
        names: dict[str, dict[str, frozenset[str]]] = {}
        for facet, labels in self._library.labels.items():
            names[facet] = {}
            for code, label in labels.items():
                for name in (code, *label.values()):
                    key = self._key(name)
                    key = _DISTRICT.sub("", key) if facet == "district" else key
                    names[facet][key] = names[facet].get(key, frozenset()) | {code}
        return names

    @cached_property
    def _titles(self) -> Mapping[str, tuple[str, frozenset[str], str | None]]:
        """Section code → its folded title, the words of the title, its role."""
        analyser = self._library.analyser
        return {
            f"{document_id}/{section.path}": (
                self._key(section.title or ""),
                frozenset(token.text for token in analyser.words(section.title or "")),
                section.role,
            )
            for document_id, outline in self._library.outlines.items()
            for section in outline.sections.values()
        }

    @cached_property
    def _written(self) -> Mapping[str, frozenset[str]]:
        """Folded department, as written or by its usual name → usual names."""
        written: dict[str, frozenset[str]] = {}
        for pairs in self._library.departments():
            for name in pairs:
                key = self._key(name)
                written[key] = written.get(key, frozenset()) | {pairs[1]}
        return written
