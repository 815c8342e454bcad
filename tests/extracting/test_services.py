"""What is a service that is promised, and what only looks like one: facilities, firms, what a text praises."""

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


#: a sentence; the words of each service of it; note
SERVICES = [
    (
        "搭建检验检测公共服务平台，为装备企业提供检测认证服务。",
        ["搭建检验检测公共服务平台，为装备企业提供检测认证服务。"],
        "a platform with what it does",
    ),
    ("建设公共实验室，向中小企业开放。", ["建设公共实验室，向中小企业开放。"], "a laboratory that is open"),
    ("建成开放共享的新材料中试平台。", ["建成开放共享的新材料中试平台。"], "a shared platform"),
    ("组建园区专业化服务团队。", ["组建园区专业化服务团队。"], "a team"),
    ("成立集成电路产业服务联盟，举办年会。", ["成立集成电路产业服务联盟，"], "an alliance"),
    (
        "建立领导联系重点企业服务机制，设立企业服务工作站。",
        ["建立领导联系重点企业服务机制，", "设立企业服务工作站。"],
        "two that are set up are two",
    ),
    (
        "织密园区三级人才服务网，建立服务专员制度，着力解决人才关心的子女入学等问题。",
        ["织密园区三级人才服务网，", "服务专员制度，", "解决人才关心的子女入学等问题。"],
        "each with a verb of its own",
    ),
    ("优化审批流程，压缩办理时限。", ["优化审批流程，压缩办理时限。"], "what is made better goes on"),
    ("着力解决企业用工难题。", ["解决企业用工难题。"], "difficulties of companies"),
    ("为企业提供应用场景和测试数据。", ["为企业提供应用场景和测试数据。"], "chances to apply"),
    ("介入早期科技企业股权投资。", ["介入早期科技企业股权投资。"], "money that is invested"),
    ("打造具有全球影响力的医疗服务中心。", [], "what a place wants to become"),
    ("建成中试平台15个，建设30个公共服务中心。", [], "figures"),
    ("建设社区养老服务中心，搭建城市运行监测信息平台。", [], "for residents and for supervision"),
    ("推动华腾公司建设检测服务平台，争取国家布局公共服务平台。", [], "what others build"),
    ("建设脑科学研究中心。", [], "for research alone"),
    ("吸引一批检测认证企业集聚，提供计量、检测服务。", [], "firms give it"),
    ("支持龙头物流公司发展壮大，提供冷链仓储服务。", [], "firms that are supported give it"),
    ("引进专业运营机构，提供投融资服务。", [], "firms that are drawn give it"),
    ("支持产业园平台建设，提供一站式服务。", ["提供一站式服务。"], "a platform that is supported"),
    ("推动企业从制造环节向提供全生命周期服务转型。", [], "what firms turn to"),
    ("协调解决群众物业纠纷问题。", [], "difficulties of residents"),
]


@pytest.mark.parametrize(("text", "services", "note"), SERVICES, ids=[row[-1] for row in SERVICES])
def test_services(text: str, services: list[str], note: str) -> None:
    found = [each for each in measures(text) if each.strength != "orientation"]
    assert [text[slice(*each.anchor.span)] for each in found] == services


@pytest.mark.parametrize(
    "text",
    [
        "支持新能源产业发展，对于优化结构具有重要意义。",
        "支持农村电商发展，对促进消费有着积极作用。",
        "支持量子信息产业，是抢占先机的举措，具有重大战略意义。",
    ],
)
def test_what_a_text_praises_is_no_measure(text: str) -> None:
    assert measures(text) == []


#: a sentence; group of its measures; note
GROUPS = [
    ("支持抗肿瘤新药研发上市。", ["market"], "a drug comes to the market"),
    ("支持重点企业境内外上市。", ["finance"], "a company does"),
    ("建立拟上市企业储备库。", ["finance"], "companies that will"),
    ("支持企业拓展海外市场空间。", ["market"], "room in a market"),
    ("支持盘活存量孵化空间。", ["space"], "room to work in"),
    ("支持发展科技保险、责任险。", ["finance"], "insurance"),
    ("简化注册审批材料，为初创企业提供知识产权服务。", ["approval", "services"], "its own words before its sentence"),
    ("搭建公共服务平台，帮助企业完成注册审批。", ["platform"], "what is set up, not what for"),
    ("建立瞪羚企业培育库。", ["attraction"], "a list to nurture"),
    ("在技术改造、载体建设、平台建设等方面给予重点支持。", ["budget"], "of many fields none decides"),
    (
        "通过厂房租金补贴、用地优先保障、贷款贴息等政策，吸引优质企业落户。",
        ["budget", "space", "budget"],
        "each instrument of a list by itself",
    ),
    ("通过装修补贴、租金补贴等方式，吸引优质企业落户。", ["budget"], "a list of one group"),
    ("给予大学生人才公寓、创业奖励和优惠贷款等支持。", ["talent", "budget", "finance"], "three groups"),
]


@pytest.mark.parametrize(("text", "groups", "note"), GROUPS, ids=[row[-1] for row in GROUPS])
def test_groups(text: str, groups: list[str], note: str) -> None:
    assert [each.group for each in measures(text)] == groups


@pytest.mark.parametrize(
    ("text", "instrument", "en"),
    [
        ("建设公共实验室，向企业开放。", "公共实验室", "public laboratory"),
        ("组建企业服务团队。", "服务团队", "service team"),
        ("设立海外人才工作站。", "工作站", "workstation"),
        ("对公共服务平台给予100万元奖励。", "奖励", "reward"),
    ],
)
def test_instruments_are_called_what_they_are(text: str, instrument: str, en: str) -> None:
    (measure,) = measures(text)
    assert (measure.instrument.zh, measure.instrument.en) == (instrument, en)
