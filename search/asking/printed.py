"""Numbers as documents print them before their parts: 专栏4, Box 4, 第三条, 第3条, 附件2 收费标准, 《办法》第十二条.

A reader sees them on the page and asks for the part that bears them, which then goes first and whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from index.entries.codes import district_of
from search.asking.numbered import NumberedSections, signless, unpacked
from search.library.generation import Library
from search.query.printed_number import NUMBER, Printed, printed, read

#: A query for titles only, and the quotes around all of it.
_AROUND = re.compile(r"^(?:标题|title):|^[\"'《]|[\"'》]$")
#: What people say around the name of a document: 徐汇区规划的专栏4, chapter 3 of Minhang.
_FILLER = re.compile(
    r"^(?:of|in|from)(?:the)?|(?:的|中|里)$|(?:的)?(?:规划|方案|计划|意见|文件|plan|document)(?:的|中|里)?$"
)
#: What is asked for without a number too: 专栏 is every box.
_BARE_UNITS = frozenset({"box", "annex"})
#: What may count the outermost sections of a document, whatever its own numbers say.
_OUTERMOST = frozenset({"part", "chapter", "section"})
#: The fewest characters of a part of a document's title that stand for the document.
_SHORTEST_PART = 4
#: Sections with one number, and clauses of one, that are read at most where no title holds the words beside it.
_MOST_READ = 100


class PrintedPlace(NamedTuple):
    """A section by its document, with its title."""

    document: str
    path: str
    title: str | None


class PrintedNumbers:
    """Finds the sections that bear a printed number, in one generation."""

    def __init__(self, library: Library, district: Callable[[str], str | None]) -> None:
        """Takes the generation, and the code of the district that a name means."""
        self._library = library
        self._district = district

    def find(self, text: str) -> Iterator[PrintedPlace]:
        """The sections that a whole query names by number, in corpus order; none where it says something else.

        They are looked for one by one: 第三条 stands in every law, and few of these are read.

        Beside the number may stand the document, its district, a part around it (第二章第三条), words of its title or,
        where no title has them, of its clauses. A whole heading with its number, of whatever form, names its section.
        """
        folded = self._folded(text)
        while (bare := _AROUND.sub("", folded).strip()) != folded:
            folded = bare
        yield from self._headed(signless(folded))
        found = list(NUMBER.finditer(folded))
        if not found or any(signless(folded[one.end() : two.start()]) for one, two in pairwise(found)):
            return
        *around, number = map(printed, found)
        beside = [self._words(folded[: found[0].start()]), self._words(folded[found[-1].end() :])]
        places = [*self._sections.numbered.get(number, ())]
        if number.unit in _BARE_UNITS and not number.value and not around:
            several = self._sections.numbered.items()
            places += (place for other, at in several if other.unit == number.unit for place in at)
        if any(beside) and not around:
            places += self._in_order(number)
        unnamed: list[PrintedPlace] = []
        is_named = False
        for place in (place for place in self._read(places) if self._is_in(place, around)):
            if not any(self._unnamed(place, words) for words in beside):
                is_named = True
                yield place
            elif len(unnamed) < _MOST_READ:
                unnamed.append(place)
        if not is_named:
            yield from (place for place in unnamed if self._is_said(place, beside))

    def holds(self, text: str) -> bool:
        """Whether a text is a printed number, and some section bears it."""
        number = read(self._folded(text))
        return number is not None and number in self._sections.numbered

    def _words(self, folded: str) -> list[str]:
        """What stands beside a number, in stretches; not the filler between them (Box 4 of Xuhui)."""
        fillers = self._library.wordbook.fillers
        return [key for word in folded.split(" ") if (key := signless(word)) and key not in fillers]

    def _unnamed(self, place: PrintedPlace, words: Sequence[str]) -> Sequence[str]:
        """Of the words on one side of a number, those that neither name its document nor are of its title."""
        if not words or self._is_beside(place, "".join(words)):
            return ()
        return [word for word in words if not self._is_beside(place, word)]

    def _is_beside(self, place: PrintedPlace, words: str) -> bool:
        return self._is_of(place.document, words) or self._is_titled(place, words)

    def _is_said(self, place: PrintedPlace, beside: Sequence[Sequence[str]]) -> bool:
        """Whether the clauses of a section say all that stands beside its number and does not name it."""
        below = self._library.outlines[place.document].below(place.path)
        numbers = self._library.catalogue.numbers_in(place.document, below, _MOST_READ)
        texts = (clause.text for _, clause in self._library.clauses.at(numbers))
        said = signless(self._folded(" ".join(texts)))
        return all(word in said for words in beside for word in self._unnamed(place, words))

    def _is_of(self, document_id: str, name: str) -> bool:
        """Whether words name a document: its district, its title or a part of it."""
        name = _FILLER.sub("", name) or name
        district = self._district(name)
        if district and district == district_of(self._library.documents[document_id]):
            return True
        names = self._names[document_id]
        return any(other in name or (len(name) >= _SHORTEST_PART and name in other) for other in names)

    def _is_titled(self, place: PrintedPlace, words: str) -> bool:
        """Whether words are of the title of a section."""
        if place.title and words in signless(self._folded(place.title)):
            return True
        # The English of a document is only read for a query in English.
        section = self._library.outlines[place.document].sections[place.path] if words.isascii() else None
        english = self._library.english.section_title(place.document, section) if section else None
        return english is not None and words in signless(self._folded(english))

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
    def _sections(self) -> NumberedSections:
        return NumberedSections(self._library.catalogue.section_numbers(), self._folded)

    def _read(self, places: Sequence[int]) -> Iterator[PrintedPlace]:
        """The sections at some places, in their order, a few at a time."""
        for start in range(0, len(places), _MOST_READ):
            batch = [unpacked(place) for place in places[start : start + _MOST_READ]]
            found = {section.place: section for section in self._library.catalogue.sections_at(batch)}
            yield from (PrintedPlace(found[at].document, found[at].path, found[at].title) for at in batch)

    def _headed(self, heading: str) -> Iterator[PrintedPlace]:
        """The sections of a whole heading, as it is copied from a text or its address: （四）加强统计监测."""
        places = [unpacked(place) for place in self._sections.headed(heading)]
        for section in self._library.catalogue.sections_at(places):
            numbers = (section.number, section.path)
            if any(signless(self._folded(f"{number} {section.title}")) == heading for number in numbers):
                yield PrintedPlace(section.document, section.path, section.title)

    def _in_order(self, number: Printed) -> Iterator[int]:
        """The outermost sections with the number asked for, of documents that number these otherwise (三、 or 3).

        People call them chapters and parts of a document whose name they say.
        """
        if number.unit in _OUTERMOST and not number.sub:
            counted = self._sections.counting.get(number.unit, set())
            outermost = self._sections.outermost.get(number.value, ())
            yield from (place for place in outermost if unpacked(place)[0] not in counted)

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        """What each document is called: its id and its titles."""
        english = self._library.english.document_title
        return {
            each.id: [
                signless(self._folded(name))
                for name in (each.id, each.metadata.title, each.metadata.cover_title, english(each))
                if name
            ]
            for each in self._library.documents.walk()
        }
