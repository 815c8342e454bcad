"""What is similar in meaning: found where words do not suffice, behind what holds them, and never instead of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.building.pipeline import build
from index.errors import UsageError
from index.questions.files import fingerprint_of
from search.answers.results import Page
from search.service import SearchService
from tests.meaning import Endpoint, FakeEncoder
from tests.requests import requested

FILES = {
    "a.txt": "静安区若干措施\n\n一、动物\n\n长颈鹿是最高的陆生动物，能够吃到树顶的嫩叶。\n\n章鱼受惊时喷出墨汁。\n\n"
    "蜜蜂以舞蹈指明方向。\n",
    "b.txt": "徐汇区若干措施\n\n一、动物\n\n长颈鹿在草原上成群生活。\n\n章鱼有8条腕，血液含铜而呈蓝色。\n",
}
TOML = (
    '[[document]]\nfile = "a.txt"\nid = "jingan"\ndistrict = "静安区"\n'
    '[[document]]\nfile = "b.txt"\nid = "xuhui"\ndistrict = "徐汇区"\n'
)
#: What the clauses about the octopus answer, in words that no text uses: only that of Jing'an speaks of its hearts.
ANSWERED = (("jingan", "章鱼受惊时喷出墨汁。", "几个心脏"), ("xuhui", "章鱼有8条腕，血液含铜而呈蓝色。", "脖子"))
#: The same where each answers two, of which in Jing'an both are about hearts.
TWICE = (
    ("jingan", "章鱼受惊时喷出墨汁。", "几个心脏 | 心脏在哪"),
    ("xuhui", "章鱼有8条腕，血液含铜而呈蓝色。", "几个心脏 | 脖子多长"),
)
#: More clauses about the octopus in one district than are ever similar, and one in another.
MANY = {
    "a.txt": "静安区若干措施\n\n一、动物\n\n" + "".join(f"章鱼{legs}只脚。\n\n" for legs in "一二三四五六七八九十" * 3),
    "b.txt": FILES["b.txt"],
}
TERMS = Path(__file__).parents[3] / "seeds" / "terms"
Open = Callable[..., SearchService]


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two documents about animals, with the vectors of the model and without."""
    folder = tmp_path_factory.mktemp("animals")
    many = tmp_path_factory.mktemp("octopuses")
    for place, texts in ((folder, FILES), (many, MANY)):
        for name, text in {**texts, "corpus.toml": TOML}.items():
            (place / name).write_text(text, encoding="utf-8")
    roots = {name: tmp_path_factory.mktemp(name) for name in ("vectors", "plain", "answered", "twice", "many", "named")}
    build([folder], roots["vectors"], encoder=FakeEncoder("things"))
    build([many], roots["many"], encoder=FakeEncoder("things"))
    build([folder], roots["plain"])
    build([folder], roots["named"], terms=TERMS, encoder=FakeEncoder("things"))
    (folder / "questions").mkdir()
    for index, answered in (("answered", ANSWERED), ("twice", TWICE)):
        for name, text, question in answered:
            row = f"{fingerprint_of(text)}\t{name}/1/2\t{question}\t\n"
            (folder / "questions" / f"{name}.tsv").write_text(f"fingerprint\tclause\tzh\ten\n{row}", encoding="utf-8")
        build([folder], roots[index], encoder=FakeEncoder("things"))
    return roots


@pytest.fixture
def open_index(indexes: dict[str, Path], model: Endpoint) -> Iterator[Open]:
    """Opens one of them."""
    opened: list[SearchService] = []

    def open_it(name: str = "vectors") -> SearchService:
        opened.append(SearchService.open(indexes[name]))
        return opened[-1]

    yield open_it
    for service in opened:
        service.close()


def _ids(page: Page) -> list[str]:
    return [hit["id"] for hit in page.as_json()["results"]]


def test_a_question_in_other_words_finds_what_means_the_same(open_index: Open) -> None:
    page = open_index().search(requested("octopus", lang="en"))

    assert _ids(page) == ["jingan/1/2", "xuhui/1/2"]
    assert {(hit["tier"], hit["similar"]) for hit in page.as_json()["results"]} == {("related", True)}
    query = page.as_json()["query"]
    assert (query["named"], query["related"], query["similar"], query["complete"]) == (0, 2, 2, 0)
    assert query["meaning"] == "asked"
    assert query["unmatched"] == ["octopus"]


def test_what_is_named_stands_first(open_index: Open) -> None:
    page = open_index().search(requested("心脏 喷出"))
    assert page.query.meaning == "asked"

    named = open_index().search(requested("章鱼受惊"))

    hits = named.as_json()["results"]
    assert (hits[0]["id"], hits[0]["tier"]) == ("jingan/1/2", "named")
    assert [hit["similar"] for hit in hits] == sorted(hit["similar"] for hit in hits)


def test_of_what_is_as_near_what_answers_such_a_question_goes_first(open_index: Open) -> None:
    plain, answered = (_ids(open_index(name).search(requested("心脏病"))) for name in ("vectors", "answered"))

    assert plain == ["xuhui/1/2", "jingan/1/2"]
    assert answered == ["jingan/1/2", "xuhui/1/2"]


def test_what_answers_two_such_questions_goes_before_what_answers_one(open_index: Open) -> None:
    assert _ids(open_index("twice").search(requested("心脏病")))[0] == "jingan/1/2"


