"""Old addresses over HTTP: a document is published, comes in another edition, and is asked for as it was cited."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from index.building.pipeline import build
from index.translations.files import Message, write
from tests.web.api.test_routes import faults

ROADS = "负责城市道路养护和路灯管理，每年完成两次全面检查。"
PARKS = "公园绿地实行分级管理，节假日延长开放时间至晚间九点。"
FUNDS = "养护经费列入年度财政预算，实行专款专用，并接受审计监督。"
TALKS = "鼓励企业参加境外展会，形成对外开放合作的新局面和新机制。"
PARKS_SINCE = PARKS.replace("晚间九点", "夜间十点")
HUBS = "支持设立海外创新中心三个，引进专业服务机构五家以上。"
LIGHT = "照明设施实行节能改造，五年内完成全部老旧灯具的更换工作。"
TREES = "古树名木建立档案并挂牌保护，由专人定期巡查养护。"
RULES = "本办法由市政管理部门负责解释，自公布之日起试行两年。"

FIRST = f"""市政设施管理办法

一、职责

{ROADS}

{TREES}

二、开放

{PARKS}

{TALKS}{HUBS}

三、保障

{FUNDS}

{LIGHT}

四、附则

{RULES}
"""
#: A section before the others, a clause in two, two in one, another wording, and one that is gone with its section.
SECOND = f"""市政设施管理办法

一、目标

到二〇三〇年建成覆盖全域的智慧市政体系，居民满意度明显提高。

二、职责

{ROADS}{TREES}

三、开放

{PARKS_SINCE}

{TALKS}

{HUBS}

四、保障

