"""The requests of one ask: how many hits there are of each kind, and the hits of a tier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def of_tier(found: Query, part: Query, filters: Sequence[Query], documents: int | None, *, with_members: bool) -> Body:
    """How many clauses match and are of a tier, how many of these a selection lets through, which are members.

    Where nothing else is asked, so is of how many documents they are.
    """
    aggs: Body = _documents(documents) if documents is not None else {}
    if with_members:
        aggs["members"] = {"filter": IS_MEMBER, "aggs": {"seats": _SEATS}}
    if filters:
        aggs["selected"] = {"filter": {"bool": {"filter": list(filters)}}}
    return {"size": 0, "track_total_hits": True, "query": {"bool": {"filter": [found, part]}}, "aggs": aggs}


def facets(
    found: Query, filters: Sequence[Query], sizes: Mapping[str, int], documents: int | None, chosen: Sequence[Query]
) -> Body:
    """The most frequent values of some facets.

    Args:
        found: What matches.
        filters: What of it counts.
        sizes: The facets, each with how many of its values are given.
        documents: How many documents there are, where it is asked of how many the hits are.
        chosen: Filters that are counted too.
    """
    aggs: Body = {facet: _values(facet, size) for facet, size in sizes.items()}
    if documents is not None:
        aggs.update(_documents(documents))
    if chosen:
        aggs["chosen"] = {"filters": {"filters": {str(n): one for n, one in enumerate(chosen)}}}
    query = {"bool": {"filter": [found, *filters]}}
    return {"size": 0, "track_total_hits": False, "query": query, "aggs": aggs}


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


def _documents(most: int) -> Body:
    """Of how many documents hits are."""
    count = {"stats_bucket": {"buckets_path": "codes>_count"}}
    return {"codes": _values("document", max(1, most)), "documents": count}


def _values(facet: str, size: int) -> Body:
    # Each shard gives all it has: of a value that one has left out, the sum would be wrong.
    return {"terms": {"field": facet_field(facet), "size": size, "shard_size": ALL}}
