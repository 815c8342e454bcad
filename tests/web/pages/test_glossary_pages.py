"""The glossary: found by what a concept is called in either language, with its clauses; page, JSON, CSV."""

from __future__ import annotations

import csv
import io

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search.exports.tables import cell, plain
from web.pages.exports import COLUMNS
from web.requests.language import LANGUAGES

#: arguments, the concepts that are listed, in their order, note
LISTED = [
    (
        "",
        ["contract-research", "innovation", "key-area", "medical-devices", "hostile-concept", "formula"],
        "all but what people say, by their English, signs behind letters",
    ),
    ("q=医疗器械", ["medical-devices"], "Chinese"),
    ("q=醫療器械", ["medical-devices"], "in traditional characters"),
    ("q=Medical  Devices", ["medical-devices"], "English, as typed"),
    ("q=medtech", ["medical-devices"], "another rendering"),
    ("q=器械", ["medical-devices"], "another Chinese one"),
    ("q=cro", ["contract-research"], "an abbreviation"),
    ("q=organisation contract", ["contract-research"], "words in any order"),
    ("q=vice", [], "a word is not found in the middle"),
    ("q=area", ["key-area"], "but at any word"),
    ("kind=place", ["key-area"], "one kind"),
    ("kind=place&q=devices", [], "kind and words"),
    ("kind=need", ["seeing-a-doctor"], "what people say"),
    ("q=看病", [], "is not listed otherwise"),
    ("q=无此物", [], "nothing is called so"),
    ("per_page=2&page=2", ["key-area", "medical-devices"], "the second page"),
]


def ids(page: str) -> list[str]:
    return [entry["id"] for entry in BeautifulSoup(page, "html.parser").select(".glossary > li")]


@pytest.mark.parametrize(("arguments", "listed", "note"), LISTED, ids=[note for *_, note in LISTED])
def test_concepts_are_found_by_what_they_are_called(
    client: FlaskClient, arguments: str, listed: list[str], note: str
) -> None:
    found = client.get(f"/api/v1/glossary?{arguments}&lang=en").get_json()
    assert [concept["id"] for concept in found["concepts"]] == listed
    assert ids(client.get(f"/glossary?{arguments}&lang=en").text) == listed


def test_they_are_listed_kind_after_kind_under_its_name(client: FlaskClient) -> None:
    found = client.get("/api/v1/glossary?sort=kind&lang=en").get_json()
    kinds = [concept["kind"] for concept in found["concepts"]]
    assert kinds == sorted(kinds, key=[kind["value"] for kind in found["kinds"]].index)
    assert len(kinds) == 6 and found["letters"] == []
    page = BeautifulSoup(client.get("/glossary?sort=kind&lang=en").text, "html.parser")
    headings = page.select("main h3")
    assert len(headings) == len(set(kinds)) > 2
    assert [entry["id"] for entry in page.select(".glossary > li")] == [concept["id"] for concept in found["concepts"]]
    assert page.find("a", string="A to Z")["href"] == "/glossary?lang=en"


def test_a_chinese_reader_finds_them_by_their_sound(client: FlaskClient) -> None:
    found = client.get("/api/v1/glossary?lang=zh").get_json()
    sounds = {"创新": "c", "恶意条款": "e", "医疗器械": "y", "重点地区": "z"}
    names = [concept["zh"] for concept in found["concepts"]]
    assert [name for name in names if name in sounds] == sorted(sounds, key=sounds.get)


def test_letters_lead_to_their_pages(client: FlaskClient) -> None:
    found = client.get("/api/v1/glossary?lang=en&per_page=2").get_json()
    letters = [(each["letter"], each["page"]) for each in found["letters"]]
    assert letters == [("C", 1), ("I", 1), ("K", 2), ("M", 2), ("#", 3)]
    soup = BeautifulSoup(client.get("/glossary?lang=en&per_page=2").text, "html.parser")
    assert ids(client.get(soup.select(".letters a")[2]["href"]).text) == ["key-area", "medical-devices"]
    assert not BeautifulSoup(client.get("/glossary?q=a").text, "html.parser").select(".letters")


def test_a_concept_shows_what_it_is_called_and_who_names_it(client: FlaskClient) -> None:
    soup = BeautifulSoup(client.get("/glossary?q=medical&lang=en").text, "html.parser")
    entry = soup.select_one("#medical-devices")
    assert [part["lang"] for part in entry.select("b span")] == ["en", "zh-Hans"], "the reader's language first"
    assert "medtech" in entry.select_one(".also [lang=en]").get_text()
    assert entry.select_one(".also [lang=zh-Hans]").get_text() == "器械、医械"
    uses = client.get("/api/v1/glossary/medical-devices").get_json()
    assert f"{uses['uses']} clauses" in entry.select_one(".uses").get_text()
    assert uses["uses"] == len(uses["clauses"]) > 3
    assert "0 clause" not in soup.get_text()


def test_the_link_of_a_concept_finds_the_clauses_that_name_it(client: FlaskClient) -> None:
    concept = client.get("/api/v1/glossary/medical-devices").get_json()
    soup = BeautifulSoup(client.get("/glossary/medical-devices").text, "html.parser")
    address = soup.select_one("main a[href^='/search']")["href"]
    found = client.get(address.replace("/search", "/api/v1/search") + "&per_page=100").get_json()
    repeats = {other["id"] for hit in found["results"] for other in hit["also_in"]}
    assert {clause["id"] for clause in concept["clauses"]} <= {hit["id"] for hit in found["results"]} | repeats


