"""What every response says to browsers and caches, and that nothing but reading is possible."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from index.building.pipeline import build

DOCUMENTS = Path(__file__).parents[1] / "documents"

ADDRESSES = [
    "/",
    "/search?q=医疗",
    "/documents/jingan/2.1",
    "/api/v1/search?q=医疗",
    "/healthz",
    "/nowhere",
    "/static/style.css",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_is_guarded(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "img-src", "connect-src", "form-action")} == {"'self'"}
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "address",
    ["/", "/search?q=医疗器械", "/documents/jingan", "/documents/jingan/1.2", "/glossary", "/about", "/nowhere"],
)
def test_pages_need_nothing_that_the_policy_forbids(client: FlaskClient, address: str) -> None:
    soup = BeautifulSoup(client.get(address).text, "html.parser")
    scripts = "script:not([src], [type='application/ld+json'])"
    assert soup.select(f"style, [style], base, iframe, object, {scripts}, [href^='javascript:']") == []
    assert [e for e in soup.find_all() if any(name.startswith("on") for name in e.attrs)] == []
    loaded = [e.get("src") or e.get("href") for e in soup.select("[src], link[rel=stylesheet], link[rel=icon]")]
    assert len(loaded) >= 3
    assert [address for address in loaded if not address.startswith("/static/")] == []


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/", "/api/v1/search", "/nowhere", "/static/style.css"])
def test_only_reading_is_possible(client: FlaskClient, method: str, address: str) -> None:
    response = client.open(address, method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].replace(" ", "").split(",")) == {"GET", "HEAD"}
    assert response.mimetype == ("application/problem+json" if address.startswith("/api/") else "text/html")


@pytest.mark.parametrize("address", ["/", "/search?q=医疗器械", "/documents/jingan", "/api/v1/documents"])
def test_a_page_that_is_known_is_not_sent_again(client: FlaskClient, address: str) -> None:
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    english = client.get(address, headers={"If-None-Match": tag, "Accept-Language": "en"})
    assert english.status_code == 200, "another language is another page"
    client.set_cookie("view", "both")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200, "and so is another view"


def test_static_files_are_kept_because_their_address_changes_with_them(client: FlaskClient) -> None:
    address = re.search(r'href="(/static/style\.css\?v=\w+)"', client.get("/").text)[1]
    kept = client.get(address, buffered=True)
    assert "immutable" in kept.headers["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": kept.headers["ETag"]}, buffered=True)
    assert (again.status_code, "immutable" in again.headers["Cache-Control"]) == (304, True)


@pytest.mark.parametrize(
    "address", ["/static/style.css", "/static/style.css?v=0", "/static/style.css?x=1", "/static/none.css?v={v}"]
)
def test_no_other_address_of_a_static_file_is_kept(client: FlaskClient, address: str) -> None:
    v = re.search(r"style\.css\?v=(\w+)", client.get("/").text)[1]
    assert "immutable" not in client.get(address.format(v=v), buffered=True).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/search?q=医疗器械", "/documents/jingan", "/api/v1/documents"])
def test_another_generation_is_another_page(make_app, own_index, address: str) -> None:
    client = make_app(own_index).test_client()
    before = client.get(address).headers["ETag"]
    build([DOCUMENTS], own_index, full=True)
    after = client.get(address, headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["ETag"] != before


@pytest.mark.parametrize("address", ["/nowhere", "/healthz", "/api/v1/search?page=0"])
def test_what_may_change_any_moment_is_not_kept(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "no-store"


def test_the_cookie_is_for_this_site_and_not_for_scripts(client: FlaskClient) -> None:
    cookie = client.get("/?lang=en").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" in client.get("/?lang=zh", base_url="https://localhost").headers["Set-Cookie"]


def test_lasting_addresses_are_those_that_the_operator_set(make_app, tiny_index) -> None:
    app: Flask = make_app(tiny_index, BASE_URL="https://policy.example")
    page = app.test_client().get("/documents/jingan/2.1/1", headers={"Host": "internal:8000"}).text
    assert '<link rel="canonical" href="https://policy.example/documents/jingan/2.1/1">' in page
    assert "internal:8000" not in page
