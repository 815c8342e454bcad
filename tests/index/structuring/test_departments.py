"""Departments at the end of a clause, as written and under their usual names."""

from __future__ import annotations

import pytest

from index.structuring.bodies import LAST
from index.structuring.departments import read_departments
from tests.index.structuring.sources import LEXICON, document

MANY = [f"区{first}{second}局" for first in "甲乙丙丁戊" for second in "子丑寅卯辰巳"]

CASES = [
    pytest.param("发展。（责任部门：区科委、区商务委）", ["区科委", "区商务委"], id="责任部门 (Jing'an)"),
    pytest.param(
        "发展。 （推进部门：区科委、南滨江及相关街镇）", ["区科委", "南滨江", "相关街镇"], id="推进部门 (Minhang)"
    ),
    pytest.param(
        "发展。（责任单位：区经委、蓝湾基地和有关街道）", ["区经委", "蓝湾基地", "有关街道"], id="X和有关街道"
    ),
    pytest.param("发展。（责任单位：区经委、华岭集团及各镇）", ["区经委", "华岭集团", "各镇"], id="X及各镇"),
    pytest.param("发展。（责任单位：各街道、各镇各园区）", ["各街道", "各镇", "各园区"], id="各镇各园区"),
    pytest.param("发展。（责任单位：各区各部门）", ["各区", "各部门"], id="各区各部门"),
    pytest.param("发展。（责任单位：各级各有关部门）", ["各级各有关部门"], id="各级各… is one"),
    pytest.param("发展。(推进单位:区科委、各相关园区)", ["区科委", "各相关园区"], id="half-width brackets and colon"),
    pytest.param(
        "发展。（牵头单位：区科委；配合单位：区经委、区财政局）", ["区科委", "区经委", "区财政局"], id="two lists"
    ),
    pytest.param("发展。（责任单位：区科委等按职责分工负责）", ["区科委"], id="words around the names"),
    pytest.param("发展。（区科委、区经委负责）", ["区科委", "区经委"], id="…负责"),
    pytest.param("发展。（区科委牵头，区财政局配合）", ["区科委", "区财政局"], id="…牵头，…配合"),
    pytest.param("发展。责任单位：区科委、区经委。", ["区科委", "区经委"], id="without brackets"),
    pytest.param(
        "发展。责任单位：区科委。配合单位：区经委、区卫健委。",
        ["区科委", "区经委", "区卫健委"],
        id="a stop between two labels",
    ),
    pytest.param("发展。牵头单位：区科委；参与单位：区经委。", ["区科委", "区经委"], id="参与单位"),
    pytest.param("发展。牵头单位为区科委，配合单位为区经委。", ["区科委", "区经委"], id="为 in place of a colon"),
    pytest.param("发展。——责任单位：区科委", ["区科委"], id="behind a dash"),
    pytest.param("发展（责任单位：区科委）；", ["区科委"], id="before a semicolon"),
    pytest.param("发展。【责任单位：区科委】", ["区科委"], id="other brackets"),
    pytest.param("发展。（责任单位：区科委；完成时限：2025年12月）", ["区科委"], id="a time beside the names"),
    pytest.param("发展。（责任人：张某；责任单位：区科委）", ["区科委"], id="a person beside the names"),
    pytest.param("责任单位：区科委。要抓紧落实。", [], id="a sentence behind the names"),
    pytest.param("发展。（责任单位：区民政局、各街道、镇）", ["区民政局", "各街道、镇"], id="街道、镇 is one party"),
    pytest.param("发展。（责任单位：区科委、区科委）", ["区科委"], id="named twice"),
    pytest.param("（责任部门：区科委）另有规定的除外。", [], id="not at the end"),
    pytest.param("发展（由企业自主负责）", [], id="no name of a body"),
    pytest.param("发展。（CRO 合同研究组织）", [], id="an explanation"),
    pytest.param("（", [], id="an open bracket"),
    pytest.param(f"发展。（责任单位：{'、'.join(MANY)}）", MANY, id="thirty names"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_departments_are_read_as_written(text: str, expected: list[str]) -> None:
    assert [department.written for department in read_departments(text, {})] == expected


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("区卫健委", "区卫生健康委", id="as the list has it"),
        pytest.param("市卫健委", "市卫生健康委", id="of another rank"),
        pytest.param("区体育局", "区体育局", id="not in the list"),
    ],
)
def test_departments_have_their_usual_name_beside(written: str, name: str) -> None:
    (department,) = read_departments(f"发展。（责任部门：{written}）", LEXICON.departments)

    assert (department.written, department.name) == (written, name)


def test_departments_on_a_line_of_their_own_belong_to_the_clause_above() -> None:
    (clause,) = document("一、任务\n（1） 支持重点产品。支持企业发展。\n（推进部门：区科委、区市场监管局）\n").clauses

    assert [department.written for department in clause.departments] == ["区科委", "区市场监管局"]
    assert clause.text == "（1）支持重点产品。支持企业发展。（推进部门：区科委、区市场监管局）"


NAMED = [
    ("在园区推广试点工作。（海关总署、商务部负责）", ["海关总署", "商务部"]),
    ("推进改革。（国家发展改革委、财政部负责，排在第一位的为牵头部门，下同）", ["国家发展改革委", "财政部"]),
    ("完善政策。（中国人民银行牵头，银保监会、证监会配合）", ["中国人民银行", "银保监会", "证监会"]),
    ("加强协调。（各省（区、市）人民政府负责）", ["各省（区、市）人民政府"]),
    ("做好工作。（卫生健康委牵头，教育部等部门参与）", ["卫生健康委", "教育部"]),
    ("由有关单位按照规定（以下简称规定）负责。", []),
    ("支持研发。（由区科委会同区经委负责）", ["区科委", "区经委"]),
    ("支持研发。由区科委会同区经委、区财政局负责。", ["区科委", "区经委", "区财政局"]),
    ("支持研发。区科委、区经委按职责分工负责。", ["区科委", "区经委"]),
    ("支持研发。区科委牵头，区经委、区财政局配合。", ["区科委", "区经委", "区财政局"]),
    ("支持研发。（区科委负责，区经委按职责分工配合）", ["区科委", "区经委"]),
    ("支持研发。（市科委（市外专局）、市教委负责）", ["市科委（市外专局）", "市教委"]),
    ("支持研发。（国家卫生健康委和国家医保局负责）", ["国家卫生健康委", "国家医保局"]),
    ("支持研发。（市发展和改革委员会负责）", ["市发展和改革委员会"]),
    ("支持研发。（区科委、各镇政府负责；完成时间：持续推进）", ["区科委", "各镇政府"]),
    ("公用工程的维护由主管部门负责。", []),
    ("本办法由市科委会同市财政局负责解释。", []),
    ("企业应当对产品质量负责。", []),
]


@pytest.mark.parametrize(("text", "written"), NAMED)
def test_bodies_of_every_rank_are_read_before_a_verb(text: str, written: list[str]) -> None:
    assert [department.written for department in read_departments(text, {})] == written


def test_every_usual_name_ends_as_names_of_bodies_do_so_that_a_verb_behind_it_is_seen() -> None:
    """Sentences are read for a verb behind one of these characters alone."""
    names = {*LEXICON.departments, *LEXICON.departments.values()}
    assert {name for name in names if name[-1] not in LAST} == set()
