"""Requests as tests write them: the filters beside the other values."""

from __future__ import annotations

from typing import Any

from search.asking.filters import NAMES
from search.request import Request


def requested(q: str = "", **values: Any) -> Request:
    """A request: ``requested("医疗器械", district=("静安区",), page=2)``."""
    return Request(q, {name: values.pop(name) for name in NAMES if name in values}, **values)