def test_a_concept_that_no_clause_names_says_so(client: FlaskClient) -> None:
    assert client.get("/api/v1/glossary/contract-research").get_json()["query"] is None
    soup = BeautifulSoup(client.get("/glossary/contract-research?lang=en").text, "html.parser")
    assert "Not used in any clause." in soup.get_text()
    links = [link.get_text() for link in soup.select(".prose a[href*='/search?']")]
    assert links[-1] == "Search", "a title may name it"


def test_what_is_near_to_a_concept_is_a_link(client: FlaskClient) -> None:
    soup = BeautifulSoup(client.get("/glossary/contract-research?lang=en").text, "html.parser")
    assert [link.get_text() for link in soup.select("dl a[href*='/search?']")] == ["医疗器械"]


def test_what_people_say_is_shown_apart_and_explained(client: FlaskClient) -> None:
    first = BeautifulSoup(client.get("/glossary?lang=en").text, "html.parser")
    apart = first.select_one(".kinds a[href*='kind=need']")
    assert apart.get_text() == "what people say 1"
    assert "These are not terms of the documents." not in first.get_text()
    assert "These are not terms of the documents." in client.get(apart["href"]).text
    assert client.get("/api/v1/glossary").get_json()["needs"] == 1
    need = BeautifulSoup(client.get(apart["href"]).text, "html.parser").select_one("#seeing-a-doctor .uses a")
    assert need.get_text() == "Search with the words of the documents"
    assert "1 clause found" in client.get(need["href"]).text


def test_kinds_are_counted_and_named(client: FlaskClient) -> None:
    found = client.get("/api/v1/glossary?q=devices&kind=place").get_json()
    counts = {kind["value"]: kind["count"] for kind in found["kinds"]}
    assert (counts["industry"], counts["place"]) == (1, 0), "a kind's counts ignore its own selection"
    chips = BeautifulSoup(client.get("/glossary?lang=en").text, "html.parser").select(".kinds a")
    names = [chip.get_text() for chip in chips]
    assert "places 1" in names
    assert "newkind 1" in names, "a kind that an editor has made up"


def test_pages_lead_through_the_whole_glossary(client: FlaskClient) -> None:
    address, seen = "/glossary?per_page=2", []
    while address:
        page = client.get(address).text
        seen += ids(page)
        following = BeautifulSoup(page, "html.parser").select_one("nav.pages a[rel=next]")
        address = following["href"] if following else None
    assert len(seen) == len(set(seen)) == 6


def test_wrong_arguments_are_told_on_the_page_and_refused_by_the_api(client: FlaskClient) -> None:
    page = client.get("/glossary?kind=nothing&page=99&lang=en").text
    assert "“kind” is one of" in page
    assert "There are only 1 pages." in page
    assert len(ids(page)) == 6
    for arguments in ("kind=nothing", "page=0", "per_page=101"):
        assert client.get(f"/api/v1/glossary?{arguments}").status_code == 422


def test_the_csv_opens_in_a_spreadsheet(client: FlaskClient) -> None:
    response = client.get("/glossary.csv", buffered=True)
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 7, "what people say too"
    by_id = {row["id"]: row for row in rows}
    assert by_id["medical-devices"]["zh_also"] == "器械 | 医械"
    formula = [by_id["formula"][name] for name in ("en", "en_also", "note")]
    assert formula == ["'=joint meeting", "'+1+1 | @SUM(A1)", "'-2"]
    narrowed = client.get("/glossary.csv?q=devices").text
    assert len(narrowed.splitlines()) == 2


#: value, cell, note
CELLS = [
    ("=1+1", "'=1+1", "a formula"),
    ("+86 21", "'+86 21", "a plus"),
    ("-5", "'-5", "a minus"),
    ("@SUM(A1)", "'@SUM(A1)", "an at sign"),
    ("\t=1", "'\t=1", "a tab"),
    ("  =1", "'  =1", "behind white space"),
    ("1+5+X", "1+5+X", "not at the beginning"),
    (["a", "=b"], "a | =b", "a list"),
    (7, "7", "a number"),
]


@pytest.mark.parametrize(("value", "shown", "note"), CELLS, ids=[note for *_, note in CELLS])
def test_no_cell_is_a_formula(value: object, shown: str, note: str) -> None:
    assert plain(cell(value)) == shown


def test_every_kind_and_every_anchor_of_the_real_glossary(make_app, seeds_index) -> None:
    """Every kind has a name in both languages, and no concept takes the id of a part of the page."""
    client = make_app(seeds_index).test_client()
    kinds = [kind["value"] for kind in client.get("/api/v1/glossary").get_json()["kinds"]]
    for language in LANGUAGES:
        soup = BeautifulSoup(client.get(f"/glossary?lang={language}").text, "html.parser")
        names = [chip.get_text() for chip in soup.select(".kinds a")[1:]]
        assert len(names) == len(kinds) + 1
        assert [name for name in names if name.split()[0] in kinds and language == "zh"] == []
    own = {element["id"] for element in soup.select("[id]") if element.name != "li"}
    every = client.get("/glossary.csv").text
    assert own & {row["id"] for row in csv.DictReader(io.StringIO(every.removeprefix("\ufeff")))} == set()
