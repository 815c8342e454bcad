"""``python -m index explain --topics``: why clauses of any file speak of their topics."""

from __future__ import annotations

from pathlib import Path

from index.extracting.topics import load_topics
from index.inspecting.topics import explain_topics
from index.reading import read
from index.terms.lists import load_terms

TERMS = Path(__file__).resolve().parents[3] / "seeds" / "terms"


def test_each_clause_of_a_file_says_what_it_speaks_of_and_why(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    text = "某区旅游发展计划\n\n一、主要任务\n\n（一）加强人才引进\n\n对引进的导游人才给予补贴。\n"
    file.write_text(text, encoding="utf-8")
    lines = list(explain_topics(read(file), load_terms(TERMS).lexicon, load_topics(TERMS)))
    rows = [line.split("\t") for line in lines[1:]]
    said = {row[1]: row for row in rows}
    assert said["talent"][3] == "yes"
    assert "title (人才) 2.00" in said["talent"][4]
    assert "fact grant:budget 1.50" in said["fiscal"][4]
    assert all(row[0] == rows[0][0] for row in rows)
