"""What marks and entities of Markdown are for a reader."""

from __future__ import annotations

import pytest

from index.documents import Source
from index.reading.text import split_lines
from index.structuring import structure
from index.structuring.cleaning import clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("加大R&amp;D投入", "加大R&D投入"),
        ("甲&nbsp;乙", "甲乙"),
        ("投资&lt;500万元 &#8226; 备案", "投资<500万元 • 备案"),
        ("&unknown; 与 AT&T;", "&unknown;与 AT&T;"),
        ("&amp;amp;", "&amp;"),
        ("10<sup>6</sup>平方米", "10⁶平方米"),
        ("~~第三条~~ 已删除", "~~第三条~~ 已删除"),
    ],
)
def test_entities_and_raised_digits_are_read_as_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_every_character_of_an_entity_belongs_to_its_clause() -> None:
    text = "加大R&amp;D投入，支持10<sup>6</sup>级&#8226;平台建设。"
    document = structure(Source("a.md", "", text, "utf-8", split_lines(text)), "a")

    assert [clause.text for clause in document.clauses] == ["加大R&D投入，支持10⁶级•平台建设。"]
    assert document.coverage.unassigned == 0
