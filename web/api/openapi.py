"""The description of the API after OpenAPI 3.1. Tests hold every answer of the API to it."""

from __future__ import annotations

from search.answers.references import RELATIONS
from search.answers.sources import AROUND, MOST_AROUND
from search.answers.values import Json
from search.asking.filters import FILTERS
from search.asking.suggest import LIMIT as SUGGESTIONS_LIMIT
from search.exports.formats import FORMATS
from search.request import DEPTH_LIMIT, MATCHES, PER_PAGE_LIMIT
from web.api import data_schemas
from web.api.schemas import SCHEMAS, ref
from web.serving.config import (
    CLAUSES_LIMIT,
    CLAUSES_PER_PAGE,
    CONCEPTS_PER_PAGE,
    DOCUMENTS_LIMIT,
    PAGES,
    PER_PAGE,
    QUERY_LENGTH,
    SUGGESTIONS,
)


def _query(name: str, says: str, schema: Json, *, repeated: bool = False) -> Json:
    if repeated:
        schema = {"type": "array", "items": schema}
    return {"name": name, "in": "query", "description": says, "schema": schema}


def _in_path(name: str, says: str, schema: Json) -> Json:
    return {"name": name, "in": "path", "required": True, "description": says, "schema": schema}


_TEXT: Json = {"type": "string"}
_LANG = _query("lang", "Language of what is said about the question; else Accept-Language.", {"enum": ["zh", "en"]})
_DOCUMENT = _in_path("document", "Id of a document, e.g. xuhui.", _TEXT)
_PATH = _in_path("path", "Path of a section in its document, e.g. 4.1.3.", _TEXT)
_ORDINAL = _in_path("ordinal", "Number of the clause in its section.", {"type": "integer", "minimum": 1})
_AROUND = _query(
    "around",
    "Lines before and behind the clause.",
    {"type": "integer", "minimum": 0, "maximum": MOST_AROUND, "default": AROUND},
)
_SEARCH = [
    _query("q", f"Words (all must match), “exact run”, −word, OR. {QUERY_LENGTH} characters are used.", _TEXT),
    *(_query(row.name, f"{row.help['en']} Any of several.", _TEXT, repeated=True) for row in FILTERS),
    _LANG,
    _query("view", "Which texts a page shows; this API gives both.", {"enum": ["zh", "en", "both"], "default": "both"}),
    _query(
        "page",
        f"Page; one beyond the first {DEPTH_LIMIT:,} hits is the last of them.",
        {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1},
    ),
    _query(
        "per_page",
        "Hits on a page.",
        {"type": "integer", "minimum": 1, "maximum": PER_PAGE_LIMIT, "default": PER_PAGE},
    ),
    _query("sort", "Best first, or in reading order.", {"enum": ["relevance", "document"], "default": "relevance"}),
    _query(
        "match",
        "Only clauses that name all that is asked for, hold it under other names, or hold some of it.",
        {"enum": list(MATCHES)},
    ),
    _query("exact", "1: as typed, nothing loosened or corrected.", {"enum": ["0", "1"], "default": "0"}),
]

_GLOSSARY = [
    _query("q", "What a concept is called, in either language, or its abbreviation.", _TEXT),
    _query("kind", "Kind of the concept; “need”: what people say, not listed without it.", _TEXT),
    _query("sort", "By name, or kind after kind.", {"type": "string", "enum": ["name", "kind"], "default": "name"}),
    _LANG,
    _query("page", "Page.", {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1}),
    _query(
        "per_page",
        "Concepts on a page.",
        {"type": "integer", "minimum": 1, "maximum": PER_PAGE_LIMIT, "default": CONCEPTS_PER_PAGE},
    ),
]
_REFERENCES = [
    _query("q", "Words of the title, or the number, of what is cited.", _TEXT),
    _query("document", "Id of the document that cites.", _TEXT),
    _query("relation", "What it is cited for.", {"enum": list(RELATIONS)}),
    _query("in_corpus", "1: only what the corpus holds; 0: only what it does not.", {"enum": ["0", "1"]}),
    _LANG,
    _query("page", "Page.", {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1}),
    _query(
        "per_page",
        "References on a page.",
        {"type": "integer", "minimum": 1, "maximum": PER_PAGE_LIMIT, "default": PER_PAGE_LIMIT},
    ),
]
_PAGED = [
    _query("q", "Words whose places in the texts are given as `marks`.", _TEXT),
    _query("page", "Page.", {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1}),
    _query(
        "per_page",
        "Clauses on a page.",
        {"type": "integer", "minimum": 1, "maximum": CLAUSES_LIMIT, "default": CLAUSES_PER_PAGE},
    ),
]
_LISTED = [
    _query("page", "Page.", {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1}),
    _query(
        "per_page",
        "Documents on a page.",
        {"type": "integer", "minimum": 1, "maximum": DOCUMENTS_LIMIT, "default": DOCUMENTS_LIMIT},
    ),
]
_COLLECTED = _query("c", "Id of a clause, with a note behind a semicolon; any number.", _TEXT, repeated=True)
_SUGGEST = [
    _query("q", "What is typed so far: Chinese, English, pinyin or its initials.", _TEXT),
    _LANG,
    _query(
        "limit",
        "Suggestions at most.",
        {"type": "integer", "minimum": 1, "maximum": SUGGESTIONS_LIMIT, "default": SUGGESTIONS},
    ),
]
_CONCEPT = _in_path("concept", "Id of a concept, e.g. cell-therapy.", _TEXT)


