"""The description of the API is true: what it allows is accepted, what it forbids refused, answers have its shapes.

Schemathesis makes the cases, the same ones in every run, and holds them to all of its checks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings

from web import create_app

#: Cases for each operation.
CASES = 12
#: What answers a program that cannot unpack.
PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture(scope="module")
def quiet(tiny_index: Path) -> Flask:
    """The application with its log turned off: a thousand lines help nobody."""
    app = create_app({"INDEX": tiny_index, "TESTING": True, "PROPAGATE_EXCEPTIONS": False})
    app.logger.handlers.clear()
    return app


def test_nothing_contradicts_the_description(quiet: Flask) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", quiet)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 15
    for operation in operations:

        @settings(
            max_examples=CASES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def hold(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=PLAIN)

        hold()


def _outside(schema: dict[str, Any]) -> list[str]:
    """Values that the schema of a parameter forbids."""
    schema = schema.get("items", schema)
    if "enum" in schema:
        return ["null", "none-of-them"]
    if schema.get("type") == "integer":
        return [
            "null",
            "1.5",
            str(schema["minimum"] - 1),
            *([str(schema["maximum"] + 1)] if "maximum" in schema else []),
        ]
    return []


def test_what_the_description_forbids_is_refused_and_so_described(quiet: Flask) -> None:
    client = quiet.test_client()
    hit = client.get("/api/v1/search?q=").get_json()["results"][0]["id"]
    document, path, ordinal = hit.split("/")
    held = {"document": document, "path": path, "ordinal": ordinal, "concept": "devices"}
    wrong, tried = [], 0
    for address, operations in client.get("/api/openapi.json").get_json()["paths"].items():
        operation = operations["get"]
        for parameter in operation.get("parameters", ()):
            for value in _outside(parameter["schema"]) if parameter["in"] == "query" else ():
                tried += 1
                response = client.get(
                    address.format_map({**held, "topic": "x", "district": "x"}), query_string={parameter["name"]: value}
                )
                if response.status_code != 422 or "422" not in operation["responses"]:
                    wrong.append((address, parameter["name"], value, response.status_code))
    assert tried > 40
    assert wrong == []
