"""What every response says to browsers and caches: nothing foreign is loaded, and what may be kept for how long."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, abort, g, request

from web.requests.language import choice
from web.requests.views import view
from web.responses.assets import fingerprint, is_named_for_good, made
from web.serving.place import is_malformed

#: Everything comes from this site, and there is no script or style outside its two files.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
METHODS = ("GET", "HEAD")


def init_app(app: Flask) -> None:
    """Refuses what is not reading, and completes every response."""
    app.before_request(_only_reading)
    app.after_request(_complete)


def _only_reading() -> None:
    if is_malformed():
        abort(400)
    if request.method not in METHODS:
        abort(405, valid_methods=METHODS)


def _complete(response: Response) -> Response:
    response.headers.update(SECURITY)
    if response.location:
        # A proxy may have other names for this site: where to go on is said without a host.
        parts = urlsplit(response.location)
        response.location = urlunsplit(("", "", "/" + parts.path.lstrip("/"), parts.query, parts.fragment))
        # The page that comes with a redirect names it; what a program is told names no host.
        response.data = response.data if response.is_json else b""
    if request.endpoint == "static":
        # The address of a static file carries its fingerprint: a changed file has another address.
        is_kept = is_named_for_good() and response.status_code in (200, 206, 304)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_kept else "no-cache"
    elif response.status_code == 200 and "lease" in g and not (response.cache_control.no_store or "passing" in g):
        _tag(response)
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _tag(response: Response) -> None:
    """Lets a browser ask again cheaply: a page is the same while the index, the site, the language and the view are."""
    shown = f"{choice().language}-{view().view}"
    service = g.lease.service
    # The same generation answers otherwise where it is asked by meaning, and where it is not any more.
    meaning = "-m" if service.meaning["asked"] else ""
    response.set_etag(f"{service.generation}-{fingerprint()}-{shown}{meaning}", weak=True)
    built = datetime.fromisoformat(g.lease.service.built).timestamp()
    response.last_modified = datetime.fromtimestamp(max(built, made()), UTC)
    response.headers.setdefault("Cache-Control", "no-cache")
    response.make_conditional(request)
