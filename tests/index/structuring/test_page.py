"""What a web page or a collector sets around a text is no clause, and what it states is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.documents import Document, PageFacts
from index.structuring import structure
from tests.index.structuring.sources import LEXICON, source

NOTICE = """某办关于做好某事的通知
某办发〔2019〕99号
各区人民政府：
现就有关事项通知如下。
一、总体要求
各区要认真落实。
某市人民政府办公厅
2019年1月9日
"""
TABLE = (
    "| 索 引 号： | 0001/2019-1 | 成文日期： | 2019年01月09日 |\n"
    "| 发文字号： | 某办发〔2019〕99号 | 发布日期： | 2019年01月22日 |\n"
)


def _page(text: str, told: PageFacts | None = None) -> Document:
    return structure(replace(source(text), page=told), "page", LEXICON)


AROUND = [
    pytest.param(f"{TABLE}\n{NOTICE}", None, id="an information table"),
    pytest.param(f"索引号：\n0001/2019\n发布机构：\n某市局\n{NOTICE}", None, id="labels and values on lines"),
    pytest.param(f"索引号：0001 发布日期：2019-01-22 浏览次数：12\n{NOTICE}", None, id="several keys on one line"),
    pytest.param(f"索引号\t0001\t主题分类\t科技\n成文日期\t2019年1月9日\t文号\t\n{NOTICE}", None, id="a table of tabs"),
    pytest.param(f"来源：某网\n处理人：小张\n发布时间：2019-01-22\n{NOTICE}", None, id="an unknown key"),
    pytest.param(f"当前位置：首页 > 政务公开 > 文件\n打印 | 关闭\n{NOTICE}", None, id="breadcrumb and buttons"),
    pytest.param(f"2019-01-22 10:20 来源：某网 字体：大 中 小\n{NOTICE}", None, id="when a machine published it"),
    pytest.param(
        f"某市人民政府\n某办关于做好某事的通知\n发布时间：2019-01-22\n{NOTICE}",
        PageFacts(title="某办关于做好某事的通知"),
        id="the title twice, the name of the site above",
    ),
    pytest.param(
        f"{NOTICE}【打印】【关闭】\n相关解读\n一图读懂某事\n主办单位：某办 某ICP备1号\n您访问的链接即将离开网站\n",
        PageFacts(window="某办关于做好某事的通知"),
        id="buttons, related articles and a footer below",
    ),
    pytest.param(f"{NOTICE}扫一扫在手机打开当前页\nX\n", None, id="a code to scan below"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), AROUND)
def test_words_of_the_page_are_no_clauses(text: str, told: PageFacts | None) -> None:
    document = _page(text, told)

    assert [clause.text for clause in document.clauses] == ["现就有关事项通知如下。", "各区要认真落实。"]
    assert document.metadata.title == "某办关于做好某事的通知"
    assert (document.metadata.number, document.metadata.date) == ("某办发〔2019〕99号", "2019-01-09")
    assert document.metadata.issuers == ("某市人民政府办公厅",)
    assert "page" in {piece.reason for piece in document.furniture}


def test_what_the_table_states_counts_where_the_text_says_nothing() -> None:
    text = (
        "发文机关：某办、某局\n成文日期：2020年3月2日\n发文字号：某办〔2020〕3号\n实施日期：2020-05-01\n时效性：废止\n"
        "某市管理办法\n为了管理，制定办法。\n"
    )
    metadata = _page(text).metadata

    assert (metadata.issuers, metadata.date, metadata.number) == (("某办", "某局"), "2020-03-02", "某办〔2020〕3号")
    assert (metadata.effective, metadata.status, metadata.stage) == ("2020-05-01", "废止", "repealed")


def test_when_a_page_was_published_is_the_last_resort_for_a_date() -> None:
    metadata = _page("发布日期：2020-03-09\n来源：某网\n某市管理办法\n为了管理，制定办法。\n").metadata

    assert metadata.date == "2020-03-09" and metadata.inferred == ("date",)


COLLECTED = """# 某市关于印发《某方案》的通知

**发布日期**: 2025-12-26
**原文链接**: http://x.example/1
**检索关键词**: 测绘

---

## 政策全文

某府办规〔2025〕99号

各区人民政府：

现将《某方案》印发给你们。

某市人民政府办公厅

2025年12月2日

**某方案**

一、目标

到2030年建成体系。
"""


def test_the_head_goes_on_below_the_key_lines_of_a_collector() -> None:
    document = _page(COLLECTED)

    assert [section.path for section in document.sections] == ["N", "1"]
    assert document.sections[0].title == "印发通知"
    assert document.metadata.title == "某方案"
    assert document.metadata.cover_title == "某市关于印发《某方案》的通知"
    assert (document.metadata.number, document.metadata.date) == ("某府办规〔2025〕99号", "2025-12-02")
    assert [piece.reason for piece in document.furniture][1:5] == ["collector", "collector", "collector", "rule"]


TITLES = [
    pytest.param(PageFacts(title="甲办法", window="乙办法"), "", "甲办法", id="ArticleTitle"),
    pytest.param(PageFacts(window="乙办法"), "标题：丙办法\n", "丙办法", id="the table before the window"),
    pytest.param(PageFacts(window="乙办法"), "", "乙办法", id="the window before the text"),
    pytest.param(PageFacts(), "", "丁办法", id="the text"),
]


@pytest.mark.parametrize(("told", "table", "title"), TITLES)
def test_the_title_is_what_the_page_calls_it(told: PageFacts, table: str, title: str) -> None:
    assert _page(f"{table}丁办法\n为了管理，制定办法。\n", told).metadata.title == title


CONTENT = [
    ("来源于本市的收入：按规定纳税。", "a sentence that begins like a label"),
    ("打印设备制造企业可以申请。", "a sentence that begins like a button"),
    ("展出地点：某市会展中心，自行布置。", "where an event is held"),
]


@pytest.mark.parametrize(("line", "note"), CONTENT)
def test_words_like_those_of_a_page_stay_in_the_text(line: str, note: str) -> None:
    document = _page(f"某市管理办法\n为了管理，制定办法。\n{line}\n请遵照执行，并做好各项工作。\n")

    assert line in [clause.text for clause in document.clauses], note


def test_a_page_whose_notice_carries_a_report_is_dated_and_signed_by_the_notice() -> None:
    text = (
        "某办转发某局关于加强某项工作意见报告的通知\n各区：\n某局《关于加强某项工作意见的报告》已经同意，现转发给你们。\n"
        "某市人民政府办公厅\n2000年2月5日\n关于加强某项工作意见的报告\n某办：\n一、任务\n做好工作。\n某市地震局\n2000年1月25日\n"
    )
    metadata = _page(text).metadata

    assert (metadata.date, metadata.issuers, metadata.addressees) == ("2000-02-05", ("某市人民政府办公厅",), "各区")


def test_two_bodies_that_sign_on_one_line_are_two_issuers() -> None:
    text = "关于某事的通知\n各区：\n现通知如下。\n某市人民政府办公厅　某市警备区办公室\n一九九六年六月二十九日\n"

    assert _page(text).metadata.issuers == ("某市人民政府办公厅", "某市警备区办公室")
