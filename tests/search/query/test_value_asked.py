"""Which kind of value a question asks for."""

from __future__ import annotations

import pytest

from search.query.value_asked import value_asked

#: question, kind of the value, whether what is aimed at is asked for, note
QUESTIONS = [
    ("全区有多少家律师事务所", "count", False, "a number of things"),
    ("图书馆有几座", "count", False, "the same with 几"),
    ("how many libraries will the town open", "count", True, "in English, of what is planned"),
    ("what percentage of homes is rented", "percent", False, "a share"),
    ("租房占比是多少？", "percent", False, "a share that is named before it is asked for"),
    ("in which year was the museum founded", "year", False, "a year"),
    ("博物馆什么时候开放", "year", False, "a time"),
    ("章程是哪一天通过的", "date", False, "a day"),
    ("港口排第几", "rank", False, "a place in an order"),
    ("公园占地多少亩", "area", False, "an area in its unit"),
    ("公园要建多大面积", "area", True, "an area behind how large"),
    ("how long does the ferry take", "duration", False, "a time that something takes"),
    ("how much tax did the port pay", "money", False, "money"),
    ("垃圾分类由哪个部门负责", "department", False, "who is responsible"),
    ("who is responsible for the harbour", "department", False, "the same in English"),
    ("这座桥是谁出资的", "agent", False, "who has done something"),
    ("停车办法什么时候失效", "expiry", False, "until when a rule is valid"),
    ("试行规定执行到哪一年", "expiry", False, "the same, as people say it"),
    ("until when is the parking permit valid", "expiry", False, "in English"),
    ("How long do the harbour rules apply?", "expiry", False, "how long a rule applies"),
    ("what part of the fleet is new", "percent", False, "a share that is called a part"),
    ("how small is the share of rented homes", "percent", False, "how small a share"),
    ("2030年住房目标是多少", "amount", True, "an amount of whatever unit"),
    ("码头做到多大规模", "size", False, "how large, which is no number of things"),
    ("How quickly can one get from pier to pier?", "duration", False, "a time, asked for without how long"),
    ("within how much time is the pier reached", "duration", False, "the same by how much"),
    ("海港城是哪两个城市一起建的", "agent", False, "who has done something together"),
    ("which university is to build the hall", "agent", False, "which body does something"),
    ("新的鱼市规划在哪个区域", "place", True, "where something is to be"),
    ("市里要新建的鱼市在哪一块", "place", True, "the same the other way round"),
    ("where will the fish market be built", "place", True, "where in English"),
    ("商铺租金哪个片区最高", "amount", False, "the greatest of something that has no kind of its own"),
    ("哪个港区货运增速最高", "percent", False, "the greatest by a rate"),
    ("number of ships in the port", "count", False, "a number without a word that asks"),
    ("租房占住房多大比重", "percent", False, "how large a share"),
    ("营收最高的园区", "money", False, "the greatest without a word that asks"),
]


@pytest.mark.parametrize(("text", "kind", "is_ahead", "note"), QUESTIONS, ids=[note for *_, note in QUESTIONS])
def test_a_question_asks_for_a_kind_of_value(text: str, kind: str, is_ahead: bool, note: str) -> None:
    asked = value_asked(text)

    assert asked is not None
    assert (asked.kind, asked.is_ahead) == (kind, is_ahead)


@pytest.mark.parametrize(
    "text",
    [
        "租房占比",
        "how the port is managed",
        "哪些区支持养老",
        "联系电话是多少",
        "what is the document number",
        "year book",
        "CRO",
        "图书馆围绕哪几个环节",
        "失效的合同",
        "what part does the harbour play",
        "in what part of Harbourtown is the fish market",
        "港区最大的码头",
        "where can I sell fish",
        "鱼市在哪里",
    ],
)
def test_a_term_a_wish_and_what_heads_a_document_ask_for_no_value(text: str) -> None:
    assert value_asked(text) is None


