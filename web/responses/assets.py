"""Addresses of static files that change when the files do."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import cast

from flask import Flask, current_app, request, url_for

#: What a page is made of, beside the index.
_PARTS = ("**/*.py", "templates/*", "static/*", "translations/*.po")


def init_app(app: Flask) -> None:
    """Fingerprints the files of the site, once, and lets templates name static files."""
    folder = Path(app.root_path)
    app.extensions["fingerprint"] = _fingerprint(folder)
    app.extensions["made"] = max(file.stat().st_mtime for pattern in _PARTS for file in folder.glob(pattern))
    app.jinja_env.globals["static"] = _static


def fingerprint() -> str:
    """Changes whenever a file of the site does."""
    return cast(str, current_app.extensions["fingerprint"])


def made() -> float:
    """When a file of the site was last changed, in seconds since 1970."""
    return cast(float, current_app.extensions["made"])


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(file for pattern in _PARTS for file in folder.glob(pattern)):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def _static(name: str) -> str:
    return url_for("static", filename=name, v=fingerprint())


def is_named_for_good() -> bool:
    """Whether the address of this request is that of a static file as it is now."""
    return request.args.get("v") == fingerprint()
