"""Addresses of documents, sections and clauses as they come in: exact, or as people copy them from a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

#: What a sentence leaves behind an address that was copied out of it, in any width.
_TAIL = "。.,，、;；:：!！?？…)）]】〕}》>〉」』”’\"'`*_ \t\r\n\u3000"
_PAGE = ("documents",)
_API = ("api", "v1")
_TWINS = ("documents", "sections", "clauses")
#: Behind a document or a clause: where it can be seen as delivered.
_SOURCE = "source"
#: Longer numbers are nobody's.
_ORDINAL = re.compile(r"[0-9]{1,6}")
#: Path of a section; the notice is N, everything else is lower case.
_PATH = re.compile(r"[A-Za-z0-9.-]+")


class Address(NamedTuple):
    """Where something may stand: a document, a section of it (``path``), a clause in that (``ordinal``).

    Attributes:
        is_api: Whether its JSON was asked for.
        is_source: Whether its source was asked for: the file of a document, the lines around a clause.
    """

    document: str
    path: str = ""
    ordinal: int | None = None
    is_api: bool = False
    is_source: bool = False

    @property
    def url(self) -> str:
        """Its page, or its JSON twin; its source where that was asked for."""
        parts = [self.document, *([self.path] if self.path else []), *([] if self.ordinal is None else [self.ordinal])]
        head = (*_API, _TWINS[len(parts) - 1]) if self.is_api else _PAGE
        return "/" + "/".join(map(str, (*head, *parts, *([_SOURCE] if self.is_source else []))))


def read(path: str) -> Address | None:
    """The address that a path is, None where it is none.

    >>> read("/documents/xuhui/4.1.3/2")
    Address(document='xuhui', path='4.1.3', ordinal=2, is_api=False, is_source=False)
    """
    parts = path.strip("/").split("/")
    is_api = tuple(parts[: len(_API)]) == _API
    head = len(_API) + 1 if is_api else 1
    names = _TWINS if is_api else _PAGE
    if len(parts) <= head or parts[head - 1] not in names:
        return None
    return _address(parts[head:], is_api)


def tolerant(path: str) -> Iterator[Address]:
    """The addresses that may be meant by a path, the likeliest first.

    Width and case do not count, nor what a sentence left behind it; ``/documents`` may be missing, and a program may
    have written ``documents`` where the API has ``sections`` or ``clauses``.

    >>> next(tolerant("/XUHUI/4.1.3。")).url, next(tolerant("/api/v1/documents/xuhui/4.1.3")).url
    ('/documents/xuhui/4.1.3', '/api/v1/sections/xuhui/4.1.3')
    """
    plain = unicodedata.normalize("NFKC", path).strip(_TAIL).strip("/").rstrip(_TAIL)
    parts = [part.strip(_TAIL) for part in plain.split("/") if part.strip(_TAIL)]
    is_api = [part.lower() for part in parts[: len(_API)]] == list(_API)
    rest = parts[len(_API) :] if is_api else parts
    if rest and rest[0].lower() in _TWINS:
        rest = rest[1:]
    for cased in (str.lower, _notice):
        found = _address([*(part.lower() for part in rest[:1]), *map(cased, rest[1:])], is_api)
        if found is not None:
            yield found


def _notice(part: str) -> str:
    """A path below the covering notice."""
    return part[:1].upper() + part[1:].lower()


def _address(parts: list[str], is_api: bool) -> Address | None:
    # A section has no source of its own, and only of clauses is there a twin.
    is_source = parts[-1:] == [_SOURCE] and len(parts) in ((4,) if is_api else (2, 4))
    parts = parts[:-1] if is_source else parts
    if not 1 <= len(parts) <= len(_TWINS) or not all(parts):
        return None
    document, path, ordinal = [*parts, "", ""][: len(_TWINS)]
    if (path and not _PATH.fullmatch(path)) or (ordinal and not _ORDINAL.fullmatch(ordinal)):
        return None
    return Address(document, path, int(ordinal) if ordinal else None, is_api, is_source)
