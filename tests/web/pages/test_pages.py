"""What the pages hold: search, documents, sections, clauses, tables, and the way between them."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from index.building.pipeline import build
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


def said(part) -> str:
    return " ".join(part.get_text(" ").split())


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
    assert soup.select_one(soup.select_one("a.skip")["href"]), "the content can be reached at once"
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
    main = [int(heading.name[1]) for heading in soup.select(":is(main) :is(h1, h2, h3, h4)")]
    assert levels == main, "headings stand in the content"


def test_the_first_page_offers_districts_examples_and_a_search(page) -> None:
    soup = page("/")
    rows = [[said(cell) for cell in row.select("th, td")] for row in soup.select(".docs tbody tr")]
    assert [row[0] for row in rows] == ["Jing'an", "Minhang", "–"]
    assert rows[0][1].endswith("Implementing opinions · status not stated · 静府发〔2021〕17号")
    assert rows[0][2] == "29 November 2021"
    assert rows[1][4].isdigit()
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
    assert hit.select_one("h2 a")["href"] == "/documents/jingan/3.1/1?q=" + quote("联席会议")
    assert hit.select_one("h2").get_text(strip=True) == "（一）加强组织领导"
    assert hit.select_one(".where a")["href"] == "/documents/jingan"
    assert hit.select_one(".where b").get_text() == "Jing'an"
    assert hit.select_one(".tag").get_text() == "Implementing opinions · 静府发〔2021〕17号", "how the document stands"
    context = hit.find("a", string="In context")["href"]
    assert context == "/documents/jingan?q=" + quote("联席会议") + "&at=3.1%2F1#3.1/1"
    assert page(context.partition("#")[0]).find(id="3.1/1").select_one("mark")
    assert hit.select_one(".snippet:lang(zh-Hans) mark").get_text() in "联席会议制度"
    assert hit.select_one(".id").get_text() == "jingan/3.1/1"


def test_a_filter_narrows_shows_its_state_and_is_removed(page) -> None:
    soup = page("/search?q=医疗器械")
    link = soup.select_one('.dist a[href*="district=minhang"]')
    narrowed = page(link["href"].partition("#")[0])
    assert {b.get_text() for b in narrowed.select(".where b")} == {"Minhang"}
    chip = narrowed.select_one(".dist a[aria-current]")
    assert chip.get_text(" ", strip=True).startswith("Minhang")
    assert page(chip["href"].partition("#")[0]).select_one("h1").get_text() == soup.select_one("h1").get_text()
    assert narrowed.find("a", string="Clear all")["href"].partition("#")[0] == "/search?q=" + quote("医疗器械")


def test_boxes_that_are_ticked_narrow_and_stay_ticked(page) -> None:
    soup = page("/search?q=医疗器械")
    box = soup.select_one("#filters li input:not([name=exact])")
    narrowed = page(f"/search?q=医疗器械&{box['name']}={box['value']}")
    assert narrowed.find(id=box["id"]).has_attr("checked")
    count = sum(map(int, re.findall(r"\d+", said(box.parent.select_one(".num")).partition(" of ")[0])))
    assert len(narrowed.select(".hit")) == count
    assert narrowed.select(".chosen"), "and it is seen and taken off where the filters are folded away"


def test_districts_keep_their_order_and_the_filters_come_after_the_hits(page) -> None:
    for query in ("医疗器械", "生物医药", ""):
        soup = page(f"/search?q={query}&sort=document")
        chips = [chip["id"] for chip in soup.select(".dist .chip")]
        assert chips == [chip for chip in ("d-jingan", "d-minhang", "d-none") if chip in chips]
    parts = soup.select(".found, .dist, #filters")
    assert [part.get("id") or part["class"][0] for part in parts] == ["found", "dist", "filters"]


def test_words_of_a_section_title_filter(page) -> None:
    found = page("/search?q=&section=保障措施")
    ids = {a.get_text() for a in found.select(".hit .id")}
    assert {"jingan/3.1/1", "minhang/2.1/1"} <= ids, "保障机制 is meant too"
    assert "jingan/2.1/1" not in ids


def test_the_title_of_a_document_stands_once_a_run_of_its_hits(page) -> None:
    hits = page("/search?q=医疗器械").select(".hit")
    documents = [hit.select_one(".id").get_text().partition("/")[0] for hit in hits]
    titled = [hit.select_one(".of") is not None for hit in hits]
    repeated = [same for same, other in zip(documents[1:], documents, strict=False) if same == other]
    assert repeated and titled[0]
    assert not any(
        shown for shown, same, other in zip(titled[1:], documents[1:], documents, strict=False) if same == other
    )


def test_what_was_understood_and_what_was_done_is_said(page) -> None:
    soup = page("/search?q=医疗器械 人才")
    assert "No clause has all of these words" in soup.select_one(".warned").get_text()
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
    facts = {row.dt.get_text(): row.dd.get_text() for row in soup.select(".facts > div")}
    assert facts["Document number"] == "静府发〔2021〕17号"
    assert facts["Issued by"] == "People's Government of Jing'an District, Shanghai Municipality上海市静安区人民政府"
    assert facts["Type"] == "Implementing opinions实施意见"
    assert facts["Date"] == "29 November 2021"
    nested = soup.select_one('.outline a[href="#s2"]').find_parent("li").select_one(":scope > ol a")
    assert nested["href"] == "#s2.1"
    assert soup.find(id="s2.1")
    assert "2021年11月29日" in page("/documents/jingan", "zh").select_one(".facts").get_text()


def test_a_document_is_read_whole_with_both_languages_clause_by_clause(page, client) -> None:
    soup = page("/documents/jingan?view=both")
    outline = client.get("/api/v1/documents/jingan").get_json()["outline"]
    assert len(soup.select(".clause")) == sum(section["clauses"] for section in outline)
    pairs = [[text["lang"] for text in clause.select(".pair.beside .text")] for clause in soup.select(".clause")]
    assert [pair for pair in pairs if pair not in (["en", "zh-Hans"], ["zh-Hans"], [])] == []
    assert pairs.count(["en", "zh-Hans"]) > 3


def test_words_are_found_within_a_document_and_lead_from_match_to_match(page) -> None:
    soup = page("/documents/jingan?q=医疗器械")
    matches = soup.select(".clause:has(.match)")
    assert len(matches) > 2
    assert [clause for clause in matches if not clause.select("mark")] == []
    assert soup.select(".clause:not(:has(.match)) mark") == []
    assert said(soup.select_one(".toolbar [role=status]")).startswith(f"{len(matches)} clauses match")
    hits = [int(re.match(r"\d+", count.get_text())[0]) for count in soup.select(".outline .hits")]
    assert sum(hits) == len(matches)
    first, second = matches[:2]
    assert first.select_one(".match span").get_text() == f"match 1 of {len(matches)}"
    assert first.find("a", string="next match")["href"] == "#" + second["id"]
    assert second.find("a", string="previous match")["href"] == "#" + first["id"]


def test_a_long_document_is_cut_into_parts_and_a_long_section_is_paged(long_client: FlaskClient) -> None:
    whole = BeautifulSoup(long_client.get("/documents/long?lang=en").text, "html.parser")
    assert 0 < len(whole.select(".clause")) <= 150
    seen, address = [], "/documents/long?lang=en"
    for number in range(2, 99):
        soup = BeautifulSoup(long_client.get(address).text, "html.parser")
        seen += [clause["id"] for clause in soup.select(".clause")]
        following = soup.find("a", {"aria-label": f"Part {number}"})
        if following is None:
            break
        address = following["href"].partition("#")[0]
    assert len(seen) == len(set(seen)) == 420
    context = BeautifulSoup(long_client.get("/documents/long?at=2/350").text, "html.parser")
    assert context.find(id="2/350"), "a clause is shown in its part"
    last = BeautifulSoup(long_client.get("/documents/long?part=999").text, "html.parser")
    assert last.find(id="2/400"), "a part after the last is the last"
    section = long_client.get("/api/v1/sections/long/2?page=4&per_page=100").get_json()
    assert [clause["ordinal"] for clause in section["clauses"]] == list(range(301, 401))
    assert (section["total"], section["page"]) == (400, 4)
    page_ = BeautifulSoup(long_client.get("/documents/long/2").text, "html.parser")
    assert len(page_.select(".clause")) == 100
    assert page_.select_one("nav.pages a[rel=next]")["href"].endswith("page=2")
    found = BeautifulSoup(long_client.get("/documents/long?q=第三百九十项").text, "html.parser")
    assert found.select_one(".toolbar [role=status] a")["href"].endswith("&part=4#2/390"), "in another part"


@pytest.fixture(scope="module")
def long_client(make_app, tmp_path_factory) -> FlaskClient:
    """A site over a document with a section of 400 clauses."""
    folder = tmp_path_factory.mktemp("long")
    items = [f"{n}.任务{n}。第{_han(n)}项工作由区科委负责推进。" for n in range(1, 401)]
    text = "\n\n".join(["闵行区长文件", "一、总则", *["总则的内容。"] * 20, "二、任务", *items])
    (folder / "sources").mkdir()
    (folder / "sources" / "long.txt").write_text(text, encoding="utf-8")
    assert build([folder / "sources"], folder / "index").exit_code == 0
    return make_app(folder / "index").test_client()


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    parts = [(hundreds, "百"), (tens, "十"), (ones, "")]
    return "".join(digits[value] + sign for value, sign in parts if value)


def test_a_section_shows_its_clauses_neighbours_and_parts(page) -> None:
    soup = page("/documents/jingan/2.1")
    assert [clause["id"] for clause in soup.select(".clause")] == ["c1", "c2", "c3", "c4", "c5"]
    assert soup.select_one("#c1 .pin")["href"] == "/documents/jingan/2.1/1"
    crumbs = [a["href"] for a in soup.select(".crumbs a")]
    assert crumbs == ["/documents", "/documents/jingan", "/documents/jingan/2"]
    assert soup.select_one("a[rel=prev]")["href"] == "/documents/jingan/2"
    assert soup.select_one("a[rel=next]")["href"] == "/documents/jingan/3"
    parts = page("/documents/jingan/2").select(".contents a")
    assert [a["href"] for a in parts] == ["/documents/jingan/2.1"]
    assert soup.select_one(".outline a[aria-current]")["href"] == "/documents/jingan/2.1"


def test_a_clause_shows_its_address_departments_and_neighbours(page) -> None:
    soup = page("/documents/jingan/2.1/1")
    assert soup.select("#cite dd")[-1].get_text() == "http://localhost/documents/jingan/2.1/1"
    assert "District Commission of Commerce" in soup.select_one(".facts").get_text()
    assert "区科委" in soup.select_one(".facts").get_text(), "a department without an English name keeps its own"
    assert soup.find("a", string="Show in the whole document")["href"] == "/documents/jingan?at=2.1%2F1#2.1/1"
    following = soup.select_one("a[rel=next]")
    assert following["href"] == "/documents/jingan/2.1/2"
    shown = page("/documents/jingan/2.1/2").select_one(".current .text").get_text()
    assert following.get_text().removeprefix("Next: ").rstrip("…") in " ".join(shown.split()), "by its words"
    assert soup.select_one(".near .text"), "and its text, dimmed"
    assert "Implementing opinions" in soup.select_one(".standing").get_text()
    assert page("/documents/jingan/2.1/3").select_one(".marker").get_text() == "一是"
    department = page(soup.select_one(".facts a")["href"])
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
    assert "none is missing" in text
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
            links = BeautifulSoup(response.text, "html.parser").select("a[href^='/']:not(.add)")
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


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_questions_of_the_first_page_find_something(make_app, seeds_index, language: str) -> None:
    client = make_app(seeds_index).test_client()
    soup = BeautifulSoup(client.get("/", headers={"Accept-Language": language}).text, "html.parser")
    questions = soup.select(".ex a")
    assert len(questions) == 5
    for question in questions:
        found = client.get(question["href"].replace("/search", "/api/v1/search")).get_json()
        assert found["query"]["complete"] >= 3, question
        assert is_chinese(question.get_text()) == (language == "zh")


def is_chinese(text: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]", text) is not None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_of_the_about_page_answers(client: FlaskClient, language: str) -> None:
    soup = BeautifulSoup(client.get(f"/about?lang={language}").text, "html.parser")
    example = next(link for link in soup.select("a[href]") if link.select_one("code"))
    assert client.get(example["href"]).status_code == 200
    assert example.get_text().endswith(example["href"].partition("?")[0])
