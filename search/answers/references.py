"""What the documents cite, as JSON-ready values: clause by clause, and work by work."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.references.keys import title_key
from index.references.records import CitedNumber, Reference, Relation
from search.answers.resources import Resources, bilingual, document_url
from search.answers.values import Json
from search.library.generation import Library

RELATIONS: tuple[Relation, ...] = ("basis", "implements", "forwards", "reports", "mentions")


@dataclass(frozen=True, slots=True)
class ReferenceRequest:
    """Which references are asked for; "" and None leave nothing out."""

    document: str = ""
    relation: str = ""
    in_corpus: bool | None = None
    q: str = ""
    page: int = 1
    per_page: int = 100


#: References that are given of each work, and of one that stands alone.
_OF_A_WORK, _OF_ONE_WORK = 20, 1000


@dataclass(slots=True)
class _Cited:
    """What the references to one work say of it.

    Attributes:
        title: The longest that they give it.
        number: The first that they give it.
        items: The first of them.
        count: How many there are.
    """

    title: str | None = None
    number: CitedNumber | None = None
    items: list[Reference] = field(default_factory=list)
    count: int = 0

    def take(self, one: Reference, kept: int) -> None:
        """Takes one more, and keeps so many."""
        self.count += 1
        self.number = self.number or one.number
        title = (one.full or one.title) if one.title else None
        self.title = max(self.title, title, key=len) if self.title and title else self.title or title
        if len(self.items) < kept:
            self.items.append(one)


class CitedWorks:
    """The references of one generation."""

    def __init__(self, library: Library, resources: Resources) -> None:
        self._library = library
        self._resources = resources

    def page(self, request: ReferenceRequest) -> Json:
        """A page of references, in reading order."""
        first, total, items = (request.page - 1) * request.per_page, 0, []
        for total, one in enumerate(self._found(request), 1):
            if first < total <= first + request.per_page:
                items.append(self._item(one))
        return {
            "total": total,
            "page": request.page,
            "per_page": request.per_page,
            "generation": self._library.name,
            "items": items,
        }

    def works(self, request: ReferenceRequest) -> Json:
        """A page of the works that others cite, those that are cited most first, each with its first references.

        ``count`` says how many there are of each; of a work that stands alone more are given.
        """
        counts: Counter[str] = Counter()
        by_others = set[str]()
        for one in self._found(request):
            work = _work(one)
            counts[work] += 1
            if not one.is_self:
                by_others.add(work)
        ranked = sorted((work for work in counts if work in by_others), key=lambda work: -counts[work])
        first = (request.page - 1) * request.per_page
        # They are read again: those of the other pages are not held, nor those of a work that are not shown.
        shown = _OF_A_WORK if len(ranked) > 1 else _OF_ONE_WORK
        page = {work: _Cited() for work in ranked[first : first + request.per_page]}
        for one in self._found(request) if page else ():
            if (cited := page.get(_work(one))) is not None:
                cited.take(one, shown)
        works = [
            {**self._named(cited), "count": cited.count, "items": [self._item(one) for one in cited.items]}
            for cited in page.values()
        ]
        return {"total": len(ranked), "page": request.page, "per_page": request.per_page, "works": works}

    def of_clauses(self, addresses: Sequence[str]) -> dict[str, list[Json]]:
        """What clauses cite, by their addresses; an empty list for one that cites nothing."""
        found = self._library.references.of_clauses(addresses)
        return {address: [self._item(one) for one in found.get(address, ())] for address in addresses}

    def _found(self, request: ReferenceRequest) -> Iterator[Reference]:
        asked = title_key(request.q)
        for one in self._library.references.all():
            number = one.number.written if one.number else ""
            said = title_key(f"{one.title or ''} {one.full or ''} {number}")
            is_wanted = not request.document or one.document == request.document
            is_wanted = is_wanted and (not request.relation or one.relation == request.relation)
            is_wanted = is_wanted and (request.in_corpus is None or (one.document_id is not None) == request.in_corpus)
            if is_wanted and (not asked or asked in said):
                yield one

    def _named(self, cited: _Cited) -> Json:
        """What references call the work that they mean: its longest title and its number."""
        document = self._library.documents.get(cited.items[0].document_id or "")
        brief = self._resources.document_brief(document) if document else None
        return {
            "title": brief["title"] if brief else bilingual(cited.title),
            "number": cited.number.written if cited.number else None,
            "parts": _parts(cited.number),
            "in_corpus": brief is not None,
            "document": brief,
        }

    def _item(self, one: Reference) -> Json:
        document = self._library.documents.get(one.document_id or "")
        english = self._resources.document_brief(document)["title"]["en"] if document else None
        place = one.id.partition("#")[0]
        return {
            "id": one.id,
            "clause": one.clause,
            "document": one.document,
            "url": f"/documents/{place}",
            "title": bilingual(one.title, english if one.title else None),
            "full": one.full,
            "number": one.number.written if one.number else None,
            "parts": _parts(one.number),
            "marks": one.marks,
            "in_corpus": document is not None,
            "document_id": one.document_id,
            "document_url": document_url(one.document_id) if document and one.document_id else None,
            "self": one.is_self,
            "relation": one.relation,
            "quote": bilingual(one.quote, one.quote_en),
            "span": list(one.span),
        }


def _work(one: Reference) -> str:
    """What makes two references name one work: the document of the corpus, else the title, else the number."""
    if one.document_id:
        return f"document {one.document_id}"
    if one.title:
        return f"title {title_key(one.full or one.title)}"
    return f"number {one.number.key if one.number else ''}"


def _parts(number: CitedNumber | None) -> Json | None:
    if number is None:
        return None
    parts = dataclasses.asdict(number)
    return {"issuer": parts["issuer"], "year": parts["year"], "number": parts["serial"]}
