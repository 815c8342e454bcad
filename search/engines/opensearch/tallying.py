"""The counts of one ask: what the cluster is asked for them, and what comes of the answers.

The cluster counts clauses; of those that repeat others, or are repeated, it says which match. These are then put in
tiers and folded here, and the counts corrected by what that changes.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from index.storing.opensearch.mapping import facet_field
from search.engines.facets import most_frequent
from search.engines.opensearch import questions
from search.engines.opensearch.members import Members
from search.engines.opensearch.translating import Query, any_of
from search.engines.protocol import Ask
from search.engines.repeats import filtered
from search.engines.scores import Numbers

Body = dict[str, Any]
Counts = dict[str, int]
#: A question for values: the facet whose own selection does not count, and whether it is of the best tiers alone.
Values = tuple[str | None, bool] | Literal["documents"]

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
        self.parts = questions.exclusive(tiers)
        self._members = members
        self._documents = documents
        self._values = values
        self.wanted = [n for n in range(len(self.parts)) if ask.wanted is None or n in ask.wanted]
        self.in_tiers: tuple[int, ...] = ()
        self.total = self.documents = 0
        self.counts: dict[str, Counts] = {}
        self.best: dict[str, Counts] = {}
        self.left: list[list[int]] = [[] for _ in self.parts]
        self.joined: list[list[int]] = [[] for _ in self.parts]
        #: What the values that were asked for first are counted by.
        self._counted_by: list[Values] = []
        #: The members that match, the tier of each and the one that it matches; the repeats that are folded away.
        self._found, self._own, self._raw = _NONE, _NONE, _NONE
        self._unsure = False
        self._away: frozenset[int] = frozenset()

    def first(self) -> list[Body]:
        """What is asked first."""
        selecting = questions.selecting(self._ask.selected)
        documents = self._documents if self._is_plain else None
        held = bool(len(self._members))
        bodies = [questions.of_tier(self._query, part, selecting, documents, with_members=held) for part in self.parts]
        if self._is_plain:
            return bodies
        counting = self._counting()
        self._counted_by = [asked for asked, _ in counting]
        return bodies + [body for _, body in counting]

    def take(self, answer: Callable[[], Body]) -> None:
        """Takes the answers to the first questions."""
        answers = [answer() for _ in self.parts]
        self._take_tiers(answers)
        if self._is_plain:
            self.documents = int(answers[0]["aggregations"]["documents"]["count"])
            return
        for asked in self._counted_by:
            self.take_check(asked, answer())

    @property
    def _is_plain(self) -> bool:
        """Whether one question says it all: nothing is selected, parted or counted by."""
        ask = self._ask
        return not (ask.selected or ask.facets or ask.tiers) and ask.wanted is None

    def to_check(self) -> list[tuple[Values, Body]]:
        """What has to be asked again: values that are missing, documents of clauses of another tier than they match."""
        again = self._counting(all_values=True) if self._unsure else []
        self._unsure = False
        left, joined = self.moved(None)
        if self._ask.wanted is not None and (left or joined):
            own = any_of([self.parts[n] for n in self.wanted])
            filters = [*questions.selecting(self._ask.selected), *questions.tier_filter([own, own], 0, left, joined)]
            again.append(("documents", questions.facets(self._query, filters, {}, self._documents, ())))
        return again

    def take_check(self, asked: Values, answer: Body) -> None:
        """Takes the answer to a question of :meth:`to_check`."""
        if asked == "documents":
            self.documents = int(answer["aggregations"]["documents"]["count"])
        else:
            self._count(asked, answer["aggregations"])

    def tier_of(self, seat: int, matched: int) -> int:
        """The tier of a hit, from that which it matches."""
        place = self._members.place(seat)
        if place is None:
            return matched
        at = int(np.searchsorted(self._found, place))
        return int(self._own[at]) if at < len(self._found) and self._found[at] == place else matched

    def holder_of(self, seat: int) -> int:
        """The hit that a hit is folded into, itself where it is not."""
        place = self._members.place(seat) if self._away else None
        if place is None or place not in self._away:
            return seat
        return int(self._members.seats[self._members.holder_of(place)])

    def repeats_of(self, seat: int) -> list[int]:
        """The hits that are folded into one, in reading order."""
        place = self._members.place(seat) if self._away else None
        if place is None:
            return []
        return [int(self._members.seats[repeat]) for repeat in self._members.repeats_of(place) if repeat in self._away]

    def moved(self, tier: int | None) -> tuple[list[int], list[int]]:
        """The seats that match a tier (or what is wanted) and are not of it, and those that are and do not."""
        if tier is not None:
            return self.left[tier], self.joined[tier]
        left, joined = ({seat for n in self.wanted for seat in seats[n]} for seats in (self.left, self.joined))
        return sorted(left - joined), sorted(joined - left)

    def _take_tiers(self, answers: Sequence[Body]) -> None:
        members, ask = self._members, self._ask
        held = [members.places(_seats(answer)) for answer in answers]
        found = np.concatenate(held)
        order = np.argsort(found, kind="stable")
        raw = self._raw = np.repeat(np.arange(len(held)), [len(places) for places in held])[order]
        self._found = found[order]
        self._own = members.folding.paired(self._found, raw)
        allowed = members.allowed(ask.selected)
        counted = np.array([_count_of(answer, bool(ask.selected)) for answer in answers])
        if len(found):
            left = filtered(self._found, allowed.values())
            counted -= np.bincount(raw[np.searchsorted(self._found, left)], minlength=len(held))
            kept = members.folding.unfolded(left)[0]
            counted += np.bincount(self._own[np.searchsorted(self._found, kept)], minlength=len(held))
        self.in_tiers = tuple(int(count) for count in counted)
        self.total = sum(self.in_tiers[n] for n in self.wanted)
        moved = raw != self._own
        for tier in np.unique(np.concatenate((raw[moved], self._own[moved]))).tolist():
            self.left[tier] = members.seats[self._found[(raw == tier) & (self._own != tier)]].tolist()
            self.joined[tier] = members.seats[self._found[(self._own == tier) & (raw != tier)]].tolist()
        kept = self._found[np.isin(self._own, self.wanted)]
        self._away = frozenset(members.folding.unfolded(filtered(kept, allowed.values()))[1].tolist())

    def _counting(self, *, all_values: bool = False) -> list[tuple[Values, Body]]:
        """The questions for values of facets: under the whole selection, and free of it for each that is selected."""
        ask = self._ask
        most = self._values if ask.values is None or all_values else min(self._values, ask.values + questions.SPARE)
        bodies: list[tuple[Values, Body]] = []
        for but, several in self._free().items():
            filters = questions.selecting(ask.selected, but)
            wanted = [] if ask.wanted is None else [any_of([self.parts[n] for n in self.wanted])]
            documents = self._documents if but is None else None
            chosen: list[Query] = [{"term": {facet_field(but): code}} for code in self._chosen(but)] if but else []
            sizes = dict.fromkeys(several, most)
            body = questions.facets(self._query, [*filters, *wanted], sizes, documents, chosen)
            bodies.append(((but, False), body))
            if ask.tiers and several:
                best = any_of([self.parts[n] for n in self.wanted if n < ask.best])
                sizes = dict.fromkeys(several, self._values)
                bodies.append(((but, True), questions.facets(self._query, [*filters, best], sizes, None, ())))
        return bodies

    def _free(self) -> dict[str | None, list[str]]:
        """The facets that are counted together: those that are not selected, and each that is by itself."""
        free: dict[str | None, list[str]] = {None: []}
        for facet in self._ask.facets:
            free.setdefault(facet if facet in self._ask.selected else None, []).append(facet)
        return free

    def _chosen(self, facet: str | None) -> list[str]:
        return sorted(self._ask.selected.get(facet, ())) if facet else []

    def _count(self, asked: tuple[str | None, bool], answer: Body) -> None:
        """Takes the values of the facets that were asked for together."""
        ask, members = self._ask, self._members
        but, is_best = asked
        if "documents" in answer:
            self.documents = int(answer["documents"]["count"])
        tiers = [n for n in self.wanted if n < ask.best] if is_best else self.wanted
        selected = {name: codes for name, codes in ask.selected.items() if name != but}
        allowed = list(members.allowed(selected).values())
        are, were = np.isin(self._own, tiers), np.isin(self._raw, tiers)
        kept, come, gone = (filtered(self._found[which], allowed) for which in (are, are & ~were, were & ~are))
        for facet in self._free()[but]:
            values = answer[facet]
            counted = {bucket["key"]: int(bucket["doc_count"]) for bucket in values["buckets"]}
            for place, code in enumerate(() if is_best else self._chosen(but)):
                counted[code] = int(answer["chosen"]["buckets"][str(place)]["doc_count"])
            less = members.more(facet, kept)
            more = _sum(members.counts(facet, come), {code: -n for code, n in members.counts(facet, gone).items()})
            summed = _sum(_sum(counted, less), more)
            if is_best:
                self.best[facet] = {code: count for code, count in summed.items() if count}
                continue
            if values["sum_other_doc_count"] and not _is_sure(summed, counted, more, values["buckets"], ask.values):
                self._unsure = True
            found = {code: count for code, count in summed.items() if count}
            self.counts[facet] = most_frequent(found, ask.values, self._chosen(but))


def _seats(answer: Body) -> Sequence[int]:
    seats: Sequence[int] = answer.get("aggregations", {}).get("members", {}).get("seats", {}).get("value") or ()
    return seats


def _count_of(answer: Body, is_selected: bool) -> int:
    """How many clauses a selection lets through."""
    found = answer["aggregations"]["selected"]["doc_count"] if is_selected else answer["hits"]["total"]["value"]
    return int(found)


def _is_sure(
    summed: Counts, counted: Counts, more: Mapping[str, int], buckets: Sequence[Body], most: int | None
) -> bool:
    """Whether no value that the cluster did not give can be among the most frequent: folding makes none more so."""
    if most is None or any(code not in counted for code in more):
        return False
    largest = heapq.nlargest(most, summed.values())
    return len(largest) == most and largest[-1] > int(buckets[-1]["doc_count"])


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> Counts:
    total = dict(one)
    for code, count in other.items():
        total[code] = total.get(code, 0) + count
    return total
