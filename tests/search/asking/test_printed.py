"""What a reader sees can be found: printed numbers of parts, amounts to their borders, telephones, look-alike signs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.building.pipeline import build
from search.answers.results import Page
from search.query.printed_number import Printed, read
from search.request import Request
from search.service import SearchService

Ask = Callable[..., Page]

RULES = (
    "云州市医疗服务收费管理办法\n\n第一章 总则\n\n第一条 为规范收费行为，制定本办法。\n\n"
    "第二条 本市行政区域内适用本办法。\n\n"
    "第二章 收费标准\n\n第三条 每家机构一次性补贴1,200万元，比例1∶3。\n\n第四条 补贴总额不超过5.2亿元，增长12.5%。\n\n"
    "第三章 附则\n\n第十二条 本办法由市卫生健康委解释，咨询电话：021-6630 4412。\n\n"
    "第十二条之一 设备尺寸为3×4米，温度≥37℃。\n\n"
    "附件1\n\n机构名单\n\n第一人民医院、第二人民医院。\n\n附件2\n\n收费标准表\n\n挂号费每次22元。\n"
)
PLAN = (
    "山南区健康产业行动计划\n\n一、总体要求\n\n建设3个园区，面积1200平方米。\n\n"
    "二、主要任务\n\n（一）优化布局\n\n专栏1 园区建设工程\n\n"
    "建设北部园区。\n\n专栏2 人才工程\n\n引进2亿元基金，惠及5%的企业。\n"
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    root = tmp_path_factory.mktemp("printed")
    for name, text in {"rules.txt": RULES, "plan.txt": PLAN}.items():
        (root / "sources").mkdir(exist_ok=True)
        (root / "sources" / name).write_text(text, encoding="utf-8")
    build([root / "sources"], root / "index")
    service = SearchService.open(root / "index")
    return lambda q, **values: service.search(Request(q, per_page=50, **values))


def _texts(page: Page) -> list[str]:
    return [hit.clause.text for hit in page.results if hit.tier == "named"]


#: query, what the first hit says, note
NUMBERED = [
    ("第三条", "每家机构", "as printed"),
    ("第3条", "每家机构", "in Western digits"),
    ("第３条", "每家机构", "in full width"),
    ("“第三条”", "每家机构", "in quotes"),
    ("标题:第三条", "每家机构", "in titles"),
    ("Article 3", "每家机构", "in English"),
    ("第十二条", "本办法由", "a number of three characters"),
    ("第12条", "本办法由", "the same"),
    ("第十二条之一", "设备尺寸", "an article that was inserted"),
    ("云州市医疗服务收费管理办法 第十二条", "本办法由", "of the document"),
    ("《云州市医疗服务收费管理办法》第十二条", "本办法由", "of the document in its brackets"),
    ("医疗服务收费管理办法第4条", "补贴总额", "of the document by a part of its title"),
    ("第二章", "每家机构", "a chapter: all in it"),
    ("第二章 收费标准", "每家机构", "with its title"),
    ("第二章收费标准", "每家机构", "written together"),
    ("第二章第四条", "补贴总额", "an article of a chapter"),
    ("Chapter 2", "每家机构", "a chapter in English"),
    ("专栏2", "引进2亿元", "a box"),
    ("专栏二", "引进2亿元", "a box in Chinese digits"),
    ("Box 2", "引进2亿元", "a box in English"),
    ("专栏2 人才工程", "引进2亿元", "a box with its title"),
    ("专栏2人才", "引进2亿元", "and with a part of it"),
    ("专栏 2", "引进2亿元", "a space before the number"),
    ("第 3 条", "每家机构", "spaces around it"),
    ("art. 3", "每家机构", "for short"),
    ("（一）优化布局", "建设北部园区", "a heading as it is copied"),
    ("二、主要任务", "建设北部园区", "another"),
    ("专栏", "建设北部园区", "every box"),
    ("附件2", "挂号费", "an annex"),
    ("附件2 收费标准表", "挂号费", "an annex with its title"),
    ("附件二：收费标准表", "挂号费", "and in Chinese digits, with a colon"),
    ("标题:附件2", "挂号费", "in titles"),
    ("Annex 2", "挂号费", "in English"),
    ("Attachment 2", "挂号费", "by another word"),
    ("第十二条 《云州市医疗服务收费管理办法》", "本办法由", "the document behind it"),
    ("山南区健康产业行动计划的专栏2", "引进2亿元", "with a particle"),
    ("山南区健康产业行动计划 第二章", "建设北部园区", "a chapter of a document that prints 二、"),
    ("健康产业行动计划第二部分", "建设北部园区", "and a part of it"),
    ("专栏（2）", "引进2亿元", "in brackets"),
    ("标题:“专栏 2”", "引进2亿元", "in titles, quoted, with a space"),
    ("人才 专栏2", "引进2亿元", "behind its title"),
    ("专栏2 基金", "引进2亿元", "with a word of its text"),
    ("Box II", "引进2亿元", "in Roman digits"),
    ("Chapter II", "每家机构", "a chapter in Roman digits"),
    ("附件：2", "挂号费", "with a colon"),
    ("第十二条 解释", "本办法由", "an article with a word of its text"),
]


@pytest.mark.parametrize(("query", "text", "note"), NUMBERED, ids=[query for query, *_ in NUMBERED])
def test_the_part_with_a_printed_number_goes_first(asked: Ask, query: str, text: str, note: str) -> None:
    page = asked(query)

    assert text in page.results[0].clause.text, note
    assert page.results[0].tier == "named"
    assert page.query.unmatched == ()
    assert page.query.suggestion is None


def test_a_chapter_is_shown_whole(asked: Ask) -> None:
    assert len([text for text in _texts(asked("第二章"))[:2] if "补贴" in text]) == 2


#: query, what it does not name
OTHERS = ["第二章第十二条", "专栏2 园区", "第九十九条", "附件3", "Annex 3"]


@pytest.mark.parametrize("query", OTHERS)
def test_a_number_that_is_not_there_names_no_part(asked: Ask, query: str) -> None:
    assert not any(hit.score >= 500 for hit in asked(query).results)


@pytest.mark.parametrize("query", ["第九十九条", "附件3", "Article 99", "Box 9"])
def test_a_number_that_is_not_there_is_named_whole_and_finds_nothing(asked: Ask, query: str) -> None:
    """Not its unit and its digits, each wherever it stands."""
    page = asked(query)

    assert (page.total, page.query.unmatched) == (0, (query,))


#: query, what is told to stand nowhere, how many clauses hold some of it, note
NOWHERE = [
    ("表2", ("表2",), 0, "a table"),
    ("Figure 2", ("Figure 2",), 0, "a figure"),
    ("附件3 基金", ("附件3",), 1, "the other words find what they find"),
    ("专栏2 比例", (), 1, "the box is there, and says nothing of it"),
    ("3亿元", ("3亿元",), 0, "an amount is not its unit"),
    ("15平方公里", ("15平方公里",), 0, "nor is a measure"),
]


@pytest.mark.parametrize(("query", "unmatched", "total", "note"), NOWHERE, ids=[query for query, *_ in NOWHERE])
def test_a_number_never_dissolves(asked: Ask, query: str, unmatched: tuple[str, ...], total: int, note: str) -> None:
    page = asked(query)

    assert (page.query.unmatched, page.total, page.query.named) == (unmatched, total, 0), note


#: typed in full width, or with another sign of the kind; how the documents print it
WIDE = [("１２００万元", "1200万元"), ("ｂｏｘ　２", "Box 2"), ("021—6630 4412", "021-6630 4412")]


@pytest.mark.parametrize(("typed", "printed"), WIDE)
def test_width_and_signs_make_no_other_question(asked: Ask, typed: str, printed: str) -> None:
    names = [[(hit.tier, hit.clause.text) for hit in asked(text).results] for text in (typed, printed)]

    assert names[0] == names[1] != []


#: printed, what it is
READ = [
    ("第三条", Printed("article", 3, 0)),
    ("第一百零五条之二", Printed("article", 105, 2)),
    ("附件", Printed("annex", 0, 0)),
    ("附录2", Printed("annex", 2, 0)),
    ("第二部分", Printed("part", 2, 0)),
    ("(一)", None),
    ("4.1", None),
    ("三条", None),
]


@pytest.mark.parametrize(("text", "number"), READ)
def test_numbers_are_read(text: str, number: Printed | None) -> None:
    assert read(text) == number


#: query, text that it names, text that it does not, note
AMOUNTS = [
    ("2亿元", "引进2亿元", "5.2亿元", "behind a decimal point"),
    ("200万元", None, "1,200万元", "behind a comma"),
    ("5%", "惠及5%", "12.5%", "a share"),
    ("1200万元", "1,200万元", None, "its thousands are apart in the text"),
    ("1200万", "1,200万元", "1200平方米", "a part of the unit"),
    ("1200", "1,200万元", None, "the bare number"),
    ("1,200平方米", "1200平方米", "1,200万元", "its thousands are apart in the question"),
    ("5.2亿元", "5.2亿元", None, "a decimal"),
    ("“2亿元”", "5.2亿元", None, "a quoted run may lie in a number"),
    ("“200万元”", "1,200万元", None, "likewise"),
    ("3×4", "3×4", None, "signs as printed"),
    ("3x4", "3×4", None, "and as typed"),
    ("1:3", "1∶3", None, "a ratio"),
    ("≧37", "≥37", None, "at least"),
]


@pytest.mark.parametrize(("query", "text", "other", "note"), AMOUNTS, ids=[f"{q}: {note}" for q, *_, note in AMOUNTS])
def test_a_number_ends_where_the_printed_one_ends(
    asked: Ask, query: str, text: str | None, other: str | None, note: str
) -> None:
    named = _texts(asked(query))

    assert any(text in each for each in named) if text else named == []
    assert other is None or not any(other in each for each in named)


@pytest.mark.parametrize(
    "query", ["66304412", "021-66304412", "(021)6630 4412", "6630-4412", "021 6630 4412", "0216630-4412"]
)
def test_a_telephone_is_found_in_any_grouping(asked: Ask, query: str) -> None:
    page = asked(query)

    assert "6630 4412" in page.results[0].clause.text
    assert (page.results[0].tier, page.query.unmatched) == ("named", ())
