"""One ask to a cluster, from its first questions to its answer.

The first round counts, and reads the hits that are likely to be wanted; further rounds read what the counts have shown
to be missing, which is seldom anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from index.storing.opensearch.mapping import SEAT
from search.engines import bm25f
from search.engines.opensearch import questions
from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.measuring import Measures
from search.engines.opensearch.members import Members
from search.engines.opensearch.tallying import Tally
from search.engines.opensearch.translating import Query, Seats
from search.engines.protocol import Answer, Ask, Hit, Key
from search.engines.statistics import Statistics

Body = dict[str, Any]

#: The score, the seat and, where it was asked for, the tier of a hit.
Found = tuple[float, int, int]
#: What a page is of: a tier, all in reading order, what goes before all others, or repeats whose scores count.
Part = int | Literal["all", "first", "repeats"]

#: Hits that are asked for beyond a page, because repeats are folded into others; and at most at a time.
_SPARE, _MOST = 20, 10_000


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a generation knows of its index in the cluster.

    Attributes:
        cluster: Where it is asked.
        statistics: How rare its words are.
        seats: Which clause stands where.
        members: The clauses that repeat others or are repeated.
        keys: Gives the addresses of clauses and cards.
        documents: How many there are.
    """

    cluster: Cluster
    statistics: Statistics
    seats: Seats
    members: Members
    keys: Callable[[Sequence[int]], list[Key]]
    documents: int

    @property
    def values(self) -> int:
        """More values than a facet has, but that of documents, which has as many as there are."""
        return max(self.documents, 10_000)


