"""Finds the rows whose text stands in the present edition as it stood, wherever that is.

1. The same text at the same address is the same row.
2. A text that stands once in both editions, and is long enough to stand twice by no accident, has moved.
3. Of texts that stand several times, and of short ones, what stands around them decides. Where that leaves a choice,
   nothing is sure.
4. A run-in heading that has become the title of a section, or was one, is no other text.

Reads and writes: a :class:`~index.addresses.comparing.Comparison`.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.addresses.comparing import Comparison
from index.addresses.prints import essence, fingerprint
from index.addresses.rows import Row

#: Letters of a text that stands twice by no accident; 加强组织领导 does.
TELLING = 12
#: Rounds in which pairs that were found give their neighbours a context.
_ROUNDS = 3


def find_same(compared: Comparison) -> None:
    """Conclude on every earlier row whose text stands in the present edition."""
    _stay(compared)
    _alone(compared)
    for _ in range(_ROUNDS):
        if not _placed(compared):
            break
    _headed(compared)
    _undecided(compared)


def _stay(compared: Comparison) -> None:
    there = {row.key: place for place, row in enumerate(compared.new)}
    for place in compared.open:
        found = there.get(compared.old[place].key)
        if found is not None:
            compared.pair(place, found)


def _alone(compared: Comparison) -> None:
    """Pair what stands once in both editions."""
    for place in compared.open:
        row = compared.old[place]
        found = compared.new_places.get(row.essence, [])
        is_single = len(found) == len(compared.old_places[row.essence]) == 1 and found[0] not in compared.taken
        if is_single and (len(row.essence) >= TELLING or compared.context(place, found[0]) >= 2):
            compared.pair(place, found[0])


def _placed(compared: Comparison) -> bool:
    """Pair what stands several times where what stands around it leaves no choice; True where that found something."""
    before = len(compared.twins)
    for essential in {compared.old[place].essence for place in compared.open}:
        olds = [place for place in compared.old_places[essential] if place not in compared.outcomes]
        news = [place for place in compared.new_places.get(essential, []) if place not in compared.taken]
        scores = {(o, n): compared.context(o, n) + _between(compared, o, n) for o in olds for n in news}
        for (o, n), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
            if o in compared.outcomes or n in compared.taken or score < 2:
                continue
            rivals = [scores[o, other] for other in news if other != n and other not in compared.taken]
            rivals += [scores[other, n] for other in olds if other != o and other not in compared.outcomes]
            if all(rival < score for rival in rivals):
                compared.pair(o, n)
    return len(compared.twins) > before


def _between(compared: Comparison, old: int, new: int) -> int:
    """What its neighbours have become: two for each that is still its neighbour, whatever their texts are now."""
    return 2 * (compared.twins.get(old - 1) == new - 1) + 2 * (compared.twins.get(old + 1) == new + 1)


def _headed(compared: Comparison) -> None:
    """Pair a clause with a run-in heading with one without, under a section of that title; and the other way round."""
    new_bodies: dict[tuple[str, str], list[int]] = {}
    for place in compared.free:
        for body in _bodies(compared.new[place]):
            new_bodies.setdefault(body, []).append(place)
    old_bodies = [body for place in compared.open for body in _bodies(compared.old[place])]
    for place in compared.open:
        for body in _bodies(compared.old[place]):
            found = new_bodies.get(body, [])
            if len(body[1]) >= TELLING and len(found) == 1 == old_bodies.count(body) and found[0] not in compared.taken:
                compared.pair(place, found[0])
                break


def _bodies(row: Row) -> Iterator[tuple[str, str]]:
    """What a text may be called (its heading, or the title above it), and its essence without the heading."""
    yield row.under, row.essence
    heading = essence(row.heading)
    if heading and row.essence.startswith(heading):
        yield fingerprint(heading), row.essence[len(heading) :]


def _undecided(compared: Comparison) -> None:
    """What stands in the present edition, but nothing says which of these it is."""
    for place in compared.open:
        row = compared.old[place]
        found = compared.new_places.get(row.essence, [])
        if found:
            compared.conclude(place, "several", sorted(found, key=lambda n: (-compared.context(place, n), n)))
