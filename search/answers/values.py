"""The type of what answers are made of."""

from __future__ import annotations

from typing import Any

#: An object that JSON can hold: names to texts, numbers, lists and objects.
Json = dict[str, Any]
