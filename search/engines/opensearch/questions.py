"""The requests of one ask: how many hits there are of each kind, and the hits of a tier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from index.storing.opensearch.mapping import MEMBER, SEAT, facet_field
from search.engines.opensearch.translating import EVERYTHING, NOTHING, Query, any_of
from search.engines.protocol import Selected

Body = dict[str, Any]

IS_MEMBER: Query = {"exists": {"field": MEMBER}}

#: Values of a facet that are asked for beyond those that are wanted: clauses that repeat others are counted elsewhere.
SPARE = 50

#: More values than a facet has.
ALL = 10_000_000

#: The seats of the members that match, as one list.
_SEATS: Body = {
    "scripted_metric": {
        "init_script": "state.seats = []",
        "map_script": f"state.seats.add(doc['{MEMBER}'].value)",
        "combine_script": "return state.seats",
        "reduce_script": "List all = []; for (seats in states) { if (seats != null) { all.addAll(seats) } } return all",
    }
}


def selecting(selected: Selected, but: str | None = None) -> list[Query]:
    """A filter for each facet of a selection, one facet left out."""
    return [
        {"terms": {facet_field(facet): sorted(codes)}} if codes else NOTHING
        for facet, codes in selected.items()
        if facet != but
    ]


def exclusive(tiers: Sequence[Query]) -> list[Query]:
    """A filter for each tier, and one more for what is of none; the first that a clause matches is its own."""
    if not tiers:
        return [EVERYTHING]
    ways: list[Query] = [{"bool": {"filter": [tier], "must_not": list(tiers[:n])}} for n, tier in enumerate(tiers)]
    ways.append({"bool": {"must_not": list(tiers)}})
    return ways


def tally(
    found: Query,
    tiers: Sequence[Query],
    selected: Selected,
    facets: Mapping[str, int],
    wanted: Iterable[int] | None,
    best: int,
    documents: int,
    every: int,
) -> Body:
    """How many hits there are: of members only which ones.

    Args:
        found: What matches.
        tiers: What parts the hits.
        selected: The codes that a clause may have.
        facets: The facets to count by, each with how many of its values are given.
        wanted: The tiers that count, None for all.
        best: How many tiers, from the first, are counted apart.
        documents: How many documents there are.
        every: How many values of a facet all of them are, at most.
    """
    parts = exclusive(tiers)
    by_tier = {"filters": {"filters": {str(n): part for n, part in enumerate(parts)}}}
    counting = [] if wanted is None else [any_of([parts[n] for n in wanted if n < len(parts)])]
    no_member = {"must_not": [IS_MEMBER]}
    aggs: Body = {
        "members": {"filter": IS_MEMBER, "aggs": {"tiers": {**by_tier, "aggs": {"seats": _SEATS}}}},
        "alone": {"filter": {"bool": {**no_member, "filter": selecting(selected)}}, "aggs": {"tiers": by_tier}},
        "documents": {
            "filter": {"bool": {"filter": [*selecting(selected), *counting]}},
            "aggs": {
                "codes": _values("document", max(1, documents)),
                "count": {"stats_bucket": {"buckets_path": "codes>_count"}},
            },
        },
    }
    free: dict[str | None, list[str]] = {}
    for facet in facets:
        free.setdefault(facet if facet in selected else None, []).append(facet)
    for but, several in free.items():
        counts = {facet: _values(facet, facets[facet]) for facet in several}
        if tiers:
            apart = {facet: _values(facet, every) for facet in several}
            counts["best"] = {"filter": any_of(tiers[:best]), "aggs": apart}
        chosen = sorted(selected.get(but, ())) if but else []
        if chosen and but:
            codes = {str(n): {"term": {facet_field(but): code}} for n, code in enumerate(chosen)}
            counts["chosen"] = {"filters": {"filters": codes}}
        aggs[f"free {but or ''}"] = {
            "filter": {"bool": {**no_member, "filter": [*selecting(selected, but), *counting]}},
            "aggs": counts,
        }
    return {"size": 0, "track_total_hits": False, "query": {"bool": {"filter": [found]}}, "aggs": aggs}


def count_documents(found: Query, filters: Sequence[Query], documents: int) -> Body:
    """Of how many documents the hits are."""
    codes = _values("document", max(1, documents))
    aggs = {"codes": codes, "count": {"stats_bucket": {"buckets_path": "codes>_count"}}}
    inner = {"documents": {"filter": EVERYTHING, "aggs": aggs}}
    return {"size": 0, "track_total_hits": False, "query": {"bool": {"filter": [found, *filters]}}, "aggs": inner}


def all_values(found: Query, filters: Sequence[Query], facet: str, every: int) -> Body:
    """The counts of every value of a facet, members left out."""
    query = {"bool": {"filter": [found, *filters], "must_not": [IS_MEMBER]}}
    return {"size": 0, "track_total_hits": False, "query": query, "aggs": {facet: _values(facet, every)}}


def page(scored: Query, filters: Sequence[Query], size: int, told: Sequence[Query], *, reading_order: bool) -> Body:
    """The first hits, best first or in reading order; their scores, and their seats as what they are sorted by.

    Each hit says under its place which of the filters ``told`` it matches.
    """
    by_seat = {SEAT: "asc"}
    names = [{"constant_score": {"filter": part, "boost": 0.0, "_name": str(n)}} for n, part in enumerate(told)]
    return {
        "size": size,
        "track_total_hits": False,
        "track_scores": True,
        "_source": False,
        "stored_fields": "_none_",
        "query": {"bool": {"must": [scored], "filter": list(filters), "should": names}},
        "sort": [by_seat] if reading_order else [{"_score": "desc"}, by_seat],
    }


def tier_filter(parts: Sequence[Query], tier: int, left: Sequence[int], joined: Sequence[int]) -> list[Query]:
    """What is of a tier: what matches it, without some seats that are of another, with some that are of it."""
    if len(parts) < 2:
        return []
    own: Query = (
        {"bool": {"filter": [parts[tier]], "must_not": [{"terms": {SEAT: list(left)}}]}} if left else parts[tier]
    )
    return [any_of([own, {"terms": {SEAT: list(joined)}}])] if joined else [own]


def _values(facet: str, size: int) -> Body:
    # Each shard gives all it has: of a value that one has left out, the sum would be wrong.
    return {"terms": {"field": facet_field(facet), "size": size, "shard_size": ALL}}
