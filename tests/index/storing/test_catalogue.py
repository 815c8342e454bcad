"""The catalogue gives back what was written into it, to several readers at once and after its file is gone."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.documents import (
    Card,
    Clause,
    Coverage,
    Department,
    Document,
    English,
    Furniture,
    Metadata,
    Place,
    Section,
    Span,
)
from index.errors import IndexDamaged
from index.storing.catalogue import Catalogue
from index.storing.catalogue_writer import CatalogueWriter
from index.storing.generations import open_current
from index.storing.heads import StoredCard
from index.storing.writer import IndexedCard, IndexedClause, IndexedDocument

LABELS = {"kind": {"paragraph": {"zh": "段落", "en": "paragraph"}, "table": {"zh": "表格", "en": "table"}}}


def clause(section: str, ordinal: int, text: str, **more) -> Clause:
    blank = Clause(section, ordinal, "paragraph", None, None, (), text, None, 0, (Span(ordinal, ordinal + 1),))
    return dataclasses.replace(blank, **more)


DOCUMENT = Document(
    id="jingan",
    source="sub/静安.txt",
    sha256="0" * 64,
    metadata=Metadata(title="静安区实施意见", issuers=("静安区人民政府", "区科委"), date="2021-11-29"),
    sections=(
        Section("0", 1, "", None, "preamble", None, (), None),
        Section("1", 1, "一、", "总体要求", "section", "guiding ideology", (Span(3, 9),), None),
        Section("1.b1", 2, "专栏1", "指标", "box", None, (Span(10, 12), Span(13, 15)), "1"),
    ),
    clauses=(
        clause("0", 1, "为“促进”发展，𠀀制定本意见。"),
        clause("1", 1, "表", kind="table", rows=(("指标", "值"), ("税收", "8%")), header_rows=1),
        clause("1.b1", 1, "（一）领导。", kind="box-item", marker="（一）", heading="领导"),
        clause("1.b1", 2, "落实。（区科委负责）", departments=(Department("区科委", "区科学技术委员会"),)),
    ),
    furniture=(Furniture("title", (Span(0, 3),)), Furniture("page", (Span(15, 16), Span(20, 21)))),
    coverage=Coverage(99, 9, 80, 10, 0),
    places=(Place(0, line=1), Place(9, page=2, line=3), Place(12, table=1, row=2, cell=3, part="header")),
)
STATED = Metadata(title="实施意见")
CARD = IndexedCard(
    Card("日期：2021-11-29", "Date: 2021-11-29"), {}, "日期:2021-11-29", "date:2021-11-29", "date 2021", {}
)
ENGLISH = {"jingan/1": English("General requirements", "current"), "jingan/1.b1": English("", "missing")}


def indexed(number: int, each: Clause, *, repeat_of: int | None = None, words=None) -> IndexedClause:
    """A clause as it is stored, with an English of its own."""
    text = each.text.lower()
    return IndexedClause(number, each, words or {}, text, f"clause{number}", f"clause {number}", {}, repeat_of)


def written(path: Path, *documents: Document, english: dict[str, English] = ENGLISH) -> Catalogue:
    writer = CatalogueWriter(path, LABELS)
    number = 0
    for document in documents:
        clauses = []
        for each in document.clauses:
            clauses.append(indexed(number, each, repeat_of=1 if number == 3 else None))
            number += 1
        writer.begin(IndexedDocument(document, STATED, english, CARD))
        writer.add(clauses)
    writer.finish()
    return Catalogue.open(path)


@pytest.fixture
def catalogue(tmp_path):
    with closing(written(tmp_path / "c.sqlite", DOCUMENT, dataclasses.replace(DOCUMENT, id="other"))) as catalogue:
        yield catalogue


def test_english_is_kept_with_its_state(catalogue):
    assert catalogue.english("jingan") == ENGLISH
    assert catalogue.english("nobody") == {}
    assert catalogue.english_heads() == {}, "sections are not above themselves"


#: context, which contexts are read with it
AT = [
    ("jingan/1", ["jingan/1"], "a section, without its clauses and those of 1.1 and 10"),
    ("jingan/1/1", ["jingan/1/1", "jingan/1/1#heading", "jingan/1/1#r1c2"], "a clause with its parts, without 10"),
    ("jingan", ["jingan", "jingan#issuer1"], "a document, without what stands in it"),
    ("jingan/2", [], "nothing"),
]


@pytest.mark.parametrize(("context", "read", "note"), AT, ids=[row[2] for row in AT])
def test_the_english_of_one_context_is_read_with_its_parts(tmp_path, context, read, note):
    contexts = ("", "#issuer1", "/1", "/1.1", "/10", "/1/1", "/1/1#heading", "/1/1#r1c2", "/1/10", "/1/10#heading")
    english = {f"jingan{each}": English(each, "current") for each in contexts}
    with closing(written(tmp_path / "catalogue", DOCUMENT, english=english)) as catalogue:
        assert sorted(catalogue.english_at("jingan", context)) == read


def test_an_outline_has_the_sections_without_their_places(catalogue):
    outline, sections = catalogue.outline("jingan"), catalogue.sections("jingan")
    assert outline == tuple(dataclasses.replace(section, spans=()) for section in sections)
    assert [section.path for section in outline] == ["0", "1", "1.b1"]
    assert catalogue.outline("nobody") == ()


def test_what_is_written_is_what_is_read(catalogue):
    head = catalogue.documents()[0]
    whole = dataclasses.replace(
        head,
        sections=catalogue.sections("jingan"),
        clauses=catalogue.clauses("jingan"),
        places=catalogue.places("jingan"),
        furniture=catalogue.furniture("jingan"),
    )
    assert whole == DOCUMENT
    assert head == dataclasses.replace(DOCUMENT, sections=(), clauses=(), furniture=(), places=())
    assert catalogue.stated("jingan") == STATED


def test_clauses_are_numbered_through_the_corpus(catalogue):
    assert catalogue.clause_count == 8
    assert catalogue.number_of("jingan", "1.b1", 2) == 3
    assert catalogue.number_of("other", "0", 1) == 4
    assert catalogue.clauses_at([5, 3, 5]) == [
        ("other", DOCUMENT.clauses[1]),
        ("jingan", DOCUMENT.clauses[3]),
        ("other", DOCUMENT.clauses[1]),
    ]
    assert catalogue.clauses_at([]) == []


@pytest.mark.parametrize("address", [("jingan", "9", 1), ("jingan", "1", 2), ("nobody", "1", 1)])
def test_an_address_that_does_not_exist_has_no_number(catalogue, address):
    assert catalogue.number_of(*address) is None


def test_an_unknown_document_has_nothing_and_an_unknown_number_is_an_error(catalogue):
    assert (catalogue.sections("nobody"), catalogue.clauses("nobody"), catalogue.furniture("nobody")) == ((), (), ())
    with pytest.raises(KeyError):
        catalogue.clauses_at([8])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("document", ["jingan"] * 4 + ["other"] * 4),
        ("section", ["0", "1", "1.b1", "1.b1"] * 2),
        ("kind", ["paragraph", "table", "box-item", "paragraph"] * 2),
        ("repeat_of", [None, None, None, 1, None, None, None, None]),
        ("folded_en", [f"clause{number}" for number in range(8)]),
        ("words_en", [f"clause {number}" for number in range(8)]),
    ],
)
def test_a_column_has_a_value_for_every_clause_in_number_order(catalogue, name, expected):
    assert catalogue.column(name) == expected


def test_every_document_has_its_card(catalogue):
    stored = StoredCard("日期：2021-11-29", "Date: 2021-11-29", "日期:2021-11-29", "date:2021-11-29", "date 2021")
    assert catalogue.cards() == [stored, stored]


def test_labels_keep_their_order(catalogue):
    assert list(catalogue.labels("kind").items()) == list(LABELS["kind"].items())
    assert catalogue.labels("nothing") == {}


def test_many_numbers_at_once(tmp_path):
    many = dataclasses.replace(DOCUMENT, clauses=tuple(clause("0", n, f"条{n}") for n in range(1, 2501)))
    with closing(written(tmp_path / "many.sqlite", many)) as catalogue:
        texts = [found.text for _, found in catalogue.clauses_at(range(2499, -1, -1))]
    assert texts == [f"条{n}" for n in range(2500, 0, -1)]


def test_the_same_documents_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        written(tmp_path / name, DOCUMENT).close()
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_threads_share_one_catalogue(catalogue):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: catalogue.clauses_at([n % 8])[0][1].text, range(400)))
    assert answers == [DOCUMENT.clauses[n % 4].text for n in range(400)]


def test_an_open_catalogue_outlives_its_file(tmp_path):
    path = tmp_path / "c.sqlite"
    with closing(written(path, DOCUMENT)) as catalogue:
        path.unlink()
        assert catalogue.clauses("jingan") == DOCUMENT.clauses


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 99])
def test_a_file_that_is_no_catalogue_is_one_clear_error(tmp_path, content):
    path = tmp_path / "c.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexDamaged, match="python -m index"):
        Catalogue.open(path)


def test_the_seeds_have_labels_for_everything_they_hold(built_index):
    with closing(Catalogue.open(open_current(built_index).catalogue)) as catalogue:
        documents = catalogue.documents()
        roles = {section.role for document in documents for section in catalogue.sections(document.id)} - {None}
        held = {
            "district": {document.metadata.district for document in documents},
            "kind": {*catalogue.column("kind"), "document"},
            "role": roles,
        }
        for facet, values in held.items():
            labels = catalogue.labels(facet)
            assert values <= set(labels), facet
            assert all(label["zh"] and label["en"] for label in labels.values())


def test_the_clauses_of_a_section_and_of_those_in_it(catalogue):
    assert catalogue.numbers_below("jingan", "1") == [1, 2, 3]
    assert catalogue.numbers_below("other", "1.b1") == [6, 7]
    assert catalogue.numbers_below("jingan", "9") == catalogue.numbers_below("nobody", "1") == []
    assert catalogue.section_codes()[:3] == ["jingan/0", "jingan/1", "jingan/1.b1"]
    assert [row[:4] for row in catalogue.section_rows()][1:3] == [
        ("jingan", "1", None, "guiding ideology"),
        ("jingan", "1.b1", "1", None),
    ]
