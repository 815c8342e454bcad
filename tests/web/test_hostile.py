"""Hostile documents and hostile questions: text stays text, and nobody's words cause an error."""

from __future__ import annotations

import random

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from web.showing.marks import dressed, marked

#: Elements that no page has, and attributes that no element has, unless a text has become markup.
FOREIGN = (
    "img[onerror]",
    "img[src=x]",
    "svg",
    "iframe",
    "b[onclick]",
    "script:not([src^='/static/'], [type='application/ld+json'])",
    "[onload]",
    "plaintext",
)
PAGES = [
    "/",
    "/documents",
    "/about",
    "/documents/hostile",
    "/documents/hostile/1",
    "/documents/hostile/1/1",
    "/documents/hostile/1/3",
    "/documents/hostile/1/5",
    "/search?q=医疗器械",
    "/search?q=恶意",
    "/search?q=script&document=hostile",
    "/search?q=<mark>",
    "/documents/hostile/1/1?view=both",
    "/documents/hostile?lang=en",
    "/search?q=恶意&view=both&lang=en",
    "/glossary?lang=en",
    "/glossary/hostile-concept",
    "/glossary?q=<script>alert(1)</script>",
]
QUERIES = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea><plaintext>",
    "{{ 7*7 }}{% for x in y %}",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "医疗器械<mark>",
    "\u202e\u2066\u0000\ufeff\u2028",
    "' OR 1=1; DROP TABLE clauses; --",
    "title:title:district:",
    "\"“”'((((",
    "−−− NOT NOT OR OR",
    "*" * 300,
    "(" * 300,
    "医 " * 150,
    "𠀀𠀁𠀂",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
]


@pytest.mark.parametrize("address", PAGES)
def test_hostile_documents_stay_text(client: FlaskClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert BeautifulSoup(page.text, "html.parser").select(", ".join(FOREIGN)) == []


def test_what_a_hostile_document_says_is_shown_as_it_says_it(client: FlaskClient) -> None:
    soup = BeautifulSoup(client.get("/documents/hostile/1/1").text, "html.parser")
    assert (
        soup.select_one(".text").get_text()
        == '恶意条款<b>加粗</b>与<mark>伪标记</mark>，含医疗器械"><img src=x onerror=alert(3)>结尾。'
    )
    soup = BeautifulSoup(client.get("/search?q=医疗器械&document=hostile").text, "html.parser")
    assert [mark.get_text() for mark in soup.select(".snippet mark")] == ["医疗器械"], "its own <mark> marks nothing"
    assert "<script>alert(1)</script>文件" in soup.select_one(".where").get_text()


@pytest.mark.parametrize(
    "arguments", ["q", "district", "document", "section", "department", "page", "sort", "lang", "view"]
)
@pytest.mark.parametrize("words", QUERIES)
def test_hostile_questions_stay_text_and_cause_no_error(client: FlaskClient, words: str, arguments: str) -> None:
    page = client.get("/search", query_string={"q": "医疗器械", arguments: words})
    assert page.status_code == 200
    soup = BeautifulSoup(page.text, "html.parser")
    assert soup.select(", ".join(FOREIGN)) == []
    assert not [link["href"] for link in soup.select("a[href]") if not link["href"].startswith(("/", "#"))]
    answer = client.get("/api/v1/search", query_string={"q": "医疗器械", arguments: words})
    assert answer.status_code in ((200,) if arguments == "q" else (200, 422))


@pytest.mark.parametrize("words", QUERIES)
def test_hostile_addresses_stay_text(client: FlaskClient, words: str) -> None:
    for address in ("/documents/", "/documents/jingan/", "/", "/api/v1/documents/"):
        page = client.get(address + words.replace("?", ""))
        assert page.status_code in (200, 301, 308, 404), address
        if page.mimetype == "text/html":
            assert BeautifulSoup(page.text, "html.parser").select(", ".join(FOREIGN)) == []


def test_random_words_cause_no_error(client: FlaskClient) -> None:
    letters = "医疗器械科 aZ9\"“”'()（）−-*?:：|&<>{}%\\/\n\t〔〕①〇½ﬁ\u0301\u200b\U0001f600\U00020000"
    chance = random.Random(20250630)
    for _ in range(150):
        words = "".join(chance.choices(letters, k=chance.randrange(1, 40)))
        page = client.get("/search", query_string={"q": words})
        assert page.status_code == 200, repr(words)


@pytest.mark.parametrize(
    "address", ["//evil.example/%2e%2e.json", "//evil.example", "/\\evil.example.json", "/documents//evil.example.json"]
)
def test_no_address_leads_to_another_host(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert not (response.location or "/").startswith(("//", "http://evil", "/\\"))


#: fragments, HTML, note
SNIPPETS = [
    ([("发展", False), ("医疗器械", True), ("。", False)], "发展<mark>医疗器械</mark>。", "a match in its sentence"),
    ([("<b>", False), ("<i>", True)], "&lt;b&gt;<mark>&lt;i&gt;</mark>", "tags of the text"),
    ([("</mark><script>", True)], "<mark>&lt;/mark&gt;&lt;script&gt;</mark>", "a text that would close the mark"),
    ([("&amp;", True)], "<mark>&amp;amp;</mark>", "an escape of the text is shown as it stands"),
    ([], "", "nothing"),
]


@pytest.mark.parametrize(("fragments", "html", "note"), SNIPPETS, ids=[note for *_, note in SNIPPETS])
def test_marks_are_put_in_after_escaping(fragments, html, note) -> None:
    assert marked({"text": text, "mark": mark} for text, mark in fragments) == html


#: text, marker, run-in heading, HTML, note
CLAUSES = [
    ("1、通过规划。", "1、", None, '<span class="marker">1、</span>通过规划。', "a numbered item"),
    ("加快集聚。大力引进。", None, "加快集聚", '<b class="run-in">加快集聚</b>。大力引进。', "a run-in heading"),
    (
        "（一） <生物>。正文",
        "（一）",
        "<生物>",
        '<span class="marker">（一）</span> <b class="run-in">&lt;生物&gt;</b>。正文',
        "both, with a space",
    ),
    ("正文在前，加快集聚。", None, "加快集聚", "正文在前，加快集聚。", "a heading that does not open the text"),
]


@pytest.mark.parametrize(("text", "marker", "heading", "html", "note"), CLAUSES, ids=[c[-1] for c in CLAUSES])
def test_clauses_are_dressed_after_escaping(text, marker, heading, html, note) -> None:
    assert dressed(text, marker, heading) == html
