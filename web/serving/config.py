"""What can be set, and the limits that every request is held to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.errors import DEFAULT_ROOT, UsageError
from index.meaning.choosing import encoder_at_hand
from index.storing.generations import ROOT_VARIABLE

#: Characters of a query that are used. A long sentence has 60; the longest section title of the five documents has 31.
QUERY_LENGTH = 300
PER_PAGE = 10
#: The highest number of a page, whatever its size.
PAGES = 1_000
#: Concepts on a page of the glossary.
CONCEPTS_PER_PAGE = 50
#: Clauses of a section on a page, at most on one page, and in the longest section that is paged.
CLAUSES_PER_PAGE, CLAUSES_LIMIT, DEEPEST = 100, 500, 500_000
#: Suggestions below the search box: what can be taken in at a glance, and fits on a phone above its keyboard.
SUGGESTIONS = 8
#: Values of one filter that are used; there are 16 districts in Shanghai.
VALUES_LIMIT = 50


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings of the application, as the environment gives them.

    ``INDEX`` (``POLICY_INDEX``) is the folder of the built index, ``LOG`` (``POLICY_LOG``) is ``text`` or ``json``;
    ``BASE_URL``, ``HOSTS`` and ``PROXY`` (``POLICY_URL``, ``POLICY_HOSTS``, ``POLICY_PROXY``) say where readers find
    the site: see :mod:`web.serving.place`.

    Raises:
        UsageError: A setting has a value that it cannot have.
    """
    log = environ.get("POLICY_LOG") or "text"
    if log not in ("text", "json"):
        raise UsageError(f"POLICY_LOG: {log!r} is no form of a log; write text or json")
    encoder_at_hand(environ)  # a setting that cannot be meant is told now and not to the first reader
    return {
        "INDEX": Path(environ.get(ROOT_VARIABLE) or DEFAULT_ROOT),
        "BASE_URL": environ.get("POLICY_URL") or "",
        "HOSTS": environ.get("POLICY_HOSTS") or "",
        "PROXY": environ.get("POLICY_PROXY") or "",
        "LOG": log,
        # Readers only read: even OPTIONS is answered with 405.
        "PROVIDE_AUTOMATIC_OPTIONS": False,
    }


#: Documents on a page of their list in the API, where it asks for no other number; and the most.
DOCUMENTS_LIMIT = 1000
