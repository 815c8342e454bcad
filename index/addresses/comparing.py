"""Two editions of a document beside each other, and what has been found out about them so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.addresses.outcomes import Outcome, Verdict
from index.addresses.rows import Row


@dataclass
class Comparison:
    """The clauses (or the sections) of an earlier and of the present edition, each in reading order.

    Attributes:
        twins: Place of an earlier row → place of the present row with the same text, where that is sure.
        taken: Places of the present rows that are such twins.
        outcomes: What became of earlier rows, by their place.
    """

    old: Sequence[Row]
    new: Sequence[Row]
    twins: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Finds rows by their text, on both sides."""
        self.old_places = _by_essence(self.old)
        self.new_places = _by_essence(self.new)
        self.new_at = {row.address: place for place, row in enumerate(self.new)}

    @property
    def open(self) -> list[int]:
        """Places of the earlier rows of which nothing is known yet."""
        return [place for place in range(len(self.old)) if place not in self.outcomes]

    @property
    def free(self) -> list[int]:
        """Places of the present rows that are nobody's twin."""
        return [place for place in range(len(self.new)) if place not in self.taken]

    def pair(self, old: int, new: int) -> None:
        """Two rows are one."""
        self.twins[old] = new
        self.taken.add(new)
        self.conclude(old, "moved", [new])

    def conclude(self, old: int, verdict: Verdict, targets: Sequence[int]) -> None:
        """What became of an earlier row."""
        self.outcomes[old] = Outcome(verdict, tuple(self.new[place].address for place in targets))

    def context(self, old: int, new: int) -> int:
        """How much of what stood around an earlier row stands around a present one: 0 (nothing) to 6.

        The title above counts two, and so does each neighbour; a neighbour that is only free of contradiction counts
        nothing. What stands at no end (the first clause has nothing before it) is no agreement.
        """
        one, other = self.old[old], self.new[new]
        agreed = 2 * bool(one.under and one.under == other.under)
        agreed += 2 * bool(one.before and one.before == other.before)
        return agreed + 2 * bool(one.after and one.after == other.after)


def _by_essence(rows: Sequence[Row]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.essence].append(place)
    return dict(places)
