"""What a terminal is told of a question, besides its hits: pretended outcomes, so that every case is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import click
import pytest

from search.answers.results import Expansion, Page, Suggestion, Wider
from search.commands.terminal import lines

Ask = Callable[..., Page]

OUTCOME = {
    "expansions": (Expansion("medical device", ("医疗器械", "医械")), *[Expansion("x", ("y",))] * 5),
    "suggestion": Suggestion("医疗器械", 62, applied=True),
    "unmatched": ("量子", "纠缠"),
    "wider": (Wider("filters", "量子", 3), Wider("correction", "量具", 2), Wider("parts", "子", 1)),
}


def told(page: Page, **query: object) -> list[str]:
    return [click.unstyle(line) for line in lines(replace(page, query=replace(page.query, **query)))]


def test_every_outcome_is_told_in_chinese(ask: Ask) -> None:
    text = "\n".join(told(ask("苗圃计划"), **OUTCOME))
    assert "也找了：medical device → 医疗器械、医械; x → y; x → y; x → y …\n" in text
    assert "显示的是“医疗器械”的结果（62 条）；加 --exact 按原样检索“苗圃计划”。\n" in text
    assert "文件中没有" not in text, "the correction says so"
    assert "  不加筛选：量子（3 条）\n" in text
    assert "  更正为：量具（2 条）\n  只检索：子（1 条）\n" in text


def test_every_outcome_is_told_in_english_when_nothing_is_found(ask: Ask) -> None:
    outcome = OUTCOME | {"suggestion": Suggestion("cell", 5, applied=False)}
    shown = told(ask("qqqq", lang="en"), **outcome)
    assert shown[1:] == [
        "Also looked for: medical device → 医疗器械, 医械; x → y; x → y; x → y …",
        "Did you mean “cell” (5)?",
        "No clause was found.",
        "Nothing in the documents says “量子”, “纠缠”.",
        "  Without the filters: 量子 (3)",
        "  Corrected: 量具 (2)",
        "  Only: 子 (1)",
    ]


@pytest.mark.parametrize(
    ("complete", "page", "before"),
    [(0, 1, None), (2, 1, "3."), (3, 1, None), (3, 2, "4."), (4, 2, "5."), (1, 2, "4.")],
)
def test_a_line_stands_before_what_holds_only_some_of_the_words(
    ask: Ask, complete: int, page: int, before: str | None
) -> None:
    found = ask("医疗器械", page=page, per_page=3)
    places = range((page - 1) * 3, page * 3)
    hits = [
        replace(hit, tier="named" if place < complete else "partial")
        for place, hit in zip(places, found.results, strict=True)
    ]
    shown = told(replace(found, results=hits), named=complete, related=0, partial=9 - complete)
    dividers = [place for place, line in enumerate(shown) if "以下条款只含部分词语" in line]
    assert [shown[place + 2].split()[0] for place in dividers] == ([before] if before else [])


def test_what_names_the_query_is_counted(ask: Ask) -> None:
    counts = {"named": 1, "in_titles": 0, "related": 0, "partial": 34}
    assert "1 names it; 34 hold part of it" in told(ask("医疗器械", lang="en"), **counts)
    counts = {"named": 60, "in_titles": 5, "related": 11, "partial": 0}
    assert "60 条写明（其中 5 条见于上级标题）；11 条用相关说法" in told(ask("医疗器械"), **counts)
    assert "没有条款写明；1 条用相关说法" in told(ask("医疗器械"), named=0, related=1, partial=0)


def test_a_question_like_any_other_is_answered_as_before(ask: Ask) -> None:
    shown = told(ask("“苗圃计划”"))
    assert shown[0].startswith("理解为：")
    assert "条结果" in shown[1]


def test_what_matched_is_coloured_in_the_english_text(ask: Ask) -> None:
    page = ask("medical device", lang="en", view="en", per_page=100)
    wanted = [piece.text for hit in page.results for piece in hit.snippet_en or () if piece.mark]
    printed = "\n".join(lines(page))
    assert len(wanted) > 50
    assert [text for text in wanted if click.style(text, fg="red", bold=True) not in printed] == []
