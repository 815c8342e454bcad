"""The lines of the contract in an index of a cluster."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence

import numpy as np
from opensearchpy import OpenSearch
from pyroaring import BitMap

from index.analysis.borders import Borders
from index.entries import weighing
from index.storing.opensearch.bulk import send
from index.storing.opensearch.connecting import ClusterPlace, Patience
from index.storing.opensearch.entries import Counted, Entry, Spooled, Weighing
from index.storing.opensearch.mapping import index_body
from index.storing.postings import PostingsReader
from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.members import Members
from search.engines.opensearch.rounds import Indexed
from search.engines.statistics import Statistics
from tests.engines.contract import Line
from tests.engines.tiny import collection

_FACETS = ("district", "document", "kind", "department")


class NumbersAsSeats:
    """Seats of one document: the numbers of its clauses."""

    def seats(self, numbers: Sequence[int]) -> list[int]:
        return list(numbers)

    def numbers(self, seats: Sequence[int]) -> list[int]:
        return list(seats)


def indexed(lines: Sequence[Line], place: ClusterPlace, shards: int) -> Indexed:
    """What an engine over an index of its own knows of it."""
    held = collection(lines)
    borders = Borders(held.cut)
    index = f"{place.prefix}-lines-{uuid.uuid4().hex[:8]}"
    lists: list[Counted] = []
    entries = [_entry(n, line, lists, borders) for n, line in enumerate(lines)]
    client = place.client()
    client.indices.create(index=index, body=index_body(shards, {}))
    bodies = Weighing(averages(held.reader)).bodies(Spooled("lines", lists, entries), order=0)
    send(client, index, bodies, Patience())
    client.indices.refresh(index=index)
    return Indexed(
        Cluster(index, place), Statistics(held.reader), NumbersAsSeats(), _members(lines), held.keys, len(lines)
    )


def averages(reader: PostingsReader) -> dict[str, float]:
    """The average length of each ranked field."""
    return {field.name: weighing.average_held(reader.levels, reader.lengths(field.name)) for field in weighing.FIELDS}


def _entry(number: int, line: Line, lists: list[Counted], borders: Borders) -> Entry:
    fields = {"text": line.text.replace("_", ""), "text_en": line.english, "section": line.section, "asked": line.asked}
    words = {}
    for name, text in fields.items():
        if text:
            words[name] = len(lists)
            lists.append((Counter(text.split()), len(text.split())))
    title = line.section.replace(" ", "")
    return Entry(
        place=number,
        words=words,
        folded=line.folded,
        folded_en=line.english,
        words_en=line.english,
        titles=[title],
        names=(sorted(borders.names(line.folded) | borders.names(line.english)), sorted(borders.names(title))),
        codes={facet: _codes(line, facet) for facet in _FACETS},
        holder=line.repeat_of,
    )


def _codes(line: Line, facet: str) -> Sequence[str]:
    return line.department if facet == "department" else (getattr(line, facet),)


def _members(lines: Sequence[Line]) -> Members:
    repeats = {n: line.repeat_of for n, line in enumerate(lines) if line.repeat_of is not None}
    seats = sorted({*repeats, *repeats.values()})
    places = {seat: place for place, seat in enumerate(seats)}
    codes: dict[str, dict[str, BitMap]] = {facet: {} for facet in _FACETS}
    for seat in seats:
        for facet in _FACETS:
            for code in _codes(lines[seat], facet):
                codes[facet].setdefault(code, BitMap()).add(places[seat])
    holders = [places[repeats[seat]] if seat in repeats else -1 for seat in seats]
    return Members(np.array(seats, np.int64), np.array(holders, np.int64), codes)


def remove(place: ClusterPlace) -> None:
    """Removes every index of a place."""
    client: OpenSearch = place.client()
    for index in client.cat.indices(index=f"{place.prefix}-*", format="json", params={"expand_wildcards": "all"}):
        client.indices.delete(index=index["index"], ignore=[404])
