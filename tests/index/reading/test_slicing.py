"""Lines cut at one length are one again; lines that their author ended stay."""

from __future__ import annotations

from index.reading.slicing import join_slices

WORDS = "生物医药产业" * 60


def _cut(*paragraphs: str, width: int = 40) -> str:
    return "\n".join(text[at : at + width] for text in paragraphs for at in range(0, len(text), width))


def _lines(text: str) -> list[str]:
    return [stretch.text.replace("\u200b", "") for stretch in join_slices(text)]


def test_lines_cut_in_the_middle_of_words_are_one() -> None:
    paragraphs = [WORDS + "。", "一、总体要求", WORDS + "2020年。"]

    assert _lines(_cut(*paragraphs)) == paragraphs


def test_a_line_keeps_its_length_and_knows_every_physical_line() -> None:
    text = _cut(WORDS * 2 + "。")
    stretch = join_slices(text)[0]

    assert len(stretch.text) == len(text)
    assert stretch.parts[:2] == ((0, 1), (41, 2))


def test_a_paragraph_that_fills_its_last_line_ends_where_a_number_begins_the_next() -> None:
    full = "生" * 399 + "。"

    assert _lines(_cut(full, "一、总体要求", full)) == [full, "一、总体要求", full]


def test_lines_of_many_lengths_stay_as_they_are() -> None:
    lines = ["生" * length for length in range(20, 60)]

    assert _lines("\n".join(lines)) == lines


def test_a_blank_line_ends_a_cut_line() -> None:
    text = "\n\n".join(["生" * 40] * 12)

    assert _lines(text) == text.split("\n")
