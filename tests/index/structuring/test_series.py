"""Every series of numbered paragraphs is read one way, and every number is read at the level where it counts."""

from __future__ import annotations

import pytest

from tests.index.structuring.sources import clauses, document, outline

BODY = "推动生物医药产业集聚发展，打造具有影响力的创新高地，形成完整产业链条。"
LONG = "各级各类学校、科研院所以及相关企业应当在每年年底以前将本年度的工作总结报送主管部门备案并抄送同级财政部门。"

SERIES = [
    pytest.param(
        f"某市通知\n一、举措\n（一）产权保护方面5项：{BODY}\n（二）军民融合方面6项。\n（三）管理创新方面3项：{BODY}",
        ["1 一、 举措", "1.1 （一） 产权保护方面5项", "1.2 （二） 军民融合方面6项", "1.3 （三） 管理创新方面3项"],
        id="a heading without a body among run-in headings",
    ),
    pytest.param(
        f"某部意见\n一、内容\n（一）清理的重点。\n{BODY}\n（二）符合下列要求的予以保留。\n"
        "1.有规范的名称。\n2.有经费来源。\n（三）对存在问题的要进行整改。\n1.财务混乱的。",
        ["1 一、 内容", "1.1 （一） 清理的重点", (
            "1.2 （二） 符合下列要求的予以保留"
        ), "1.3 （三） 对存在问题的要进行整改"],
        id="short sentences over text and over lists",
    ),
    pytest.param(
        f"某市规定\n一、转制\n（一）{LONG}\n（二）完善治理结构。{BODY}\n（三）{LONG}\n（四）{LONG}",
        ["1 一、 转制"],
        id="one short sentence among long ones is no heading",
    ),
    pytest.param(
        f"某市意见\n一、任务\n（一）健全体系，充分发挥各级政府在工作中的职能作用。{BODY}\n（二）{LONG}\n（三）{LONG}",
        ["1 一、 任务"],
        id="sentences, all of them",
    ),
    pytest.param(
        f"某规定\n一、{LONG}\n（一）一类口岸：{BODY}\n（二）二类口岸：{BODY}\n二、{LONG}",
        ["0"],
        id="what stands inside an item is no section",
    ),
    pytest.param(
        "某法院关于修改某规定的决定\n一、将第一条修改为：\n“第一条　为了管理，制定本规定。”\n"
        "二、将第二条修改为第三条。\n三、增加一条作为第二条：\n“第二条　本规定适用于本市。”",
        ["0"],
        id="what an amending decision does are items, the articles that it quotes their text",
    ),
    pytest.param(
        f"某市措施\n一、支持\n（一）支持首店。{BODY}\n（二）支持首发。{BODY}\n二、附则\n（三）{LONG}\n（四）{LONG}",
        ["1 一、 支持", "1.1 （一） 支持首店", "1.2 （二） 支持首发", "2 二、 附则"],
        id="the sisters under one parent decide",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SERIES)
def test_a_series_is_read_one_way(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


NUMBERS = [
    pytest.param(
        f"某规划\n{BODY}\n1 总体要求\n1.1 指导思想\n{BODY}\n1.2 人才目标\n{BODY}\n2 主要任务\n2.1 加强研发\n{BODY}",
        ["0", "1 1 总体要求", "1.1 1.1 指导思想", "1.2 1.2 人才目标", "2 2 主要任务", "2.1 2.1 加强研发"],
        id="decimals under bare figures",
    ),
    pytest.param(
        f"某公报\n{BODY}\n01综合\n{BODY}\n02农业\n{BODY}\n03工业\n{BODY}",
        ["0", "1 01 综合", "2 02 农业", "3 03 工业"],
        id="figures with a zero before titles over text",
    ),
    pytest.param(
        f"某规划\n{BODY}\n20 年来产业发展\n{BODY}\n5 个园区建成\n{BODY}",
        ["0"],
        id="figures that do not count are no numbers",
    ),
    pytest.param(
        f"某规划\n1、背景\n（1）现状\n1.规模增长\n{BODY}\n2.企业集聚\n{BODY}\n（2）形势\n1.机遇\n"
        f"{BODY}\n2、任务\n（1）布局\n{BODY}\n（2）企业\n{BODY}",
        [
            "1 1、 背景", "1.1 （1） 现状", (
                "1.1.1 1. 规模增长"
            ), "1.1.2 2. 企业集聚", "1.2 （2） 形势", "1.2.1 1. 机遇",
            "2 2、 任务", "2.1 （1） 布局", "2.2 （2） 企业",
        ],
        id="1. under （1） under 1、",
    ),
    pytest.param(
        f"某答复\n1、概述\n{BODY}\n2、答复\n（1）概况\n{BODY}\n（2）生态\n{BODY}\n"
        f"1、服务平台：{BODY}\n2、资源开放：{BODY}\n（3）集聚\n{BODY}",
        ["1 1、 概述", "2 2、 答复", "2.1 （1） 概况", "2.2 （2） 生态", "2.3 （3） 集聚"],
        id="a list 1、 2、 inside （2） of 2、",
    ),
    pytest.param(
        "某规则\n"
        "第一章 总则 第一条 为了飞行，制定本规则。 第二条 凡有航空器的单位应当遵守第一条。 第三条 统"
        "一管理。\n第四条 施行。",
        ["1 第一章 总则", "a1 第一条", "a2 第二条", "a3 第三条", "a4 第四条"],
        id="articles on one line, a chapter before them",
    ),
    pytest.param(
        "某规则\n第一条 依照第二条执行。第二条规定的除外。\n第二条 “甲。第三条 乙。”按此办理。\n第三条 施行。",
        ["a1 第一条", "a2 第二条", "a3 第三条"],
        id="an article that is mentioned or quoted begins none",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_number_is_read_at_the_level_where_it_counts(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_the_numbers_of_an_english_text_are_numbers() -> None:
    text = (
        "Measures of a District\nChapter I General Provisions\nArticle 1 These measures promote the industry.\n"
        "Article 2 The district supports firms.\nChapter IV Supplementary\nArticle 3 They take effect on 1 May 2020.\n"
    )

    assert outline(text) == [
        "1 Chapter I General Provisions",
        "a1 Article 1",
        "a2 Article 2",
        "2 Chapter IV Supplementary",
        "a3 Article 3",
    ]


ANNEXES = [
    pytest.param(
        f"附件\n\n某市三年行动计划\n\n为发展，制定本计划。\n\n一、思路\n\n{BODY}\n",
        ["0", "1 一、 思路"],
        id="附件 above the title of the document",
    ),
    pytest.param(
        "某国消费税条例\n第一条 应当缴纳消费税。\n第二条 依照本条例所附的《税目税率表》执行。\n"
        "第三条 本条例自2009年1月1日起施行。\n税目税率表\n续表\n",
        ["a1 第一条", "a2 第二条", "a3 第三条", "x1 税目税率表"],
        id="所附的《…》",
    ),
    pytest.param(
        "某市办法\n第一条 制定本办法。\n第二条 自发布之日起施行。\n附：\n审查目录\n1.衡器\n2.传感器\n",
        ["a1 第一条", "a2 第二条", "x1 附 审查目录"],
        id="附： opens an annex",
    ),
    pytest.param(
        "某市关于开展考核工作的意见\n为了考核，提出意见。\n一、指标\n指标见附件《考核指标》。\n"
        f"某市人民政府\n2019年1月16日\n考核指标\n一、质量\n{BODY}",
        ["0", "1 一、 指标", "x1 考核指标", "x1.1 一、 质量"],
        id="an opinion is no notice: what it cites is its annex",
    ),
    pytest.param(
        "某办关于印发两个规定的通知\n各区：\n"
        "《企业转制规定》和《支持企业发展规定》已经同意，现印发给你们。\n某市人民政府\n"
        f"2018年12月18日\n企业转制规定\n一、改制\n{BODY}\n支持企业发展规定\n一、财税\n{BODY}",
        ["N 印发通知", "1 一、 改制", "x1 支持企业发展规定", "x1.1 一、 财税"],
        id="a notice that carries two texts",
    ),
    pytest.param(
        "某国国务院令\n第729号\n《某法实施条例》已经通过，现予公布，自2020年10月1日起施行。\n"
        f"总理　某某\n2020年8月3日\n某法实施条例\n第一条 {BODY}",
        ["N 通知", "a1 第一条"],
        id="an order that carries a regulation",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANNEXES)
def test_texts_that_another_carries_or_cites_are_parts(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_the_title_of_an_order_is_that_of_the_regulation() -> None:
    metadata = document(ANNEXES[-1].values[0]).metadata

    assert (metadata.title, metadata.cover_title) == ("某法实施条例", "某国国务院令")
    assert (metadata.number, metadata.date) == ("第729号", "2020-08-03")


ITEMS = [
    pytest.param(
        "某部意见\n一、要求\n1.法人应具备：\n（1）有专职人员；（2）有独立场所；（3）有注册资金。",
        ["（1）有专职人员；", "（2）有独立场所；", "（3）有注册资金。"],
        id="（1）…；（2）… on one line",
    ),
    pytest.param(
        "某部意见\n一、要求\n申请材料如下\n①申请表；②营业执照；③审计报告。",
        ["①申请表；", "②营业执照；", "③审计报告。"],
        id="①…；②… on one line",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_a_paragraph_that_begins_an_enumeration_is_cut(text: str, expected: list[str]) -> None:
    assert [clause.text for clause in document(text).clauses][-len(expected) :] == expected


def test_terms_before_a_colon_are_the_names_of_items_of_an_article() -> None:
    text = (
        "某市林地条例\n第一条 按下列标准缴纳：\n（一）林地补偿费：按八成缴纳。\n"
        "（二）安置补助费：按规定办理。\n（三）有下列情形之一的：不予办理。\n"
    )

    assert [line.split(" | ")[0] for line in clauses(text)][1:] == [
        "a1 item （一） 林地补偿费",
        "a1 item （二） 安置补助费",
        "a1 item （三） -",
    ]


def test_a_year_that_a_wrap_tore_is_whole() -> None:
    wrapped = (
        "某规划\n一、背景\n"
        "近年来，随着细胞治疗、基因治疗、下一代基因测序等技术不断创新突破，叠加 20\n"
        "20 年全球疫情影响，"
        "产业快速发展，市场规模持续扩大，龙头企业加速集聚，园区建\n设全面推进，创新能力不断增强。\n"
    )

    assert "叠加 2020 年" in document(wrapped).clauses[0].text


LOST = [
    pytest.param((
        f"某规划\n{BODY}\n"
        f"一、总体要求以党的会议精神为指导，全面落实各项决策部署，加快建设创新高地，推动产业发展。{BODY}"
    ), id="a heading runs into its body"),
    pytest.param(f"某规划\n{BODY}\n总体要求深入贯彻精神，推动发展\n{BODY}", id=(
        "a line that lost its number and its end"
    )),
]  # fmt: skip


@pytest.mark.parametrize("text", LOST)
def test_what_cannot_be_known_becomes_no_section(text: str) -> None:
    assert outline(text) == ["0"]
