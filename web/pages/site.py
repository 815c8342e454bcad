"""What machines ask a site for: health, sitemap, search description, robots, icon."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from flask import Blueprint, Response, current_app, jsonify, render_template

from search.answers.resources import document_url
from web.requests import links
from web.serving.lending import lender, service
from web.showing.templating import absolute

blueprint = Blueprint("site", __name__)

#: What is endless, for readers to make and not for crawlers.
_CLOSED = ("/search", "/collection", "/feed.atom", "/api/")

#: Addresses of one site map, by the protocol of sitemaps.org.
_IN_SITEMAP = 50_000
#: Documents that are listed for language models.
_LISTED = 100


@blueprint.get("/healthz")
def health() -> Response:
    """Which generation is served, and whether it is asked by meaning; 503 with the cure when there is none."""
    asked = service()
    trouble = lender().trouble
    body = {
        "status": "degraded" if trouble else "ok",
        "generation": asked.generation,
        "built": asked.built,
        "meaning": asked.meaning,
    }
    response = jsonify(body | ({"trouble": trouble} if trouble else {}))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Lets a browser search here from its address bar."""
    return Response(render_template("opensearch.xml"), content_type="application/opensearchdescription+xml")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """The pages that do not depend on a question: documents before their sections, as many as a site map may hold."""
    return Response(
        render_template("sitemap.xml", addresses=islice(_addresses(), _IN_SITEMAP)), content_type="application/xml"
    )


@blueprint.get("/llms.txt")
def llms() -> Response:
    """What is here, for language models that read the site."""
    asked = service()
    listed = asked.documents(asked.document_ids[:_LISTED])
    text = render_template("llms.txt", documents=listed, count=len(asked.document_ids))
    return Response(text, content_type="text/plain; charset=utf-8")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Crawlers read the documents; results are endless and are theirs to make."""
    lines = (
        "User-agent: *",
        *(f"Disallow: {links.address(path)}" for path in _CLOSED),
        f"Sitemap: {absolute('/sitemap.xml')}",
        "",
    )
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """The icon, for browsers that ask without being told its address."""
    return current_app.send_static_file("icon.svg")


def _addresses() -> Iterator[str]:
    own = ("/", "/documents", "/compare", "/targets", "/measures", "/tasks", "/glossary", "/about")
    yield from (absolute(path) for path in own)
    asked = service()
    yield from (absolute(document_url(document_id)) for document_id in asked.document_ids)
    for document_id in asked.document_ids:
        document = asked.document(document_id)
        yield from (absolute(section["url"]) for section in (document or {"outline": ()})["outline"])
