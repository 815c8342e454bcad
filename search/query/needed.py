"""Which parts of a phrase must be matched, and what the districts do that it names.

Reads: the parts that :mod:`search.query.phrases` cuts. Filler and single characters are needed only where there is
nothing else; of districts that are compared any one is enough, and none of them ranks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from search.query.phrases import Mention
from search.query.tree import Coded, Node, Or

#: What being of the district that a query names is worth, in the measure of the rarity of a word.
DISTRICT = 9.0


def wanted(parts: Sequence[Mention]) -> list[Mention]:
    """The parts that must be matched: filler and single characters only where there is nothing else.

    English function words are none even then: in, of and how stand in every clause.
    """
    return (
        [part for part in parts if part.kind != "filler" and not part.is_slight]
        or [part for part in parts if part.kind != "filler"]
        or [part for part in parts if not part.is_latin]
    )


def either_district(parts: Sequence[Mention], tree_of: Callable[[Mention], Node]) -> tuple[Node, ...]:
    """The trees of parts that must be matched; of several districts that are compared, any one is enough.

    A clause is of one district: none holds what is asked of two.
    """
    if compared := of_compared(parts):
        return (Or(compared), *(tree_of(part) for part in parts if part.kind != "district"))
    districts = (tree_of(part) for part in parts if part.kind == "district")
    return (*districts, *(tree_of(part) for part in parts if part.kind != "district"))


def of_compared(parts: Iterable[Mention]) -> tuple[Coded, ...]:
    """The documents of the districts that a query compares; none where it names one or none.

    All of them are worth the same: that a text says the name of its district makes it no better answer.
    """
    codes = dict.fromkeys(code for part in parts if (code := district_code(part)))
    return tuple(Coded("district", code, DISTRICT) for code in codes) if len(codes) > 1 else ()


def without_compared(parts: list[Mention]) -> list[Mention]:
    """Some parts without the districts that are compared, as far as others are left."""
    others = [part for part in parts if part.kind != "district"]
    return others if others and of_compared(parts) else parts


def district_code(part: Mention) -> str | None:
    """The code of the district that a part names, None where it names none."""
    leads = part.leads if part.kind == "district" else ()
    return next((lead.code for lead in leads if lead.kind == "district"), None)


def pivotal(parts: Sequence[Mention]) -> list[Mention]:
    """The parts of which any one is enough where not all are held: those that say something by themselves."""
    needed = wanted(parts)
    return [part for part in needed if not part.is_general] or needed
