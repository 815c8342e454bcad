"""What is similar in meaning, where words do not suffice: it follows what holds all of the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.errors import EncoderUnavailable
from search.asking.finding import Finding, named_count
from search.asking.meant import meant, unheld, without, words_suffice, worth
from search.asking.plans import Planner
from search.engines.protocol import Ask, Selected
from search.library.generation import Library
from search.query.needed import district_code
from search.query.phrases import Mention
from search.query.syntax import Parsed
from search.query.tree import And, Coded, Node, Or, Pinned
from search.request import Request

if TYPE_CHECKING:
    from search.meaning.nearest import Within


class Similar:
    """Adds to what words found, for one generation."""

    def __init__(self, library: Library, planner: Planner) -> None:
        self._library = library
        self._planner = planner

    def added(self, found: Finding, selected: Selected, request: Request) -> Finding:
        """The same with what is similar in meaning, where words do not suffice."""
        text = "" if found.plan.is_pinned else meant(found.asked.tree)
        if not text or not self._library.meaning.is_open:
            return found
        parts = self._planner.expander.mentions(found.asked.tree)
        if words_suffice(named_count(found.answer), len(parts), found.unmatched):
            return found
        # The districts that are named limit what is looked at: sentences that name one are near to whatever does.
        text = without(text, [part.typed for part in parts if part.kind == "district"])
        share = unheld(len(parts), len(found.unmatched))
        try:
            near = self._library.meaning.near(text, share, self._within(found.asked, parts, selected))
        except EncoderUnavailable:
            return replace(found, meaning="unavailable")
        if near is None or not (near.sure or found.answer.total):
            return replace(found, meaning="asked")
        near = near.weighed(worth(share, is_own=near.is_own))
        page = self._planner.page(found.plan, found.tree, selected, request, near=near)
        [answer] = self._library.engine.search_many([page])
        return replace(found, answer=answer, meaning="asked", near=near)

    def _within(self, query: Parsed, parts: Sequence[Mention], selected: Selected) -> Within | None:
        """Tells which clauses are within the filters and limits of a query and of the districts that it names."""
        districts = [Coded("district", code) for part in parts if (code := district_code(part))]
        limits: list[Node] = [*self._planner.expander.held(query.tree), *([Or(tuple(districts))] if districts else [])]
        if not (limits or selected):
            return None

        def within(numbers: Sequence[int]) -> set[int]:
            ask = Ask(And((Pinned(tuple(numbers)), *limits)), selected, limit=len(numbers))
            [answer] = self._library.engine.search_many([ask])
            return {number for hit in answer.hits for number in (hit.number, *hit.repeats)}

        return within
