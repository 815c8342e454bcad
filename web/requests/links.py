"""Addresses that differ from the present one by what they add, remove or replace. The address is the state.

Arguments are the ordered pairs of a query string. Whatever narrows or widens the result starts again on page 1; a
change of language or view keeps the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus

from flask import has_request_context, request

Pairs = Sequence[tuple[str, str]]

#: Arguments that show the same results otherwise.
_SAME_RESULTS = {"lang", "view", "page"}
#: Keys of data under which an address of the site stands.
_ADDRESSES = {"url", "moved_to", "document_url", "source_url"}
#: Paths and values that are kept as they are quoted: a page has dozens of addresses, most with the same query.
_KEPT = 4096


def address(path: str, pairs: Pairs = ()) -> str:
    """A path with its query string.

    >>> address("/search", [("q", "5G 医疗")])
    '/search?q=5G+%E5%8C%BB%E7%96%97'
    """
    safe = prefix() + _quoted(path)
    return f"{safe}?{'&'.join(f'{_argument(key)}={_argument(value)}' for key, value in pairs)}" if pairs else safe


@lru_cache(_KEPT)
def _quoted(path: str) -> str:
    # Two slashes at the start would name another host.
    return "/" + quote(path.lstrip("/"), safe="/:@!$&'()*+,;=~")


@lru_cache(_KEPT, typed=True)
def _argument(value: object) -> str:
    return quote_plus(str(value))


def prefix() -> str:
    """The path below which the site stands, quoted; "" at the root of its host."""
    root = request.script_root if has_request_context() else ""
    return quote(root, safe="/-._~") if root else ""


def below_prefix(value: Any) -> Any:
    """Data of the search with every address in it below the prefix of the site."""
    if not prefix():
        return value
    if isinstance(value, dict):
        return {
            key: prefix() + part if key in _ADDRESSES and isinstance(part, str) else below_prefix(part)
            for key, part in value.items()
        }
    return [below_prefix(part) for part in value] if isinstance(value, list) else value


def added(pairs: Pairs, key: str, value: str) -> list[tuple[str, str]]:
    """The arguments with one value more; a value that is there already stays once."""
    return [*removed(pairs, key, value), (key, value)]


def removed(pairs: Pairs, key: str, value: str | None = None) -> list[tuple[str, str]]:
    """The arguments without one value of a key, or without the key."""
    return [pair for pair in _rewound(pairs, key) if pair[0] != key or (value is not None and pair[1] != value)]


def replaced(pairs: Pairs, key: str, value: str) -> list[tuple[str, str]]:
    """The arguments with this one value of a key."""
    return [*removed(pairs, key), (key, value)]


def toggled(pairs: Pairs, key: str, value: str) -> list[tuple[str, str]]:
    """The arguments without a value that is there, and with one that is not."""
    return removed(pairs, key, value) if (key, value) in pairs else added(pairs, key, value)


def _rewound(pairs: Pairs, key: str) -> list[tuple[str, str]]:
    return [pair for pair in pairs if key in _SAME_RESULTS or pair[0] != "page"]
