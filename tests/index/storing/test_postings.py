"""The postings number clauses as the catalogue does and hold exactly the words they were given."""

from __future__ import annotations

import dataclasses
import json
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import BuildError, IndexDamaged
from index.schema import BIGRAMS, CITED
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current
from index.storing.joining import DROPPED, JoinSource, join
from index.storing.parts import PostingsWriter
from index.storing.postings import MOST, PostingsReader
from index.storing.writer import IndexedDocument
from tests.index.storing.test_catalogue import CARD, DOCUMENT, STATED, clause, indexed
from tests.postings import clauses_with, lists_of

HEAD = IndexedDocument(DOCUMENT, STATED, {}, CARD)


def written(folder: Path, *texts: str, first: int = 0, cards: int = 1) -> Path:
    """Postings of clauses whose words are parted by spaces, and of a card each for the first documents."""
    writer = PostingsWriter(folder)
    for number in range(cards):
        said = dataclasses.replace(CARD, words={"text": ["电话", f"{number}号"]}, terms={})
        writer.begin(dataclasses.replace(HEAD, card=said))
    writer.add(
        [
            dataclasses.replace(
                indexed(number, clause("1", number + 1, text), words={"text": text.split()}),
                terms={BIGRAMS: {"医疗"} if "医疗" in text else (), CITED: {"沪府发〔2018〕25号"}},
            )
            for number, text in enumerate(texts, start=first)
        ]
    )
    writer.finish()
    return folder


def test_words_lead_to_the_numbers_of_their_clauses_and_how_often_they_stand_there(tmp_path):
    folder = written(tmp_path / "p", "医疗 器械", "CRO 医疗 医疗", "")
    assert lists_of(folder) == {
        "医疗": {0: 1, 1: 2}, "器械": {0: 1}, "CRO": {1: 1}, "电话": {3: 1}, "0号": {3: 1},
    }  # fmt: skip
    assert clauses_with(folder, "没有") == clauses_with(folder, "\udcff") == clauses_with(folder, "") == set()
    with closing(PostingsReader(folder)) as reader:
        assert (reader.shape.clauses, reader.shape.cards) == (3, 1)
        assert list(reader.numbers(BIGRAMS, "医疗")) == [0, 1]
        assert list(reader.counts(CITED)) == [("沪府发〔2018〕25号", 3)]
        assert [reader.levels[level] for level in reader.lengths("text")] == [2, 3, 0, 2]
        assert reader.count("text", "医疗") == 2


def test_cards_are_numbered_behind_the_last_clause_in_the_order_of_the_documents(tmp_path):
    folder = written(tmp_path / "p", "医疗", "器械", cards=2)
    assert clauses_with(folder, "电话") == {2, 3}
    assert clauses_with(folder, "0号") == {2}


def test_a_word_is_counted_up_to_sixteen_bits(tmp_path):
    folder = written(tmp_path / "p", "医疗 " * (MOST + 5))
    assert lists_of(folder)["医疗"] == {0: MOST}


def test_a_number_that_is_not_next_is_refused(tmp_path):
    with pytest.raises(BuildError, match="clause 4 would get the posting number 0"):
        written(tmp_path / "p", "医疗", first=4)


def test_postings_without_a_clause_can_be_opened(tmp_path):
    assert clauses_with(written(tmp_path / "p", cards=0), "医疗") == set()


TEXTS = ("医疗 器械", "CRO 医疗 医疗", "器械", "医疗", "园区 器械 器械", "CRO")


@pytest.mark.parametrize("block", [1, 3, 4096])
def test_parts_are_joined_into_what_one_part_would_be(tmp_path, monkeypatch, block):
    """However the corpus is divided, and however many postings are read at a time."""
    monkeypatch.setattr("index.storing.joining._BLOCK", block)
    whole = written(tmp_path / "whole", *TEXTS, cards=1)
    parts = [
        JoinSource(written(tmp_path / "a", *TEXTS[:2], cards=1), [0, 1, 6]),
        JoinSource(written(tmp_path / "b", *TEXTS[2:3], cards=0), [2]),
        JoinSource(written(tmp_path / "c", *TEXTS[3:], cards=0), [3, 4, 5]),
    ]
    join(parts, tmp_path / "joined", 6, 1)
    for file in sorted(whole.iterdir()):
        assert (tmp_path / "joined" / file.name).read_bytes() == file.read_bytes(), file.name


#: new number of each old clause and of the card behind them, what the text "医疗" is in then, note
MOVES = [
    ([0, 1, 2, 3, 4, 5, 6], {0: 1, 1: 2, 3: 1}, "as they were"),
    ([3, 4, 5, 0, 1, 2, 6], {0: 1, 3: 1, 4: 2}, "in another order"),
    ([0, DROPPED, 1, 2, DROPPED, 3, 4], {0: 1, 2: 1}, "some left out"),
    ([DROPPED] * 6 + [0], {}, "only the card"),
]


@pytest.mark.parametrize(("numbers", "expected", "note"), MOVES, ids=[note for *_, note in MOVES])
def test_what_was_indexed_before_is_taken_over_under_new_numbers(tmp_path, numbers, expected, note):
    before = written(tmp_path / "before", *TEXTS)
    clauses = sum(number != DROPPED for number in numbers[:-1])
    join([JoinSource(before, numbers)], tmp_path / "after", clauses, 1)
    held = lists_of(tmp_path / "after")
    assert held.get("医疗", {}) == expected
    assert held["电话"] == {clauses: 1}


def test_two_sources_whose_clauses_alternate(tmp_path):
    one, other = written(tmp_path / "one", *TEXTS[::2], cards=0), written(tmp_path / "other", *TEXTS[1::2], cards=0)
    join([JoinSource(one, [0, 2, 4]), JoinSource(other, [1, 3, 5])], tmp_path / "both", 6, 0)
    assert lists_of(tmp_path / "both") == lists_of(written(tmp_path / "whole", *TEXTS, cards=0))


def test_files_that_are_damaged_or_of_another_machine_are_refused(tmp_path):
    folder = written(tmp_path / "p", *TEXTS)
    for file in sorted(folder.iterdir()):
        whole = file.read_bytes()
        if file.name not in ("terms", "counts"):  # the checksums of a generation hold those
            file.write_bytes(whole[: len(whole) // 2])
            with pytest.raises(IndexDamaged, match="rebuild the index"):
                lists_of(folder)
        file.unlink()
        with pytest.raises(IndexDamaged, match="rebuild the index"):
            lists_of(folder)
        file.write_bytes(whole)
    shape = json.loads((folder / "shape.json").read_text())
    (folder / "shape.json").write_text(json.dumps({**shape, "order": "middle"}))
    with pytest.raises(IndexDamaged, match="another kind of machine"):
        PostingsReader(folder)


def test_postings_and_catalogue_of_the_seeds_agree_on_every_clause(built_index):
    generation = open_current(built_index)
    with (
        closing(PostingsReader(generation.postings)) as reader,
        closing(Catalogue.open(generation.catalogue)) as catalogue,
    ):
        cards = catalogue.cards()
        folded = [*catalogue.column("folded"), *(card.folded for card in cards)]
        english = [*catalogue.column("folded_en"), *(card.folded_en for card in cards)]
        assert reader.shape.entries == catalogue.clause_count + len(catalogue.documents()) == len(folded)
        for bigram in ("医疗", "产业", "cr"):
            texts = enumerate(zip(folded, english, strict=True))
            holding = {number for number, both in texts if any(bigram in text for text in both)}
            assert set(reader.numbers(BIGRAMS, bigram)) == holding
