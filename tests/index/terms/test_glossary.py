"""The bilingual glossary: its file, what it promises, and how its terms are found in a text."""

from __future__ import annotations

import re
import sys
from collections import Counter

import pytest

from index.errors import UsageError
from index.terms.glossary import COMMON_KINDS, FILE, Concept, Finder, Use, load_glossary
from tests.conftest import SEEDS

HEAD = "id\tzh\ten\tzh_also\ten_also\tabbr\tkind\tnote\tsaid\trelated\n"
HAN = re.compile("[㐀-鿿\uf900-\ufaff\U00020000-\U0003ffff]")


def concept(zh: str, *zh_also: str) -> Concept:
    return Concept(zh, zh, zh, zh_also, (), (), "drug", "")


def found(text: str, *concepts: Concept) -> list[tuple[str, str]]:
    """Concept and stretch of every use."""
    finder = Finder(concepts, str.lower)
    return [(concepts[use.concept].id, text[use.start : use.end]) for use in finder.find(text.lower())]


def test_a_row_is_a_concept(tmp_path):
    cells = ("cro", "合同研究组织", "contract research organisation", "研发外包 | CXO", "R&D outsourcing", "CRO|CROs")
    row = "\t".join((*cells, "service", "in putuo", "帮药厂做试验 | trial helpers", "临床试验\n"))
    (tmp_path / FILE).write_text(HEAD + row, encoding="utf-8")
    (one,) = load_glossary(tmp_path)
    assert one.chinese == ("合同研究组织", "研发外包", "CXO")
    assert one.english == ("contract research organisation", "R&D outsourcing", "CRO", "CROs")
    assert (one.id, one.kind, one.note) == ("cro", "service", "in putuo")
    assert (one.said, one.related) == (("帮药厂做试验", "trial helpers"), ("临床试验",))


def test_renderings_and_note_may_be_left_out(tmp_path):
    (tmp_path / FILE).write_text(f"{HEAD}a\t新药\tnew drugs\t | \n", encoding="utf-8")
    assert load_glossary(tmp_path) == (Concept("a", "新药", "new drugs", (), (), (), "", ""),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("id\tzh\n", r"line 1: the header is", id="another header"),
        pytest.param(f"{HEAD}a\t新药\n", "line 2: no en", id="no English"),
        pytest.param(f"{HEAD}a\t\tnew drugs\n", "line 2: no zh", id="no Chinese"),
        pytest.param(f"{HEAD}a\t新药\tx\na\t药\ty\n", "line 3: “a” again", id="an id twice"),
        pytest.param(f"{HEAD}a\t新药\tx\t\t\t\tdrug\tn\ts\tr\tmore\n", "line 2: 11 columns", id="a column too many"),
    ],
)
def test_a_malformed_row_is_named(tmp_path, content, message):
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=rf"glossary\.tsv.*{message}.*Cure"):
        load_glossary(tmp_path)


def test_without_a_folder_or_a_file_there_is_none(tmp_path):
    assert load_glossary(None) == ()
    assert load_glossary(tmp_path) == ()


NEW, DRUG, CELL = concept("新药"), concept("新药研发"), concept("细胞治疗", "CAR-T", "细胞免疫疗法")


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        pytest.param("支持新药与新药", [("新药", "新药"), ("新药", "新药")], id="every use"),
        pytest.param("新药研发新药", [("新药研发", "新药研发"), ("新药", "新药")], id="the longest, none inside it"),
        pytest.param("细胞免疫疗法CAR-T", [("细胞治疗", "细胞免疫疗法"), ("细胞治疗", "CAR-T")], id="other renderings"),
        pytest.param("促进新药研发服务", [("新药研发", "新药研发")], id="the first of two that overlap"),
        pytest.param("新", [], id="a text of one character"),
        pytest.param("", [], id="no text"),
        pytest.param("新 药", [], id="the text has to be folded"),
    ],
)
def test_uses_are_found(text, uses):
    assert found(text, NEW, DRUG, CELL) == uses


def test_a_rendering_that_others_prefer_is_theirs():
    assert found("生物制品", concept("生物药", "生物制品"), concept("生物制品")) == [("生物制品", "生物制品")]


def test_characters_of_two_words_are_no_term():
    """民生 in 人民生命健康: the longer term that begins inside says where the words end."""
    terms = (concept("民生"), concept("生命健康"), concept("招商引资", "大招商"))
    assert found("面向人民生命健康和民生", *terms) == [("生命健康", "生命健康"), ("民生", "民生")]
    assert found("加大招商引资，大招商", *terms) == [("招商引资", "招商引资"), ("招商引资", "大招商")]


def test_the_first_of_two_that_list_a_rendering_has_it():
    assert found("药物", concept("新药", "药物"), concept("药品", "药物")) == [("新药", "药物")]


def test_a_single_character_is_no_term():
    assert found("新药", concept("药")) == []


def test_stretches_are_those_of_the_folded_text():
    assert list(Finder([concept("细胞治疗", "CAR-T")], str.lower).find("用car-t")) == [Use(0, 1, 6)]


