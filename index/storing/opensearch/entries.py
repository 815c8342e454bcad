"""What is read of a document, as it is kept until it is weighed; and a clause as the cluster takes it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from whoosh.util.numeric import byte_to_length, length_to_byte

from index.entries import weighing
from index.errors import BuildError
from index.schema import FIELDS
from index.storing.opensearch.mapping import (
    CHARACTERS,
    ENGLISH,
    FACETS,
    MEMBER,
    NAMES,
    RUNS,
    SCALE,
    SEAT,
    SECTION,
    WEIGHTS,
    facet_field,
)
from index.storing.opensearch.marking import COUNTED, marked, marked_words, term

#: Bits of a seat for the place of a clause in its document; the bit of a card, which stands behind all clauses.
PLACE_BITS, CARD = 20, 1 << 62
#: The place of the card of a document.
CARD_PLACE = -1

#: Counted words with the number of all of them.
Counted = tuple[Mapping[str, int], int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause or card as it is kept until it is weighed.

    Attributes:
        place: Of the clause in its document, :data:`CARD_PLACE` for the card.
        words: For each ranked field that it has, the place of its words among those of the document.
        titles: The folded titles above it, its own heading first.
        names: The short names that its texts hold, and those of the titles.
        codes: By facet, sections with those that they stand in.
        holder: The place of the clause that says the same in full.
    """

    place: int
    words: Mapping[str, int]
    folded: str
    folded_en: str
    words_en: str
    titles: Sequence[str]
    names: Sequence[Sequence[str]]
    codes: Mapping[str, Sequence[str]]
    holder: int | None


@dataclass(frozen=True, slots=True)
class Spooled:
    """A document as it is kept until it is weighed: its clauses and behind them its card."""

    document: str
    lists: Sequence[Counted]
    entries: Sequence[Entry]

    def members(self) -> dict[int, int | None]:
        """The places of the clauses that repeat another or are repeated, each with the one it repeats."""
        held = {entry.place: entry.holder for entry in self.entries if entry.holder is not None}
        return {**dict.fromkeys(held.values(), None), **held}


def seat_of(order: int, place: int) -> int:
    """The seat of an entry of the document of some order."""
    if place >= 1 << PLACE_BITS:
        raise BuildError(f"a document of more than {1 << PLACE_BITS} clauses: divide it")
    return CARD | order << PLACE_BITS if place == CARD_PLACE else order << PLACE_BITS | place


class Weighing:
    """Makes the documents of a cluster from entries, under lengths that do not change any more."""

    def __init__(self, averages: Mapping[str, float]) -> None:
        """Takes the average length of each ranked field."""
        self._averages = averages
        self._scopes = {scope: frozenset(weighing.fields(scope)) for scope in WEIGHTS}

    def bodies(self, spooled: Spooled, order: int) -> Iterator[tuple[int, str]]:
        """The seat and the JSON of each entry of a document."""
        members = spooled.members()
        mark = lru_cache(maxsize=4096)(marked)
        weighed = lru_cache(maxsize=4096)(lambda field, place: self._weighed(field, spooled.lists[place]))
        for entry in spooled.entries:
            seat = seat_of(order, entry.place)
            values: dict[str, Any] = {SEAT: seat}
            if entry.place in members:
                values[MEMBER] = seat
            values.update(self._weights(entry, weighed))
            texts = (marked(entry.folded), marked(entry.folded_en))
            values[RUNS["text"]] = [text for text in texts if text]
            values[RUNS["titles"]] = [mark(title) for title in entry.titles]
            for scope, names in zip(NAMES, entry.names, strict=True):
                values[NAMES[scope]] = " ".join(map(term, names))
            values[ENGLISH] = marked_words(entry.words_en)
            values[CHARACTERS] = self._characters(entry, spooled.lists)
            for facet in (*FACETS, SECTION):
                values[facet_field(facet)] = list(entry.codes.get(facet, ()))
            yield seat, json.dumps(values, ensure_ascii=False, separators=(",", ":"))

    def _weights(self, entry: Entry, weighed: Callable[[str, int], Mapping[str, float]]) -> dict[str, str]:
        """The words of an entry with their weights, by field of the cluster."""
        found: dict[str, str] = {}
        own = {name: weighed(name, place) for name, place in entry.words.items()}
        for scope, fields in self._scopes.items():
            sums: defaultdict[str, float] = defaultdict(float)
            for name, words in own.items():
                if name in fields:
                    for word, weight in words.items():
                        sums[word] += weight
            found[WEIGHTS[scope]] = " ".join(
                f"{term(word)}{COUNTED}{max(1, round(weight * SCALE))}" for word, weight in sums.items()
            )
        return found

    def _weighed(self, name: str, counted: Counted) -> dict[str, float]:
        """What each word of a field weighs."""
        counts, length = counted
        field = _FIELDS[name]
        worth = field.boost / weighing.norm(rounded_length(length), self._averages[name], field.b)
        return {word: worth * count for word, count in counts.items()}

    def _characters(self, entry: Entry, lists: Sequence[Counted]) -> float:
        place = entry.words.get(weighing.CHARACTERS)
        length = rounded_length(lists[place][1]) if place is not None else 0
        norm = weighing.norm(length, self._averages[weighing.CHARACTERS], weighing.CHARACTERS_B)
        return weighing.saturate(1.0 / norm)


_FIELDS = {field.name: field for field in FIELDS}


@lru_cache(maxsize=4096)
def rounded_length(length: int) -> int:
    """A length as all engines rank it."""
    return int(byte_to_length(length_to_byte(length)))
