"""Arguments of an address → a search request: what is corrected, what is cut, and how the reader is told."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from search.request import Request
from tests.requests import requested
from web.requests.forms import read

#: arguments, the request they mean, the parameters that the reader is told about, note
CASES = [
    ([("q", "  医疗器械 ")], Request(q="医疗器械"), [], "white space around words is nothing"),
    ([("q", "医\x00疗\n器")], Request(q="医 疗 器"), [], "control characters are white space"),
    ([("q", "医" * 300)], Request(q="医" * 300), [], "as long as it may be"),
    ([("q", "医" * 400)], Request(q="医" * 300), ["q"], "longer: cut and said"),
    ([("doc", "xuhui")], requested(document=("xuhui",)), [], "the short name"),
    ([("district", "a"), ("district", "b"), ("district", "a")], requested(district=("a", "b")), [], "repeated values"),
    ([("district", "")], Request(), [], "an empty choice is none"),
    ([("section", "保障措施")], requested(section=("保障措施",)), [], "words of a section title"),
    ([("page", "3"), ("per_page", "100")], Request(page=3, per_page=100), [], "within the limits"),
    ([("page", "-1")], Request(page=1), ["page"], "before the first page"),
    ([("page", "1e3")], Request(page=1), ["page"], "no number"),
    ([("page", "１２")], Request(page=1), ["page"], "digits that are not ours"),
    ([("page", "9999999")], Request(page=1000), ["page"], "deeper than pages go"),
    ([("per_page", "100"), ("page", "500")], Request(page=100, per_page=100), ["page"], "the depth counts hits"),
    ([("per_page", "5000")], Request(per_page=100), ["per_page"], "more than a page holds"),
    ([("per_page", "0")], Request(), ["per_page"], "fewer than one"),
    ([("sort", "document")], Request(sort="document"), [], "reading order"),
    ([("sort", "DROP TABLE")], Request(), ["sort"], "no such order"),
    ([("exact", "1")], Request(exact=True), [], "as typed"),
    ([("exact", "0")], Request(), [], "not as typed"),
    ([("view", "en")], Request(view="en"), [], "one language of the texts"),
    ([("utm_source", "x"), ("__proto__", "y")], Request(), [], "what nobody reads"),
    ([("kind", str(n)) for n in range(60)], requested(kind=tuple(map(str, range(50)))), ["kind"], "too many values"),
]


@pytest.mark.parametrize(("arguments", "request_", "told", "note"), CASES, ids=[note for *_, note in CASES])
def test_arguments_mean_a_request(
    arguments: list[tuple[str, str]], request_: Request, told: list[str], note: str
) -> None:
    form = read(MultiDict(arguments), "zh")
    assert form.request == request_
    assert [notice.parameter for notice in form.notices] == told


@pytest.mark.parametrize(("arguments", "request_", "told", "note"), CASES, ids=[note for *_, note in CASES])
def test_the_address_of_a_form_means_the_same_request(
    arguments: list[tuple[str, str]], request_: Request, told: list[str], note: str
) -> None:
    again = read(MultiDict(read(MultiDict(arguments), "zh").pairs), "zh")
    assert (again.request, again.notices) == (request_, ())


def test_a_page_after_the_last_shows_the_last_and_says_so(client: FlaskClient) -> None:
    page = client.get("/search?q=医疗器械&per_page=2&page=99&lang=en").text
    found = client.get("/api/v1/search?q=医疗器械").get_json()
    last = -(-found["total"] // 2)
    assert f"There are only {last} pages." in page
    assert f'href="{found["results"][-1]["url"]}?' in page


def test_unknown_filter_values_are_left_out_on_pages_and_said(client: FlaskClient) -> None:
    page = client.get("/search?q=医疗器械&district=Atlantis&district=闵行区&lang=en").text
    assert "Unknown district “Atlantis”" in page
    assert 'href="/documents/minhang/1.1/1' in page
    assert 'href="/documents/jingan/2.1/1' not in page


@pytest.mark.parametrize("district", ["静安区", "静安", "Jing'an", "jingan", "靜安區"])
def test_a_district_is_known_by_any_of_its_names_and_links_by_its_code(client: FlaskClient, district: str) -> None:
    page = client.get("/search", query_string={"q": "医疗器械", "district": district}).text
    assert 'name="district" value="jingan"' in page, "the next question keeps the filter"
    without = "/search?q=%E5%8C%BB%E7%96%97%E5%99%A8%E6%A2%B0#d-jingan"
    assert f'href="{without}" aria-current="true"' in page, "a click removes it"
