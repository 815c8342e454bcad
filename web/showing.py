"""What templates need to show data: addresses in the reader's language, texts with their language, dates."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from flask import Flask, current_app, request

from index.errors import IndexUnavailable
from web import links
from web.dates import day
from web.engine import service
from web.facts import facts_of, size_of
from web.language import LANGUAGES, TAGS, Choice, choice
from web.links import Pairs
from web.marks import dressed, marked
from web.tables import notes, spans

#: Values of a facet that are shown at once.
_SHOWN = 9


class Run(NamedTuple):
    """A run of text and what the `lang` attribute says of it."""

    text: str
    lang: str


def run(wanted: str, texts: Mapping[str, Any] | str | None) -> Run | None:
    """The text in the wanted language, else in the one that there is; None where there is none.

    A plain string is Chinese: the documents are.
    """
    if not texts:
        return None
    if isinstance(texts, str):
        return Run(texts, TAGS["zh"])
    for language in (wanted, *LANGUAGES):
        if texts.get(language):
            # A name without an English form (区商务委) stands under both languages and is Chinese all the same.
            is_chinese = texts[language] == texts.get("zh")
            return Run(str(texts[language]), TAGS["zh" if is_chinese else language])
    return None


def href(chosen: Choice, path: str, pairs: Pairs = ()) -> str:
    """An address that keeps the language where only the present address names it."""
    if chosen.language != chosen.remembered and all(key != "lang" for key, _ in pairs):
        pairs = [*pairs, ("lang", chosen.language)]
    return links.address(path, pairs)


def here(language: str) -> str:
    """The present address in another language, with its page and its query."""
    pairs = list(request.args.items(multi=True))
    return links.address(request.path, links.replaced(pairs, "lang", language))


def absolute(path: str) -> str:
    """An address as others can use it: the one that the operator set, else the one that the reader came by."""
    base = str(current_app.config["BASE_URL"]) or request.host_url.rstrip("/")
    return base + links.address(path)


def folded_up(values: Sequence[Mapping[str, Any]], held: Container[str]) -> tuple[list[Any], list[Any]]:
    """The values of a facet that are shown at once, and those that a reader opens.

    What is selected is always shown. Of the districts, those that the corpus holds something of are, hits or not:
    that a district says nothing about a subject is an answer.
    """
    near: list[Any] = []
    far: list[Any] = []
    for place, value in enumerate(values):
        is_near = value["selected"] or value["value"] in held or (value["count"] and place < _SHOWN)
        (near if is_near else far).append(value)
    return near, far


def chosen_label(language: str, facets: Mapping[str, Any], facet: str, value: str) -> str:
    """What a chosen filter value is called; the value itself where no facet names it."""
    for other in facets.get(facet) or ():
        if str(other["value"]) == value and (name := run(language, other["label"])):
            return name.text
    return value


def init_app(app: Flask) -> None:
    """Gives templates these functions, and each page the date of the index."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        absolute=absolute,
        dressed=dressed,
        facts_of=facts_of,
        folded_up=folded_up,
        here=here,
        links=links,
        marked=marked,
        notes=notes,
        size_of=size_of,
        spans=spans,
    )
    app.jinja_env.filters["day"] = day
    app.context_processor(_for_this_request)


def _for_this_request() -> dict[str, Any]:
    """What depends on the reader's language, which is asked once a page, and on the index."""
    chosen = choice()
    built: str | None = None
    with suppress(IndexUnavailable):
        built = service().built
    return {
        "built": built,
        "chosen_label": partial(chosen_label, chosen.language),
        "href": partial(href, chosen),
        "run": partial(run, chosen.language),
    }
