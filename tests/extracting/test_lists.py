"""The five seeds against the hand-made lists: no build may fall behind what is reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index.storing.catalogue import Catalogue
from index.storing.extracted import ExtractedFacts
from index.storing.generations import open_current
from tests.extracting.scoring import score_figures, score_measures, score_tasks, score_topics


@pytest.fixture(scope="module")
def facts(built_index: Path) -> ExtractedFacts:
    return ExtractedFacts(open_current(built_index).catalogue)


@pytest.fixture(scope="module")
def texts(built_index: Path) -> dict[str, str]:
    catalogue = Catalogue.open(open_current(built_index).catalogue)
    return {
        f"{document.id}/{clause.section}/{clause.ordinal}": clause.text
        for document in catalogue.documents()
        for clause in catalogue.clauses(document.id)
    }


def test_figures(facts: ExtractedFacts) -> None:
    scores = {score.name: score for score in score_figures(list(facts.facts("targets")))}
    assert scores["figures found"].f >= 0.99, scores["figures found"].differences
    assert scores["figures exact"].f >= 0.96, scores["figures exact"].differences
    assert min(scores["status target"].precision, scores["status target"].recall) >= 0.97


def test_measures(facts: ExtractedFacts, texts: dict[str, str]) -> None:
    scores = {score.name: score for score in score_measures(list(facts.facts("measures")), texts)}
    assert scores["measures: grant"].f >= 0.95, scores["measures: grant"].differences
    assert scores["measures: grant or service"].recall >= 0.9
    assert scores["measures: grant or service"].precision >= 0.72


def test_tasks(facts: ExtractedFacts) -> None:
    assert all(score.f >= 0.99 for score in score_tasks(list(facts.facts("tasks"))))


def test_topics(facts: ExtractedFacts) -> None:
    hits, precision, silent = score_topics(list(facts.facts("topics"))).values()
    assert hits >= 0.96
    assert precision >= 0.92
    assert silent >= 0.85


@pytest.mark.parametrize("kind", ["targets", "measures", "tasks"])
def test_every_fact_is_anchored(facts: ExtractedFacts, texts: dict[str, str], kind: str) -> None:
    found: list[dict[str, Any]] = list(facts.facts(kind))
    assert len({fact["id"] for fact in found}) == len(found) > 0
    for fact in found:
        anchor = fact["anchor"]
        start, end = anchor["span"]
        assert 0 <= start < end <= len(texts[anchor["clause"]])
        assert anchor["quote"]["zh"] in texts[anchor["clause"]]
        assert anchor["quote"]["en"]
        assert anchor["method"]


def test_the_text_and_its_table_say_the_same(facts: ExtractedFacts) -> None:
    targets = {target["id"]: target for target in facts.facts("targets")}
    repeated = [target for target in targets.values() if target["attribute"] and target["same_as"]]
    assert len(repeated) >= 7
    for target in repeated:
        for other in target["same_as"]:
            assert targets[other]["normalised"]["value"] == target["normalised"]["value"]
