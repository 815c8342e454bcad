"""What assistants may ask, answered as JSON of bounded size; nothing that is typed raises anything but a clear error.

A tool is a method with plain arguments. It borrows the service of the current generation, so that a new build is seen
without a restart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from search.answers.references import ReferenceRequest
from search.answers.values import Json
from search.asking.filters import NAMES
from search.data.request import DataKind, DataRequest
from search.request import DEPTH_LIMIT, Request
from search.service import SearchService
from web.assistants.sources import UNOFFICIAL, citations, source_of
from web.requests.addresses import Address, tolerant
from web.serving.lending import Lender

#: Entries of one answer at most, and characters of one text.
ENTRIES, CHARACTERS = 20, 6000
#: Characters of an argument that are read.
_ARGUMENT = 2000
#: Documents that a message names at most.
_NAMED = 20


class AssistantError(Exception):
    """An argument that cannot be meant; the message says which and the cure."""


class Tools:
    """The tools over the services that a lender lends."""

    def __init__(self, lender: Lender, root: str = "") -> None:
        self._lender = lender
        self._root = root.rstrip("/")

    def search(
        self,
        q: str,
        district: str = "",
        document: str = "",
        department: str = "",
        role: str = "",
        limit: int = 10,
        page: int = 1,
    ) -> Json:
        """Clauses for words in Chinese or English, best first."""
        filters = _filters(district=district, document=document, department=department, role=role)
        with self._borrowed() as service:
            request = Request(
                q[:_ARGUMENT],
                {k: v for k, v in filters.items() if k in NAMES},
                per_page=_limit(limit),
                page=_page(page),
            )
            found = service.search(request).as_json()
            _no_unknown(found["query"].get("unknown", ()), service.known_values)
            hits = [
                {
                    "id": hit["id"],
                    "text": _cut(hit["text"]),
                    "section": hit["section"]["title"],
                    "matched": hit["matched"],
                    "source": source_of(hit["document"], hit["url"], self._root, hit["tier"]),
                }
                for hit in found["results"]
            ]
            return self._answer(service, total=found["total"], page=found["page"], hits=hits)

    def read(self, address: str) -> Json:
        """A document with its outline, a section with its clauses, or a clause, by its id or address."""
        places = _places(address)
        with self._borrowed() as service:
            for place in places:
                if found := _found(service, place):
                    source = source_of(_head(service, place.document), place.url, self._root)
                    return self._answer(service, **_readable(found), source=source)
            raise AssistantError(f"{address[:80]}: nothing stands there. Cure: use an id that search gave back.")

    def compare(self, topic: str = "", q: str = "") -> Json:
        """Districts side by side on a topic or on words; without either, the grid of topics and districts."""
        with self._borrowed() as service:
            if not topic and not q:
                grid = service.comparison.grid()
                return self._answer(
                    service, districts=grid["districts"], topics=grid["topics"], silence=grid["silence"]
                )
            found = (
                service.comparison.by_topic(topic.strip()) if topic else service.comparison.by_question(q[:_ARGUMENT])
            )
            if found is None:
                known = ", ".join(each["id"] for each in service.comparison.grid()["topics"])
                raise AssistantError(f"There is no topic {topic[:40]!r}. Cure: one of {known}; or give q.")
            columns = [
                {
                    "district": column["district"],
                    "silent": column["silent"],
                    "total": column["total"],
                    "clauses": [
                        {
                            "id": clause["id"],
                            "text": _cut(clause["text"]),
                            "source": source_of(clause["document"], clause["url"], self._root, clause.get("tier")),
                        }
                        for clause in column["clauses"]
                    ],
                }
                for column in found["columns"]
            ]
            return self._answer(service, topic=found["topic"], q=found["q"], columns=columns, silence=found["silence"])

    def facts(self, kind: DataKind, q: str, limit: int, page: int, **filters: str) -> Json:
        """Targets, measures or tasks, each with its sentence."""
        with self._borrowed() as service:
            request = DataRequest(kind, q[:_ARGUMENT], _filters(**filters), _page(page), _limit(limit))
            found = service.data.page(request)
            _no_unknown(found["unknown"], lambda name: [str(value["value"]) for value in found["facets"][name]])
            items = [
                {
                    **_without(item, "document", "url"),
                    "source": source_of(_head_at(service, item["url"]), item["url"], self._root),
                }
                for item in found["items"]
            ]
            return self._answer(service, total=found["total"], page=found["page"], note=found["note"], items=items)

    def references(self, q: str = "", document: str = "", limit: int = 20) -> Json:
        """What the documents cite: other documents by title and number."""
        with self._borrowed() as service:
            if document and document not in (known := service.document_ids):
                some = ", ".join(known[:_NAMED]) + (" …" if len(known) > _NAMED else "")
                raise AssistantError(f"There is no document {document[:40]!r}. Cure: one of {some}.")
            found = service.references.page(ReferenceRequest(q=q[:_ARGUMENT], document=document))
            items = [
                {**item, "source": source_of(_head_at(service, item["url"]), item["url"], self._root)}
                for item in found["items"][: _limit(limit)]
            ]
            return self._answer(service, total=found["total"], items=items)

    def glossary(self, q: str, limit: int = 10) -> Json:
        """What a term is called in both languages, and how many clauses name it."""
        with self._borrowed() as service:
            found = service.glossary.page(q[:_ARGUMENT], "", 1, _limit(limit))
            return self._answer(service, total=found["total"], concepts=found["concepts"])

    def cite(self, address: str) -> Json:
        """How a document, section or clause is cited, with its lasting address."""
        read = self.read(address)
        with self._borrowed() as service:
            url = read["source"]["url"].removeprefix(self._root)
            forms = citations(_head(service, read["source"]["document"]), url, self._root)
            return self._answer(service, forms=forms, source=read["source"])

    def verify(self, sentence: str, clause: str = "") -> Json:
        """Whether a sentence stands in a clause: exact, changed (with the difference), elsewhere, or nowhere."""
        if not sentence.strip():
            raise AssistantError("There is no sentence. Cure: give the words to be verified, in Chinese or English.")
        with self._borrowed() as service:
            places = _places(clause) if clause else []
            place = next(
                (each for each in places if service.addresses.stands(*each[:3])), places[0] if places else None
            )
            found = service.verifier.verify(sentence, place.url.removeprefix("/documents/") if place else None)
            url = found["url"]
            source = source_of(_head_at(service, url), url, self._root) if url else None
            return self._answer(service, **found, source=source)

    @contextmanager
    def _borrowed(self) -> Iterator[SearchService]:
        lease = self._lender.borrow()
        try:
            yield lease.service
        finally:
            self._lender.give_back(lease)

    def _answer(self, service: SearchService, **values: Any) -> Json:
        return {**values, "translation": UNOFFICIAL, "generation": service.generation}


def _head(service: SearchService, document_id: str) -> Json:
    """The head of a document."""
    return service.documents([document_id])[0]


def _head_at(service: SearchService, url: str) -> Json:
    """The head of the document that an address is in."""
    return _head(service, url.split("/")[2])


def _limit(limit: int) -> int:
    if not 1 <= limit <= ENTRIES:
        raise AssistantError(f"limit is {limit}. Cure: a number from 1 to {ENTRIES}; page leads on.")
    return limit


def _page(page: int) -> int:
    if not 1 <= page <= DEPTH_LIMIT:
        raise AssistantError(f"page is {page}. Cure: a number from 1 to {DEPTH_LIMIT}.")
    return page


def _filters(**filters: str) -> dict[str, tuple[str, ...]]:
    return {name: (value[:_ARGUMENT],) for name, value in filters.items() if value.strip()}


def _no_unknown(unknown: Sequence[Json], known: Callable[[str], list[str]]) -> None:
    for each in unknown:
        some = ", ".join(known(each["filter"])[:ENTRIES])
        cure = f"one of {some}" if some else "leave it out"
        raise AssistantError(f"No {each['filter']} is called {each['value'][:60]!r}. Cure: {cure}.")


def _places(address: str) -> list[Address]:
    """What ``https://…/documents/xuhui/4.1.3`` or ``XUHUI／4.1.3。`` may mean, the likeliest first."""
    path = address[:_ARGUMENT].partition("?")[0].partition("#")[0]
    places = [place for place in tolerant(path.partition("/documents/")[2] or path) if not place.is_source]
    if not places or len(address) > _ARGUMENT:
        raise AssistantError(f"{address[:80]!r} is no address. Cure: as in xuhui, xuhui/4.1.3 or xuhui/4.1.3/2.")
    return places


