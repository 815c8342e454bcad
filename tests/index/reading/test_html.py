"""Web pages: the text their reader sees, with headings, lists and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import Source
from index.reading import read


def page(tmp_path: Path, markup: str, encoding: str = "utf-8") -> Source:
    path = tmp_path / "page.html"
    path.write_bytes(markup.encode(encoding))
    return read(path)


def shown(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def test_spans_count_in_the_text_that_the_reader_sees(tmp_path: Path) -> None:
    source = page(tmp_path, "<h1>规划</h1><p>一、<b>总体</b>要求</p>\n\n<p>正文&nbsp;甲&lt;乙</p>")

    assert source.text == "规划\n一、总体要求\n正文\xa0甲<乙"
    assert [source.text[line.start : line.start + len(line.text)] for line in source.lines] == shown(source)


def test_a_page_that_declares_gb2312_may_use_characters_of_gb18030(tmp_path: Path) -> None:
    source = page(tmp_path, '<meta charset="gb2312"><p>詹镭、㐀、裉节</p>', "gb18030")

    assert (source.text, source.encoding) == ("詹镭、㐀、裉节", "gb18030")


def test_a_page_in_big5_is_read_as_it_declares(tmp_path: Path) -> None:
    source = page(tmp_path, '<meta charset="big5"><p>產業發展</p>', "big5")

    assert (source.text, source.encoding) == ("產業發展", "big5")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<nav>首页 > 政务公开</nav>", id="nav"),
        pytest.param("<footer>版权所有</footer>", id="footer"),
        pytest.param("<script>var a = '甲';</script>", id="script"),
        pytest.param("<style>p { color: red }</style>", id="style"),
        pytest.param("<!-- 注释 -->", id="comment"),
        pytest.param('<div class="breadcrumb">当前位置</div>', id="breadcrumb by its class"),
        pytest.param('<div id="footer">沪ICP备</div>', id="footer by its id"),
        pytest.param('<ul class="main-nav"><li>首页</li></ul>', id="menu by its class"),
        pytest.param('<div role="navigation">首页</div>', id="navigation by its role"),
        pytest.param('<p style="display: none">隐藏</p>', id="not displayed"),
        pytest.param("<p hidden>隐藏</p>", id="hidden"),
        pytest.param("<form><input><button>搜索</button></form>", id="a search form"),
        pytest.param("<title>网页标题</title>", id="the window's title"),
    ],
)
def test_what_is_no_part_of_the_document_is_left_out(tmp_path: Path, markup: str) -> None:
    assert page(tmp_path, f"{markup}<p>正文。</p>{markup}").text == "正文。"


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


def test_merged_cells_keep_columns_in_place(tmp_path: Path) -> None:
    source = page(
        tmp_path,
        "<table><caption>表1</caption><tr><th rowspan=2>地区</th><th colspan=2>2019年</th></tr>"
        "<tr><td>区税</td><td>占比</td></tr><tr><td>桃浦</td><td>14274</td><td>50%</td></tr></table>",
    )

    assert [line.cells for line in source.lines] == [
        None,
        ("地区", "2019年", ""),
        ("", "区税", "占比"),
        ("桃浦", "14274", "50%"),
    ]


def test_a_table_that_arranges_the_page_is_no_table_of_facts(tmp_path: Path) -> None:
    source = page(
        tmp_path,
        "<table><tr><td class='menu'>首页</td><td><h1>规划</h1><p>正文。</p>"
        "<table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>",
    )

    assert [(line.text, line.cells) for line in source.lines] == [
        ("规划", None),
        ("正文。", None),
        ("甲\t乙", ("甲", "乙")),
    ]


def test_a_page_nested_ten_thousand_deep_is_read(tmp_path: Path) -> None:
    assert page(tmp_path, "<div>" * 10_000 + "正文。").text == "正文。"


@pytest.mark.parametrize("span", ["0", "-3", "many", "99999999999", "²"])
def test_nonsense_in_a_span_harms_nobody(tmp_path: Path, span: str) -> None:
    source = page(tmp_path, f'<table><tr><td colspan="{span}">甲</td><td>乙</td></tr></table>')

    assert [cell for line in source.lines for cell in line.cells or () if cell] == ["甲", "乙"]
