"""The language of the interface: the address wins, then the cookie, then the browser; and every text is in both."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from jinja2.ext import extract_from_ast

import web

FOLDER = Path(web.__file__).parent

#: lang= of the address, cookie, Accept-Language, the language, note
CHOICES = [
    (None, None, None, "zh", "no wish: as the documents"),
    (None, None, "en-GB,en;q=0.9", "en", "an English browser"),
    (None, None, "zh-TW,zh;q=0.9,en;q=0.8", "zh", "a Chinese browser, any script"),
    (None, None, "fr-FR", "en", "neither: English is the likelier"),
    (None, None, "fr,zh;q=0.2", "zh", "a weak wish is a wish"),
    (None, None, "*", "zh", "anything"),
    (None, "en", "zh-CN", "en", "the cookie wins over the browser"),
    ("zh", "en", "en", "zh", "the address wins over all"),
    ("en-US", None, "zh-CN", "en", "a tag with a region"),
    ("EN", None, None, "en", "in capitals"),
    ("xx", "en", None, "en", "no language of ours is no wish"),
    ("<script>", "<b>", ";;;,,,=", "en", "nonsense is no error"),
]


@pytest.mark.parametrize(("lang", "cookie", "accepted", "language", "note"), CHOICES, ids=[c[-1] for c in CHOICES])
def test_language_is_negotiated(app: Flask, lang, cookie, accepted, language, note) -> None:
    client = app.test_client()
    if cookie:
        client.set_cookie("lang", cookie)
    headers = {"Accept-Language": accepted} if accepted else {}
    page = client.get("/about", query_string={"lang": lang} if lang else {}, headers=headers)
    assert f'<html lang="{ {"zh": "zh-Hans", "en": "en"}[language] }">' in page.text
    assert {"Accept-Language", "Cookie"} <= set(page.vary)


def test_the_switch_is_remembered_and_keeps_page_and_query(client: FlaskClient) -> None:
    page = client.get("/search?q=医疗器械&per_page=2&page=2").text
    switch = re.search(r'class="switch" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert switch == "/search?q=%E5%8C%BB%E7%96%97%E5%99%A8%E6%A2%B0&per_page=2&page=2&lang=en"
    english = client.get(switch).text
    assert "clauses found" in english
    assert "page 2" in english
    assert '<html lang="en">' in client.get("/documents").text, "the cookie carries it on"


def test_without_cookies_links_and_forms_carry_the_language(app: Flask) -> None:
    client = app.test_client(use_cookies=False)
    page = client.get("/search?q=医疗器械&lang=en").text
    assert re.search(r'href="/documents/jingan/[^"]*[?;]lang=en"', page)
    assert '<input type="hidden" name="lang" value="en">' in page
    assert "lang=" not in re.sub(
        r'<link rel="alternate"[^>]*>|<a class="switch"[^>]*>| lang="', "", client.get("/").text
    )


def test_the_api_sets_no_cookie(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/api/v1/search?q=医疗&lang=en").headers


def _texts_of_templates(app: Flask) -> set[str]:
    found = set()
    for file in (FOLDER / "templates").iterdir():
        tree = app.jinja_env.parse(file.read_text(encoding="utf-8"))
        for _, function, message in extract_from_ast(tree, ("_", "ngettext")):
            assert message is not None or function == "_", file
            first = message[0] if isinstance(message, tuple) else message
            found |= {first} if first else set()  # a name is marked where it stands in data
    return found


def _texts_of_code() -> set[str]:
    found = set()
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                found |= {node.args[0].value} if name in ("N_", "text", "counted", "plain") else set()
    return found


@pytest.fixture(scope="module")
def used(app: Flask) -> set[str]:
    texts = _texts_of_templates(app) | _texts_of_code()
    assert len(texts) > 100
    return texts


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_text_of_the_interface_is_there(used: set[str], language: str) -> None:
    entries = {entry.msgid: entry for entry in polib.pofile(str(FOLDER / "translations" / f"{language}.po"))}
    assert used - set(entries) == set(), "used, not in the catalogue"
    assert set(entries) - used == set(), "in the catalogue, not used"
    assert [e.msgid for e in entries.values() if not e.translated()] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_translations_keep_the_fields_of_their_texts(language: str) -> None:
    for entry in polib.pofile(str(FOLDER / "translations" / f"{language}.po")):
        fields = set(re.findall(r"{(\w+)}", entry.msgid_plural or entry.msgid)) - {"month", "number"}
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            assert set(re.findall(r"{(\w+)}", text)) - {"month", "number"} == fields, entry.msgid


def test_chinese_pages_hold_no_english_texts(client: FlaskClient, used: set[str]) -> None:
    """No text of the interface is left in the other language, attributes and titles included."""
    english = {text for text in used if len(text) > 6 and "{" not in text} - {"English"}  # the switch
    for address in (
        "/",
        # The words of the interface, and not the English text of an example that happens to be one of them.
        "/search?q=产业集聚",
        "/search?q=无此物",
        "/documents/jingan",
        "/documents/jingan/1.2",
        "/nowhere",
    ):
        page = client.get(address).text.replace("&#39;", "'")
        assert sorted(text for text in english if f">{text}<" in page or f'"{text}"' in page) == [], address


def test_every_run_of_chinese_on_an_english_page_says_that_it_is_chinese(client: FlaskClient) -> None:
    for address in (
        "/",
        "/search?q=医疗器械",
        "/documents",
        "/documents/jingan",
        "/documents/jingan/1.2",
        "/documents/jingan/2.1/1",
        "/documents/minhang/1.1/1?view=en",
        "/glossary",
        "/glossary/key-area",
    ):
        page = client.get(address + ("&" if "?" in address else "?") + "lang=en").text
        assert _chinese_outside(page) == [], address


def _chinese_outside(html: str) -> list[str]:
    """Runs of Chinese text whose nearest `lang` attribute does not say so; titles and options cannot hold one."""
    found = []
    for text in BeautifulSoup(html, "html.parser").body.find_all(string=re.compile(r"[一-鿿]")):
        around = next(parent for parent in text.parents if parent.get("lang"))
        if not around["lang"].startswith("zh"):
            found.append(text.strip())
    return found


def test_the_checker_of_this_test_finds_strays() -> None:
    runs = '静安<b lang="zh-Hans">静安</b><b lang="zh-Hans">x <i lang="en">徐汇</i></b>'
    page = f'<html lang="en"><body>{runs}</body></html>'
    assert _chinese_outside(page) == ["静安", "徐汇"]
