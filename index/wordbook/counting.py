"""Counts the clauses that name a thing: that hold it in their text or stand below a title that holds it.

A suggestion says this number beside its text, so that nobody has to search for each of twenty of them. A clause that
only repeats another one is one clause with it.

Reads: postings, and from the catalogue the titles and what stands below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import groupby
from typing import NamedTuple

from pyroaring import BitMap

from index.entries.terms import NameFinder
from index.schema import FIELDS, PHRASES, RUNS
from index.storing.catalogue import Catalogue
from index.wordbook.corpus import SHORT, TermHolders
from index.wordbook.typing_keys import Fold

#: Where a name of one word is looked up: texts and titles in either language, not who issued a document.
_FIELDS = tuple(field.name for field in FIELDS if field.name.partition("_")[0] not in ("issuer", "number", "asked"))


class Writing(NamedTuple):
    """A way to write a name, with the words of it; some names are also named by their words apart."""

    text: str
    words: Sequence[str]
    may_stand_apart: bool = False


class Naming:
    """Knows which clauses name what may be completed."""

    def __init__(self, catalogue: Catalogue, postings: TermHolders, fold: Fold) -> None:
        """Takes a finished catalogue, its postings, and the fold of the analyser, as text."""
        self._postings = postings
        self._fold = fold
        self._below = _below(catalogue, fold)
        self._repeats = catalogue.repeats()
        self._repeating = BitMap(self._repeats)
        self._titled: Mapping[str, BitMap] = {}

    def look_for(self, names: Iterable[str]) -> None:
        """Finds out which titles hold which of some texts, all of them in one walk."""
        finder = NameFinder(self._fold(name) for name in names)
        found: dict[str, BitMap] = {}
        for title, clauses in self._below.items():
            for name in set(finder.within(title)):
                found.setdefault(name, BitMap()).update(clauses)
        self._titled = found

    def count(self, writings: Iterable[Writing]) -> int:
        """How many clauses name a thing in any of the ways to write it."""
        return self._distinct(reduce(BitMap.__or__, map(self._holders, writings), BitMap()))

    def below(self, title: str) -> int:
        """How many clauses stand below a title."""
        return self._distinct(self._below.get(self._fold(title), BitMap()))

    def _holders(self, writing: Writing) -> BitMap:
        folded, words, numbers = self._fold(writing.text), writing.words, self._postings.numbers
        if len(words) == 1 or writing.may_stand_apart:
            return reduce(BitMap.__and__, map(self._of_word, words)) if words else BitMap()
        # A short Chinese name must be words: 生医 is no part of 再生医学.
        is_short = len(folded) <= SHORT and not folded.isascii()
        lists = [numbers(PHRASES["zh"], " ".join(words)) if is_short else numbers(RUNS["zh"], folded)]
        lists += [numbers(RUNS["en"], folded)]
        if folded.isascii():
            lists += [numbers(PHRASES["en"], " ".join(words))]
        return _together(lists) | self._titled.get(folded, BitMap())

    def _of_word(self, word: str) -> BitMap:
        return _together(self._postings.numbers(field, word) for field in _FIELDS)

    def _distinct(self, clauses: BitMap) -> int:
        """How many clauses there are without those that repeat another one of them."""
        return len(clauses) - sum(self._repeats[number] in clauses for number in clauses & self._repeating)


def _together(lists: Iterable[Sequence[int]]) -> BitMap:
    return reduce(BitMap.__or__, (BitMap(numbers) for numbers in lists if len(numbers)), BitMap())


def _below(catalogue: Catalogue, fold: Fold) -> dict[str, BitMap]:
    """The clauses and cards below each folded title: of documents, of sections, and their own headings."""
    below: dict[str, BitMap] = {}
    above: dict[tuple[str, str], Sequence[str]] = {}
    heads: dict[str, Sequence[str]] = {}
    for place, (document, english, _) in enumerate(catalogue.titles()):
        said = document.metadata
        titles = (said.title, said.cover_title, english or said.title_en)
        heads[document.id] = [fold(title) for title in titles if title]
        for title in heads[document.id]:
            below.setdefault(title, BitMap()).add(catalogue.clause_count + place)
    for row in catalogue.section_rows():
        own = [fold(title) for title in (row.title, row.english) if title]
        above[row.document, row.path] = (*own, *above.get((row.document, row.parent or ""), heads[row.document]))
    documents, sections, headings = catalogue.columns("document", "section", "heading")
    start = 0
    for section, clauses in groupby(zip(documents, sections, strict=True)):
        stop = start + sum(1 for _ in clauses)
        for title in above[section]:
            below.setdefault(title, BitMap()).add_range(start, stop)
        start = stop
    for number, heading in enumerate(headings):
        if heading:
            below.setdefault(fold(heading), BitMap()).add(number)
    return below
