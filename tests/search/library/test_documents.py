"""The heads of documents, of a corpus whose heads are all kept and of one where they are not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.entries.codes import district_of, year_of
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current
from search.library import documents
from search.library.documents import Documents


@pytest.fixture(params=[1, 1024], ids=["one is kept", "all are kept"])
def heads(request: pytest.FixtureRequest, built_index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Documents]:
    monkeypatch.setattr(documents, "_KEPT", request.param)
    with closing(Catalogue.open(open_current(built_index).catalogue)) as catalogue:
        yield Documents(catalogue)


def test_every_head_is_found_by_its_id_and_in_corpus_order(heads: Documents) -> None:
    walked = list(heads.walk())
    assert [document.id for document in walked] == list(heads)
    assert [heads[name] for name in heads] == walked
    assert len(heads) == len(walked) == 5


def test_an_id_that_is_of_no_document_is_not_held(heads: Documents) -> None:
    assert "nowhere" not in heads
    assert heads.get("nowhere") is None


def test_documents_are_told_by_district_and_year(heads: Documents) -> None:
    told = {name: code for code, several in heads.by_district.items() for name in several}
    assert told == {document.id: district_of(document) for document in heads.walk()}
    assert heads.years == {year_of(document) for document in heads.walk()}
    assert heads.districts == set(told.values())
