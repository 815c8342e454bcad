"""Amounts that one sentence gives to several classes: each is a grant, with its class where that is shown."""

from __future__ import annotations

import pytest

from index.extracting.contexts import ClauseContext
from index.extracting.measures import find_measures
from index.extracting.placing import Quoted
from index.extracting.records import Measure
from index.extracting.sentences import sentences

PLAN = ClauseContext("plan", 2024, ("青浦区", "青浦"), "tasks")


def measures(text: str) -> list[Measure]:
    return find_measures([Quoted("plan/1/1", sentence, None) for sentence in sentences(text)], PLAN)


#: a sentence; amount, class and condition of each grant; note
GRADED = [
    (
        "对首次认定为国家级、市级、区级的专精特新企业，分别给予50万元、20万元、10万元奖励。",
        [
            ("50万元", "专精特新企业", "首次认定为国家级"),
            ("20万元", "专精特新企业", "首次认定为市级"),
            ("10万元", "专精特新企业", "首次认定为区级"),
        ],
        "the grade is a condition of one class",
    ),
    (
        "对新列入国家、省级绿色制造示范项目分别给予40万元、15万元奖励。",
        [("40万元", "新列入国家级绿色制造示范项目", None), ("15万元", "新列入省级绿色制造示范项目", None)],
        "only the last item says what the grades are of",
    ),
    (
        "对年出口额首次突破1亿元、5亿元的园区，分别奖励30万元、80万元。",
        [("30万元", "园区", "年出口额首次突破1亿元"), ("80万元", "园区", "年出口额首次突破5亿元")],
        "bounds are no amounts",
    ),
    (
        "对认定的市级众创空间、科技企业孵化器、加速器，分别给予最高30万元、50万元、100万元资助。",
        [("30万元", "市级众创空间", "认定"), ("50万元", "科技企业孵化器", "认定"), ("100万元", "加速器", "认定")],
        "classes with names of their own",
    ),
    (
        "对引进的A类、B类人才，分别给予200万元、100万元安家补贴。",
        [("200万元", "A类人才", "引进"), ("100万元", "B类人才", "引进")],
        "categories",
    ),
    (
        "给予博士每月2000元、硕士每月1000元的生活补贴。",
        [("2000元", "博士", None), ("1000元", "硕士", None)],
        "each amount behind its class",
    ),
    (
        "按级别给予资助：国际标准50万元，国家标准20万元。",
        [("50万元", "国际标准", None), ("20万元", "国家标准", None)],
        "what stands before a list of grades gives nothing beside them",
    ),
    (
        "对国家级园区给予100万元奖励，省级50万元。",
        [("100万元", "国家级园区", None), ("50万元", "省级园区", None)],
        "a grade behind a comma",
    ),
    (
        "对新评为三星级、四星级、五星级的酒店，按评定费用的20%分别给予最高5万元、8万元、10万元资助。",
        [
            ("20%", "酒店", "新评为三星级"),
            ("20%", "酒店", "新评为四星级"),
            ("20%", "酒店", "新评为五星级"),
        ],
        "a share with a cap for each",
    ),
    (
        "给予领军人才50万元项目资助和20万元安家补贴。",
        [("50万元", "领军人才", None), ("20万元", "领军人才", None)],
        "two grants to one class",
    ),
    (
        "对国家级、省级示范平台，分别给予100万元、50万元、20万元奖励。",
        [("100万元", None, None), ("50万元", None, None), ("20万元", None, None)],
        "lists of two lengths decide nothing",
    ),
    (
        "对上述企业分别给予10万元、20万元奖励。",
        [("10万元", "上述企业", None), ("20万元", "上述企业", None)],
        "one class without grades",
    ),
]


@pytest.mark.parametrize(("text", "given", "note"), GRADED, ids=[row[-1] for row in GRADED])
def test_each_amount_has_its_own_class(text: str, given: list[tuple[str, str | None, str | None]], note: str) -> None:
    found = [
        (
            each.amount and each.amount.printed,
            each.beneficiary and each.beneficiary.zh,
            each.condition and each.condition.zh,
        )
        for each in measures(text)
    ]
    assert found == given


#: a sentence; how many grants; note
ONE = [
    ("按设备投资额的15%给予补助，最高不超过500万元。", "a share and its cap"),
    ("对软件企业给予每年20万元补贴，连续补贴三年。", "for years"),
    ("对参展企业给予展位费50%、最高5万元的补贴。", "a share with its cap behind a comma of lists"),
    ("给予企业50万元至100万元资助。", "a range"),
    ("对入库企业给予10万元奖励，累计不超过30万元。", "what all come to at most"),
    ("对纳税1000万元以上、研发投入占比5%以上的企业给予100万元奖励。", "numbers of the class"),
]


@pytest.mark.parametrize(("text", "note"), ONE, ids=[row[-1] for row in ONE])
def test_one_grant_however_many_numbers(text: str, note: str) -> None:
    assert len(measures(text)) == 1


def test_a_cap_behind_several_amounts_bounds_each() -> None:
    found = measures("对获得一、二等奖的团队分别奖励30万元、20万元，单个团队累计不超过40万元。")
    assert [each.amount and each.amount.cap and each.amount.cap.printed for each in found] == ["40万元", "40万元"]


def test_each_has_its_own_words() -> None:
    text = "给予博士每月2000元、硕士每月1000元的生活补贴。"
    words = [text[slice(*each.anchor.span)] for each in measures(text)]
    assert words == ["给予博士每月2000元", "硕士每月1000元的生活补贴。"]
