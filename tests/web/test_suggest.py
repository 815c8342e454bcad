"""Suggestions over HTTP: what they hold, what is refused, how long they may be kept; and what the search box says."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


def suggested(client: FlaskClient, q: str, **arguments: object) -> list[dict[str, object]]:
    response = client.get("/api/v1/suggest", query_string={"q": q, **arguments})
    assert response.status_code == 200
    found = response.get_json()
    assert found["q"] == q.strip()
    assert found["generation"]
    return found["suggestions"]


@pytest.mark.parametrize("typed", ["医", "medical", "jinga", "静安", "zhi", "产业 医", "人才 -医"])
def test_as_many_clauses_name_each_suggestion_as_it_says(client: FlaskClient, typed: str) -> None:
    rows = suggested(client, typed)
    assert rows
    for row in rows:
        assert client.get("/api/v1" + row["url"]).get_json()["query"]["named"] == row["hits"] > 0, row["text"]


@pytest.mark.parametrize("typed", ["yiliao qixie", "ylqx", "醫療器", "医疗器"])
def test_pinyin_initials_and_other_scripts_lead_to_the_same(client: FlaskClient, typed: str) -> None:
    (row, *_) = suggested(client, typed)
    assert (row["text"], row["language"], row["kind"]) == ("医疗器械", "zh", "term")


@pytest.mark.parametrize("typed", ["", " ", "-", "量子纠缠", "<script>", "%00", "\x00", "“", "a" * 5000, "OR OR"])
def test_what_begins_nothing_is_answered_with_nothing(client: FlaskClient, typed: str) -> None:
    response = client.get("/api/v1/suggest", query_string={"q": typed})
    assert (response.status_code, response.get_json()["suggestions"]) == (200, [])


def test_no_more_come_than_asked(client: FlaskClient) -> None:
    assert len(suggested(client, "医", limit=1)) == 1
    assert 2 < len(suggested(client, "s", limit=20)) <= 20


@pytest.mark.parametrize("limit", ["0", "21", "many"])
def test_a_limit_that_cannot_be_meant_is_refused(client: FlaskClient, limit: str) -> None:
    response = client.get(f"/api/v1/suggest?q=医&limit={limit}")
    assert (response.status_code, response.mimetype) == (422, "application/problem+json")
    assert response.get_json()["errors"][0]["parameter"] == "limit"
    assert response.headers["Cache-Control"] == "no-store"


def test_an_answer_may_be_kept_by_the_browser_for_a_moment(client: FlaskClient) -> None:
    response = client.get("/api/v1/suggest?q=医")
    assert response.headers["Cache-Control"] == "private, max-age=60"
    again = client.get("/api/v1/suggest?q=医", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
