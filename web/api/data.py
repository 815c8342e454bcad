"""The JSON API of policy as data and of comparisons, and its tables for spreadsheets.

The addresses are added to the blueprint of the API, which is registered from here.
"""

from __future__ import annotations

from functools import partial

from flask import Response, abort, request

from search.data.columns import cells, heads
from search.data.request import KINDS, DataKind
from search.exports.formats import FORMATS
from web.api.routes import accepted, blueprint, jsonify
from web.pages.exports import book, sheet
from web.requests import comparing, data
from web.serving.lending import service

#: The forms of a table of facts.
TABLES = ("csv", "xlsx")


def facts(kind: DataKind) -> Response:
    """A page of targets, measures or tasks, each with its sentence."""
    form, found = data.answer(service(), request.args, kind)
    return jsonify(found | {"notices": accepted(form.notices)})


def table(kind: DataKind, form: str) -> Response:
    """Every fact that the filters leave, one a row, as CSV or as a workbook."""
    asked, _ = data.answer(service(), request.args, kind)
    accepted(asked.notices)
    rows = (cells(kind, fact) for fact in service().data.find(asked.request).facts)
    made = sheet(heads(kind), rows) if form == "csv" else book(kind, heads(kind), rows)
    response = Response(made, content_type=FORMATS[form].type)
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}.{form}"'
    return response


for each in KINDS:
    blueprint.add_url_rule(f"/v1/{each}", each, partial(facts, each))
    for form in TABLES:
        blueprint.add_url_rule(f"/v1/{each}.{form}", f"{each}_{form}", partial(table, each, form))


@blueprint.get("/v1/topics")
def topics() -> Response:
    """The grid: every topic with the number of clauses of each district."""
    return jsonify(service().comparison.grid())


@blueprint.get("/v1/compare")
def compare() -> Response:
    """The districts side by side on a topic or question, or two clauses."""
    asked = comparing.read(request.args)
    found = comparing.answer(service(), asked)
    if found is None:
        abort(404)
    return jsonify(found | {"notices": accepted(asked.notices)})


@blueprint.get("/v1/similar/<document_id>/<path>/<int(max=999999):ordinal>")
def similar(document_id: str, path: str, ordinal: int) -> Response:
    """Clauses of other districts that share terms with a clause."""
    if service().clause(document_id, path, ordinal) is None:
        abort(404)
    clause_id = f"{document_id}/{path}/{ordinal}"
    found = service().comparison.similar(clause_id)
    return jsonify({"clause": clause_id, "similar": found, "generation": service().generation})
