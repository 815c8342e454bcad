"""How a document stands, as the tags that every hit, clause and list shows: its kind, status, number and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from web.requests.language import TAGS, catalogue, choice
from web.showing.facts import capitalised
from web.showing.texts import run


class Tag(NamedTuple):
    """A tag as HTML, and whether it warns: of a draft, of years that are over."""

    html: Markup
    warn: bool


def tags_of(document: Mapping[str, Any], whole: bool = False) -> Iterator[Tag]:
    """The tags of a document; beside a hit (not `whole`) they are one."""
    first, last = kind_and_status(document), _period(document["period"])
    if whole:
        yield first
        if last is not None:
            yield last
        return
    status = document["status"]
    parts = [_words(status or document["type"])] if status or document["type"] else []
    parts += [last.html] if last is not None else [_number(document)] if document["number"] else []
    if parts:
        warn = bool(status and status["provisional"]) or bool(last and last.warn)
        yield Tag(Markup(" · ").join(parts), warn)


def kind_and_status(document: Mapping[str, Any]) -> Tag:
    """Kind, status and number in one tag; that no status is stated is said."""
    status = document["status"]
    parts = [_words(document["type"])] if document["type"] else []
    parts += [_words(status, first=not parts) if status else catalogue().text("status not stated")]
    parts += [_number(document)] if document["number"] else []
    return Tag(Markup(" · ").join(parts), bool(status and status["provisional"]))


def _period(period: Mapping[str, Any] | None) -> Tag | None:
    if period is None:
        return None
    texts = catalogue()
    if period["ended"]:
        return Tag(texts.text("period ended {year}", year=period["to"]), warn=True)
    return Tag(Markup("{}–{}").format(period["from"], period["to"]), warn=False)


def _words(texts: Mapping[str, Any], first: bool = True) -> Markup:
    shown = run(choice().language, texts)
    if shown is None:
        return Markup("")
    return _in_language(shown.lang, capitalised(shown.text) if first else shown.text)


def _number(document: Mapping[str, Any]) -> Markup:
    return _in_language(TAGS["zh"], document["number"])


def _in_language(tag: str, text: str) -> Markup:
    return Markup(f'<span lang="{escape(tag)}">{escape(text)}</span>')
