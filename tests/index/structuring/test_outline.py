"""Small texts and the outline that a careful reader sees in them."""

from __future__ import annotations

import pytest

from tests.index.structuring.sources import clauses, document, outline, reasons

BODY = "推动生物医药产业集聚发展，打造具有影响力的创新高地，形成完整产业链条。"

OUTLINES = [
    pytest.param(
        f"一、总体要求\n（一）指导思想\n{BODY}\n1.甲方向\n{BODY}\n2.乙方向\n{BODY}\n（二）目标\n{BODY}\n二、任务\n{BODY}",
        [
            "1 一、 总体要求",
            "1.1 （一） 指导思想",
            "1.1.1 1. 甲方向",
            "1.1.2 2. 乙方向",
            "1.2 （二） 目标",
            "2 二、 任务",
        ],
        id="the levels of GB/T 9704-2012",
    ),
    pytest.param(
        f"一、任务\n1.甲方向\n{BODY}\n2.乙方向\n{BODY}\n二、保障\n（一）组织\n{BODY}\n（二）资金\n{BODY}",
        ["1 一、 任务", "1.1 1. 甲方向", "1.2 2. 乙方向", "2 二、 保障", "2.1 （一） 组织", "2.2 （二） 资金"],
        id="a level is skipped in one part only",
    ),
    pytest.param(
        f"1、发展现状\n{BODY}\n二、主要任务\n（1） 优化布局\n{BODY}\n（2） 培育企业\n{BODY}\n（三）完善平台\n{BODY}",
        ["1 1、 发展现状", "2 二、 主要任务", "2.1 （1） 优化布局", "2.2 （2） 培育企业", "2.3 （三） 完善平台"],
        id="a conversion lost 一、 and （一） （二） (Minhang)",
    ),
    pytest.param(
        f"总体要求\n（一）思想\n{BODY}\n（二）目标\n{BODY}\n二、任务\n{BODY}",
        ["1 总体要求", "1.1 （一） 思想", "1.2 （二） 目标", "2 二、 任务"],
        id="一、 is missing altogether",
    ),
    pytest.param(
        f"三、任务\n（1） 甲方向\n{BODY}\n（2） 乙方向\n{BODY}\n保障措施\n（1） 组织\n{BODY}\n（2） 资金\n{BODY}",
        ["1 三、 任务", "1.1 （1） 甲方向", "1.2 （2） 乙方向", "2 保障措施", "2.1 （1） 组织", "2.2 （2） 资金"],
        id="the last part lost its number and its series begins anew",
    ),
    pytest.param(
        f"一、甲部分\n（一）子项\n{BODY}\n（二）丑项\n{BODY}\n二、乙部分\n（三）寅项\n{BODY}\n（四）卯项\n{BODY}",
        ["1 一、 甲部分", "1.1 （一） 子项", "1.2 （二） 丑项", "2 二、 乙部分", "2.1 （三） 寅项", "2.2 （四） 卯项"],
        id="numbers run on through the parts: the path counts within the parent",
    ),
    pytest.param(
        f"（一）甲部分\n1.子项\n{BODY}\n2.丑项\n{BODY}\n（二）乙部分\n3.寅项\n{BODY}\n4.卯项\n{BODY}",
        ["1 （一） 甲部分", "1.1 1. 子项", "1.2 2. 丑项", "2 （二） 乙部分", "2.1 3. 寅项", "2.2 4. 卯项"],
        id="a style that nested inside another one is no sister of it, though its number follows",
    ),
    pytest.param(
        f"## 一、任务\n## （一）甲方向\n{BODY}\n#### （二）乙方向\n{BODY}\n### **二、保障**\n{BODY}",
        ["1 一、 任务", "1.1 （一） 甲方向", "1.2 （二） 乙方向", "2 二、 保障"],
        id="marks of Markdown disagree with the numbers (Jing'an)",
    ),
    pytest.param(
        f"- (一) 甲方向\n{BODY}\n（二）乙方向\n{BODY}\n (三)丙方向\n{BODY}",
        ["1 (一) 甲方向", "2 （二） 乙方向", "3 (三) 丙方向"],
        id="brackets are mixed, a bullet stands before one (Changning)",
    ),
    pytest.param(
        f"标题方案\n\n前 言\n\n{BODY}\n\n一、任务\n\n{BODY}",
        ["0 前言", "1 一、 任务"],
        id="前言 is the preamble and keeps its title",
    ),
    pytest.param(f"{BODY}\n{BODY}", ["0"], id="no heading at all: everything is preamble"),
    pytest.param(
        f"三、重点领域\n（一）生物制品。{BODY}\n（二）化学药物。{BODY}",
        ["1 三、 重点领域", "1.1 （一） 生物制品", "1.2 （二） 化学药物"],
        id="run-in headings under 三、 are sections (Minhang)",
    ),
    pytest.param(
        f"一、条件\n申报单位应当符合下列条件：\n（一）注册在本区；\n（二）信用良好；\n（三）研发投入不低于500万元。\n二、程序\n{BODY}",
        ["1 一、 条件", "2 二、 程序"],
        id="a list of conditions is no list of sections",
    ),
    pytest.param(
        f"一、材料\n1.申请表\n2.营业执照\n3.审计报告\n二、程序\n{BODY}",
        ["1 一、 材料", "2 二、 程序"],
        id="a list of names is no list of sections",
    ),
    pytest.param(
        f"一、任务\n1.加快创新。{BODY}\n2.培育企业。{BODY}",
        ["1 一、 任务"],
        id="run-in Arabic numbers are items",
    ),
    pytest.param(
        f"一、任务\n（一）增强创新能力。\n1.打造平台。{BODY}\n（二）壮大企业主体。\n2.培育企业。{BODY}",
        ["1 一、 任务", "1.1 （一） 增强创新能力", "1.2 （二） 壮大企业主体"],
        id="headings closed by a stop over numbered items that run on",
    ),
    pytest.param(
        f"一、背景\n{BODY}\n专栏1 主要指标\n指标\t2025年\n产值\t100亿元\n二、任务\n{BODY}",
        ["1 一、 背景", "1.b1 专栏1 主要指标", "2 二、 任务"],
        id="a box that holds a table",
    ),
    pytest.param(
        f"一、背景\n{BODY}\n目录\n二、任务\n{BODY}",
        ["1 一、 背景", "2 二、 任务"],
        id="the word 目录 without entries hides nothing",
    ),
    pytest.param(
        f"规划\n目 录\n一、背景\t1\n（一）现状\t1\n二、任务……3\n一、背景\n（一）现状\n{BODY}\n二、任务\n{BODY}",
        ["1 一、 背景", "1.1 （一） 现状", "2 二、 任务"],
        id="a table of contents with pages repeats every heading",
    ),
    pytest.param(
        f"规划\n目录\n第一章 背景\n第二章 任务\n第一章 背景\n{BODY}\n第二章 任务\n{BODY}",
        ["1 第一章 背景", "2 第二章 任务"],
        id="a table of contents without pages ends where its first line returns",
    ),
    pytest.param(
        f"第一部分 基础\n一、现状\n{BODY}\n第二部分 任务\n一、布局\n{BODY}\n结 语\n{BODY}",
        ["1 第一部分 基础", "1.1 一、 现状", "2 第二部分 任务", "2.1 一、 布局", "3 结语"],
        id="parts above 一、 and an unnumbered end",
    ),
    pytest.param(
        f"# 意见\n## 背景\n{BODY}\n### 现状\n{BODY}\n## 任务\n{BODY}",
        ["1 背景", "1.1 现状", "2 任务"],
        id="no numbers: the format's levels count",
    ),
    pytest.param(
        f"1. 总则\n1.1 目标任务\n{BODY}\n1.2 适用范围\n{BODY}\n2. 分工\n2.1 市级部门\n{BODY}\n",
        ["1 1. 总则", "1.1 1.1 目标任务", "1.2 1.2 适用范围", "2 2. 分工", "2.1 2.1 市级部门"],
        id="decimal numbers",
    ),
    pytest.param(
        f"一、任务\n2025年产值增长1.2万亿元\n3.5亿元用于{BODY}",
        ["1 一、 任务"],
        id="sums of money are no numbers of headings",
    ),
]