{FUNDS}
"""


#: Chinese of a clause in both editions, its English in both: a word and a number changed.
PARKS_ENGLISH = (
    "Parks are managed by grade, and on holidays stay open until 9 p.m.",
    "Parks are managed by grade, and on all holidays stay open until 10 p.m.",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory, analyser_cache, make_app) -> FlaskClient:
    """A reader of the second edition, beside a document whose id was changed and one that was removed."""
    folder = tmp_path_factory.mktemp("editions")
    root, sources = folder / "index", folder / "src"
    root.mkdir()
    sources.mkdir()
    (root / "cache").symlink_to(analyser_cache)
    _write(sources, {"办法.txt": FIRST, "plan.txt": f"一、目的\n\n{HUBS}\n", "gone.txt": f"一、目的\n\n{RULES}\n"})
    _translate(sources, PARKS, PARKS_ENGLISH[0])
    build([sources], root)
    (sources / "gone.txt").unlink()
    _translate(sources, PARKS_SINCE, PARKS_ENGLISH[1])
    toml = '[[document]]\nid = "hubs"\nfile = "plan.txt"\n'
    _write(sources, {"办法.txt": SECOND, "corpus.toml": toml, "办法.html": "<p>一、目的</p><p>另一份文件。</p>"})
    build([sources], root)
    return make_app(root).test_client()


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _translate(folder: Path, text: str, english: str) -> None:
    write(folder / "translations" / "en" / "ban-fa.po", [Message("", text, english, False)])


def shown(page: str) -> str:
    return BeautifulSoup(page, "html.parser").main.get_text(" ", strip=True)


def test_who_comes_by_an_old_address_at_which_another_text_stands_is_told(client: FlaskClient) -> None:
    page = client.get("/documents/ban-fa/2/1")
    assert page.status_code == 200
    told = BeautifulSoup(page.text, "html.parser").select_one(".earlier")
    assert PARKS in told.text, "the earlier text, in full"
    assert [link["href"] for link in told.select("a")] == ["/documents/ban-fa/3/1"]
    data = client.get("/api/v1/clauses/ban-fa/2/1").get_json()
    assert data["text"]["zh"] == ROADS + TREES
    assert (data["moved_to"], data["earlier"][0]["verdict"]) == ("/documents/ban-fa/3/1", "changed")


#: address in the first edition, its text, verdict, present address, note
TOLD = [
    ("1/1", ROADS, "merged", "2/1", "two paragraphs were joined"),
    ("1/2", TREES, "merged", "2/1", "the second of them"),
    ("2/1", PARKS, "changed", "3/1", "other words"),
    ("2/2", TALKS + HUBS, "split", "3/2", "a paragraph was split"),
    ("3/1", FUNDS, "moved", "4/1", "renumbered by a section before it"),
]


@pytest.mark.parametrize(("address", "text", "verdict", "target", "note"), TOLD, ids=[row[-1] for row in TOLD])
def test_what_was_cited_is_found(client: FlaskClient, address, text, verdict, target, note) -> None:
    answer = client.get(f"/api/v1/clauses/ban-fa/{address}")
    data = answer.get_json()
    one = data["earlier"][0]
    assert (one["text"]["zh"], one["verdict"], one["moved_to"]) == (text, verdict, f"/documents/ban-fa/{target}")
    if answer.status_code == 301:
        assert one["sure"]
        assert answer.location == f"/api/v1/clauses/ban-fa/{target}"
    else:
        assert answer.status_code == 200
        assert data["text"]["zh"] != text


def test_a_sure_match_redirects_pages_and_data_and_keeps_the_language(client: FlaskClient) -> None:
    page = client.get("/documents/ban-fa/1/2?lang=en&view=both")
    assert (page.status_code, page.location) == (301, "/documents/ban-fa/2/1?lang=en&view=both")
    assert page.headers["Cache-Control"] == "no-store", "a text can move again"
    twin = client.get("/api/v1/clauses/ban-fa/1/2")
    assert (twin.status_code, twin.location) == (301, "/api/v1/clauses/ban-fa/2/1")
    assert twin.get_json()["moved_to"] == "/documents/ban-fa/2/1"


def test_the_present_clause_names_its_earlier_addresses(client: FlaskClient) -> None:
    assert "ban-fa/1/2" in shown(client.get("/documents/ban-fa/2/1").text)
    formerly = client.get("/api/v1/clauses/ban-fa/3/2").get_json()["formerly"]
    assert formerly == [{"id": "ban-fa/2/2", "verdict": "split", "part": 0}]
    assert client.get("/api/v1/clauses/ban-fa/3/3").get_json()["formerly"][0]["part"] == 1


def test_a_likely_match_shows_both_texts_and_their_difference(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/documents/ban-fa/2/1?view=zh").text, "html.parser")
    assert [tag.text for tag in page.select("del")] == ["晚间九"]
    assert [tag.text for tag in page.select("ins")] == ["夜间十"]


def test_english_differs_by_words(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/documents/ban-fa/2/1?view=en").text, "html.parser")
    told = page.select_one(".earlier")
    assert PARKS_ENGLISH[0] in told.text, "the earlier English, in full"
    assert [tag.text.strip() for tag in told.select("del")] == ["9"]
    assert [tag.text.strip() for tag in told.select("ins")] == ["all", "10"]
    assert {tag["lang"] for tag in told.select(".wording")} == {"en"}
    pieces = client.get("/api/v1/clauses/ban-fa/2/1").get_json()["earlier"][0]["stands_at"][0]["difference"]["en"]
    before, after = ("".join(p["text"] for p in pieces if p["change"] != other) for other in ("added", "removed"))
    assert (before, after) == PARKS_ENGLISH


@pytest.mark.parametrize(("lang", "words"), [("zh", "该条款已不存在"), ("en", "This clause no longer exists")])
def test_what_is_gone_is_told_with_the_nearest_section(client: FlaskClient, lang: str, words: str) -> None:
    page = client.get(f"/documents/ban-fa/3/2?lang={lang}")
    assert (page.status_code, page.mimetype) == (200, "text/html"), "another clause stands there"
    assert client.get(f"/documents/ban-fa/4/2?lang={lang}").status_code == 404, "nothing ever stood there"
    gone = client.get(f"/documents/gone/1/1?lang={lang}")
    assert gone.status_code == 410
    assert words in gone.text
    assert RULES in gone.text


def test_problem_details_say_what_the_pages_say(client: FlaskClient) -> None:
    gone = client.get("/api/v1/clauses/gone/1/1")
    assert (gone.status_code, gone.mimetype) == (410, "application/problem+json")
    assert gone.get_json()["moved_to"] is None
    assert gone.get_json()["earlier"][0]["text"]["zh"] == RULES
    never = client.get("/api/v1/clauses/ban-fa/3/99").get_json()
    assert (never["status"], never["moved_to"]) == (404, None)
    assert never["nearest"]["section"]["url"] == "/documents/ban-fa/3"
    assert never["search"] == "/search?q=&document=ban-fa"


def test_a_page_that_never_was_offers_section_document_and_search(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/documents/ban-fa/3.9/1?lang=en").text, "html.parser")
    links = [link["href"].replace("?lang=en", "") for link in page.select(".ways-on a")]
    assert links == ["/documents/ban-fa/3", "/documents/ban-fa", "/search?q=&document=ban-fa"]


def test_sections_and_documents_are_answered_likewise(client: FlaskClient) -> None:
    assert client.get("/api/v1/sections/ban-fa/3").get_json()["moved_to"] == "/documents/ban-fa/4"
    assert client.get("/documents/gone").status_code == 410
    moved = client.get("/documents/plan")
    assert (moved.status_code, moved.location) == (301, "/documents/hubs")
    assert client.get("/documents/plan/1/1").location == "/documents/hubs/1/1"
    assert client.get("/api/v1/sections/plan/1").location == "/api/v1/sections/hubs/1"


def test_a_newcomer_of_the_same_name_takes_nothing(client: FlaskClient) -> None:
    assert client.get("/api/v1/documents/ban-fa").get_json()["source"]["file"] == "办法.txt"
    assert client.get("/api/v1/documents/ban-fa-2").get_json()["source"]["file"] == "办法.html"


#: an old address of a source, status, where it leads, note
SOURCES = [
    ("/documents/ban-fa/1/2/source?lang=en", 301, "/documents/ban-fa/2/1/source?lang=en", "the lines of a clause"),
    ("/api/v1/clauses/ban-fa/1/2/source", 301, "/api/v1/clauses/ban-fa/2/1/source", "its twin"),
    ("/documents/plan/1/1/source", 301, "/documents/hubs/1/1/source", "of a document under another id"),
    ("/documents/plan/source", 301, "/documents/hubs/source", "the file itself"),
    ("/documents/BAN-FA/2/1/source。", 301, "/documents/ban-fa/2/1/source", "as copied from a text"),
    ("/documents/gone/1/1/source", 410, None, "gone with its document"),
    ("/documents/gone/source", 410, None, "the file of a document that is gone"),
    ("/documents/ban-fa/9/9/source", 404, None, "never was"),
]


@pytest.mark.parametrize(("address", "status", "target", "note"), SOURCES, ids=[row[-1] for row in SOURCES])
def test_the_source_of_an_old_address_follows_its_text(client: FlaskClient, address, status, target, note) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.location) == (status, target)
    if target:
        assert client.get(target).status_code == 200


def test_who_comes_by_an_old_source_at_which_another_text_stands_is_told(client: FlaskClient) -> None:
    told = BeautifulSoup(client.get("/documents/ban-fa/2/1/source?view=zh").text, "html.parser").select_one(".earlier")
    assert PARKS in told.text
    assert client.get("/api/v1/clauses/ban-fa/2/1/source").get_json()["moved_to"] == "/documents/ban-fa/3/1"


#: what is pasted, where it leads
PASTED = [
    ("/documents/ban-fa/3/1。", "/documents/ban-fa/3/1"),
    ("/documents/ban-fa/3/1）。", "/documents/ban-fa/3/1"),
    ("/documents/ban-fa/3.", "/documents/ban-fa/3"),
    ("/documents/ban-fa/3,", "/documents/ban-fa/3"),
    ("/documents/ban-fa）", "/documents/ban-fa"),
    ("/documents/BAN-FA/3", "/documents/ban-fa/3"),
    ("/Documents/Ban-Fa/3", "/documents/ban-fa/3"),
    ("/documents/ban-fa/３/１", "/documents/ban-fa/3/1"),
    ("/ban-fa/3/1", "/documents/ban-fa/3/1"),
    ("/ban-fa", "/documents/ban-fa"),
    ("/BAN-FA/1/2。", "/documents/ban-fa/1/2"),
    ("/api/v1/documents/ban-fa/3/2", "/api/v1/clauses/ban-fa/3/2"),
    ("/api/v1/clauses/BAN-FA/3/1.", "/api/v1/clauses/ban-fa/3/1"),
]


@pytest.mark.parametrize(("pasted", "address"), PASTED)
def test_an_address_as_people_copy_it_leads_to_what_is_meant(client: FlaskClient, pasted: str, address: str) -> None:
    answer = client.get(pasted)
    assert (answer.status_code, answer.location) == (301, address)


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("/api/v1/clauses/{document}/{path}/{ordinal}", "/api/v1/clauses/ban-fa/2/1"),
        ("/api/v1/clauses/{document}/{path}/{ordinal}", "/api/v1/clauses/ban-fa/1/2"),
        ("/api/v1/clauses/{document}/{path}/{ordinal}", "/api/v1/clauses/gone/1/1"),
        ("/api/v1/clauses/{document}/{path}/{ordinal}", "/api/v1/clauses/ban-fa/3/99"),
        ("/api/v1/clauses/{document}/{path}/{ordinal}/source", "/api/v1/clauses/ban-fa/2/1/source"),
        ("/api/v1/clauses/{document}/{path}/{ordinal}/source", "/api/v1/clauses/ban-fa/1/2/source"),
        ("/api/v1/sections/{document}/{path}", "/api/v1/sections/ban-fa/3"),
        ("/api/v1/documents/{document}", "/api/v1/documents/plan"),
    ],
)
def test_what_is_told_of_old_addresses_is_what_the_description_says(client, template: str, address: str) -> None:
    described = client.get("/api/openapi.json").get_json()
    answer = client.get(address)
    content = described["paths"][template]["get"]["responses"][str(answer.status_code)]["content"]
    schema = content[answer.mimetype]["schema"]
    assert faults(answer.get_json(), schema, described["components"]["schemas"]) == []


@pytest.mark.parametrize("address", ["/nowhere", "/documents/nowhere/1", "/documents/ban-fa/x/1", "/api/v1/nowhere/1"])
def test_what_means_nothing_stays_unfound(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
