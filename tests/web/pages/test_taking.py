"""What is taken away and carried on: files, collections in the address, feeds, data for reference managers."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

ATOM = "{http://www.w3.org/2005/Atom}"


def _soup(client: FlaskClient, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).text, "html.parser")


def test_a_search_is_taken_whole_and_a_row_says_how_its_document_stands(client: FlaskClient) -> None:
    total = client.get("/api/v1/search?q=医疗器械&per_page=1").get_json()["total"]
    lines = client.get("/search.jsonl?q=医疗器械&per_page=1&lang=en", buffered=True).text.splitlines()
    rows = [json.loads(line) for line in lines]
    assert total - 2 <= len(rows) <= total, "all pages; what documents say of themselves is no clause"
    jingan = next(row for row in rows if row["id"].startswith("jingan/"))
    assert jingan["number"] == "静府发〔2021〕17号"
    assert jingan["address"] == f"http://localhost/documents/{jingan['id']}"


def test_a_collection_lives_in_its_address(client: FlaskClient) -> None:
    soup = _soup(client, "/documents/jingan/2.1/1?lang=en")
    first = soup.find("a", string="Add to the collection")["href"]
    soup = _soup(client, first)
    assert "✓" in soup.select_one(".toolbar").get_text()
    kept = soup.select_one("nav.site [data-collection]")["href"]
    assert kept == "/collection?c=jingan%2F2.1%2F1"
    assert all("c=jingan%2F2.1%2F1" in link["href"] for link in soup.select(".outline ol a"))
    assert soup.select_one("form.search input[name=c]")["value"] == "jingan/2.1/1"
    noted = client.get("/collection?c=jingan/2.1/1&of=jingan/2.1/1&note=two%0Alines%20of%20it")
    assert (noted.status_code, noted.location) == (302, "/collection?c=jingan%2F2.1%2F1%3Btwo+lines+of+it")
    assert _soup(client, noted.location).select_one(".said").get_text() == "two lines of it"


#: the arguments of a collection, the clauses that are shown, note
COLLECTIONS = [
    ("c=jingan/2.1/1&c=jingan/2.1/2", 2, "two"),
    ("c=jingan/2.1/1&c=jingan/2.1/1;again", 1, "one twice"),
    ("c=jingan/9.9/9&c=nowhere/1/1", 0, "none that is there"),
    ("c=<script>&c=../x&c=jingan&c=", 0, "no addresses of clauses"),
    ("&".join(f"c=jingan/2.1/{n}" for n in range(200)), 5, "more than a collection holds"),
    ("c=jingan/2.1/1;" + "x" * 9_000, 1, "a note that is too long"),
]


@pytest.mark.parametrize(("arguments", "count", "note"), COLLECTIONS, ids=[note for *_, note in COLLECTIONS])
def test_a_collection_shows_what_is_there(client: FlaskClient, arguments: str, count: int, note: str) -> None:
    soup = _soup(client, f"/collection?{arguments}")
    assert len(soup.select(".sheet > li")) == count
    assert soup.select("script:not([src])") == []
    assert len(client.get(f"/api/v1/collection?{arguments}").get_json()["items"]) == count


def test_a_feed_is_atom(client: FlaskClient) -> None:
    for address, prefix in (("/feed.atom?q=医疗器械&lang=en", "/documents/"), ("/feed.atom", "/documents/")):
        root = ElementTree.fromstring(client.get(address).data)
        entries = root.findall(f"{ATOM}entry")
        assert entries
        for part in (root, *entries):
            for name in ("id", "title", "updated"):
                assert part.findtext(f"{ATOM}{name}"), name
        assert all(f"http://localhost{prefix}" in entry.findtext(f"{ATOM}id") for entry in entries)
        assert all(entry.find(f"{ATOM}author") is not None for entry in entries)
    page = _soup(client, "/search?q=医疗器械&district=jingan&lang=en")
    feed = page.select_one("link[type='application/atom+xml']")["href"]
    assert len(ElementTree.fromstring(client.get(feed).data).findall(f"{ATOM}entry")) == len(page.select(".hit"))


#: Names that Zotero's translator of embedded data knows → the field of a report they fill; DC says the same again.
NAMES = {
    "z:itemType": "itemType",
    "citation_title": "title",
    "citation_author": "creators",
    "citation_publication_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "reportNumber",
    "citation_language": "language",
    "citation_public_url": "url",
    "DC.title": "title",
    "DC.creator": "creators",
    "DC.date": "date",
    "DC.identifier": "url",
    "DC.language": "language",
    "DC.type": "itemType, where nothing better is said",
    "DCTERMS.alternative": "",
    "DCTERMS.provenance": "",
}


@pytest.mark.parametrize("address", ["/documents/jingan", "/documents/jingan/2.1", "/documents/jingan/2.1/1"])
def test_reference_managers_find_what_they_need(client: FlaskClient, address: str) -> None:
    soup = _soup(client, address)
    stated = {meta["name"]: meta["content"] for meta in soup.select("meta[name][content]")}
    assert stated["citation_public_url"] == stated["DC.identifier"] == f"http://localhost{address}"
    assert stated["citation_author"] == "上海市静安区人民政府"
    assert stated["citation_publication_date"] == "2021/11/29"
    assert stated["citation_technical_report_number"] == "静府发〔2021〕17号"
    assert [name for name in stated if name.startswith(("citation_", "DC", "z:")) and name not in NAMES] == []
    assert {name for name in NAMES if not name.startswith("DC")} <= stated.keys()
    assert stated["z:itemType"] == "report"
    data = json.loads(soup.select_one("script[type='application/ld+json']").string)
    law = data if data["@type"] == "Legislation" else data["isPartOf"]
    assert (law["@type"], law["legislationIdentifier"]) == ("Legislation", "静府发〔2021〕17号")
    assert {tag["hreflang"] for tag in soup.select("link[hreflang]")} == {"zh-Hans", "en"}
    assert soup.select_one("link[rel=canonical]")["href"] == f"http://localhost{address}"


def test_a_hostile_title_stays_data(client: FlaskClient) -> None:
    soup = _soup(client, "/documents/hostile/1/1")
    (data,) = soup.select("script[type='application/ld+json']")
    assert "<" not in data.string
    assert "<script>" in json.loads(data.string)["isPartOf"]["name"]


def test_every_resource_of_the_api_says_how_it_is_cited(client: FlaskClient) -> None:
    for address in ("documents/jingan", "sections/jingan/2.1", "clauses/jingan/2.1/1"):
        citation = client.get(f"/api/v1/{address}").get_json()["citation"]
        assert citation["link"].startswith("http://localhost/documents/jingan")
        assert "静府发〔2021〕17号" in citation["gbt7714"]
