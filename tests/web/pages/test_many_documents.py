"""Pages that list documents, where there are more than one page shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from search.answers import references as cited
from web.pages import references, routes, site

#: Page asked for, which of the documents it lists, what it says.
PAGES = [
    pytest.param("/documents", [1, 2], "5 documents are in the index", id="the first page"),
    pytest.param("/documents?page=2", [3, 4], "", id="the second page"),
    pytest.param("/documents?page=3", [5], "", id="the last page, which is not full"),
    pytest.param("/documents?page=9", [5], "There are only 3 pages.", id="a page that is not there"),
    pytest.param("/", [1, 2], "All 5 documents", id="the first page of the site"),
    pytest.param("/llms.txt", [1, 2], "All 5 documents", id="what language models read"),
]


@pytest.fixture
def client(make_app: Callable[..., Flask], seeds_index: Path) -> FlaskClient:
    """A reader of the five documents."""
    return make_app(seeds_index).test_client()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page shows two documents."""
    monkeypatch.setattr(routes, "ON_A_PAGE", 2)
    monkeypatch.setattr(site, "_LISTED", 2)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("address", "shown", "said"), PAGES)
def test_a_page_lists_so_many_documents_and_leads_to_the_others(
    client: FlaskClient, address: str, shown: list[int], said: str
) -> None:
    ids = [document["id"] for document in client.get("/api/v1/documents").json["documents"]]
    page = client.get(
        address, query_string=None if "?" in address else {"lang": "en"}, headers={"Accept-Language": "en"}
    )
    listed = dict.fromkeys(re.findall(r"/documents/([\w-]+)[\"?)]", page.text))
    assert [name for name in listed if name in ids] == [ids[place - 1] for place in shown]
    assert said in page.text


@pytest.mark.usefixtures("few")
def test_the_pages_of_the_list_lead_to_one_another(client: FlaskClient) -> None:
    assert 'href="/documents?page=2' in client.get("/documents").text
    assert 'href="/documents?page=1' in client.get("/documents?page=2").text


def test_a_site_map_holds_documents_first_and_no_more_than_it_may(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "_IN_SITEMAP", 15)
    found = re.findall(r"<loc>http://localhost(.*?)</loc>", client.get("/sitemap.xml").text)
    ids = [document["id"] for document in client.get("/api/v1/documents").json["documents"]]
    assert len(found) == 15
    assert {f"/documents/{name}" for name in ids} < set(found)


@pytest.mark.parametrize(("choice", "control"), [(4, "<input"), (5, "<select")], ids=["too many", "few enough"])
def test_a_document_is_chosen_from_a_list_only_where_the_list_is_short(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, choice: int, control: str
) -> None:
    monkeypatch.setattr(references, "_CHOICE", choice)
    assert f'{control} name="document"' in client.get("/references").text


def test_a_work_that_is_cited_often_shows_its_first_references_and_leads_to_all(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one that stands alone all are shown."""
    whole = client.get("/api/v1/references").json["items"]
    monkeypatch.setattr(cited, "_OF_A_WORK", 1)
    page = BeautifulSoup(client.get("/references?lang=en").text, "html.parser")
    more = next(link for link in page.select(".work li a") if link.text.endswith(" more"))
    alone = BeautifulSoup(client.get(more["href"]).text, "html.parser")
    items = alone.select(".work li")
    assert len(items) == 1 + int(more.text.split()[0]) < len(whole)
