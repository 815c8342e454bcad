"""Entries of the wordbook: which names lead to them, and which of their renderings the documents hold."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.terms.glossary import Concept
from index.terms.lists import DepartmentName, District, RoleWords
from index.wordbook.concepts import compile_entries, named
from index.wordbook.corpus import Corpus
from index.wordbook.headwords import OTHER, PREFERRED, RELATED, SPELT, Headword
from tests.postings import held
from tests.vocabulary import vocabulary

TEXTS = (
    ("支持医疗器械产业", "support medical device industry"),
    ("区科委负责桃浦地区", "xuhui district"),
    ("徐汇区的问题", ""),
)


def _concept(
    zh: str, en: str, zh_also: Sequence[str] = (), en_also: Sequence[str] = (), kind: str = "industry"
) -> Concept:
    return Concept(en.lower().replace(" ", "-"), zh, en, tuple(zh_also), tuple(en_also), (), kind, "")


def _compile(
    glossary: Sequence[Concept] = (),
    departments: Sequence[DepartmentName] = (),
    districts: Sequence[District] = (),
    roles: Sequence[RoleWords] = (),
) -> tuple[Headword, ...]:
    analyser = vocabulary().analyser
    several = list(named(glossary, departments, {"区科委": "District Science Commission"}, districts))
    corpus = Corpus(held(analyser, TEXTS, several))
    return compile_entries(several, roles, analyser, corpus)


DEVICES = _concept("医疗器械", "Medical devices", ["医械", "医材"], ["medtech"])
TAOPU = _concept("桃浦", "Taopu", ["桃浦地区"], ["Taopu area"], "place")

#: concept, names with their ranks, note
NAMES = [
    (
        DEVICES,
        {"医疗器械": PREFERRED, "medical device": PREFERRED, "医械": OTHER, "医材": OTHER, "medtech": OTHER},
        "what it is called, in the words of the analyser",
    ),
    (
        TAOPU,
        {
            "桃浦": PREFERRED,
            "taopu": PREFERRED,
            "桃浦地区": OTHER,
            "taopu area": OTHER,
            "taopudiqu": SPELT,
            "taopuarea": OTHER,
        },
        "a place also in pinyin and written together",
    ),
    (_concept("药", "drug"), {"drug": PREFERRED}, "a single character is no name"),
    (_concept("吕巷", "Lvxiang Town", kind="place"), {"吕巷": PREFERRED, "lvxiang": SPELT}, "ü is typed v"),
]


@pytest.mark.parametrize(("concept", "names", "note"), NAMES, ids=[note for *_, note in NAMES])
def test_names_lead_to_an_entry(concept: Concept, names: dict[str, int | None], note: str) -> None:
    (entry,) = _compile([concept])

    assert {name: entry.names.get(name) for name in names} == names
    assert concept.kind == "place" or set(entry.names) == set(names)


#: concept, renderings, note
RENDERINGS = [
    (DEVICES, [("医疗器械", "zh"), ("Medical devices", "en")], "only what the documents hold, in any inflection"),
    (TAOPU, [("桃浦", "zh"), ("桃浦地区", "zh")], "the preferred one first"),
    (_concept("疗器械产业", "dev"), [("疗器械产业", "zh")], "long Chinese anywhere, English whole words"),
    (_concept("疗器", "dev"), [], "short Chinese as its words"),
    (_concept("火星", "Mars"), [], "what the documents do not name"),
    (
        _concept("器械", "device industry", [], ["industry xuhui"]),
        [("器械", "zh"), ("device industry", "en")],
        "one clause",
    ),
    (_concept("医疗器械", "x", ["醫療器械"]), [("医疗器械", "zh")], "the same when folded is told once"),
]


@pytest.mark.parametrize(("concept", "renderings", "note"), RENDERINGS, ids=[note for *_, note in RENDERINGS])
def test_an_entry_has_the_renderings_of_the_documents(
    concept: Concept, renderings: list[tuple[str, str]], note: str
) -> None:
    (entry,) = _compile([concept])

    assert [(each.text, each.language) for each in entry.renderings] == renderings


def test_a_department_is_one_entry_however_it_is_written() -> None:
    names = [
        DepartmentName("区科委", "区科委", "区科学技术委员会"),
        DepartmentName("科技委", "区科委", "区科学技术委员会"),
    ]
    (entry,) = _compile(departments=names)

    assert (entry.code, entry.kind) == ("区科委", "department")
    assert {"区科委", "区科学技术委员会", "科技委", "district science commission"} == set(entry.names)
    assert [each.text for each in entry.renderings] == ["区科委"]


def test_a_district_has_its_code_and_every_name() -> None:
    district = District("xuhui", "徐汇区", "Xuhui", ("徐汇", "Xuhui District", "Xuhui Qu"))
    (entry,) = _compile(districts=[district])

    assert (entry.code, entry.kind) == ("xuhui", "district")
    assert {"徐汇区", "徐汇", "xuhui", "xuhui district", "xuhui qu", "xuhuiqu"} <= set(entry.names)
    assert [each.text for each in entry.renderings] == ["徐汇区", "徐汇", "Xuhui", "Xuhui District"]


def test_a_role_has_names_and_no_renderings() -> None:
    (entry,) = _compile(roles=[RoleWords("problems", ("问题", "短板"), ("problem", "weakness"))])

    assert (entry.code, entry.kind, entry.renderings) == ("problems", "role", ())
    assert set(entry.names) == {"问题", "短板", "problem", "weakness"}


def test_a_district_of_the_glossary_leads_to_no_code() -> None:
    (entry,) = _compile([_concept("徐汇区", "Xuhui District", kind="district")])

    assert entry.kind == "place"


def test_what_people_say_leads_to_the_concept_as_its_other_names_do() -> None:
    said = Concept("devices", "医疗器械", "Medical devices", (), (), (), "industry", "", ("看病的仪器", "gadgets"))
    (entry,) = _compile([said])

    assert entry.names == {"医疗器械": PREFERRED, "medical device": PREFERRED, "看病的仪器": OTHER, "gadget": OTHER}
    assert [rendering.text for rendering in entry.renderings] == ["医疗器械", "Medical devices"]


def test_a_short_word_that_people_say_is_not_looked_for_though_it_stands_there() -> None:
    for spoken, stands in (("问题", False), ("support", False), ("桃浦地区", True), ("medical device", True)):
        (entry,) = _compile([Concept("needs", "需要", "needs", (), (), (), "industry", "", (spoken,))])

        assert [rendering.text for rendering in entry.renderings] == [spoken] * stands


def test_what_is_near_to_a_concept_is_an_entry_behind_its_own() -> None:
    near_to_it = ("医疗器械", "没有的说法", "出口")
    exports = Concept("exports", "出口", "exports", (), (), (), "policy", "", ("外销",), near_to_it)
    own, near = _compile([exports])

    assert (own.renderings, own.kind) == ((), "policy")
    assert [rendering.text for rendering in near.renderings] == ["医疗器械"]
    assert near.names == {"出口": RELATED, "export": RELATED, "外销": RELATED}


def test_a_concept_with_nothing_near_has_one_entry() -> None:
    assert len(_compile([Concept("a", "出口", "exports", (), (), (), "policy", "", (), ("没有的说法",))])) == 1
