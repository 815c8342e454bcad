"""What can be completed of a small corpus, what it is found by, and that one query of a table finds it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.terms.glossary import Concept
from index.terms.lists import District
from index.wordbook.completion_table import Completions, write_completions
from index.wordbook.completions import Completion, CompletionTitle, completions, offered_names
from index.wordbook.typing_keys import keys

TITLES = [
    CompletionTitle("长宁区若干措施", "Measures of Changning District", "document", 3),
    CompletionTitle("空间布局", "Spatial layout", "section", 3),
    CompletionTitle("空间布局", None, "section", 2),
]
NUMBERS = [("长科委[2025]8号", 3), ("沪府发〔2018〕25号", 1)]
GLOSSARY = [
    Concept("devices", "医疗器械", "medical devices", ("医械",), ("medical device", "medtech"), (), "industry", ""),
    Concept("cro", "合同研究", "contract research", (), (), ("CRO",), "market", ""),
    Concept("develop", "发展", "develop", (), (), (), "verb", ""),
    Concept("need", "看病贵", "costly care", ("医疗",), (), (), "need", ""),
]
DISTRICTS = [District("changning", "长宁区", "Changning"), District("putuo", "普陀区", "Putuo")]
#: The clauses that hold each name.
COUNTS = {"医疗器械": 2, "medical devices": 2, "CRO": 1, "发展": 1, "医疗": 2, "长宁区": 1, "Changning": 1}


def fold(text: str) -> str:
    return text.lower().translate(str.maketrans("〔〕［］（）【】", "()()()()"))


def compile_all(glossary: Sequence[Concept], districts: Sequence[District]) -> list[Completion]:
    names = [replace(name, weight=COUNTS.get(name.text, 0)) for name in offered_names(glossary, districts)]
    return completions(TITLES, NUMBERS, names, fold)


@pytest.fixture(scope="module")
def compiled() -> list[Completion]:
    return compile_all(GLOSSARY, DISTRICTS)


@pytest.fixture
def table(compiled: list[Completion], tmp_path: Path) -> Iterator[Completions]:
    path = tmp_path / "wordbook.sqlite"
    connection = sqlite3.connect(path)
    write_completions(connection, compiled)
    connection.close()
    path.chmod(0o444)
    opened = Completions(path, fold)
    yield opened
    opened.close()


def test_what_the_corpus_holds_is_offered_once_with_its_kind_and_weight(compiled: list[Completion]) -> None:
    assert {(found.text, found.language, found.kind, found.weight) for found in compiled} == {
        ("长宁区若干措施", "zh", "document", 3),
        ("Measures of Changning District", "en", "document", 3),
        ("长科委[2025]8号", "zh", "number", 3),
        ("沪府发〔2018〕25号", "zh", "number", 1),
        ("空间布局", "zh", "section", 3),
        ("Spatial layout", "en", "section", 3),
        ("长宁区", "zh", "name", 1),
        ("Changning", "en", "name", 1),
        ("医疗器械", "zh", "term", 2),
        ("medical devices", "en", "term", 2),
        ("CRO", "en", "term", 1),
    }, "no verbs, needs, other districts, names that stand nowhere"


def test_the_order_does_not_hang_on_the_order_of_the_glossary(compiled: list[Completion]) -> None:
    assert compile_all(GLOSSARY[::-1], DISTRICTS[::-1]) == compiled


#: text, a key at its beginning, a key of a part of it
KEYS = [
    ("生命健康", "shengmingjiankang", "smjk"),
    ("长宁区", "changningqu", "cnq"),
    ("银行", "yinhang", "yh"),
    ("绿色制药", "lvsezhiyao", "lszy"),
    ("绿色制药", "lusezhiyao", "lszy"),
    ("AI医疗", "aiyiliao", "aiyl"),
    ("静府发〔2021〕17号", "静府发202117号", "jff202117h"),
    ("medical devices", "medicaldevices", "devices"),
    ("Jing'an District", "jingandistrict", "district"),
    ("life-health industry", "lifehealthindustry", "healthindustry"),
]


@pytest.mark.parametrize(("text", "whole", "part"), KEYS)
def test_a_text_is_found_by_its_beginning_its_pinyin_and_its_parts(text: str, whole: str, part: str) -> None:
    found = keys(text, fold)
    assert whole in found.whole
    assert part in found.parts


def test_slight_words_begin_nothing_and_readings_do_not_multiply() -> None:
    assert keys("layout of the park", fold).parts == ("park",)
    assert len(keys("长" * 12 + "行" * 12, fold).whole) == 1 + 4


#: what is typed, what is found first, note
TYPED = [
    ("医", "医疗器械", "Chinese"),
    ("yiliao", "医疗器械", "pinyin"),
    ("YI liao qi", "医疗器械", "pinyin with spaces, in capitals"),
    ("ylqx", "医疗器械", "initials"),
    ("chang'ningqu", "长宁区", "an apostrophe between syllables"),
    ("device", "medical devices", "a later word"),
    ("changning", "Changning", "an exact name before longer ones"),
    ("measures of ch", "Measures of Changning District", "several words"),
    ("长科委〔2025", "长科委[2025]8号", "other brackets"),
    ("长科委2025", "长科委[2025]8号", "no brackets"),
    ("cro", "CRO", "an abbreviation"),
]


@pytest.mark.parametrize(("typed", "first", "note"), TYPED, ids=[note for *_, note in TYPED])
def test_what_is_typed_finds(table: Completions, typed: str, first: str, note: str) -> None:
    language = "en" if first.isascii() else "zh"
    assert table.starting(typed, language=language)[0].text == first


@pytest.mark.parametrize("typed", ["", " ", "-", "''", "\udcff", "\x00", "%", "_", "*", "ß" * 9999, "没有这样"])
def test_what_begins_nothing_finds_nothing(table: Completions, typed: str) -> None:
    assert table.starting(typed) == []


def test_each_text_comes_once_and_no_more_than_asked(table: Completions) -> None:
    found = [completion.text for completion in table.starting("c", limit=50)]
    assert len(found) == len(set(found)) > 3
    assert len(table.starting("c", limit=2)) == 2


def test_several_threads_ask_one_table(table: Completions) -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.extend(table.starting("yi")[0].text for _ in range(50))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["医疗器械"] * 300


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"nothing\.sqlite"):
        Completions(tmp_path / "nothing.sqlite", fold)
    (tmp_path / "bad.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(IndexDamaged, match=r"bad\.sqlite"):
        Completions(tmp_path / "bad.sqlite", fold)
