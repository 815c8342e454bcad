"""The page that lays districts side by side: the grid, a topic, a question, two clauses."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request

from search.data.asking import NOTE
from search.exports.formats import FORMATS
from web.pages.taking import taken
from web.requests import comparing
from web.serving.lending import service

blueprint = Blueprint("compare", __name__)


@blueprint.app_context_processor
def _grid() -> dict[str, Any]:
    """Lets the first page show grid and headline targets, which are made only where a page asks for them."""
    return {
        "topic_grid": lambda: service().comparison.grid(),
        "headline_targets": lambda: service().data.headlines,
        "facts_note": NOTE,
    }


@blueprint.get("/compare")
def compare() -> str:
    """A column a district with its best clauses, the silent ones shown; without a topic or question, the grid."""
    asked = comparing.read(request.args)
    found = comparing.answer(service(), asked)
    if found is None:
        abort(404)
    template = "pair.html" if "a" in found else "compared.html" if "columns" in found else "grid.html"
    grid = found if template == "grid.html" else service().comparison.grid()
    return render_template(template, asked=asked, found=found, topics=grid["topics"])


@blueprint.get(f"/compare.<any({', '.join(FORMATS)}):form>")
def table(form: str) -> Response:
    """Every clause of a comparison as a file, district after district; of a question, those that are shown."""
    asked = comparing.read(request.args)
    found = service().comparison.clauses_of(asked.topic, asked.q, (asked.a, asked.b))
    clauses = (service().clause(*_parts(each)) for each in found)
    return taken((clause for clause in clauses if clause is not None), form, "compare")


def _parts(clause_id: str) -> tuple[str, str, int]:
    document_id, path, ordinal = clause_id.rsplit("/", 2)
    return document_id, path, int(ordinal)


@blueprint.get("/compare/<topic>/<district>")
def district(topic: str, district: str) -> str:
    """Every clause of one district that speaks of a topic, best first."""
    found = service().comparison.of_district(topic, district)
    if found is None:
        abort(404)
    return render_template("topic.html", found=found)


@blueprint.get("/compare/similar/<document_id>/<path>/<int(max=999999):ordinal>")
def similar(document_id: str, path: str, ordinal: int) -> str:
    """Clauses of other districts that are like a clause, each with a way to lay the two side by side."""
    clause = service().clause(document_id, path, ordinal)
    if clause is None:
        abort(404)
    found = service().comparison.similar(clause["id"])
    return render_template("similar.html", clause=clause, found=found)
