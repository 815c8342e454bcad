"""A generation is opened by the engine that it was built for."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import IndexOutdated
from index.storing.generations import open_current
from search.library.generation import Library

ROOT = Path(__file__).resolve().parent.parent.parent


def test_an_engine_that_this_version_does_not_have_is_refused_with_the_cure(built_index: Path) -> None:
    generation = open_current(built_index)
    other = dataclasses.replace(generation, manifest=dataclasses.replace(generation.manifest, engine="zeppelin"))

    with pytest.raises(IndexOutdated, match=r"“zeppelin”.*memory.*python -m index --full"):
        Library(other)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted where Linux lists them")
def test_products_of_matrices_have_no_threads_that_wait_in_a_loop() -> None:
    assert _told("len(os.listdir('/proc/self/task'))", {}) == "1"


def test_an_operator_may_ask_for_threads() -> None:
    assert _told("os.environ['OPENBLAS_NUM_THREADS']", {"OPENBLAS_NUM_THREADS": "2"}) == "2"


def _told(expression: str, settings: dict[str, str]) -> str:
    """What a process that can search says of itself."""
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", f"import os, search.service; print({expression})"]
    done = subprocess.run(command, cwd=ROOT, env=environment | settings, capture_output=True, text=True, check=True)
    return done.stdout.strip()
