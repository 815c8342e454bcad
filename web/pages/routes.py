"""The pages. Each is made from the data that its JSON twin gives away (:mod:`web.api.routes`)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, request

from web.pages.taking import picked
from web.requests import answers, collecting, links
from web.requests.forms import read_section
from web.requests.language import choice
from web.serving import lending
from web.serving.config import QUERY_LENGTH
from web.serving.lending import service
from web.showing.outlines import around, tree
from web.showing.paging import window

blueprint = Blueprint("pages", __name__)

#: Documents that a page lists; the first page of the site shows the first of them.
ON_A_PAGE = 100
#: Characters of an address that a redirect repeats.
_LONGEST = 4_000
#: Pages that have a JSON twin, by the first part of their address.
_TWINS = ("/search", "/documents", "/glossary", "/about", "/targets", "/measures", "/tasks", "/compare")


@blueprint.before_app_request
def _json_twin() -> Response | None:
    """``.json`` behind a page's address leads to the same data in the API."""
    path, dot, suffix = request.path.rpartition(".")
    if suffix != "json" or not dot or not path.startswith(_TWINS):
        return None
    return Response(status=301, headers={"Location": links.address(_twin(path), _within(_LONGEST))})


def _within(length: int) -> list[tuple[str, str]]:
    """The arguments of this address, cut as a search would cut them, as many as fit into a length."""
    kept: list[tuple[str, str]] = []
    for key, value in request.args.items(multi=True):
        pair = (key[:QUERY_LENGTH], value[:QUERY_LENGTH])
        length -= len(links.address("/", [pair]))
        if length < 0:
            break
        kept.append(pair)
    return kept


def _twin(path: str) -> str:
    """The API address of a page: `/documents/xuhui/4.1` → `/api/v1/sections/xuhui/4.1`."""
    first, *rest = path.strip("/").split("/")
    if first == "documents":
        first = ("documents", "documents", "sections", "clauses")[min(len(rest), 3)]
    return "/".join(("/api/v1", "corpus" if first == "about" else first, *rest))


@blueprint.get("/")
def home() -> str:
    """What is in the index, the search box, and some questions to start with."""
    asked = service()
    return render_template(
        "home.html",
        documents=asked.documents(asked.document_ids[:ON_A_PAGE]),
        count=len(asked.document_ids),
        districts=asked.districts,
        clauses=asked.clause_count,
        questions=lending.questions(choice().language),
    )


@blueprint.get("/search")
def search() -> str:
    """Hits with snippets, and the filters; without words or filters, only the box."""
    form, found = answers.search_corrected(service(), request.args, choice().language)
    pages = window(found["page"], -(-found["total"] // found["per_page"]))
    questions = [] if form.request.q else lending.questions(choice().language)
    return render_template("search.html", form=form, found=found, pages=pages, questions=questions, address="/search")


@blueprint.get("/documents")
def documents() -> str:
    """The documents of the corpus, a page at a time."""
    form, found = answers.documents(service(), request.args, ON_A_PAGE, ON_A_PAGE)
    pages = window(found["page"], -(-found["total"] // found["per_page"]))
    return render_template("documents.html", form=form, found=found, pages=pages, address="/documents")


@blueprint.get("/documents/<document_id>")
def document(document_id: str) -> str:
    """One document, whole or in parts, with what a reader looks for in it."""
    found = answers.whole(service(), document_id, request.args)
    return render_template("document.html", document=found, outline=tree(found["outline"]))


@blueprint.get("/documents/<document_id>/<path>")
def section(document_id: str, path: str) -> str:
    """One section: its clauses, and where it stands."""
    form, found = answers.section_corrected(service(), document_id, path, request.args)
    pages = window(found["page"], -(-found["total"] // found["per_page"]))
    outline = _outline_around(document_id, path)
    return render_template("section.html", section=found, section_form=form, q=form.q, pages=pages, outline=outline)


@blueprint.get("/documents/<document_id>/<path>/<int(max=999999):ordinal>")
def clause(document_id: str, path: str, ordinal: int) -> str:
    """One clause between its neighbours: how it is cited, and where it stands."""
    found = answers.clause(service(), document_id, path, ordinal)
    q = read_section(request.args).q
    marked = {**found, "marks": service().marks(found, q)} if q else found
    before, after = (_beside(found[name]) for name in ("previous", "next"))
    outline = _outline_around(document_id, path)
    return render_template("clause.html", clause=marked, q=q, before=before, after=after, outline=outline)


@blueprint.get("/collection")
def collection() -> str | Response:
    """The clauses that the address names, as one sheet; a note that was written moves into the address."""
    items = collecting.read()
    if (name := request.args.get("of")) and (note := request.args.get("note")) is not None:
        kept = [(key, value) for key, value in request.args.items() if key in ("lang", "view")]
        address = links.address("/collection", [*collecting.pairs(collecting.noted(items, name, note)), *kept])
        return Response(status=302, headers={"Location": address})
    found = picked()
    there = {item["clause"]["id"] for item in found}
    return render_template("collection.html", items=found, missing=[each.id for each in items if each.id not in there])


@blueprint.get("/glossary")
def glossary() -> str:
    """The concepts of the documents, in both languages."""
    form, found = answers.glossary_corrected(service(), request.args, choice().language)
    pages = window(found["page"], -(-found["total"] // found["per_page"]))
    return render_template("glossary.html", form=form, found=found, pages=pages, address="/glossary")


@blueprint.get("/glossary/<concept_id>")
def concept(concept_id: str) -> str:
    """One concept: what it is called, and every clause that names it."""
    found = answers.concept(service(), concept_id)
    return render_template("concept.html", concept=found)


@blueprint.get("/about")
def about() -> str:
    """What the corpus holds and does not hold, and how to ask it."""
    corpus = service().corpus()
    outlines = (answers.document(service(), document_id)["outline"] for document_id in service().document_ids)
    example = next((f"{section['url']}/1" for outline in outlines for section in outline if section["clauses"]), None)
    return render_template("about.html", corpus=corpus, example=example)


def _beside(neighbour: dict[str, Any] | None) -> dict[str, Any] | None:
    """A neighbour with its text."""
    if neighbour is None:
        return None
    document_id, path, ordinal = neighbour["id"].split("/")
    return service().clause(document_id, path, int(ordinal))


def _outline_around(document_id: str, path: str) -> list[Any]:
    return around(tree(answers.document(service(), document_id)["outline"]), path)
