"""The lines below the title of a regulation: who passed, issued and amended it, and when."""

from __future__ import annotations

import pytest

from index.documents import Event
from index.structuring.adoption import is_adoption, read_events
from tests.index.structuring.sources import clauses, document, outline, reasons

ARTICLES = "第一条　为了加强管理，制定本条例。\n第二条　本条例自1998年9月1日起施行。\n"
PASSED = "1998年5月9日某市第一届人民代表大会常务委员会第九次会议通过"
AMENDED = "2001年9月6日 某市第一届人民代表大会常务委员会第三十五次会议《关于修改〈某市条例〉的决定》第一次修正"
CONGRESS = ("某市人民代表大会常务委员会",)

BELOW_THE_TITLE = [
    pytest.param([PASSED], "1998-05-09", CONGRESS, id="without brackets"),
    pytest.param([f"（{PASSED}）"], "1998-05-09", CONGRESS, id="in brackets"),
    pytest.param([PASSED, AMENDED], "2001-09-06", CONGRESS, id="one an event: the last counts"),
    pytest.param([f"（{PASSED}　根据{AMENDED}）"], "2001-09-06", CONGRESS, id="all in one bracket"),
    pytest.param([f"（{PASSED}", f"根据{AMENDED}）"], "2001-09-06", CONGRESS, id="a bracket over two lines"),
    pytest.param([f"{PASSED}  根据", AMENDED], "2001-09-06", CONGRESS, id="根据 stands at the end of the line above"),
    pytest.param([f"{PASSED}根据{AMENDED}"], "2001-09-06", CONGRESS, id="two events without a space between"),
    pytest.param(
        [PASSED, "1998年6月22", "日某省第九届人民代表大会常务委员会第四次会议批准"],
        "1998-06-22",
        CONGRESS,
        id="a date torn by a line: what one body passes, another approves",
    ),
    pytest.param(
        ["2001年6月21日 最高人民法院审判委员会第1181次会议、2001年7月2日最高人民检察院第九届检察委员会第91次会议通过"],
        "2001-07-02",
        ("最高人民法院", "最高人民检察院"),
        id="two courts on two days",
    ),
    pytest.param(
        ["1988年12月17日 中华人民共和国国务院、中央军事委员会令第22号发布　"],
        "1988-12-17",
        ("国务院", "中央军事委员会"),
        id="an order of two bodies",
    ),
    pytest.param(
        ["1992年12月8日 国务院批准", "1992年12月28日 某航空局令第29号发布", "自发布之日起施行"],
        "1992-12-28",
        ("某航空局",),
        id="a ministry issues what the State Council approved",
    ),
    pytest.param(
        ["2003年6月8日 国务院令第379号公布", "2016年2月6日 《国务院关于修改部分行政法规的决定》第二次修订　"],
        "2016-02-06",
        ("国务院",),
        id="an amending decision names its body",
    ),
    pytest.param(
        [PASSED, "2010年10月27日某市第二届人民代表大会常务委员会第三次会议通过并经2010年11月25日某省第十一届"
         "人民代表大会常务委员会第二十次会议批准的《某市人民代表大会常务委员会关于修改部分法规的决定》修正"],
        "2010-11-25",
        CONGRESS,
        id="an amendment that was passed and then approved",
    ),
    pytest.param(
        ["（2021年7月30日交通运输部令2021年第17号公布　自2021年9月1日起施行）"],
        "2021-07-30",
        ("交通运输部",),
        id="a rule of a ministry",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "date", "issuers"), BELOW_THE_TITLE)
def test_adoption_lines_are_furniture_that_gives_date_and_issuer(lines: list[str], date: str, issuers: tuple) -> None:
    text = "某市条例\n\n" + "\n\n".join(lines) + "\n\n" + ARTICLES

    assert (document(text).metadata.date, document(text).metadata.issuers) == (date, issuers)
    assert reasons(text) == ["title", *["adoption"] * len(lines)]
    assert outline(text) == ["a1 第一条", "a2 第二条"]
    assert not any("通过" in clause or "公布" in clause for clause in clauses(text))


def test_the_history_of_amendments_is_kept() -> None:
    metadata = document(f"# 某市条例\n\n{PASSED}\n\n{AMENDED}\n\n<!-- INFO END -->\n\n{ARTICLES}").metadata

    assert metadata.history == (
        Event("passed", "1998-05-09", CONGRESS),
        Event("amended", "2001-09-06", CONGRESS),
    )
    assert metadata.effective == "1998-09-01" and metadata.inferred == ()


NO_ADOPTION = [
    ("2020年12月，市政府印发了《方案》，明确了任务。", "a sentence"),
    ("1998年5月9日", "a date alone"),
    ("根据2001年的决定，某市制定本办法", "a date that ends with no verb of adoption"),
    ("第一条 本条例自1998年5月9日起施行", "an article"),
    ("2018年以来，全市生物医药产业规模持续扩大并且企业数量增长", "running text"),
]


@pytest.mark.parametrize(("chars", "note"), NO_ADOPTION)
def test_other_lines_with_dates_are_no_adoption_lines(chars: str, note: str) -> None:
    assert not is_adoption(chars), note


def test_the_dates_in_a_quoted_title_are_another_texts() -> None:
    told = read_events("2013年1月5日国务院令第631号公布的《关于修改〈2001年12月20日的条例〉的决定》修订")

    assert [(event.kind, event.date) for event in told] == [("amended", "2013-01-05")]


INFERRED = [
    pytest.param("某市动物防疫条例", "2006-03-01", ("某市人民代表大会常务委员会",), id="a local regulation"),
    pytest.param("网络安全条例", "2006-03-01", ("国务院",), id="a regulation of no place"),
    pytest.param("某市住房管理规定", "2006-03-01", (), id="a text that several bodies may make"),
]


@pytest.mark.parametrize(("title", "date", "issuers"), INFERRED)
def test_what_no_line_states_is_marked_as_inferred(title: str, date: str, issuers: tuple) -> None:
    metadata = document(f"{title}\n第一条　为了管理，制定本法。\n第二条　本条例自2006年3月1日起施行。\n").metadata

    assert (metadata.date, metadata.issuers) == (date, issuers)
    assert metadata.inferred == ("date", "issuers") if issuers else metadata.inferred == ("date",)


CHAPTERS = ["中医药服务", "和解", "的士管理", "之江新区", "规定期限", "所有权", "至善行动", "或有负债"]


@pytest.mark.parametrize("title", CHAPTERS)
@pytest.mark.parametrize("space", [" ", "\u3000", ""], ids=["space", "wide space", "none"])
def test_the_title_of_a_chapter_may_begin_with_any_word(title: str, space: str) -> None:
    text = f"某市条例\n第一章{space}总则\n第一条　制定本条例。\n第二章{space}{title}\n第二条　依法设立。\n"

    assert outline(text)[2] == f"2 第二章 {title}"


def test_a_sentence_that_mentions_a_chapter_opens_none() -> None:
    text = "某市条例\n第一章 总则\n第一条　制定本条例。\n第二章的规定适用于本章\n第二条　依法设立。\n"

    assert outline(text) == ["1 第一章 总则", "a1 第一条", "a2 第二条"]
