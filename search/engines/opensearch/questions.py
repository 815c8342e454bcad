"""The requests of one ask: how many hits there are of each kind, and the hits of a tier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storing.opensearch.mapping import MEMBER, SEAT, facet_field
from search.engines.opensearch.translating import EVERYTHING, NOTHING, Query, any_of
from search.engines.protocol import Selected

Body = dict[str, Any]

IS_MEMBER: Query = {"exists": {"field": MEMBER}}

#: What is of none of the tiers so far; a tier that nothing is of.
_REST = "rest"
_NONE: Body = {"doc_count": 0, "selected": {"doc_count": 0}}

#: More values than a facet has.
ALL = 10_000_000

#: The seats of the members that match, as text: of each the step from the one before, its lowest five bits first, a
#: character for every five, higher by 32 where more follow. Steps are short, and lists of long numbers are not.
_SEATS: Body = {
    "scripted_metric": {
        "init_script": "state.last = 0L; state.text = new StringBuilder()",
        "map_script": f"""
            long seat = doc['{MEMBER}'].value;
            long step = seat - (long) state.last;
            long left = (step << 1) ^ (step >> 63);
            StringBuilder text = state.text;
            while (left > 31) {{ text.append((char) (80 + (int) (left & 31))); left = left >> 5 }}
            text.append((char) (48 + (int) left));
            state.last = seat
        """,
        "combine_script": "return state.text.toString()",
        "reduce_script": """
            StringBuilder all = new StringBuilder();
            for (text in states) { if (text != null) { all.append(text).append(' ') } }
            return all.toString()
        """,
    }
}


def seats_of(text: str) -> NDArray[np.int64]:
    """The seats of members as the cluster writes them.

    >>> seats_of("D T35").tolist()
    [10, 50, 47]
    """
    parts = [_steps(part).cumsum() for part in text.split(" ") if part]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def _steps(part: str) -> NDArray[np.int64]:
    digits = np.frombuffer(part.encode("ascii"), np.uint8) - np.uint8(48)
    # A number ends with its highest digit. The first digits of all are taken, then the second ones of those that have
    # some, which are few: nothing is as long as the text.
    ends = (digits < 32).nonzero()[0].astype(np.int32)
    at = np.concatenate(([np.int32(0)], ends[:-1] + np.int32(1)))
    values = (digits[at] & 31).astype(np.int64)
    longer = (at < ends).nonzero()[0].astype(np.int32)
    place = 5
    while len(longer):
        at[longer] += 1
        values[longer] |= (digits[at[longer]] & 31).astype(np.int64) << place
        longer = longer[at[longer] < ends[longer]]
        place += 5
    return (values >> 1) ^ -(values & 1)


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
    ways: list[Query] = []
    for n, tier in enumerate(tiers):
        before = list(tiers[:n])
        if tier in before:
            ways.append(NOTHING)
        else:
            ways.append({"bool": {"filter": [tier], "must_not": before}} if before else tier)
    ways.append({"bool": {"must_not": list(tiers)}})
    return ways


def united(tiers: Sequence[Query], numbers: Sequence[int]) -> Query:
    """A filter for what is of any of some tiers, the last among them that of what is of none."""
    if not tiers or list(numbers) == list(range(len(tiers) + 1)):
        return EVERYTHING
    if list(numbers) == list(range(len(numbers))):
        return any_of(_each_once(tiers[: len(numbers)]))
    parts = exclusive(tiers)
    return any_of([parts[n] for n in numbers])


def counting(found: Query, values: Mapping[str, Body], in_tiers: Body | None = None) -> Body:
    """All that is counted of an ask, in one pass over what matches.

    Args:
        found: What matches.
        values: What is counted by values, by name; see :func:`of_values`.
        in_tiers: What is counted by tiers; see :func:`of_tiers`.
    """
    aggs = {**values, **(in_tiers or {})}
    return {"size": 0, "track_total_hits": False, "query": {"bool": {"filter": [found]}}, "aggs": aggs}


def of_tiers(tiers: Sequence[Query], filters: Sequence[Query], *, with_members: bool) -> Body:
    """How many clauses are of each tier, how many of these a selection lets through, which are members.

    What is of no tier so far is tried for the next, so that most clauses are tried for one or two.
    """
    each: Body = {"members": {"filter": IS_MEMBER, "aggs": {"seats": _SEATS}}} if with_members else {}
    if filters:
        each["selected"] = {"filter": {"bool": {"filter": list(filters)}}}
    aggs: Body = {str(len(tiers)): {"filter": EVERYTHING, "aggs": each}}
    for n in range(len(tiers) - 1, -1, -1):
        if tiers[n] != NOTHING and tiers[n] not in tiers[:n]:
            aggs = {
                str(n): {"filter": tiers[n], "aggs": each},
                _REST: {"filter": {"bool": {"must_not": [tiers[n]]}}, "aggs": aggs},
            }
    return aggs


def by_tier(found: Body, tiers: int) -> list[Body]:
    """What :func:`of_tiers` has counted of each tier."""
    buckets = []
    for name in map(str, range(tiers + 1)):
        buckets.append(found.get(name, _NONE))
        found = found.get(_REST, _NONE) if name in found else found
    return buckets


def of_values(
    filters: Sequence[Query], sizes: Mapping[str, int], documents: int | None, chosen: Sequence[Query]
) -> Body:
    """The most frequent values of some facets.

    Args:
        filters: What of the matching clauses counts.
        sizes: The facets, each with how many of its values are given.
        documents: How many documents there are, where it is asked of how many the hits are.
        chosen: Filters that are counted too.
    """
    aggs: Body = {facet: _values(facet, size) for facet, size in sizes.items()}
    if documents is not None:
        aggs["codes"] = _values("document", max(1, documents))
        aggs["documents"] = {"stats_bucket": {"buckets_path": "codes>_count"}}
    if chosen:
        aggs["chosen"] = {"filters": {"filters": list(chosen)}}
    several = [one for one in filters if one != EVERYTHING]
    return {"filter": {"bool": {"filter": several}} if several else EVERYTHING, "aggs": aggs}


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


def _each_once(queries: Sequence[Query]) -> list[Query]:
    return [query for n, query in enumerate(queries) if query not in queries[:n]]
