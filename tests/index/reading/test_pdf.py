"""PDFs: reading order, paragraphs over lines and pages, tables, page numbers and running heads, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import SourceError
from index.reading import pdf as reader
from index.reading import read
from index.structuring import structure
from tests.index.reading.pages import around, said
from tests.index.reading.pdf_files import LEFT, PITCH, SIZE, At, Page, column, locked, pdf, pdf_bytes

FIRST = (
    "为推动全区生物医药产业高质量发展，支持企业开展临床试验，鼓励医疗机构与研发企业合作，"
    "加快成果转化和产品上市，制定本方案。"
)
SECOND = (
    "坚持创新驱动，聚焦细胞治疗、高端医疗器械和智慧医疗等重点领域，到2025年形成一批具有国际竞争力的创新成果和领军企业。"
)


def test_rows_are_joined_to_paragraphs(tmp_path: Path) -> None:
    words = [At("某区行动方案", 230, 60, 22), *column(FIRST), *column("一、总体要求", 100 + 3 * PITCH)]
    source = pdf(tmp_path, Page([*words, *column(SECOND, 100 + 4 * PITCH)]))

    assert said(source) == ["某区行动方案", FIRST, "一、总体要求", SECOND]


def test_a_paragraph_goes_on_over_the_page_number_on_the_next_page(tmp_path: Path) -> None:
    rows = column(FIRST + SECOND)
    above, below = rows[:2], [replace(row, y=80 + PITCH * at) for at, row in enumerate(rows[2:])]
    source = pdf(tmp_path, Page([*above, At("— 1 —", 280, 800)]), Page([*below, At("— 2 —", 280, 800)]))

    assert said(source) == [FIRST + SECOND]
    assert around(source) == ["— 1 —", "— 2 —"]
    places = [(place.page, place.line) for line in source.lines for place in line.places if line.kind == "text"]
    assert places == [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)]


def test_the_span_of_a_clause_leads_back_to_page_and_line(tmp_path: Path) -> None:
    source = pdf(tmp_path, Page([*column("一、目标", 100), *column(FIRST, 100 + PITCH)]), Page([*column(SECOND)]))

    clauses = structure(source, "a").clauses
    assert [clause.text for clause in clauses] == [FIRST, SECOND]
    for clause, page in zip(clauses, (1, 2), strict=True):
        inside = [place for line in source.lines for place in line.places if place.start in range(*clause.spans[0])]
        assert {place.page for place in inside} == {page}


@pytest.mark.parametrize(
    "number",
    ["1", "- 1 -", "— 1 —", "第1页", "第 1 页 共 9 页", "1/9", "第1页，共9页", "·1·", "iv"],
)
def test_page_numbers_are_data_of_the_page(tmp_path: Path, number: str) -> None:
    assert said(pdf(tmp_path, Page([*column(FIRST), At(number, 290, 805, 12)]))) == [FIRST]


def test_running_heads_are_data_of_the_page(tmp_path: Path) -> None:
    pages = [Page([At(f"某区规划 {at}", 250, 40, 10), *column(FIRST, 120)]) for at in range(1, 5)]
    source = pdf(tmp_path, *pages)

    assert said(source) == [FIRST] * 4
    assert around(source) == [f"某区规划 {at}" for at in range(1, 5)]


HEAD = [At("某市公报", LEFT, 40, 10), At("2024年第3期", 440, 40, 10)]


@pytest.mark.parametrize("count", [1, 2])
def test_a_small_running_head_is_data_of_the_page_in_a_short_file_too(tmp_path: Path, count: int) -> None:
    source = pdf(tmp_path, *[Page([*HEAD, *column(FIRST + SECOND, 120)])] * count)

    assert said(source) == [FIRST + SECOND] * count


def test_what_stands_over_both_columns_tears_no_paragraph(tmp_path: Path) -> None:
    text = (FIRST + SECOND) * 3
    rows = column(text, 120, columns=13)
    half = len(rows) // 2
    right = [replace(row, x=LEFT + 15 * SIZE, y=120 + PITCH * at) for at, row in enumerate(rows[half:])]

    assert said(pdf(tmp_path, Page([*HEAD, *rows[:half], *right, At("— 1 —", 280, 810, 10)]))) == [text]


def test_a_last_page_need_not_fill_its_second_column(tmp_path: Path) -> None:
    text = (FIRST + SECOND) * 2
    full = [*column(text, columns=13), *column(text, x=LEFT + 15 * SIZE, columns=13)]

    source = pdf(tmp_path, Page(full), Page([*column(FIRST, columns=13), *column(SECOND, 100 + 6 * PITCH, columns=13)]))

    assert said(source) == [text, text, FIRST, SECOND]


def test_paragraphs_that_white_space_divides_need_no_indent(tmp_path: Path) -> None:
    sentence = "支持企业开展研发活动和成果转化，加快培育行业领军企业。"  # one full row and its stop
    texts = [sentence * 2, "加强组织领导和统筹协调，完善工作机制，落实各方责任分工，" + sentence, sentence * 2]
    words, y = [], 100.0
    for text in texts:
        rows = column(text, y, indent=0)
        words += rows
        y = rows[-1].y + PITCH + 8

    assert said(pdf(tmp_path, Page(words))) == texts


@pytest.mark.parametrize("word", ["2025.12", "“CAR-T”", "PD-1/PD-L1"])
def test_a_row_ends_before_a_word_that_does_not_fit(tmp_path: Path, word: str) -> None:
    rows = column(FIRST, 100)
    torn = [
        *rows[:1],
        At(SECOND[:23], y=100 + PITCH),
        At(f"{word}年以前完成。", y=100 + 2 * PITCH),
        *column(FIRST, 240),
    ]

    assert said(pdf(tmp_path, Page(torn)))[0] == rows[0].text + SECOND[:23] + f"{word}年以前完成。"


def test_a_title_at_the_head_of_one_page_is_no_running_head(tmp_path: Path) -> None:
    source = pdf(tmp_path, Page([At("某区行动方案", 230, 60, 22), *column(FIRST)]), Page(column(SECOND)))

    assert said(source) == ["某区行动方案", FIRST, SECOND]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = (FIRST + SECOND) * 2, (SECOND + FIRST) * 2
    words = [
        At("公报", 270, 60, 22),
        *column(left, columns=13),
        *column(right, x=LEFT + 15 * SIZE, columns=13),
    ]

    assert said(pdf(tmp_path, Page(words))) == ["公报", left, right]


def test_rules_make_a_table_and_merged_cells_stay_in_place(tmp_path: Path) -> None:
    words = [
        *column(FIRST, 60),
        *(At(text, x, y, 12) for text, x, y in (("地区", 110, 220), ("2019年", 250, 205))),
        *(At(text, x, 235, 12) for text, x in (("区税", 210), ("占比", 310))),
        *(At(text, x, 265, 12) for text, x in (("桃浦", 110), ("14274", 210), ("50%", 310))),
    ]
    across = [(100, y, 400, y) for y in (190, 250, 280)] + [(200, 215, 400, 215)]
    down = [(x, 190, x, 280) for x in (100, 200, 400)] + [(300, 215, 300, 280)]
    source = pdf(tmp_path, Page([*words, *column(SECOND, 310)], [*across, *down]))

    assert [line.cells for line in source.lines] == [
        None,
        ("地区", "2019年", ""),
        ("", "区税", "占比"),
        ("桃浦", "14274", "50%"),
        None,
    ]
    assert [(place.table, place.row) for line in source.lines[1:4] for place in line.places] == [(1, 1), (1, 2), (1, 3)]


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    frame = [(60, 70, 540, 70), (60, 300, 540, 300), (60, 70, 60, 300), (540, 70, 540, 300)]

    assert said(pdf(tmp_path, Page(column(FIRST), frame))) == [FIRST]


def test_a_table_of_contents_is_furniture(tmp_path: Path) -> None:
    entries = [At(f"{number}、{title}……………………………{page}", LEFT, 140 + PITCH * page) for number, title, page in
               (("一", "现状基础", 1), ("二", "总体要求", 3), ("三", "重点任务", 5))]  # fmt: skip
    source = pdf(tmp_path, Page([At("目  录", 270, 100, 22), *entries]), Page(column(FIRST)))

    assert [clause.text for clause in structure(source, "a").clauses] == [FIRST]


def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    assert said(pdf(tmp_path, Page(column(FIRST), rotate=180))) != []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param([At("第", 100), At("一条", 116 + 16), At("正文", 116 + 16 * 4)], "第 一条 正文", id="gaps"),
        pytest.param([At("AI", 100), At("plan", 124)], "AI plan", id="words of Western script"),
        pytest.param([At("甲", 100), At("乙", 300)], "甲\t乙", id="columns of a list"),
        pytest.param([At("粗体", 100), At("粗体", 100.4)], "粗体", id="printed twice to look bold"),
        pytest.param([At("10", 100), At("6", 116, 95, 9), At("亩", 121)], "106亩", id="raised digits keep their line"),
    ],
)
def test_characters_of_one_row_are_read_from_left_to_right(tmp_path: Path, words: list[At], text: str) -> None:
    assert pdf(tmp_path, Page([*words, *column(FIRST, 200)])).lines[0].text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"%PDF-1.7 cut off", "damaged or no PDF", id="damage"),
        pytest.param(locked(pdf_bytes(Page(column(FIRST)))), "protected by a password", id="a password"),
        pytest.param(b"plain text", "damaged or no PDF", id="no PDF"),
        pytest.param(pdf_bytes(Page(picture=True)), r"ocrmypdf -l chi_sim IN OUT.*--ocr", id="a scan"),
        pytest.param(pdf_bytes(Page()), "there is no text in it", id="an empty page"),
        pytest.param(pdf_bytes(Page([At("\ue123\ue456" * 10)])), "cannot be read", id="characters without a meaning"),
    ],
)
def test_what_cannot_be_read_is_refused_with_reason_and_cure(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)

    with pytest.raises(SourceError, match=says) as raised:
        read(path)
    assert str(raised.value).startswith("plan.pdf: ")


def test_too_many_pages_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_PAGES", 3)

    with pytest.raises(SourceError, match=r"it has 4 pages, more than 3; divide it"):
        pdf(tmp_path, *[Page(column(FIRST))] * 4)


def test_pictured_pages_among_others_are_told(tmp_path: Path) -> None:
    source = pdf(tmp_path, Page(column(FIRST)), Page(picture=True), Page(column(SECOND)))

    assert said(source) == [FIRST, SECOND]
    assert len(source.warnings) == 1 and "not read: 2;" in source.warnings[0]
