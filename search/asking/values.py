"""What a reader writes as the value of a filter → the codes that the engine compares."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from search.asking.titled import TitledSections
from search.library.generation import Library
from search.query.limit_values import ANY

#: What titles of a role say besides its word: 保障机制 and 组织保障 are 保障, 重点任务 is 任务.
_FILLER = re.compile(r"^(?:主要|重点|基本|总体|组织|存在|面临|发展|工作|产业)+|(?:机制|措施|体系|情况|分析|要求)+$")
#: What may be left out of the name of a district (普陀), and stands behind it in English.
_DISTRICT = re.compile(r"(?<=..)[区市省县]$|\s*district$")
#: Characters of the shortest part of a name that stands for the whole.
_SHORTEST_PART = 2

#: What the English names of one department may lack, besides their order: Commerce Commission, Commission of Commerce.
_SMALL = frozenset(("of", "the", "and", "for", "district", "municipal"))

Codes = frozenset[str]


class Values:
    """Reads the values of the filters of one generation; a value that means nothing gives no code."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def district(self, value: str) -> Codes:
        """A district by any of its names: 徐汇区, 徐汇, 徐匯, Xuhui, Xuhui District, xuhui."""
        return self._names["district"].get(_DISTRICT.sub("", self._key(value)), frozenset())

    def document(self, value: str) -> Codes:
        """A document by its id or its title."""
        return self._named("document", value)

    def kind(self, value: str) -> Codes:
        """A kind of clause by its code or label."""
        return self._named("kind", value)

    def role(self, value: str) -> Codes:
        """A role by its code or label, or by a title with the word of its label (保障机制: 保障措施, safeguards)."""
        found = self._named("role", value)
        bare = _FILLER.sub("", self._key(value))
        if found or len(bare) < _SHORTEST_PART:
            return found
        return frozenset(code for code, title in self._roles if bare in title)

    def section(self, value: str) -> Codes:
        """The sections whose title holds the words, and those of the role that the words name."""
        key = self._key(value)
        cut = self._library.analyser.words
        words = {token.text for token in cut(value)}
        if not key:
            return frozenset()
        roles = self.role(value)
        places = self._titles.find(key, words, roles, lambda title: (each.text for each in cut(title)))
        return frozenset(self._library.catalogue.section_codes_at(places))

    def department(self, value: str) -> Codes:
        """A department by any way it is written, by its English name, or by the end of its usual one (发展改革委).

        ``any`` and 任一 are all of them.
        """
        key = self._key(value)
        if key in ANY.values():
            return frozenset(self._library.labels["department"])
        exact = self._written.get(key) or self._named("department", value)
        if exact or not key:
            return exact or frozenset()
        if key.isascii():
            if " " not in key:
                return frozenset()
            several = self._names["department"].items()
            ending = frozenset().union(*(codes for name, codes in several if name.endswith(f" {key}")))
            return ending or self._by_words.get(_content(key), frozenset())
        return frozenset().union(*(names for written, names in self._written.items() if written.endswith(key)))

    def issuer(self, value: str) -> Codes:
        """Who issued a document, by the name in either language or a part of it (静安区人民政府)."""
        key = self._key(value)
        exact = self._named("issuer", value)
        if exact or len(key) < _SHORTEST_PART:
            return exact
        return frozenset().union(*(codes for name, codes in self._names["issuer"].items() if key in name))

    def year(self, value: str) -> Codes:
        """A year of documents: 2021, ２０２１年."""
        year = self._key(value).removesuffix("年")
        return frozenset({year}) & self.years

    @property
    def years(self) -> frozenset[str]:
        """The years that documents are of."""
        return self._library.documents.years

    def _named(self, facet: str, value: str) -> Codes:
        """A value by its code or label, English in singular or plural."""
        names, key = self._names[facet], self._key(value)
        other = key.removesuffix("s") if key.endswith("s") else f"{key}s"
        return names.get(key) or (names.get(other) if key.isascii() else None) or frozenset()

    def _key(self, text: str) -> str:
        """What is compared: the folded text, so that 徐匯區 and ＸＵＨＵＩ are what they mean."""
        return self._library.analyser.fold(text.strip()).text

    @cached_property
    def _roles(self) -> Sequence[tuple[str, str]]:
        """Each role with its folded Chinese name."""
        return [(code, self._key(label["zh"])) for code, label in self._library.labels["role"].items()]

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, Codes]]:
        """Folded name → codes, by facet."""
        names: dict[str, dict[str, Codes]] = {}
        for facet, labels in self._library.labels.items():
            names[facet] = {}
            for code, label in labels.items():
                # One set for all names of a value: there may be as many values as documents.
                own = frozenset((code,))
                for name in (code, *label.values()):
                    key = self._key(name)
                    key = _DISTRICT.sub("", key) if facet == "district" else key
                    held = names[facet].setdefault(key, own)
                    if held is not own:
                        names[facet][key] = held | own
        return names

    @cached_property
    def _by_words(self) -> Mapping[frozenset[str], Codes]:
        """The departments by the words of their English names."""
        found: dict[frozenset[str], Codes] = {}
        for name, codes in self._names["department"].items():
            words = _content(name)
            found[words] = found.get(words, frozenset()) | codes
        return found

    @cached_property
    def _titles(self) -> TitledSections:
        return TitledSections(self._library.catalogue.titled_sections(), self._key)

    @cached_property
    def _written(self) -> Mapping[str, Codes]:
        """Folded department, as written or by its usual name → usual names."""
        written: dict[str, Codes] = {}
        for pairs in self._library.catalogue.departments():
            for name in pairs:
                key = self._key(name)
                written[key] = written.get(key, frozenset()) | {pairs[1]}
        return written


def _content(name: str) -> frozenset[str]:
    """The words of an English name that tell it from others."""
    return frozenset(name.split()) - _SMALL
