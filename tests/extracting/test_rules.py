"""Rules one by one: numerals, years, sentences in both languages, tables, topics."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import Clause
from index.errors import UsageError
from index.extracting.cells import find_cells
from index.extracting.contexts import ClauseContext
from index.extracting.naming import IndicatorNamer
from index.extracting.numerals import read_han
from index.extracting.plaintext import plain
from index.extracting.sentences import pair_sentences, sentences
from index.extracting.topics import Passage, explain, load_topics, sort_passage
from index.extracting.years import years_in

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
