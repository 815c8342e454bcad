"""What the pages hold: search, documents, sections, clauses, tables, and the way between them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from web.pages.routes import EXAMPLES
from web.showing.outlines import around, tree
from web.showing.paging import window
from web.showing.tables import notes, spans


@pytest.fixture
def page(client: FlaskClient):
    """Asks for a page and reads it."""

    def ask(address: str, language: str = "en") -> BeautifulSoup:
        response = client.get(address, headers={"Accept-Language": language})
        assert response.status_code == 200
        return BeautifulSoup(response.text, "html.parser")

    return ask


ALL = [
    "/",
    "/search",
    "/search?q=医疗器械",
    "/search?q=无此物",
    "/documents",
    "/documents/jingan",
    "/documents/jingan/1.2",
    "/documents/jingan/1.2/3",
    "/glossary",
    "/glossary?q=devices&kind=need",
    "/glossary/medical-devices",
    "/about",
]


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_whole(page, address: str, language: str) -> None:
    soup = page(address, language)
    assert len(soup.select("h1")) == 1
    assert soup.title.get_text(strip=True)
    assert soup.select_one('a.skip[href="#main"]'), "the content can be reached at once"
    assert soup.select_one("footer time[datetime]"), "the date of the index"
    assert soup.select_one("form[role=search] input[name=q]")
    assert not soup.select("[href=''], a:not([href])")
    for field in soup.select("main input:not([type=hidden]), select"):
        named = (
            soup.select_one(f'label[for="{field.get("id")}"]') or field.get("aria-label") or field.find_parent("label")
        )
        assert named, field
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    levels = [int(heading.name[1]) for heading in soup.select("h1, h2, h3, h4")]
    main = [int(heading.name[1]) for heading in soup.select("main h1, main h2, main h3")]
    assert levels == main, "headings stand in the content"


def test_the_first_page_offers_districts_examples_and_a_search(page) -> None:
    soup = page("/")
    assert [card.get_text() for card in soup.select(".cards .district")] == ["Jing'an", "Minhang"]
    assert len(soup.select(".examples a")) >= 5
    assert [option["value"] for option in soup.select("select[name=district] option")] == ["", "jingan", "minhang"]


def test_the_number_of_results_is_announced_in_status_heading_and_title(page, client) -> None:
    found = client.get("/api/v1/search?q=医疗器械").get_json()
    soup = page("/search?q=医疗器械")
    assert f"{found['query']['named']} clauses name it" in soup.select_one("[role=status] h1").get_text()
    assert f"{found['total']} clauses found" in soup.title.get_text()
    assert "医疗器械" in soup.title.get_text()
    assert "条写明" in page("/search?q=医疗器械", "zh").select_one("[role=status] h1").get_text()
    assert "clauses found" in page("/search?district=jingan").select_one("[role=status] h1").get_text()


def test_a_hit_shows_where_it_stands_and_leads_there(page) -> None:
    hit = page("/search?q=联席会议").select_one(".hit")
    assert hit.select_one("h2 a")["href"] == "/documents/jingan/3.1/1"
    assert hit.select_one("h2").get_text(strip=True) == "（一）加强组织领导"
    assert [link["href"] for link in hit.select(".where a")] == ["/documents/jingan", "/documents/jingan/3"]
    assert hit.select_one(".where b").get_text() == "Jing'an"
    assert hit.select_one(".snippet:lang(zh-Hans) mark").get_text() in "联席会议制度"
    assert hit.select_one(".id").get_text() == "jingan/3.1/1"


def test_a_filter_narrows_shows_its_state_and_is_removed(page) -> None:
    soup = page("/search?q=医疗器械")
    link = soup.select_one('aside a[href*="district=minhang"]')
    narrowed = page(link["href"])
    assert {b.get_text() for b in narrowed.select(".where b")} == {"Minhang"}
    assert narrowed.select_one("aside a[aria-current]").get_text(" ", strip=True).startswith("Minhang")
    chip = narrowed.select_one(".chosen a")
    assert chip.get_text(" ", strip=True).startswith("Minhang")
    assert page(chip["href"]).select_one("h1").get_text() == soup.select_one("h1").get_text()


def test_a_district_that_says_nothing_is_still_shown(page) -> None:
    districts = page("/search?q=联席会议").select_one("#facet-district").parent.get_text(" ", strip=True)
    assert "Minhang 0" in districts
    assert "Putuo" not in districts, "of which there is no document"


def test_words_of_a_section_title_filter(page) -> None:
    found = page("/search?q=&section=保障措施")
    ids = {a.get_text() for a in found.select(".hit .id")}
    assert {"jingan/3.1/1", "minhang/2.1/1"} <= ids, "保障机制 is meant too"
    assert "jingan/2.1/1" not in ids


def test_what_was_understood_and_what_was_done_is_said(page) -> None:
    soup = page("/search?q=医疗器械 人才")
    assert "No clause has all of these words." in soup.select_one(".fallback").get_text()
    assert "人才" in soup.select_one(".understood").get_text()
    cut = page("/search?q=" + "医" * 301)
    assert "Only the first 300 characters" in cut.select_one(".notices").get_text()


def test_results_are_paged(page, client) -> None:
    total = client.get("/api/v1/search?q=医疗器械").get_json()["total"]
    address, seen = "/search?q=医疗器械&per_page=2", []
    while address:
        soup = page(address)
        seen += [a.get_text() for a in soup.select(".hit .id")]
        following = soup.select_one("nav.pages a[rel=next]")
        address = following["href"] if following else None
    assert len(seen) == len(set(seen)) == total


def test_a_document_shows_its_metadata_and_its_outline(page) -> None:
    soup = page("/documents/jingan")
    facts = {row.dt.get_text(): row.dd.get_text() for row in soup.select(".metadata dl > div")}
    assert facts["Document number"] == "静府发〔2021〕17号"
    assert facts["Issued by"] == "People's Government of Jing'an District, Shanghai Municipality上海市静安区人民政府"
    assert facts["Type"] == "Implementing opinions实施意见"
    assert facts["Date"] == "29 November 2021"
    nested = soup.select_one('.contents a[href="/documents/jingan/2"]').find_parent("li").select_one(":scope > ol a")
    assert nested["href"] == "/documents/jingan/2.1"
    assert "2021年11月29日" in page("/documents/jingan", "zh").select_one(".metadata").get_text()


def test_a_section_shows_its_clauses_neighbours_and_parts(page) -> None:
    soup = page("/documents/jingan/2.1")
    assert [clause["id"] for clause in soup.select(".clause")] == ["c1", "c2", "c3", "c4", "c5"]
    assert soup.select_one("#c1 .pin")["href"] == "/documents/jingan/2.1/1"
    assert [a["href"] for a in soup.select(".crumbs a")] == ["/documents/jingan", "/documents/jingan/2"]
    assert soup.select_one("a[rel=prev]")["href"] == "/documents/jingan/2"
    assert soup.select_one("a[rel=next]")["href"] == "/documents/jingan/3"
    parts = page("/documents/jingan/2").select(".below a")
    assert [a["href"] for a in parts] == ["/documents/jingan/2.1"]
    assert soup.select_one(".outline a[aria-current]")["href"] == "/documents/jingan/2.1"


def test_a_clause_shows_its_address_departments_and_neighbours(page) -> None:
    soup = page("/documents/jingan/2.1/1")
    assert soup.select_one(".address code").get_text() == "http://localhost/documents/jingan/2.1/1"
    assert "District Commission of Commerce" in soup.select_one(".facts-list").get_text()
    assert "区科委" in soup.select_one(".facts-list").get_text(), "a department without an English name keeps its own"
    assert soup.select_one(".in-section a")["href"] == "/documents/jingan/2.1#c1"
    assert soup.select_one("a[rel=next]")["href"] == "/documents/jingan/2.1/2"
    assert page("/documents/jingan/2.1/3").select_one(".marker").get_text() == "一是"
    department = page(soup.select_one(".facts-list a")["href"])
    assert "jingan/2.1/1" in {a.get_text() for a in department.select(".hit .id")}


def test_a_table_keeps_its_rows_headers_caption_and_source(page) -> None:
    table = page("/documents/jingan/1.2/3", "zh").select_one(".rows")
    assert table.caption.get_text() == "表 1 各重点地区税收情况"
    head = [[(th.get_text(), th.get("colspan")) for th in tr.select("th")] for tr in table.select("thead tr")]
    assert head[0] == [("重点地区", None), ("2019 年", "2"), ("2020 年", "2")]
    rows = [[td.get_text() for td in tr.select("td")] for tr in table.select("tbody tr")]
    assert rows == [["北部", "14274", "50.40%", "16259", "54.00%"], ["南部", "5808", "20.51%", "6345", "21.07%"]]
    assert "资料来源：区商务委" in table.get_text()
    assert table["tabindex"] == "0", "it can be scrolled with the keyboard"


def test_the_corpus_says_what_it_does_not_hold(page) -> None:
    text = page("/about").select_one("main").get_text(" ", strip=True)
    assert "Putuo" in text
    assert "3 documents" in text
    assert "other policies of these districts" in text


def test_every_link_of_every_page_leads_somewhere(client: FlaskClient) -> None:
    waiting, seen = ["/"], set()
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 400:
            continue
        seen.add(address)
        response = client.get(address, buffered=True)
        assert response.status_code in (200, 301), address
        if response.mimetype == "text/html" and not address.startswith("/search"):
            links = BeautifulSoup(response.text, "html.parser").select("a[href^='/']")
            waiting += [link["href"].partition("#")[0] for link in links]
    assert len(seen) > 40


#: page, last page, what is offered, note
WINDOWS = [
    (1, 0, [1], "nothing found"),
    (1, 1, [1], "one page"),
    (1, 3, [1, 2, 3], "few pages"),
    (1, 9, [1, 2, None, 9], "at the start"),
    (4, 7, [1, 2, 3, 4, 5, 6, 7], "a gap of one page is that page"),
    (6, 20, [1, None, 5, 6, 7, None, 20], "in the middle"),
    (20, 20, [1, None, 19, 20], "at the end"),
]


@pytest.mark.parametrize(("number", "last", "offered", "note"), WINDOWS, ids=[note for *_, note in WINDOWS])
def test_pages_that_are_offered(number: int, last: int, offered: list[int | None], note: str) -> None:
    assert window(number, last) == offered


def test_an_outline_is_a_tree_by_level_and_folds_up_around_a_section() -> None:
    outline = [{"path": p, "level": p.count(".") + 1} for p in ("1", "1.1", "1.1.1", "1.2", "2", "2.1")]

    def paths(branches) -> list:
        return [(branch.section["path"], paths(branch.below)) for branch in branches]

    whole = tree(outline)
    assert paths(whole) == [("1", [("1.1", [("1.1.1", [])]), ("1.2", [])]), ("2", [("2.1", [])])]
    assert paths(around(whole, "1.2")) == [("1", [("1.1", []), ("1.2", [])]), ("2", [])]
    assert paths(around(whole, "1.1")) == [("1", [("1.1", [("1.1.1", [])]), ("1.2", [])]), ("2", [])]


def test_header_cells_span_the_empty_ones_behind_them() -> None:
    assert spans(["", "a", "", "", "b"]) == [("", 1), ("a", 3), ("b", 1)]
    assert spans(["", ""]) == [("", 1), ("", 1)]


def test_lines_under_a_table_are_notes() -> None:
    text, rows = "表 1\na | b\nc\n资料来源：甲", [["a", "", "b"], ["c"]]
    assert notes(text, rows, "表 1") == ["资料来源：甲"]
    assert notes(text, rows, None) == ["表 1", "资料来源：甲"]


def test_every_example_of_the_first_page_finds_something(make_app, seeds_index) -> None:
    client = make_app(seeds_index).test_client()
    for query, _ in EXAMPLES:
        found = client.get("/api/v1/search", query_string={"q": query}).get_json()
        assert found["total"] > 0, query
        assert found["query"]["fallback"] is None, query


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_of_the_about_page_answers(client: FlaskClient, language: str) -> None:
    soup = BeautifulSoup(client.get(f"/about?lang={language}").text, "html.parser")
    example = next(link for link in soup.select("a[href]") if link.select_one("code"))
    assert client.get(example["href"]).status_code == 200
    assert example.get_text().endswith(example["href"].partition("?")[0])
