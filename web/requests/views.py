"""The view of the texts: Chinese, English or both, side by side.

``view=`` in the address wins, then the cookie that the switch leaves, then what suits the language of the interface.
A Chinese reader gets the Chinese text, as it was issued. An English reader gets both, the English first: it is a
working translation, and the text that counts should be in sight without being asked for.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from flask import Flask, Request, Response, g, request

from web.requests.language import choice, remember

VIEWS = ("zh", "en", "both")
COOKIE = "view"
_USUAL = {"zh": "zh", "en": "both"}


class ViewChoice(NamedTuple):
    """The view of a request, and the one that the next request would get if its address named none."""

    view: str
    remembered: str


def negotiate(asked: Request, language: str) -> ViewChoice:
    """The view for a request whose interface is in a language."""
    remembered = _known(asked.cookies.get(COOKIE)) or _USUAL[language]
    return ViewChoice(_known(asked.args.get("view")) or remembered, remembered)


def view() -> ViewChoice:
    """The view of this request, negotiated once."""
    if "view" not in g:
        g.view = negotiate(request, choice().language)
    return cast(ViewChoice, g.view)


def languages() -> tuple[str, ...]:
    """The languages in which this request shows a text: where it shows both, the reader's own comes first."""
    chosen = view().view
    return own_first() if chosen == "both" else (chosen,)


def own_first() -> tuple[str, str]:
    """Both languages, the reader's own first."""
    return ("zh", "en") if choice().language == "zh" else ("en", "zh")


def init_app(app: Flask) -> None:
    """Remembers the view that an address named."""
    app.after_request(_remember)


def _known(wish: str | None) -> str | None:
    return wish if wish in VIEWS else None


def _remember(response: Response) -> Response:
    """Keeps the view that the address of a page named for the addresses that name none."""
    wish = _known(request.args.get("view"))
    if wish and wish != request.cookies.get(COOKIE) and not request.path.startswith("/api/"):
        remember(response, COOKIE, wish)
    return response
