"""The JSON API of policy as data and of comparisons, and its tables for spreadsheets.

The addresses are added to the blueprint of the API, which is registered from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from flask import Response, abort, request

from search.data.columns import REFERENCES, cells, heads, reference_cells
from search.data.request import KINDS, DataKind
from search.exports.formats import FORMATS
from search.exports.tables import book, sheet
from web.api.routes import accepted, blueprint, jsonify
from web.requests import answers, comparing, data
from web.serving.lending import service

#: The forms of a table of facts.
TABLES = ("csv", "xlsx")
#: More references than a corpus has.
_ALL = 1_000_000


def facts(kind: DataKind) -> Response:
    """A page of targets, measures or tasks, each with its sentence."""
    form, found = data.answer(service(), request.args, kind)
    return jsonify(found | {"notices": accepted(form.notices)})


def table(kind: DataKind, form: str) -> Response:
    """Every fact that the filters leave, one a row, as CSV or as a workbook."""
    asked, _ = data.answer(service(), request.args, kind)
    accepted(asked.notices)
    found = service().data.find(asked.request).facts
    return _file(kind, form, heads(kind), (cells(kind, fact) for fact in found))


def references(form: str) -> Response:
    """Everything that the documents cite, one a row, as CSV or as a workbook."""
    asked, _ = answers.references(service(), request.args)
    accepted(asked.notices)
    found = service().references.page(replace(asked.request, page=1, per_page=_ALL))["items"]
    return _file("references", form, [name for name, _ in REFERENCES], map(reference_cells, found))


def _file(name: str, form: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    made = [sheet(columns, rows)] if form == "csv" else book(name, columns, rows)
    response = Response(made, content_type=FORMATS[form].type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


for each in KINDS:
    blueprint.add_url_rule(f"/v1/{each}", each, partial(facts, each))
    for form in TABLES:
        blueprint.add_url_rule(f"/v1/{each}.{form}", f"{each}_{form}", partial(table, each, form))
for form in TABLES:
    blueprint.add_url_rule(f"/v1/references.{form}", f"references_{form}", partial(references, form))


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


@blueprint.get("/v1/compare/<topic>/<district>")
def compared_district(topic: str, district: str) -> Response:
    """Every clause of one district that speaks of a topic, best first."""
    found = service().comparison.of_district(topic, district)
    if found is None:
        abort(404)
    return jsonify(found)


@blueprint.get("/v1/similar/<document_id>/<path>/<int(max=999999):ordinal>")
def similar(document_id: str, path: str, ordinal: int) -> Response:
    """Clauses of other districts that share terms with a clause."""
    if service().clause(document_id, path, ordinal) is None:
        abort(404)
    clause_id = f"{document_id}/{path}/{ordinal}"
    found = service().comparison.similar(clause_id)
    return jsonify({"clause": clause_id, "similar": found, "generation": service().generation})