def _answer(schema: str, says: str) -> Json:
    return {"description": says, "content": {"application/json": {"schema": ref(schema)}}}


def _problem(says: str) -> Json:
    return {"description": says, "content": {"application/problem+json": {"schema": ref("Problem")}}}


def _operation(name: str, summary: str, schema: str, parameters: list[Json], *, failures: tuple[str, ...] = ()) -> Json:
    says = {"404": "No such resource.", "422": "An argument has a value that it cannot have."}
    responses = {"200": _answer(schema, summary)}
    if any(parameter["in"] == "query" for parameter in parameters):
        failures = (*failures, "422")
    responses |= {code: _problem(says[code]) for code in failures}
    responses |= {"503": _problem("There is no index, or it is outdated or damaged; `cure` names the command.")}
    return {"get": {"operationId": name, "summary": summary, "parameters": parameters, "responses": responses}}


def _lasting(name: str, summary: str, schema: str, parameters: list[Json]) -> Json:
    """An operation whose addresses are for good: what stood at one is told when something else, or nothing, does."""
    operation = _operation(name, summary, schema, parameters)
    responses = operation["get"]["responses"]
    says = {"404": "Nothing ever stood at this address.", "410": "What stood at this address is gone."}
    missing = {"application/problem+json": {"schema": {"anyOf": [ref("Missing"), ref("Problem")]}}}
    moved = {"description": "The text stands at another address, surely.", "headers": {"Location": {"schema": _TEXT}}}
    responses |= {code: {"description": text, "content": missing} for code, text in says.items()}
    responses["301"] = {**moved, "content": {"application/json": {"schema": ref("Moved")}}}
    if schema != "Document":
        responses["200"]["description"] += " Or `status: changed`: what stood here, and what was likely made of it."
        responses["200"]["content"] = {"application/json": {"schema": {"anyOf": [ref(schema), ref("Changed")]}}}
    return operation


def _download() -> Json:
    """Every clause of a search as a file, one row each."""
    formats = _query("format", "Format of the file.", {"enum": list(FORMATS), "default": "jsonl"})
    described = _operation(
        "clauses", "Every clause of a search, one row each.", "Row", [*_SEARCH, formats], failures=("422",)
    )
    types = {each.type.partition(";")[0] for each in FORMATS.values()}
    described["get"]["responses"]["200"]["content"] = {each: {"schema": {"type": "string"}} for each in sorted(types)}
    return described


def description(root: str = "/") -> Json:
    """The whole description, as JSON, of an API whose addresses stand below `root`."""
    missing = ("404",)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Shanghai Life-Health Policy Search",
            "version": "1",
            "summary": "Life-health policies of Shanghai's districts, clause by clause.",
            "description": "Read only: GET and HEAD. Texts are {zh, en}; the English is an unofficial"
            " working translation and null where there is none.",
        },
        "servers": [{"url": root}],
        "paths": {
            "/api/v1/search": _operation(
                "search", "A page of hits with snippets and facets.", "Page", _SEARCH, failures=("422",)
            ),
            "/api/v1/suggest": _operation(
                "suggest", "What the words typed so far could become.", "Suggestions", _SUGGEST, failures=("422",)
            ),
            "/api/v1/documents": _operation(
                "documents", "A page of the list of documents.", "Documents", [*_LISTED, _LANG], failures=("422",)
            ),
            "/api/v1/documents/{document}": _lasting(
                "document", "A document with its outline.", "Document", [_DOCUMENT, _LANG]
            ),
            "/api/v1/sections/{document}/{path}": _lasting(
                "section", "A section with a page of its clauses.", "Section", [_DOCUMENT, _PATH, _LANG, *_PAGED]
            ),
            "/api/v1/clauses": _download(),
            "/api/v1/clauses/{document}/{path}/{ordinal}": _lasting(
                "clause", "A clause.", "Clause", [_DOCUMENT, _PATH, _ORDINAL, _LANG]
            ),
            "/api/v1/collection": _operation(
                "collection", "The clauses named, with notes and citations.", "Collection", [_COLLECTED, _LANG]
            ),
            "/api/v1/clauses/{document}/{path}/{ordinal}/source": _lasting(
                "source",
                "The lines of the file that hold a clause, each character with what it belongs to.",
                "Source",
                [_DOCUMENT, _PATH, _ORDINAL, _AROUND, _LANG],
            ),
            "/api/v1/corpus": _operation("corpus", "What the corpus holds and does not hold.", "Corpus", [_LANG]),
            "/api/v1/references": _operation(
                "references", "What the documents cite.", "References", _REFERENCES, failures=("422",)
            ),
            "/api/v1/glossary": _operation(
                "glossary", "A page of the bilingual glossary.", "Glossary", _GLOSSARY, failures=("422",)
            ),
            "/api/v1/glossary/{concept}": _operation(
                "concept", "A concept and every clause that names it.", "Concept", [_CONCEPT, _LANG], failures=missing
            ),
            **data_schemas.PATHS,
            "/healthz": _operation("health", "Which generation is served.", "Health", []),
        },
        "components": {"schemas": SCHEMAS | data_schemas.SCHEMAS},
    }
