"""The English of whom a measure is for: from the sentence, from the glossary, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.documents import Span
from index.extracting.naming import IndicatorNamer
from index.extracting.records import Anchor, Measure, Text
from index.extracting.rendering import class_in_english, with_english

NAMER = IndicatorNamer(
    [
        ("中小企业", "small and medium-sized enterprises"),
        ("医疗机构", "medical institutions"),
        ("生物医药", "biomedical"),
    ]
)

#: The class, the sentence, its English, note
CLASSES = [
    (
        "中小企业",
        "Give rewards to small and medium-sized enterprises.",
        "small and medium-sized enterprises",
        "in both",
    ),
    ("医疗机构", "Medical institutions get rewards.", "medical institutions", "opens the sentence"),
    ("生物医药企业", "Support biomedical firms in growing.", "biomedical firms", "the sentence says it otherwise"),
    (
        "全球领先的CDMO企业",
        "Support world-leading CDMO companies in growing.",
        "world-leading CDMO companies",
        "letters",
    ),
    ("潜力企业", "Support large companies in setting up centres.", None, "another class"),
    ("潜力企业", "Encourage strong companies and support large companies.", None, "two classes"),
    ("中小企业", None, "small and medium-sized enterprises", "no English sentence"),
    ("第三方机构", None, None, "nobody names it"),
    ("企业、农户", "Support companies and farmers.", None, "several"),
]


@pytest.mark.parametrize(("zh", "sentence", "english", "note"), CLASSES, ids=[case[-1] for case in CLASSES])
def test_a_class_is_named_or_not(zh: str, sentence: str | None, english: str | None, note: str) -> None:
    assert class_in_english(zh, sentence, NAMER) == english


def test_conditions_are_named_where_they_are_short() -> None:
    anchor = Anchor("plan/1/1", Text("对符合条件的中小企业给予奖励。", None), Span(0, 15), "measure+reward")
    measure = Measure("", anchor, "budget", Text("奖励"), "grant", Text("中小企业"), Text("符合条件"), None)
    found = with_english(measure, NAMER)
    assert found.condition == Text("符合条件", "eligible")
    assert found.beneficiary == Text("中小企业", "small and medium-sized enterprises")
    assert with_english(replace(measure, condition=Text("营收达到一定量级")), NAMER).condition == Text(
        "营收达到一定量级", None
    )
