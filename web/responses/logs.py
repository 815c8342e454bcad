"""One line on standard error for each request and each error, as text or as JSON (``POLICY_LOG=json``)."""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import TextIO

from flask import Flask, Response, g, request
from werkzeug.urls import iri_to_uri


class _Stderr(logging.StreamHandler[TextIO]):
    """Writes to what standard error is when a line is written, not to what it was at the start."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


class OneLine(logging.Formatter):
    """A record on one line, its traceback included: what a reader typed cannot forge a second line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        line = f"{self._moment(record)} {record.levelname.lower()} {record.getMessage()}"
        if record.exc_info:
            line += " | " + self.formatException(record.exc_info)
        return " | ".join(part.strip() for part in line.splitlines())

    def _moment(self, record: logging.LogRecord) -> str:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))


class JsonLine(OneLine):
    """A record as one JSON object on one line, for machines that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """The object for a record."""
        fields = {"time": self._moment(record), "level": record.levelname.lower(), "message": record.getMessage()}
        fields |= getattr(record, "fields", {})
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields)  # ASCII: no character in it breaks a line


def handler(form: str) -> logging.Handler:
    """The one handler of the application; `form` is ``text`` or ``json``."""
    made = _Stderr()
    made.setFormatter(JsonLine() if form == "json" else OneLine())
    return made


def init_app(app: Flask) -> None:
    """Sends the application's log to standard error and adds a line for each request."""
    # Its own logger, not one that every application of the process shares by name.
    app.logger = logging.Logger(app.name, logging.INFO)
    app.logger.addHandler(handler(app.config["LOG"]))
    app.before_request(_start)
    app.after_request(lambda response: _access(app.logger, response))


def _start() -> None:
    g.started = time.perf_counter()


def _access(logger: logging.Logger, response: Response) -> Response:
    path = iri_to_uri(request.full_path if request.query_string else request.path)
    milliseconds = round((time.perf_counter() - g.started) * 1000, 1)
    fields = {
        "client": request.remote_addr or "-",
        "method": request.method,
        "path": path,
        "status": response.status_code,
        "bytes": response.content_length or 0,
        "ms": milliseconds,
        "agent": request.headers.get("User-Agent", "-"),
    }
    line = '{client} "{method} {path}" {status} {bytes} {ms}ms "{agent}"'.format(**fields)
    logger.info("%s", line, extra={"fields": fields})
    return response
