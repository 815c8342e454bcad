"""``python -m tests.extracting [--show]``: what is extracted from seeds/ against the hand-made lists of this folder."""

from __future__ import annotations

import sys
from pathlib import Path

from index.storing.catalogue import Catalogue
from index.storing.extracted import ExtractedFacts
from index.storing.generations import default_root, open_current
from tests.extracting.scoring import score_figures, score_measures, score_tasks, score_topics


def main(root: Path) -> None:
    """Print the scores of the current index."""
    path = open_current(root).catalogue
    facts, catalogue = ExtractedFacts(path), Catalogue.open(path)
    texts = {
        f"{document.id}/{clause.section}/{clause.ordinal}": clause.text
        for document in catalogue.documents()
        for clause in catalogue.clauses(document.id)
    }
    scores = [
        *score_figures(list(facts.facts("targets"))),
        *score_measures(list(facts.facts("measures")), texts),
        *score_tasks(list(facts.facts("tasks"))),
    ]
    for score in scores:
        print(score.line())
        for difference in score.differences if "--show" in sys.argv else ():
            print(f"    {difference}")
    for name, value in score_topics(list(facts.facts("topics"))).items():
        print(f"topics: {name:50} {value:.3f}")


if __name__ == "__main__":
    main(default_root())
