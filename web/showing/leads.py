"""Ways about a text: to a clause with the words asked for, to its place in the document, from match to match."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from web.requests import links
from web.requests.links import Pairs
from web.showing.texts import run

#: Characters by which a neighbour is named.
_OPENING = {"zh": 24, "en": 60}

Resource = Mapping[str, Any]


def leads(kept: Pairs) -> dict[str, Callable[..., str]]:
    """The functions by which templates make such ways; all keep what the page carries."""

    def to(path: str, pairs: Pairs, anchor: str = "") -> str:
        return links.address(path, [*pairs, *kept]) + (f"#{anchor}" if anchor else "")

    def asked_of_document(url: str, q: str) -> str:
        return to(url, _asked(q))

    def in_context(clause: Resource, q: str) -> str:
        place = f"{clause['section']['path']}/{clause['ordinal']}"
        return to(clause["document"]["url"], [*_asked(q), ("at", place)], place)

    def to_part(document: Resource, part: int, anchor: str = "text") -> str:
        return to(document["url"], [*_asked(document["q"]), *_part(part)], anchor)

    def to_section(document: Resource, section: Resource) -> str:
        here = section["part"] == document["part"]
        return f"#s{section['path']}" if here else to_part(document, section["part"], f"s{section['path']}")

    def to_match(document: Resource, place: int) -> str:
        match = document["matches"][place % len(document["matches"])]
        anchor = match["id"].removeprefix(document["id"] + "/")
        return f"#{anchor}" if match["part"] == document["part"] else to_part(document, match["part"], anchor)

    return {each.__name__: each for each in (asked_of_document, in_context, to_part, to_section, to_match)}


def opening_of(language: str, clause: Resource) -> Markup:
    """The first words of a clause in the reader's language, or in the one that it has."""
    shown = run(language, clause["text"])
    if shown is None:
        return escape(clause["id"])
    text, length = " ".join(shown.text.split()), _OPENING["zh" if shown.lang.startswith("zh") else "en"]
    cut = shown._replace(text=text if len(text) <= length else f"{text[:length].rstrip()}…")
    return Markup('<span lang="{}">{}</span>').format(cut.lang, cut.html)


def _asked(q: str) -> list[tuple[str, str]]:
    return [("q", q)] if q else []


def _part(part: int) -> list[tuple[str, str]]:
    return [("part", str(part))] if part > 1 else []
