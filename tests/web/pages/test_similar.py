"""Pages and their JSON say what is similar in meaning, and what is missing while the model does not answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.building.pipeline import build
from tests.meaning import Endpoint, FakeEncoder

TEXT = "静安区若干措施\n\n一、动物\n\n章鱼受惊时喷出墨汁。\n\n蜜蜂以舞蹈指明方向。\n"


@pytest.fixture(scope="module")
def animals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("animals")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    build([folder], folder / "index", encoder=FakeEncoder("things"))
    return folder / "index"


@pytest.fixture
def client(make_app: Callable[..., Flask], animals: Path, model: Endpoint) -> FlaskClient:
    return make_app(animals).test_client()


@pytest.mark.parametrize(
    ("lang", "says"), [("en", ("Similar in meaning", "is similar in meaning")), ("zh", ("意思相近", "条意思相近"))]
)
def test_a_page_says_what_is_similar(client: FlaskClient, lang: str, says: tuple[str, ...]) -> None:
    page = client.get(f"/search?q=octopus&lang={lang}").get_data(as_text=True)

    assert "章鱼" in page
    assert [words for words in says if words not in page] == []


@pytest.mark.parametrize(("lang", "says"), [("en", "does not answer now"), ("zh", "现在没有应答")])
def test_a_page_says_what_is_missing_and_is_not_kept(
    client: FlaskClient, model: Endpoint, lang: str, says: str
) -> None:
    model.refuses = 500

    response = client.get(f"/search?q=octopus&lang={lang}")

    assert response.status_code == 200
    assert says in response.get_data(as_text=True)
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_health_says_whether_it_is_asked_by_meaning(client: FlaskClient, model: Endpoint) -> None:
    assert client.get("/healthz").get_json()["meaning"] == {"asked": True, "state": "ready", "vectors": "things"}

    model.refuses = 500
    found = client.get("/api/v1/search?q=octopus").get_json()

    assert found["query"]["meaning"] == "unavailable"
    assert client.get("/healthz").get_json()["meaning"]["state"] == "no answer"


def test_a_page_is_another_one_where_the_model_is_left_alone(
    client: FlaskClient, make_app: Callable[..., Flask], animals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = client.get("/search?q=octopus").headers["ETag"]

    monkeypatch.setenv("POLICY_EMBEDDINGS", "off")
    plain = make_app(animals).test_client().get("/search?q=octopus")

    assert plain.headers["ETag"] != asked
    assert "章鱼" not in plain.get_data(as_text=True)
