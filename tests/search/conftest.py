"""The service over the five seeds, opened once, and over whatever a test writes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from index.building.pipeline import build
from index.storing.generations import open_current
from index.storing.postings import PostingsReader
from search.answers.results import Page
from search.engines.collecting import Collected
from search.library.generation import Library
from search.service import SearchService
from tests.requests import requested

Ask = Callable[..., Page]


@pytest.fixture(scope="session")
def library(built_index: Path) -> Iterator[Library]:
    """The generation of the five seeds."""
    library = Library.open(built_index)
    yield library
    library.close()


@pytest.fixture(scope="session")
def collection(library: Library, built_index: Path) -> Iterator[Collected]:
    """What is found and counted of the five seeds, whatever engine asks."""
    with contextlib.closing(PostingsReader(open_current(built_index).postings)) as reader:
        yield Collected(reader, library.catalogue, library.analyser)


@pytest.fixture(scope="session")
def service(library: Library) -> SearchService:
    """The service over the five seeds."""
    return SearchService(library)


@pytest.fixture(scope="session")
def ask(service: SearchService) -> Ask:
    """Search the five seeds: ``ask("医疗器械", district=("静安区",))``."""

    def search(q: str, **values: object) -> Page:
        return service.search(requested(q, **values))

    return search


@pytest.fixture
def open_texts(corpus: Callable[..., Path], index_root: Path) -> Iterator[Callable[[Mapping[str, str]], SearchService]]:
    """Open a service over documents of one's own: ``open_texts({"a.txt": "…"})``."""
    opened: list[SearchService] = []

    def build_and_open(files: Mapping[str, str]) -> SearchService:
        build([corpus(files)], index_root)
        opened.append(SearchService.open(index_root))
        return opened[-1]

    yield build_and_open
    for service in opened:
        service.close()
