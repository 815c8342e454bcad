"""What was made of a file is told line by line and stage by stage."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from index.__main__ import commands, main
from index.documents import Reason
from index.inspecting.explaining import REASONS, STAGES, explain
from tests.index.structuring.sources import LEXICON, source

TEXT = """来源：某网
某市人民政府关于加强管理的通知
某府发〔2021〕9号
各区人民政府：
一、总体要求
（一）加强领导。各区要落实责任。（责任单位：区科委）
目标	2025年
产值	100亿元
二、其他
请遵照执行。
某市人民政府
2021年3月1日
"""


def _told(stage: str | None = None) -> list[list[str]]:
    return [line.split("\t") for line in explain(source(TEXT), LEXICON, stage)]


def test_every_line_of_a_file_is_told_with_what_it_became_and_why() -> None:
    assert _told()[0] == ["line", "is", "where", "depth", "why", "text"]
    assert [row[:5] for row in _told()[1:]] == [
        ["1", "furniture", "-", "-", "page: words of the page, or its number"],
        ["2", "furniture", "-", "-", "title: title of the document"],
        ["3", "furniture", "-", "-", "number: document number"],
        ["4", "furniture", "-", "-", "addressees: whom it is addressed to"],
        ["5", "heading", "1", "1", "section, 一、"],
        ["6", "heading", "1.1", "2", "section, （一）"],
        ["6", "clause", "1.1/1", "2", "paragraph"],
        ["7", "clause", "1.1/2", "2", "table"],
        ["8", "clause", "1.1/2", "2", "table"],
        ["9", "heading", "2", "1", "section, 二、"],
        ["10", "clause", "2/1", "1", "paragraph"],
        ["11", "furniture", "-", "-", "signature: signature"],
        ["12", "furniture", "-", "-", "date: date on a line of its own"],
    ]


STAGED = [
    ("cleaning", ["6", "0", "text", "0", "0", "52", "hanp 1", "（一）加强领导。各区要落实责任。（责任单位：区科委）"]),
    ("page", ["1", "page", "来源：某网"]),
    ("tables", ["7", "table of 2 rows, 1 of them header", "-", "目标 | 2025年 产值 | 100亿元"]),
    ("parts", ["11", "main", "signature", "某市人民政府"]),
    ("paragraphs", ["10", "text", "1", "0", "0", "请遵照执行。"]),
    ("headings", ["5", "heading", "han", "1", "总体要求", "一、总体要求"]),
    ("outline", ["6", "1.1", "2", "section", "（一）", "overview", "加强领导"]),
    ("clauses", ["6", "1.1/1", "paragraph", "-", "-", "区科委", "各区要落实责任。（责任单位：区科委）"]),
    ("metadata", ["date", "2021-03-01"]),
]


@pytest.mark.parametrize(("stage", "row"), STAGED)
def test_each_stage_can_be_shown(stage: str, row: list[str]) -> None:
    assert row in _told(stage)


def test_no_stage_is_left_out() -> None:
    assert {stage for stage, _ in STAGED} | {"contents"} == set(STAGES)
    assert _told("contents") == [["line", "reason"]]


def test_every_reason_of_furniture_is_explained() -> None:
    assert set(REASONS) == set(get_args(Reason))


def test_the_command_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(TEXT, encoding="utf-8")

    told = CliRunner().invoke(commands, ["explain", str(file), "--stage", "outline"], standalone_mode=False)

    assert told.output.splitlines()[0].split("\t")[:3] == ["line", "path", "depth"]


def test_an_unknown_stage_names_the_stages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(TEXT, encoding="utf-8")

    assert main(["explain", str(file), "--stage", "nowhere"]) == 2
    assert "the stages are cleaning, page" in capsys.readouterr().err
