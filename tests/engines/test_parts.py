"""The parts of the engine in memory: runs, the bounded memory, the formula."""

from __future__ import annotations

import random
from collections.abc import Sequence
from threading import Thread

import numpy as np
import pytest

from index.analysis.borders import stands_whole
from search.engines import bm25f, runs
from search.engines.cache import Cache
from search.engines.runs import Runs
from search.engines.scores import Numbers


def test_runs_by_bigrams_are_runs_by_scanning(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(9)
    texts = ["".join(rng.choice("创新药ab12") for _ in range(rng.randrange(12))) for _ in range(200)]
    plain = Runs(lambda: texts)

    def may_hold(pairs: Sequence[str]) -> Numbers:
        return np.flatnonzero([all(pair in text for pair in pairs) for text in texts])

    near = Runs(lambda: texts, None, may_hold)
    monkeypatch.setattr(runs, "SCAN_LIMIT", 0)
    for _ in range(500):
        run = "".join(rng.choice("创新药ab12") for _ in range(rng.randrange(1, 5)))
        for whole in (False, True):
            holders = [
                n
                for n, text in enumerate(texts)
                if any(
                    text.startswith(run, at) and (not whole or stands_whole(text, at, at + len(run)))
                    for at in range(len(text))
                )
            ]
            assert plain.find(run, whole=whole).tolist() == holders
            assert near.find(run, whole=whole).tolist() == holders


@pytest.mark.parametrize("run", ["", "\n", "a\nb"])
def test_a_run_of_no_text_is_nowhere(run: str) -> None:
    assert Runs(lambda: ["a", "b"]).find(run, whole=False).tolist() == []


def test_a_cache_keeps_to_its_budget_and_makes_again_what_it_lost() -> None:
    made: list[str] = []

    def make(key: str) -> list[str]:
        made.append(key)
        return [key] * 10

    cache = Cache(make, budget=40)
    assert [cache[key] for key in "abab"] == [["a"] * 10, ["b"] * 10] * 2
    assert made == ["a", "b"]
    assert cache["c"] == ["c"] * 10  # the oldest goes
    assert cache["b"] == ["b"] * 10
    assert made == ["a", "b", "c"]
    assert cache["a"] == ["a"] * 10
    assert made == ["a", "b", "c", "a"]


def test_a_cache_may_be_asked_from_several_threads() -> None:
    cache = Cache(lambda key: [key] * 3, budget=50)
    wrong: list[int] = []

    def ask(seed: int) -> None:
        rng = random.Random(seed)
        for _ in range(2000):
            key = rng.randrange(20)
            if cache[key] != [key] * 3:
                wrong.append(key)

    threads = [Thread(target=ask, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


def test_the_rarer_a_word_the_more_it_is_worth_and_never_less_than_nothing() -> None:
    worths = [bm25f.rarity(count, 100) for count in range(101)]

    assert worths == sorted(worths, reverse=True)
    assert worths[-1] > 0


def test_further_occurrences_count_less_and_less_and_stay_below_one() -> None:
    values = [bm25f.saturate(float(n)) for n in range(1000)]

    assert values[0] == 0
    assert values == sorted(values)
    assert values[-1] < 1
    assert values[1] - values[0] > values[2] - values[1]


def test_a_field_of_average_length_is_not_weighed() -> None:
    average = bm25f.average({10: 2, 0: 7})
    assert average == 10, "an empty field has no part in it"
    assert [bm25f.norm(length, average, 0.5) for length in (10, 0, 20)] == [1.0, 0.5, 1.5]
    assert bm25f.average({0: 2}) == bm25f.average({}) == 1.0
