"""Marks texts that stand in data and are translated where they are shown."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """The text itself; the mark lets the catalogues be checked for it."""
    return message
