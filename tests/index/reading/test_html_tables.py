"""Tables of web pages: merged cells, left-out end tags, tables that only arrange the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.reading.pages import page


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


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>", id="all tags"),
        pytest.param("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", id="no end tags"),
        pytest.param("<table><tbody><tr><td>甲<td>乙<tbody><tr><td>丙<td>丁", id="the table never ends"),
        pytest.param("<table><tr><th>甲<th>乙</tr></tr><tr><td>丙</div><td>丁</table></table>", id="stray end tags"),
        pytest.param("<table><tr><td><p>甲<td><div>乙<tr><td>丙<td>丁</table>", id="blocks in cells"),
        pytest.param("<table><tr><td hidden>子</td><td>甲<td>乙<tr><td>丙<script>x</script><td>丁", id="hidden cells"),
    ],
)
def test_left_out_and_left_over_end_tags_change_no_cell(tmp_path: Path, markup: str) -> None:
    assert [line.cells for line in page(tmp_path, markup).lines] == [("甲", "乙"), ("丙", "丁")]


def test_a_table_that_arranges_the_page_is_no_table_of_facts(tmp_path: Path) -> None:
    source = page(
        tmp_path,
        "<table><tr><td>简介</td><td><h1>规划</h1><p>正文。</p>"
        "<table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>",
    )

    assert [(line.text, line.cells) for line in source.lines] == [
        ("简介", None),
        ("规划", None),
        ("正文。", None),
        ("甲\t乙", ("甲", "乙")),
    ]


def test_a_table_of_facts_may_hold_paragraphs(tmp_path: Path) -> None:
    measures = "<p>1.甲。</p><p>2.乙。</p><p>3.丙。</p>"
    source = page(tmp_path, f"<table><tr><td>任务<td>措施<tr><td>建设平台、服务企业、培养人才<td>{measures}</table>")

    assert source.lines[1].cells == ("建设平台、服务企业、培养人才", "1.甲。 2.乙。 3.丙。")


def test_one_column_is_a_frame_around_lines(tmp_path: Path) -> None:
    source = page(tmp_path, "<table><tr><td>专栏1 工程<tr><td>1.甲工程。建设中心。</table>")

    assert [(line.text, line.cells) for line in source.lines] == [("专栏1 工程", None), ("1.甲工程。建设中心。", None)]


@pytest.mark.parametrize("span", ["0", "-3", "many", "99999999999", "²"])
def test_nonsense_in_a_span_harms_nobody(tmp_path: Path, span: str) -> None:
    source = page(tmp_path, f'<table><tr><td colspan="{span}">甲</td><td>乙</td></tr></table>')

    assert [line.cells for line in source.lines] == [("甲", "乙")]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param('<tr><td colspan="1000">甲<td>乙', id="wide cells"),
        pytest.param('<tr><td rowspan="1000">甲<td>乙', id="high cells"),
        pytest.param('<tr><td rowspan="1000" colspan="1000">甲<td>乙', id="wide and high cells"),
    ],
)
def test_merged_cells_cannot_make_a_page_larger_than_its_file(tmp_path: Path, row: str) -> None:
    markup = "<table>" + "<td>子" * 200 + row * 500 + "</table>"

    source = page(tmp_path, markup)

    assert len(source.text) < 2 * len(markup)
    assert source.text.count("乙") == 500
