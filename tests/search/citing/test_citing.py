"""Citations name who, what, where in it, how it stands, and the day; nothing that a document says breaks their form."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from search.answers.standing import period, standing
from search.citing.styles import cite

DAY = date(2026, 11, 5)
BASE = "https://policy.example"


def _document(**changes: Any) -> dict[str, Any]:
    known = {
        "id": "zhabei",
        "url": "/documents/zhabei",
        "title": {"zh": "闸北区扶持办法", "en": "Support Measures"},
        "issuers": [{"zh": "闸北区政府", "en": "Zhabei Government"}],
        "number": "闸府发〔2014〕3号",
        "date": "2014-03-02",
        "status": {"zh": "征求意见稿", "en": "draft for comments", "provisional": True},
        "period": {"from": 2014, "to": 2016, "ended": True},
    }
    return known | changes


def _clause(document: dict[str, Any]) -> dict[str, Any]:
    section = {"path": "2.1", "number": "（一）", "title": {"zh": "补贴", "en": "Subsidies"}}
    return {
        "id": "zhabei/2.1/3",
        "url": "/documents/zhabei/2.1/3",
        "document": document,
        "section": section,
        "ordinal": 3,
    }


def test_gbt_7714_has_its_parts_in_their_order() -> None:
    assert cite(_clause(_document()), BASE, DAY)["gbt7714"] == (
        "闸北区政府. 闸北区扶持办法（征求意见稿，规划期2014—2016年，已届满）：闸府发〔2014〕3号[A/OL]. "
        "2014：第2.1节“（一）补贴”第3条(2014-03-02)[2026-11-05]. https://policy.example/documents/zhabei/2.1/3."
    )


def test_an_english_citation_names_both_titles_and_says_what_the_english_is() -> None:
    assert cite(_clause(_document()), BASE, DAY)["english"] == (
        "Zhabei Government. “Support Measures” [闸北区扶持办法]. 闸府发〔2014〕3号, 2 March 2014. "
        "Section 2.1, “Subsidies”, clause 3. Draft for comments, period 2014–2016, ended. "
        "The English is an unofficial working translation. Accessed 5 November 2026. "
        "https://policy.example/documents/zhabei/2.1/3"
    )


#: what is unknown, what must not stand in any form, note
UNKNOWN = [
    ({"issuers": [], "number": None, "date": None, "status": None, "period": None}, "only a title"),
    ({"title": {"zh": None, "en": None}}, "no title"),
    ({"date": "2014-03"}, "no day"),
    ({"date": "2014"}, "only a year"),
    ({"issuers": [{"zh": f"单位{n}", "en": None} for n in range(5)]}, "many issuers without English names"),
]


@pytest.mark.parametrize(("changes", "note"), UNKNOWN, ids=[note for _, note in UNKNOWN])
@pytest.mark.parametrize("is_clause", [True, False])
def test_what_is_not_known_leaves_no_trace(changes: dict[str, Any], note: str, is_clause: bool) -> None:
    document = _document(**changes)
    forms = cite(_clause(document) if is_clause else document, BASE, DAY)
    for name, text in forms.items():
        assert "None" not in text, name
        if name in ("gbt7714", "english"):
            assert not any(odd in text for odd in (". .", "()", "（）", "[]", ", ,", "：：", " ,", ",.")), text
    assert forms["gbt7714"].startswith(("闸北区", "单位0，单位1，单位2，等. ", "zhabei"))


def test_bibtex_and_ris_hold_whatever_a_document_says() -> None:
    evil = _document(title={"zh": "50%{的}_办法\n\\input{x}", "en": "A & B"}, number="#1 ~ $2")
    forms = cite(evil, BASE, DAY)
    entry = forms["bibtex"]
    assert entry.count("\n}") == 1
    assert r"50\%\{的\}\_办法" in entry
    assert "\\input" not in entry
    assert r"A \& B" in entry
    tags = [line[:6] for line in forms["ris"].split("\r\n") if line]
    assert all(tag[2:] == "  - " for tag in tags), "one line a field"
    assert (tags[0][:2], tags[-1][:2]) == ("TY", "ER")
    assert "](" in forms["markdown"]


#: status, whether a reader should mind it
STATUSES = [
    ("印发", False),
    ("已发布", False),
    ("公布施行", False),
    ("现行有效", False),
    ("征求意见稿", True),
    ("结题稿", True),
    ("送审稿", True),
    ("草案", True),
    ("未印发", True),
    ("已废止", True),
    ("失效", True),
    ("拟发布", True),
]


@pytest.mark.parametrize(("status", "provisional"), STATUSES)
def test_a_draft_and_what_is_no_longer_in_force_are_minded(status: str, provisional: bool) -> None:
    found = standing(status, None)
    assert found is not None
    assert found["provisional"] is provisional


@pytest.mark.parametrize(
    ("years", "today", "ended"),
    [("2021-2025", date(2025, 12, 31), False), ("2021-2025", date(2026, 1, 1), True), ("2021", date(2022, 1, 1), True)],
)
def test_a_period_ends_with_its_last_year(years: str, today: date, ended: bool) -> None:
    found = period(years, today)
    assert found is not None
    assert found["ended"] is ended


def test_what_is_stated_of_nothing_is_nothing() -> None:
    assert standing(None, None) is standing("", "x") is period(None, DAY) is period("十四五", DAY) is None
