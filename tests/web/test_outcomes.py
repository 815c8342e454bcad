"""The page of results says what came of the question: pretended answers, so that every case is seen."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from web.requests import answers
from web.serving.pages import Pages

Show = Callable[..., Tag]


@pytest.fixture
def show(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Shows the answer to a question with some of it changed: of the query by name, of the answer by `change`."""

    def shown(
        address: str = "/search?q=医疗器械",
        change: Callable[[dict[str, Any]], None] = lambda found: None,
        lang: str = "zh",
        **query: object,
    ) -> Tag:
        real = answers.search_corrected

        def pretended(*arguments: Any) -> tuple[Any, dict[str, Any]]:
            form, found = real(*arguments)
            found = copy.deepcopy(found)
            found["query"] |= query
            change(found)
            return form, found

        with monkeypatch.context() as patch:
            patch.setattr(answers, "search_corrected", pretended)
            patch.setattr(Pages, "get", lambda *_: None)
            page = client.get(address, headers={"Accept-Language": lang})
        assert page.status_code == 200
        return BeautifulSoup(page.text, "html.parser").find("main")

    return shown


def said(part: Tag) -> str:
    return " ".join(part.get_text().split())


def asked(link: Tag) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link["href"]).query)


SOME = {"from": "medical device", "to": ["医疗器械", "医械"]}
MANY = {"from": "CRO", "to": ["合同研究", "研发外包", "研发服务外包", "临床研究", "受托研究", "外包"]}


def test_little_that_was_looked_for_besides_is_one_line(show: Show) -> None:
    page = show(expansions=[SOME])
    assert said(page.select_one(".sum p")).endswith("同时检索 medical device → 医疗器械、医械")


def test_of_much_that_was_looked_for_besides_the_first_is_shown(show: Show) -> None:
    line = said(show(expansions=[MANY, *[SOME] * 5], lang="en").select_one(".sum p"))
    assert line.endswith("…")
    assert line.count("→") == 4, "two words of each"
    assert "受托研究" not in line


def test_a_correction_that_was_made_can_be_undone(show: Show) -> None:
    page = show("/search?q=医疗气械&district=jingan", suggestion={"text": "医疗器械", "hits": 3, "applied": True})
    line = page.select_one(".suggestion")
    assert said(line) == "已显示“医疗器械”的检索结果（3 条）。 按原样检索“医疗气械”"
    assert asked(line.a) == {"q": ["医疗气械"], "district": ["jingan"], "exact": ["1"]}


def test_a_correction_that_was_not_made_is_offered(show: Show) -> None:
    line = show(
        "/search?q=医疗气械", lang="en", suggestion={"text": "医疗器械", "hits": 1, "applied": False}
    ).select_one(".suggestion")
    assert said(line) == "Did you mean “医疗器械” (1 clause)"
    assert asked(line.a) == {"q": ["医疗器械"]}


WIDER = [
    {"kind": "filters", "text": "量子 纠缠", "hits": 2},
    {"kind": "correction", "text": "量具 纠缠", "hits": 1},
    {"kind": "parts", "text": "量子", "hits": 7},
]


@pytest.mark.parametrize(
    ("lang", "nothing", "choices"),
    [
        (
            "zh",
            "文件中未出现“量子”、“纠缠”。",
            ["不加筛选：“量子 纠缠” 2 条", "更正为：“量具 纠缠” 1 条", "只检索“量子” 7 条"],
        ),
        (
            "en",
            "“量子”, “纠缠” do not appear in the documents.",
            ["Without the filters: “量子 纠缠” 2 clauses", "Corrected: “量具 纠缠” 1 clause", "Only “量子” 7 clauses"],
        ),
    ],
)
def test_when_nothing_is_found_the_words_are_named_and_wider_questions_offered(
    show: Show, lang: str, nothing: str, choices: list[str]
) -> None:
    address = "/search?q=量子+纠缠&district=jingan&exact=1&sort=document"
    page = show(address, lang=lang, unmatched=["量子", "纠缠"], wider=WIDER)
    block = page.select_one(".nothing")
    assert nothing in said(block)
    assert [said(choice) for choice in block.select(".wider li")] == choices
    filters, correction, parts = [asked(choice.a) for choice in block.select(".wider li")]
    assert filters == {"q": ["量子 纠缠"], "sort": ["document"]}
    assert correction == {"q": ["量具 纠缠"], "sort": ["document"], "district": ["jingan"]}
    assert parts["q"] == ["量子"]
    assert [link["href"].partition("?")[0] for link in block.select("p a")] == ["/documents", "/glossary", "/about"]