def _found(service: SearchService, place: Address) -> Json | None:
    """What stands at a place."""
    if not place.path:
        return service.document(place.document)
    if place.ordinal is None:
        return service.section(place.document, place.path)
    return service.clause(place.document, place.path, place.ordinal)


def _cut(text: Json) -> Json:
    """Both languages of a text, each cut to what one answer may hold."""
    return {
        name: value[:CHARACTERS] + "…" if value and len(value) > CHARACTERS else value for name, value in text.items()
    }


def _readable(found: Json) -> Json:
    """A document, section or clause without what only pages need, cut to what one answer may hold."""
    if "outline" in found:
        outline = [
            {name: section[name] for name in ("path", "number", "title", "role", "clauses")}
            for section in found["outline"]
        ]
        return {"id": found["id"], "title": found["title"], "outline": outline[:200], "sections": len(outline)}
    if "clauses" in found:
        clauses, left = [], CHARACTERS * 3
        for clause in found["clauses"]:
            left -= len(clause["text"]["zh"] or "") + len(clause["text"]["en"] or "")
            if left < 0:
                break
            clauses.append({"id": clause["id"], "text": _cut(clause["text"])})
        return {"id": found["id"], "title": found["title"], "clauses": clauses, "total": len(found["clauses"])}
    named = ("id", "kind", "heading", "departments", "also_in")
    return {**{name: found[name] for name in named}, "text": _cut(found["text"])}


def _without(item: Json, *names: str) -> Json:
    return {name: value for name, value in item.items() if name not in names}
