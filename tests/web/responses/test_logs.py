"""The log: one line on standard error for each request and each error, whatever a reader writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask


@pytest.fixture
def lines(make_app: Callable[..., Flask], tiny_index: Path, capfd: pytest.CaptureFixture[str]):
    """What is logged while an address is asked for."""

    def ask(address: str, form: str = "text", **headers: str) -> list[str]:
        app = make_app(tiny_index, LOG=form)
        app.add_url_rule("/broken", view_func=lambda: 1 // 0, endpoint="broken")
        capfd.readouterr()
        app.test_client().get(address, headers={key.replace("_", "-"): value for key, value in headers.items()})
        captured = capfd.readouterr()
        assert captured.out == ""
        return captured.err.splitlines()

    return ask


def test_a_request_is_one_line(lines) -> None:
    (line,) = lines("/search?q=医疗器械&page=1")
    assert '"GET /search?q=%E5%8C%BB%E7%96%97%E5%99%A8%E6%A2%B0&page=1" 200 ' in line


def test_an_error_is_one_line_with_its_traceback_beside_the_request(lines) -> None:
    error, access = lines("/broken")
    assert " error " in error
    assert "ZeroDivisionError" in error
    assert "test_logs.py" in error
    assert '"GET /broken" 500' in access


@pytest.mark.parametrize(
    "address", ["/a%0Ab", "/search?q=%0A2026-01-01T00:00:00Z+info+forged", "/x%E2%80%A8y", "/x%0D%0Ay"]
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_nobody_forges_a_second_line(lines, address: str, form: str) -> None:
    assert len(lines(address, form, User_Agent="x\u2028y")) == 1


def test_json_lines_hold_the_fields(lines) -> None:
    error, access = map(json.loads, lines("/broken", "json"))
    assert (access["method"], access["path"], access["status"]) == ("GET", "/broken", 500)
    assert {"time", "level", "message", "client", "bytes", "ms", "agent"} <= access.keys()
    assert "ZeroDivisionError" in error["traceback"]