def test_without_wider_questions_the_filters_can_still_be_dropped(show: Show) -> None:
    links = show("/search?q=量子&district=jingan").select(".nothing .wider a")
    assert [asked(link) for link in links] == [{"q": ["量子"]}]
    assert show("/search?q=量子").select(".nothing .wider") == []


def test_words_that_stand_nowhere_are_named_above_what_was_found(show: Show) -> None:
    block = show(fallback="or", unmatched=["量子"], wider=WIDER[2:], complete=0).select_one(".warned")
    assert said(block).startswith("没有条款包含全部词语；")
    assert "文件中未出现“量子”。" in said(block)
    assert asked(block.select_one(".wider a"))["q"] == ["量子"]


def _outline(page: Tag) -> list[str]:
    """The list of hits as it is seen: a dash for the divider, the number of each hit."""
    shown: list[str] = []
    for part in page.select_one(".found").find_all(["ol", "p"], recursive=False):
        if part.name == "p":
            shown.append("-")
        else:
            start = int(part["start"])
            shown += [str(start + n) for n in range(len(part.find_all("li", recursive=False)))]
    return shown


#: complete, page, what is seen of five hits, three a page, note
DIVIDED = [
    (0, 1, ["1", "2", "3"], "nothing is said of completeness"),
    (2, 1, ["1", "2", "-", "3"], "within the page"),
    (3, 1, ["1", "2", "3"], "at its end"),
    (3, 2, ["-", "4", "5"], "at the beginning of the next"),
    (4, 2, ["4", "-", "5"], "within the last"),
    (1, 2, ["-", "4", "5"], "on a page that holds only such"),
    (5, 2, ["4", "5"], "all hold all of it"),
]


@pytest.mark.parametrize(("complete", "number", "seen", "note"), DIVIDED, ids=[note for *_, note in DIVIDED])
def test_a_line_stands_before_what_holds_only_some_of_the_words(
    show: Show, complete: int, number: int, seen: list[str], note: str
) -> None:
    def change(found: dict[str, Any]) -> None:
        places = range(3) if number == 1 else range(3, 5)
        hits = [found["results"][0] | {"tier": "named" if place < complete else "partial"} for place in places]
        found |= {"total": 5, "page": number, "per_page": 3, "results": hits}

    page = show(change=change, named=complete, complete=complete, related=0, partial=5 - complete)
    assert _outline(page) == seen
    assert all(said(p) == "部分匹配" for p in page.select(".divider"))


#: named, of these by a title alone, related, partial; what the heading says in English and in Chinese
COUNTED = [
    (1, 0, 0, 34, "1 clause names it; 34 hold part of it", "1 条写明，34 条只含其中一部分"),
    (55, 0, 16, 0, "55 clauses name it; 16 more use related words", "55 条写明，另有 16 条用相关说法"),
    (60, 5, 0, 0, "60 clauses name it (5 by a title above them)", "60 条写明 （其中 5 条见于上级标题）"),
    (0, 0, 1, 2, "No clause names it; 1 uses related words; 2 hold part of it", None),
    (
        1234,
        1,
        1,
        1,
        "1,234 clauses name it (1 by a title above it); 1 more uses related words; 1 holds part of it",
        None,
    ),
]


