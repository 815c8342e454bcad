"""Whom a measure is for where its sentence names them beside 对 and 为, and what it pays in its own words."""

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


#: a sentence; class and condition of its last measure; note
CLASSES = [
    ("建立专精特新企业培育库。", "专精特新企业", None, "in the name of a list"),
    ("建立拟上市重点企业上市储备库。", "拟上市重点企业", None, "of those to be listed"),
    ("落实链主企业“服务包”制度。", "链主企业", None, "in the name of a package"),
    ("加强青年人才服务绿色通道建设。", "青年人才", None, "in the name of a channel"),
    ("设立海外人才工作站。", "海外人才", None, "in the name of a station"),
    ("着力解决青年人才关心的子女入学等问题。", "青年人才", None, "whose difficulties"),
    ("协调解决小微企业用工难题。", "小微企业", None, "whose workers"),
    ("加快重大项目的行政审批。", "重大项目", None, "what is approved"),
    ("简化外资企业注册手续审批。", "外资企业", None, "whose registration"),
    ("搭建外贸企业与海关部门的沟通平台。", "外贸企业", None, "who talks with authorities"),
    ("针对初创团队，探索“一人一策”。", "初创团队", None, "before the comma"),
    (
        "对符合产业导向的重大研发项目，在依法合规的前提下，对准入评估方面给予必要的便利。",
        "重大研发项目",
        "符合产业导向",
        "with its condition, two commas before",
    ),
    (
        "针对重点项目建立专班，面向融资规模较大的创新型企业，建立专项服务机制。",
        "融资规模较大的创新型企业",
        None,
        "the nearer of two",
    ),
    ("搭建公共服务平台，帮助生物企业完成注册。", "生物企业", None, "whom a platform helps"),
    ("组建专业化服务团队，培育孵化一批初创企业。", "初创企业", None, "whom a team nurtures"),
    ("对产业发展作出突出贡献的给予奖励。", None, "对产业发展作出突出贡献", "by what they did alone"),
    ("鼓励高端体检机构向健康管理机构升级。", "高端体检机构", None, "who turns, not what to"),
    ("支持江南大学设立研究院，支持未来科学园举办论坛。", None, None, "no class of the stretch before"),
    ("引导和支持动漫企业参加展会。", "动漫企业", None, "led and supported"),
]


@pytest.mark.parametrize(("text", "who", "condition", "note"), CLASSES, ids=[row[-1] for row in CLASSES])
def test_whom_a_measure_is_for(text: str, who: str | None, condition: str | None, note: str) -> None:
    last = measures(text)[-1]
    assert (last.beneficiary and last.beneficiary.zh, last.condition and last.condition.zh) == (who, condition)


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("对参展企业按实际发生展位费给予资助。", "cost-based", "实际发生展位费"),
        ("对取得认证的企业，按照实际发生的检测费用给予补贴。", "cost-based", "实际发生的检测费用"),
        ("对企业的运费据实给予补贴。", "cost-based", "据实"),
        ("对购置设备的企业给予一定比例的补贴。", "rate", "一定比例"),
    ],
)
def test_what_is_paid_is_said_in_words(text: str, kind: str, printed: str) -> None:
    (amount,) = [each.amount for each in measures(text)]
    assert amount is not None
    assert (amount.kind, amount.printed, amount.value) == (kind, printed, None)
