"""What is said of the hits is true: which clauses name all that was asked, which are related, which hold part of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.answers.results import Page
from search.library.generation import Library
from search.request import MATCHES

Ask = Callable[..., Page]


def _holders(library: Library, text: str) -> set[str]:
    """The addresses of the clauses whose Chinese text holds a string, those that repeat another one left out."""
    clauses = library.catalogue.clauses_at(range(library.catalogue.clause_count))
    repeats = set(library.catalogue.repeats())
    return {
        f"{document}/{clause.section}/{clause.ordinal}"
        for number, (document, clause) in enumerate(clauses)
        if text in "".join(clause.text.split()) and number not in repeats
    }


def _named(page: Page) -> set[str]:
    return {
        f"{hit.document.id}/{hit.clause.section}/{hit.clause.ordinal}" for hit in page.results if hit.tier == "named"
    }


#: What is asked → the strings that stand in a clause that names it in its own text.
OWN = [
    ("医疗器械", "医疗器械"),
    ("苗圃计划", "苗圃计划"),
    ("首席转化官", "首席转化官"),
    ("临床试验", "临床试验"),
    ("體外診斷", "体外诊断"),
]


@pytest.mark.parametrize(("query", "text"), OWN)
def test_exactly_the_clauses_that_hold_a_word_name_it(ask: Ask, library: Library, query: str, text: str) -> None:
    page = ask(query, per_page=100, match="named")

    assert page.query.named - page.query.in_titles == len(_holders(library, text)) > 0
    assert _holders(library, text) <= _named(page)


#: query, named, how many are related or hold a part (None: some), note
COUNTS = [
    ("talent housing", 1, 0, None, "one clause speaks of housing, many of talent"),
    ("区校", 0, 0, 0, "two characters that are no word"),
    ("区评", 0, 0, 0, "likewise"),
    ("卖药", 0, None, 0, "a verb and its object: no clause says it, some answer who sells medicine"),
    ("医闹", 0, 0, 0, "a word of the day"),
    ("院闹", 0, 0, 0, "and one that is none"),
    ("骨髓捐献", 0, 0, 0, "what the general dictionary alone leads to"),
    ("parking", 0, 0, 0, "no other word of the same letters"),
    ("painting", 0, 0, 0, "likewise"),
    ("in", 0, 0, 0, "function words stand in every clause"),
    ("a", 0, 0, 0, "likewise"),
    ("of the", 0, 0, 0, "two of them"),
    ("how to", 0, 0, 0, "a question without its subject"),
    ("co-", 0, 0, 0, "the beginning of a word"),
    ("大企业", 0, None, 0, "a company is not yet a large one; the documents speak of leading ones"),
    ("goverment fnding", 0, 0, 0, "what no clause names is no correction that is shown"),
    ("产业区", 0, None, 0, "a name of three characters is not the word that it begins with"),
    ("护理费", 0, 0, 0, "another"),
    ("技术员", 0, 0, 0, "another"),
    ("好项目", 0, 0, None, "what is said of a word leaves the word"),
    ("2亿元", 0, 0, 0, "an amount stands as it is printed or not at all"),
    ("首席转化官 苗圃计划", 0, 0, None, "each stands somewhere, though not together"),
]


@pytest.mark.parametrize(("query", "named", "related", "partial", "note"), COUNTS, ids=[q for q, *_ in COUNTS])
def test_nothing_is_counted_that_is_not_there(
    ask: Ask, query: str, named: int, related: int | None, partial: int | None, note: str
) -> None:
    found = ask(query).query

    assert found.named == named, note
    assert found.related == related if related is not None else found.related > 0, note
    assert found.partial == partial if partial is not None else found.partial > 0, note


def test_what_stands_nowhere_as_a_word_is_named_by_nothing(ask: Ask) -> None:
    for query, across in (("产业区", "产业区级"), ("新创", "创新创业"), ("民政府", "人民政府")):
        assert ask(query).query.named == 0, f"{query} stands only in {across}"


#: A short name, and what it is no part of.
BORDERS = [("民政", "人民政府"), ("强生", "加疗健"), ("业创", "产业创新"), ("新创", "创新创业")]


@pytest.mark.parametrize(("name", "other"), BORDERS, ids=[name for name, _ in BORDERS])
def test_a_short_name_keeps_to_the_borders_of_words(ask: Ask, name: str, other: str) -> None:
    plain, quoted = ask(name, per_page=100), ask(f"“{name}”", per_page=100)
    own = [hit for hit in plain.results if hit.tier == "named" and name in hit.clause.text]
    assert len(own) < quoted.total
    assert [hit for hit in own if name not in hit.clause.text.replace(other, "")] == []


def test_what_only_stands_as_bare_characters_is_offered_so(ask: Ask) -> None:
    page = ask("疗健")

    assert page.total == 0
    offers = {(offer.kind, offer.text): offer.hits for offer in page.query.wider}
    assert offers["run", "“疗健”"] == ask("“疗健”").total > 0


#: query, words that no document says, note
UNSAID = [
    ("器官捐献", ("器官", "捐献"), "whatever a dictionary leads to"),
    ("区校 医院", ("区校",), "single characters together"),
    ("parking for hospitals", ("parking",), "English"),
]


@pytest.mark.parametrize(("query", "words", "note"), UNSAID, ids=[note for *_, note in UNSAID])
def test_words_that_no_document_says_are_named(ask: Ask, query: str, words: tuple[str, ...], note: str) -> None:
    assert ask(query).query.unmatched == words


#: query, a name under which the same concept stands in the other language
NAMES = [
    ("medical devices", "医疗器械"),
    ("AI", "人工智能"),
    ("talent", "人才"),
    ("clinical trials", "临床试验"),
]


@pytest.mark.parametrize(("query", "name"), NAMES)
def test_the_name_of_the_same_concept_in_the_other_language_names_it(
    ask: Ask, library: Library, query: str, name: str
) -> None:
    assert _holders(library, name) <= _named(ask(query, per_page=100, match="named"))


def test_another_name_of_a_concept_is_related(ask: Ask) -> None:
    page = ask("晶片", per_page=100)

    assert (page.query.named, {hit.tier for hit in page.results}) == (0, {"related"})


def test_named_come_first_and_every_tier_can_be_asked_for(ask: Ask) -> None:
    whole = ask("医疗器械 注册", per_page=100)
    tiers = [hit.tier for hit in whole.results]
    assert tiers == sorted(tiers, key=MATCHES.index)
    for match in MATCHES:
        part = ask("医疗器械 注册", per_page=100, match=match)
        assert [hit.tier for hit in part.results] == [tier for tier in tiers if tier == match]
        assert part.total == getattr(whole.query, match) == getattr(part.query, match)


def test_each_district_says_how_many_of_its_clauses_name_it(ask: Ask) -> None:
    page = ask("医疗器械", per_page=100)
    by_district = {value.value: value for value in page.facets["district"]}

    assert sum(value.named for value in by_district.values()) == page.query.named
    for code, value in by_district.items():
        own = ask("医疗器械", district=(code,), match="named")
        assert own.total == value.named <= value.count


def test_districts_stand_in_one_order_and_only_where_there_are_documents(ask: Ask, library: Library) -> None:
    orders = {tuple(value.value for value in ask(q).facets["district"]) for q in ("医疗器械", "总部", "火星", "")}

    assert len(orders) == 1
    assert set(orders.pop()) == {document.metadata.district for document in library.documents.values()}


@pytest.mark.parametrize("query", ["普陀", "Jing'an district", "徐匯區", "minhang"])
def test_a_district_alone_is_answered_by_what_it_is_and_wants_to_be(ask: Ask, query: str) -> None:
    roles = [result.section.role or "preface" for result in ask(query).results if result.clause.kind != "document"]

    assert set(roles[:2]) <= {"preface", "overview", "goals", "guiding ideology", "current state"}
    assert ask(f"{query} 医院").results[0].section.role != "preface"


#: query, what is missing of it, what is offered instead
MISSING = [
    ("产业区", "产业区", None),
    ("护理费", "护理费", "护理"),
    ("健康税", "健康税", "健康"),
    ("医疗器械法", "医疗器械法", None),
    ("急救车", "急救车", "急救"),
]


@pytest.mark.parametrize(("query", "missing", "offered"), MISSING, ids=[query for query, *_ in MISSING])
def test_a_word_with_one_character_more_is_missing_as_a_whole(
    ask: Ask, query: str, missing: str, offered: str | None
) -> None:
    found = ask(query).query

    assert found.unmatched == (missing,)
    assert [each.text for each in found.wider] == ([offered] if offered else [])


#: typed, shown for it
BESIDE = [
    ("medcial devise", "medical device"),
    ("clincal trail", "clinical trial"),
    ("biomedicl inovation", "biomedical innovation"),
    ("heath care", "health care"),
]


@pytest.mark.parametrize(("typed", "shown"), BESIDE, ids=[typed for typed, _ in BESIDE])
def test_two_slips_are_put_right_where_clauses_name_what_was_meant(ask: Ask, typed: str, shown: str) -> None:
    found = ask(typed).query

    assert found.suggestion is not None
    assert (found.suggestion.text, found.suggestion.applied) == (shown, True)
    assert found.named > 0
