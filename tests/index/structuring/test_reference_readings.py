"""Every hand-made reading is met in every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.reading import read
from index.structuring import structure
from tests.index.structuring.scoring import load, score
from tests.index.structuring.sources import CASES, LEXICON, SEEDS

READINGS = sorted(CASES.glob("*.json"))


def _path(reading: dict) -> Path:
    near = CASES / reading["source"]
    return near if near.exists() else SEEDS / reading["source"]


@pytest.mark.parametrize("path", READINGS, ids=lambda path: path.stem)
def test_a_hand_made_reading_is_met_in_every_column(path: Path) -> None:
    reading = load(path)
    source = read(_path(reading))

    found = score(structure(source, path.stem, LEXICON), source.text, reading)

    assert found.differences == ()
    assert set(found.figures().values()) == {1.0}


def test_the_readings_of_the_five_documents_are_among_them() -> None:
    assert {"putuo", "xuhui", "jingan", "changning", "minhang"} <= {path.stem for path in READINGS}


def test_a_wrong_reading_is_noticed() -> None:
    reading = load(CASES / "jingan.json")
    reading["sections"][3]["path"] = "1.9"
    reading["clauses"][7]["departments"] = ["区教育局"]
    source = read(SEEDS / "jingan.txt")

    found = score(structure(source, "jingan", LEXICON), source.text, reading)

    assert found.sections < 1 and found.departments < 1 and len(found.differences) == 3
