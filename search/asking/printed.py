"""Numbers as documents print them before their parts: 专栏4, Box 4, 第三条, 第3条, 附件2 收费标准, 《办法》第十二条.

A reader sees them on the page and asks for the part that bears them, which then goes first and whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from index.terms.numerals import HAN_NUMERALS, value_of
from search.library.generation import Library

#: What a printed number counts, in both languages.
_UNITS = {
    "编": "part", "篇": "part", "部分": "part", "章": "chapter", "节": "section", "条": "article",
    "专栏": "box", "附件": "annex", "附录": "annex", "appendix": "annex",
}  # fmt: skip
_VALUE = rf"(?:[{HAN_NUMERALS}]{{1,7}}|\d{{1,4}})"
#: As they stand in folded texts. 第三条之一 is an article of its own.
_NUMBER = re.compile(
    rf"第(?P<value>{_VALUE})(?P<unit>部分|[编篇章节条])(?:之(?P<sub>[{HAN_NUMERALS}]{{1,3}}))?"
    rf"|(?P<named>专栏|附[件录])(?P<count>{_VALUE})?"
    r"|(?<![a-z])(?P<english>part|chapter|section|article|box|annex|appendix)\s?(?P<digits>\d{1,4})(?!\d)"
)
_SIGNS = re.compile(r"[\W_]+")
#: A query for titles only, and the quotes around all of it.
_AROUND = re.compile(r"^(?:标题|title):|^[\"'《]|[\"'》]$")
#: The fewest characters of a part of a document's title that stand for the document.
_SHORTEST_PART = 4


class Printed(NamedTuple):
    """A printed number: what it counts, its value, and its 之 number or 0."""

    unit: str
    value: int
    sub: int


class PrintedPlace(NamedTuple):
    """A section by its document, with its title."""

    document: str
    path: str
    title: str


class PrintedNumbers:
    """Finds the sections that bear a printed number, in one generation."""

    def __init__(self, library: Library, district: Callable[[str], str | None]) -> None:
        """Takes the generation, and the code of the district that a name means."""
        self._library = library
        self._district = district

    def find(self, text: str) -> Iterator[PrintedPlace]:
        """The sections that a whole query names by number, in corpus order; none where it says something else.

        They are looked for one by one: 第三条 stands in every law, and few of these are read.

        Before the number may stand the document, its district or a part around it (第二章第三条); behind it the title.
        """
        folded = self._folded(text)
        while (bare := _AROUND.sub("", folded).strip()) != folded:
            folded = bare
        found = list(_NUMBER.finditer(folded))
        if not found or any(_key(folded[one.end() : two.start()]) for one, two in pairwise(found)):
            return
        *around, number = map(_printed, found)
        before, after = _key(folded[: found[0].start()]), _key(folded[found[-1].end() :])
        for place in self._numbered.get(number, ()):
            if self._is_of(place.document, before) and self._is_titled(place, after) and self._is_in(place, around):
                yield place

    def _is_of(self, document_id: str, name: str) -> bool:
        """Whether what stands before a number names the document, or nothing stands there."""
        district = self._district(name) if name else None
        if not name or (district and district == self._library.documents[document_id].metadata.district):
            return True
        names = self._names[document_id]
        return any(other in name or (len(name) >= _SHORTEST_PART and name in other) for other in names)

    def _is_titled(self, place: PrintedPlace, words: str) -> bool:
        """Whether what stands behind a number is of the title, or nothing stands there."""
        if not words:
            return True
        if words in _key(self._folded(place.title)):
            return True
        # The English of a document is only read for a query in English.
        section = self._library.outlines[place.document].sections[place.path] if words.isascii() else None
        english = self._library.english.section_title(place.document, section) if section else None
        return english is not None and words in _key(self._folded(english))

    def _is_in(self, place: PrintedPlace, around: Sequence[Printed]) -> bool:
        """Whether the parts named before it are around a section."""
        if not around:
            return True
        above = self._library.outlines[place.document].above(place.path)[:-1]
        held = {number for section in above if (number := read(self._folded(section.number)))}
        return held.issuperset(around)

    def _folded(self, text: str) -> str:
        return self._library.analyser.fold_spaced(text).text.strip()

    @cached_property
    def _numbered(self) -> Mapping[Printed, Sequence[PrintedPlace]]:
        """Every section whose number says what it counts."""
        numbered: dict[Printed, list[PrintedPlace]] = {}
        # Laws print the same few hundred numbers.
        known: dict[str, Printed | None] = {}
        for document_id, path, printed, title in self._library.catalogue.section_numbers():
            if printed not in known:
                known[printed] = read(self._folded(printed))
            if number := known[printed]:
                numbered.setdefault(number, []).append(PrintedPlace(document_id, path, title))
        return numbered

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        """What each document is called: its id and its titles."""
        english = self._library.english.document_title
        return {
            each.id: [
                _key(self._folded(name))
                for name in (each.id, each.metadata.title, each.metadata.cover_title, english(each))
                if name
            ]
            for each in self._library.documents.values()
        }


def read(folded: str) -> Printed | None:
    """The number that a folded text is, None where it is another one (（一）, 4.1).

    >>> read("第十二条之一"), read("(一)")
    (Printed(unit='article', value=12, sub=1), None)
    >>> read("专栏4") == read("box 4")
    True
    """
    found = _NUMBER.fullmatch(folded)
    return _printed(found) if found else None


def _printed(found: re.Match[str]) -> Printed:
    unit = found["unit"] or found["named"] or found["english"]
    value = found["value"] or found["count"] or found["digits"] or ""
    return Printed(_UNITS.get(unit, unit), value_of(value), value_of(found["sub"] or ""))


def _key(folded: str) -> str:
    return _SIGNS.sub("", folded)
