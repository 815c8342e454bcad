"""The English of whom a measure is for: from the sentence, from the glossary, or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import Span
from index.extracting.classes import ClassNamer
from index.extracting.naming import IndicatorNamer
from index.extracting.records import Anchor, Measure, Text
from index.extracting.rendering import class_in_english, with_english
from index.terms.lists import load_terms

NAMER = IndicatorNamer(
    [
        ("中小企业", "small and medium-sized enterprises"),
        ("医疗机构", "medical institutions"),
        ("生物医药", "biomedical"),
    ]
)

CLASSES_OF_OTHERS = load_terms(Path(__file__).resolve().parents[2] / "seeds" / "terms").lexicon.classes
NOBODY = ClassNamer(())

#: What the words of seeds/terms make of classes of other places and trades, note
COMPOSED = [
    ("国内外知名芯片设计企业", "domestic and foreign well-known chip design companies", "qualities and a field"),
    ("重点养老服务机构", "key elderly care institutions", "a head of several words"),
    ("文旅领域的优质企业", "high-quality companies in the culture and tourism field", "a field"),
    ("高校、科研院所及新型研发机构", "universities, research institutes and new-type R&D institutions", "a list"),
    ("区内各类外资企业", "foreign-invested companies of all kinds in the district", "what stands behind"),
    ("生物医药产业企业", "biomedical companies", "the industry of a field"),
    ("跨国企业总部", "multinational company headquarters", "a head in front of another"),
    ("集成电路、人工智能等领域企业", "companies in the integrated circuit, AI and related fields", "fields"),
    ("国内氢能、软件领域企业", "domestic companies in the hydrogen energy and software fields", "whence, two fields"),
    ("软件、芯片设计初创企业", "software and chip design start-ups", "fields before one head"),
    ("高校、医院等创新主体", "innovators such as universities, hospitals", "some of a class"),
    ("某某厂、某某社等龙头企业", "leading companies such as those named", "names that no list knows"),
    ("科研院所的青年人才", "young talent of research institutes", "a class of another"),
    ("新引进的外资研发机构", "newly attracted foreign-invested R&D institutions", "a condition before"),
    ("通过验收的众创空间", "makerspaces that pass acceptance", "a condition behind"),
    ("重点医药和医疗器械企业", "key pharmaceutical and medical device companies", "one field with 和 in it"),
    ("鱼类企业", None, "a word that is not listed"),
    ("优质", None, "no class"),
]


@pytest.mark.parametrize(("zh", "english", "note"), COMPOSED, ids=[case[-1] for case in COMPOSED])
def test_a_class_is_put_together_from_its_words(zh: str, english: str | None, note: str) -> None:
    assert ClassNamer(CLASSES_OF_OTHERS).name(zh) == english


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
    assert class_in_english(zh, sentence, NAMER, NOBODY) == english


def test_conditions_are_named_where_they_are_short() -> None:
    anchor = Anchor("plan/1/1", Text("对符合条件的中小企业给予奖励。", None), Span(0, 15), "measure+reward")
    measure = Measure("", anchor, "budget", Text("奖励"), "grant", Text("中小企业"), Text("符合条件"), None)
    found = with_english(measure, NAMER, ClassNamer(CLASSES_OF_OTHERS))
    assert found.condition == Text("符合条件", "eligible")
    assert found.beneficiary == Text("中小企业", "small and medium-sized enterprises")
    other = with_english(replace(measure, condition=Text("营收达到一定量级")), NAMER, ClassNamer(CLASSES_OF_OTHERS))
    assert other.condition == Text("营收达到一定量级", None)
