"""Which clauses are taken away: all hits of a search, a document, the corpus, or some that a reader picked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, islice

from index.documents import Clause
from search.answers.resources import Resources
from search.answers.values import Json
from search.asking.attempts import Asking
from search.asking.filters import Filters
from search.library.generation import Library
from search.request import Request

#: Clauses that are read at once.
_BATCH = 500


class Taking:
    """Reads clauses of one generation, a batch at a time."""

    def __init__(self, library: Library, resources: Resources, asking: Asking, filters: Filters) -> None:
        self._library = library
        self._resources = resources
        self._asking = asking
        self._filters = filters

    def hits(self, request: Request) -> Iterator[Json]:
        """Every hit of a search, in its order; what documents say about themselves is left out."""
        whole = replace(request, page=1, per_page=max(1, self._library.catalogue.clause_count))
        found = self._asking.ask(whole, self._filters.select(whole)).answer.hits
        return self._read(hit.number for hit in found if self._is_clause(hit.number))

    def documents(self, document_ids: Sequence[str]) -> Iterator[Json]:
        """Every clause of some documents, in reading order."""
        for document_id in document_ids:
            yield from self._read(self._numbers[document_id])

    def picked(self, addresses: Iterable[tuple[str, str, int]]) -> Iterator[Json]:
        """The clauses at some addresses, in the order asked; there must be one at each."""
        found = (self._library.catalogue.number_of(*address) for address in addresses)
        return self._read(number for number in found if number is not None)

    @cached_property
    def _numbers(self) -> Mapping[str, range]:
        """The numbers of the clauses of each document: they are counted in the order of the corpus."""
        counts = self._library.catalogue.clause_counts()
        ends = accumulate(counts.values())
        return {name: range(end - counts[name], end) for name, end in zip(counts, ends, strict=True)}

    def _is_clause(self, number: int) -> bool:
        return number < self._library.catalogue.clause_count

    def _read(self, numbers: Iterable[int]) -> Iterator[Json]:
        left = iter(numbers)
        while batch := list(islice(left, _BATCH)):
            for document_id, clause in self._library.catalogue.clauses_at(batch):
                yield self._clause(document_id, clause)

    def _clause(self, document_id: str, clause: Clause) -> Json:
        section = self._library.outlines[document_id].sections[clause.section]
        return {
            "document": self._resources.document_brief(self._library.documents[document_id]),
            "section": self._resources.placed(document_id, section),
            **self._resources.clause_text(document_id, clause),
        }
