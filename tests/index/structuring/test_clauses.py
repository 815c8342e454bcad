"""Small texts and the clauses that a person would cite from them."""

from __future__ import annotations

import pytest

from index.structuring import structure
from tests.index.structuring.sources import clauses, document, source

LONG = "推动生物医药产业集聚发展，打造具有影响力的创新高地"

CASES = [
    pytest.param(
        f"一、任务\n总体情况良好：**一是**{LONG}。**二是**推动转化；三是做强平台。加强协同。",
        [
            "1 paragraph - - | 总体情况良好：",
            f"1 item 一是 - | 一是{LONG}。",
            "1 item 二是 - | 二是推动转化；",
            "1 item 三是 做强平台 | 三是做强平台。加强协同。",
        ],
        id="an inline enumeration is cut at each marker (Putuo)",
    ),
    pytest.param(
        "一、任务\n实现一是刷脸就餐的目标，这是统一是非标准的问题。",
        ["1 paragraph - - | 实现一是刷脸就餐的目标，这是统一是非标准的问题。"],
        id="一是 inside a sentence enumerates nothing",
    ),
    pytest.param(
        "一、任务\n首先，加强研发。其次，推动转化。最后，完善服务。",
        ["1 item 首先 - | 首先，加强研发。", "1 item 其次 - | 其次，推动转化。", "1 item 最后 - | 最后，完善服务。"],
        id="首先 其次 最后",
    ),
    pytest.param(
        "一、任务\n支持企业：①建设中心；②开放平台。",
        ["1 paragraph - - | 支持企业：", "1 item ① - | ①建设中心；", "1 item ② - | ②开放平台。"],
        id="circled numbers",
    ),
    pytest.param(
        f"一、任务\n1、功能平台:{LONG}。\n2、{LONG}。",
        [f"1 item 1、 功能平台 | 1、功能平台:{LONG}。", f"1 item 2、 - | 2、{LONG}。"],
        id="numbered paragraphs are items, with a heading or without",
    ),
    pytest.param(
        f"一、任务\n产业规模增长。{LONG}。\n创新能力增强。{LONG}。\n2020年成绩突出。{LONG}。",
        [
            f"1 paragraph - 产业规模增长 | 产业规模增长。{LONG}。",
            f"1 paragraph - 创新能力增强 | 创新能力增强。{LONG}。",
            f"1 paragraph - - | 2020年成绩突出。{LONG}。",
        ],
        id="paragraphs that all open with a name have headings; a date is none (Minhang)",
    ),
    pytest.param(
        f"一、任务\n普陀区已经形成基础。{LONG}。",
        [f"1 paragraph - - | 普陀区已经形成基础。{LONG}。"],
        id="one topic sentence alone is no heading (Putuo)",
    ),
    pytest.param(
        f"一、任务\n**加强领导。**{LONG}。",
        [f"1 paragraph - 加强领导 | 加强领导。{LONG}。"],
        id="a bold name alone is one",
    ),
    pytest.param(
        f"一、任务\n成本较低。**土地方面**，{LONG}。",
        [f"1 paragraph - - | 成本较低。土地方面，{LONG}。"],
        id="a bold run in mid-paragraph neither cuts nor names",
    ),
    pytest.param(
        f"一、目标\n——**贡献迈上台阶。**{LONG}。",
        [f"1 paragraph - 贡献迈上台阶 | ——贡献迈上台阶。{LONG}。"],
        id="a dash opens a named paragraph (Putuo)",
    ),
    pytest.param(
        f"一、目标\n——成果涌现，创新迸发\n{LONG}，到二〇二五年形成一批成果。",
        [f"1 paragraph - 成果涌现，创新迸发 | ——成果涌现，创新迸发\n{LONG}，到二〇二五年形成一批成果。"],
        id="a dash line over its paragraph is one clause with it (Xuhui)",
    ),
    pytest.param(
        f"一、任务\n{LONG}，建立培养机\n\n\n\n制，形成合力。",
        [f"1 paragraph - - | {LONG}，建立培养机制，形成合力。"],
        id="a page break inside a word leaves no space (Jing'an)",
    ),
    pytest.param(
        f"一、任务\n{LONG}，建立培养机\n— 3 —\n制，形成合力。",
        [f"1 paragraph - - | {LONG}，建立培养机制，形成合力。"],
        id="a page number between the halves",
    ),
    pytest.param(
        "一、任务\n出台了《关于支持全链条创新发\n\n展的若干意见》，有效五年。",
        ["1 paragraph - - | 出台了《关于支持全链条创新发展的若干意见》，有效五年。"],
        id="a page break inside a title (Changning)",
    ),
    pytest.param(
        "一、任务\n构建现 代化产业体系, 推动 CRO 发展和疫诊断、标准 and 规范。",
        ["1 paragraph - - | 构建现代化产业体系,推动 CRO 发展和疫诊断、标准 and 规范。"],
        id="spaces inside Chinese go, spaces beside Latin stay, misprints stay",
    ),
    pytest.param(
        "一、任务\n[bookmark: _GoBack]加快发\\-展**重点**领域<br>建设。",
        ["1 paragraph - - | 加快发-展重点领域建设。"],
        id="marks and residues go",
    ),
    pytest.param(
        f"一、布局\n{LONG}。\n图 1 功能定位示意图\n{LONG}。",
        [
            f"1 paragraph - - | {LONG}。",
            "1 figure - 图 1 功能定位示意图 | 图 1 功能定位示意图",
            f"1 paragraph - - | {LONG}。",
        ],
        id="a figure's caption",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clauses_are_what_a_person_would_cite(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_wrapped_lines_are_joined_and_indented_lines_begin_anew() -> None:
    line = "生物医药产业高质量发展" * 3
    text = f"一、任务\n    {line}\n{line}\n{line}\n到此为止。\n    {line}\n{line}\n{line}\n{line}\n结束。\n"

    assert [clause.text for clause in document(text).clauses] == [line * 3 + "到此为止。", line * 4 + "结束。"]


def test_the_marks_before_a_marker_belong_to_its_item() -> None:
    text = "一、任务\n甲：**一是**加强研发攻关。**二是**推动转化。"
    found = structure(source(text), "text")

    pieces = [text[slice(*clause.spans[0])] for clause in found.clauses]

    assert pieces == ["甲：", "**一是**加强研发攻关。", "**二是**推动转化。"]


def test_a_paragraph_over_a_page_break_has_two_spans() -> None:
    text = f"一、任务\n{LONG}，健全人才培养机\n\n制，形成合力。"

    (clause,) = document(text).clauses

    assert [text[span.start : span.end] for span in clause.spans] == [f"{LONG}，健全人才培养机", "制，形成合力。"]


def test_ordinals_count_within_the_section_and_go_on_behind_a_box() -> None:
    text = "一、任务\n甲段落内容。\n\t专栏1 工程\n\n\t子：内容。\n丑：内容。\n\n\n乙段落内容。\n二、保障\n丙段落内容。"

    addresses = [f"{clause.section}/{clause.ordinal}" for clause in document(text).clauses]

    assert addresses == ["1/1", "1.b1/1", "1.b1/2", "1/2", "2/1"]
