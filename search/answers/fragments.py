"""Addresses that lead to a text on a page of somebody else's: text fragments (``#:~:text=``)."""

from __future__ import annotations

import re
from urllib.parse import quote

#: A text up to this length is looked for as a whole, a longer one by how it begins and ends.
_WHOLE, _END = 32, 14
#: A fragment does not cross from one block of a page into the next.
_BREAK = re.compile(r"\s*\n\s*")


def on_page(url: str, text: str) -> str:
    """The address of a page at which a browser scrolls to a text and marks it.

    >>> on_page("https://example.org/a.html", "支持企业发展。")
    'https://example.org/a.html#:~:text=%E6%94%AF%E6%8C%81%E4%BC%81%E4%B8%9A%E5%8F%91%E5%B1%95%E3%80%82'
    """
    parts = [part for part in _BREAK.split(text.strip()) if part]
    if not parts:
        return url
    first, last = parts[0], parts[-1]
    if len(parts) == 1 and len(first) <= _WHOLE:
        wanted = _written(first)
    else:
        wanted = f"{_written(first[:_END])},{_written(last[-_END:])}"
    return f"{url.partition('#')[0]}#:~:text={wanted}"


def _written(text: str) -> str:
    """A text with every sign quoted that means something in a fragment, - and , among them."""
    return quote(text.strip(), safe="").replace("-", "%2D")
