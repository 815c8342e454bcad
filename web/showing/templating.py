"""What templates need to show data: addresses in the reader's language, texts with their language, dates."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from flask import Flask, request

from index.errors import IndexUnavailable
from search.asking.filters import FILTERS
from web.requests import links
from web.requests.language import Choice, choice
from web.requests.links import Pairs
from web.requests.views import View, languages, own_first, view
from web.serving.lending import service
from web.serving.place import origin
from web.showing.dates import day
from web.showing.expansions import few, led_here
from web.showing.facts import capitalised, facts_of, size_of
from web.showing.kinds import kind_of_concept
from web.showing.marks import foreign, marked
from web.showing.tables import spans
from web.showing.texts import columns, run, runs

#: Values of a facet that are shown at once.
_SHOWN = 9


def href(chosen: Choice, seen: View, path: str, pairs: Pairs = ()) -> str:
    """An address that keeps the language and the view where only the present address names them."""
    named = {key for key, _ in pairs}
    if chosen.language != chosen.remembered and "lang" not in named:
        pairs = [*pairs, ("lang", chosen.language)]
    if seen.view != seen.remembered and "view" not in named:
        pairs = [*pairs, ("view", seen.view)]
    return links.address(path, pairs)


def here(key: str, value: str) -> str:
    """The present address in another language (``lang``) or view (``view``), with its page and its query."""
    pairs = list(request.args.items(multi=True))
    return links.address(request.path, links.replaced(pairs, key, value))


def absolute(path: str) -> str:
    """An address as others can use it; without a host where that of the reader is not known to be this site's."""
    return origin() + links.address(path)


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
        facts_of=facts_of,
        filter_table=FILTERS,
        few=few,
        folded_up=folded_up,
        foreign=foreign,
        here=here,
        kind_of_concept=kind_of_concept,
        led_here=led_here,
        links=links,
        marked=marked,
        size_of=size_of,
        spans=spans,
    )
    app.jinja_env.filters["day"] = day
    app.jinja_env.filters["capitalised"] = capitalised
    app.context_processor(_for_this_request)


def _for_this_request() -> dict[str, Any]:
    """What depends on the reader's language and view, which are asked once a page, and on the index."""
    chosen, shown = choice(), languages()
    built: str | None = None
    with suppress(IndexUnavailable):
        built = service().built
    return {
        "built": built,
        "chosen_label": partial(chosen_label, chosen.language),
        "columns": partial(columns, shown),
        "href": partial(href, chosen, view()),
        "own_first": own_first(),
        "run": partial(run, chosen.language),
        "runs": partial(runs, shown),
        "shown": shown,
        "view": view().view,
    }
