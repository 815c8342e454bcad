"""Scores what was extracted against hand-made lists; prints what differs with ``--show``."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Fact = Mapping[str, Any]


@dataclass
class Score:
    """Found, wanted and given, with what is missing and what is too much."""

    name: str
    right: int = 0
    wanted: int = 0
    given: int = 0
    differences: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def line(self) -> str:
        counts = f"{self.right} right, {self.wanted} wanted, {self.given} given"
        return f"{self.name:34} precision {self.precision:.3f}  recall {self.recall:.3f}  F {self.f:.3f}  ({counts})"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a list beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [{key: value or "" for key, value in row.items()} for row in csv.DictReader(file, delimiter="\t")]


def score_figures(targets: Sequence[Fact]) -> Iterator[Score]:
    """Figures found, figures with all that matters right, and those of status “target”."""
    wanted = rows("figures.tsv")
    found, exact, aimed = Score("figures found"), Score("figures exact"), Score("status target")
    found.wanted = exact.wanted = len(wanted)
    found.given = exact.given = len(targets)
    aimed.wanted = sum(row["status"] == "target" for row in wanted)
    aimed.given = sum(target["status"] == "target" for target in targets)
    left = list(wanted)
    for target in targets:
        same = [row for row in left if _is_value(row, target)]
        if not same:
            found.differences.append(f"not in the list: {_where(target)} {target['printed']}")
            continue
        best = min(same, key=lambda row: len(_wrong(row, target)))
        left.remove(best)
        wrong = _wrong(best, target)
        found.right += 1
        exact.right += not wrong
        aimed.right += best["status"] == target["status"] == "target"
        if wrong:
            exact.differences.append(f"{_where(target)} {target['printed']}: {', '.join(wrong)}")
    found.differences += [f"missing: {row['clause']} {row['printed']}" for row in left]
    yield from (found, exact, aimed)


def score_measures(measures: Sequence[Fact], texts: Mapping[str, str]) -> Iterator[Score]:
    """Measures of strength grant or service, and grants alone; matched where their words overlap."""
    wanted = rows("measures.tsv")
    for name, strengths in (("measures: grant or service", ("grant", "service")), ("measures: grant", ("grant",))):
        given = [each for each in measures if each["strength"] in strengths]
        asked = [row for row in wanted if row["strength"] in strengths]
        score = Score(name, wanted=len(asked), given=len(given))
        left = list(asked)
        for measure in given:
            row = next((row for row in left if _overlap(row, measure, texts)), None)
            if row is None:
                where = texts[_where(measure)][slice(*measure["anchor"]["span"])]
                score.differences.append(f"not in the list: {_where(measure)} {where} ({measure['anchor']['method']})")
            else:
                left.remove(row)
                score.right += 1
        score.differences += [f"missing: {row['clause']} {row['phrase']}" for row in left]
        yield score


def score_tasks(tasks: Sequence[Fact]) -> Iterator[Score]:
    """Tasks, and their departments under their usual names."""
    wanted = rows("tasks.tsv")
    score = Score("tasks", wanted=len(wanted), given=len(tasks))
    given = Counter((_where(task), task["title"]["zh"], task["label"]) for task in tasks)
    asked = Counter((row["clause"], row["title"], row["label"]) for row in wanted)
    score.right = (given & asked).total()
    score.differences = [f"differs: {key}" for key in (given - asked) + (asked - given)]
    yield score
    names = Counter((_where(task), each["printed"], each["name"]) for task in tasks for each in task["departments"])
    listed = Counter(
        (row["clause"], *part.strip().split("=")) for row in wanted for part in row["departments"].split(";")
    )
    right = (names & listed).total()
    yield Score("departments of tasks", right, listed.total(), names.total())


def score_topics(topics: Sequence[Fact]) -> dict[str, float]:
    """The grid of topics and districts: a right clause among the first three, their precision, silent cells."""
    cells: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for fact in topics:
        document, place = fact["clause"].split("/", 1)
        cells.setdefault((fact["topic"], document), []).append((-fact["score"], place))
    hits, precisions, silent = [], [], []
    for row in rows("grid.tsv"):
        found = [place for _, place in sorted(cells.get((row["topic"], row["district"]), []), key=lambda c: c[0])]
        best, relevant = row["best"].split(), [*row["best"].split(), *row["relevant"].split()]
        if not best:
            silent.append(not found)
            continue
        hits.append(any(place in best for place in found[:3]))
        precisions += [sum(place in relevant for place in found[:3]) / len(found[:3])] if found else []
    return {
        f"right clause among the first three of {len(hits)} cells": sum(hits) / len(hits),
        "precision of the first three": sum(precisions) / len(precisions),
        f"silent of {len(silent)} silent cells": sum(silent) / len(silent),
    }


def _where(fact: Fact) -> str:
    return str(fact["anchor"]["clause"])


def _is_value(row: Mapping[str, str], target: Fact) -> bool:
    normalised = target["normalised"] or {"value": target["value"], "value_max": None, "unit": target["unit"]}
    highest = row["value_max"] or None
    return (
        row["clause"] == _where(target)
        and abs(float(row["value"]) - normalised["value"]) <= abs(normalised["value"]) / 1000
        and row["unit"] == normalised["unit"]
        and (float(highest) if highest else None) == normalised["value_max"]
    )


def _wrong(row: Mapping[str, str], target: Fact) -> list[str]:
    threshold = target["threshold"]["printed"] if target["threshold"] else ""
    given = {name: str(target[name] or "") for name in ("status", "direction", "year", "attribute")}
    given["threshold"] = "".join(threshold.split())
    return [f"{name} {given[name]!r}, not {row[name]!r}" for name in given if given[name] != row[name]]


def _overlap(row: Mapping[str, str], measure: Fact, texts: Mapping[str, str]) -> bool:
    if row["clause"] != _where(measure):
        return False
    # The list leaves out the spaces that only lay out a page.
    text = texts[row["clause"]]
    places = [at for at, character in enumerate(text) if not character.isspace()]
    bare = "".join(text[at] for at in places)
    at = bare.find("".join(row["phrase"].split()))
    start, end = measure["anchor"]["span"]
    return at >= 0 and places[at] < end and places[at + len("".join(row["phrase"].split())) - 1] >= start
