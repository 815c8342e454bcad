"""Pages are made once a generation and go out packed; what a reader gets is what they would have got."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.building.pipeline import build
from search.service import SearchService
from web.serving.pages import Kept, Pages

DOCUMENTS = Path(__file__).parents[1] / "documents"
ADDRESSES = [
    "/",
    "/search?q=医疗器械",
    "/documents/jingan?q=医疗",
    "/api/v1/search?q=医疗器械",
    "/feed.atom",
    "/static/style.css",
]


@pytest.fixture
def fresh(make_app: Callable[..., Flask], tiny_index: Path) -> FlaskClient:
    """A reader of a site that has kept nothing yet."""
    return make_app(tiny_index).test_client(use_cookies=False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_the_same_packed_kept_and_made(fresh: FlaskClient, address: str) -> None:
    plain = fresh.get(address, buffered=True)
    packed = [fresh.get(address, headers={"Accept-Encoding": "gzip, br"}, buffered=True) for _ in range(2)]
    for response in packed:
        assert response.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(response.data) == plain.data
        assert len(response.data) < len(plain.data) / 2
        assert int(response.headers["Content-Length"]) == len(response.data)
        assert response.content_type == plain.content_type
        assert "Accept-Encoding" in response.vary
    assert "Content-Encoding" not in plain.headers
    assert fresh.get(address, headers={"Accept-Encoding": "gzip;q=0"}, buffered=True).data == plain.data
    assert packed[0].headers.get("ETag") == packed[1].headers.get("ETag") == plain.headers["ETag"]


def test_a_page_is_made_once(fresh: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    search = SearchService.search

    def counted(service: SearchService, request):
        made.append(request.q)
        return search(service, request)

    monkeypatch.setattr(SearchService, "search", counted)
    for _ in range(3):
        assert fresh.get("/search?q=研发").status_code == 200
    assert made.count("研发") == 1


def test_each_language_view_host_and_prefix_has_its_own(make_app: Callable[..., Flask], tiny_index: Path) -> None:
    client = make_app(tiny_index, HOSTS="policy.example", PROXY="127.0.0.1").test_client(use_cookies=False)
    asked = [
        {},
        {"Accept-Language": "en"},
        {"Cookie": "view=en"},
        {"Host": "policy.example"},
        {"X-Forwarded-Prefix": "/policy"},
    ]
    for _ in range(2):
        pages = [client.get("/documents/jingan/2.1/1", headers=headers).text for headers in asked]
        assert len(set(pages)) == len(asked)
        assert "http://policy.example/documents" in pages[3]
        assert 'href="/policy/documents' in pages[4]


def test_another_generation_has_its_own_pages(make_app: Callable[..., Flask], own_index: Path, tmp_path: Path) -> None:
    client = make_app(own_index).test_client()
    before = client.get("/api/v1/documents").get_json()["generation"]
    build([DOCUMENTS], own_index, full=True)
    assert client.get("/api/v1/documents").get_json()["generation"] != before


def test_nothing_is_kept_of_errors_of_health_and_of_long_addresses(fresh: FlaskClient) -> None:
    from web.serving.lending import Lease

    lease: Lease = fresh.application.extensions["lender"].borrow()
    for address in ("/nowhere", "/healthz", "/search?q=" + "医" * 2_000, "/api/v1/search?page=0"):
        fresh.get(address)
        assert not lease.pages._pages, address
    fresh.application.extensions["lender"].give_back(lease)


def test_a_page_known_since_its_generation_is_not_sent_again(fresh: FlaskClient) -> None:
    first = fresh.get("/documents/jingan")
    again = fresh.get("/documents/jingan", headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (again.status_code, again.data) == (304, b"")
    old = fresh.get("/documents/jingan", headers={"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"})
    assert old.status_code == 200


def test_what_is_kept_is_bounded_and_the_oldest_goes() -> None:
    pages = Pages(room=800)
    for number in range(12):
        pages.keep(number, Kept(b"x" * 100, "text/html"))
        pages.get(0)
    assert [number for number in range(12) if pages.get(number)] == [0, 5, 6, 7, 8, 9, 10, 11]
    pages.keep("large", Kept(b"x" * 101, "text/html"))
    assert pages.get("large") is None, "one page may not take the room of many"
