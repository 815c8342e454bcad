"""Districts side by side: by topic, by question, the grid, similar clauses, two clauses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.building.pipeline import build
from search.compare import columns
from search.request import Request
from search.service import SearchService

TERMS = Path(__file__).resolve().parents[3] / "seeds" / "terms"


@pytest.fixture(scope="module")
def service(built_index: Path) -> Iterator[SearchService]:
    opened = SearchService.open(built_index)
    yield opened
    opened.close()


def test_the_grid_has_a_cell_for_every_topic_and_district(service: SearchService) -> None:
    grid = service.comparison.grid()
    assert len(grid["topics"]) == 20
    assert [district["value"] for district in grid["districts"]] == ["putuo", "xuhui", "jingan", "changning", "minhang"]
    for topic in grid["topics"]:
        assert [cell["silent"] for cell in topic["cells"]] == [cell["count"] == 0 for cell in topic["cells"]]
        assert topic["zh"] and topic["en"]
    assert any(cell["silent"] for topic in grid["topics"] for cell in topic["cells"])


def test_a_topic_shows_at_most_three_clauses_a_district_and_its_parts(service: SearchService) -> None:
    found = service.comparison.by_topic("talent")
    assert found is not None
    columns = {column["district"]["value"]: column for column in found["columns"]}
    assert columns["minhang"]["silent"] and columns["minhang"]["clauses"] == []
    assert columns["jingan"]["clauses"][0]["id"] == "jingan/2.4/3"
    assert all(len(column["clauses"]) <= 3 <= max(3, column["total"]) for column in columns.values())
    marked = [piece["text"] for piece in columns["jingan"]["clauses"][0]["snippet"]["zh"] if piece["mark"]]
    assert any("人才" in text for text in marked)
    assert {row["id"] for row in found["rows"]} == {"attract", "train", "serve", "house", "reward"}
    whole = service.comparison.of_district("talent", "xuhui")
    assert whole is not None and len(whole["clauses"]) == columns["xuhui"]["total"]


def test_only_what_is_named_makes_a_district_speak(service: SearchService) -> None:
    columns = {column["district"]["value"]: column for column in service.comparison.by_question("养老")["columns"]}
    assert columns["changning"]["silent"]
    assert not columns["jingan"]["silent"]
    for column in columns.values():
        assert all(clause["tier"] == "named" and "养老" in clause["text"]["zh"] for clause in column["clauses"])


@pytest.mark.parametrize("words", ["", "：", "“", "a" * 400, "-x", "不存在的词语甲乙丙"])
def test_nothing_that_is_typed_raises(service: SearchService, words: str) -> None:
    assert len(service.comparison.by_question(words)["columns"]) == 5


def test_similar_clauses_stand_in_other_districts_and_say_what_they_share(service: SearchService) -> None:
    found = service.comparison.similar("xuhui/3.3.1/1")
    assert found
    assert all(not clause["id"].startswith("xuhui/") and len(clause["shared"]) >= 2 for clause in found)
    assert [clause["score"] for clause in found] == sorted((clause["score"] for clause in found), reverse=True)


def test_two_clauses_stand_side_by_side_with_what_they_share(service: SearchService) -> None:
    found = service.comparison.side_by_side("xuhui/3.3.1/1", "putuo/5.1/2")
    assert found is not None
    assert "outsourcing" in [topic["id"] for topic in found["topics"]]
    assert found["shared"]
    words = {word for term in found["shared"] for word in term["words"]}
    marked = {piece["text"] for piece in found["a"]["marked"]["zh"] if piece["mark"]}
    assert (
        marked <= words and "".join(piece["text"] for piece in found["a"]["marked"]["zh"]) == found["a"]["text"]["zh"]
    )


def test_the_english_is_marked_too(service: SearchService) -> None:
    found = service.comparison.side_by_side("xuhui/3.3.1/1", "putuo/5.1/2")
    assert found is not None
    for side in (found["a"], found["b"]):
        marked = [piece["text"].lower() for piece in side["marked"]["en"] if piece["mark"]]
        assert any("outsourcing" in text or text == "cro" for text in marked)
        assert "".join(piece["text"] for piece in side["marked"]["en"]) == side["text"]["en"]
    talent = service.comparison.by_topic("talent")
    assert talent is not None
    pieces = talent["columns"][0]["clauses"][0]["snippet"]["en"]
    assert {piece["text"].lower() for piece in pieces if piece["mark"]} == {"talent"}


@pytest.mark.parametrize("bad", ["", "xuhui", "xuhui/3.3.1/x", "xuhui/3.3.1/999999999", "../etc/1"])
def test_an_address_that_is_not_there_compares_with_nothing(service: SearchService, bad: str) -> None:
    assert service.comparison.side_by_side(bad, "putuo/5.1/2") is None
    assert service.comparison.similar(bad) == []


#: Documents of a user: of a city that no list of districts holds, of a listed district, of no place that is known.
OWN = {
    "city.txt": "苏州市集成电路产业行动计划\n\n一、重点任务\n\n（一）引进人才。引进芯片人才，给予安家补贴。\n",
    "listed.txt": "静安区健康产业行动计划\n\n一、重点任务\n\n（一）培养人才。培养健康管理人才。\n",
    "loose.txt": "低空经济发展若干意见\n\n一、重点任务\n\n（一）汇聚人才。汇聚飞行器研发人才。\n",
}


def test_documents_of_other_places_and_of_none_have_columns_of_their_own(corpus, index_root) -> None:
    build([corpus(OWN)], index_root, terms=TERMS)
    service = SearchService.open(index_root)
    columns = ["苏州市", "jingan", "document:loose"]
    assert sorted(each["value"] for each in service.comparison.grid()["districts"]) == sorted(columns)
    found = service.comparison.by_question("人才")["columns"]
    speaking = {column["district"]["value"]: [clause["id"] for clause in column["clauses"]] for column in found}
    assert speaking == {"苏州市": ["city/1.1/1"], "jingan": ["listed/1.1/1"], "document:loose": ["loose/1.1/1"]}
    names = {column["district"]["value"]: column["district"]["en"] for column in found}
    assert (names["苏州市"], names["document:loose"]) == ("Suzhou", "低空经济发展若干意见")
    # What is left of a column is found by its filter.
    for column in found:
        limited = Request("人才", filters={column["filter"]["name"]: (column["filter"]["value"],)})
        assert service.search(limited).as_json()["total"] == column["total"]
    topic = service.comparison.by_topic("talent")
    assert topic is not None and [column["silent"] for column in topic["columns"]] == [False] * 3
    service.close()


def test_a_column_of_many_documents_names_the_first_and_counts_the_others(
    corpus, index_root, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_NAMED", 2)
    texts = {f"{n}.txt": f"苏州市第{n}号促进办法\n\n第一条 支持企业上市，奖励第{n}类。\n" for n in range(1, 4)}
    build([corpus(texts)], index_root)
    opened = SearchService.open(index_root)
    found = opened.comparison.by_question("企业上市")["columns"]
    opened.close()
    assert [len(column["documents"]) + column["more_documents"] for column in found] == [3]
    assert [column["more_documents"] for column in found] == [1]
