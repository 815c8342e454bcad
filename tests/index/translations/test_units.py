"""What of a document is translated, and under which address."""

from __future__ import annotations

import pytest

from index.translations.units import Unit, needs_translation, table_text, units
from tests.index.translations.documents import METADATA, clause, document, table


def contexts(*clauses, **more) -> list[str]:
    return [unit.context for unit in units(document(*clauses, **more))]


def test_a_document_says_what_it_is():
    """Title, issuers and type; no number, date, telephone or Latin name, and not the English title."""
    assert list(units(document(metadata=METADATA))) == [
        Unit("a", "静安区实施意见"),
        Unit("a#issuer1", "静安区人民政府"),
        Unit("a#issuer2", "区科委"),
        Unit("a#type", "实施意见"),
    ]


def test_headings_come_before_their_text_in_reading_order():
    found = units(document(clause(1, "发展。促进集聚。", heading="发展"), clause(1, "保障。", "2")))
    assert list(found) == [
        Unit("a/1", "总体要求"),
        Unit("a/1/1#heading", "发展"),
        Unit("a/1/1", "发展。促进集聚。"),
        Unit("a/2", "总体要求"),
        Unit("a/2/1", "保障。"),
    ]


def test_a_section_without_a_title_has_no_unit():
    assert contexts(clause(1, "为促进发展。", "0"), titles={"0": None}) == ["a/0/1"]


def test_a_table_is_cut_into_caption_cells_and_note():
    text = "表1 指标\n（2025年）\n序号 | 指标\n1 | 税收\nCRO\n资料来源：统计局"
    found = list(units(document(table(2, text, heading="表1 指标"))))[1:]
    assert found == [
        Unit("a/1/2#caption", "表1 指标\n（2025年）"),
        Unit("a/1/2#r1c1", "序号"),
        Unit("a/1/2#r1c2", "指标"),
        Unit("a/1/2#r2c2", "税收"),
        Unit("a/1/2#note", "资料来源：统计局"),
    ]


@pytest.mark.parametrize(
    ("text", "caption", "note"),
    [
        pytest.param("序号 | 指标\n1 | 税收\nCRO", "", "", id="nothing but rows"),
        pytest.param("表\n序号 | 指标\n1 | 税收\nCRO", "表", "", id="a caption"),
        pytest.param("序号 | 指标\n1 | 税收\nCRO\n注：一\n注：二", "", "注：一\n注：二", id="two notes"),
    ],
)
def test_what_stands_around_the_rows(text, caption, note):
    assert (table_text(table(1, text)).caption, table_text(table(1, text)).note) == (caption, note)


def test_only_a_table_has_a_caption():
    assert (table_text(clause(1, "发展")).caption, table_text(clause(1, "发展")).note) == ("", "")


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        pytest.param("发展", True, id="Chinese"),
        pytest.param("CRO企业", True, id="mixed"),
        pytest.param("𠀀", True, id="a rare character"),
        pytest.param("〇", False, id="a sign alone"),
        pytest.param("14,274 CRO (2025)", False, id="figures and Latin"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_holds_chinese_is_translated(text, needs):
    assert needs_translation(text) is needs


def test_every_context_of_the_seeds_is_an_address_of_its_own(seed_documents):
    for one in seed_documents:
        found = [unit.context for unit in units(one)]
        assert len(set(found)) == len(found)
        assert all(context == one.id or context.startswith((f"{one.id}/", f"{one.id}#")) for context in found)


def test_nothing_chinese_of_the_seeds_is_left_out(seed_documents):
    """The texts of the units hold every clause, title and cell; only rows repeat what cells say."""
    for one in seed_documents:
        texts = {unit.text for unit in units(one)}
        wanted = [section.title for section in one.sections] + [clause.heading for clause in one.clauses]
        wanted += [clause.text for clause in one.clauses if not clause.rows]
        wanted += [cell for clause in one.clauses for row in clause.rows or () for cell in row]
        outside = [text for clause in one.clauses for text in (table_text(clause).caption, table_text(clause).note)]
        missing = [text for text in (*wanted, *outside) if text and needs_translation(text) and text not in texts]
        # The heading of a table is the first line of its caption.
        assert [text for text in missing if not any(line.startswith(text) for line in outside)] == []
