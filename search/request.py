"""What is asked of the search service: the words typed, the filters chosen, the page wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from index.documents import Language

View = Literal["zh", "en", "both"]
Sort = Literal["relevance", "document"]
#: How well a hit answers: it names all that is asked for; it holds it under other names; it holds some of it.
Tier = Literal["named", "related", "partial"]
MATCHES: tuple[Tier, ...] = ("named", "related", "partial")

#: Hits on one page at most.
PER_PAGE_LIMIT = 100
#: Clauses of a section that are shown at once.
SECTION_PART = 100
#: As deep as pages go: nobody reads the ten-thousandth hit, and a crawler should not make us rank it.
DEPTH_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Request:
    """One search.

    Attributes:
        q: The words typed.
        filters: What a reader wrote (长宁区, Changning, changning) by filter, as :data:`search.asking.filters.FILTERS`
            names them; several values mean any of them.
        lang: The language of labels and of what is said about the query.
        view: The language of the texts that are shown.
        match: The only tier whose hits are wanted, None for all.
        exact: As typed: nothing is loosened, corrected or added.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lang: Language = "zh"
    view: View = "both"
    page: int = 1
    per_page: int = 10
    sort: Sort = "relevance"
    match: Tier | None = None
    exact: bool = False

    def within_limits(self) -> Request:
        """The same request with a page and a page size that can be served."""
        per_page = min(max(self.per_page, 1), PER_PAGE_LIMIT)
        page = min(max(self.page, 1), DEPTH_LIMIT // per_page)
        return replace(self, page=page, per_page=per_page)
