"""``python -m index topics``: the points of a clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UsageError
from index.extracting.topics import load_topics
from index.inspecting.topics import explain_topics
from index.storing.generations import open_current

TOPICS = load_topics(Path(__file__).resolve().parents[3] / "seeds" / "terms")


def test_a_clause_says_what_it_speaks_of_and_what_it_does_not(built_index: Path) -> None:
    lines = list(explain_topics("jingan/2.4/3", open_current(built_index).catalogue, TOPICS))
    assert lines[0].startswith("talent: ") and lines[0].endswith("speaks of it")
    assert any("heading" in line and "人才" in line for line in lines)


@pytest.mark.parametrize("clause", ["jingan", "jingan/9.9/1", "jingan/2.4/x", "nowhere/1/1"])
def test_a_clause_that_is_not_there_is_told(built_index: Path, clause: str) -> None:
    with pytest.raises(UsageError, match="no such clause"):
        list(explain_topics(clause, open_current(built_index).catalogue, TOPICS))
