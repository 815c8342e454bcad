"""The JSON API: the same data as the pages, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from flask import Blueprint, Response, abort, request
from flask import jsonify as as_json

from index.errors import IndexUnavailable
from search.answers.sources import AROUND, MOST_AROUND
from search.exports.formats import FORMATS
from web.api.known import known_values, told
from web.api.openapi import description
from web.pages.taking import picked, taken
from web.requests import answers, forms, links
from web.requests.forms import Notice
from web.requests.language import LANGUAGES, catalogue, choice
from web.responses.errors import Unprocessable
from web.serving.config import DOCUMENTS_LIMIT
from web.serving.lending import service
from web.showing.citing import with_citation

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.before_request
def refuse_other_languages() -> None:
    """A page in a language that is asked for and not known is in another one; a program is told."""
    if (wish := request.args.get("lang")) and wish not in LANGUAGES:
        accepted([forms.not_one_of("lang", LANGUAGES, wish)])


@blueprint.get("/v1/search")
def search() -> Response:
    """Hits as `SearchService.search` gives them, and what was done to the arguments."""
    form, found = answers.search(service(), request.args, choice().language)
    return jsonify(found | {"notices": accepted(form.notices)})


@blueprint.get("/v1/suggest")
def suggest() -> Response:
    """What the words typed so far could become."""
    form, found = answers.suggest(service(), request.args, choice().language)
    response = jsonify(found | {"notices": accepted(form.notices)})
    # A reader who deletes a character again is not made to wait; a new generation is seen within a minute.
    response.headers["Cache-Control"] = "private, max-age=60"
    return response


@blueprint.get("/v1/documents")
def documents() -> Response:
    """The documents of the corpus without outlines, all of them on one page where they are not very many."""
    form, found = answers.documents(service(), request.args, DOCUMENTS_LIMIT, DOCUMENTS_LIMIT)
    return jsonify(found | {"notices": accepted(form.notices)})


@blueprint.get("/v1/documents/<document_id>")
def document(document_id: str) -> Response:
    """One document with its outline."""
    return jsonify(with_citation(answers.document(service(), document_id)))


@blueprint.get("/v1/sections/<document_id>/<path>")
def section(document_id: str, path: str) -> Response:
    """One section with its clauses."""
    form, found = answers.section(service(), document_id, path, request.args)
    return jsonify(with_citation(found) | {"notices": accepted(form.notices)})


@blueprint.get("/v1/clauses/<document_id>/<path>/<int(max=999999):ordinal>")
def clause(document_id: str, path: str, ordinal: int) -> Response:
    """One clause."""
    return jsonify(with_citation(answers.clause(service(), document_id, path, ordinal)))


@blueprint.get("/v1/clauses")
def clauses() -> Response:
    """Every clause of a search, one row each, as a file."""
    form, _ = answers.search(service(), request.args, choice().language)
    wanted = request.args.get("format", "jsonl")
    wrong = [] if wanted in FORMATS else [forms.not_one_of("format", FORMATS, wanted)]
    accepted((*form.notices, *wrong))
    return taken(service().taking.hits(form.request), wanted, "clauses")


@blueprint.get("/v1/collection")
def collection() -> Response:
    """The clauses that the address names, with notes and citations."""
    items = [{"note": each["note"], **with_citation(each["clause"])} for each in picked()]
    return jsonify({"items": items, "generation": service().generation})


@blueprint.get("/v1/clauses/<document_id>/<path>/<int(max=999999):ordinal>/source")
def source(document_id: str, path: str, ordinal: int) -> Response:
    """The lines of the file that hold a clause, with those around it."""
    text = request.args.get("around") or str(AROUND)
    around = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_AROUND)) else -1
    if not 0 <= around <= MOST_AROUND:
        accepted([forms.not_one_of("around", [f"0–{MOST_AROUND}"], text)])
    return jsonify(answers.source(service(), document_id, path, ordinal, around))


@blueprint.get("/v1/glossary")
def glossary() -> Response:
    """The concepts that are called what was asked for."""
    form, found = answers.glossary(service(), request.args, choice().language)
    return jsonify(found | {"notices": accepted(form.notices)})


@blueprint.get("/v1/glossary/<concept_id>")
def concept(concept_id: str) -> Response:
    """One concept with every clause that names it."""
    return jsonify(answers.concept(service(), concept_id))


@blueprint.get("/v1/references")
def references() -> Response:
    """What the documents cite, in reading order."""
    form, found = answers.references(service(), request.args)
    return jsonify(found | {"notices": accepted(form.notices)})


@blueprint.get("/v1/corpus")
def corpus() -> Response:
    """What the corpus holds and does not hold."""
    return jsonify(service().corpus())


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description of this API."""
    described = description(links.prefix() or "/")
    with suppress(IndexUnavailable):
        described = told(described, known_values(service()))
    return as_json(described)


@blueprint.get("/<path:rest>")
def nothing(rest: str) -> Response:
    """Any other address of the API: problem details, not a page."""
    abort(404)


def jsonify(value: Any) -> Response:
    """Data as the answer to a program."""
    return as_json(links.below_prefix(value))


def accepted(notices: Sequence[Notice]) -> list[dict[str, Any]]:
    """What is told of a request that can be answered as it is; a value that cannot be meant is refused."""
    if wrong := [notice for notice in notices if notice.wrong]:
        raise Unprocessable([_told(notice) for notice in wrong])
    return [_told(notice) for notice in notices]


def _told(notice: Notice) -> dict[str, Any]:
    told = {"parameter": notice.parameter, "detail": catalogue().plain(notice.message, **notice.values)}
    return told | ({"known": notice.values["known"]} if "known" in notice.values else {})
