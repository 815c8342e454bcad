"""Finds the rows whose text stands in the present edition as it stood, wherever that is.

1. The same text at the same address is the same row.
2. A text that stands once in both editions, and is long enough to stand twice by no accident, has moved.
3. Of texts that stand several times, and of short ones, what stands around them decides. Where that leaves a choice,
   nothing is sure.
4. A run-in heading that has become the title of a section, or was one, is no other text.

Reads and writes: a :class:`~index.addresses.comparing.EditionComparison`.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.addresses.comparing import EditionComparison
from index.addresses.prints import essence, fingerprint
from index.addresses.rows import AddressRow

#: Letters of a text that stands twice by no accident; 建立联席会议制度，定期研究重大问题 does.
TELLING = 20
#: What has to agree around a shorter text, of the title above it (if there is one) and its two neighbours.
_PLACE = 2
#: Rounds in which pairs that were found give their neighbours a context.
_ROUNDS = 3


def find_same(compared: EditionComparison) -> None:
    """Concludes on the rows whose text surely stands in the present edition: more of them, the more is known."""
    _stay(compared)
    _alone(compared)
    for _ in range(_ROUNDS):
        if not _placed(compared):
            break
    _headed(compared)


def _stay(compared: EditionComparison) -> None:
    there = {row.key: place for place, row in enumerate(compared.new)}
    for place in compared.open:
        found = there.get(compared.old[place].key)
        if found is not None:
            compared.pair(place, found)


def _alone(compared: EditionComparison) -> None:
    """Pairs what stands once in both editions."""
    for place in compared.open:
        row = compared.old[place]
        found = compared.new_places.get(row.essence, [])
        is_single = len(found) == len(compared.old_places[row.essence]) == 1 and found[0] not in compared.taken
        if is_single and (len(row.essence) >= TELLING or _in_place(compared, place, found[0])):
            compared.pair(place, found[0])


def _placed(compared: EditionComparison) -> bool:
    """Pairs what stands several times where what stands around it leaves no choice; True where that found something."""
    before = len(compared.taken)
    for essential in dict.fromkeys(compared.old[place].essence for place in compared.open):
        olds = [place for place in compared.old_places[essential] if place not in compared.outcomes]
        news = [place for place in compared.new_places.get(essential, []) if place not in compared.taken]
        scores = {(o, n): compared.context(o, n) for o in olds for n in news}
        for (o, n), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
            if o in compared.outcomes or n in compared.taken or not score:
                continue
            if len(essential) < TELLING and not _in_place(compared, o, n):
                continue
            rivals = [scores[o, other] for other in news if other != n and other not in compared.taken]
            rivals += [scores[other, n] for other in olds if other != o and other not in compared.outcomes]
            if all(rival < score for rival in rivals) and _as_often(compared, o, n):
                compared.pair(o, n)
    return len(compared.taken) > before


def _as_often(compared: EditionComparison, old: int, new: int) -> bool:
    """Whether a text stands as often in the one section as in the other; else nobody can say which of them is left."""
    essential = compared.old[old].essence
    before = [compared.old[place].section for place in compared.old_places[essential]]
    after = [compared.new[place].section for place in compared.new_places[essential]]
    return before.count(compared.old[old].section) == after.count(compared.new[new].section)


def _in_place(compared: EditionComparison, old: int, new: int) -> bool:
    """Whether a formula of the genre stands where it stood: under the same title, and beside one of its neighbours.

    Where there is no title on either side, both neighbours have to be the same.
    """
    title, other = compared.old[old].under, compared.new[new].under
    return title == other and compared.context(old, new) >= _PLACE


def _headed(compared: EditionComparison) -> None:
    """Pairs a clause with a run-in heading with one without, under a section of that title; and the other way round."""
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


def _bodies(row: AddressRow) -> Iterator[tuple[str, str]]:
    """What a text may be called (its heading, or the title above it), and its essence without the heading."""
    yield row.under, row.essence
    heading = essence(row.heading)
    if heading and row.essence.startswith(heading):
        yield fingerprint(heading), row.essence[len(heading) :]


def leave_undecided(compared: EditionComparison) -> None:
    """Concludes on what stands in the present edition word by word, where nothing says which of these it is."""
    for place in compared.open:
        row = compared.old[place]
        found = compared.new_places.get(row.essence, [])
        if found:
            compared.conclude(place, "several", sorted(found, key=lambda n: (-compared.context(place, n), n)))
