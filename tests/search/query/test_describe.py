"""How a query was understood, in both languages."""

from __future__ import annotations

import pytest

from search.query.describe import describe
from search.query.syntax import parse
from search.query.tree import Limit

XUHUI = Limit("district", ("xuhui",), "区：徐汇区", "District: Xuhui")

CASES = [
    ("创新药", "创新药", "创新药", "a word is itself"),
    ("创新药 临床", "创新药 且 临床", "创新药 AND 临床", "all"),
    ("创新药 临床 OR CRO", "创新药 且 (临床 或 CRO)", "创新药 AND (临床 OR CRO)", "brackets where they are needed"),
    ("创新药 -“临床”", "创新药 且 不含 “临床”", "创新药 AND NOT “临床”", "without"),
    ("title:创新药", "标题含 创新药", "title: 创新药", "titles"),
    ("区:徐汇", "区：徐汇区", "District: Xuhui", "a district by its name, not its code"),
    ("", "全部条款", "every clause", "nothing asked"),
    ("\x01", "（无）", "(nothing)", "nothing left"),
]


@pytest.mark.parametrize(("typed", "zh", "en", "note"), CASES, ids=[note for *_, note in CASES])
def test_a_query_is_described(typed: str, zh: str, en: str, note: str) -> None:
    tree = parse(typed, lambda prefix, value: XUHUI if (prefix, value) == ("区", "徐汇") else None).tree

    assert (describe(tree, "zh"), describe(tree, "en")) == (zh, en)
