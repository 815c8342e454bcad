"""What a figure measures, of which subject, for how long, and which figures say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.documents import Clause
from index.extracting.cells import find_cells
from index.extracting.contexts import ClauseContext
from index.extracting.figures import find_figures
from index.extracting.naming import IndicatorNamer
from index.extracting.placing import Quoted
from index.extracting.records import Target
from index.extracting.repeating import find_same
from index.extracting.sentences import sentences

PLAN = ClauseContext("plan", 2024, ("青浦区", "青浦"), "goals")


def figures(text: str) -> list[Target]:
    return find_figures([Quoted("plan/1/1", sentence, None) for sentence in sentences(text)], PLAN)


#: a sentence; indicator and direction of each value; note
SUBJECTS = [
    (
        "预计集成电路和新型显示产业年均增长率将达到12%和9%。",
        [("集成电路年均增长率", "reach"), ("新型显示产业年均增长率", "reach")],
        "two subjects share what is measured",
    ),
    (
        "到2026年，轨道装备、工程机械、农业机械产值分别达到300亿元、200亿元和100亿元。",
        [("轨道装备产值", "reach"), ("工程机械产值", "reach"), ("农业机械产值", "reach")],
        "three subjects",
    ),
    ("全年进口额和出口额分别为120亿元和340亿元。", [("进口额", "level"), ("出口额", "level")], "each names its own"),
    (
        "冶金、化工增加值分别增长5%、6%。",
        [("冶金增加值增长", "increase"), ("化工增加值增长", "increase")],
        "growth of what is measured",
    ),
    ("民宿和露营地数量达到860家。", [("民宿和露营地数量", "reach")], "one value of two subjects"),
    (
        "第二、三产业分别增长5%和6%。",
        [("第二、三产业增长", "increase"), ("第二、三产业增长", "increase")],
        "parts of a word are no subjects",
    ),
    (
        "现有规模以上工业31家和建筑业企业12家。",
        [("规模以上工业企业", "level"), ("建筑业企业", "level")],
        "a head behind the second is of both",
    ),
    ("建成实验室5个和创新平台3个。", [("实验室", "level"), ("创新平台", "level")], "each has its head"),
    ("集聚瞪羚类18家和独角兽企业2家。", [("瞪羚类企业", "level"), ("独角兽企业", "level")], "a kind has none"),
    (
        "软件业年均增速18%，利润增长率为9%。",
        [("软件业年均增速", "increase"), ("利润增长率", "increase")],
        "a noun of growth",
    ),
    ("公共预算收入增幅保持在6%以上。", [("公共预算收入增幅", "at_least")], "a bound before all"),
    (
        "投诉量最多30件，单个项目用地不得大于50亩。",
        [("投诉量", "at_most"), ("单个项目用地", "at_most")],
        "upper bounds",
    ),
    (
        "绿地率下限为35%，人口规模上限为2万人。",
        [("绿地率下限", "at_least"), ("人口规模上限", "at_most")],
        "named bounds",
    ),
]


@pytest.mark.parametrize(("text", "told", "note"), SUBJECTS, ids=[row[-1] for row in SUBJECTS])
def test_each_value_is_said_of_its_own_subject(text: str, told: list[tuple[str, str]], note: str) -> None:
    assert [(each.indicator.zh, each.direction) for each in figures(text)] == told


#: a sentence; whether its last value is said of each year; note
YEARLY = [
    ("年新增高新技术企业20家以上。", True, "a year"),
    ("每年新增停车位1500个。", True, "each year"),
    ("产值年增加5亿元。", True, "what it grows by in a year"),
    ("现有软件业产值60亿元，到2027年增长30亿元。", False, "the year it is due"),
    ("2022年新增停车位1500个。", False, "the year it was added"),
    ("今年新增企业40家。", False, "this year"),
    ("近三年新增学位2000个。", False, "some years"),
    ("工业企业比上年增加12家。", False, "the year before it"),
]


@pytest.mark.parametrize(("text", "yearly", "note"), YEARLY, ids=[row[-1] for row in YEARLY])
def test_a_value_of_each_year_is_told_from_one_of_a_year(text: str, yearly: bool, note: str) -> None:
    value = figures(text)[-1].normalised
    assert value is not None
    assert value.per == ("year" if yearly else None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("引进十几家设计公司。", 11, 19),
        ("建成二十几座充电站。", 21, 29),
        ("集聚三十几家检测机构。", 31, 39),
        ("集聚十余家检测机构。", 10, None),
    ],
)
def test_a_digit_left_open_is_a_range(text: str, low: float, high: float | None) -> None:
    (value,) = [each.normalised for each in figures(text)]
    assert value is not None
    assert (value.value, value.value_max) == (low, high)


TABLE = Clause(
    "1",
    1,
    "table",
    None,
    None,
    (),
    "表1 税收\n街镇 | 2022年 | 2023年\n甲镇 | 100.00% | 100.00%\n其他 | 5% | 5%",
    (("街镇", "2022年占比", "2023年占比"), ("甲镇", "100.00%", "100.00%"), ("其他", "5%", "5%")),
    1,
    (),
)


def test_equal_cells_of_a_row_have_their_own_places_and_the_year_of_their_column() -> None:
    found = find_cells("plan/1/1", TABLE, None, PLAN)
    assert [TABLE.text[slice(*each.anchor.span)] for each in found] == ["100.00%", "100.00%", "5%", "5%"]
    assert len({each.anchor.span.start for each in found}) == 4
    assert [(each.year, each.year_stated) for each in found[:2]] == [(2022, True), (2023, True)]
    assert [each.scope for each in found] == ["sub-district", "sub-district", "unspecified", "unspecified"]


#: two sentences; whether they say the same; note
SAME = [
    ("到2027年，软件业营收年均增长12%。", "到2027年，年均增幅达到12%。", True, "growth, of what is not said again"),
    ("到2027年，软件业营收平均增长12%。", "到2027年，软件业营收增速达到12%。", True, "growth under another name"),
    ("到2027年，出口年均增长12%。", "到2027年，进口年均增长12%。", False, "growth of two things"),
    ("到2027年，软件业规模达到百亿元。", "到2027年，软件业增加值达到百亿元。", False, "two measures of an industry"),
    ("到2027年，软件业规模达到百亿元。", "到2027年，软件业产业规模突破100亿元。", True, "the same measure"),
]


@pytest.mark.parametrize(("one", "other", "same", "note"), SAME, ids=[row[-1] for row in SAME])
def test_figures_that_say_the_same(one: str, other: str, same: bool, note: str) -> None:
    found = [replace(each, id=str(place)) for place, each in enumerate(figures(one + other))]
    assert [each.same_as for each in find_same(found)] == ([("1",), ("0",)] if same else [(), ()])


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("民办学校学校", "private schools"),
        ("绿色农业产业", "green agriculture industry"),
        ("国内龙头企业", "domestic leading companies"),
    ],
)
def test_words_that_two_parts_share_are_said_once(zh: str, en: str) -> None:
    names = (("民办学校", "private schools"), ("学校", "schools"), ("绿色农业", "green agriculture"))
    assert IndicatorNamer(names).name(zh).en == en
