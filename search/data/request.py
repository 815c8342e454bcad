"""What is asked of the extracted facts: a kind, words, filters, a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from search.request import DEPTH_LIMIT, PER_PAGE_LIMIT

DataKind = Literal["targets", "measures", "tasks"]
KINDS: tuple[DataKind, ...] = ("targets", "measures", "tasks")

#: Facts on a page where nobody says how many.
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class DataRequest:
    """One question for facts.

    Attributes:
        q: Words that must all stand in the fact or its sentence, in either language.
        filters: What a reader wrote, by the names of :data:`search.data.filters.FILTERS`; several values mean any.
    """

    kind: DataKind
    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    per_page: int = PER_PAGE

    def within_limits(self) -> DataRequest:
        """The same request with a page and a page size that can be served."""
        per_page = min(max(self.per_page, 1), PER_PAGE_LIMIT)
        return replace(self, page=min(max(self.page, 1), DEPTH_LIMIT // per_page), per_page=per_page)
