"""The data of every page and of its JSON twin."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import abort, g
from werkzeug.datastructures import MultiDict

from search.answers.sources import MOST_AROUND
from search.answers.values import Json
from search.request import Request
from search.service import SearchService
from web.requests import forms
from web.requests.forms import GlossaryForm, ListForm, Notice, ReferenceForm, SearchForm, SectionForm, SuggestForm
from web.requests.messages import N_

_UNKNOWN = N_("Unknown {parameter} “{value}”.")
LAST_PAGE = N_("There are only {count} pages.")
#: Known values that are named to a program that sent another one.
_NAMED = 20


def search(service: SearchService, args: MultiDict[str, str], language: str) -> tuple[SearchForm, Json]:
    """The form that was read from the arguments, with all that is wrong with it, and its page of hits."""
    form = forms.read(args, language)
    found = service.search(form.request).as_json()
    if found["query"]["meaning"] == "unavailable":
        g.passing = True  # the model may answer the next reader
    for name, value in _unknown(found):
        known = service.known_values(name)[:_NAMED]
        # Words of a title are words: that nothing is called so is no mistake.
        is_wrong = name != "section"
        notice = Notice(name, _UNKNOWN, {"parameter": name, "value": value[:40], "known": known}, wrong=is_wrong)
        left = tuple(other for other in form.request.filters[name] if other != value)
        form = form.corrected(notice, filters={**form.request.filters, name: left})
    return form, found


def search_corrected(service: SearchService, args: MultiDict[str, str], language: str) -> tuple[SearchForm, Json]:
    """As :func:`search`, for pages: what was wrong is left out, and a page after the last is the last."""
    form, found = search(service, args, language)
    if _unknown(found):
        found = service.search(form.request).as_json()
    last = max(1, -(-found["total"] // form.request.per_page))
    if form.request.page > last:
        form = form.corrected(Notice("page", LAST_PAGE, {"count": last}), page=last)
        found = service.search(form.request).as_json()
    return replace(form, request=_coded(form.request, found)), found


def _unknown(found: Json) -> list[tuple[str, str]]:
    """The filter values that mean nothing to the index."""
    return [(unknown["filter"], unknown["value"]) for unknown in found["query"].get("unknown", ())]


def _coded(request: Request, found: Json) -> Request:
    """The request with the codes that its filter values mean, so that the links of a page speak one language."""
    codes = {
        name: tuple(str(value["value"]) for value in found["facets"][name] if value["selected"])
        for name in request.filters
        if name in found["facets"]
    }
    return replace(request, filters={**request.filters, **codes})


def document(service: SearchService, document_id: str) -> dict[str, Any]:
    """One document with its outline, or 404."""
    return _found(service.document(document_id))


def whole(service: SearchService, document_id: str, args: MultiDict[str, str]) -> Json:
    """A part of a document with the words that are looked for in it, or 404."""
    form = forms.read_section(args)
    return _found(service.whole(document_id, form.part, form.q, form.at))


def section(service: SearchService, document_id: str, path: str, args: MultiDict[str, str]) -> tuple[SectionForm, Json]:
    """What is asked of a section, a page of its clauses and what stood at its address before, or 404."""
    form = forms.read_section(args)
    found = _cited(service, _found(service.section(document_id, path, form.page, form.per_page, form.q)))
    return form, found | service.addresses.beside(document_id, path)


def section_corrected(
    service: SearchService, document_id: str, path: str, args: MultiDict[str, str]
) -> tuple[SectionForm, Json]:
    """As :func:`section`, for pages: a page after the last is the last."""
    form, found = section(service, document_id, path, args)
    last = max(1, -(-found["total"] // form.per_page))
    if form.page > last:
        form = replace(form, page=last)
        found |= _cited(service, _found(service.section(document_id, path, form.page, form.per_page, form.q)))
    return form, found


def _cited(service: SearchService, section: Json) -> Json:
    """A section with what each of its clauses cites."""
    cited = service.references.of_clauses([clause["id"] for clause in section["clauses"]])
    return section | {"clauses": [{**clause, "references": cited[clause["id"]]} for clause in section["clauses"]]}


def clause(service: SearchService, document_id: str, path: str, ordinal: int) -> dict[str, Any]:
    """One clause and what stood at its address before, or 404."""
    found = _found(service.clause(document_id, path, ordinal))
    cited = service.references.of_clauses([found["id"]])[found["id"]]
    seen = service.sources.links(document_id, found["id"], found["text"]["zh"])
    return {**found, "references": cited, **seen, **service.addresses.beside(document_id, path, ordinal)}


def documents(service: SearchService, args: MultiDict[str, str], per_page: int, most: int) -> tuple[ListForm, Json]:
    """The form that was read from the arguments, and its page of the list of documents."""
    ids = service.document_ids
    form = forms.read_list(args, per_page, most, len(ids))
    shown = ids[(form.page - 1) * form.per_page : form.page * form.per_page]
    found = {"total": len(ids), "page": form.page, "per_page": form.per_page}
    return form, {**found, "documents": service.documents(shown), "generation": service.generation}


def references(service: SearchService, args: MultiDict[str, str]) -> tuple[ReferenceForm, Json]:
    """The form that was read from the arguments, and its page of references."""
    form = forms.read_references(args, service.document_ids)
    return form, service.references.page(form.request)


def source(service: SearchService, document_id: str, path: str, ordinal: int, around: int) -> Json:
    """The lines of a file around a clause and what stood at its address before, or 404."""
    found = _found(service.sources.around(document_id, path, ordinal, max(0, min(around, MOST_AROUND))))
    return found | service.addresses.beside(document_id, path, ordinal)


def glossary(service: SearchService, args: MultiDict[str, str], language: str) -> tuple[GlossaryForm, Json]:
    """The form that was read from the arguments, and its page of concepts."""
    form = forms.read_glossary(args, service.glossary.kinds)
    return form, service.glossary.page(form.q, form.kind, form.page, form.per_page, language, form.sort)


def glossary_corrected(service: SearchService, args: MultiDict[str, str], language: str) -> tuple[GlossaryForm, Json]:
    """As :func:`glossary`, for pages: a page after the last is the last."""
    form, found = glossary(service, args, language)
    last = max(1, -(-found["total"] // form.per_page))
    if form.page > last:
        notice = Notice("page", LAST_PAGE, {"count": last})
        form = replace(form, page=last, notices=(*form.notices, notice))
        found = service.glossary.page(form.q, form.kind, form.page, form.per_page, language, form.sort)
    return form, found


def concept(service: SearchService, concept_id: str) -> dict[str, Any]:
    """One concept with every clause that names it, or 404."""
    return _found(service.glossary.concept(concept_id))


def suggest(service: SearchService, args: MultiDict[str, str], language: str) -> tuple[SuggestForm, Json]:
    """The form that was read from the arguments, and what the words typed so far could become."""
    form = forms.read_suggest(args)
    suggestions = [
        {**row, "url": f"/search?{urlencode({'q': row['text']})}"}
        for row in service.suggest(form.q, language, form.limit)
    ]
    return form, {"q": form.q, "suggestions": suggestions, "generation": service.generation}


def _found(resource: dict[str, Any] | None) -> dict[str, Any]:
    if resource is None:
        abort(404)
    return resource
