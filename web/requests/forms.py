"""Reads the arguments of an address into a search request, and says what it had to correct.

A page shows the nearest thing that can be answered and says so; the API refuses with 422. The words of a query are
never wrong: too many are cut, and that is said in both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from werkzeug.datastructures import MultiDict

from index.documents import Language
from search.answers.references import RELATIONS, ReferenceRequest
from search.asking.filters import NAMES
from search.asking.suggest import LIMIT as SUGGESTIONS_LIMIT
from search.request import DEPTH_LIMIT, MATCHES, PER_PAGE_LIMIT, Request, Sort, Tier, View
from web.requests.messages import N_
from web.serving.config import (
    CLAUSES_LIMIT,
    CLAUSES_PER_PAGE,
    CONCEPTS_PER_PAGE,
    DEEPEST,
    PAGES,
    PER_PAGE,
    QUERY_LENGTH,
    SUGGESTIONS,
    VALUES_LIMIT,
)

SORTS = ("relevance", "document")
VIEWS = ("zh", "en", "both")
#: Shorter names that addresses may use.
_ALIASES = {"doc": "document", "query": "q"}
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the arguments that the reader is told; `wrong` ones are refused by the API."""

    parameter: str
    message: str
    values: dict[str, Any] = field(default_factory=dict)
    wrong: bool = True