NEVER = (
    ("“octopus”", {}, "a quotation"),
    ("octopus", {"exact": True}, "exactly as typed"),
    ("title:octopus", {}, "a prefix"),
    ("octopus OR 墨鱼", {}, "an operator"),
)


@pytest.mark.parametrize(("q", "values", "note"), NEVER, ids=[note for *_, note in NEVER])
def test_what_is_meant_exactly_is_not_asked_by_meaning(
    open_index: Open, q: str, values: dict[str, object], note: str
) -> None:
    page = open_index().search(requested(q, **values))

    assert page.query.meaning is None
    assert not any(result.similar for result in page.results)


def test_limits_and_filters_hold_for_what_is_similar(open_index: Open) -> None:
    service = open_index()

    assert _ids(service.search(requested("octopus -district:静安"))) == ["xuhui/1/2"]
    assert _ids(service.search(requested("octopus", district=("静安区",)))) == ["jingan/1/2"]
    assert _ids(service.search(requested("octopus -喷出"))) == ["xuhui/1/2"]
    assert _ids(service.search(requested("octopus", match="named"))) == []
    assert _ids(service.search(requested("octopus", match="related"))) == ["jingan/1/2", "xuhui/1/2"]


@pytest.mark.parametrize(
    ("q", "values"), [("octopus -district:静安", {}), ("octopus", {"district": ("徐汇区",)})], ids=["limit", "filter"]
)
def test_the_nearest_within_the_limits_is_found_however_many_are_nearer_outside(
    open_index: Open, q: str, values: dict[str, object]
) -> None:
    assert _ids(open_index("many").search(requested(q, **values))) == ["xuhui/1/2"]


def test_pages_and_counts_hold_what_is_similar(open_index: Open) -> None:
    service = open_index()
    first, second = (service.search(requested("octopus", per_page=1, page=page)) for page in (1, 2))

    assert (first.total, first.documents) == (2, 2)
    assert [*_ids(first), *_ids(second)] == ["jingan/1/2", "xuhui/1/2"]
    assert {value.value: value.count for value in first.facets["district"]} == {"静安区": 1, "徐汇区": 1}


@pytest.mark.parametrize("q", ["how to fly to Jupiter", "木星航班"])
def test_what_nothing_answers_finds_nothing(open_index: Open, q: str) -> None:
    assert not any(result.similar for result in open_index().search(requested(q)).results)


def test_words_that_suffice_are_not_encoded(open_index: Open, model: Endpoint) -> None:
    service = open_index()
    before = len(model.asked)

    assert service.search(requested("动物")).query.meaning is None
    assert len(model.asked) == before


def test_the_same_question_is_encoded_once(open_index: Open, model: Endpoint) -> None:
    service = open_index()
    before = len(model.asked)

    for page in (1, 2, 3):
        service.search(requested("octopus", per_page=1, page=page))

    assert len(model.asked) == before + 1


def test_a_model_that_is_down_costs_only_what_is_similar(open_index: Open, model: Endpoint) -> None:
    service, plain = open_index(), open_index()
    by_words = [_ids(plain.search(requested(q, exact=True))) for q in ("章鱼", "墨汁")]
    model.refuses = 500

    pages = [service.search(requested(q)) for q in ("octopus", "章鱼", "墨汁")]

    assert [page.query.meaning for page in pages] == ["unavailable"] * 3
    assert [_ids(page) for page in pages] == [[], *by_words]
    assert service.meaning == {"asked": True, "state": "no answer", "vectors": "things"}


WITHOUT = (
    ({"POLICY_EMBEDDINGS": "off"}, "no model"),
    ({"POLICY_EMBEDDINGS_MODEL": "other"}, "another model"),
)


@pytest.mark.parametrize(("settings", "state"), WITHOUT)
def test_vectors_whose_model_is_not_there_change_nothing(
    open_index: Open, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], state: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    service, plain = open_index(), open_index("plain")

    assert service.meaning["state"] == state
    for q in ("octopus", "章鱼", "章鱼受惊", "长颈鹿 草原"):
        own, other = (one.search(requested(q)).as_json() for one in (service, plain))
        assert own["results"] == other["results"]
        assert own["query"] == other["query"]
    assert plain.meaning == {"asked": False, "state": "no vectors", "vectors": None}


@pytest.mark.parametrize(
    "q",
    ["静安 octopus 心", "octopus 静安 心", "octopus 静安区 心", "静安 徐汇 octopus 心", "octopus 心 -district:静安"],
)
def test_the_names_of_districts_limit_and_are_no_part_of_what_is_meant(
    open_index: Open, model: Endpoint, q: str
) -> None:
    open_index("named").search(requested(q))

    assert model.asked[-1][0]["input"] == ["octopus 心"]


def test_a_setting_that_cannot_be_meant_is_refused_when_vectors_are_opened(
    open_index: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_EMBEDDINGS", "on")

    with pytest.raises(UsageError, match="POLICY_EMBEDDINGS=on"):
        open_index()


def test_meaning_alone_makes_no_district_speak_in_a_comparison(open_index: Open) -> None:
    columns = open_index().comparison.by_question("octopus")["columns"]

    assert [column["total"] for column in columns] == [0, 0]


def test_what_is_only_similar_is_not_said_to_state_the_value_asked_for(open_index: Open) -> None:
    page = open_index().search(requested("octopus 血液 有多少条 腕"))

    assert "xuhui/1/2" in _ids(page)
    assert not any(hit["states_value"] for hit in page.as_json()["results"])