class Asked:
    """One ask: it says what is to be asked next, takes the answers, and has its own when nothing is left to ask."""

    def __init__(self, ask: Ask, indexed: Indexed, measures: Measures) -> None:
        translator = measures.translator
        self._ask = ask
        self._indexed = indexed
        found, tiers = translator.filter(ask.tree), [translator.filter(tier) for tier in ask.tiers]
        self._scored: Query = translator.query(ask.tree) if ask.limit else {}
        self._tiers = tiers
        self._selecting = questions.selecting(ask.selected)
        self._tally = Tally(ask, found, tiers, indexed.members, indexed.documents, indexed.values)
        self._parts, self._wanted = self._tally.parts, self._tally.wanted
        self._again: list[Body] = []
        self._pages: list[Part] = []
        self._read: dict[Part, list[Found]] = {}
        self._asked_for: dict[Part, int] = {}
        self._first: list[Found] = []
        self._scores: dict[int, float] = {}

    def first(self) -> list[Body]:
        """The counts, and the hits that are likely to be the first."""
        ask = self._ask
        bodies = [self._tally.first()]
        if ask.limit and self._wanted and not ask.reading_order:
            bodies.append(self._page(self._wanted[0], ask.offset + ask.limit + self._spare))
            if ask.first:
                bodies.append(self._some("first", self._indexed.seats.seats(ask.first)))
        return bodies

    def take_first(self, answer: Callable[[], Body]) -> None:
        """Takes the answers to the first questions."""
        self._tally.take(answer())
        self._take_pages(answer)
        if self._wanted and any(self._tally.moved(self._wanted[0])):
            # It was asked by what clauses match, and some are of another tier.
            self._read.pop(self._wanted[0], None)
        self._first = self._going_first()
        self._again = self._tally.again()

    def further(self) -> list[Body]:
        """What else is to be asked, nothing when the answer is complete."""
        bodies = self._again + [self._page(part, size) for part, size in self._needed()]
        if not bodies and "repeats" not in self._read and (seats := self._unscored()):
            bodies.append(self._some("repeats", seats))
        return bodies

    def take_further(self, answer: Callable[[], Body]) -> None:
        """Takes the answers to further questions."""
        for _ in self._again:
            self._tally.take_again(answer())
        self._again = []
        self._take_pages(answer)
        self._scores.update({seat: score for score, seat, _ in self._read.get("repeats", ())})

    def answer(self) -> Answer:
        """The answer, when nothing else is to be asked."""
        tally, ask = self._tally, self._ask
        hits = self._hits() if ask.limit else ()
        return Answer(hits, tally.total, tally.documents, tally.counts, tally.in_tiers, tally.best if ask.tiers else {})

    @property
    def _spare(self) -> int:
        return (_SPARE if len(self._indexed.members) else 0) + len(self._ask.first)

    def _page(self, part: Part, size: int) -> Body:
        """A question for the first hits of a tier, or of all that are wanted."""
        self._pages.append(part)
        self._asked_for[part] = size
        tally, filters = self._tally, list(self._selecting)
        if isinstance(part, int):
            filters += questions.tier_filter(self._parts, part, *tally.moved(part))
        elif self._ask.wanted is not None:
            wanted = questions.united(self._tiers, self._wanted)
            filters += questions.tier_filter([wanted, wanted], 0, *tally.moved(None))
        told = self._parts if self._ask.reading_order else ()
        return questions.page(self._scored, filters, size, told, reading_order=self._ask.reading_order)

    def _some(self, part: Part, seats: Sequence[int]) -> Body:
        """A question for the scores and tiers of some clauses, where they are hits."""
        self._pages.append(part)
        filters = [*self._selecting, {"terms": {SEAT: list(seats)}}]
        return questions.page(self._scored, filters, len(seats), self._parts, reading_order=True)

    def _take_pages(self, answer: Callable[[], Body]) -> None:
        for part in self._pages:
            self._read[part] = _hits(answer())
        self._pages = []

    def _going_first(self) -> list[Found]:
        """What goes before all other hits, in the order that was asked for."""
        tally = self._tally
        tiers = {seat: (score, tally.tier_of(seat, tier)) for score, seat, tier in self._read.get("first", ())}
        seats = self._indexed.seats.seats(self._ask.first) if tiers else []
        found = [(tiers[seat][0], seat, tiers[seat][1]) for seat in seats if seat in tiers]
        return [hit for hit in found if hit[2] in self._wanted and tally.holder_of(hit[1]) == hit[1]]

    def _count_of(self, tier: int) -> int:
        """How many hits of a tier do not go before all others."""
        return self._tally.in_tiers[tier] - sum(hit[2] == tier for hit in self._first)

    def _needed(self) -> list[tuple[Part, int]]:
        """The tiers whose hits are still to be read, each with how many to ask for."""
        ask, tally = self._ask, self._tally
        if not ask.limit or ask.offset >= tally.total:
            return []
        last = min(ask.offset + ask.limit, tally.total)
        needed: list[tuple[Part, int]] = []
        if ask.reading_order:
            needed.append(("all", last))
        else:
            before = len(self._first)
            for tier in self._wanted:
                count = self._count_of(tier)
                if count and before < last and before + count > ask.offset:
                    needed.append((tier, min(last - before, count)))
                before += count
        return [(part, self._asking(part, count)) for part, count in needed if not self._is_enough(part, count)]

    def _asking(self, part: Part, count: int) -> int:
        """How many hits to ask for, so that so many stay when repeats are folded."""
        before = self._asked_for[part] if part in self._read else 0
        return min(_MOST, max(count + self._spare, 4 * before))

    def _is_enough(self, part: Part, count: int) -> bool:
        """Whether so many hits of a tier have been read, or all there are."""
        read = self._read.get(part)
        if read is None:
            return False
        asked_for = self._asked_for[part]
        return len(read) < asked_for or len(self._unfolded(part)) >= count or asked_for >= _MOST

    def _unfolded(self, part: Part) -> dict[int, float]:
        """The seats of the hits that were read, in order with their scores, repeats folded into what they repeat."""
        found: dict[int, float] = {}
        read, tally = self._read.get(part, []), self._tally
        if part != "all":
            read = sorted(read, key=lambda hit: (-bm25f.rounded(hit[0]), hit[1]))
        for score, seat, _ in read:
            holder = tally.holder_of(seat)
            if holder == seat or part != "all":
                found[holder] = max(found.get(holder, score), score)
        for _, seat, _ in self._first:
            found.pop(seat, None)
        return found

    def _unscored(self) -> list[int]:
        """The repeats whose scores count for hits that were not read in the order of scores."""
        if not self._ask.limit:
            return []
        placed = self._placed() if self._ask.reading_order else [(seat, 0.0, 0) for _, seat, _ in self._first]
        return [repeat for seat, *_ in placed for repeat in self._tally.repeats_of(seat)]

    def _placed(self) -> list[tuple[int, float, int]]:
        """The seats, scores and tiers of the page, in order."""
        ask, tally = self._ask, self._tally
        start, end = ask.offset, ask.offset + ask.limit
        if ask.reading_order:
            matched = {seat: tier for _, seat, tier in self._read.get("all", ())}
            found = list(self._unfolded("all").items())[start:end]
            return [(seat, score, tally.tier_of(seat, matched[seat])) for seat, score in found]
        placed = [(seat, score, tier) for score, seat, tier in self._first[start:end]]
        before = len(self._first)
        for tier in self._wanted:
            count = self._count_of(tier)
            if tier in self._read:
                found = list(self._unfolded(tier).items())[max(0, start - before) : min(max(0, end - before), count)]
                placed += [(seat, score, tier) for seat, score in found]
            before += count
        return placed

    def _hits(self) -> tuple[Hit, ...]:
        placed, seats = self._placed(), self._indexed.seats
        numbers = seats.numbers([seat for seat, *_ in placed])
        hits = []
        for (seat, score, tier), number, key in zip(placed, numbers, self._indexed.keys(numbers), strict=True):
            folded = self._tally.repeats_of(seat)
            best = max([score, *(self._scores[repeat] for repeat in folded if repeat in self._scores)])
            hits.append(Hit(number, bm25f.rounded(best), tuple(seats.numbers(folded)), key, tier))
        return tuple(hits)


def _hits(answer: Body) -> list[Found]:
    """The score, the seat and the tier that it matches of each hit."""
    found = answer["hits"].get("hits", ())
    tiers = (int((hit.get("matched_queries") or ("0",))[0]) for hit in found)
    return [(float(hit["_score"] or 0.0), int(hit["sort"][-1]), tier) for hit, tier in zip(found, tiers, strict=True)]
