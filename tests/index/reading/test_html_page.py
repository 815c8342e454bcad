"""What is on a page around its document is told apart from it and not lost; what it says of the document is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import PageFacts
from index.reading.html.facts import less_site, read_day
from index.structuring import structure
from tests.index.reading.pages import around, page, said

TEXT = (
    "<p>为推动生物医药产业高质量发展，制定本方案。</p><p>一、总体目标</p>"
    "<p>到2025年，形成一批创新成果，产业规模达到100亿元。</p>"
)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<nav>网站首页 政务公开</nav>", id="nav"),
        pytest.param("<footer>某市人民政府办公室</footer>", id="footer"),
        pytest.param('<div class="breadcrumb">当前栏目</div>', id="breadcrumb by its class"),
        pytest.param('<div id="footer">办公地址</div>', id="footer by its id"),
        pytest.param('<ul class="main-nav"><li>要闻动态</li></ul>', id="menu by its class"),
        pytest.param('<ul class="topMenu"><li>要闻动态</li></ul>', id="menu by its class, joined"),
        pytest.param('<div role="navigation">要闻动态</div>', id="navigation by its role"),
        pytest.param("<p>您现在的位置：首页 > 政务公开 > 规划</p>", id="a breadcrumb by its words"),
        pytest.param("<p><a href='/'>首页</a> &gt; <a href='/gk'>公开</a></p>", id="a breadcrumb that begins at home"),
        pytest.param("<p>【打印本页】 【关闭窗口】</p>", id="print and close"),
        pytest.param("<p>分享到： 微信 新浪微博 QQ空间</p>", id="share"),
        pytest.param("<p>【字体：大 中 小】</p>", id="letter sizes"),
        pytest.param("<p>扫一扫在手机打开当前页</p>", id="a code to scan"),
        pytest.param("<p>上一篇：关于开展检查的通知</p>", id="the article before"),
        pytest.param("<p>沪ICP备05012345号-1 网站标识码3100000001</p>", id="registration of the site"),
        pytest.param("<p>来源：市政府办公室 发布时间：2024-01-05 浏览次数：12</p>", id="about the page"),
        pytest.param("<h3>相关文件</h3><ul><li><a href='1'>关于印发计划的通知</a></li></ul>", id="related articles"),
    ],
)
@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
def test_words_of_the_page_are_kept_apart(tmp_path: Path, markup: str, above: bool) -> None:
    body = f"<div class='wrapper'><h1>某方案</h1>{TEXT}</div>"
    source = page(tmp_path, markup + body if above else body + markup)

    assert said(source) == [
        "某方案",
        "为推动生物医药产业高质量发展，制定本方案。",
        "一、总体目标",
        "到2025年，形成一批创新成果，产业规模达到100亿元。",
    ]
    document = structure(source, "a")
    assert document.coverage.unassigned == 0
    assert "".join(around(source)) != ""
    assert not any(line in clause.text for clause in document.clauses for line in around(source))


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param("<div class='share-content'>{}</div>", id="a body called share"),
        pytest.param("<form id='aspnetForm'><div>{}</div></form>", id="the whole page in a form"),
        pytest.param("<aside>{}</aside>", id="the whole page in an aside"),
        pytest.param("<table><tr><td>{}</td></tr></table>", id="a table as a frame"),
        pytest.param("<a name='top'>{}</a>", id="an anchor that is never closed"),
        pytest.param("<main><div><section>{}</section></div></main>", id="nested sections"),
    ],
)
def test_what_holds_the_document_is_no_page_data_whatever_it_is_called(tmp_path: Path, frame: str) -> None:
    assert len(said(page(tmp_path, "<div class='menu'>栏目导航</div>" + frame.format(TEXT)))) == 3


@pytest.mark.parametrize(
    "container",
    [
        "<div class='article-content'>",
        "<div id='UCAP-CONTENT'>",
        "<div class='TRS_Editor'>",
        "<div class='x9'>",
        "<td>",
    ],
)
def test_the_body_of_an_unknown_site_is_found(tmp_path: Path, container: str) -> None:
    source = page(
        tmp_path,
        "<div class='head1'><span>今天是2024年1月1日</span><a href='/en'>EN</a></div>"
        f"<table><tr><td>导航</td>{container}{TEXT}</div></table>"
        "<div class='x8'><p>热点</p><a href='1'>部署下一阶段工作，强调要抓好落实。</a></div>"
        "<div>某市政府 电话：12345</div>",
    )

    assert said(source)[:1] == ["为推动生物医药产业高质量发展，制定本方案。"]
    assert said(source)[-1:] == ["到2025年，形成一批创新成果，产业规模达到100亿元。"]


def test_prose_outside_the_body_stays_in_the_document(tmp_path: Path) -> None:
    notice = (
        "各区人民政府，各委、办、局：现将《某方案》印发给你们，请认真贯彻执行，执行中的问题请及时反馈市发展改革委员会办公室汇总。"
        * 2
    )
    source = page(tmp_path, f"<p>{notice}</p><div class='content'>{TEXT * 10}</div>")

    assert said(source)[0] == notice


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "<table><tr><td>索 引 号：</td><td>A1</td><td>文号：</td><td>某府发〔2024〕3号</td></tr></table>",
            id="table",
        ),
        pytest.param(
            "<dl><dd><label>索引号：</label><div>A1</div></dd><dd><label>文号：</label><div>某府发〔2024〕3号</div></dd></dl>",
            id="dl",
        ),
        pytest.param("<ul><li><b>索引号：</b>A1</li><li><b>文号：</b>某府发〔2024〕3号</li></ul>", id="list"),
    ],
)
def test_the_information_table_above_the_body_stays_with_the_document(tmp_path: Path, table: str) -> None:
    source = page(tmp_path, f"<div>{table}</div><div class='content'>{TEXT}</div>")

    assert any("某府发〔2024〕3号" in line for line in said(source))


def test_key_and_value_that_stand_in_elements_apart_are_one_row(tmp_path: Path) -> None:
    source = page(tmp_path, f"<dl><dt>发文机关：<dd>某市人民政府</dl><div class='content'>{TEXT}</div>")

    assert source.lines[0].cells == ("发文机关：", "某市人民政府")


def test_the_facts_of_a_page_are_read(tmp_path: Path) -> None:
    source = page(
        tmp_path,
        "<title>某市规划 | 某市人民政府</title><meta name='SiteName' content='某市人民政府'>"
        "<meta name='ArticleTitle' content='某市规划'><meta name='PubDate' content='2023-08-16 10:33'>"
        f"<meta name='ContentSource' content='某市统计局'>{TEXT}",
    )

    assert source.page == PageFacts("某市规划", "某市规划", "2023-08-16", "某市统计局", "某市人民政府")


def test_what_no_meta_data_says_is_read_from_the_words_about_the_text(tmp_path: Path) -> None:
    about = "<p>发布时间：2024-01-05 来源：某市统计局 【字体：大 中 小】</p>"
    source = page(tmp_path, f"<div><h1>某方案</h1>{about}<div class='content'>{TEXT}</div></div>")

    assert source.page == PageFacts(date="2024-01-05", source="某市统计局")


def test_a_page_that_says_nothing_beside_its_text_has_no_facts(tmp_path: Path) -> None:
    assert page(tmp_path, TEXT).page == PageFacts()


@pytest.mark.parametrize(
    ("window", "site", "title"),
    [
        ("关于印发若干规定的通知_政府信息公开专栏", None, "关于印发若干规定的通知"),
        ("某市规划 | 某市人民政府", "某市人民政府", "某市规划"),
        ("某市规划-通知公告-某市发展和改革委员会", None, "某市规划"),
        ("某市人民政府门户网站-总体规划（2018—2035年）", None, "总体规划（2018—2035年）"),
        ("总体规划（2018-2035年）", None, "总体规划（2018-2035年）"),
        ("“一带一路”——某市行动方案", None, "“一带一路”——某市行动方案"),
        ("某市人民政府关于加强监管的意见 - 政策文件", None, "某市人民政府关于加强监管的意见"),
        ("某某条例>>政策法规>>某市政府网", None, "某某条例"),
        ("某市人民政府", "某市人民政府", None),
        ("", None, None),
    ],
)
def test_the_title_of_the_window_is_that_of_the_document_less_the_site(
    window: str, site: str | None, title: str | None
) -> None:
    assert less_site(window, site) == title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-08-16 10:33:59", "2023-08-16"),
        ("2023年8月6日", "2023-08-06"),
        ("2023/8/6", "2023-08-06"),
        ("20230806", "2023-08-06"),
        ("2023-13-40", None),
        ("昨天", None),
    ],
)
def test_days_are_read_in_their_usual_forms(text: str, day: str | None) -> None:
    assert read_day(text) == day
