"""Tables in every form that conversions leave, with caption, source line and header rows."""

from __future__ import annotations

import pytest

from index.structuring.cells import bring_back, count_header_rows
from tests.index.structuring.sources import document

TABLES = [
    pytest.param(
        "表 1 税收情况\n\n| 地区 | 2019 年 | |\n|-|-|-|\n| | 区税 | 占比 |\n| 桃浦 | 1 | 2% |\n\n资料来源：区商务委",
        (("地区", "2019 年", ""), ("", "区税", "占比"), ("桃浦", "1", "2%")),
        2,
        "表 1 税收情况",
        id="two levels of header (Putuo table 1)",
    ),
    pytest.param(
        "主要指标\n\t序号\n\t指标\n\t属性\n\n\t1\n\t年均增幅/%\n\t预期性\n\n\t2\n\t产业规模\n\t预期性\n",
        (("序号", "指标", "属性"), ("1", "年均增幅/%", "预期性"), ("2", "产业规模", "预期性")),
        1,
        "主要指标",
        id="one cell a line, blank lines between rows (Xuhui)",
    ),
    pytest.param(
        "主要指标\n序号\n指标\n1\n年均增幅\n2\n产业规模\n3\n临床研究\n",
        (("序号", "指标"), ("1", "年均增幅"), ("2", "产业规模"), ("3", "临床研究")),
        1,
        "主要指标",
        id="one cell a line, nothing between rows",
    ),
    pytest.param(
        "重点任务分工\n单位：万元\n任务\t部门\n甲任务\t区科委\n乙任务\t区经委\n",
        (("任务", "部门"), ("甲任务", "区科委"), ("乙任务", "区经委")),
        1,
        "重点任务分工",
        id="cells divided by tabs, the unit under the caption",
    ),
    pytest.param(
        "| 任务 | 部门 |\n|---|---|\n| 甲 | 区科委 |\n",
        (("任务", "部门"), ("甲", "区科委")),
        1,
        None,
        id="no caption",
    ),
]


@pytest.mark.parametrize(("table", "rows", "header_rows", "caption"), TABLES)
def test_a_table_is_one_clause_with_its_rows(table: str, rows: tuple, header_rows: int, caption: str | None) -> None:
    found = document(f"一、任务\n推动产业发展，形成良好格局。\n{table}\n推动产业发展，形成良好格局。")

    (clause,) = [clause for clause in found.clauses if clause.kind == "table"]
    assert (clause.rows, clause.header_rows, clause.heading) == (rows, header_rows, caption)
    assert all(cell in clause.text for row in rows for cell in row)
    assert [other.kind for other in found.clauses] == ["paragraph", "table", "paragraph"]


#: Tables in a row, the first rows of those that are found, note
ROWS_OF_TABLES = [
    (
        "| 任务 | 部门 |\n|---|---|\n| 甲 | 区科委 |\n\n| 事项 | 部门 | 时限 |\n|---|---|---|\n| 乙 | 区经委 | 6月 |\n",
        [("任务", "部门"), ("事项", "部门", "时限")],
        "another width",
    ),
    (
        "| 任务 | 部门 |\n|---|---|\n| 甲 | 区科委 |\n\n| 指标 | 数值 |\n|---|---|\n| 产值 | 600亿元 |\n",
        [("任务", "部门"), ("指标", "数值")],
        "the same width, a head over numbers",
    ),
    (
        "| 任务 | 部门 |\n|---|---|\n| 甲 | 区科委 |\n\n| 事项 | 部门 |\n|---|---|\n| 乙 | 区经委 |\n",
        [("任务", "部门"), ("事项", "部门")],
        "the same width, a word of the head before",
    ),
    (
        "| 任务 | 部门 |\n|---|---|\n| 甲 | 区科委 |\n\n| 乙 | 区经委 |\n|---|---|\n| 丙 | 区财政局 |\n",
        [("任务", "部门")],
        "a table that goes on behind a break",
    ),
    (
        "| 任务 | 部门 |\n|---|---|\n| 甲 | 区科委 |\n\n| 任务 | 部门 |\n|---|---|\n| 乙 | 区经委 |\n",
        [("任务", "部门")],
        "a head that is printed again",
    ),
]


