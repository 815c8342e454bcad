"""Addresses at which nothing stands: where it went, how it changed, that it is gone, or how to go on from here."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import NotFound

from index.errors import IndexUnavailable
from search.addresses.book import EarlierAddress
from web.requests import addresses, links
from web.requests.addresses import Address
from web.responses import errors
from web.responses.errors import Missing
from web.serving.lending import service


def init_app(app: Flask) -> None:
    """Answers for every address of a document, a section or a clause that is not there."""
    app.register_error_handler(NotFound, answer)


def answer(error: NotFound) -> Response:
    """What is said of an address at which nothing stands.

    1. Its text stands elsewhere, and that is sure: 301.
    2. Something likely was made of it: 200, with both texts and their difference.
    3. It is gone: 410, with the nearest section.
    4. It is written as people write addresses: 301 to the address that is meant.
    5. It never was: 404, with the section and the document above it.
    """
    try:
        return _answer(error)
    except IndexUnavailable:
        return errors.answer(error)


def _answer(error: NotFound) -> Response:
    book, asked = service().addresses, addresses.read(request.path)
    if asked and not book.stands(asked.document, asked.path, asked.ordinal):
        found = book.answer(asked.document, asked.path, asked.ordinal)
        if found:
            return _answered(asked, found)
    for meant in addresses.tolerant(request.path):
        place = (meant.document, meant.path, meant.ordinal)
        if meant.url != request.path and (book.stands(*place) or book.was(*place)):
            return _led(meant.url)
    if asked is None:
        return errors.answer(error)
    way_on = book.way_on(asked.document, asked.path)
    told = {"moved_to": None, "nearest": way_on, "search": _search(way_on)}
    return errors.answer(Missing(HTTPStatus.NOT_FOUND, told))


def _answered(asked: Address, found: EarlierAddress) -> Response:
    told = {"moved_to": found.url, "earlier": found.earlier, "nearest": found.nearest}
    if found.kind == "gone":
        return errors.answer(Missing(HTTPStatus.GONE, {**told, "search": _search(found.nearest)}))
    if found.kind == "moved" and found.url:
        target = addresses.read(found.url)
        return _led(target._replace(is_api=asked.is_api, is_source=asked.is_source).url if target else found.url, told)
    if asked.is_api:
        return jsonify(links.below_prefix({"id": asked.url.removeprefix("/api/v1/"), "status": "changed", **told}))
    return make_response(render_template("changed.html", asked=asked, **told))


def _search(way_on: Mapping[str, Any] | None) -> str:
    """Where to look for what is not there: in its document, else in all."""
    within = [("document", str(way_on["document"]["id"]))] if way_on else []
    return links.address("/search", [("q", ""), *within])


def _led(url: str, told: Mapping[str, object] | None = None) -> Response:
    """A redirect that keeps language and view; it is not kept by caches, because a text can move again."""
    location = links.address(url, list(request.args.items(multi=True)))
    body = jsonify(links.below_prefix({"moved_to": url, **(told or {})}))
    response = body if url.startswith("/api/") else Response(status=HTTPStatus.MOVED_PERMANENTLY)
    response.status_code = HTTPStatus.MOVED_PERMANENTLY
    response.headers["Location"] = location
    return response
