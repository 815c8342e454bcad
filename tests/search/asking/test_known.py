"""Known items: what a whole query names (a document, a section, a clause) and what is an ordinary query."""

from __future__ import annotations

import pytest

from search.asking.filters import Filters
from search.asking.known import KnownItems
from search.library.generation import Library

TITLE = "静安区关于促进生命健康产业发展的实施意见"
TITLE_EN = "Implementing Opinions of Jing'an District on Promoting the Development of the Life-Health Industry"

BOX = ("xuhui/4.1.3.b1/1", "xuhui/4.1.3.b1/2", "xuhui/4.1.3.b1/3")

#: query, addresses (a document's is its id), note
FOUND = [
    ("静府发〔2021〕17号", ["jingan"], "a number as printed"),
    ("静府发[2021]17号", ["jingan"], "in square brackets"),
    ("静府发(2021)17号", ["jingan"], "in round brackets"),
    ("静府发【2021】17号", ["jingan"], "in lenticular brackets"),
    ("静府发２０２１　17号", ["jingan"], "in full width, with a space"),
    ("靜府發〔2021〕17號", ["jingan"], "in traditional script"),
    ("静府发202117号", ["jingan"], "without brackets"),
    ("长科委2025 8号", ["changning"], "another document"),
    (TITLE, ["jingan"], "a title"),
    (f"《{TITLE}》", ["jingan"], "a title in its brackets"),
    ("关于促进生命健康产业发展的实施意见", ["jingan"], "most of a title"),
    ("静安區關於促進生命健康產業發展的實施意見", ["jingan"], "a title in traditional script"),
    (TITLE_EN, ["jingan"], "an English title"),
    (TITLE_EN.lower().replace("'", "").replace("-", " "), ["jingan"], "an English title without its signs"),
    ("徐汇区生命健康产业十四五规划", ["xuhui"], "a title without its quotes"),
    ("xuhui/4.1.1/1", ["xuhui/4.1.1/1"], "the address of a clause"),
    ("xuhui/4.1.3", ["xuhui/4.1.3/1", *BOX], "the address of a section: all in it"),
    ("徐汇 4.1.3", ["xuhui/4.1.3/1", *BOX], "a district and a section"),
    ("徐汇区4.1.3", ["xuhui/4.1.3/1", *BOX], "without a space"),
    ("Xuhui District 4.1.1", ["xuhui/4.1.1/1"], "a district in English"),
    ("xuhui/4.5.2.b7/2", ["xuhui/4.5.2.b7/2"], "a clause of a box"),
    ("xuhui/4.1.1/99", ["xuhui/4.1.1/1"], "a clause that there is not: its section"),
]
ORDINARY = [
    ("", "nothing"),
    ("医疗器械", "a word"),
    ("2025", "a number"),
    ("2190家", "a number with its unit"),
    ("企业 2190", "a word and a number"),
    ("2025年", "a year"),
    ("17号", "the end of a number"),
    ("〔2021〕17号", "a number without its office"),
    ("静府发〔2021〕18号", "the number of another document"),
    ("生命健康产业", "a part of a title"),
    ("实施意见", "a kind of document"),
    ("life-health industry", "a part of an English title"),
    ("徐汇 9.9.9", "a section that there is not"),
    ("火星 4.1.3", "a section of nowhere"),
    ("徐汇", "a district"),
    ("3.5", "a fraction"),
    ("5G 4.1", "a word that is no district"),
]


@pytest.fixture(scope="module")
def known(library: Library) -> KnownItems:
    return KnownItems(library, Filters(library).district)


def _address(library: Library, number: int) -> str:
    clauses = library.catalogue.clause_count
    if number >= clauses:
        return list(library.documents)[number - clauses]
    document_id, path, ordinal = library.catalogue.addresses([number])[number]
    return f"{document_id}/{path}/{ordinal}"


@pytest.mark.parametrize(("query", "addresses", "note"), FOUND, ids=[note for *_, note in FOUND])
def test_what_a_query_names_is_found(
    known: KnownItems, library: Library, query: str, addresses: list[str], note: str
) -> None:
    assert [_address(library, number) for number in known.find(query)] == addresses


@pytest.mark.parametrize(("query", "note"), ORDINARY, ids=[note for _, note in ORDINARY])
def test_an_ordinary_query_names_nothing(known: KnownItems, query: str, note: str) -> None:
    assert known.find(query) == ()


#: query, the numbers as the texts print them folded, note
NUMBERS = [
    ("沪府发〔2018〕25号", ["沪府发(2018)25号"], "a number that is cited"),
    ("沪府发[2018]25号", ["沪府发(2018)25号"], "in other brackets"),
    ("沪府发201825号", ["沪府发(2018)25号"], "without brackets"),
    ("落实沪府发〔2018〕25号的措施", ["沪府发(2018)25号"], "within a query"),
    ("沪府发〔2018〕26号", [], "a number that nobody cites"),
    ("25号", [], "the end of a number"),
    ("沪府发〔2018〕25", [], "without 号 it is no number"),
]


@pytest.mark.parametrize(("query", "numbers", "note"), NUMBERS, ids=[note for *_, note in NUMBERS])
def test_a_number_that_is_cited_is_read_whatever_its_brackets(
    known: KnownItems, query: str, numbers: list[str], note: str
) -> None:
    assert known.numbers(query) == numbers
