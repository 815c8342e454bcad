"""Vectors are made once, of what is new; a model that does not answer costs a note and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.building.embedding import write_vectors
from index.building.pipeline import build
from index.building.report import Silence
from index.errors import EncoderUnavailable
from index.meaning.encoder import UnitVectors
from index.meaning.local import LocalEncoder
from index.meaning.quantising import products
from index.meaning.strangers import STRANGERS
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current
from index.storing.manifest import VectorRecord
from index.storing.vectors import VectorsReader
from tests.meaning import DIMENSION, FakeEncoder

FILES = {
    "a.txt": "甲区若干措施\n\n一、总则\n\n长颈鹿的脖子很长很长。章鱼有三颗心脏和蓝血。\n",
    "b.txt": "乙区若干措施\n\n一、总则\n\n蜜蜂以舞蹈告诉同伴方向。\n",
}


class Down(FakeEncoder):
    """A model that never answers, of the same name."""

    def passages(self, texts: Sequence[str]) -> UnitVectors:
        raise EncoderUnavailable("http://127.0.0.1:1: nothing answers")

    def queries(self, texts: Sequence[str]) -> UnitVectors:
        raise EncoderUnavailable("http://127.0.0.1:1: nothing answers")


class Told(Silence):
    """Remembers what a build said of its vectors."""

    def __init__(self) -> None:
        self.missing: list[int] = []
        self.made = 0

    def vectors(self, missing: int, seconds: float | None) -> None:
        self.missing.append(missing)

    def encoded(self, texts: int) -> None:
        self.made += texts


def _vectors(root: Path) -> VectorRecord | None:
    return open_current(root).manifest.vectors


def test_a_generation_says_which_model_made_its_vectors(corpus: Callable[..., Path], index_root: Path) -> None:
    build([corpus(FILES)], index_root, encoder=FakeEncoder())

    assert _vectors(index_root) == VectorRecord("things 1", "sentence", 3, DIMENSION, 0)
    reader = VectorsReader(open_current(index_root).vectors)
    assert reader.clauses.tolist() == [0, 0, 1]
    assert reader.levels.keys() == {("zh", "zh"), ("en", "zh")}
    reader.close()


def test_without_a_model_there_are_none(corpus: Callable[..., Path], index_root: Path) -> None:
    build([corpus(FILES)], index_root)

    generation = open_current(index_root)
    assert generation.manifest.vectors is None
    assert not generation.vectors.exists()


def test_a_rebuild_encodes_only_what_is_new(corpus: Callable[..., Path], index_root: Path) -> None:
    build([corpus(FILES)], index_root, encoder=FakeEncoder())
    encoder, told = FakeEncoder(), Told()
    changed = {**FILES, "b.txt": FILES["b.txt"] + "\n章鱼喷墨以遮住敌人视线。\n"}

    build([corpus(changed)], index_root, encoder=encoder, progress=told)

    assert encoder.given == ["章鱼喷墨以遮住敌人视线。"]
    assert (told.missing, told.made) == ([1], 1)
    record = _vectors(index_root)
    assert record is not None
    assert record.rows == 4


def test_a_full_rebuild_encodes_nothing_again(corpus: Callable[..., Path], index_root: Path) -> None:
    build([corpus(FILES)], index_root, encoder=FakeEncoder())
    encoder = FakeEncoder()

    assert build([corpus(FILES)], index_root, encoder=encoder, full=True).is_new
    assert encoder.given == []


NEXT = (
    (FakeEncoder(), False, "the same model"),
    (FakeEncoder("things 2"), True, "another model"),
    (None, False, "no model: the vectors stay"),
)


@pytest.mark.parametrize(("encoder", "is_new", "note"), NEXT, ids=[note for *_, note in NEXT])
def test_a_build_of_the_same_sources_writes_what_another_model_asks_for(
    corpus: Callable[..., Path], index_root: Path, encoder: FakeEncoder | None, is_new: bool, note: str
) -> None:
    build([corpus(FILES)], index_root, encoder=FakeEncoder())

    assert build([corpus(FILES)], index_root, encoder=encoder).is_new == is_new
    assert _vectors(index_root) is not None


def test_a_model_that_does_not_answer_costs_a_note_and_the_next_build_makes_up_for_it(
    corpus: Callable[..., Path], index_root: Path
) -> None:
    report = build([corpus(FILES)], index_root, encoder=Down("things 3"))

    assert report.exit_code == 0
    assert any("3 texts have no vector" in note and "nothing answers" in note for note in report.notes)
    assert _vectors(index_root) == VectorRecord("things 3", "sentence", 0, 0, 3)

    assert build([corpus(FILES)], index_root, encoder=FakeEncoder("things 3")).is_new
    assert _vectors(index_root) == VectorRecord("things 3", "sentence", 3, DIMENSION, 0)


def test_what_was_made_before_the_model_fell_silent_is_kept(corpus: Callable[..., Path], index_root: Path) -> None:
    build([corpus(FILES)], index_root, encoder=FakeEncoder())

    build([corpus({**FILES, "c.txt": "丙区若干措施\n\n新增人才公寓一千套以上。\n"})], index_root, encoder=Down())

    assert _vectors(index_root) == VectorRecord("things 1", "sentence", 3, DIMENSION, 1)


def test_the_model_that_is_installed_works_in_processes(
    corpus: Callable[..., Path], index_root: Path, tmp_path: Path
) -> None:
    lines = [f"第{number}条规定要点。" for number in range(70)]
    build([corpus({"a.txt": "甲区若干措施\n\n" + "\n\n".join(lines) + "\n"})], index_root)
    encoder, told = LocalEncoder(), Told()
    catalogue = Catalogue.open(open_current(index_root).catalogue)

    record = write_vectors(tmp_path / "vectors", catalogue, encoder, tmp_path / "cache", 2, told).record

    assert "multilingual-e5-small" in record.encoder
    assert (record.dimension, record.missing) == (384, 0)
    assert told.made == told.missing[0] >= len(lines)
    reader = VectorsReader(tmp_path / "vectors")
    texts = catalogue.column("text")
    [own] = encoder.passages([texts[7]])
    [near] = [block[:, 0] for block in products(reader.vectors, encoder.passages([texts[7]]))]
    assert near[reader.clauses.tolist().index(7)] == pytest.approx(float(own @ own), abs=0.01)
    catalogue.close()
    reader.close()


def test_the_strangers_are_many_and_none_is_there_twice() -> None:
    assert len(STRANGERS) >= 30
    for questions in zip(*STRANGERS, strict=True):
        assert len(set(questions)) == len(STRANGERS)
