"""Known items: a document by its number or title, a section or clause by its address. What was asked for goes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import chain

from index.analysis.folding import HAN
from search.asking.printed import PrintedNumbers
from search.library.generation import Library

#: xuhui/4.1.3/2, 徐汇 4.1.3, 徐汇区4.1.3: a document or district, a path of the outline, and perhaps a clause of it.
_ADDRESS = re.compile(
    r"(?P<document>.*?[^\s/.\d])[\s/]*(?P<path>(?:\d+(?:\.\d+)*(?:\.b\d+)?|[axN]\d+(?:-\d+)?))(?:/(?P<ordinal>\d{1,6}))?"
)
#: Year and number of such a number without its signs.
_SERIAL = re.compile(r"(\d{4})(\d+)号")
#: Digits as people group them: (021) 2205-0931, 400 820 8820.
_TELEPHONE = re.compile(r"[+(]?\d[\d\s()-]*\d")
_DIGITS = range(7, 14)
#: The code of an area, and of the country before it.
_AREA = re.compile(r"^(?:86)?(?:0(?:10|2\d|[3-9]\d\d))(?=\d{7,8}$)|^86(?=1\d{10}$)")
#: Digits of the shortest group.
_GROUP = 3
_SIGNS = re.compile(r"[\W_]+")
#: As much of a title as must be typed for the title to be meant, and the fewest characters.
_SHARE = 0.7
_SHORTEST_TITLE = 8
#: Clauses of one section that go first at most.
_MOST = 30
#: Clauses of sections with the number asked for, in however many documents; the last section is still whole.
_MOST_PRINTED = 100


class KnownItems:
    """Finds what a whole query names, in one generation."""

    def __init__(self, library: Library, district: Callable[[str], str | None]) -> None:
        self._library = library
        self._district = district
        self._sections = PrintedNumbers(library, district)

    def find(self, text: str) -> tuple[int, ...]:
        """The numbers of the clauses and cards that a query names as such, in reading order; most queries name none."""
        text = text.strip()
        return (
            self._address(text) or self._printed(text) or self._documents(_key(self._library.analyser.fold(text).text))
        )

    def is_printed(self, text: str) -> bool:
        """Whether a text is a printed number that some section bears: it stands there, if in no text."""
        return self._sections.holds(text)

    def _address(self, text: str) -> tuple[int, ...]:
        found = _ADDRESS.fullmatch(text)
        if found is None:
            return ()
        name, path, ordinal = found["document"], found["path"], found["ordinal"]
        document_ids = [name] if name in self._library.documents else self._of_district(name)
        numbers = [
            n
            for document_id in document_ids
            if (below := self._library.outlines[document_id].below(path))
            for n in self._library.catalogue.numbers_in(document_id, below, _MOST)
        ]
        if ordinal:
            at = [self._library.catalogue.number_of(document_id, path, int(ordinal)) for document_id in document_ids]
            numbers = [number for number in at if number is not None] or numbers
        return tuple(numbers[:_MOST])

    def _printed(self, text: str) -> tuple[int, ...]:
        """The clauses of the sections that bear a printed number, each section whole."""
        numbers: list[int] = []
        for place in self._sections.find(text):
            below = self._library.outlines[place.document].below(place.path)
            numbers += self._library.catalogue.numbers_in(place.document, below)
            if len(numbers) >= _MOST_PRINTED:
                break
        return tuple(dict.fromkeys(numbers))

    def _of_district(self, name: str) -> Sequence[str]:
        code = self._district(name.strip())
        return self._library.documents.by_district.get(code, ()) if code else ()

    def _documents(self, key: str) -> tuple[int, ...]:
        if len(key) < _SHORTEST_TITLE:
            return ()
        cards = self._library.catalogue.clause_count
        return tuple(cards + place for place, names in enumerate(self._names) if any(_is_meant(key, n) for n in names))

    def numbers(self, text: str) -> list[str]:
        """The document numbers that a query names, in whatever brackets, and the telephone it is, in any grouping.

        Returns:
            Them as the documents print them, folded.
        """
        folded = self._library.analyser.fold(text).text
        key = _key(folded)
        if "号" in key:
            return self._cited(key)
        return groupings(key) if _TELEPHONE.fullmatch(folded) and len(key) in _DIGITS else []

    @cached_property
    def _names(self) -> Sequence[Sequence[str]]:
        """What each document is called as a whole: its number and its titles, as they are compared."""
        library = self._library
        return [
            [
                _key(library.analyser.fold(name).text)
                for name in (
                    document.metadata.number,
                    document.metadata.title,
                    document.metadata.cover_title,
                    library.english.document_title(document),
                )
                if name
            ]
            for document in library.documents.walk()
        ]

    def _cited(self, key: str) -> list[str]:
        """The document numbers in the texts that a key holds; year and number are one word there, (2021)17号."""
        library, found = self._library, dict[str, None]()
        for year, serial in _SERIAL.findall(key):
            word = f"({year}){serial}号"
            clauses = library.catalogue.holding(word) if library.wordbook.holds(word) else ()
            cards = library.catalogue.cards_holding(word)
            found |= dict.fromkeys(number for text in chain(clauses, cards) for number in _number().findall(text))
        return [number for number in found if _key(number) in key]


@cache
def _number() -> re.Pattern[str]:
    """A number of a document, as it is cited in texts, folded: 沪府办规(2024)9号."""
    return re.compile(rf"[{HAN}]{{2,8}}\(\d{{4}}\)\d+号")


def groupings(digits: str) -> list[str]:
    """A telephone number without its area, as documents may print it: in one, two or three groups.

    >>> groupings("02122050931")[:4]
    ['22050931', '220-50931', '220 50931', '2205-0931']
    """
    local = _AREA.sub("", digits)
    cuts = range(_GROUP, len(local) - _GROUP + 1)
    two = [(local[:at], local[at:]) for at in cuts]
    three = [(local[:a], local[a:b], local[b:]) for a in cuts for b in cuts if b - a >= _GROUP]
    return [local, *(sign.join(groups) for groups in (*two, *three) for sign in "- ")]


def _is_meant(key: str, name: str) -> bool:
    """Whether a query means the document of that name: it is the name, most of it, or holds it."""
    return name in key if len(key) > len(name) else key in name and len(key) >= _SHARE * len(name)


def _key(folded: str) -> str:
    return _SIGNS.sub("", folded)
