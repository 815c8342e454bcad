"""Every hit of a search as a file, from the command line."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from index.errors import UsageError
from search.exports.formats import FORMATS
from search.exports.rows import rows
from search.request import Request
from search.service import SearchService


def export(service: SearchService, request: Request, form: str, out: Path | None) -> None:
    """Writes a row for each hit to a file, or to standard output.

    Addresses stand below ``POLICY_URL`` where it is set, else they begin at the root of the site.

    Raises:
        UsageError: The file cannot be written; the message says why.
    """
    base = (os.environ.get("POLICY_URL") or "").rstrip("/")
    taken = rows(service.taking.hits(request), base, request.lang, date.today())
    try:
        with nullcontext(sys.stdout.buffer) if out is None else out.open("wb") as file:
            for piece in FORMATS[form].write(taken, request.lang):
                file.write(piece)
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}; name a file in a folder that can be written") from error
