"""The clauses of one generation: the same ones are hits of many questions, so that those shown last stay read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from index.documents import Clause
from index.storing.catalogue import Catalogue

#: Characters of all clauses that are kept, together; and what a clause costs besides its text.
_BUDGET, _EACH = 1_000_000, 200

#: The id of a document, and one of its clauses.
Placed = tuple[str, Clause]


class ClauseTexts:
    """Reads clauses, and keeps them as far as its budget goes; may be used from several threads."""

    def __init__(self, catalogue: Catalogue, budget: int = _BUDGET) -> None:
        self._catalogue = catalogue
        self._budget = budget
        self._spent = 0
        self._kept: OrderedDict[int, Placed] = OrderedDict()
        self._lock = Lock()

    def at(self, numbers: Sequence[int]) -> list[Placed]:
        """Document id and clause of each number, in the order asked.

        Raises:
            KeyError: There is no clause of that number.
        """
        with self._lock:
            found = {number: self._kept[number] for number in numbers if number in self._kept}
            for number in found:
                self._kept.move_to_end(number)
        missing = [number for number in dict.fromkeys(numbers) if number not in found]
        if missing:
            read = dict(zip(missing, self._catalogue.clauses_at(missing), strict=True))
            found |= read
            self._keep(read)
        return [found[number] for number in numbers]

    def _keep(self, read: dict[int, Placed]) -> None:
        with self._lock:
            for number, placed in read.items():
                if number not in self._kept:
                    self._kept[number] = placed
                    self._spent += _cost(placed)
            while self._spent > self._budget:
                self._spent -= _cost(self._kept.popitem(last=False)[1])


def _cost(placed: Placed) -> int:
    return len(placed[1].text) + _EACH
