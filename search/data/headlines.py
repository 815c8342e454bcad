"""The headline target of each district: how large it wants its whole industry to be.

Districts say it in different measures (产业规模, 增加值, 营收), which is told beside each and never summed up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.answers.values import Json
from search.data.comparable import MONEY, says_whose, whole_sum


def headlines(facts: Iterable[Json], districts: Sequence[Json]) -> list[Json]:
    """Each district with its headline target, or with None where its documents set none.

    Of several the nearest year counts, then the measure that comes first in :data:`~search.data.comparable.MONEY`.
    """
    found: dict[str, tuple[tuple[int, int], Json]] = {}
    for fact in facts:
        rank = _rank(fact)
        code = fact["district"]["value"] if fact["district"] else None
        if rank and code and (code not in found or rank < found[code][0]):
            found[code] = (rank, fact)
    return [
        {"district": each, "target": found[each["value"]][1] if each["value"] in found else None} for each in districts
    ]


def may_head(fact: Json) -> bool:
    """Whether a figure could head a district."""
    return _rank(fact) is not None


def _rank(fact: Json) -> tuple[int, int] | None:
    """How early a figure comes among those that could head a district; None for one that cannot."""
    if fact["status"] != "target" or not fact["year"]:
        return None
    family = whole_sum(fact)
    return (fact["year"], MONEY.index(family.code)) if family and says_whose(fact) else None
