"""The postings number clauses as the catalogue does and hold exactly the words they were given."""

from __future__ import annotations

import dataclasses
import pickle
from contextlib import closing

import pytest
from whoosh import index as whoosh_index

from index.errors import BuildError
from index.schema import BIGRAMS, FIELDS
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current
from index.storing.postings import PostingsWriter, clauses_with, count_entries
from index.storing.thin import ThinAnalyser, ThinField
from index.storing.writer import IndexedDocument
from tests.index.storing.test_catalogue import CARD, DOCUMENT, STATED, clause, indexed


def written(folder, *texts: str, first: int = 0):
    writer = PostingsWriter(folder)
    clauses = tuple(
        indexed(number, clause("1", number + 1, text), words={"text": text.split()})
        for number, text in enumerate(texts, start=first)
    )
    try:
        writer.add(IndexedDocument(DOCUMENT, STATED, clauses, {}, CARD))
        writer.finish()
    finally:
        writer.abandon()


def test_words_lead_to_the_numbers_of_their_clauses(tmp_path):
    written(tmp_path / "p", "医疗 器械", "CRO 医疗 医疗", "")
    assert count_entries(tmp_path / "p") == 3 + 1, "the clauses and the card of their document"
    assert clauses_with(tmp_path / "p", "医疗") == {0, 1}
    assert clauses_with(tmp_path / "p", "CRO") == {1}
    assert clauses_with(tmp_path / "p", "没有") == set()


def test_cards_are_numbered_behind_the_last_clause(tmp_path):
    writer = PostingsWriter(tmp_path / "p")
    for number, text in enumerate(("医疗", "器械")):
        card = dataclasses.replace(CARD, words={"text": ["电话", f"{number}号"]})
        each = (indexed(number, clause("1", number + 1, text), words={"text": [text]}),)
        writer.add(IndexedDocument(DOCUMENT, STATED, each, {}, card))
    writer.finish()
    assert clauses_with(tmp_path / "p", "器械") == {1}
    assert clauses_with(tmp_path / "p", "电话") == {2, 3}
    assert clauses_with(tmp_path / "p", "0号") == {2}, "in the order of the documents"


def test_frequencies_are_kept(tmp_path):
    written(tmp_path / "p", "医疗 器械", "CRO 医疗 医疗")
    with closing(whoosh_index.open_dir(str(tmp_path / "p"), readonly=True).reader()) as reader:
        matcher = reader.postings("text", "医疗")
        found = {number: matcher.value_as("frequency") for number in _steps(matcher)}
    assert found == {0: 1, 1: 2}


def _steps(matcher):
    while matcher.is_active():
        yield matcher.id()
        matcher.next()


def test_a_number_that_is_not_next_is_refused(tmp_path):
    with pytest.raises(BuildError, match="clause 4 would get the posting number 0"):
        written(tmp_path / "p", "医疗", first=4)


def test_an_index_without_a_clause_can_be_opened(tmp_path):
    written(tmp_path / "p")
    assert (count_entries(tmp_path / "p"), clauses_with(tmp_path / "p", "医疗")) == (1, set())


def test_postings_and_catalogue_of_the_seeds_agree_on_every_clause(built_index):
    generation = open_current(built_index)
    with (
        closing(whoosh_index.open_dir(str(generation.postings), readonly=True).reader()) as reader,
        closing(Catalogue.open(generation.catalogue)) as catalogue,
    ):
        assert {field.name for field in FIELDS} | {BIGRAMS} == set(reader.schema.names())
        cards = catalogue.cards()
        folded = [*catalogue.column("folded"), *(card.folded for card in cards)]
        english = [*catalogue.column("folded_en"), *(card.folded_en for card in cards)]
        assert reader.doc_count_all() == catalogue.clause_count + len(catalogue.documents()) == len(folded)
        for bigram in ("医疗", "产业", "cr"):
            numbers = set(reader.postings(BIGRAMS, bigram).all_ids())
            texts = enumerate(zip(folded, english, strict=True))
            assert numbers == {number for number, both in texts if any(bigram in text for text in both)}


def test_the_pickled_classes_never_move():
    """Every index on a disk holds these names: renaming one makes them all unreadable."""
    assert b"index.storing.thin" in pickle.dumps(ThinField())
    assert pickle.loads(pickle.dumps(ThinField())) == ThinField()
    assert pickle.loads(b"cindex.storing.thin\nThinAnalyser\n.") is ThinAnalyser


def test_the_thin_analyser_passes_on_what_it_gets():
    assert [token.text for token in ThinAnalyser()("医疗 器械")] == ["医疗", "器械"]
    assert [token.text for token in ThinAnalyser()(["P2+", "5 G"])] == ["P2+", "5 G"]
