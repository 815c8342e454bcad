"""The page of what the documents cite: works that the corpus holds, and works that it does not."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from search.answers.references import RELATIONS
from web.requests.forms import read_references
from web.serving.lending import service
from web.showing.paging import window

blueprint = Blueprint("references", __name__)

#: Documents among which a reader chooses from a list.
_CHOICE = 200


@blueprint.get("/references")
def references() -> str:
    """The works that are cited, a page at a time, with the clauses that cite them."""
    form = read_references(request.args, service().document_ids)
    # More are no choice: their ids are typed.
    documents = service().documents() if len(service().document_ids) <= _CHOICE else []
    found = service().references.works(form.request)
    shown = {"form": form, "found": found, "works": found["works"], "relations": RELATIONS, "documents": documents}
    pages = window(found["page"], -(-found["total"] // found["per_page"]))
    return render_template("references.html", **shown, pages=pages, address="/references")
