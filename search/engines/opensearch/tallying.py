"""The counts of one ask: what the cluster is asked for them, and what comes of the answers.

The cluster counts clauses; of those that repeat others, or are repeated, it says which match. These are then put in
tiers and folded here, and the counts corrected by what that changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storing.opensearch.mapping import facet_field
from search.engines.facets import most_frequent
from search.engines.matching import Mask
from search.engines.opensearch import questions
from search.engines.opensearch.members import Members, Places
from search.engines.opensearch.translating import Query
from search.engines.protocol import Ask
from search.engines.repeats import filtered
from search.engines.scores import Numbers

Body = dict[str, Any]
Counts = dict[str, int]
#: Values that are counted together: free of the selection of a facet, and whether of the best tiers alone.
Group = tuple[str | None, bool]

#: The tier of each of some clauses.
_Tiers = NDArray[np.int16]

#: What documents that are counted again go by.
_DOCUMENTS = "documents"

_NONE: Numbers = np.empty(0, np.int64)


class Tally:
    """How many hits an ask has.

    Attributes:
        parts: A filter for each tier, and one for what is of none.
        wanted: The places of those that are wanted.
        in_tiers: How many hits are of each tier, whichever is wanted.
        total: How many are wanted.
        documents: Of how many documents they are.
        counts: The hits of each code, by facet.
        best: The same of the best tiers.
        left: For each tier, the seats that match it and are of another; ``joined``, those that are of it and do not.
    """

    def __init__(
        self, ask: Ask, found: Query, tiers: Sequence[Query], members: Members, documents: int, values: int
    ) -> None:
        """Takes the ask, what matches it and its tiers, and how many documents and values of a facet there are."""
        self._ask = ask
        self._query = found
        self._tiers = tiers
        self.parts = questions.exclusive(tiers)
        self._members = members
        self._documents = documents
        self._values = values
        self.wanted = [n for n in range(len(self.parts)) if ask.wanted is None or n in ask.wanted]
        self.in_tiers: tuple[int, ...] = ()
        self.total = self.documents = 0
        self.counts: dict[str, Counts] = {}
        self.best: dict[str, Counts] = {}
        self.left = [np.empty(0, np.int64) for _ in self.parts]
        self.joined = [np.empty(0, np.int64) for _ in self.parts]
        #: What the values are counted by that were asked for.
        self._groups: list[Group] = []
        #: The members that match, the tier of each and the one that it matches; the repeats that are folded away.
        self._found: Places = np.empty(0, np.int32)
        self._own: _Tiers = np.empty(0, np.int16)
        self._raw = self._own
        self._away = members.folding.mask(self._found)

    def first(self) -> Body:
        """What is asked first."""
        values = dict(self._counting())
        self._groups = list(values)
        selecting = questions.selecting(self._ask.selected)
        held = bool(len(self._members))
        in_tiers = questions.of_tiers(self._tiers, selecting, with_members=held)
        return questions.counting(self._query, {_name(group): body for group, body in values.items()}, in_tiers)

    def take(self, answer: Body) -> None:
        """Takes the answer to what was asked first."""
        found = answer["aggregations"]
        self._take_tiers(questions.by_tier(found, len(self._tiers)))
        for group in self._groups:
            self._count(group, found[_name(group)])

    def again(self) -> list[Body]:
        """What has to be asked again: of how many documents hits are that are of another tier than they match."""
        left, joined = self.moved(None)
        if self._ask.wanted is None or not (left or joined):
            return []
        own = questions.united(self._tiers, self.wanted)
        filters = [*questions.selecting(self._ask.selected), *questions.tier_filter([own, own], 0, left, joined)]
        values = {_DOCUMENTS: questions.of_values(filters, {}, self._documents, ())}
        return [questions.counting(self._query, values)]

    def take_again(self, answer: Body) -> None:
        """Takes the answer to what was asked again."""
        self.documents = int(answer["aggregations"][_DOCUMENTS]["documents"]["count"])

    def tier_of(self, seat: int, matched: int) -> int:
        """The tier of a hit, from that which it matches."""
        place = self._members.place(seat)
        if place is None:
            return matched
        at = int(np.searchsorted(self._found, place))
        return int(self._own[at]) if at < len(self._found) and self._found[at] == place else matched

    def holder_of(self, seat: int) -> int:
        """The hit that a hit is folded into, itself where it is not."""
        place = self._members.place(seat)
        if place is None or not self._away[place]:
            return seat
        return int(self._members.seats[self._members.holder_of(place)])

    def repeats_of(self, seat: int) -> list[int]:
        """The hits that are folded into one, in reading order."""
        place = self._members.place(seat)
        if place is None:
            return []
        return [int(self._members.seats[repeat]) for repeat in self._members.repeats_of(place) if self._away[repeat]]

    def moved(self, tier: int | None) -> tuple[list[int], list[int]]:
        """The seats that match a tier (or what is wanted) and are not of it, and those that are and do not."""
        if tier is not None:
            return self.left[tier].tolist(), self.joined[tier].tolist()
        # What goes from one that is wanted to another that is wanted stays.
        left, joined = (np.concatenate([_NONE, *(seats[n] for n in self.wanted)]) for seats in (self.left, self.joined))
        return np.setdiff1d(left, joined).tolist(), np.setdiff1d(joined, left).tolist()

    def _take_tiers(self, buckets: Sequence[Body]) -> None:
        members, ask = self._members, self._ask
        held = [members.places(_seats(bucket)) for bucket in buckets]
        found = np.concatenate(held)
        order = np.argsort(found, kind="stable")
        tiers = np.arange(len(held), dtype=np.int16)
        raw = self._raw = np.repeat(tiers, [len(places) for places in held])[order]
        self._found = found[order]
        self._own = members.folding.paired(self._found, raw)
        allowed = members.allowed(ask.selected)
        counted = np.array([_count_of(bucket, bool(ask.selected)) for bucket in buckets])
        if len(found):
            left = filtered(self._found, allowed.values())
            counted -= np.bincount(raw[np.searchsorted(self._found, left)], minlength=len(held))
            kept = members.folding.unfolded(left)[0]
            counted += np.bincount(self._own[np.searchsorted(self._found, kept)], minlength=len(held))
        self.in_tiers = tuple(int(count) for count in counted)
        self.total = sum(self.in_tiers[n] for n in self.wanted)
        moved = raw != self._own
        for tier in np.unique(np.concatenate((raw[moved], self._own[moved]))).tolist():
            self.left[tier] = members.seats[self._found[(raw == tier) & (self._own != tier)]]
            self.joined[tier] = members.seats[self._found[(self._own == tier) & (raw != tier)]]
        kept = self._found[self._are_of(self._own, self.wanted)]
        self._away = members.folding.mask(members.folding.unfolded(filtered(kept, allowed.values()))[1])

    def _are_of(self, own: _Tiers, several: Sequence[int]) -> Mask:
        """Whether each of some tiers is one of several."""
        among = np.zeros(len(self.parts), np.bool_)
        among[list(several)] = True
        return among[own]

    def _counting(self) -> list[tuple[Group, Body]]:
        """What is counted by values: under the whole selection, and free of it for each facet that is selected."""
        ask = self._ask
        if not (ask.limit or ask.selected or ask.facets or ask.tiers) and ask.wanted is None:
            return []
        # Folding makes other values the most frequent ones: where there is any, all are asked for.
        is_all = ask.values is None or len(self._members) > 0
        most = self._values if is_all or ask.values is None else min(self._values, ask.values)
        bodies: list[tuple[Group, Body]] = []
        for but, several in self._free().items():
            filters = questions.selecting(ask.selected, but)
            wanted = questions.united(self._tiers, self.wanted)
            # Of how many documents hits are is how many values that facet has, where all are given.
            is_told = but is not None or (is_all and "document" in several)
            chosen: list[Query] = [{"term": {facet_field(but): code}} for code in self._chosen(but)] if but else []
            sizes = dict.fromkeys(several, most)
            bodies.append(
                (
                    (but, False),
                    questions.of_values([*filters, wanted], sizes, None if is_told else self._documents, chosen),
                )
            )
            if ask.tiers and several:
                best = questions.united(self._tiers, [n for n in self.wanted if n < ask.best])
                sizes = dict.fromkeys(several, self._values)
                bodies.append(((but, True), questions.of_values([*filters, best], sizes, None, ())))
        return bodies

    def _free(self) -> dict[str | None, list[str]]:
        """The facets that are counted together: those that are not selected, and each that is by itself."""
        free: dict[str | None, list[str]] = {None: []}
        for facet in self._ask.facets:
            free.setdefault(facet if facet in self._ask.selected else None, []).append(facet)
        return free

    def _chosen(self, facet: str | None) -> list[str]:
        return sorted(self._ask.selected.get(facet, ())) if facet else []

    def _count(self, group: Group, answer: Body) -> None:
        """Takes the values of the facets that were asked for together."""
        ask, members = self._ask, self._members
        but, is_best = group
        if "documents" in answer:
            self.documents = int(answer["documents"]["count"])
        tiers = [n for n in self.wanted if n < ask.best] if is_best else self.wanted
        selected = {name: codes for name, codes in ask.selected.items() if name != but}
        allowed = list(members.allowed(selected).values())
        are, were = self._are_of(self._own, tiers), self._are_of(self._raw, tiers)
        kept, come, gone = (filtered(self._found[which], allowed) for which in (are, are & ~were, were & ~are))
        away = members.folding.unfolded(kept)[1]
        for facet in self._free()[but]:
            counted = {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[facet].get("buckets", ())}
            for place, code in enumerate(() if is_best else self._chosen(but)):
                counted[code] = int(answer["chosen"]["buckets"][place]["doc_count"])
            _add(counted, members.more(facet, away))
            _add(counted, members.counts(facet, come))
            _add(counted, members.counts(facet, gone), -1)
            found = {code: count for code, count in counted.items() if count}
            if is_best:
                self.best[facet] = found
            else:
                if facet == "document" and but is None and "documents" not in answer:
                    self.documents = len(found)
                self.counts[facet] = most_frequent(found, ask.values, self._chosen(but))


def _name(group: Group) -> str:
    """What the values of a group go by in a question."""
    but, is_best = group
    return f"{'best' if is_best else 'all'}-{but or ''}"


def _seats(bucket: Body) -> Numbers:
    return questions.seats_of(bucket.get("members", {}).get("seats", {}).get("value") or "")


def _count_of(bucket: Body, is_selected: bool) -> int:
    """How many clauses a selection lets through."""
    return int(bucket["selected"]["doc_count"] if is_selected else bucket["doc_count"])


def _add(counted: Counts, more: Mapping[str, int], sign: int = 1) -> None:
    for code, count in more.items():
        counted[code] = counted.get(code, 0) + sign * count