@dataclass(frozen=True, slots=True)
class SearchForm:
    """A request as it is answered, and what the reader is told about it."""

    request: Request
    notices: tuple[Notice, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The address of the request, in one order whatever order the reader wrote."""
        return list(_pairs(self.request))

    def corrected(self, notice: Notice, **changes: Any) -> SearchForm:
        """The form with its request changed and the reader told why."""
        return SearchForm(replace(self.request, **changes), (*self.notices, notice))


@dataclass(frozen=True, slots=True)
class GlossaryForm:
    """What is asked of the glossary, and what the reader is told about it."""

    q: str
    kind: str
    page: int
    per_page: int
    notices: tuple[Notice, ...]
    sort: str = "name"

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The address of it, without what is as it always is."""
        usual = {"q": "", "kind": "", "sort": "name", "page": 1, "per_page": CONCEPTS_PER_PAGE}
        return [(name, str(getattr(self, name))) for name in usual if getattr(self, name) != usual[name]]


@dataclass(frozen=True, slots=True)
class ListForm:
    """A page of a list, and what the reader is told about it."""

    page: int
    per_page: int
    notices: tuple[Notice, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The arguments of its address."""
        return [("page", str(self.page))]


@dataclass(frozen=True, slots=True)
class SuggestForm:
    """What is typed so far, how many suggestions are wanted, and what the reader is told about it."""

    q: str
    limit: int
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class SectionForm:
    """Which part of a document or page of a section is read, and what is looked for in it.

    Attributes:
        at: A clause whose part of the document is wanted, ``4.1.3/2``.
    """

    q: str
    part: int
    at: str
    page: int
    per_page: int
    notices: tuple[Notice, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The address of a page of a section, without what is as it always is."""
        usual = {"q": "", "page": 1, "per_page": CLAUSES_PER_PAGE}
        return [(name, str(getattr(self, name))) for name in usual if getattr(self, name) != usual[name]]


class ArgumentReader:
    """Takes values out of the arguments one by one and collects what is wrong with them."""

    def __init__(self, args: MultiDict[str, str]) -> None:
        self.args: MultiDict[str, str] = MultiDict(
            (_ALIASES.get(key, key), value.translate(_CONTROLS).strip()) for key, value in args.items(multi=True)
        )
        self.notices: list[Notice] = []

    def say(self, parameter: str, message: str, /, *, wrong: bool = True, **values: object) -> None:
        """Tells the reader something about a parameter."""
        self.notices.append(Notice(parameter, message, values, wrong))

    def words(self) -> str:
        """The words of the query, cut to the limit."""
        text = self.args.get("q", "")
        if len(text) > QUERY_LENGTH:
            self.say(
                "q", N_("Only the first {count} characters of the query were used."), wrong=False, count=QUERY_LENGTH
            )
        return text[:QUERY_LENGTH].strip()

    def number(self, name: str, default: int, limit: int) -> int:
        """A number from 1 to a limit; the nearest one where it is none."""
        text = self.args.get(name, "")
        if not text:
            return default
        # No more digits than a limit has: int() of a million digits is slow, and int("１２") is 12.
        value = int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0
        if 1 <= value <= limit:
            return value
        nearest = limit if value > limit or (text.isascii() and text.isdigit() and len(text) > 6) else default
        message = N_("“{parameter}” is a number from 1 to {limit}, not “{value}”.")
        self.say(name, message, parameter=name, limit=limit, value=text[:40])
        return nearest

    def page(self, per_page: int, depth: int = DEPTH_LIMIT) -> int:
        """The number of a page; one that is deeper than pages of this size go is the deepest of them."""
        page, deepest = self.number("page", 1, PAGES), max(1, depth // per_page)
        if page > deepest:
            self.say("page", N_("There are only {count} pages."), wrong=False, count=deepest)
        return min(page, deepest)

    def one_of(self, name: str, allowed: Collection[str], default: str) -> str:
        """One of the allowed values, else the default."""
        text = self.args.get(name, "")
        if not text or text in allowed:
            return text or default
        self.notices.append(not_one_of(name, allowed, text))
        return default

    def flag(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.one_of(name, ("0", "1"), "0") == "1"

    def values(self, name: str) -> tuple[str, ...]:
        """The different values of a repeated parameter, as many as are used."""
        found = tuple(dict.fromkeys(value[:QUERY_LENGTH] for value in self.args.getlist(name) if value))
        if len(found) > VALUES_LIMIT:
            message = N_("Only the first {limit} values of “{parameter}” were used.")
            self.say(name, message, parameter=name, limit=VALUES_LIMIT)
        return found[:VALUES_LIMIT]


def not_one_of(name: str, allowed: Iterable[str], value: str) -> Notice:
    """What is said of a value that is none of those that it could be."""
    message = N_("“{parameter}” is one of {allowed}, not “{value}”.")
    return Notice(name, message, {"parameter": name, "allowed": ", ".join(allowed), "value": value[:40]})


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """Which references are asked for, and what the reader is told about it."""

    request: ReferenceRequest
    notices: tuple[Notice, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The address of the request, in one order whatever order the reader wrote."""
        asked = self.request
        in_corpus = "" if asked.in_corpus is None else str(int(asked.in_corpus))
        named = {"q": asked.q, "document": asked.document, "relation": asked.relation, "in_corpus": in_corpus}
        return [(name, value) for name, value in named.items() if value]


def read(args: MultiDict[str, str], language: str) -> SearchForm:
    """The search request that these arguments mean; `language` is the reader's, for labels.

    What a filter value means (长宁区, Changning, changning) is not decided here: the index knows its districts.
    """
    reader = ArgumentReader(args)
    per_page = reader.number("per_page", PER_PAGE, PER_PAGE_LIMIT)
    request = Request(
        q=reader.words(),
        filters={name: values for name in NAMES if (values := reader.values(name))},
        lang=cast(Language, language),
        view=cast(View, reader.one_of("view", VIEWS, "both")),
        page=reader.page(per_page),
        per_page=per_page,
        sort=cast(Sort, reader.one_of("sort", SORTS, "relevance")),
        match=cast(Tier | None, reader.one_of("match", MATCHES, "") or None),
        exact=reader.flag("exact"),
    )
    return SearchForm(request, tuple(reader.notices))


def read_glossary(args: MultiDict[str, str], kinds: Collection[str]) -> GlossaryForm:
    """What these arguments ask of a glossary with these kinds of concepts."""
    reader = ArgumentReader(args)
    per_page = reader.number("per_page", CONCEPTS_PER_PAGE, PER_PAGE_LIMIT)
    words, kind = reader.words(), reader.one_of("kind", kinds, "")
    page = reader.page(per_page)
    sort = reader.one_of("sort", ("name", "kind"), "name")
    return GlossaryForm(words, kind, page, per_page, tuple(reader.notices), sort)


def read_section(args: MultiDict[str, str]) -> SectionForm:
    """What these arguments ask of a document, a section or a clause."""
    reader = ArgumentReader(args)
    per_page = reader.number("per_page", CLAUSES_PER_PAGE, CLAUSES_LIMIT)
    words, part = reader.words(), reader.number("part", 1, DEPTH_LIMIT)
    page = reader.page(per_page, DEEPEST)
    return SectionForm(words, part, reader.args.get("at", "")[:80], page, per_page, tuple(reader.notices))


def read_references(args: MultiDict[str, str], documents: Collection[str]) -> ReferenceForm:
    """Which references these arguments ask for, in a corpus of these documents."""
    reader = ArgumentReader(args)
    per_page = reader.number("per_page", PER_PAGE_LIMIT, PER_PAGE_LIMIT)
    in_corpus = reader.one_of("in_corpus", ("0", "1"), "")
    request = ReferenceRequest(
        document=reader.one_of("document", documents, ""),
        relation=reader.one_of("relation", RELATIONS, ""),
        in_corpus=in_corpus == "1" if in_corpus else None,
        q=reader.words(),
        page=reader.page(per_page),
        per_page=per_page,
    )
    return ReferenceForm(request, tuple(reader.notices))


def read_list(args: MultiDict[str, str], per_page: int, most: int, count: int) -> ListForm:
    """Which page of a list of so many rows these arguments ask for; a page has ``per_page`` rows, or up to ``most``."""
    reader = ArgumentReader(args)
    size = reader.number("per_page", per_page, most)
    page = reader.page(size, depth=max(1, -(-count // size)) * size)
    return ListForm(page, size, tuple(reader.notices))


def read_suggest(args: MultiDict[str, str]) -> SuggestForm:
    """What these arguments ask suggestions for."""
    reader = ArgumentReader(args)
    words = reader.words()
    return SuggestForm(words, reader.number("limit", SUGGESTIONS, SUGGESTIONS_LIMIT), tuple(reader.notices))


def _pairs(request: Request) -> Iterable[tuple[str, str]]:
    """The address of a request: what is as it always is stays out of it."""
    yield "q", request.q
    for name in NAMES:
        for value in request.filters.get(name, ()):
            yield name, value
    plain: Mapping[str, tuple[object, Callable[[Any], str]]] = {
        "match": (None, str),
        "exact": (False, lambda _: "1"),
        "sort": ("relevance", str),
        "view": ("both", str),
        "per_page": (PER_PAGE, str),
        "page": (1, str),
    }
    for name, (usual, written) in plain.items():
        value = getattr(request, name)
        if value != usual:
            yield name, written(value)
