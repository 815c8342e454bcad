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
