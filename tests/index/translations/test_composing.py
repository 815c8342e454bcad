"""A clause in English, put together from the English of its parts."""

from __future__ import annotations

import pytest

from index.documents import English
from index.translations.composing import EnglishClause, compose
from tests.index.translations.documents import clause, table


def composed(one, **english: str | tuple[str, str]) -> EnglishClause:
    """Compose ``one`` from the English of its parts: ``whole`` or the part after ``#``."""
    texts = {}
    for part, text in english.items():
        context = "a/1/1" if part == "whole" else f"a/1/1#{part}"
        texts[context] = English(*text) if isinstance(text, tuple) else English(text, "current")
    return compose("a", one, texts)


def test_a_clause_and_its_heading():
    one = clause(1, "发展。促进集聚。", heading="发展")
    found = composed(one, whole="Develop. Promote clustering.", heading="Develop")
    assert found == EnglishClause("Develop. Promote clustering.", "Develop", None, "current")


def test_a_clause_without_a_heading_gets_none():
    assert composed(clause(1, "发展。"), whole="Develop.").heading is None


def test_a_figure_is_its_caption():
    assert composed(clause(1, "图1 布局图", kind="figure"), whole="Figure 1 Layout").text == "Figure 1 Layout"


def test_a_heading_without_chinese_stays():
    assert composed(clause(1, "CRO：委托研发。", heading="CRO"), whole="CRO: contract R&D.").heading == "CRO"


def test_a_text_without_chinese_is_its_own_english():
    assert composed(clause(1, "CRO 5G")) == EnglishClause("CRO 5G", None, None, "current")


@pytest.mark.parametrize("state", ["fuzzy", "outdated"])
def test_a_text_that_cannot_be_trusted_says_so(state):
    found = composed(clause(1, "发展。"), whole=("Develop.", state))
    assert (found.text, found.state) == ("Develop.", state)


def test_a_missing_text_is_none():
    assert composed(clause(1, "发展。"), whole=("", "missing")) == EnglishClause(None, None, None, "missing")


def test_a_heading_that_is_outdated_makes_its_clause_outdated():
    one = clause(1, "发展。促进集聚。", heading="发展")
    found = composed(one, whole="Develop. Promote clustering.", heading=("Expand", "outdated"))
    assert (found.text, found.state) == ("Develop. Promote clustering.", "outdated")


TEXT = "表1 指标\n序号 | 指标\n1 | 税收\nCRO\n资料来源：统计局"


def test_a_table_is_put_together_line_by_line():
    found = composed(
        table(1, TEXT, heading="表1 指标"),
        caption="Table 1 Indicators",
        r1c1="No.",
        r1c2="Indicator",
        r2c2="Tax revenue",
        note="Source: Statistics Bureau",
    )
    rows = (("No.", "Indicator"), ("1", "Tax revenue"), ("", "CRO"))
    text = "Table 1 Indicators\nNo. | Indicator\n1 | Tax revenue\nCRO\nSource: Statistics Bureau"
    assert found == EnglishClause(text, "Table 1 Indicators", rows, "current")


def test_a_cell_that_is_missing_stays_chinese_and_the_table_says_so():
    found = composed(table(1, "序号 | 指标\n1 | 税收\nCRO"), r1c1="No.", r1c2=("", "missing"), r2c2=("Taxes", "fuzzy"))
    assert found.rows == (("No.", "指标"), ("1", "Taxes"), ("", "CRO"))
    assert found.state == "missing"


@pytest.mark.parametrize(
    ("states", "worst"),
    [
        (("current", "fuzzy", "current"), "fuzzy"),
        (("fuzzy", "outdated", "current"), "outdated"),
        (("current", "current", "current"), "current"),
    ],
)
def test_the_worst_cell_is_the_state_of_a_table(states, worst):
    cells = dict(zip(("r1c1", "r1c2", "r2c2"), (("x", state) for state in states), strict=True))
    assert composed(table(1, "序号 | 指标\n1 | 税收\nCRO"), **cells).state == worst


def test_a_table_of_which_nothing_is_translated_is_missing():
    cells = dict.fromkeys(("r1c1", "r1c2", "r2c2"), ("", "missing"))
    missing = EnglishClause(None, None, None, "missing")
    assert composed(table(1, "序号 | 指标\n1 | 税收\nCRO"), **cells) == missing


def test_a_table_of_figures_is_its_own_english():
    found = composed(table(1, "CRO | 5G\n1 | 2", (("CRO", "5G"), ("1", "2"))))
    assert (found.rows, found.state) == ((("CRO", "5G"), ("1", "2")), "current")