REGULATION = """管理条例
（2023年1月1日市人民代表大会常务委员会第一次会议通过）
第一章　总　则
第一条　为了规范管理，制定本条例。
第二条【定义】　本条例所称器械，是指下列产品：
（一）第一类器械；
（二）第二类器械：
1.甲种；
2.乙种。
前款规定由市级部门解释。
第二章　附则
第一节　施行
第三条 依照第一条、第二条的规定执行。
第三条之一　本条例自公布之日起施行。
第二条规定的部门应当配合。
"""


@pytest.mark.parametrize(("text", "expected"), OUTLINES)
def test_the_outline_is_what_a_careful_reader_sees(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_articles_keep_their_number_whatever_chapter_holds_them() -> None:
    assert outline(REGULATION) == [
        "1 第一章 总则",
        "a1 第一条",
        "a2 第二条 定义",
        "2 第二章 附则",
        "2.1 第一节 施行",
        "a3 第三条",
        "a3-1 第三条之一",
    ]
    levels = {section.path: (section.level, section.kind, section.parent) for section in document(REGULATION).sections}
    assert levels["a2"] == (2, "article", "1")
    assert levels["a3"] == (3, "article", "2.1")


def test_paragraphs_and_items_of_articles_are_clauses() -> None:
    assert clauses(REGULATION) == [
        "a1 paragraph - - | 为了规范管理，制定本条例。",
        "a2 paragraph - - | 本条例所称器械，是指下列产品：",
        "a2 item （一） - | （一）第一类器械；",
        "a2 item （二） - | （二）第二类器械：",
        "a2 item 1. - | 1.甲种；",
        "a2 item 2. - | 2.乙种。",
        "a2 paragraph - - | 前款规定由市级部门解释。",
        "a3 paragraph - - | 依照第一条、第二条的规定执行。",
        "a3-1 paragraph - - | 本条例自公布之日起施行。",
        "a3-1 paragraph - - | 第二条规定的部门应当配合。",
    ]


BOXES = [
    pytest.param(
        f"一、任务\n{BODY}\n\t专栏1 创新工程\n\n\t甲工程：{BODY}\n乙工程：{BODY}\n\n\n二、保障\n{BODY}",
        ["1.b1", "1.b1", "2"],
        id="white space frames it (Xuhui)",
    ),
    pytest.param(
        f"一、任务\n（1） 布局\n{BODY}\n专栏1优化布局\n\n（1）甲园。{BODY}\n（2）乙园。{BODY}\n\n（2） 企业\n{BODY}",
        ["1.1.b1", "1.1.b1", "1.2"],
        id="its items carry the brackets of the headings around it (Minhang)",
    ),
    pytest.param(
        f"一、任务\n\n{BODY}\n\n专栏 2：重点工程\n\n1.甲工程。{BODY}\n\n2.乙工程。{BODY}\n\n{BODY}\n",
        ["1.b2", "1.b2", "1"],
        id="ordinary text goes on in the section where its numbers end",
    ),
    pytest.param(
        f"一、任务\n{BODY}\n> 专栏\n>\n> - 甲：一项。\n> - 乙：二项。\n\n二、保障\n{BODY}",
        ["1.b1", "1.b1", "2"],
        id="quoted in Markdown and without a number",
    ),
    pytest.param(
        f"一、任务\n{BODY}\n| 专栏3 工程 |\n|---|\n| 1.甲。{BODY} |\n\n二、保障\n{BODY}",
        ["1.b3", "2"],
        id="framed as a table of one column",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOXES)
def test_a_box_ends_where_its_block_ends(text: str, expected: list[str]) -> None:
    found = document(text)

    assert [clause.section for clause in found.clauses if clause.kind == "box-item" or clause.section != "1.1"][
        -len(expected) :
    ] == expected
    assert {clause.kind for clause in found.clauses if ".b" in clause.section} == {"box-item"}


NOTICE = f"""某区人民政府关于印发《某区产业发展
若干措施》的通知

各镇人民政府：

现将《某区产业发展若干措施》印发给你们，请认真执行。

特此通知。

附件：1.分工表
      2.名单

某区人民政府
2024年5月20日

某区产业发展若干措施

一、对象
{BODY}

附件1

分工表

一、牵头单位
{BODY}

附件2：名单

{BODY}
"""


def test_a_covering_notice_and_annexes_are_parts_of_their_own() -> None:
    assert outline(NOTICE) == ["N 印发通知", "1 一、 对象", "x1 附件1 分工表", "x1.1 一、 牵头单位", "x2 附件2 名单"]
    assert [clause.split(" ")[0] for clause in clauses(NOTICE)] == ["N", "1", "x1.1", "x2"]
    assert document(NOTICE).metadata.cover_title == "某区人民政府关于印发《某区产业发展若干措施》的通知"
    assert [reason for reason in reasons(NOTICE) if "annex" in reason or reason == "closing"] == [
        "closing",
        "annex list",
        "annex list",
    ]


def test_the_mark_above_the_document_that_a_notice_carries_opens_no_annex() -> None:
    text = NOTICE.replace("2024年5月20日\n", "2024年5月20日\n\n附件\n")

    assert outline(text) == outline(NOTICE)
    assert "annex mark" in reasons(text)
