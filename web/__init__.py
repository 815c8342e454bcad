"""Show: search pages, reading pages and the JSON API, made from the same data.

A request is read in :mod:`web.requests`, answered by the search service that :mod:`web.serving` lends, and shown
as a page (:mod:`web.pages`) or as JSON (:mod:`web.api`). The address is the whole state: nothing is kept about a reader
but the language and the view.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask

from web.api import data as api
from web.pages import compare, data, moved, references, site, source, taking
from web.pages import routes as pages
from web.requests import encoding, language, views
from web.responses import assets, errors, headers, keeping, logs
from web.serving import config, lending, place
from web.showing import templating


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """Makes the application; `settings` win over the environment (see :mod:`web.serving.config`).

    Raises:
        UsageError: A setting cannot be meant; the message names it.
    """
    app = Flask(__name__)
    app.jinja_environment = templating.Environment
    app.config.from_mapping(config.from_environment(os.environ))
    app.config.from_mapping(settings or {})
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    # Later ones see a request after earlier ones, and its response before them: the log sees what really went out.
    for part in (logs, assets, headers, keeping, language, views, lending, templating, errors, moved):
        part.init_app(app)
    for shown in (pages, references, source, data, compare, api, taking, site):
        app.register_blueprint(shown.blueprint)
    for reading in (encoding, place):
        reading.init_app(app)
    return app
