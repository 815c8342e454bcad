"""Two editions of a document beside each other, and what has been found out about them so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.addresses.outcomes import Outcome, Verdict
from index.addresses.rows import AddressRow


@dataclass
class EditionComparison:
    """The clauses (or the sections) of an earlier and of the present edition, each in reading order.

    Attributes:
        taken: Places of the present rows that surely are one of the earlier ones.
        outcomes: What became of earlier rows, by their place.
    """

    old: Sequence[AddressRow]
    new: Sequence[AddressRow]
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
        self.taken.add(new)
        self.conclude(old, "moved", [new])

    def conclude(self, old: int, verdict: Verdict, targets: Sequence[int]) -> None:
        """What became of an earlier row."""
        self.outcomes[old] = Outcome(verdict, tuple(self.new[place].address for place in targets))

    def context(self, old: int, new: int) -> int:
        """How much of what stood around an earlier row stands around a present one, 0 to 3.

        The title above it, what stands before and what stands behind it count one each; a neighbour also where it is
        known to be what has become of the other, in another wording or in parts. What stands at no end (the first
        clause has nothing before it) is no agreement.
        """
        one, other = self.old[old], self.new[new]
        is_under = bool(one.under) and one.under == other.under
        is_behind = bool(one.before) and one.before == other.before
        is_before = bool(one.after) and one.after == other.after
        is_behind = is_behind or (new > 0 and self._became(old - 1, -1) == self.new[new - 1].address)
        is_before = is_before or (new + 1 < len(self.new) and self._became(old + 1, 0) == self.new[new + 1].address)
        return is_under + is_behind + is_before

    def _became(self, old: int, part: int) -> str | None:
        """The address of the first (0) or last (-1) part of what an earlier row has become; None where nobody knows."""
        outcome = self.outcomes.get(old)
        is_one = outcome is not None and (outcome.is_sure or len(outcome.targets) == 1)
        return outcome.targets[part] if outcome is not None and is_one else None


def _by_essence(rows: Sequence[AddressRow]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.essence].append(place)
    return dict(places)
