"""Tables of a PDF that no rules make, and tables that go on over a page break."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.index.reading.pages import around, said
from tests.index.reading.pdf_files import LEFT, At, Page, column, pdf

ABOVE = "到2025年形成一批具有国际竞争力的创新成果和领军企业，主要指标如下。"
BELOW = "各单位要加强统筹，落实责任，确保各项工作任务按时完成，取得实效。"
GOALS = [
    ("指标", "单位", "2020年", "2025年"),
    ("产业规模", "亿元", "1200", "2000"),
    ("高新技术企业", "家", "310", "500"),
]
XS = (LEFT, 230, 320, 420)
TASKS = ("序号", "任务", "单位")
TASK_XS = (LEFT, 150, 430)

Rule = tuple[float, float, float, float]


def cells(tmp_path: Path, *pages: Page) -> list[tuple[str, ...]]:
    return [line.cells for line in pdf(tmp_path, *pages).lines if line.cells is not None]


def line(words: Sequence[str], y: float, xs: Sequence[float] = XS) -> list[At]:
    return [At(word, x, y, 12) for word, x in zip(words, xs, strict=True) if word]


def rows(*lines: Sequence[str], y: float = 170, pitch: float = 20, xs: Sequence[float] = XS) -> list[At]:
    return [at for number, words in enumerate(lines) for at in line(words, y + pitch * number, xs)]


def grid(ys: Sequence[float], xs: Sequence[float], *, top: bool = True, bottom: bool = True) -> list[Rule]:
    """The rules of a table; one that goes on is not closed at the edge of the page."""
    inner = ys[0 if top else 1 : len(ys) if bottom else -1]
    return [(xs[0], y, xs[-1], y) for y in inner] + [(x, ys[0], x, ys[-1]) for x in xs]


def test_words_in_columns_are_a_table_between_paragraphs(tmp_path: Path) -> None:
    page = Page([*column(ABOVE), *rows(*GOALS), *column(BELOW, 250)])

    assert [item.cells or item.text for item in pdf(tmp_path, page).lines] == [ABOVE, *GOALS, BELOW]


def test_what_is_wrapped_in_a_cell_stays_in_its_row(tmp_path: Path) -> None:
    words = [
        *rows(TASKS, ("1", "引进龙头企业和研发机构，", "区科委、"), ("", "建设公共服务平台", "区经委"), xs=TASK_XS),
        *rows(("2", "办好产业论坛", "区商务委"), y=236, xs=TASK_XS),
    ]

    assert cells(tmp_path, Page([*column(ABOVE), *words, *column(BELOW, 290)])) == [
        TASKS,
        ("1", "引进龙头企业和研发机构，建设公共服务平台", "区科委、区经委"),
        ("2", "办好产业论坛", "区商务委"),
    ]


def test_rules_between_rows_part_cells_that_are_centred(tmp_path: Path) -> None:
    words = [
        *rows(TASKS, xs=TASK_XS),
        *line(("", "引进龙头企业和研发机构，", ""), 195, TASK_XS),
        *line(("1", "", "区科委"), 205, TASK_XS),
        *line(("", "建设公共服务平台", ""), 215, TASK_XS),
        *line(("2", "办好产业论坛", "区商务委"), 240, TASK_XS),
    ]
    rules = [(LEFT - 5, y, 520.0, y) for y in (155.0, 178.0, 222.0, 250.0)]

    assert cells(tmp_path, Page([*column(ABOVE), *words, *column(BELOW, 300)], rules)) == [
        TASKS,
        ("1", "引进龙头企业和研发机构，建设公共服务平台", "区科委"),
        ("2", "办好产业论坛", "区商务委"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(rows(("某市某委员会", "某市某局"), xs=(LEFT, 350)), id="two names beside each other"),
        pytest.param(
            rows(("一、现状", "1"), ("二、目标", "3"), ("三、任务", "4"), ("四、保障", "9"), xs=(LEFT, 480)),
            id="contents",
        ),
        pytest.param(rows(("联系人：张某", "电话：1234"), ("地址：某路", "邮编：2000"), xs=(LEFT, 350)), id="contacts"),
    ],
)
def test_few_words_beside_each_other_are_no_table(tmp_path: Path, words: list[At]) -> None:
    assert cells(tmp_path, Page([*column(ABOVE), *words, *column(BELOW, 290)])) == []


XS_RULED = (70, 140, 420, 520)


def test_a_row_that_a_page_break_tears_is_one_row(tmp_path: Path) -> None:
    first = Page(
        [*rows(("1", "引进龙头企业和研发", "区科委"), y=760, xs=TASK_XS)], grid((740, 770), XS_RULED, bottom=False)
    )
    second = Page(
        [*rows(("", "机构", ""), ("2", "办好论坛", "区商务委"), y=60, xs=TASK_XS)],
        grid((45, 65, 90), XS_RULED, top=False),
    )

    assert cells(tmp_path, first, second) == [("1", "引进龙头企业和研发机构", "区科委"), ("2", "办好论坛", "区商务委")]


def test_a_torn_row_with_rules_at_the_break_is_known_by_its_first_cell(tmp_path: Path) -> None:
    first = Page(rows(TASKS, ("1", "引进龙头企业和研发", "区科委"), y=740, xs=TASK_XS), grid((725, 748, 770), XS_RULED))
    second = Page(rows(("", "机构", ""), ("2", "办好论坛", "区商务委"), y=60, xs=TASK_XS), grid((45, 67, 90), XS_RULED))

    assert cells(tmp_path, first, second)[1:] == [
        ("1", "引进龙头企业和研发机构", "区科委"),
        ("2", "办好论坛", "区商务委"),
    ]


def test_merged_first_cells_on_a_new_page_make_no_torn_row(tmp_path: Path) -> None:
    first = Page(rows(("1", "引进龙头企业。", "区科委"), y=750, xs=TASK_XS), grid((735, 770), XS_RULED))
    second = Page(rows(("", "建设平台。", "区经委"), y=60, xs=TASK_XS), grid((45, 70), XS_RULED))

    assert len(cells(tmp_path, first, second)) == 2


def test_a_head_that_is_printed_again_is_data_of_the_page(tmp_path: Path) -> None:
    first = Page(rows(TASKS, ("1", "引进企业。", "区科委"), y=740, xs=TASK_XS), grid((725, 748, 770), XS_RULED))
    second = Page(rows(TASKS, ("2", "办好论坛。", "区商务委"), y=60, xs=TASK_XS), grid((45, 67, 90), XS_RULED))
    source = pdf(tmp_path, first, second)

    assert [item.cells for item in source.lines if item.cells] == [
        TASKS,
        ("1", "引进企业。", "区科委"),
        ("2", "办好论坛。", "区商务委"),
    ]
    assert around(source) == ["\t".join(TASKS)]


def test_a_table_without_rules_goes_on_over_the_page(tmp_path: Path) -> None:
    first = rows(TASKS, ("1", "引进龙头企业，", "区科委"), ("2", "建设平台，", "区经委"), y=700, pitch=30, xs=TASK_XS)
    second = rows(("", "培育人才", ""), ("3", "办好论坛", "区商务委"), y=60, pitch=30, xs=TASK_XS)
    source = pdf(tmp_path, Page([*column(ABOVE), *first]), Page([*second, *column(BELOW, 130)]))

    assert [item.cells for item in source.lines if item.cells][1:] == [
        ("1", "引进龙头企业，", "区科委"),
        ("2", "建设平台，培育人才", "区经委"),
        ("3", "办好论坛", "区商务委"),
    ]
    assert said(source)[0] == ABOVE
    assert said(source)[-1] == BELOW