@pytest.mark.parametrize(("tables", "heads", "note"), ROWS_OF_TABLES, ids=[case[-1] for case in ROWS_OF_TABLES])
def test_tables_in_a_row_have_their_own_heads(tables: str, heads: list[tuple[str, ...]], note: str) -> None:
    found = document(f"一、任务\n{tables}").clauses
    assert [clause.rows and clause.rows[0] for clause in found] == heads


def test_the_source_line_belongs_to_the_table() -> None:
    (clause,) = document("一、任务\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n资料来源：区商务委\n").clauses

    assert clause.text.endswith("\n资料来源：区商务委")


SHIFTED = [
    pytest.param(
        ("桃浦", "中以", "康养", "海每康", "自主研发企业。", "", ""),
        ("桃浦", "中以", "康养", "海每康", "自主研发企业。"),
        id="in place",
    ),
    pytest.param(
        ("", "", "", "", "基因", "联合基因", "基因检测的企业"),
        ("", "", "基因", "联合基因", "基因检测的企业"),
        id="slid to the right",
    ),
    pytest.param(
        ("融恩", "背景为香港资本。", "", "", "", "", ""),
        ("", "", "", "融恩", "背景为香港资本。"),
        id="name and description slid to the left",
    ),
    pytest.param(
        ("", "沪西园区", "筹建研究中心等平台。", "", "", "", ""),
        ("", "沪西园区", "", "", "筹建研究中心等平台。"),
        id="empty cells were lost before the description",
    ),
    pytest.param(
        ("长征", "软件园", "涵盖细胞药物研发、互联网医疗等", "", "", "", ""),
        ("长征", "软件园", "", "", "涵盖细胞药物研发、互联网医疗等"),
        id="two names before the description",
    ),
]


@pytest.mark.parametrize(("shifted", "expected"), SHIFTED)
def test_shifted_cells_come_back_under_their_heads(shifted: tuple, expected: tuple) -> None:
    header = ("地区", "载体", "领域", "企业", "基本情况", "", "")
    others = [("", "", "", f"企业{number}", "一家在园区内从事研发的企业。", "", "") for number in range(4)]

    rows = bring_back([header, *others, shifted], 1)

    assert rows[0] == header[:5] and rows[-1] == expected
    assert [cell for cell in rows[-1] if cell] == [cell for cell in shifted if cell]


def test_a_table_without_loose_columns_stays_as_it_is() -> None:
    rows = [("任务", "部门", "期限"), ("甲任务", "", "2024年"), ("", "区科委", "")]

    assert bring_back(rows, 1) == rows


@pytest.mark.parametrize(
    ("rows", "marked", "expected"),
    [
        pytest.param([("1", "2"), ("3", "4")], False, 0, id="numbers only"),
        pytest.param([("1", "2"), ("3", "4")], True, 1, id="numbers that the source marks as header"),
        pytest.param([("甲", "乙"), ("3", "4")], False, 1, id="words over numbers"),
        pytest.param([("甲", "", "丙"), ("", "乙", "丁"), ("1", "2", "3")], False, 2, id="merged cells filled below"),
        pytest.param([("甲", "", "丙"), ("", "50%", "丁"), ("1", "2", "3")], False, 1, id="a number is no header"),
        pytest.param([], False, 0, id="no rows"),
    ],
)
def test_header_rows_are_counted(rows: list, marked: bool, expected: int) -> None:
    assert count_header_rows(rows, marked) == expected


def test_the_cells_of_a_table_keep_their_own_signs() -> None:
    found = document("| 指标 | 单位（万元） |\n|---|---|\n| 产值，合计 | ５０ |\n").clauses[0]

    assert found.rows == (("指标", "单位（万元）"), ("产值，合计", "５０"))
