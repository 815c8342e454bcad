"""What the documents cite, as a page, as data and as links in the text."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from index.building.pipeline import build

PLAN = (
    "甲区生物医药产业发展规划\n\n甲府发〔2021〕3号\n\n"
    "一、总则\n\n为落实《乙市行动方案》（乙府发〔2020〕7号），制定本规划。\n"
)
RULES = (
    "甲区产业扶持办法\n\n一、总则\n\n根据《甲区生物医药产业发展规划》（甲府发〔2021〕3号），制定本办法。\n\n"
    "二、附则\n\n《乙市行动方案》另有规定的，从其规定。\n"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory, analyser_cache, make_app) -> FlaskClient:
    folder = tmp_path_factory.mktemp("cited")
    root, sources = folder / "index", folder / "src"
    root.mkdir()
    sources.mkdir()
    (root / "cache").symlink_to(analyser_cache)
    (sources / "plan.txt").write_text(PLAN, encoding="utf-8")
    (sources / "rules.txt").write_text(RULES, encoding="utf-8")
    build([sources], root)
    return make_app(root).test_client()


def test_what_is_not_in_the_corpus_is_listed_with_who_cites_it(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/references?in_corpus=0&lang=en").text, "html.parser")
    (work,) = page.select(".work")
    assert work.h2.text.strip() == "乙市行动方案"
    links = [link["href"].partition("?")[0] for link in work.select("li a")]
    assert links == ["/documents/plan/1/1", "/documents/rules/2/1"]
    assert "乙府发〔2020〕7号" in work.select_one(".standing").text


def test_what_is_in_the_corpus_is_a_link_in_the_text_and_on_the_page(client: FlaskClient) -> None:
    clause = BeautifulSoup(client.get("/documents/rules/1/1?lang=zh").text, "html.parser")
    link = clause.select_one(".clause .text a")
    assert (link["href"], link.text) == ("/documents/plan", "《甲区生物医药产业发展规划》")
    works = BeautifulSoup(client.get("/references?in_corpus=1").text, "html.parser").select(".work h2 a")
    assert [work["href"].partition("?")[0] for work in works] == ["/documents/plan"]


def test_the_api_gives_every_reference_with_its_parts(client: FlaskClient) -> None:
    found = client.get("/api/v1/references?document=rules").get_json()
    assert [(one["clause"], one["relation"], one["document_id"]) for one in found["items"]] == [
        ("rules/1/1", "basis", "plan"),
        ("rules/2/1", "mentions", None),
    ]
    one = found["items"][0]
    assert one["parts"] == {"issuer": "甲府发", "year": 2021, "number": 3}
    text = client.get("/api/v1/clauses/rules/1/1").get_json()["text"]["zh"]
    start, end = one["span"]
    assert text[start:end] == "《甲区生物医药产业发展规划》（甲府发〔2021〕3号"


@pytest.mark.parametrize(
    ("arguments", "total"),
    [
        ("", 4),
        ("relation=implements", 1),
        ("in_corpus=0", 2),
        ("q=乙府发[2020]7号", 1),
        ("q=行动方案", 2),
        ("page=2", 4),
    ],
)
def test_references_can_be_narrowed(client: FlaskClient, arguments: str, total: int) -> None:
    assert client.get(f"/api/v1/references?{arguments}").get_json()["total"] == total


def test_a_value_that_cannot_be_meant_is_refused(client: FlaskClient) -> None:
    assert client.get("/api/v1/references?relation=friendship").status_code == 422
    assert client.get("/references?relation=friendship").status_code == 200
