"""Pages of data and comparisons, with their twins, in both languages."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.web.api.test_routes import faults


@pytest.fixture(scope="module")
def client(make_app: Callable[..., Flask], seeds_index: Path) -> FlaskClient:
    return make_app(seeds_index).test_client()


PAGES = [
    "/targets",
    "/targets?district=jingan&status=target",
    "/measures?strength=grant",
    "/tasks?department=市场监督管理局",
    "/compare",
    "/compare?topic=talent",
    "/compare?q=细胞治疗",
    "/compare/talent/xuhui",
    "/compare/similar/xuhui/3.3.1/1",
    "/compare?a=xuhui/3.3.1/1&b=putuo/5.1/2",
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_answer(client: FlaskClient, address: str, language: str) -> None:
    mark = "&" if "?" in address else "?"
    response = client.get(f"{address}{mark}lang={language}")
    assert response.status_code == 200
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}"' in response.text


def test_every_value_stands_beside_its_sentence(client: FlaskClient) -> None:
    page = client.get("/targets?district=jingan&lang=en").text
    assert "Read by rule from the text; the sentence beside it decides." in page
    assert page.count("<blockquote>") == 5
    assert "占全区税收总收入的比重达到 7%左右" in page


@pytest.mark.parametrize(
    "address", ["/targets?district=minhang", "/measures?district=putuo", "/tasks?district=minhang"]
)
def test_how_the_document_stands_is_beside_every_fact_and_in_its_file(client: FlaskClient, address: str) -> None:
    soup = BeautifulSoup(client.get(f"{address}&lang=en").text, "html.parser")
    facts = soup.select(".fact .where")
    assert facts
    assert [fact for fact in facts if "draft" not in fact.get_text().lower()] == []
    rows = csv.DictReader(io.StringIO(client.get(address.replace("?", ".csv?")).text.removeprefix("\ufeff")))
    assert {row["document_status_zh"] for row in rows} <= {"征求意见稿", "结题稿"}


def test_home_shows_the_headline_target_of_each_district(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/?lang=en").text, "html.parser")
    rows = {
        row.dt.get_text(strip=True): " ".join(row.select_one("dd").get_text().split())
        for row in page.select(".headlines > div")
    }
    assert rows["Jing'an"] == "RMB 100 billion"
    assert rows["Putuo"] == "≥ RMB 10 billion"
    assert rows["Changning"] == "none stated"
    assert page.select_one(".headlines a")["href"].startswith("/documents/putuo/")


@pytest.mark.parametrize(
    "address", ["/compare?topic=talent", "/compare?q=人才", "/compare?a=xuhui/3.3.1/1&b=putuo/5.1/2"]
)
def test_what_is_compared_can_be_taken_away_and_printed(client: FlaskClient, address: str) -> None:
    page = BeautifulSoup(client.get(address).text, "html.parser")
    for link in page.select("main a[download], main .counts a[href*='/api/']"):
        assert client.get(link["href"]).status_code == 200
    assert {link.get_text() for link in page.select("main a[download]")} == {"CSV", "Excel", "Word", "JSONL"}
    assert page.select_one("button[data-print]")


def test_tasks_are_listed_by_department(client: FlaskClient) -> None:
    page = client.get("/tasks?lang=en").text
    assert 'class="by"' in page and "District Science and Technology Commission" in page
    assert 'class="by"' not in client.get("/tasks?department=区科委").text


def test_silence_is_shown_and_explained(client: FlaskClient) -> None:
    page = client.get("/compare?topic=ip&lang=en").text
    assert page.count("no clause found") >= 3
    assert "that does not mean that the district has no such policy" in page


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/api/v1/targets?per_page=100", "/api/v1/targets"),
        ("/api/v1/measures", "/api/v1/measures"),
        ("/api/v1/tasks", "/api/v1/tasks"),
        ("/api/v1/topics", "/api/v1/topics"),
        ("/api/v1/compare?topic=talent", "/api/v1/compare"),
        ("/api/v1/compare?q=养老", "/api/v1/compare"),
        ("/api/v1/similar/xuhui/3.3.1/1", "/api/v1/similar/{document}/{path}/{ordinal}"),
    ],
)
def test_answers_are_what_the_description_says(client: FlaskClient, address: str, path: str) -> None:
    described = client.get("/api/openapi.json").get_json()
    schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert faults(client.get(address).get_json(), schema, described["components"]["schemas"]) == []


@pytest.mark.parametrize("kind", ["targets", "measures", "tasks"])
def test_tables_hold_every_fact_as_text_that_no_spreadsheet_runs(client: FlaskClient, kind: str) -> None:
    response = client.get(f"/api/v1/{kind}.csv")
    rows = list(csv.reader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert len(rows) == 1 + client.get(f"/api/v1/{kind}").get_json()["total"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert client.get(f"/{kind}.csv").text == response.text


def test_a_comparison_is_taken_away_whole(client: FlaskClient) -> None:
    rows = list(csv.reader(io.StringIO(client.get("/compare.csv?topic=talent").text.removeprefix("\ufeff"))))
    columns = client.get("/api/v1/compare?topic=talent").get_json()["columns"]
    assert len(rows) == 1 + sum(column["total"] for column in columns)
    assert len(client.get("/compare.csv?a=xuhui/3.3.1/1&b=putuo/5.1/2").text.split("xuhui/3.3.1/1")) > 1
    assert client.get("/compare.docx?q=养老").status_code == 200


def test_references_join_the_tables(client: FlaskClient) -> None:
    rows = list(csv.reader(io.StringIO(client.get("/api/v1/references.csv").text.removeprefix("\ufeff"))))
    assert len(rows) == 1 + client.get("/api/v1/references").get_json()["total"]


def test_a_workbook_holds_numbers_as_numbers(client: FlaskClient) -> None:
    page = load_workbook(io.BytesIO(client.get("/targets.xlsx?district=jingan").data)).active
    assert page is not None
    rows = list(page.iter_rows(values_only=True))
    assert len(rows) == 6
    assert {row[rows[0].index("normalised")] for row in rows[1:]} == {7, 8, 10, 12, 1e11}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/targets?status=nonsense", 422),
        ("/api/v1/targets?page=0", 422),
        ("/api/v1/compare?topic=nothing", 404),
        ("/api/v1/compare?a=xuhui/3.3.1/1", 200),
        ("/api/v1/compare?a=x/1/1&b=y/1/1", 404),
        ("/compare?topic=nothing", 404),
        ("/compare/talent/nowhere", 404),
        ("/compare/similar/xuhui/9/9", 404),
        ("/targets?status=nonsense&page=99", 200),
        ("/targets.json", 301),
    ],
)
def test_what_cannot_be_meant(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status
