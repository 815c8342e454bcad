"""The bilingual glossary, from ``seeds/terms/glossary.tsv``: one concept a row, with everything it is called.

It rules the translation, is shown to readers, and leads from one language to the other in the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from index.terms.tabular import Columns, read_table

FILE = "glossary.tsv"

_COLUMNS = Columns(
    ("id", "zh", "en", "zh_also", "en_also", "abbr", "kind", "note", "said", "related"),
    filled=3,
)

#: Kinds whose rows name no thing: words of policy prose, and what people say for a need. Not shown beside a text.
COMMON_KINDS = frozenset(("verb", "general", "heading", "need", "political"))


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its preferred Chinese and English, its other renderings and abbreviations.

    Attributes:
        kind: ``technology``, ``institution``, ``place`` …; ``need`` leads from what people say to words of the texts.
        note: Where it was read, and how it differs from its neighbours.
        said: What people say for it who do not write like the documents, in either language: it leads here in the
            search, and is no translation of it.
        related: Nearest, wider and narrower terms in the words of the documents; looked for where little names it.
    """

    id: str
    zh: str
    en: str
    zh_also: tuple[str, ...]
    en_also: tuple[str, ...]
    abbr: tuple[str, ...]
    kind: str
    note: str
    said: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def chinese(self) -> tuple[str, ...]:
        """Every Chinese rendering, the preferred one first."""
        return (self.zh, *self.zh_also)

    @property
    def english(self) -> tuple[str, ...]:
        """Every English rendering and abbreviation, the preferred one first."""
        return (self.en, *self.en_also, *self.abbr)


#: So few characters can be the end of one word and the beginning of the next: 民生 in 人民生命健康.
#: Of longer renderings that overlap, as 公立医院 and 医院优势学科 in 公立医院优势学科, the first one is named.
_SHORT = 3


class Use(NamedTuple):
    """Where a text uses a concept: the position of the concept and the folded stretch ``[start, end)``."""

    concept: int
    start: int
    end: int


def load_glossary(folder: Path | None) -> tuple[Concept, ...]:
    """Reads the glossary of a folder of terms; without one it is empty.

    Raises:
        UsageError: A row is malformed; the message says where and how to mend it.
    """
    if folder is None:
        return ()
    return tuple(_concept(row) for row in read_table(folder / FILE, _COLUMNS))


class Finder:
    """Finds the Chinese renderings of the glossary in folded text, the longest first and none inside another.

    Linear in the text: a position is only compared with the renderings that begin with its two characters, and
    those of the characters behind it where what it found is short.
    """

    def __init__(self, concepts: Sequence[Concept], fold: Callable[[str], str]) -> None:
        self._starting: dict[str, list[tuple[str, int]]] = {}
        taken: set[str] = set()
        # A preferred rendering belongs to its own concept, whoever else lists it.
        preferred = [(fold(concept.zh), place) for place, concept in enumerate(concepts)]
        others = [(fold(text), place) for place, concept in enumerate(concepts) for text in concept.zh_also]
        for text, place in preferred + others:
            if len(text) > 1 and text not in taken:
                taken.add(text)
                self._starting.setdefault(text[:2], []).append((text, place))
        for found in self._starting.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def find(self, folded: str) -> Iterator[Use]:
        """Every use in a folded text, in order."""
        starting, end = self._starting, 0
        for at, pair in enumerate(map(str.__add__, folded, folded[1:])):
            if at < end or pair not in starting:
                continue
            found = self._at(folded, at)
            if found is not None and not self._is_cut_off(folded, at, len(found[0])):
                text, place = found
                end = at + len(text)
                yield Use(place, at, end)

    def _at(self, folded: str, at: int) -> tuple[str, int] | None:
        """The longest rendering that begins here."""
        starting = self._starting.get(folded[at : at + 2], ())
        return next((pair for pair in starting if folded.startswith(pair[0], at)), None)

    def _is_cut_off(self, folded: str, at: int, length: int) -> bool:
        """Whether a short rendering is of two words, as a longer one begins inside: 人民生命健康 names no 民生."""
        if length > _SHORT:
            return False
        later = (self._at(folded, start) for start in range(at + 1, at + length))
        return any(found is not None and len(found[0]) > length for found in later)


def _concept(row: Sequence[str]) -> Concept:
    key, zh, en, zh_also, en_also, abbr, kind, note, said, related = row
    several = (_several(zh_also), _several(en_also), _several(abbr))
    return Concept(key, zh, en, *several, kind, note, _several(said), _several(related))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
