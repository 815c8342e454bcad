"""Facts on the command line: readable and as JSON, with their filters, and with exit codes that scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from search.commands.searching import main


def told(index: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*arguments, "--index", str(index)])
    return result.exit_code, result.output


def test_each_fact_is_told_with_its_sentence_and_address(built_index: Path) -> None:
    code, output = told(built_index, "--targets", "--district", "静安", "--status", "target", "--lang", "en")
    assert code == 0
    assert "5 found (page 1 of 1). Read by rule from the text; the sentence beside it decides." in output
    assert "Jing'an 2025 · life-health industry revenue: 1000 亿元 (target)\n   By 2025, " in output
    assert "/documents/jingan/1.3/2" in output


def test_measures_and_tasks_name_who_and_what(built_index: Path) -> None:
    assert "闵行区 · 给予 · 租金补贴 → 生物医药领域重点优质企业" in told(built_index, "--measures", "租金补贴")[1]
    output = told(built_index, "--tasks", "--department", "市场监督管理局", "--limit", "100", "--lang", "en")[1]
    assert "Strengthen" in output
    assert "District Administration for Market Regulation" in output or "Market" in output


def test_json_is_what_the_api_answers(built_index: Path) -> None:
    code, output = told(built_index, "--tasks", "--json", "--limit", "2")
    page = json.loads(output)
    assert (code, page["total"], len(page["items"]), page["per_page"]) == (0, 38, 2, 2)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--targets", "无此词语"), 1),
        (("--targets", "--status", "nonsense"), 2),
        (("--measures", "--group", "人才"), 0),
    ],
)
def test_exit_codes(built_index: Path, arguments: tuple[str, ...], code: int) -> None:
    assert told(built_index, *arguments)[0] == code
