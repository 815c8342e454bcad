"""The source beside the text: the lines of the file that hold a clause, and the file itself."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, abort, render_template, request

from search.answers.sources import AROUND, MOST_AROUND
from search.answers.values import Json
from web.requests import answers
from web.serving.lending import service

blueprint = Blueprint("source", __name__)

#: What a browser shows without running anything of it; the rest is saved.
_SHOWN = ("text/plain", "text/markdown", "application/pdf")


@blueprint.get("/documents/<document_id>/<path>/<int(max=999999):ordinal>/source")
def lines(document_id: str, path: str, ordinal: int) -> str:
    """The lines of the file around a clause, each character with what it belongs to."""
    around = request.args.get("around", AROUND, type=int)
    found = answers.source(service(), document_id, path, ordinal, around)
    wider = min(MOST_AROUND, max(around, AROUND) * 4)
    page = next((line["place"].get("page") for line in found["lines"] if _is_marked(line)), None)
    return render_template("source.html", source=found, wider=wider if wider > around else None, page=page)


def _is_marked(line: Json) -> bool:
    """Whether a line holds something of the clause that is asked for."""
    return any(piece["kind"] == "clause" for piece in line["pieces"])


@blueprint.get("/documents/<document_id>/source")
def file(document_id: str) -> Response:
    """The file as it was delivered, byte for byte, with its own type."""
    found = service().sources.file(document_id)
    if found is None:
        abort(404)
    source, kind = found
    response = Response(source.data, content_type=kind)
    name = quote(source.name.rpartition("/")[2], safe="")
    how = "inline" if kind.startswith(_SHOWN) else "attachment"
    response.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{name}"
    return response
