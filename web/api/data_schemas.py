"""What the API answers of data and comparisons, for its description after OpenAPI 3.1."""

from __future__ import annotations

from search.answers.values import Json
from search.data.filters import filters_of
from search.data.request import KINDS, PER_PAGE, DataKind
from search.exports.formats import FORMATS
from search.request import PER_PAGE_LIMIT
from web.serving.config import PAGES

_TEXT: Json = {"type": "string"}
_WORDS: Json = {"type": ["string", "null"]}
_NUMBER: Json = {"type": ["number", "null"]}
_COUNT: Json = {"type": "integer", "minimum": 0}
_FLAG: Json = {"type": "boolean"}
_TEXTS: Json = {"$ref": "#/components/schemas/Texts"}
_CODED: Json = {"anyOf": [{"$ref": "#/components/schemas/Coded"}, {"type": "null"}]}


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


_NOTICES = _list(_object(parameter=_TEXT, detail=_TEXT))
_FACT: Json = {
    "id": _TEXT,
    "clause": _TEXT,
    "document": {"$ref": "#/components/schemas/DocumentBrief"},
    "district": _CODED,
    "url": _TEXT,
    "quote": _TEXTS,
    "span": _list(_COUNT),
    "method": _TEXT,
    "topics": _list(_TEXT),
}
_NORMALISED = _or_null(_object(value={"type": "number"}, value_max=_NUMBER, unit=_TEXT, per=_WORDS))
_PARTY = _object(printed=_TEXT, name=_TEXTS, role=_WORDS, group=_FLAG)
_CLAUSE = _object(id=_TEXT, url=_TEXT, text=_TEXTS, snippet={"type": "object"}, rows=_list(_TEXT))
_COLUMN = _object(
    district={"$ref": "#/components/schemas/Coded"},
    filter=_object(name={"enum": ["district", "document"]}, value=_TEXT),
    documents=_list({"$ref": "#/components/schemas/DocumentBrief"}),
    more_documents=_COUNT,
    silent=_FLAG,
    total=_COUNT,
    clauses=_list(_CLAUSE),
)

_ITEMS: dict[DataKind, Json] = {
    "targets": _object(
        **_FACT,
        indicator=_TEXTS,
        printed=_TEXT,
        value={"type": "number"},
        value_max=_NUMBER,
        unit=_TEXT,
        normalised=_NORMALISED,
        status=_WORDS,
        measure=_TEXT,
        direction=_TEXT,
        year={"type": ["integer", "null"]},
        base_year={"type": ["integer", "null"]},
        year_stated=_FLAG,
        attribute=_WORDS,
        threshold=_or_null(_object(printed=_TEXT, value={"type": "number"}, unit=_TEXT)),
        scope=_TEXT,
        same_as=_list(_TEXT),
    ),
    "measures": _object(
        **_FACT,
        group=_TEXT,
        instrument=_TEXTS,
        strength={"enum": ["grant", "service", "orientation"]},
        beneficiary=_or_null(_TEXTS),
        condition=_or_null(_TEXTS),
        amount=_or_null(
            _object(
                printed=_WORDS,
                value=_NUMBER,
                unit=_WORDS,
                kind=_TEXT,
                cap=_or_null(_object(printed=_TEXT, value=_NUMBER, unit=_TEXT)),
            )
        ),
    ),
    "tasks": _object(**_FACT, title=_TEXTS, label=_TEXT, departments=_list(_PARTY)),
}

