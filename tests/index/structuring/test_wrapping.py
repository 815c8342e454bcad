"""Whether lines are wrapped by hand: only where most of those that another follows reach the same width."""

from __future__ import annotations

import pytest

from tests.index.structuring.sources import document

LONG = "推进产业园区建设完善服务体系提升企业能力引进创新人才形成产业集群加快成果转化落地见效"
#: Lengths of the lines beside it.
OTHERS = (9, 12, 14, 16, 18, 20)

#: how many long lines stand among six short ones, how many clauses there are, note
CASES = [
    (4, 10, "four long lines of ten: each line is a paragraph of its own"),
    (24, 1, "nearly all lines reach the width: they are one paragraph"),
]


@pytest.mark.parametrize(("long", "clauses", "note"), CASES, ids=[note for *_, note in CASES])
def test_lines_are_wrapped_where_most_reach_the_same_width(long: int, clauses: int, note: str) -> None:
    short = [LONG[:length] for length in OTHERS] if clauses > 1 else [LONG[:20] + "。"]
    lines = [LONG] * long + short

    assert len(document("\n".join(["一、任务", "", *lines, ""])).clauses) == clauses


#: A conversion of pictures sets every sentence on a line of its own: what ends in ； goes on.
SENTENCES = [
    "一、总体要求",
    *(f"各地区各部门要第{at}次认真落实党中央、国务院关于信用体系建设的总体要求和部署。" for at in range(6)),
    "要坚持依法推进原则，严格依照法律法规建立健全个人所得税纳税信用机制；",
    "要坚持业务协同原则，充分发挥各业务主管部门的组织引导和示范推动作用；",
    "要坚持权益保护原则，注重纳税人信息安全和隐私保护，健全信用修复机制。",
    "二、组织实施",
    "各地区各部门要充分利用报纸、广播、电视、网络等渠道，做好政策解读和舆论引导工作；",
    "依托街道、社区、居委会，引导社会力量广泛参与，形成崇尚诚信、践行诚信的良好风尚。",
]


def test_sentences_that_stand_on_lines_of_their_own_are_one_paragraph() -> None:
    sections = [clause.section for clause in document("\n".join(SENTENCES)).clauses]

    assert sections == ["1", "2"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("本市完善信用修复机制。各部门要认真落实各项工作任务，做好政策解读。", id="a stop within a line"),
        pytest.param("第一条 各地区各部门要认真落实信用体系建设的总体要求和工作部署。", id="articles"),
    ],
)
def test_paragraphs_of_one_sentence_stay_apart(line: str) -> None:
    assert len(document("\n".join([*SENTENCES, line])).clauses) == len(SENTENCES) - 1
