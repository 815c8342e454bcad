"""The description of the API is true: what it allows is accepted, what it forbids refused, answers have its shapes.

Schemathesis makes the cases, the same ones in every run, and holds them to all of its checks.
"""

from __future__ import annotations

from pathlib import Path

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