def test_finding_costs_no_more_for_a_longer_text():
    """Twice the text is twice the work: steps are counted, not seconds."""

    def steps(text: str) -> int:
        finder = Finder([concept("新" * length) for length in range(2, 30)] + [DRUG], str)
        count = 0

        def trace(*_: object):
            nonlocal count
            count += 1
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            for _ in finder.find(text):
                pass
        finally:
            sys.settrace(before)
        return count

    for text in ("新药研发" * 100, "新" * 400, "药新" * 200):
        assert steps(text * 2) <= 2.1 * steps(text)


@pytest.fixture(scope="module")
def glossary() -> tuple[Concept, ...]:
    return load_glossary(SEEDS / "terms")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The five documents, without the quotes and the white space that stand inside their words."""
    return {path.stem: plain(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))}


def plain(text: str) -> str:
    return re.sub(r"[“”\"'《》\s]", "", text).casefold()


def stands_in(concept: Concept, text: str) -> bool:
    """Whether a text has one of the Chinese renderings, or an abbreviation that Chinese uses too."""
    return any(plain(rendering) in text for rendering in (*concept.chinese, *concept.abbr, *concept.said))


def twice(values) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_it_has_more_than_five_hundred_concepts_of_the_documents(glossary, texts):
    corpus = "\n".join(texts.values())
    assert sum(stands_in(concept, corpus) for concept in glossary) >= 500


def test_every_concept_has_an_address_of_its_own(glossary):
    assert twice(concept.id for concept in glossary) == []
    assert [concept.id for concept in glossary if not re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", concept.id)] == []


def test_no_preferred_name_is_that_of_two_concepts(glossary):
    assert twice(concept.zh for concept in glossary) == []
    assert twice(concept.en.casefold() for concept in glossary if concept.kind != "need") == []


def test_no_rendering_is_listed_twice_in_a_row(glossary):
    assert [concept.id for concept in glossary if twice(concept.chinese)] == []
    assert [concept.id for concept in glossary if twice(text.casefold() for text in concept.english)] == []


def test_every_concept_has_a_kind_that_others_have(glossary):
    kinds = Counter(concept.kind for concept in glossary)
    assert kinds.keys() >= COMMON_KINDS
    assert [concept.id for concept in glossary if not re.fullmatch("[a-z]+", concept.kind)] == []


def test_english_columns_are_english(glossary):
    assert [concept.id for concept in glossary if any(HAN.search(text) for text in concept.english)] == []


def test_chinese_columns_are_chinese_or_names(glossary):
    """CAR-T and CXO are names that Chinese uses as they are; a preferred Chinese name is Chinese or a formula."""
    assert [one.zh for one in glossary if not HAN.search(one.zh) and not re.fullmatch("[0-9A-Z+ -]+", one.zh)] == []


def test_a_concept_comes_from_the_documents_or_says_that_users_say_it(glossary, texts):
    corpus = "\n".join(texts.values())
    strangers = [one for one in glossary if one.kind != "need" and not stands_in(one, corpus)]
    assert [one.id for one in strangers if not one.said and not one.related] == []


def test_what_is_near_to_a_concept_stands_in_the_documents(glossary, texts):
    corpus = "\n".join(texts.values())
    assert [(one.id, text) for one in glossary for text in one.related if plain(text) not in corpus] == []


def test_no_concept_leads_nowhere(glossary, texts):
    """What no document calls so leads to the nearest of its words, whatever its kind; needs also by what is said."""
    corpus = "\n".join(texts.values())
    called = {one.id: (*one.chinese, *one.abbr, *(one.said if one.kind == "need" else ())) for one in glossary}
    standing = {one.id for one in glossary if any(plain(text) in corpus for text in called[one.id])}
    assert [one.id for one in glossary if one.id not in standing and not one.related] == []


def test_what_people_say_is_no_translation(glossary):
    both = [(one.id, text) for one in glossary for text in one.said if text in (*one.chinese, *one.english)]
    assert both == []


def test_a_document_that_a_note_names_has_the_concept(glossary, texts):
    wrong = []
    for one in glossary:
        named = re.search(r"(?:^|; )in ([a-z]+(?:, [a-z]+)*)(?:;|$)", one.note)
        for name in named[1].split(", ") if named else ():
            if name in texts and not stands_in(one, texts[name]):
                wrong.append((one.id, name))
    assert wrong == []


@pytest.mark.parametrize(
    ("zh", "renderings"),
    [
        ("合同研究组织", {"新药研发服务外包", "研发合同外包", "CRO"}),
        ("医疗器械", {"医药器械", "医疗器材"}),
        ("细胞治疗", {"CAR-T"}),
        ("孵化器", {"孵化基地", "加速器"}),
    ],
)
def test_renderings_of_the_same_thing_lead_to_each_other(glossary, zh, renderings):
    (one,) = (concept for concept in glossary if concept.zh == zh)
    near = {*one.chinese, *one.english, *one.said}
    apart = {other.zh for other in glossary}
    assert renderings - near <= apart
