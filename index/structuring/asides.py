"""Lines that stand around a text and are no part of it: what each is for, its words, its place."""

from __future__ import annotations

from typing import NamedTuple

from index.documents import Reason
from index.structuring.texts import TracedText


class Aside(NamedTuple):
    """A line around a text."""

    reason: Reason
    text: TracedText
