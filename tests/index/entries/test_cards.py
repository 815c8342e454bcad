"""The card of a document: printed lines as printed, what is known beyond them, and its English."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from index.documents import Coverage, Document, English, Furniture, Metadata
from index.entries.cards import card
from index.entries.labels import KINDS
from index.storing.catalogue import Catalogue
from index.storing.generations import open_current


def _document(metadata: Metadata, *furniture: tuple[str, str]) -> Document:
    pieces = tuple(Furniture(reason, (), text) for reason, text in furniture)
    return Document("a", "a.txt", "0" * 64, metadata, (), (), pieces, Coverage(1, 0, 1, 0, 0), ())


#: metadata, furniture, the lines of the card, note
CARDS = [
    (Metadata(), [], [], "a document that says nothing about itself"),
    (
        Metadata(),
        [("number", "沪府〔2024〕9号")],
        ["发文字号（文号）：沪府〔2024〕9号"],
        "a printed line gets its label",
    ),
    (Metadata(), [("copied to", "抄送：区委办")], ["抄送：区委办"], "unless it says so itself"),
    (Metadata(), [("addressees", "各单位：")], ["主送：各单位"], "without the colon at its end"),
    (Metadata(), [("result", "办理结果：采纳")], ["办理结果：采纳"], "a line that needs no label"),
    (Metadata(), [("contact", "联系人：李  联系\n电话：52")], ["联系人：李 联系 电话：52"], "white space of the page"),
    (Metadata(), [("page", "12"), ("title", "实施意见")], [], "what says nothing about the document"),
    (Metadata(number="沪府〔2024〕9号"), [], ["发文字号（文号）：沪府〔2024〕9号"], "what is known and not printed"),
    (
        Metadata(number="沪府〔2024〕9号"),
        [("number", "沪府 〔2024〕 9号")],
        ["发文字号（文号）：沪府 〔2024〕 9号"],
        "what is printed is not told again",
    ),
    (
        Metadata(issuers=("区商务委", "行业协会"), telephone="52564588", signatory="潘晓岗"),
        [],
        ["发布单位：区商务委", "发布单位：行业协会", "签发人：潘晓岗", "联系电话：52564588"],
        "several values, in one order",
    ),
]


@pytest.mark.parametrize(("metadata", "furniture", "lines", "note"), CARDS, ids=[note for *_, note in CARDS])
def test_a_card_holds_what_the_document_says_about_itself(
    metadata: Metadata, furniture: Sequence[tuple[str, str]], lines: list[str], note: str
) -> None:
    assert card(_document(metadata, *furniture), {}).text == "\n".join(lines)


def test_the_english_of_a_card_is_translated_where_it_has_words() -> None:
    metadata = Metadata(issuers=("区商务委", "协会"), number="沪府〔2024〕9号", type="规划", telephone="52564588")
    english = {
        "a#issuer1": English("District Commerce Commission", "current"),
        "a#issuer2": English("", "missing"),
        "a#type": English("plan", "current"),
    }

    assert card(_document(metadata), english).english.split("\n") == [
        "Issued by: District Commerce Commission",
        "Issued by: 协会",
        "Document number: 沪府〔2024〕9号",
        "Type: plan",
        "Telephone: 52564588",
    ]


def test_every_document_of_the_seeds_has_a_card_in_both_languages(built_index: Path) -> None:
    with closing(Catalogue.open(open_current(built_index).catalogue)) as catalogue:
        cards, documents = catalogue.cards(), catalogue.documents()
        assert set(catalogue.labels("kind")) == set(KINDS)
        assert catalogue.labels("kind")["document"] == {"zh": "文件", "en": "Document"}
    assert len(cards) == len(documents)
    for each, document in zip(cards, documents, strict=True):
        facts = (*document.metadata.issuers, document.metadata.number, document.metadata.telephone)
        for fact in filter(None, facts):
            assert "".join(fact.split()) in "".join(each.text.split()), "printed or known, it is on the card"
        assert bool(each.english) == bool(each.text)
