"""The pages. Each is made from the data that its JSON twin gives away (:mod:`web.api.routes`)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, request

from web.requests import answers, links
from web.requests.language import choice
from web.requests.messages import N_
from web.serving import lending
from web.serving.config import QUERY_LENGTH
from web.serving.lending import service
from web.showing.outlines import around, tree
from web.showing.paging import window

blueprint = Blueprint("pages", __name__)

#: What the first page offers to try, and what it means for a reader who does not read Chinese.
EXAMPLES = (
    ("医疗器械", N_("medical devices")),
    ("细胞治疗", N_("cell therapy")),
    ("CRO", N_("contract research")),
    ("脑机接口", N_("brain–computer interfaces")),
    ("知识产权", N_("intellectual property")),
    ("“人工智能辅助”", N_("AI-assisted, as an exact run")),
)
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
    """What this is, the search box, the districts and some questions to start with."""
    return render_template("home.html", documents=lending.documents(), examples=EXAMPLES)


@blueprint.get("/search")
def search() -> str:
    """Hits with snippets, beside the filters; without words or filters, only the box."""
    form, found = answers.search_corrected(service(), request.args, choice().language)
    pages = window(found["page"], -(-found["total"] // found["per_page"]))
    held = {document["district"]["value"] for document in lending.documents() if document["district"]}
    return render_template(
        "search.html", form=form, found=found, pages=pages, held=held, examples=EXAMPLES, address="/search"
    )


@blueprint.get("/documents")
def documents() -> str:
    """Every document of the corpus."""
    return render_template("documents.html", documents=lending.documents())


@blueprint.get("/documents/<document_id>")
def document(document_id: str) -> str:
    """One document: what it says about itself, and its outline."""
    found = answers.document(service(), document_id)
    return render_template("document.html", document=found, outline=tree(found["outline"]))


@blueprint.get("/documents/<document_id>/<path>")
def section(document_id: str, path: str) -> str:
    """One section: its clauses, and where it stands."""
    found = answers.section(service(), document_id, path)
    return render_template("section.html", section=found, outline=_outline_around(document_id, path))


@blueprint.get("/documents/<document_id>/<path>/<int(max=999999):ordinal>")
def clause(document_id: str, path: str, ordinal: int) -> str:
    """One clause: its address, and where it stands."""
    found = answers.clause(service(), document_id, path, ordinal)
    return render_template("clause.html", clause=found, outline=_outline_around(document_id, path))


@blueprint.get("/glossary")
def glossary() -> str:
    """The concepts of the documents, in both languages."""
    form, found = answers.glossary_corrected(service(), request.args)
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
    outlines = (answers.document(service(), document["id"])["outline"] for document in corpus["documents"])
    example = next((f"{section['url']}/1" for outline in outlines for section in outline if section["clauses"]), None)
    return render_template("about.html", corpus=corpus, example=example)


def _outline_around(document_id: str, path: str) -> list[Any]:
    return around(tree(answers.document(service(), document_id)["outline"]), path)
