"""What the documents cite, as JSON-ready values: clause by clause, and work by work."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.references.keys import title_key
from index.references.records import Reference, Relation
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
        # They are read again: those of the other pages are not held.
        grouped: dict[str, list[Reference]] = {work: [] for work in ranked[first : first + request.per_page]}
        for one in self._found(request) if grouped else ():
            if (work := _work(one)) in grouped:
                grouped[work].append(one)
        shown = _OF_A_WORK if len(ranked) > 1 else _OF_ONE_WORK
        works = [
            {**self._named(group), "count": len(group), "items": [self._item(one) for one in group[:shown]]}
            for group in grouped.values()
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

    def _named(self, group: Sequence[Reference]) -> Json:
        """What a group of references calls the work that they mean: its longest title and its number."""
        titles = [one.full or one.title for one in group if one.title]
        number = next((one.number for one in group if one.number), None)
        document = self._library.documents.get(group[0].document_id or "")
        title = bilingual(max(titles, key=len) if titles else None)
        brief = self._resources.document_brief(document) if document else None
        return {
            "title": brief["title"] if brief else title,
            "number": number.written if number else None,
            "parts": _parts(group[0]) or next(filter(None, map(_parts, group)), None),
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
            "parts": _parts(one),
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


def _parts(one: Reference) -> Json | None:
    if one.number is None:
        return None
    parts = dataclasses.asdict(one.number)
    return {"issuer": parts["issuer"], "year": parts["year"], "number": parts["serial"]}
