"""Pages that were made are kept, packed, while their generation is served; texts go out packed to who takes that.

A page depends on its address, the reader's language and view, the place of the site and the day, and on nothing else:
what was made for one reader is right for the next, but for a page that lacks what may be there in a moment (it sets
``passing`` in ``g``). What is kept is bounded and goes with its generation.
"""

from __future__ import annotations

import gzip
from collections.abc import Hashable
from datetime import date

from flask import Flask, Response, g, request

from index.errors import IndexUnavailable
from web.requests import links
from web.requests.language import choice
from web.requests.views import view
from web.serving.lending import lease
from web.serving.pages import Kept
from web.serving.place import origin

#: Characters of an address whose page is kept, and bytes of a text that are worth packing.
_ADDRESS, _WORTH = 2_000, 1_000
#: Types of texts.
_TEXTS = (
    "text/",
    "application/json",
    "application/problem+json",
    "application/atom+xml",
    "application/xml",
    "image/svg",
)
#: What is asked for to learn how things are now.
_NOW = ("/healthz", "/api/v1/suggest")


def init_app(app: Flask) -> None:
    """Answers with what is kept where it can, and keeps and packs what goes out."""
    app.before_request(_kept)
    app.after_request(_keep)


def _kept() -> Response | None:
    key = _key()
    if key is None:
        return None
    try:
        found = lease().pages.get(key)
    except IndexUnavailable:
        return None
    if found is None:
        return None
    g.packed = found.packed
    response = Response(status=200, content_type=found.type)
    return _sent(response, found.packed)


def _keep(response: Response) -> Response:
    is_text = (response.mimetype or "").startswith(_TEXTS)
    if is_text:
        response.vary.add("Accept-Encoding")
    if "packed" in g or not is_text or response.status_code != 200:
        return response
    if response.is_streamed and request.endpoint != "static":
        return response  # it may have no end in sight
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < _WORTH:
        return response
    packed = gzip.compress(data, 6, mtime=0)
    key = _key()
    if key is not None and "lease" in g and not (response.cache_control.no_store or "passing" in g):
        lease().pages.keep(key, Kept(packed, response.content_type))
    return _sent(response, packed)


def _sent(response: Response, packed: bytes) -> Response:
    """The response with a body that this reader can unpack."""
    if request.accept_encodings["gzip"]:
        response.data = packed
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.data = gzip.decompress(packed)
    return response


def _key() -> Hashable | None:
    """What a page depends on; None for what is not kept."""
    if request.endpoint == "static" or request.path in _NOW or len(request.query_string) > _ADDRESS:
        return None
    place = (origin(), links.prefix())
    return (place, request.path, request.query_string, choice().language, view().view, date.today())
