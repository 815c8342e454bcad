"""Rules one by one: numerals, years, sentences in both languages, tables, topics."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import Clause, Coverage, Document, Metadata
from index.errors import UsageError
from index.extracting.areas import area_of
from index.extracting.cells import find_cells
from index.extracting.contexts import ClauseContext
from index.extracting.measures import find_measures
from index.extracting.naming import IndicatorNamer
from index.extracting.numerals import read_han
from index.extracting.placing import Quoted
from index.extracting.plaintext import plain
from index.extracting.sentences import pair_sentences, sentences
from index.extracting.tasks import find_tasks
from index.extracting.topics import Passage, explain, load_topics, sort_passage
from index.extracting.years import years_in
from index.structuring.places import Area
from index.terms.lists import load_terms

TERMS = Path(__file__).resolve().parents[2] / "seeds" / "terms"
PLAN = ClauseContext("plan", 2024, ("青浦区", "青浦"), "goals")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十", 20),
        ("一百二十三", 123),
        ("三千零五", 3005),
        ("十五万", 150_000),
        ("两亿", 2e8),
        ("二〇三五", 2035),
        ("三五", None),
    ],
)
def test_numerals(text: str, value: float | None) -> None:
    number = read_han(text)
    assert (number.value if number else None) == value


def test_years_know_plan_periods_and_leave_titles_alone() -> None:
    text = "按照《行动方案（2023—2025年）》，“十五五”期间，到2030年，相比2025年翻番"
    assert [(year.year, year.base) for year in years_in(plain(text))] == [(2030, 2025), (2030, None), (2025, None)]


def test_sentences_pair_by_their_numbers_where_counts_differ() -> None:
    chinese = sentences("建设园区。到2030年产值达到50亿元，新增企业20家。完善服务。")
    english = "Build the park. By 2030 output reaches CNY 5 billion. 20 companies are added. Improve services."
    assert pair_sentences(chinese, english) == [
        "Build the park.",
        "By 2030 output reaches CNY 5 billion. 20 companies are added.",
        "Improve services.",
    ]


def _table(rows: tuple[tuple[str, ...], ...], caption: str = "主要指标") -> Clause:
    text = "\n".join([caption, *(" | ".join(cell for cell in row if cell) for row in rows)])
    return Clause("1", 1, "table", None, caption, (), text, rows, 1, ())


def test_cells_take_unit_year_status_and_attribute_from_their_heads() -> None:
    rows = (
        ("序号", "指标", "单位", "2023年", "2030年目标", "属性"),
        ("1", "森林覆盖率", "%", "18.2", "≥20", "约束性"),
        ("2", "研发人员", "万人", "1.5", "3左右", "预期性"),
        ("3", "联系电话", "", "59701234", "", ""),
    )
    found = find_cells("plan/1/1", _table(rows), None, PLAN)
    given = [
        (
            each.indicator.zh,
            each.normalised and each.normalised.value,
            each.status,
            each.direction,
            each.year,
            each.attribute,
        )
        for each in found
    ]
    assert given == [
        ("森林覆盖率", 18.2, "current", "level", 2023, "约束性"),
        ("森林覆盖率", 20, "target", "at_least", 2030, "约束性"),
        ("研发人员", 15_000, "current", "level", 2023, "预期性"),
        ("研发人员", 30_000, "target", "about", 2030, "预期性"),
    ]


#: What a cell of a table of tasks says, where it is due, its figures with status and year, note
SAID_IN_CELLS = [
    ("全年新增小微贷款50亿元以上", "2024年12月", [("小微贷款", 5_000_000_000, "target", 2024)], "due by its row"),
    (
        "检查频次压减30%，建成站点20个",
        "持续推进",
        [("检查频次压减", 30, "target", None), ("站点", 20, "target", None)],
        "two",
    ),
    ("推行一照多址改革", "2024年6月", [], "no figure"),
]


@pytest.mark.parametrize(("said", "due", "expected", "note"), SAID_IN_CELLS, ids=[row[-1] for row in SAID_IN_CELLS])
def test_cells_that_are_sentences_are_read_as_such(said: str, due: str, expected: list, note: str) -> None:
    rows = (("序号", "具体举措", "牵头单位", "完成时限"), ("1", said, "区金融办", due))
    found = find_cells("plan/1/1", _table(rows, "任务分工表"), None, PLAN)
    given = [(each.indicator.zh, each.normalised and each.normalised.value, each.status, each.year) for each in found]
    assert given == expected
    assert all(each.anchor.quote.zh == said for each in found)


def test_cells_without_a_unit_are_no_figures() -> None:
    assert find_cells("plan/1/1", _table((("镇", "评分"), ("东镇", "87"))), None, PLAN) == []


def test_indicators_are_named_only_where_every_part_has_a_name() -> None:
    namer = IndicatorNamer([("集成电路", "integrated circuits")])
    assert namer.name("集成电路营收").en == "integrated circuits revenue"
    assert namer.name("集成电路设备营收").en is None


TOPICS = load_topics(TERMS)


@pytest.mark.parametrize(
    ("text", "role", "topic"),
    [
        ("对引进的博士后给予安家补贴，提供人才公寓。", "safeguards", "talent"),
        ("建设15万平方米标准厂房，优先保障用地。", "tasks", "land"),
        ("设立产业引导基金，支持企业上市融资。", "tasks", "finance"),
        ("目前，园区还存在配套不足、人才短缺的问题。", "current state", "weaknesses"),
        ("到2030年，产值达到300亿元。", "goals", "goals"),
        ("发展CDMO业务，引进合同研发机构。", "key fields", "outsourcing"),
    ],
)
def test_any_text_is_sorted(text: str, role: str, topic: str) -> None:
    facts = frozenset({"target"}) if topic == "goals" else frozenset[str]()
    passage = Passage("plan/1/1", text, "", "", "", role, facts)
    assert topic in [found.topic for found in sort_passage(passage, TOPICS)]


def test_a_topic_explains_itself() -> None:
    talent = next(topic for topic in TOPICS if topic.id == "talent")
    points = explain(Passage("plan/1/1", "引进人才。", "人才", "", "", "tasks"), talent)
    assert {point.reason for point in points} >= {"heading", "words", "share of the text"}
    assert explain(Passage("plan/1/1", "引进人才。", "人才", "", "", "trends"), talent) == []


def test_a_topic_file_that_makes_no_sense_names_its_cure(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text('[[topic]]\nid = "x"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="Cure"):
        load_topics(tmp_path)


TASKS = Clause(
    "1",
    1,
    "table",
    None,
    None,
    (),
    "1 | 建设公共服务平台 | 市经信局 | 市科技局、滨江区政府 | 2025年6月",
    (
        ("序号", "重点任务", "牵头单位", "配合单位", "完成时限"),
        ("1", "建设公共服务平台", "市经信局", "市科技局、滨江区政府", "2025年6月"),
        ("2", "举办论坛", "", "", "长期"),
    ),
    1,
    (),
)


def test_rows_are_tasks_where_a_column_names_bodies() -> None:
    (task,) = find_tasks("plan/1/1", TASKS, [], None, {})
    assert task.title.zh == "建设公共服务平台"
    assert [(each.printed, each.role) for each in task.departments] == [
        ("市经信局", "lead"),
        ("市科技局", "joint"),
        ("滨江区政府", "joint"),
    ]
    assert find_tasks("plan/1/1", replace(TASKS, header_rows=0), [], None, {}) == [task]


def test_a_clause_without_a_word_has_no_task() -> None:
    assert find_tasks("plan/1/1", replace(TASKS, rows=None, header_rows=0, text=" \n "), [], None, {}) == []


def test_a_table_that_goes_on_without_its_head_names_bodies_where_nothing_else_stands() -> None:
    rows = (
        ("2", "建成智慧粮仓6座", "市粮食局", "市财政局、各县区政府", "2026年"),
        ("3", "修复湿地900亩", "市林业局（牵头）、市水利局", "", "2025年"),
        ("4", "企业培训", "每年两期", "线上", "全年"),
    )
    found = find_tasks("plan/1/1", replace(TASKS, rows=rows, header_rows=0), [], None, {})
    assert [(task.title.zh, [(each.printed, each.role) for each in task.departments]) for task in found] == [
        ("建成智慧粮仓6座", [("市粮食局", "lead"), ("市财政局", "joint"), ("各县区政府", "joint")]),
        ("修复湿地900亩", [("市林业局", "lead"), ("市水利局", "joint")]),
    ]


def test_a_body_of_a_row_may_say_itself_that_it_leads() -> None:
    rows = (("事项", "责任部门（单位）"), ("设立产业基金", "市国资委（牵头）、市财政局"))
    (task,) = find_tasks("plan/1/1", replace(TASKS, rows=rows, header_rows=1), [], None, {})
    assert [(each.name, each.role) for each in task.departments] == [("市国资委", "lead"), ("市财政局", "joint")]


#: title, names of the area, how large it is, what lies around; note
AREAS = [
    ("成都市低空经济发展规划", ("成都市", "成都"), "city", ("四川省",), "a city whose name holds a word"),
    ("深圳市南山区人工智能扶持措施", ("南山区", "南山"), "district", ("深圳市", "深圳"), "a district of a city"),
    ("海南省海洋经济发展规划", ("海南省", "海南"), "province", (), "a province"),
    ("万载县2022年国民经济和社会发展统计公报", ("万载县", "万载"), "district", (), "a county that no list knows"),
    ("昆山市机器人产业规划", ("昆山市", "昆山"), "city", (), "a city that no list knows"),
    ("国家生物经济发展规划", (), "state", (), "the state"),
    ("低空经济发展规划", (), None, (), "of nobody"),
]


@pytest.mark.parametrize(("title", "names", "level", "around", "note"), AREAS, ids=[row[-1] for row in AREAS])
def test_areas(title: str, names: tuple[str, ...], level: str | None, around: tuple[str, ...], note: str) -> None:
    document = Document("plan", "plan.txt", "", Metadata(title=title), (), (), (), Coverage(0, 0, 0, 0, 0))
    assert area_of(document, load_terms(TERMS).lexicon) == Area(names, level, around)


GIVING = "第五条 对租用产业用房的团队，第二年按市场价的30%收取租金，给予20万元奖励。"


def test_articles_of_documents_that_give_are_measures_and_those_of_laws_are_not() -> None:
    (sentence,) = sentences(GIVING)
    quoted = [Quoted("plan/a5/1", sentence, None)]
    article = ClauseContext("plan", 2024, (), normative=True)
    assert [each.strength for each in find_measures(quoted, replace(article, giving=True))] == ["grant", "grant"]
    assert find_measures(quoted, article) == []
