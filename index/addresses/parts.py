"""Finds earlier clauses that were merged into one, or split into several.

Reads and writes: a :class:`~index.addresses.comparing.EditionComparison` in which what stands as it stood is paired.
"""

from __future__ import annotations

from index.addresses.comparing import EditionComparison

#: Letters of a text that is looked for in others; and of one that stands in another by no accident.
_SHORT, _LONG = 12, 24


def find_parts(compared: EditionComparison) -> None:
    """Concludes on every earlier clause that stands whole in a new one, or whose text goes on over new ones."""
    free = [place for place in compared.free if compared.new[place].essence]
    for place in [place for place in compared.open if compared.old[place].essence not in compared.new_places]:
        if not _split(compared, place, free):
            _merged(compared, place, free)


def _split(compared: EditionComparison, old: int, free: list[int]) -> bool:
    """Whether the text is exactly that of clauses that follow each other; free ones only, so that none is another's."""
    essential = compared.old[old].essence
    found: list[list[int]] = []
    for at, first in enumerate(free):
        if not essential.startswith(compared.new[first].essence):
            continue
        run, joined = [first], compared.new[first].essence
        for place in free[at + 1 :]:
            if len(joined) >= len(essential) or place != run[-1] + 1:
                break
            run.append(place)
            joined += compared.new[place].essence
        if joined == essential and len(run) > 1:
            found.append(run)
    is_known = len(essential) >= _LONG or (found and compared.old[old].under == compared.new[found[0][0]].under != "")
    if len(found) != 1 or not is_known or len(compared.old_places[essential]) > 1:
        return False
    compared.conclude(old, "split", found[0])
    return True


def _merged(compared: EditionComparison, old: int, free: list[int]) -> None:
    """Finds the one new clause that holds a text whole, once.

    A short text has to have a neighbour in the same clause, or the same title above it. A clause that stood in the
    earlier edition already, and held the text even then (a box repeats its section), is no free one and no merger.
    """
    essential = compared.old[old].essence
    if len(essential) < _SHORT or len(compared.old_places[essential]) > 1:
        return
    holders = [place for place in free if essential in compared.new[place].essence]
    if len(holders) != 1 or compared.new[holders[0]].essence.count(essential) != 1:
        return
    if len(essential) >= _LONG or _in_company(compared, old, holders[0]):
        compared.conclude(old, "merged", holders)


def _in_company(compared: EditionComparison, old: int, new: int) -> bool:
    if compared.old[old].under == compared.new[new].under != "":
        return True
    beside = [compared.old[place].essence for place in (old - 1, old + 1) if 0 <= place < len(compared.old)]
    return any(len(essential) >= _SHORT and essential in compared.new[new].essence for essential in beside)
