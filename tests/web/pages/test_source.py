"""The source beside the text: the lines of the file with what each character belongs to, and the file itself."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from index.building.pipeline import build
from tests.index.reading.pdf_files import At, Page, column, pdf_bytes
from tests.index.reading.word_files import paragraph, row, word_bytes

PLAN = (
    "甲区产业规划\r\n\r\n一、总则\r\n\r\n支持企业发展，\r\n\r\n-- 1 --\r\n\r\n"
    "建设创新平台三个，引进专业服务机构五家以上，形成开放合作的新局面。\r\n\r\n另一段文字。\r\n"
)
PAGE = "<head><meta charset=gb2312></head><h1>乙区办法</h1><p>一、目的</p><p>公园绿地实行分级管理。</p>"
#: Two pages with their numbers.
PDF = pdf_bytes(
    Page(
        [
            *column("一、目的", 112),
            *column("支持企业发展，建设创新平台三个，引进专业服务机构五家以上，", 140),
            At("1", 290, 800, 10),
        ]
    ),
    Page([*column("二、职责", 112), *column("河湖岸线实行分段管护。", 140), At("2", 290, 800, 10)]),
)
WORD = word_bytes(
    paragraph("一、任务")
    + paragraph("任务分工如下表。")
    + f"<w:tbl>{row('任务', '单位')}{row('建设平台', '区科委')}</w:tbl>"
    + paragraph("二、附则")
    + paragraph("本方案自印发之日起施行。")
)
TOML = '[[document]]\nid = "plan"\nfile = "sub/规划.txt"\nurl = "https://www.example.gov.cn/a/b.html#top"\n'


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("delivered")
    (folder / "src" / "sub").mkdir(parents=True)
    (folder / "src" / "sub" / "规划.txt").write_bytes(PLAN.encode("gb18030"))
    (folder / "src" / "page.html").write_bytes(PAGE.encode("gb2312"))
    (folder / "src" / "river.pdf").write_bytes(PDF)
    (folder / "src" / "tasks.docx").write_bytes(WORD)
    (folder / "src" / "corpus.toml").write_text(TOML, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def client(files, analyser_cache, make_app) -> FlaskClient:
    root = files / "index"
    root.mkdir()
    (root / "cache").symlink_to(analyser_cache)
    build([files / "src"], root)
    # An unchanged document is taken over from the generation before.
    (files / "src" / "page.html").write_bytes(PAGE.replace("分级", "分类").encode("gb2312"))
    build([files / "src"], root)
    return make_app(root).test_client()


@pytest.mark.parametrize(
    ("address", "name", "kind", "how"),
    [
        ("/documents/plan/source", "sub/规划.txt", "text/plain; charset=gb18030", "inline"),
        ("/documents/page/source", "page.html", "text/html; charset=gb18030", "attachment"),
    ],
)
def test_the_file_is_given_as_it_was_delivered(client: FlaskClient, files, address, name, kind, how) -> None:
    answer = client.get(address)
    assert answer.data == (files / "src" / name).read_bytes()
    assert answer.content_type == kind
    assert answer.headers["Content-Disposition"].startswith(how)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_lines_show_the_clause_its_neighbours_and_the_furniture(client: FlaskClient) -> None:
    data = client.get("/api/v1/clauses/plan/1/1/source?around=6").get_json()
    said = {(piece["kind"], piece["text"]) for line in data["lines"] for piece in line["pieces"]}
    assert ("clause", "支持企业发展，") in said, "both halves of what a page break tore"
    assert ("clause", "建设创新平台三个，引进专业服务机构五家以上，形成开放合作的新局面。") in said
    assert ("heading", "一、总则") in said
    assert ("furniture", "-- 1 --") in said
    assert ("other", "另一段文字。") in said
    assert data["lines"][data["lines"].index(next(one for one in data["lines"] if one["pieces"]))]["place"]["line"] >= 1
    assert data["coverage"]["unassigned"] == 0
    assert all(piece["kind"] for line in data["lines"] for piece in line["pieces"] if piece["text"].strip())


def test_the_page_marks_the_clause_and_leads_on(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/documents/plan/1/1/source?lang=en").text, "html.parser")
    assert "".join(mark.text for mark in page.select("mark")).replace("\r", "").startswith("支持企业发展，建设")
    assert page.select_one("a.piece.other")["href"].startswith("/documents/plan/1/2")
    assert "furniture" in page.select_one(".coverage").text


def test_the_lines_of_a_web_page_are_those_of_its_text(client: FlaskClient) -> None:
    data = client.get("/api/v1/clauses/page/1/1/source").get_json()
    assert [p["text"] for line in data["lines"] for p in line["pieces"] if p["kind"] == "clause"] == [
        "公园绿地实行分类管理。"
    ]


#: clause, the places of its lines in English and in Chinese, note
PLACED = [
    ("plan/1/2", ["line 11"], ["第 11 行"], "plain text"),
    ("page/1/1", ["paragraph 3"], ["第 3 段"], "a web page"),
    ("river/2/1", ["page 2 line 2"], ["第 2 页 第 2 行"], "a PDF"),
    ("tasks/2/1", ["paragraph 4"], ["第 4 段"], "a Word file"),
    ("tasks/1/2", ["table 1, row 1", "table 1, row 2"], ["表 1 第 1 行", "表 1 第 2 行"], "a table in it"),
]


@pytest.mark.parametrize(("clause", "english", "chinese", "note"), PLACED, ids=[row[-1] for row in PLACED])
def test_each_line_says_where_it_is_in_the_file(client: FlaskClient, clause, english, chinese, note) -> None:
    for language, places in (("en", english), ("zh", chinese)):
        page = BeautifulSoup(client.get(f"/documents/{clause}/source?lang={language}").text, "html.parser")
        rows = [mark.find_parent("tr") for mark in page.select("mark")]
        assert [" ".join(line.th.text.split()) for line in rows] == places


def test_the_file_of_a_clause_opens_at_its_page(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/documents/river/2/1/source?lang=en").text, "html.parser")
    assert page.select_one(".facts a[href*='river/source']")["href"] == "/documents/river/source?lang=en#page=2"
    assert client.get("/documents/river/source").content_type == "application/pdf"


@pytest.mark.parametrize("around", ["0", "-5", "100000", "x"])
def test_any_number_of_lines_can_be_asked_for(client: FlaskClient, around: str) -> None:
    assert client.get(f"/documents/plan/1/1/source?around={around}").status_code == 200


@pytest.mark.parametrize("address", ["/documents/none/source", "/documents/plan/9/9/source"])
def test_where_there_is_no_clause_there_are_no_lines(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_clause_leads_to_its_source_and_to_the_page_of_the_issuer(client: FlaskClient) -> None:
    found = client.get("/api/v1/clauses/plan/1/2").get_json()
    assert found["source_url"] == "/documents/plan/1/2/source"
    fragment = "%E5%8F%A6%E4%B8%80%E6%AE%B5%E6%96%87%E5%AD%97%E3%80%82"
    assert found["official_url"] == f"https://www.example.gov.cn/a/b.html#:~:text={fragment}"
    long = client.get("/api/v1/clauses/plan/1/1").get_json()["official_url"]
    assert long.partition("text=")[2].count(",") == 1, "how it begins and how it ends"
    assert "#:~:text=" in client.get("/documents/plan/1/2").text
    assert client.get("/api/v1/clauses/page/1/1").get_json()["official_url"] is None