@pytest.mark.parametrize(("named", "titled", "related", "partial", "en", "zh"), COUNTED)
def test_the_heading_counts_what_names_it_and_each_number_leads_there(
    show: Show, named: int, titled: int, related: int, partial: int, en: str, zh: str | None
) -> None:
    counts = {"named": named, "in_titles": titled, "related": related, "partial": partial}
    counts["complete"] = named + related
    for language, text in (("en", en), ("zh", zh)):
        heading = show("/search?q=医疗器械&page=1", lang=language, **counts).select_one("h1 span")
        assert text is None or said(heading) == text
        matches = [name for name in ("named", "related", "partial") if counts[name]]
        assert [asked(link)["match"] for link in heading.select("a")] == [[name] for name in matches]


def test_a_number_that_was_chosen_is_a_filter_that_can_be_taken_away(show: Show) -> None:
    chip = show("/search?q=医疗器械&match=named", lang="en").select_one("a.chosen")
    assert said(chip).startswith("what names it")
    assert "match" not in asked(chip)


def test_a_district_says_how_many_of_its_clauses_name_it(show: Show) -> None:
    def change(found: dict[str, Any]) -> None:
        for value, count, named in zip(found["facets"]["district"], (9, 4), (2, 0), strict=False):
            value |= {"count": count, "named": named, "selected": False}

    first, second = show(change=change, lang="en").select(".dist .chip")[:2]
    assert said(first).endswith("2+7 of 9")
    assert said(second).endswith("0+4 of 4")
    assert first.select_one("[title]")["title"] == "2 name it"


def test_a_hit_says_by_which_other_words_it_was_found(show: Show) -> None:
    def change(found: dict[str, Any]) -> None:
        found["results"][0]["matched"] = ["人才", "medical device → 医疗器械"]

    first, second, *_ = show(change=change, lang="en").select(".hit")
    reasons = first.select_one(".reasons")
    assert said(reasons) == "Matched: medical device → 医疗器械"
    assert reasons.span["lang"] == "zh-Hans"
    assert second.select(".reasons") == []


def test_a_document_is_a_hit_of_its_own_kind(show: Show) -> None:
    def change(found: dict[str, Any]) -> None:
        hit = found["results"][0]
        title = {"zh": "静安区实施意见", "en": "Opinions of Jing'an"}
        found["results"][0] = {
            "id": "minhang",
            "url": "/documents/minhang",
            "kind": "document",
            "document": hit["document"],
            "section": {"path": "", "title": title, "breadcrumb": []},
            "text": {"zh": "标题：静安区实施意见\n文号：静府发〔2021〕17号", "en": "Number: 17"},
            "snippet": {"zh": [{"text": "静府发〔2021〕17号", "mark": True}], "en": [{"text": "No. 17", "mark": True}]},
            "matched": ["静府发〔2021〕17号"],
        }

    for lang, title in (("zh", "静安区实施意见"), ("en", "Opinions of Jing'an")):
        hit = show(change=change, lang=lang).select_one(".hit")
        assert said(hit.h2.a) == title
        assert hit.h2.a["href"].partition("?")[0] == "/documents/minhang"
        assert said(hit.select_one(".acts .id")) == "minhang"
        assert said(hit.select_one("mark")) in ("静府发〔2021〕17号", "No. 17")


def test_marks_stand_in_the_english_too(show: Show) -> None:
    def change(found: dict[str, Any]) -> None:
        found["results"][0]["snippet"]["en"] = [{"text": "For ", "mark": False}, {"text": "devices", "mark": True}]

    page = show("/search?q=医疗器械&view=en", change=change, lang="en")
    assert said(page.select_one(".hit mark")) == "devices"


def test_nothing_that_is_told_can_write_a_tag(show: Show) -> None:
    evil = "<script>alert(1)</script>"
    choice = {"kind": "parts", "text": evil, "hits": 1}
    for address in ("/search?q=量子", "/search?q=医疗器械"):
        page = show(
            address,
            expansions=[{"from": evil, "to": [evil] * 9}],
            suggestion={"text": evil, "hits": 1, "applied": True},
            unmatched=[evil],
            wider=[choice],
        )
        assert page.select("script") == []
        assert page.get_text().count(evil) > 2
