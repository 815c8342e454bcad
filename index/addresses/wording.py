"""Finds earlier clauses that stand in the present edition in another wording: likely, never sure.

Reads and writes: a :class:`~index.addresses.comparing.EditionComparison` in which every text that stands word by word
is concluded on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from index.addresses.comparing import EditionComparison
from index.addresses.prints import pairs, shared

#: How alike two texts must be (0 to 1) under the same title or at the same address, and anywhere else.
_NEAR, _FAR = 0.4, 0.6
#: A candidate that is less alike than the best by no more than this may be meant as well.
_MARGIN = 0.06
#: Candidates that are shown, and that are compared.
_SHOWN, _COMPARED = 3, 12
#: A pair of characters in more texts than this (发展) leads nowhere.
_COMMON = 60


class _Candidate(NamedTuple):
    """A present row and how likely it is meant: its likeness, more where it stands as the earlier one stood."""

    place: int
    score: float


def find_changed(compared: EditionComparison) -> None:
    """Concludes on every earlier clause that has no equal now but a likely successor, or stands in a larger one."""
    free = compared.free
    counts = {place: pairs(compared.new[place].essence) for place in free}
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place, own in counts.items():
        for pair in own:
            holding[pair].append(place)
    for old in [place for place in compared.open if compared.old[place].essence not in compared.new_places]:
        own = pairs(compared.old[old].essence)
        tried: Counter[int] = Counter()
        for pair in own:
            if len(holding.get(pair, ())) <= _COMMON:
                tried.update(holding[pair])
        beside = compared.new_at.get(compared.old[old].address, -1)
        if beside in counts:
            tried[beside] += 1
        likely = [place for place, _ in tried.most_common(_COMPARED)] + ([beside] if beside in counts else [])
        scored = [_scored(compared, old, place, own, counts[place]) for place in dict.fromkeys(likely)]
        _choose(compared, old, [candidate for candidate in scored if candidate.score])
    _repeated(compared)


def _scored(compared: EditionComparison, old: int, new: int, own: Counter[str], other: Counter[str]) -> _Candidate:
    """How likely a present row is a new wording of an earlier one; 0 where it is not.

    A text that was taken into a longer one counts by what of it stands there.
    """
    common = shared(own, other)
    mine, theirs = own.total(), other.total()
    alike = 2 * common / ((mine + theirs) or 1)
    if mine >= _COMPARED:
        alike = max(alike, 0.9 * common / mine if common > 0.7 * mine else 0)
    context = compared.context(old, new)
    near = context > 0 or compared.old[old].address == compared.new[new].address
    if alike < (_NEAR if near else _FAR):
        return _Candidate(new, 0.0)
    return _Candidate(new, alike + 0.06 * context)


def _choose(compared: EditionComparison, old: int, scored: Sequence[_Candidate]) -> None:
    ranked = sorted(scored, key=lambda candidate: (-candidate.score, candidate.place))
    if ranked:
        close = [candidate.place for candidate in ranked if candidate.score >= ranked[0].score - _MARGIN]
        compared.conclude(old, "changed", close[:_SHOWN])


def _repeated(compared: EditionComparison) -> None:
    """What is gone from its place, but stands in a clause that held it before: say so, and leave it to the reader."""
    for old in compared.open:
        essential = compared.old[old].essence
        if len(essential) >= _COMPARED and essential not in compared.new_places:
            holders = [place for place, row in enumerate(compared.new) if essential in row.essence]
            if holders:
                compared.conclude(old, "several", holders[:_SHOWN])
