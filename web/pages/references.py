"""The page of what the documents cite: works that the corpus holds, and works that it does not."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from search.answers.references import RELATIONS
from web.requests import answers
from web.serving.lending import service

blueprint = Blueprint("references", __name__)

#: Documents among which a reader chooses from a list.
_CHOICE = 200


@blueprint.get("/references")
def references() -> str:
    """Every work that is cited, with the clauses that cite it."""
    form, _ = answers.references(service(), request.args)
    # More are no choice: their ids are typed.
    documents = service().documents() if len(service().document_ids) <= _CHOICE else []
    works = service().references.works(form.request)
    return render_template("references.html", form=form, works=works, relations=RELATIONS, documents=documents)
