"""What can be set, and the limits that every request is held to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.storing.generations import DEFAULT_ROOT, ROOT_VARIABLE

#: Characters of a query that are used. A long sentence has 60; the longest section title of the five documents has 31.
QUERY_LENGTH = 300
PER_PAGE = 10
#: Concepts on a page of the glossary.
CONCEPTS_PER_PAGE = 50
#: Suggestions below the search box: what can be taken in at a glance, and fits on a phone above its keyboard.
SUGGESTIONS = 8
#: Values of one filter that are used; there are 16 districts in Shanghai.
VALUES_LIMIT = 50


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings of the application, as the environment gives them.

    ``INDEX`` (``POLICY_INDEX``) is the folder of the built index, ``BASE_URL`` (``POLICY_URL``) the address that
    readers know the site by where a proxy stands before it, ``LOG`` (``POLICY_LOG``) is ``text`` or ``json``.
    """
    return {
        "INDEX": Path(environ.get(ROOT_VARIABLE) or DEFAULT_ROOT),
        "BASE_URL": (environ.get("POLICY_URL") or "").rstrip("/"),
        "LOG": environ.get("POLICY_LOG") or "text",
        # Readers only read: even OPTIONS is answered with 405.
        "PROVIDE_AUTOMATIC_OPTIONS": False,
    }
