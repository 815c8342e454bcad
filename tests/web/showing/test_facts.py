"""What a document page says of its document: stage, dates, history, and which of it no line states."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web.showing.facts import facts_of

STATED: dict[str, Any] = {
    "stage": "draft for comments",
    "date": "2022-01-01",
    "comments_until": "2022-03-31",
    "effective": "2022-01-01",
    "expires": "2024-12-31",
    "history": [{"kind": "passed", "date": "2021-12-01", "bodies": ["海州市人民代表大会"]}],
    "inferred": ["date"],
}


@pytest.mark.parametrize(
    ("language", "name", "value"),
    [
        ("en", "Stage", "draft for comments"),
        ("en", "Comments until", "2022"),
        ("en", "In force from", "2022"),
        ("en", "In force until", "2024"),
        ("en", "History", 'passed (<span lang="zh-Hans">海州市人民代表大会</span>)'),
        ("en", "Date", "(inferred)"),
        ("zh", "阶段", "征求意见稿"),
        ("zh", "沿革", "通过"),
    ],
)
def test_what_is_known_of_a_document_is_said(client: FlaskClient, language: str, name: str, value: str) -> None:
    app: Flask = client.application
    document = {
        "metadata": STATED,
        "source": {"file": "plan.txt", "sha256": "0"},
        "counts": {"sections": 1, "clauses": 1},
    }
    with app.test_request_context(f"/?lang={language}"):
        app.preprocess_request()
        facts = {str(key): str(shown) for key, shown in facts_of(document)}

    assert value in facts[name]
    assert "inferred" not in facts.get("In force from", "")
