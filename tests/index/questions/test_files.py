"""What clauses answer: found by the text, wherever it stands; what belongs to no text is counted."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from index.building.pipeline import build
from index.errors import UsageError
from index.questions.files import AnsweredText, Questions, fingerprint_of, read_questions
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current
from index.wordbook.book import Wordbook
from tests.conftest import SEEDS

HEAD = "fingerprint\tclause\tzh\ten\n"


def _row(text: str, zh: str = "", en: str = "") -> str:
    return f"{fingerprint_of(text)}\tplan/1/1\t{zh}\t{en}\n"


def test_a_text_has_the_questions_of_every_file(tmp_path: Path) -> None:
    (tmp_path / "one.tsv").write_text(HEAD + _row("建设人才公寓。", "住哪里 | 租房", "flats"), encoding="utf-8")
    (tmp_path / "two.tsv").write_text(HEAD + _row("建设人才公寓。", "宿舍"), encoding="utf-8")
    questions = read_questions(tmp_path)

    assert questions.of(" 建设 人才公寓。\n") == AnsweredText(("住哪里", "租房", "宿舍"), ("flats",))
    assert questions.of("建设人才公寓") == AnsweredText(), "another text"
    assert tuple(questions.stale({fingerprint_of(text)}) for text in ("建设人才公寓。", "另一条")) == (0, 1)


def test_without_a_folder_there_are_no_questions() -> None:
    assert read_questions(None) == Questions()


def test_a_row_without_a_fingerprint_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "one.tsv").write_text(f"{HEAD}\tplan/1/1\t住哪里\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"one\.tsv, line 2: no fingerprint"):
        read_questions(tmp_path)


def test_a_build_keeps_what_clauses_answer_and_counts_what_is_stale(corpus, index_root) -> None:
    sources = corpus()
    folder = sources / "questions"
    folder.mkdir()
    rows = _row("建立联席会议制度。", "谁牵头 | 部门怎么协调", "who is in charge") + _row("不再有的条款。", "什么")
    (folder / "measures.tsv").write_text(HEAD + rows, encoding="utf-8")
    report = build([sources], index_root)
    generation = open_current(index_root)

    assert report.notes == (f"1 rows of {folder} belong to no clause: their text was changed or is gone",)
    with closing(Wordbook(generation.wordbook)) as book, closing(Catalogue.open(generation.catalogue)) as catalogue:
        number = catalogue.number_of("measures", "3", 1)
        assert number is not None
        assert list(book.asked(number)) == ["谁牵头", "部门怎么协调", "who is in charge"]
        assert list(book.asked(number - 1)) == []

    (folder / "measures.tsv").write_text(HEAD + rows.splitlines(keepends=True)[0], encoding="utf-8")
    report = build([sources], index_root)
    assert (report.is_new, report.notes) == (True, ()), "changed questions are a changed index"


def test_the_clauses_of_the_seeds_answer_something_in_both_languages(built_index: Path) -> None:
    questions = read_questions(SEEDS / "questions")
    with closing(Catalogue.open(open_current(built_index).catalogue)) as catalogue:
        texts = [clause.text for head in catalogue.documents() for clause in catalogue.clauses(head.id)]

    lacking = [text for text in texts if not (questions.of(text).zh and questions.of(text).en)]
    # A document that is cut in another way keeps what its unchanged clauses answer.
    assert len(lacking) <= len(texts) / 20
    assert questions.stale({fingerprint_of(text) for text in texts}) <= len(texts) / 20
