"""Where numbers and headings are printed, in a few bytes a section: a corpus of laws has half a million of them.

What stands there is read when it is asked for.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.storing.sections import NumberedSection
from index.terms.numerals import HAN_NUMERALS, value_of
from search.query.printed_number import Printed, read

_SIGNS = re.compile(r"[\W_]+")
#: The number of an outermost section that does not say what it counts, folded.
_BARE = re.compile(rf"\(?(?P<value>[{HAN_NUMERALS}]{{1,3}}|\d{{1,2}})[\W_]*")
#: Bits of a place for that of a section in its document.
_BITS = 32


class NumberedSections:
    """The places of the sections of a generation that have a number: of a section and its document, in one number each.

    Attributes:
        numbered: Every section whose number says what it counts, by it.
        outermost: The outermost sections whose number does not say what it counts, by its value.
        counting: The places of the documents that count by a unit.
    """

    def __init__(self, sections: Iterable[NumberedSection], fold: Callable[[str], str]) -> None:
        """Takes the sections in reading order, and what folds a text."""
        self.numbered: dict[Printed, array[int]] = {}
        self.outermost: dict[int, array[int]] = {}
        # Laws print the same few hundred numbers.
        known: dict[str, tuple[Printed | None, int | None]] = {}
        headings, places = array("q"), array("Q")
        for section in sections:
            place = packed(section.place)
            if section.number not in known:
                known[section.number] = _number(fold(section.number))
            number, value = known[section.number]
            if number:
                self.numbered.setdefault(number, array("Q")).append(place)
            if value is not None and "." not in section.path:
                self.outermost.setdefault(value, array("Q")).append(place)
            for text in (section.number, section.path) if section.title else ():
                headings.append(hash(signless(fold(f"{text} {section.title}"))))
                places.append(place)
        self.counting: Mapping[str, set[int]] = _counting(self.numbered)
        hashes = np.frombuffer(headings, np.int64) if headings else np.empty(0, np.int64)
        order = np.argsort(hashes, kind="stable")
        self._headings: NDArray[np.int64] = hashes[order]
        self._headed: NDArray[np.uint64] = np.array(places, np.uint64)[order]

    def headed(self, heading: str) -> Sequence[int]:
        """The places of sections whose whole heading may be this one, without signs; few others among them."""
        start, end = (int(np.searchsorted(self._headings, hash(heading), side)) for side in ("left", "right"))
        return list(dict.fromkeys(self._headed[start:end].tolist()))


def packed(place: tuple[int, int]) -> int:
    """The place of a document and that of a section in it, in one number, which ascends as they do."""
    return place[0] << _BITS | place[1]


def unpacked(place: int) -> tuple[int, int]:
    """The place of a document, and that of a section in it."""
    return place >> _BITS, place & ((1 << _BITS) - 1)


def signless(folded: str) -> str:
    """A folded text without signs and spaces."""
    return _SIGNS.sub("", folded)


def _number(folded: str) -> tuple[Printed | None, int | None]:
    """A number that says what it counts, and the value of one that does not."""
    bare = _BARE.fullmatch(folded)
    return read(folded), value_of(bare["value"]) if bare else None


def _counting(numbered: Mapping[Printed, array[int]]) -> dict[str, set[int]]:
    counting: dict[str, set[int]] = {}
    for number, places in numbered.items():
        counting.setdefault(number.unit, set()).update(unpacked(place)[0] for place in places)
    return counting
