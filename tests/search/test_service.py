"""The whole way from a request to a page of hits, over the five seeds and over texts made for a case."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from search.answers.results import Page
from search.library.generation import Library
from search.query.syntax import QUERY_LIMIT
from search.request import DEPTH_LIMIT, PER_PAGE_LIMIT, Request
from search.service import SearchService

Ask = Callable[..., Page]
Open = Callable[[Mapping[str, str]], SearchService]


def _ids(page: Page) -> list[str]:
    return [f"{hit.document.id}/{hit.clause.section}/{hit.clause.ordinal}" for hit in page.results]


def test_a_page_has_the_form_of_the_contract(ask: Ask) -> None:
    page = ask("醫療器械 研发", district=("静安区",), per_page=3).as_json()

    assert list(page) == [
        "query", "total", "documents", "page", "per_page", "took_ms", "generation", "facets", "results",
    ]  # fmt: skip
    assert page["query"]["language"] == "zh"
    assert page["query"]["understood"] == "醫療器械 且 研发"
    assert (page["query"]["suggestion"], page["query"]["unmatched"], page["query"]["wider"]) == (None, [], [])
    assert page["query"]["expansions"][0]["from"] == "醫療器械"
    assert "medical devices" in page["query"]["expansions"][0]["to"]
    assert (page["page"], page["per_page"], page["documents"], len(page["results"])) == (1, 3, 1, 3)
    hit = page["results"][0]
    assert hit["url"] == f"/documents/{hit['id']}"
    assert hit["document"]["district"] == {"value": "jingan", "zh": "静安区", "en": "Jing'an"}
    assert hit["document"]["title"]["zh"] == "静安区关于促进生命健康产业发展的实施意见"
    assert [step["path"] for step in hit["section"]["breadcrumb"]][-1] == hit["section"]["path"]
    assert hit["text"]["en"]
    assert hit["translation"] == "current"
    assert "医疗器械" in "".join(piece["text"] for piece in hit["snippet"]["zh"] if piece["mark"])
    assert hit["matched"]
    assert json.loads(json.dumps(page)) == page


def test_what_a_document_says_about_itself_is_a_hit_with_the_address_of_the_document(ask: Ask) -> None:
    hit = ask("22050931").as_json()["results"][0]

    assert (hit["id"], hit["url"], hit["kind"]) == ("changning", "/documents/changning", "document")
    assert hit["section"]["url"] == "/documents/changning"
    assert hit["section"]["title"] == hit["document"]["title"]
    assert "22050931" in hit["text"]["zh"]
    assert "Telephone: 22050931" in hit["text"]["en"]
    for language in ("zh", "en"):
        assert "22050931" in [piece["text"] for piece in hit["snippet"][language] if piece["mark"]]


def test_labels_follow_the_language(ask: Ask) -> None:
    page = ask("研发 -徐汇", lang="en").as_json()

    assert page["query"]["understood"] == "研发 AND NOT 徐汇"


def test_a_run_ranks_above_scattered_words(open_texts: Open) -> None:
    service = open_texts(
        {
            "a.txt": "关于产业的意见\n\n一、总则\n\n医疗服务和器械审批，医疗和器械，器械与医疗，医疗。\n\n"
            + "支持发展，提升高端医疗器械产业能级，"
            + "完善配套设施，" * 30
            + "优化服务。\n"
        }
    )

    page = service.search(Request("医疗器械 产业"))
    loose = service.search(Request("高端医疗器械"))

    assert "医疗器械产业" in page.results[0].clause.text
    assert "高端医疗器械" in loose.results[0].clause.text
    service.close()


def test_a_space_means_all_words_and_none_that_has_all_means_any(ask: Ask) -> None:
    both, neither = ask("CRO 临床试验"), ask("CRO 疫苗 火星")

    complete = both.results[: both.query.complete]
    assert 0 < len(complete) < 10
    assert all({"cro", "临床试验"} <= {label.lower().split(" → ")[0] for label in hit.matched} for hit in complete)
    assert both.query.fallback == "or", "few clauses have all: those that have some follow"
    assert ask("创新 企业").query.fallback is None, "many have all"
    assert neither.query.fallback == "or"
    assert neither.total > 0
    assert (neither.query.complete, neither.query.unmatched) == (0, ("火星",))


def test_exactly_as_typed_nothing_is_loosened(ask: Ask) -> None:
    page = ask("CRO 区块链 火星", exact=True)

    assert (page.total, page.query.fallback) == (0, None)


def test_a_quoted_run_that_stands_nowhere_is_not_loosened(ask: Ask) -> None:
    assert ask("“医疗器械火星”").total == 0


def test_a_loose_answer_keeps_to_what_is_left_out(ask: Ask) -> None:
    page = ask("区块链 火星 -徐汇")

    assert page.query.fallback == "or"
    assert page.total > 0
    assert all(hit.document.id != "xuhui" for hit in page.results)


def test_districts_without_a_hit_stay_visible(ask: Ask) -> None:
    values = {value.value: value for value in ask("“苗圃计划”").facets["district"]}

    assert values["putuo"].count == 1
    assert values["xuhui"].count == 0
    assert values["xuhui"].zh == "徐汇区"


def test_facet_counts_ignore_their_own_selection(ask: Ask) -> None:
    free, chosen = ask("医疗器械"), ask("医疗器械", district=("静安",))

    assert chosen.total < free.total
    counts = [[(v.value, v.count) for v in page.facets["district"]] for page in (free, chosen)]
    assert counts[0] == counts[1]
    assert [v.value for v in chosen.facets["district"] if v.selected] == ["jingan"]
    assert sum(v.count for v in chosen.facets["kind"]) == chosen.total


def test_every_facet_value_leaves_what_it_counts(ask: Ask) -> None:
    page = ask("创新")
    for name, values in page.facets.items():
        for value in values:
            assert ask("创新", **{name: (value.value,)}).total == value.count, (name, value.value)


def test_documents_are_counted_under_all_selections(ask: Ask) -> None:
    page = ask("医疗器械", document=("xuhui", "jingan"))

    assert page.documents == 2
    assert ask("医疗器械", document=("xuhui", "jingan"), district=("静安",)).documents == 1


def test_an_unknown_filter_value_leaves_nothing_and_is_named(ask: Ask) -> None:
    page = ask("创新", district=("火星",))

    assert page.total == 0
    assert page.query.unknown == (("district", "火星"),)


def test_a_box_that_repeats_its_section_is_folded_into_it(ask: Ask) -> None:
    hits = {hit["id"]: hit["also_in"] for hit in ask("融资担保机制", document=("xuhui",)).as_json()["results"]}

    assert [also["url"] for also in hits["xuhui/4.5.2/1"]] == ["/documents/xuhui/4.5.2.b7/2"]
    assert "融资担保机制" in hits["xuhui/4.5.2/1"][0]["text"]["zh"]
    assert "xuhui/4.5.2.b7/2" not in hits


def test_a_repeat_that_is_alone_stands_for_itself(ask: Ask) -> None:
    assert _ids(ask("融资担保机制", kind=("box-item",), document=("xuhui",), exact=True)) == ["xuhui/4.5.2.b7/2"]


def test_reading_order(ask: Ask, library: Library) -> None:
    page = ask("生命健康", sort="document", per_page=100)
    numbers = [
        library.catalogue.number_of(hit.document.id, hit.clause.section, hit.clause.ordinal) for hit in page.results
    ]

    assert numbers == sorted(numbers, key=lambda number: number or 0)
    assert len(numbers) > 50


def test_pages_follow_each_other_without_gap_or_double(ask: Ask) -> None:
    whole = _ids(ask("生命健康", per_page=100))
    parts = [_ids(ask("生命健康", per_page=7, page=page)) for page in range(1, 100)]

    assert [hit for part in parts for hit in part][: len(whole)] == whole


def test_beyond_the_last_page_there_is_nothing(ask: Ask) -> None:
    page = ask("医疗器械", page=900)

    assert (page.results, page.total > 0) == ([], True)


@pytest.mark.parametrize("values", [{"page": -5}, {"page": 10**12}, {"per_page": 0}, {"per_page": 10**9}])
def test_pages_beyond_the_limits_are_brought_within_them(ask: Ask, values: dict[str, int]) -> None:
    request = ask("医疗器械", **values).request

    assert 1 <= request.per_page <= PER_PAGE_LIMIT
    assert 1 <= request.page <= DEPTH_LIMIT


def test_the_same_query_has_the_same_order(built_index: object, ask: Ask, library: Library) -> None:
    fresh = SearchService(library)
    for query in ("生命健康", "创新 企业", "的", "产业 OR 平台"):
        again = fresh.search(Request(query, per_page=100))
        assert _ids(again) == _ids(ask(query, per_page=100))


def test_a_district_prefix_narrows(ask: Ask) -> None:
    assert {hit.document.id for hit in ask("district:Minhang 医疗器械").results} == {"minhang"}
    assert ask("district:火星").query.text == "district:火星"


def test_a_title_prefix_looks_at_titles(ask: Ask) -> None:
    page = ask("标题:保障措施", per_page=50)
    ways = [hit["section"]["breadcrumb"] for hit in page.as_json()["results"]]

    assert len(ways) > 3
    assert all(any("保障" in (step["title"]["zh"] or "") for step in way) for way in ways)


def test_a_long_query_is_cut_and_says_so(ask: Ask) -> None:
    page = ask("医疗器械" * 200)

    assert page.query.cut
    assert len(page.query.text) == QUERY_LIMIT
    assert page.as_json()["query"]["cut"] is True


HOSTILE = [
    "", " ", "\x00", "\ud800", "a" * 100_000, "“", "()", "*", "?", "a*", "~~~", "\\", "/", "^", "[1 TO 2]", "text:",
    "'; DROP TABLE clauses; --", "<script>alert(1)</script>", "%00%ff", "\u202e\u200b", "𠀀𠀀", "OR", "NOT", "- - -",
    "健康\n\r\t\x0b健康", "-", "−−−", "“”", "district:", "标题:“", "😀", "é", "\ufeff", "AND OR NOT",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=[ascii(query[:30]) for query in HOSTILE])
def test_nothing_that_is_typed_is_an_error(ask: Ask, query: str) -> None:
    page = ask(query, section=(query,), per_page=100)
    json.dumps(page.as_json(), ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert json.dumps(ask(query).as_json(), ensure_ascii=False).encode("utf-8")


def test_random_queries_are_no_error(ask: Ask, library: Library) -> None:
    rng = random.Random(3)
    words = ["创新", "CRO", "“", "”", "-", " ", "OR", "NOT", "标题:", "区:徐汇", "1+5+X", "の", "\x01", "，", "临床"]
    for _ in range(300):
        query = "".join(rng.choice(words) + rng.choice(["", " "]) for _ in range(rng.randrange(8)))
        page = ask(query)
        assert page.total >= len(page.results)


def test_everything_when_nothing_is_asked(ask: Ask, library: Library) -> None:
    page = ask("", sort="document")

    assert page.total == library.catalogue.clause_count - len(library.catalogue.repeats())
    assert _ids(page)[0].startswith("putuo/")


def test_a_request_is_not_changed_by_searching(service: SearchService) -> None:
    request = Request("医疗器械", page=2)

    assert service.search(request).request == replace(request)


#: words that stand in a title above the clauses alone, the document, note
TITLED = [
    ("title:implementing", "jingan", "the English title of the document"),
    ("标题:实施意见", "jingan", "its Chinese title"),
    ("title:safeguards", "xuhui", "the English title of a section"),
]


@pytest.mark.parametrize(("query", "document", "note"), TITLED, ids=[note for *_, note in TITLED])
def test_a_clause_that_a_title_led_to_says_so(ask: Ask, query: str, document: str, note: str) -> None:
    page = ask(query, document=(document,), per_page=50)

    assert page.results
    assert [hit.clause.text for hit in page.results if not hit.matched] == []
