"""What a reader sees when something is not there or went wrong: a page in their language, or problem details."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from index.errors import EngineError, IndexUnavailable
from web.requests import links
from web.requests.language import catalogue
from web.requests.messages import N_
from web.serving.lending import lender

#: Seconds in which a generation that was found whole is not read again because something broke.
_PAUSE = 10.0

#: Status → heading and explanation of its page.
TEXTS = {
    400: (N_("This request cannot be read"), N_("The browser sent something that is not a request.")),
    404: (
        N_("Page not found"),
        N_("The document, section or clause is not in the index, or the address is mistyped."),
    ),
    405: (N_("This site is read-only"), N_("It answers GET and HEAD requests, and no others.")),
    410: (
        N_("This clause no longer exists"),
        N_("It was in an earlier edition of the document and is not in the present one."),
    ),
    422: (N_("This question cannot be answered"), N_("An argument of the address has a value that it cannot have.")),
    500: (
        N_("Something broke on our side"),
        N_("The error has been written to the log. The same page may well work in a moment."),
    ),
    503: (
        N_("The index is not ready"),
        N_("There is nothing to search until the operator of this site has built the index."),
    ),
}


#: An index that is there, and an engine that has no answer: readers should know that it will come back.
SILENT = (
    N_("The search engine does not answer"),
    N_("The documents are there, but nothing can be looked up in them now. The same page may well work in a minute."),
)


class EngineSilent(ServiceUnavailable):
    """The engine of the index has no answer; the description is the cure."""


class Missing(HTTPException):
    """Nothing stands at an address; ``told`` is what is known of it, for the page and for programs."""

    def __init__(self, code: int, told: Mapping[str, Any]) -> None:
        super().__init__()
        self.code = code
        self.told = dict(told)


class Unprocessable(HTTPException):
    """An argument of the API has a value that it cannot have."""

    code = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, problems: Sequence[dict[str, Any]]) -> None:
        super().__init__(" ".join(problem["detail"] for problem in problems))
        self.problems = list(problems)


def init_app(app: Flask) -> None:
    """Answers every error in the form that the request asked for."""
    app.register_error_handler(IndexUnavailable, _unavailable)
    app.register_error_handler(EngineError, _silent)
    app.register_error_handler(HTTPException, answer)


def _unavailable(error: IndexUnavailable) -> Response:
    current_app.logger.error("%s", error)
    return answer(ServiceUnavailable(str(error)))


def _silent(error: EngineError) -> Response:
    current_app.logger.error("%s", error)
    return answer(EngineSilent(str(error)))


def answer(error: HTTPException) -> Response:
    """The page or the problem details of an error."""
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    if isinstance(error, InternalServerError) and (damage := lender().verify(pause=_PAUSE)):
        # What broke read from files that are no longer what was written.
        error = ServiceUnavailable(damage)
    problem = request.path.startswith("/api/") or request.path == "/healthz"
    response = _problem(error) if problem else _page(error)
    # What the error itself says beside its body: Allow of a 405, Retry-After of a 503.
    response.headers.extend(item for item in error.get_headers() if item[0] not in ("Content-Type",))
    if error.code == 503:
        response.headers["Retry-After"] = "30"
    return response


def _explained(error: HTTPException) -> tuple[str, str]:
    code = error.code or 500
    if isinstance(error, EngineSilent):
        return SILENT
    default = (HTTPStatus(code).phrase, HTTPStatus(code).description)
    return TEXTS.get(code, default)


def _problem(error: HTTPException) -> Response:
    """Problem details after RFC 9457."""
    code = error.code or 500
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(code).phrase,
        "status": int(code),
        "detail": catalogue().plain(_explained(error)[1]),
        "instance": request.path,
    }
    if isinstance(error, Unprocessable):
        body |= {"detail": error.description, "errors": error.problems}
    if isinstance(error, Missing):
        body |= links.below_prefix(error.told)
    if code == 503:
        body["cure"] = error.description
    return Response(json.dumps(body, ensure_ascii=False), status=code, content_type="application/problem+json")


def _page(error: HTTPException) -> Response:
    """A page that works whatever broke: it asks the index for nothing."""
    heading, explanation = _explained(error)
    html = render_template(
        "missing.html" if isinstance(error, Missing) else "error.html",
        code=error.code,
        heading=heading,
        explanation=explanation,
        cure=error.description if error.code == 503 else None,
        service=None if "lease" not in g else g.lease.service,
        told=error.told if isinstance(error, Missing) else None,
    )
    return make_response(html, error.code)