#: text, value that is found there by the question before it, note
VALUES = [
    ("多少家", "现有书店190家，2021年开业", ["190家"], "the unit that was asked for"),
    (
        "how many shops",
        "In 2021 it had 1,190 shops, 5.2% more, worth RMB 3 million yuan",
        ["1,190"],
        "no year, share, money",
    ),
    ("哪一年", "二〇二五年前后，即2025年", ["二〇二五年", "2025年"], "years in either digits"),
    ("多少个", "数量/个 | 40 | 预期性", ["数量/个 | 40"], "a cell of a table whose row names the unit"),
    (
        "什么时候到期",
        "2019年以来，本办法自2021年3月1日起施行，有效期至2026年2月28日",
        ["有效期至2026年"],
        "until when, and no other date",
    ),
    ("when does it expire", "Issued in 2020, valid until 31 May 2027", ["valid until 31 May 2027"], "in English"),
    ("多少家", "第3条规定了12项", [], "another unit"),
    (
        "渡船多久到",
        "2018年开航，2020年前后改为半小时，培训三个月",
        ["半小时", "三个月"],
        "a time that it takes, and no year",
    ),
    (
        "渡船多久到",
        "到二〇二五年，近五年来，三年行动计划，45分钟",
        ["45分钟"],
        "no year in characters, no past years and no plan of years",
    ),
    (
        "who is responsible for the harbour",
        "On Promoting fishing, a coordinated plan bears responsibility. (Implementing departments: Harbour Office)",
        ["Implementing depart"],
        "who does it, and no verb that sounds like it",
    ),
    ("支持了多少个", "新增产品32项，企业6家", ["32项", "6家"], "个 counts whatever there is"),
    ("有几款", "新增产品32项，企业6家", ["32项"], "another measure of the same things"),
    (
        "海洋馆由哪家公司来建",
        "依托海港城集团的码头。由两家银行出资共建，支持港口大学建设海洋馆",
        ["由两家银行出资共建", "支持港口大学"],
        "who builds, and who is supported to",
    ),
    (
        "who built the hall",
        "Drawing on Harbour University, the city built the hall",
        ["Drawing on Harbour University"],
        "whom it draws on",
    ),
    (
        "新鱼市放在哪一片",
        "以东港地区为重点，规划建设西港区域的鱼市，建设鱼市",
        ["以东港地区为", "规划建设西港区域"],
        "where, and not what is built",
    ),
    ("what share", "It is 12.5% now and 40 percent later", ["12.5%", "40 percent"], "the whole of a number"),
    (
        "how many shops",
        "In the 14th plan, a 3D model, the 1+5 layout, the past five years, 12 shops",
        ["12"],
        "no ordinal, no name with a number, no span of time",
    ),
    (
        "how large is the fund",
        "two zones on 3 lines, 40% of 200 plots, 500,000 m² for RMB 2.5 billion",
        ["500,000 m²", "RMB 2.5 billion"],
        "a size",
    ),
]


@pytest.mark.parametrize(("question", "text", "found", "note"), VALUES, ids=[note for *_, note in VALUES])
def test_values_of_the_kind_are_found_in_a_text(question: str, text: str, found: list[str], note: str) -> None:
    asked = value_asked(question)

    assert asked is not None
    pattern = asked.values[question.isascii()]
    assert [match[0].strip() for match in pattern.finditer(text)] == found


def test_words_that_ask_for_the_greatest_are_no_part_that_a_clause_must_hold() -> None:
    highest, share = value_asked("哪个园区产值最高"), value_asked("最高产值占比是多少？")

    assert highest is not None and share is not None
    assert highest.is_asked_by("最高") and highest.is_asked_by("园区") and not highest.is_asked_by("产值")
    assert not share.is_asked_by("最高") and share.is_asked_by("占比")


@pytest.mark.parametrize(
    ("question", "text", "is_of_it", "note"),
    [
        ("出租房占比是多少", "占住房的四成", True, "a share of a whole"),
        ("出租房占比是多少", "年均增长四成", False, "growth is no share of a whole"),
        ("by what percentage do rents grow", "average growth of 4%", True, "growth in English"),
        ("by what percentage do rents grow", "a share of 40%", False, "a share is no growth"),
    ],
)
def test_a_share_of_a_whole_and_growth_are_told_apart(question: str, text: str, is_of_it: bool, note: str) -> None:
    asked = value_asked(question)

    assert asked is not None and asked.sort is not None
    assert (asked.sort.search(text) is not None) is is_of_it
