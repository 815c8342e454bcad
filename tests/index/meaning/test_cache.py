"""What was encoded before is not encoded again; a damaged cache is only lost time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.errors import EncoderUnavailable
from index.meaning.cache import VectorCache
from index.meaning.passages import fingerprint_of
from index.meaning.quantising import products, quantised
from tests.meaning import FakeEncoder

TEXTS = ["长颈鹿", "章鱼", "蜜蜂"]
KEYS = [fingerprint_of(text) for text in TEXTS]


def _filled(folder: Path) -> VectorCache:
    cache = VectorCache(folder, "things")
    cache.put(KEYS, quantised(FakeEncoder().passages(TEXTS)))
    return cache


def test_what_was_put_is_there_after_it_was_closed(tmp_path: Path) -> None:
    _filled(tmp_path).close()
    cache = VectorCache(tmp_path, "things")

    assert cache.held([*KEYS, fingerprint_of("猫")]) == set(KEYS)
    values, scale = cache.get(KEYS)[KEYS[1]]
    expected = FakeEncoder().passages(TEXTS)[1]
    assert np.frombuffer(values, np.int8) * np.frombuffer(scale, "<f4") == pytest.approx(expected, abs=0.005)
    cache.close()


def test_each_model_has_its_own(tmp_path: Path) -> None:
    _filled(tmp_path).close()

    other = VectorCache(tmp_path, "other")

    assert other.held(KEYS) == set()
    other.close()


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    _filled(tmp_path).close()
    [file] = tmp_path.iterdir()
    file.write_bytes(b"no database, but as long as one " * 200)

    cache = VectorCache(tmp_path, "things")

    assert cache.held(KEYS) == set()
    cache.close()


def test_vectors_of_another_length_are_refused(tmp_path: Path) -> None:
    cache = _filled(tmp_path)

    with pytest.raises(EncoderUnavailable, match="another name"):
        cache.put([b"x"], quantised(np.ones((1, 3), np.float32)))
    cache.close()


def test_what_is_not_used_goes_when_it_is_the_larger_part(tmp_path: Path) -> None:
    cache = _filled(tmp_path)
    cache.prune({KEYS[0], KEYS[1]})
    assert cache.held(KEYS) == set(KEYS)

    cache.prune({KEYS[0]})

    assert cache.held(KEYS) == {KEYS[0]}
    cache.close()


def test_bytes_stand_for_the_vectors_that_they_were_made_of() -> None:
    vectors = FakeEncoder().passages([f"{text}{n}" for n in range(40) for text in TEXTS])

    found = np.concatenate(list(products(quantised(vectors), vectors[:5])))

    assert found == pytest.approx(vectors @ vectors[:5].T, abs=0.01)
