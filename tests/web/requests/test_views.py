"""Chinese, English or both: which one a reader gets, what stands in it, and what is said of a translation."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from web.showing.marks import dressed_english, foreign

UNOFFICIAL = "The English is an unofficial working translation; the Chinese text alone is authentic."
TAGS = {"zh": ["zh-Hans"], "en": ["en"], "zh both": ["zh-Hans", "en"], "en both": ["en", "zh-Hans"]}

#: language, view= of the address, cookie, the languages of the text in their order, note
CHOICES = [
    ("zh", None, None, TAGS["zh"], "a Chinese reader reads what was issued"),
    ("en", None, None, TAGS["en both"], "an English reader has the authentic text in sight"),
    ("zh", "both", None, TAGS["zh both"], "both, the reader's own first"),
    ("zh", "en", None, TAGS["en"], "English alone"),
    ("en", "zh", None, TAGS["zh"], "Chinese alone"),
    ("zh", None, "both", TAGS["zh both"], "the cookie wins over the language"),
    ("en", None, "en", TAGS["en"], "the cookie, English"),
    ("en", "zh", "en", TAGS["zh"], "the address wins over the cookie"),
    ("zh", "fr", "en", TAGS["en"], "no view of ours is no wish"),
    ("zh", "<b>", "x", TAGS["zh"], "nonsense is no error"),
]
#: address, what holds its texts
SHOWN = [
    ("/documents/jingan/2.1/1", ".clause.current .text"),
    ("/documents/jingan/2.1", "#c1 .text"),
    ("/documents/jingan/1.2/3", ".clause .rows"),
    ("/search?q=联席会议", ".hit .snippet"),
    ("/search?q=联席会议 -x&document=jingan", ".hit .snippet"),
]


def soup_of(client: FlaskClient, address: str, **arguments: str | None) -> BeautifulSoup:
    given = "&".join(f"{name}={value}" for name, value in arguments.items() if value)
    response = client.get(f"{address}{'&' if '?' in address else '?'}{given}" if given else address)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


@pytest.mark.parametrize(("address", "texts"), SHOWN, ids=[address for address, _ in SHOWN])
@pytest.mark.parametrize(("language", "view", "cookie", "tags", "note"), CHOICES, ids=[c[-1] for c in CHOICES])
def test_texts_are_shown_in_the_languages_of_the_view(
    app: Flask,
    address: str,
    texts: str,
    language: str,
    view: str | None,
    cookie: str | None,
    tags: list[str],
    note: str,
) -> None:
    client = app.test_client()
    if cookie:
        client.set_cookie("view", cookie)
    soup = soup_of(client, address, lang=language, view=view)
    assert [element["lang"] for element in soup.select(texts)] == tags
    chosen = soup.select(".views a[aria-current], select[name=view] option[selected]")
    assert [a.get_text() for a in chosen] == [_name(language, tags)]


def _name(language: str, tags: list[str]) -> str:
    which = "both" if len(tags) == 2 else tags[0][:2]
    names = {"zh": ("中文", "Chinese"), "en": ("英文", "English"), "both": ("对照", "Both")}
    return names[which][language == "en"]


def test_the_switch_keeps_page_query_and_filters_and_is_remembered(client: FlaskClient) -> None:
    soup = soup_of(client, "/search?q=医疗器械&district=jingan&per_page=2", lang="en")
    form = soup.select_one("form.tools")
    kept = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    assert kept == {"q": "医疗器械", "district": "jingan", "per_page": "2", "lang": "en"}
    chinese = soup_of(client, "/search", **kept, view="zh")
    assert [a.get_text() for a in chinese.select(".hit .id")] == [a.get_text() for a in soup.select(".hit .id")]
    assert not chinese.select(".snippet:lang(en)")
    links = {a.get_text(): a["href"] for a in soup_of(client, "/documents/jingan?q=医疗").select(".views a")}
    assert links["English"] == "/documents/jingan?q=%E5%8C%BB%E7%96%97&view=en"
    remembered = soup_of(client, "/documents/jingan/2.1/1")
    assert {text["lang"] for text in remembered.select(".text")} == {"zh-Hans"}, "the cookie carries it on"


def test_without_cookies_links_and_forms_carry_the_view(app: Flask) -> None:
    client = app.test_client(use_cookies=False)
    page = client.get("/search?q=医疗器械&view=en").text
    assert re.search(r'href="/documents/jingan/[^"]*[?&;]view=en"', page)
    assert page.count('<input type="hidden" name="view" value="en">') == 2, "in the forms that do not choose it"


def test_a_view_alone_asks_nothing(client: FlaskClient) -> None:
    assert not soup_of(client, "/search", view="en").select(".hit")


def test_the_api_sets_no_view(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/api/v1/search?q=医疗&view=en").headers


@pytest.mark.parametrize(
    "address", ["/documents/jingan", "/documents/jingan/2.1", "/documents/jingan/2.1/1", "/search?q=医疗器械", "/about"]
)
def test_every_page_says_at_its_foot_what_the_english_is(app: Flask, address: str) -> None:
    assert UNOFFICIAL in soup_of(app.test_client(), address, lang="en").footer.get_text()
    assert "非官方" in soup_of(app.test_client(), address, lang="zh").footer.get_text()


#: clause, what is said of its translation, whether English stands there, note
STATES = [
    ("2.1/1", None, True, "current: nothing is said"),
    ("2.1/2", "No English yet", False, "missing"),
    ("2.1/3", "To be checked", True, "fuzzy"),
    ("2.1/4", "Translation outdated", True, "the Chinese has changed"),
]


@pytest.mark.parametrize(("clause", "says", "english", "note"), STATES, ids=[s[-1] for s in STATES])
def test_what_is_to_be_known_of_a_translation_is_said_at_its_clause(
    client: FlaskClient, clause: str, says: str | None, english: bool, note: str
) -> None:
    path, _, ordinal = clause.partition("/")
    for view in ("both", "en"):
        place = soup_of(client, f"/documents/jingan/{path}", lang="en", view=view).select_one(f"#c{ordinal}")
        assert [state.b.get_text() for state in place.select(".state")] == ([says] if says else [])
        languages = [text["lang"] for text in place.select(".text")]
        assert ("en" in languages) == english
        assert ("zh-Hans" in languages) == (view == "both" or not english), "never nothing at all"
    chinese = soup_of(client, f"/documents/jingan/{path}", lang="en", view="zh").select_one(f"#c{ordinal}")
    assert not chinese.select(".state")


def test_the_api_says_the_state_of_every_translation(client: FlaskClient) -> None:
    clauses = client.get("/api/v1/sections/jingan/2.1").get_json()["clauses"]
    states = ["current", "missing", "fuzzy", "outdated", "current"]
    assert [clause["translation"] for clause in clauses] == states
    assert [clause["text"]["en"] is None for clause in clauses] == [state == "missing" for state in states]


def test_headings_of_ways_and_outlines_speak_the_language_of_the_interface(client: FlaskClient) -> None:
    for view in ("zh", "en", "both"):
        english = soup_of(client, "/documents/jingan/2.1/1", lang="en", view=view)
        assert english.select(".crumbs a")[2].get_text(" ") == "II. Key tasks"
        assert english.select_one(".outline a[aria-current]").get_text(" ", strip=True) == "(1) Gather companies faster"
        chinese = soup_of(client, "/documents/jingan/2.1/1", lang="zh", view=view)
        assert chinese.select(".crumbs a")[2].get_text() == "二、重点任务"


#: view, language, the titles of section 2.1 in the outline of its document
OUTLINES = [
    ("zh", "en", ["（一）加快集聚"]),
    ("en", "zh", ["(1)Gather companies faster"]),
    ("both", "zh", ["（一）加快集聚", "(1)Gather companies faster"]),
    ("both", "en", ["(1)Gather companies faster", "（一）加快集聚"]),
]


@pytest.mark.parametrize(("view", "language", "titles"), OUTLINES)
def test_the_outline_of_a_document_is_in_the_languages_of_the_view(
    client: FlaskClient, view: str, language: str, titles: list[str]
) -> None:
    page = soup_of(client, "/documents/jingan", lang=language, view=view)
    heading = page.find(id="s2.1").select_one("h2, h3, h4")
    assert [part.get_text() for part in heading.select(".titled > span")] == titles


def test_a_table_stands_in_both_languages_cell_by_cell(client: FlaskClient) -> None:
    tables = soup_of(client, "/documents/jingan/1.2/3", lang="en").select(".rows")
    assert [table["lang"] for table in tables] == ["en", "zh-Hans"]
    english, chinese = ([len(row.select("th, td")) for row in table.select("tr")] for table in tables)
    assert english == chinese
    assert tables[0].caption.get_text() == "Table 1 Tax revenue of the key areas"
    assert [cell.get_text() for cell in tables[0].select("tbody tr")[0].select("td")][:2] == ["North", "14274"]
    assert tables[0].select_one(".note").get_text() == "Source: District Commission of Commerce"
    assert len({table["aria-label"] for table in tables}) == 2


def test_the_chinese_behind_a_term_is_seen_without_a_script(client: FlaskClient) -> None:
    clause = soup_of(client, "/documents/jingan/2.1/1", lang="en").select_one(".clause details.terms")
    assert clause.summary.get_text(strip=True) == "1 term in this clause"
    (term,) = clause.select("li")
    assert term.get_text(" ", strip=True) == "medical devices 医疗器械"
    assert client.get(term.a["href"]).status_code == 200
    assert not soup_of(client, "/documents/jingan/2.1/1", lang="zh", view="zh").select(".terms")


def test_labels_of_departments_and_kinds_of_documents_are_english(client: FlaskClient) -> None:
    page = soup_of(client, "/search?q=医疗器械&document=jingan", lang="en")
    assert "District Commission of Commerce" in page.select_one("#filters").get_text()
    head = client.get("/api/v1/documents/jingan").get_json()
    assert head["type"] == {"zh": "实施意见", "en": "implementing opinions"}
    assert head["issuers"][0]["en"] == "People's Government of Jing'an District, Shanghai Municipality"
    found = client.get("/api/v1/search?q=医疗器械&department=District Commission of Commerce").get_json()
    assert {hit["id"] for hit in found["results"]} == {"jingan/2.1/1"}
    assert {"written": "区商务委", "name": "区商务委", "en": "District Commission of Commerce"} in found["results"][0][
        "departments"
    ]


#: text, run-in heading, HTML, note
DRESSED = [
    ("A, b.", None, "A, b.", "no heading"),
    ("First, gather. Then", "Gather", 'First, <b class="run-in">gather</b>. Then', "small letters behind a marker"),
    ("(1) Gather. Then", "Gather", '(1) <b class="run-in">Gather</b>. Then', "a number"),
    ("— Gather: x", "Gather", '— <b class="run-in">Gather</b>: x', "a dash"),
    ("We go on and gather.", "gather", "We go on and gather.", "not at the beginning"),
    ("<b> (x", "(x", '&lt;b&gt; <b class="run-in">(x</b>', "nothing is a pattern, nothing is markup"),
]


@pytest.mark.parametrize(("text", "heading", "html", "note"), DRESSED, ids=[note for *_, note in DRESSED])
def test_a_run_in_heading_is_set_off_in_english(text: str, heading: str | None, html: str, note: str) -> None:
    assert dressed_english(text, heading) == html


def test_chinese_in_an_english_text_says_so() -> None:
    assert foreign("a <b> 张江、b") == 'a &lt;b&gt; <span lang="zh-Hans">张江、</span>b'