SCHEMAS: Json = {
    **{
        f"{kind.capitalize()}Page": _object(
            total=_COUNT,
            page=_COUNT,
            per_page=_COUNT,
            items=_list(_ITEMS[kind]),
            facets={"type": "object"},
            generation=_TEXT,
            notices=_NOTICES,
        )
        for kind in KINDS
    },
    "Topics": _object(
        districts=_list({"$ref": "#/components/schemas/Coded"}),
        topics=_list(_object(id=_TEXT, zh=_TEXT, en=_TEXT, cells=_list(_object(district=_TEXT, count=_COUNT)))),
        left_off=_COUNT,
        generation=_TEXT,
    ),
    "Comparison": {
        "type": "object",
        "properties": {"columns": _list(_COLUMN), "left_off": _COUNT},
        "required": ["generation", "notices"],
    },
    "DistrictOnTopic": {
        "allOf": [_COLUMN, _object(topic={"type": "object"}, rows=_list({"type": "object"}), generation=_TEXT)]
    },
    "Similar": _object(clause=_TEXT, similar=_list(_object(id=_TEXT, url=_TEXT, score={"type": "number"}))),
}


def _query(name: str, says: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": says, "schema": schema}


def _arguments(kind: DataKind, *, paged: bool) -> list[Json]:
    said = [_query("q", "Words that the fact or its sentence holds, in either language.", _TEXT)]
    said += [_query(row.id, f"{row.en}; any of several.", _list(_TEXT)) for row in filters_of(kind)]
    page = {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1}
    size = {"type": "integer", "minimum": 1, "maximum": PER_PAGE_LIMIT, "default": PER_PAGE}
    return said + ([_query("page", "Page.", page), _query("per_page", "Facts on a page.", size)] if paged else [])


def _operation(name: str, says: str, content: Json, parameters: list[Json], *, missing: bool = False) -> Json:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    responses: Json = {"200": {"description": says, "content": content}}
    if missing:
        responses["404"] = {"description": "No such resource.", "content": problem}
    responses["422"] = {"description": "An argument has a value that it cannot have.", "content": problem}
    return {"get": {"operationId": name, "summary": says, "parameters": parameters, "responses": responses}}


def _json(schema: str) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


_PLACE = [
    {"name": name, "in": "path", "required": True, "schema": schema}
    for name, schema in (("document", _TEXT), ("path", _TEXT), ("ordinal", {"type": "integer", "minimum": 1}))
]

_TABLES = (("csv", "text/csv"), ("xlsx", FORMATS["xlsx"].type))

PATHS: Json = {
    **{
        f"/api/v1/{kind}": _operation(
            kind,
            f"A page of {kind}, each with its sentence.",
            _json(f"{kind.capitalize()}Page"),
            _arguments(kind, paged=True),
        )
        for kind in KINDS
    },
    **{
        f"/api/v1/{kind}.{form}": _operation(
            f"{kind}_{form}", f"All {kind} as a table.", {media: {"schema": _TEXT}}, _arguments(kind, paged=False)
        )
        for kind in KINDS
        for form, media in _TABLES
    },
    **{
        f"/api/v1/references.{form}": _operation(
            f"references_{form}", "All references as a table.", {media: {"schema": _TEXT}}, []
        )
        for form, media in _TABLES
    },
    "/api/v1/topics": _operation("topics", "Topics and districts with the number of clauses.", _json("Topics"), []),
    "/api/v1/compare": _operation(
        "compare",
        "Districts side by side on a topic or question, or two clauses.",
        _json("Comparison"),
        [
            _query("topic", "Id of a topic.", _TEXT),
            _query("q", "Words; only clauses that name them make a district speak.", _TEXT),
            _query("a", "Id of a clause, with b.", _TEXT),
            _query("b", "Id of the other clause.", _TEXT),
        ],
        missing=True,
    ),
    "/api/v1/compare/{topic}/{district}": _operation(
        "compareDistrict",
        "Every clause of a district that speaks of a topic, best first.",
        _json("DistrictOnTopic"),
        [{"name": name, "in": "path", "required": True, "schema": _TEXT} for name in ("topic", "district")],
        missing=True,
    ),
    "/api/v1/similar/{document}/{path}/{ordinal}": _operation(
        "similar", "Clauses of other districts that share terms with a clause.", _json("Similar"), _PLACE, missing=True
    ),
}
