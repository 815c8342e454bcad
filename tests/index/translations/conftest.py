"""The five documents, as a build reads them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.documents import Document
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current


@pytest.fixture(scope="session")
def seed_catalogue(built_index: Path) -> Iterator[Catalogue]:
    with closing(Catalogue.open(open_current(built_index).catalogue)) as catalogue:
        yield catalogue


@pytest.fixture(scope="session")
def seed_documents(seed_catalogue: Catalogue) -> list[Document]:
    return [
        dataclasses.replace(head, sections=seed_catalogue.sections(head.id), clauses=seed_catalogue.clauses(head.id))
        for head in seed_catalogue.documents()
    ]
