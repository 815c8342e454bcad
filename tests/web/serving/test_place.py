"""Where the site is: its public address is in all that goes out, and nobody else's host is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from index.errors import UsageError
from web.serving.place import read

PAGES = [
    "/",
    "/search?q=医疗器械&lang=en",
    "/documents",
    "/documents/jingan?view=both",
    "/documents/jingan/2.1",
    "/documents/jingan/2.1/1",
    "/glossary",
    "/glossary/medical-devices",
    "/about",
    "/nowhere",
]
#: settings, the name of what is wrong, note
WRONG = [
    ({"BASE_URL": "policy.example"}, "POLICY_URL", "no scheme"),
    ({"BASE_URL": "ftp://policy.example"}, "POLICY_URL", "another scheme"),
    ({"BASE_URL": "https://policy.example:http"}, "POLICY_URL", "a port in words"),
    ({"BASE_URL": "https://user@policy.example"}, "POLICY_URL", "a user"),
    ({"BASE_URL": "https://policy.example/?q=1"}, "POLICY_URL", "a query"),
    ({"BASE_URL": "https://"}, "POLICY_URL", "no host"),
    ({"BASE_URL": "https://policy.example/a/../b"}, "POLICY_URL", "a path that moves"),
    ({"BASE_URL": "https://policy.example/search"}, "POLICY_URL", "a path that is one of the site's own"),
    ({"HOSTS": "a b/c"}, "POLICY_HOSTS", "no host"),
    ({"PROXY": "proxy.example"}, "POLICY_PROXY", "a name instead of an address"),
]


@pytest.mark.parametrize(("settings", "named", "note"), WRONG, ids=[note for *_, note in WRONG])
def test_wrong_settings_are_refused_at_the_start(
    make_app: Callable[..., Flask], tiny_index: Path, settings: dict[str, Any], named: str, note: str
) -> None:
    with pytest.raises(UsageError, match=named):
        make_app(tiny_index, **settings)


def test_a_public_address_is_read() -> None:
    place = read({"BASE_URL": "https://政策.example:8443/政策/"})
    assert re.fullmatch(r"https://xn--\w+\.example:8443", place.origin)
    assert place.prefix == "/%E6%94%BF%E7%AD%96"


def _addresses(soup: BeautifulSoup) -> list[str]:
    """Every address of this site in a page."""
    found = [e[name] for name in ("href", "src", "action", "data-suggest") for e in soup.select(f"[{name}]")]
    return [address for address in found if not address.startswith(("#", "mailto:", "https://creativecommons"))]


#: what the proxy sends, note
PROXIES = [
    ({}, "", "it takes the prefix off and says nothing"),
    ({}, "/policy", "it passes the path on as it is"),
    ({"X-Forwarded-Host": "internal", "X-Forwarded-Proto": "http"}, "", "it says where it came from itself"),
    ({"X-Forwarded-Prefix": "/else", "X-Forwarded-Host": "evil.example"}, "/policy", "it says something else"),
]


@pytest.mark.parametrize(("headers", "path", "note"), PROXIES, ids=[note for *_, note in PROXIES])
@pytest.mark.parametrize("trusted", ["", "127.0.0.1"])
def test_the_prefix_holds_in_all_that_goes_out(
    make_app: Callable[..., Flask], tiny_index: Path, headers: dict[str, str], path: str, note: str, trusted: str
) -> None:
    app = make_app(tiny_index, BASE_URL="https://policy.example/policy", PROXY=trusted)
    client = app.test_client(use_cookies=False)
    for page in PAGES:
        soup = BeautifulSoup(client.get(path + page, headers=headers).text, "html.parser")
        addresses = _addresses(soup)
        assert len(addresses) > 5
        assert [a for a in addresses if not re.match(r"(https://policy\.example)?/policy(/|\?|$)", a)] == [], page
        form = [e["action"] for e in soup.select("form")]
        assert form
    sitemap = client.get(path + "/sitemap.xml", headers=headers).text
    assert set(re.findall(r"<loc>(.*?)/(?:documents|about|glossary|<)", sitemap)) == {"https://policy.example/policy"}
    assert client.get(path + "/api/openapi.json", headers=headers).get_json()["servers"] == [{"url": "/policy"}]
    assert client.get(path + "/documents.json", headers=headers).location == "/policy/api/v1/documents"
    assert client.get(path + "/static/style.css", headers=headers, buffered=True).status_code == 200
    answer = client.get(path + "/api/v1/clauses/jingan/2.1/1", headers=headers).get_json()
    assert answer["url"] == "/policy/documents/jingan/2.1/1"
    assert answer["document"]["url"] == "/policy/documents/jingan"
    cookie = client.get(path + "/?lang=en", headers=headers).headers["Set-Cookie"]
    assert "Path=/policy" in cookie


#: Host, settings, X-Forwarded-*, the origin of links, note
HOSTS = [
    ("localhost:8000", {}, {}, "http://localhost:8000", "this machine"),
    ("[::1]:8000", {}, {}, "http://[::1]:8000", "this machine by its number"),
    ("evil.example", {}, {}, "", "a host that nobody has named"),
    ("policy.example", {"HOSTS": "policy.example"}, {}, "http://policy.example", "a host that the operator named"),
    ("evil.example", {"HOSTS": "policy.example"}, {}, "", "another one"),
    ("localhost", {}, {"X-Forwarded-Host": "evil.example"}, "http://localhost", "a proxy that nobody has named"),
    (
        "localhost",
        {"PROXY": "127.0.0.0/8"},
        {"X-Forwarded-Host": "policy.example", "X-Forwarded-Proto": "https"},
        "https://policy.example",
        "one that is believed",
    ),
    ("evil.example", {"BASE_URL": "https://policy.example"}, {}, "https://policy.example", "the public address wins"),
]


@pytest.mark.parametrize(("host", "settings", "headers", "origin", "note"), HOSTS, ids=[h[-1] for h in HOSTS])
def test_a_canonical_link_names_only_a_host_that_is_known(
    make_app: Callable[..., Flask], tiny_index: Path, host: str, settings, headers, origin: str, note: str
) -> None:
    client = make_app(tiny_index, **settings).test_client()
    page = client.get("/documents/jingan/2.1/1", headers={"Host": host, **headers})
    soup = BeautifulSoup(page.text, "html.parser")
    assert soup.select_one("link[rel=canonical]")["href"] == f"{origin}/documents/jingan/2.1/1"
    assert "evil.example" not in page.text


@pytest.mark.parametrize("host", ["a b", "<b>", "policy.example:port", "[::1", "/", "a@b", "x" * 300])
@pytest.mark.parametrize("address", ["/", "/api/v1/documents", "/static/style.css", "/nowhere"])
def test_a_host_that_is_none_is_refused(make_app, app: Flask, host: str, address: str) -> None:
    response = app.test_client().get(address, headers={"Host": host})
    assert response.status_code == 400
    assert "Content-Security-Policy" in response.headers
    assert response.mimetype == ("application/problem+json" if address.startswith("/api/") else "text/html")
    assert host not in response.text or host == "/"


@pytest.mark.parametrize("address", ["/documents//jingan", "/documents///jingan/2.1?lang=en", "/search.json?q=1"])
def test_redirects_name_no_host(app: Flask, address: str) -> None:
    response = app.test_client().get(address, headers={"Host": "evil.example"})
    assert response.status_code in (301, 308)
    assert re.match(r"/[a-z]", response.location)
    assert "evil.example" not in response.text + response.location


def test_a_redirect_repeats_no_more_than_a_search_would_read(app: Flask) -> None:
    response = app.test_client().get("/search.json?q=" + "x" * 65_536 + "&district=jingan")
    assert response.status_code == 301
    assert len(response.location) + len(response.data) < 5_000
    assert response.location.endswith("&district=jingan")


def test_the_client_of_a_proxy_is_in_the_log(make_app, tiny_index: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for proxy, client in (("127.0.0.1", "192.0.2.7"), ("", "127.0.0.1")):
        app: Flask = make_app(tiny_index, PROXY=proxy)
        app.test_client().get("/healthz", headers={"X-Forwarded-For": "192.0.2.1, 192.0.2.7"})
        assert f' info {client} "GET /healthz"' in capfd.readouterr().err
