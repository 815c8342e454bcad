"""Clauses are cut into passages that a model takes in, and no character of a sentence is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.building.pipeline import build
from index.documents import Language
from index.meaning.passages import SHORT_CORPUS, Unit, passages, pieces, unit_of
from index.questions.files import fingerprint_of
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current

LONG = "支持企业开展研发活动" * 90
CASES: tuple[tuple[str, Language, Unit, list[str], str], ...] = (
    ("支持企业开展研发。给予企业资金奖励。", "zh", "sentence", ["支持企业开展研发。", "给予企业资金奖励。"], "two"),
    (
        "一、总则。给予企业资金奖励。",
        "zh",
        "sentence",
        ["一、总则。给予企业资金奖励。"],
        "a short one with its neighbour",
    ),
    (
        "支持企业开展研发。给予企业资金奖励。",
        "zh",
        "clause",
        ["支持企业开展研发。给予企业资金奖励。"],
        "a clause is one",
    ),
    (
        "Firms are given support. They pay no rent at all.",
        "en",
        "sentence",
        ["Firms are given support.", "They pay no rent at all."],
        "English sentences",
    ),
    ("", "zh", "sentence", [], "nothing"),
    (" \n ", "zh", "clause", [], "white space"),
)


@pytest.mark.parametrize(("text", "language", "unit", "expected", "note"), CASES, ids=[case[-1] for case in CASES])
def test_pieces(text: str, language: Language, unit: Unit, expected: list[str], note: str) -> None:
    assert pieces(text, language, unit) == expected


@pytest.mark.parametrize("unit", ["sentence", "clause"])
@pytest.mark.parametrize("text", [LONG, "，".join([LONG[:350]] * 3), "短。" * 600, LONG + "。" + LONG])
def test_no_piece_is_longer_than_a_model_takes_in_and_none_is_lost(text: str, unit: Unit) -> None:
    found = pieces(text, "zh", unit)

    assert "".join(found) == text
    assert max(map(len, found)) <= 400
    assert len(found) <= len(text) / 40


def test_what_a_clause_answers_has_vectors_of_its_own(tmp_path: Path) -> None:
    text = "建设人才公寓一千套以上。"
    questions = tmp_path / "texts" / "questions"
    questions.mkdir(parents=True)
    whole = f"甲区若干措施\n\n一、总则\n\n{text}\n\n支持企业开展研发活动。\n"
    (tmp_path / "texts" / "a.txt").write_text(whole, encoding="utf-8")
    rows = f"fingerprint\tclause\tzh\ten\n{fingerprint_of(text)}\ta/1/1\t员工住哪 | 租房\twhere staff live\n"
    (questions / "a.tsv").write_text(rows, encoding="utf-8")
    build([tmp_path / "texts"], tmp_path / "index")
    catalogue = Catalogue.open(open_current(tmp_path / "index").catalogue)

    found = [(passage.clause, passage.text, passage.kind) for passage in passages(catalogue)]
    catalogue.close()

    assert found == [
        (0, text, "zh"),
        (0, "员工住哪", "zh?"),
        (0, "租房", "zh?"),
        (0, "where staff live", "en?"),
        (1, "支持企业开展研发活动。", "zh"),
    ]


def test_a_long_corpus_has_a_vector_a_clause() -> None:
    assert [unit_of(n) for n in (1, SHORT_CORPUS, SHORT_CORPUS + 1)] == ["sentence", "sentence", "clause"]


def test_passages_are_numbered_as_clauses_are_and_english_has_its_own(tmp_path: Path) -> None:
    files = {
        "a.txt": "甲区若干措施\n\n一、总则\n\n支持企业开展研发活动。给予企业资金奖励和补贴。\n\nCRO services only.\n",
        "b.txt": "乙区若干措施\n\n一、总则\n\n建设人才公寓一千套以上。\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    build([tmp_path], tmp_path / "index")
    catalogue = Catalogue.open(open_current(tmp_path / "index").catalogue)

    found = list(passages(catalogue))
    texts = catalogue.column("text")
    catalogue.close()

    assert all(passage.text in texts[passage.clause] for passage in found)
    assert [passage.clause for passage in found] == sorted(passage.clause for passage in found)
    assert {passage.text: passage.language for passage in found}["CRO services only."] == "en"
