"""What a web process of a large corpus holds: little of a question while it is answered, and less of it then."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyroaring import BitMap

from search.engines.opensearch.members import Members
from search.engines.opensearch.questions import seats_of
from search.engines.opensearch.tallying import Tally
from search.engines.opensearch.translating import Query
from search.engines.protocol import Ask
from search.query.tree import Word
from search.request import Request
from search.service import SearchService

#: So many members, and documents that they stand in, as in a million clauses of which one in five repeats another.
_MEMBERS, _DOCUMENTS = 100_000, 5_000
_FACETS = ("document", "kind", "topic")
_TIER: Query = {"term": {"word": "tier"}}


@pytest.fixture(scope="module")
def members() -> Members:
    places = np.arange(_MEMBERS)
    holders = np.where(places % 2, places - 1, -1)
    several = np.array_split(places.astype(np.uint32), _DOCUMENTS)
    codes = {
        "document": {f"d{n}": BitMap(each) for n, each in enumerate(several)},
        "kind": {f"k{n}": BitMap(places[n::6].astype(np.uint32)) for n in range(6)},
        "topic": {f"t{n}": BitMap(places[:: n + 2].astype(np.uint32)) for n in range(12)},
    }
    return Members(10 * places, holders, codes)


def _told(seats: Sequence[int]) -> str:
    """Seats as the cluster writes them."""
    text, last = [], 0
    for seat in seats:
        left = 2 * (seat - last) if seat >= last else 2 * (last - seat) - 1
        while left > 31:
            text.append(chr(80 + (left & 31)))
            left >>= 5
        text.append(chr(48 + left))
        last = seat
    return "".join(text)


def _answer() -> dict[str, Any]:
    """All members match, two in three of them the tier."""
    seats = [10 * place for place in range(_MEMBERS)]
    tier, rest = (
        {"doc_count": len(each), "members": {"seats": {"value": _told(each)}}}
        for each in ([seat for seat in seats if seat % 30], [seat for seat in seats if not seat % 30])
    )
    values = {facet: {"buckets": []} for facet in _FACETS}
    return {"aggregations": {"0": tier, "rest": {"doc_count": 1, "1": rest}, "all-": values, "best-": values}}


@contextmanager
def _traced() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
    finally:
        tracemalloc.stop()


def test_seats_are_read_as_they_are_written() -> None:
    seats = [7, 8, 3000, 2**40, 12, 2**62 - 1]
    assert seats_of(_told(seats)).tolist() == seats


def test_all_members_that_match_take_some_bytes_each_while_they_are_counted_and_fewer_then(members: Members) -> None:
    ask, answer = Ask(Word("x"), facets=_FACETS, tiers=(Word("x", "text"),), limit=10), _answer()

    def counted() -> Tally:
        tally = Tally(ask, {}, [_TIER], members, _DOCUMENTS, 10_000)
        tally.first()
        tally.take(answer)
        return tally

    with _traced():
        first = counted()
        assert tracemalloc.get_traced_memory()[1] / _MEMBERS < 190, "codes are put in order when they are first counted"
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        tally = counted()
        kept, peak = (value - before for value in tracemalloc.get_traced_memory())
        # The JSON of the document facet is not part of it: the cluster gave no buckets.
        assert kept / _MEMBERS < 25
        assert peak / _MEMBERS < 60
    assert tally.in_tiers == first.in_tiers


def test_questions_that_were_answered_leave_little(tiny_in_cluster: Path, environment: None) -> None:
    words = [f"{first}{second}" for first in "医疗器械人才公寓创新药" for second in "支持奖励研发园区产业企业"]
    service = SearchService.open(tiny_in_cluster)
    try:
        with _traced():
            held = []
            for number, word in enumerate(words[:120]):
                service.search(Request(q=word)).as_json()
                if number in (19, 119):
                    held.append(tracemalloc.get_traced_memory()[0])
    finally:
        service.close()
    assert (held[1] - held[0]) / 100 < 20_000


def test_a_process_that_asks_does_without_the_library_that_builds_use(tiny_in_cluster: Path, environment: None) -> None:
    program = (
        "import sys; from pathlib import Path; from web import create_app\n"
        "client = create_app({'INDEX': Path(sys.argv[1])}).test_client()\n"
        "assert client.get('/search?q=医疗器械').status_code == 200\n"
        "print([name for name in ('opensearchpy', 'requests', 'urllib3') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tiny_in_cluster)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
