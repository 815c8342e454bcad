"""What an embedded engine is opened on: the postings and, by clause number, what a clause is found or counted by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from index.analysis.analyser import Token
from index.storing.postings import PostingsReader
from search.engines.protocol import Key


@dataclass(frozen=True, slots=True)
class Collection:
    """The clauses of one generation and, behind them, the cards of its documents, in the order of their numbers.

    Attributes:
        reader: Of the postings.
        folded: The folded text of each clause, its table cells included.
        folded_en: The folded English text of each clause.
        words_en: The words of that text, parted by spaces.
        titles: The folded headings above each clause, one a line: its own, its sections', its document's.
        codes: The clauses of each code, by facet. Sections are stretches of clauses, and take a few bytes each.
        repeats: Clause → the clause of the same document that holds it.
        keys: Gives the addresses of clauses by number.
        cut: Gives the words of a folded text with their places.
    """

    reader: PostingsReader
    folded: Sequence[str]
    folded_en: Sequence[str]
    words_en: Sequence[str]
    titles: Sequence[str]
    codes: Mapping[str, Mapping[str, BitMap]]
    repeats: Mapping[int, int]
    keys: Callable[[Sequence[int]], list[Key]]
    cut: Callable[[str], Sequence[Token]]
