"""From what the cluster counted, and the members that match, to the counts of an answer."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from search.engines.opensearch import questions
from search.engines.opensearch.members import Members, filtered
from search.engines.opensearch.translating import Query, any_of
from search.engines.protocol import Ask
from search.engines.scores import Numbers

Body = dict[str, Any]
Counts = dict[str, int]


@dataclass(slots=True)
class Tally:
    """How many hits there are, and what of the members is to be known when hits are read.

    Attributes:
        in_tiers: How many hits are of each tier, whichever is wanted.
        total: How many are wanted.
        counts: The hits of each code, by facet.
        best: The same of the best tiers.
        left: For each tier, the seats that match it and are of another; ``joined``, those that are of it and do not.
        holders: Seat of a repeat that is folded away → seat of the hit that it repeats; ``repeats`` the other way.
        tier_of: The tier of each member that matches, by its seat.
    """

    in_tiers: tuple[int, ...]
    total: int
    wanted: tuple[int, ...]
    documents: int = 0
    counts: dict[str, Counts] = field(default_factory=dict)
    best: dict[str, Counts] = field(default_factory=dict)
    left: list[list[int]] = field(default_factory=list)
    joined: list[list[int]] = field(default_factory=list)
    holders: dict[int, int] = field(default_factory=dict)
    repeats: dict[int, list[int]] = field(default_factory=dict)
    tier_of: dict[int, int] = field(default_factory=dict)
    of_members: dict[str, Counts] = field(default_factory=dict)
    chosen: dict[str, Counts] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)

    def left_of(self, tier: int | None) -> list[int]:
        """The seats that match a tier, or what is wanted, and are not of it."""
        return self.left[tier] if tier is not None else self._moved(self.left, self.joined)

    def joined_of(self, tier: int | None) -> list[int]:
        """The seats that are of a tier, or wanted, and do not match it."""
        return self.joined[tier] if tier is not None else self._moved(self.joined, self.left)

    def correct(self, name: str, answer: Body, ask: Ask) -> None:
        """Takes the answer to a question of :func:`to_check`."""
        if name == "documents":
            self.documents = int(answer["documents"]["count"]["count"])
            return
        counted = {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[name]["buckets"]}
        self.counts[name] = _kept(_sum(counted, self.of_members[name]), ask.values, ask.selected.get(name, ()))

    def _moved(self, ones: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> list[int]:
        """The seats of ``ones`` of the wanted tiers that are not among ``others`` of them."""
        back = {seat for tier in self.wanted for seat in others[tier]}
        return [seat for tier in self.wanted for seat in ones[tier] if seat not in back]


def tallied(ask: Ask, answer: Body, members: Members, tiers: int) -> Tally:
    """The tally of an ask, from the answer to :func:`questions.tally`."""
    found, raw = _members_found(answer["members"]["tiers"]["buckets"], members)
    own = members.paired(found, raw)
    allowed = members.allowed(ask.selected)
    left = filtered(found, allowed.values())
    tier_of = dict(zip(found.tolist(), own.tolist(), strict=True))
    counted = [int(answer["alone"]["tiers"]["buckets"][str(n)]["doc_count"]) for n in range(tiers)]
    for place in members.unfolded(left)[0].tolist():
        counted[tier_of[place]] += 1
    wanted = tuple(range(tiers)) if ask.wanted is None else tuple(n for n in sorted(ask.wanted) if n < tiers)
    tally = Tally(tuple(counted), sum(counted[n] for n in wanted), wanted)
    seats = members.seats
    tally.tier_of = {int(seats[place]): tier for place, tier in tier_of.items()}
    for tier in range(tiers):
        tally.left.append(seats[found[(raw == tier) & (own != tier)]].tolist())
        tally.joined.append(seats[found[(own == tier) & (raw != tier)]].tolist())
    kept = found if ask.wanted is None else found[np.isin(own, list(ask.wanted))]
    for repeat in members.unfolded(filtered(kept, allowed.values()))[1].tolist():
        holder = int(seats[members.holder_of(repeat)])
        tally.holders[int(seats[repeat])] = holder
        tally.repeats.setdefault(holder, []).append(int(seats[repeat]))
    tally.documents = int(answer["documents"]["count"]["count"])
    _count_facets(ask, answer, members, tally, (kept, np.array([tier_of[n] for n in kept.tolist()], np.int64)))
    return tally


def to_check(ask: Ask, tally: Tally, found: Query, parts: Sequence[Query], every: int) -> list[tuple[str, Body]]:
    """What has to be counted again: documents when clauses are of another tier than they match, rare values of facets.

    Returns:
        Questions by the name of what they are about.
    """
    checks: list[tuple[str, Body]] = []
    wanted = [] if ask.wanted is None else [any_of([parts[n] for n in tally.wanted])]
    left, joined = tally.left_of(None), tally.joined_of(None)
    if wanted and (left or joined):
        moved = questions.tier_filter([wanted[0], wanted[0]], 0, left, joined)
        body = questions.count_documents(found, [*questions.selecting(ask.selected), *moved], every)
        checks.append(("documents", body))
    for facet in tally.unsure:
        filters = [*questions.selecting(ask.selected, facet), *wanted]
        checks.append((facet, questions.all_values(found, filters, facet, every)))
    return checks


def _members_found(buckets: Mapping[str, Body], members: Members) -> tuple[Numbers, Numbers]:
    """The places of the members that match, ascending, and the tier that each matches."""
    places, tiers = [], []
    for name, bucket in buckets.items():
        of_tier = members.places(bucket["seats"]["value"] or ())
        places.append(of_tier)
        tiers.append(np.full(len(of_tier), int(name), np.int64))
    found = np.concatenate(places) if places else np.empty(0, np.int64)
    order = np.argsort(found, kind="stable")
    return found[order], (np.concatenate(tiers) if tiers else np.empty(0, np.int64))[order]


def _count_facets(ask: Ask, answer: Body, members: Members, tally: Tally, kept: tuple[Numbers, Numbers]) -> None:
    """Counts the hits by the codes of each facet, free of the facet's own selection."""
    found, own = kept
    for facet in ask.facets:
        part = answer[f"free {facet if facet in ask.selected else ''}"]
        allowed = members.allowed({name: codes for name, codes in ask.selected.items() if name != facet})
        of_members = tally.of_members[facet] = members.counts(facet, filtered(found, allowed.values()))
        values = part[facet]
        counted = {bucket["key"]: int(bucket["doc_count"]) for bucket in values["buckets"]}
        chosen = sorted(ask.selected.get(facet, ()))
        for place, code in enumerate(chosen):
            if count := int(part["chosen"]["buckets"][str(place)]["doc_count"]):
                counted[code] = count
        if values["sum_other_doc_count"] and not _is_sure(counted, of_members, values["buckets"], ask.values):
            tally.unsure.append(facet)
        tally.counts[facet] = _kept(_sum(counted, of_members), ask.values, chosen)
        if ask.tiers:
            named = filtered(found[own < ask.best], allowed.values())
            apart = {bucket["key"]: int(bucket["doc_count"]) for bucket in part["best"][facet]["buckets"]}
            tally.best[facet] = _sum(apart, members.counts(facet, named))


def _is_sure(counted: Counts, of_members: Counts, buckets: Sequence[Body], most: int | None) -> bool:
    """Whether no value that the cluster did not give can be among the most frequent."""
    if most is None:
        return False
    sums = heapq.nlargest(most, _sum(counted, of_members).values())
    unseen = max((count for code, count in of_members.items() if code not in counted), default=0)
    return len(sums) == most and sums[-1] > int(buckets[-1]["doc_count"]) + unseen


def _sum(one: Counts, other: Counts) -> Counts:
    total = dict(one)
    for code, count in other.items():
        total[code] = total.get(code, 0) + count
    return {code: count for code, count in total.items() if count}


def _kept(found: Counts, most: int | None, chosen: Collection[str]) -> Counts:
    """The most frequent codes, and those that are always given."""
    if most is None or len(found) <= most:
        return found
    kept = {*heapq.nsmallest(most, found, key=lambda code: (-found[code], code)), *chosen}
    return {code: count for code, count in found.items() if code in kept}
