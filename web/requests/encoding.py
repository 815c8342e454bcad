"""Query strings of old programs, which write Chinese in GBK, as the UTF-8 that everything here reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from flask import Flask

#: Holds GBK, GB 2312 and every Chinese character.
_OLD = "gb18030"


def as_utf8(query: str) -> str:
    """A query string whose values are UTF-8: one that is not but is GBK is written anew, any other stays as it is.

    >>> as_utf8("q=%D2%BD%C1%C6&page=2"), as_utf8("q=%E5%8C%BB"), as_utf8("q=%FF")
    ('q=%E5%8C%BB%E7%96%97&page=2', 'q=%E5%8C%BB', 'q=%FF')
    """
    if "%" not in query:
        return query
    return "&".join(map(_part, query.split("&")))


def _part(part: str) -> str:
    name, sign, value = part.partition("=")
    data = unquote_to_bytes(value.replace("+", " "))
    if _decodes(data, "utf-8") or not _decodes(data, _OLD):
        return part
    return f"{name}{sign}{quote_from_bytes(data.decode(_OLD).encode())}"


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def init_app(app: Flask) -> None:
    """Reads the query string of every request before the application does."""
    inner = app.wsgi_app

    def reading(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        environ["QUERY_STRING"] = as_utf8(environ.get("QUERY_STRING", ""))
        return inner(environ, start_response)

    app.wsgi_app = reading  # type: ignore[method-assign]
