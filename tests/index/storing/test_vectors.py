"""The files of vectors are data that somebody else may have made: what is no vector is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.meaning.quantising import quantised
from index.storing.vectors import VectorsReader, VectorsWriter
from tests.meaning import FakeEncoder

TEXTS = ["长颈鹿", "章鱼", "octopus"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three vectors of two clauses: a text and a question that it answers, and a text in English."""
    encoder, writer = FakeEncoder(), VectorsWriter(tmp_path / "vectors")
    values, scales = quantised(encoder.passages(TEXTS))
    for number, kind in enumerate(("zh", "zh?", "en")):
        row = (values[number].tobytes(), scales[number].astype("<f4").tobytes())
        writer.add(number // 2, kind, *row)  # type: ignore[arg-type]
    strangers = {"zh": encoder.queries(["龙", "云"]), "en": encoder.queries(["dragon", "cloud"])}
    writer.finish("things 1", 2, strangers)  # type: ignore[arg-type]
    return tmp_path / "vectors"


def test_what_was_written_is_read(folder: Path) -> None:
    reader = VectorsReader(folder)

    assert reader.clauses.tolist() == [0, 0, 1]
    assert reader.kinds.tolist() == [0, 2, 1]
    values, scales = reader.vectors
    assert values * scales[:, None] == pytest.approx(FakeEncoder().passages(TEXTS), abs=0.01)
    assert set(reader.levels) == {(asked, kind) for asked in ("zh", "en") for kind in ("zh", "zh?", "en")}
    assert reader.strangers["en"].shape == (2, 32)
    reader.close()
    reader.close()


def _shape(**values: object) -> Callable[[Path], object]:
    def spoil(folder: Path) -> None:
        shape = json.loads((folder / "shape.json").read_text(encoding="utf-8"))
        (folder / "shape.json").write_text(json.dumps(shape | values), encoding="utf-8")

    return spoil


def _cut(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:-2])


SPOILT: tuple[tuple[Callable[[Path], object], str], ...] = (
    (_cut("values"), "values cut off"),
    (_cut("clauses"), "clauses cut off"),
    (_cut("scales"), "scales cut off"),
    (_cut("languages"), "languages cut off"),
    (_cut("strangers"), "strangers cut off"),
    (_cut("shape.json"), "no JSON"),
    (_shape(rows=10**12), "more rows than there are"),
    (_shape(rows=-1), "less than none"),
    (_shape(rows="3"), "no number"),
    (_shape(dimension=0), "no dimension"),
    (_shape(dimension=10**9, rows=0), "no end of dimensions"),
    (_shape(other=1), "an unknown key"),
    (_shape(levels={"zh-zh": [0.5]}), "half a level"),
    (_shape(levels={"zh-zh": ["a", "b"]}), "no numbers"),
    (_shape(levels={"zh-zh": [0.5, 0.0]}), "a spread of nothing"),
    (_shape(levels=7), "no levels"),
    (_shape(clauses=1), "clauses that are not there"),
    (lambda folder: (folder / "clauses").write_bytes(np.array([1, 0, 1], "<u4").tobytes()), "out of order"),
    (lambda folder: (folder / "scales").write_bytes(np.array([1, np.nan, 1], "<f4").tobytes()), "not a number"),
    (lambda folder: (folder / "languages").write_bytes(bytes((0, 4, 1))), "no kind of passage"),
    (lambda folder: (folder / "values").unlink(), "a missing file"),
)


@pytest.mark.parametrize(("spoil", "note"), SPOILT, ids=[note for _, note in SPOILT])
def test_what_is_no_vector_is_refused(folder: Path, spoil: Callable[[Path], object], note: str) -> None:
    spoil(folder)

    with pytest.raises(IndexDamaged, match="rebuild the index"):
        _read_wholly(folder)


def _read_wholly(folder: Path) -> list[object]:
    reader = VectorsReader(folder)
    return [reader.vectors, reader.clauses, reader.levels, reader.strangers, reader.kinds]
