"""What is taken away: searches, documents, collections and the glossary as files, and the feed of a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from flask import Blueprint, Response, render_template, request, stream_with_context

from search.exports.formats import FORMATS
from search.exports.rows import rows
from web.pages.exports import FORMATS as GLOSSARY_FORMATS
from web.requests import answers, collecting, links
from web.requests.forms import read_glossary
from web.requests.language import choice
from web.serving.lending import service
from web.serving.place import origin
from web.showing.citing import citation_of
from web.showing.standing import tags_of
from web.showing.texts import run

blueprint = Blueprint("taking", __name__)

_FORMS = f"<any({', '.join(FORMATS)}):form>"
#: Entries of a feed.
_ENTRIES = 50
#: What reference managers read: the end of a file's name → the form of the citation, and its type.
_REFERENCES = {"bib": ("bibtex", "application/x-bibtex"), "ris": ("ris", "application/x-research-info-systems")}


@blueprint.get(f"/search.{_FORMS}")
def search(form: str) -> Response:
    """Every hit of a search, one row a clause."""
    asked, _ = answers.search_corrected(service(), request.args, choice().language)
    return taken(service().taking.hits(asked.request), form, "search")


@blueprint.get(f"/documents.{_FORMS}")
def documents(form: str) -> Response:
    """Every clause of the corpus."""
    return taken(service().taking.documents(service().document_ids), form, "clauses")


@blueprint.get(f"/documents/<document_id>.{_FORMS}")
def document(document_id: str, form: str) -> Response:
    """Every clause of a document."""
    answers.document(service(), document_id)
    return taken(service().taking.documents([document_id]), form, document_id)


@blueprint.get(f"/collection.{_FORMS}")
def collection(form: str) -> Response:
    """The clauses of a collection, with its notes."""
    return taken((item["clause"] for item in picked()), form, "collection")


@blueprint.get(f"/collection.<any({', '.join(_REFERENCES)}):form>")
def references(form: str) -> Response:
    """The citations of a collection, for reference managers."""
    key, kind = _REFERENCES[form]
    text = "\n".join(item["citation"][key] for item in picked())
    return _file([text.encode()], f"{kind}; charset=utf-8", f"collection.{form}")


@blueprint.get(f"/glossary.<any({', '.join(GLOSSARY_FORMATS)}):form>")
def glossary(form: str) -> Response:
    """The glossary as a table; ``q`` and ``kind`` narrow it as they do the page."""
    asked = read_glossary(request.args, service().glossary.kinds)
    kind, write = GLOSSARY_FORMATS[form]
    return _file(write(service().glossary.rows(asked.q, asked.kind)), kind, f"glossary.{form}")


@blueprint.get("/feed.atom")
def feed() -> Response:
    """What a search finds, or the documents of the corpus, for feed readers."""
    form, found = answers.search_corrected(service(), request.args, choice().language)
    asked = [pair for pair in form.pairs if pair[0] not in ("view", "page", "per_page")]
    is_search = any(value for _, value in asked)
    entries = _hits(found["results"]) if is_search else _documents()
    page = links.address("/search", asked) if is_search else links.address("/documents")
    body = render_template(
        "feed.xml",
        address=origin() + links.address("/feed.atom", [*asked, ("lang", choice().language)] if is_search else []),
        page=origin() + page,
        q=form.request.q,
        updated=service().built,
        entries=list(entries)[:_ENTRIES],
    )
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def picked() -> list[dict[str, Any]]:
    """The clauses of the collection in this address that are there, each with its note and citation."""
    found = []
    for item in collecting.read():
        document_id, path, ordinal = item.id.split("/")
        clause = service().clause(document_id, path, int(ordinal))
        if clause is not None:
            noted = {**clause, "note": item.note}
            found.append({"clause": noted, "note": item.note, "value": item.value, "citation": citation_of(clause)})
    return found


def taken(clauses: Iterable[dict[str, Any]], form: str, name: str) -> Response:
    """Clauses as a file in one of the formats, made while it is sent."""
    kind, write = FORMATS[form]
    lang = choice().language
    made = write(rows(clauses, origin() + links.prefix(), lang, date.today()), lang)
    return _file(made, kind, f"{name}.{form}")


def _file(chunks: Iterable[bytes], kind: str, name: str) -> Response:
    # The first piece is made now: an index that cannot be read is an answer of its own, not half a file.
    pieces = iter(chunks)
    first = next(pieces, b"")

    def sent() -> Iterator[bytes]:
        yield first
        yield from pieces

    response = Response(stream_with_context(sent()), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _hits(results: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for hit in results:
        where = run(choice().language, hit["heading"]) or run(choice().language, hit["section"]["title"])
        yield _entry(hit, hit["document"], f"{where.text} · {hit['id']}" if where else hit["id"], hit["text"])


def _documents() -> Iterator[dict[str, Any]]:
    for head in service().documents():
        title = run(choice().language, head["title"])
        yield _entry(head, head, title.text if title else head["id"], {"zh": citation_of(head)["gbt7714"]})


def _entry(resource: dict[str, Any], document: dict[str, Any], title: str, text: dict[str, Any]) -> dict[str, Any]:
    summary = run(choice().language, text)
    return {
        "address": origin() + links.address(resource["url"]),
        "title": title,
        "updated": service().built,
        "authors": [each[choice().language] or each["zh"] for each in document["issuers"]] or [document["id"]],
        "categories": [tag.html.striptags() for tag in tags_of(document)],
        "summary": summary.text if summary else "",
    }
