"""Web pages: the text their reader sees, with headings, lists, bold runs, raised and struck-out characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SourceError
from index.reading import html as reader
from index.structuring import structure
from tests.index.reading.pages import bolds, page, said


def test_spans_count_in_the_text_that_the_reader_sees(tmp_path: Path) -> None:
    source = page(tmp_path, "<h1>规划</h1><p>一、<i>总体</i>要求</p>\n\n<p>正文&nbsp;甲&lt;乙</p>")

    assert source.text == "规划\n一、总体要求\n正文\xa0甲<乙"
    assert [source.text[line.start : line.start + len(line.text)] for line in source.lines] == said(source)


def test_every_line_knows_the_line_of_the_file_and_its_place_on_the_page(tmp_path: Path) -> None:
    source = page(tmp_path, "<h1>规划</h1>\n<p>甲\n乙</p>\n\n<table><tr><td>丙<td>丁\n<tr><td>戊<td>己</table>")

    places = [line.places[0] for line in source.lines]
    assert [(place.line, place.paragraph, place.table, place.row) for place in places] == [
        (1, 1, 0, 0),
        (2, 2, 0, 0),
        (5, 3, 1, 1),
        (6, 4, 1, 2),
    ]


def test_tables_of_one_width_in_a_row_keep_their_own_heads(tmp_path: Path) -> None:
    tables = (
        "<table><tr><td>指标<td>数值<tr><td>产值<td>600亿元</table>"
        "<table><tr><td>任务<td>责任单位<tr><td>建设平台<td>区科委</table>"
        "<table><tr><td>引进人才<td>区人社局</table>"
    )
    found = structure(page(tmp_path, f"<h1>规划</h1><p>一、目标</p><p>推动产业发展，形成格局。</p>{tables}"), "page")

    assert [clause.rows[0] for clause in found.clauses if clause.rows] == [("指标", "数值"), ("任务", "责任单位")]


def test_a_page_that_declares_gb2312_may_use_characters_of_gb18030(tmp_path: Path) -> None:
    source = page(tmp_path, '<meta charset="gb2312"><p>詹镭、㐀、裉节</p>', "gb18030")

    assert (source.text, source.encoding) == ("詹镭、㐀、裉节", "gb18030")


def test_a_page_in_big5_is_read_as_it_declares(tmp_path: Path) -> None:
    source = page(tmp_path, '<meta charset="big5"><p>產業發展</p>', "big5")

    assert (source.text, source.encoding) == ("產業發展", "big5")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<script>var a = '甲';</script>", id="script"),
        pytest.param("<style>p { color: red }</style>", id="style"),
        pytest.param("<!-- 注释 -->", id="comment"),
        pytest.param('<p style="display: none">隐藏</p>', id="not displayed"),
        pytest.param("<p hidden>隐藏</p>", id="hidden"),
        pytest.param("<title>网页标题</title>", id="the window's title"),
    ],
)
def test_what_is_not_shown_is_not_read(tmp_path: Path, markup: str) -> None:
    assert page(tmp_path, f"{markup}<p>正文。</p>{markup}").text == "正文。"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        pytest.param("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"], id="as a browser counts"),
        pytest.param("<ol start=3><li>甲</li></ol>", ["3. 甲"], id="from another number"),
        pytest.param(
            "<ol><li>（一）甲</li><li>1、乙</li></ol>", ["（一）甲", "1、乙"], id="numbers of the author's own"
        ),
        pytest.param("<ol style='list-style:none'><li>甲</li></ol>", ["甲"], id="no numbers shown"),
        pytest.param("<ol><li></li></ol><p>甲</p>", ["甲"], id="an item without words"),
        pytest.param("<ol><li><p>甲</p><ol><li>乙</ol></ol>", ["1. 甲", "1. 乙"], id="a list in a list"),
    ],
)
def test_numbers_that_a_browser_sets_are_read(tmp_path: Path, markup: str, said: list[str]) -> None:
    assert [line.text for line in page(tmp_path, f"<div>{markup}</div>").lines] == said


def test_headings_and_lists_are_kept_as_hints(tmp_path: Path) -> None:
    source = page(
        tmp_path, "<h2>一、目标</h2><ul><li>甲<ul><li>乙</li></ul></li><li><p>丙</p></li></ul><p>丁<br>戊</p>"
    )

    assert [(line.text, line.level, line.kind) for line in source.lines] == [
        ("一、目标", 2, "text"),
        ("甲", 0, "list"),
        ("乙", 0, "list"),
        ("丙", 0, "list"),
        ("丁", 0, "text"),
        ("戊", 0, "text"),
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>面积10<sup>6</sup>平方米</p>", "面积10⁶平方米", id="a power"),
        pytest.param("<p>10<sup>-3</sup>克</p>", "10⁻³克", id="a negative power"),
        pytest.param("<p>5<sup>th</sup> 届</p>", "5th 届", id="raised letters have no characters of their own"),
        pytest.param("<table><tr><td>m<sup>2</sup><td>1</table>", "m²\t1", id="in a cell"),
        pytest.param("<p>按<del>三</del>五年执行</p>", "按~~三~~五年执行", id="deleted"),
        pytest.param("<p><s>第一条</s></p>", "~~第一条~~", id="a struck line"),
        pytest.param('<p>甲<span style="text-decoration: line-through">乙</span></p>', "甲~~乙~~", id="by its style"),
        pytest.param("<table><tr><td><del>甲</del><td>乙</table>", "~~甲~~\t乙", id="struck out in a cell"),
        pytest.param("<p>甲<s> </s>乙</p>", "甲 乙", id="nothing struck out"),
        pytest.param("<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>", "汉字", id="without its reading"),
        pytest.param("<pre>一、甲\n  二、乙</pre>", "一、甲\n  二、乙", id="white space of <pre>"),
        pytest.param("<p>甲  \n 乙</p>", "甲 乙", id="white space elsewhere"),
        pytest.param("<p>研&amp;发&#8226;</p>", "研&发•", id="entities"),
        pytest.param("<p>甲<p>乙<li>丙", "甲\n乙\n丙", id="left-out end tags"),
        pytest.param("<p>甲<b>乙<p>丙</b>丁", "甲乙\n丙丁", id="crossed tags"),
    ],
)
def test_words_are_read_as_they_are_shown(tmp_path: Path, markup: str, text: str) -> None:
    assert page(tmp_path, markup).text == text


@pytest.mark.parametrize(
    ("markup", "runs"),
    [
        pytest.param("<p><strong>加强领导。</strong>成立小组。</p>", ["加强领导。"], id="strong"),
        pytest.param("<p><b>加强</b> <b>领导。</b>成立小组。</p>", ["加强 领导。"], id="two runs are one"),
        pytest.param('<p><span style="font-weight:bold">甲</span>乙</p>', ["甲"], id="by its style"),
        pytest.param("<p>甲<b>乙</b>丙<b>丁</b></p>", ["乙", "丁"], id="runs inside"),
        pytest.param("<p>甲<b> </b>乙</p>", [], id="bold white space"),
        pytest.param("<b>甲<br>乙</b>", ["甲", "乙"], id="over two lines"),
    ],
)
def test_bold_runs_are_known(tmp_path: Path, markup: str, runs: list[str]) -> None:
    assert bolds(page(tmp_path, markup)) == runs


def test_a_bold_run_in_is_the_heading_of_its_clause(tmp_path: Path) -> None:
    source = page(
        tmp_path,
        "<h1>某计划</h1><h2>一、保障措施</h2><p><strong>加强组织领导。</strong>成立工作专班，由区领导任组长。</p>"
        "<p><b>完善政策体系。</b>出台配套政策，形成合力。</p>",
    )

    assert [clause.heading for clause in structure(source, "a").clauses] == ["加强组织领导", "完善政策体系"]


def test_a_page_nested_ten_thousand_deep_is_read(tmp_path: Path) -> None:
    assert page(tmp_path, "<div>" * 10_000 + "正文。").text == "正文。"


def test_a_page_that_is_too_long_is_refused_and_its_pictures_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_MOST_CHARACTERS", 200)
    picture = f"<img src='data:image/png;base64,{'A' * 300}'>"

    assert page(tmp_path, f"<p>支持研发。</p>{picture}").text == "支持研发。"
    with pytest.raises(SourceError, match="more than 200; divide it"):
        page(tmp_path, f"<p>{'支持研发。' * 50}</p>")
