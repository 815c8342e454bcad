"""Templates look into data, and are compiled before the first reader asks for a page."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from web import create_app
from web.showing.templating import compile_pages

#: what a template says, what it is given, what it shows
LOOKUPS = [
    ("{{ hit.title }}", {"hit": {"title": "总则"}}, "总则", "a value"),
    ("{{ hit.section.title }}", {"hit": {"section": {"title": "总则"}}}, "总则", "a value of a value"),
    ("{{ hit.title }}", {"hit": {"text": "总则"}}, "", "a value that is not there"),
    ("{{ facet.items()|first|first }}", {"facet": {"items": 3}}, "items", "a method, though a value has its name"),
    ("{{ facet['items'] }}", {"facet": {"items": 3}}, "3", "that value"),
    ("{{ name.title() }}", {"name": "xuhui"}, "Xuhui", "a method of a text"),
]


@pytest.fixture
def app(tiny_index) -> Flask:
    return create_app({"INDEX": tiny_index})


@pytest.mark.parametrize(("template", "data", "shown", "note"), LOOKUPS, ids=[row[3] for row in LOOKUPS])
def test_templates_look_into_data(app: Flask, template: str, data: dict[str, Any], shown: str, note: str) -> None:
    assert app.jinja_env.from_string(template).render(data) == shown


def test_no_page_is_compiled_for_a_reader(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_pages(app)
    monkeypatch.setattr(app.jinja_env, "compile", None)
    client = app.test_client()
    for address in ("/", "/search?q=人才", "/compare", "/targets", "/glossary", "/nowhere"):
        assert client.get(address).status_code in (200, 404), address
