"""A generation is opened by the engine that it was built for."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from index.errors import IndexOutdated
from index.storing.generations import open_current
from search.library.generation import Library


def test_an_engine_that_this_version_does_not_have_is_refused_with_the_cure(built_index: Path) -> None:
    generation = open_current(built_index)
    other = dataclasses.replace(generation, manifest=dataclasses.replace(generation.manifest, engine="zeppelin"))

    with pytest.raises(IndexOutdated, match=r"“zeppelin”.*memory.*python -m index --full"):
        Library(other)
