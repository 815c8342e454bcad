"""What templates need to show data: addresses in the reader's language, texts with their language, dates."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import flask.templating
from flask import Flask, current_app, request

from index.errors import IndexUnavailable
from search.asking.filters import FILTERS
from web.requests import collecting, links
from web.requests.language import LanguageChoice, choice
from web.requests.links import Pairs
from web.requests.messages import N_
from web.requests.views import ViewChoice, languages, own_first, view
from web.serving import lending
from web.serving.lending import service
from web.serving.place import origin
from web.showing.citing import citation_of, json_ld, page_title_of
from web.showing.dates import day
from web.showing.expansions import few, led_here
from web.showing.facts import capitalised, facts_of, size_of
from web.showing.figures import figure
from web.showing.kinds import kind_of_concept
from web.showing.leads import leads, opening_of
from web.showing.marks import foreign, marked
from web.showing.standing import kind_and_status, tags_of
from web.showing.tables import spans
from web.showing.texts import columns, run, runs

#: Values of a facet that are shown at once.
_SHOWN = 6
#: What the head of every page leads to.
_PLACES = (
    ("/compare", N_("Compare")),
    ("/targets", N_("Numbers")),
    ("/documents", N_("Documents")),
    ("/glossary", N_("Glossary")),
)

#: What templates mean by a name that dictionaries have too: ``found.items`` is a method.
_OF_DICTIONARIES = frozenset(dir(dict))


class Environment(flask.templating.Environment):
    """Looks into a dictionary at once: a page asks a thousand times for a value of one, and never for an attribute."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What templates write as ``obj.attribute``."""
        if type(obj) is dict and attribute in obj and attribute not in _OF_DICTIONARIES:
            return obj[attribute]
        return super().getattr(obj, attribute)


def carried(chosen: LanguageChoice, seen: ViewChoice) -> list[tuple[str, str]]:
    """What links and forms keep: language and view where only the address names them, and the collection in it."""
    pairs: list[tuple[str, str]] = [("lang", chosen.language)] if chosen.language != chosen.remembered else []
    pairs += [("view", seen.view)] if seen.view != seen.remembered else []
    return pairs + collecting.pairs(collecting.read())


def href(kept: Pairs, path: str, pairs: Pairs = ()) -> str:
    """An address that keeps what its page carries."""
    named = {key for key, _ in pairs}
    return links.address(path, [*pairs, *(pair for pair in kept if pair[0] not in named)])


def here(key: str, value: str) -> str:
    """The present address in another language (``lang``) or view (``view``), with its page and its query."""
    pairs = list(request.args.items(multi=True))
    return links.address(request.path, links.replaced(pairs, key, value))


def absolute(path: str) -> str:
    """An address as others can use it; without a host where that of the reader is not known to be this site's."""
    return origin() + links.address(path)


def absolute_here(key: str, value: str) -> str:
    """The present address in another language, as others can use it."""
    return origin() + here(key, value)


def places_of_the_site() -> Iterator[tuple[str, str]]:
    """The pages that every page leads to, with their names, as far as this site has them."""
    places = current_app.url_map.bind("")
    return ((path, name) for path, name in _PLACES if places.test(path))


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


def in_order(values: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The districts of a facet in the order of the corpus, whatever was asked: a reader finds each at its place."""
    order = [each["value"] for each in lending.service().districts]
    return sorted(values, key=lambda value: order.index(value["value"]) if value["value"] in order else len(order))


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
        absolute_here=absolute_here,
        adding=collecting.toggled,
        citation_of=citation_of,
        facts_of=facts_of,
        filter_table=FILTERS,
        few=few,
        folded_up=folded_up,
        foreign=foreign,
        here=here,
        in_order=in_order,
        json_ld=json_ld,
        kind_and_status=kind_and_status,
        kind_of_concept=kind_of_concept,
        led_here=led_here,
        links=links,
        marked=marked,
        page_title_of=page_title_of,
        places_of_the_site=places_of_the_site,
        size_of=size_of,
        spans=spans,
        tags_of=tags_of,
        without=collecting.without,
    )
    app.jinja_env.filters["day"] = day
    app.jinja_env.filters["capitalised"] = capitalised
    app.context_processor(_for_this_request)


def compile_pages(app: Flask) -> None:
    """Compiles every page, so that none of the first readers waits for it; together they take half a second."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)


def _for_this_request() -> dict[str, Any]:
    """What depends on the reader's language and view, which are asked once a page, and on the index."""
    chosen, shown = choice(), languages()
    kept, items = carried(chosen, view()), collecting.read()
    built: str | None = None
    with suppress(IndexUnavailable):
        built = service().built
    return {
        "built": built,
        "chosen_label": partial(chosen_label, chosen.language),
        "columns": partial(columns, shown),
        "carried": lambda: kept,
        "figure": partial(figure, chosen.language),
        "href": partial(href, kept),
        "opening_of": partial(opening_of, chosen.language),
        "own_first": own_first(),
        "picked": collecting.pairs(items),
        "picked_ids": {item.id for item in items},
        **leads(kept),
        "run": partial(run, chosen.language),
        "runs": partial(runs, shown),
        "shown": shown,
        "view": view().view,
    }
