"""The API keeps what its description promises, and says the same as the pages."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

ANSWERS = [
    ("/api/v1/search", {}),
    ("/api/v1/search?q=医疗器械", {}),
    ("/api/v1/search?q=量子纠缠", {}),
    ("/api/v1/search?q=医疗器械+人才", {}),
    ("/api/v1/suggest", {}),
    ("/api/v1/suggest?q=医", {}),
    ("/api/v1/suggest?q=医&limit=0", {}),
    ("/api/v1/documents", {}),
    ("/api/v1/documents/{document}", {"document": "jingan"}),
    ("/api/v1/documents/{document}", {"document": "hostile"}),
    ("/api/v1/sections/{document}/{path}", {"document": "jingan", "path": "1.2"}),
    ("/api/v1/sections/{document}/{path}", {"document": "jingan", "path": "0"}),
    ("/api/v1/clauses/{document}/{path}/{ordinal}", {"document": "jingan", "path": "1.2", "ordinal": "3"}),
    ("/api/v1/clauses/{document}/{path}/{ordinal}", {"document": "jingan", "path": "0", "ordinal": "1"}),
    ("/api/v1/corpus", {}),
    ("/api/v1/references", {}),
    ("/api/v1/clauses/{document}/{path}/{ordinal}/source", {"document": "jingan", "path": "1.2", "ordinal": "3"}),
    ("/api/v1/references?relation=nothing", {}),
    ("/api/v1/glossary", {}),
    ("/api/v1/glossary?q=devices&kind=industry", {}),
    ("/api/v1/glossary?kind=nothing", {}),
    ("/api/v1/glossary/{concept}", {"concept": "medical-devices"}),
    ("/api/v1/glossary/{concept}", {"concept": "nothing"}),
    ("/healthz", {}),
    ("/api/v1/search?page=0", {}),
    ("/api/v1/documents/{document}", {"document": "nowhere"}),
]
_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], schemas: dict[str, Any], at: str = "") -> list[str]:
    """Where a value is not what the schema says: as much of JSON Schema as the description uses."""
    if "$ref" in schema:
        return faults(value, schemas[schema["$ref"].rpartition("/")[2]], schemas, at)
    if "anyOf" in schema:
        tried = [faults(value, option, schemas, at) for option in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r} is none of {schema['enum']}")
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, _TYPES[kind]) for kind in kinds):
        return [*found, f"{at}: {value!r} is no {kinds}"]
    if isinstance(value, dict):
        found += [f"{at}.{key}: missing" for key in schema.get("required", ()) if key not in value]
        for key, part in value.items():
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
            found += faults(part, inner, schemas, f"{at}.{key}") if inner else []
    if isinstance(value, list) and "items" in schema:
        found += [
            fault for n, part in enumerate(value) for fault in faults(part, schema["items"], schemas, f"{at}[{n}]")
        ]
    return found


@pytest.fixture(scope="module")
def described(app: Flask) -> dict[str, Any]:
    return app.test_client().get("/api/openapi.json").get_json()


@pytest.mark.parametrize(("template", "values"), ANSWERS, ids=[f"{a} {v}" for a, v in ANSWERS])
def test_answers_are_what_the_description_says(
    client: FlaskClient, described: dict[str, Any], template: str, values: dict[str, str]
) -> None:
    response = client.get(template.format(**values))
    responses = described["paths"][template.partition("?")[0]]["get"]["responses"]
    content = responses[str(response.status_code)]["content"]
    schema = content[response.mimetype]["schema"]
    assert faults(response.get_json(), schema, described["components"]["schemas"]) == []


def test_the_checker_of_this_test_finds_faults() -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
    assert faults({"n": "1"}, schema, {}) == [".n: '1' is no ['integer']"]
    assert faults({}, schema, {}) == [".n: missing"]


def test_the_description_names_every_address_of_the_api(app: Flask, described: dict[str, Any]) -> None:
    served = {
        rule.rule.replace("<document_id>", "{document}")
        .replace("<path>", "{path}")
        .replace("<topic>/<district>", "{topic}/{district}")
        .replace("<concept_id>", "{concept}")
        .replace("<int(max=999999):ordinal>", "{ordinal}")
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and rule.endpoint not in ("api.nothing", "api.openapi")
    }
    assert served == {path for path in described["paths"] if path.startswith("/api/")}


def test_the_description_names_every_argument_that_is_read(client: FlaskClient, described: dict[str, Any]) -> None:
    from search.asking.filters import NAMES

    named = {parameter["name"] for parameter in described["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert named == {"q", *NAMES, "lang", "view", "page", "per_page", "sort", "match", "exact"}


def test_a_result_has_the_shape_of_the_contract(client: FlaskClient) -> None:
    found = client.get("/api/v1/search?q=医疗器械&district=静安区").get_json()
    assert found["total"] == len(found["results"]) > 2
    assert found["notices"] == []
    for result in found["results"]:
        assert result["url"] == "/documents/" + result["id"]
        assert result["document"]["district"]["value"] == "jingan"
        assert "医疗器械" in result["text"]["zh"] or result["also_in"]
        assert "".join(piece["text"] for piece in result["snippet"]["zh"] if piece["mark"])
    districts = {value["value"]: (value["count"], value["selected"]) for value in found["facets"]["district"]}
    assert districts["jingan"] == (found["total"], True)
    assert districts["minhang"][1] is False
    assert "putuo" not in districts, "a district without a document is no answer"


def test_each_tier_can_be_asked_for(client: FlaskClient) -> None:
    query = client.get("/api/v1/search?q=医疗器械 首次").get_json()["query"]
    for match in ("named", "related", "partial"):
        found = client.get(f"/api/v1/search?q=医疗器械 首次&match={match}").get_json()
        assert found["total"] == query[match]
        assert {result["tier"] for result in found["results"]} <= {match}
    assert query["named"] + query["partial"] > 1
    assert client.get("/api/v1/search?q=医疗器械&match=best").status_code == 422


def test_pages_and_api_show_the_same_hits(client: FlaskClient) -> None:
    found = client.get("/api/v1/search?q=医疗器械").get_json()
    page = client.get("/search?q=医疗器械").text
    places = [page.index(f'<h2><a href="{result["url"]}?') for result in found["results"]]
    assert places == sorted(places)


#: arguments that the API refuses, and the parameter that it names
WRONG = [
    ("page=0", ["page"], "before the first page"),
    ("page=two", ["page"], "no number"),
    ("page=1001", ["page"], "deeper than the ten-thousandth hit"),
    ("page=" + "9" * 5000, ["page"], "a number that is slow to read"),
    ("per_page=101", ["per_page"], "more than the limit"),
    ("sort=random", ["sort"], "no such order"),
    ("view=fr", ["view"], "no such view"),
    ("lang=fr", ["lang"], "no such language"),
    ("exact=yes", ["exact"], "a flag is 0 or 1"),
    ("district=Atlantis", ["district"], "no such district"),
    ("q=医疗&kind=poem&year=1066", ["kind", "year"], "two at once, both named"),
    ("document=" + "&document=".join(map(str, range(51))), ["document"], "more values than are read"),
]


@pytest.mark.parametrize(("arguments", "named", "note"), WRONG, ids=[note for *_, note in WRONG])
def test_wrong_arguments_are_refused_with_problem_details(
    client: FlaskClient, arguments: str, named: list[str], note: str
) -> None:
    response = client.get("/api/v1/search?" + arguments)
    assert (response.status_code, response.mimetype) == (422, "application/problem+json")
    problem = response.get_json()
    assert problem["status"] == 422
    assert problem["title"] == "Unprocessable Entity"
    assert list(dict.fromkeys(error["parameter"] for error in problem["errors"])) == named


def test_a_page_beyond_the_depth_is_the_deepest_and_that_is_said(client: FlaskClient) -> None:
    found = client.get("/api/v1/search?per_page=100&page=101&lang=en").get_json()
    assert found["page"] == 100
    assert found["notices"] == [{"parameter": "page", "detail": "There are only 100 pages."}]


def test_words_are_never_refused_but_cut_and_that_is_said(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?q=" + "医" * 301 + "&lang=en")
    assert response.status_code == 200
    assert response.get_json()["query"]["text"] == "医" * 300
    assert response.get_json()["notices"] == [
        {"parameter": "q", "detail": "Only the first 300 characters of the query were used."}
    ]


def test_a_program_is_told_what_a_filter_can_be(client: FlaskClient) -> None:
    (error,) = client.get("/api/v1/search?district=Atlantis&lang=en").get_json()["errors"]
    assert error["detail"] == "Unknown district “Atlantis”."
    assert {"静安区", "闵行区"} <= set(error["known"])
