"""Scores a document against a hand-made reading: sections, clause borders, kinds, headings, departments, cells.

A reading names a clause by the first and last characters of it in the source; white space and Markdown marks do not
count, and bookmark residues are not there.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from index.documents import Document

_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_IGNORED = re.compile(r"[\s*#_|\u3000-]")

#: Squeezed characters by which the borders of a clause may differ: an opening bullet; a closing source line or note.
_START, _END = 3, 15


@dataclass(frozen=True)
class Score:
    """The figures of one document, each between 0 and 1, and every difference in words."""

    sections: float
    clauses: float
    section_of_clause: float
    kinds: float
    headings: float
    departments: float
    markers: float
    rows: float
    differences: tuple[str, ...]

    def figures(self) -> dict[str, float]:
        return {name: value for name, value in vars(self).items() if name != "differences"}


def load(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def squeeze(text: str) -> str:
    return _IGNORED.sub("", _BOOKMARK.sub("", text))


def norm(text: str | None) -> str:
    return squeeze(unicodedata.normalize("NFKC", text or "")).strip("。:：.、,")


def score(document: Document, source: str, reading: dict) -> Score:
    differences: list[str] = []
    expected = {(item["path"], norm(item["title"])) for item in reading["sections"]}
    found = {(item.path, norm(item.title)) for item in document.sections}
    differences += [f"section missing {item}" for item in sorted(expected - found)]
    differences += [f"section extra {item}" for item in sorted(found - expected)]
    pairs, missing, extra = _pair(document, source, reading)
    differences += [f"clause missing {gold['section']} {gold['starts']} … {gold['ends']}" for gold in missing]
    differences += [
        f"clause extra {clause.section}/{clause.ordinal} {clause.text[:24]} … {clause.text[-12:]}" for clause in extra
    ]

    def share(name: str, good) -> float:
        checked = [(gold, clause) for gold, clause in pairs if good(gold, clause) is not None]
        wrong = [(gold, clause) for gold, clause in checked if not good(gold, clause)]
        differences.extend(
            f"{name}: {gold['section']} {gold['starts']}: read {clause.section} {clause.kind} marker {clause.marker} "
            f"heading {clause.heading} departments {[item.written for item in clause.departments]} rows {clause.rows}"
            for gold, clause in wrong
        )
        return 1 - len(wrong) / len(checked) if checked else 1.0

    hits = len(expected & found)
    total = len(pairs) + len(missing)
    return Score(
        sections=2 * hits / (len(expected) + len(found)) if expected or found else 1.0,
        clauses=2 * len(pairs) / (total + len(pairs) + len(extra)) if total else 1.0,
        section_of_clause=share("section", lambda gold, clause: gold["section"] == clause.section),
        kinds=share("kind", lambda gold, clause: _alike(gold["kind"], clause.kind)),
        headings=share(
            "heading", lambda gold, clause: norm(gold["title"]) == norm(clause.heading) if gold.get("title") else None
        ),
        departments=share("departments", _departments),
        markers=share(
            "marker", lambda gold, clause: norm(gold["marker"]) == norm(clause.marker) if gold.get("marker") else None
        ),
        rows=share("rows", _rows),
        differences=tuple(differences),
    )


def _alike(expected: str, found: str) -> bool:
    return expected == found or {expected, found} == {"paragraph", "item"}


def _departments(gold: dict, clause) -> bool | None:
    if not gold.get("departments"):
        return None
    written = sorted(norm(item.written) for item in clause.departments)
    accepted = [gold["departments"], gold.get("departments_alt") or gold["departments"]]
    return written in [sorted(norm(name) for name in names) for names in accepted]


def _rows(gold: dict, clause) -> bool | None:
    if not gold.get("rows"):
        return None
    same = [[norm(cell) for cell in row] for row in clause.rows or ()] == [
        [norm(cell) for cell in row] for row in gold["rows"]
    ]
    return same and clause.header_rows == gold.get("header_rows", clause.header_rows)


def _pair(document: Document, source: str, reading: dict) -> tuple[list, list, list]:
    raw = squeeze(source)
    places = _places(source)
    clauses = [(places[clause.spans[0].start], places[clause.spans[-1].end], clause) for clause in document.clauses]
    pairs, missing, used = [], [], set()
    position = 0
    for gold in reading["clauses"]:
        start = raw.find(squeeze(gold["starts"]), position)
        end = raw.find(squeeze(gold["ends"]), start) + len(squeeze(gold["ends"]))
        assert start >= 0 and end > start, f"the reading names text that the source does not hold: {gold}"
        position = start + 1
        near = [item for item in clauses if abs(item[0] - start) <= _START and abs(item[1] - end) <= _END]
        if near:
            pairs.append((gold, near[0][2]))
            used.add(id(near[0][2]))
        else:
            missing.append(gold)
    return pairs, missing, [clause for _, _, clause in clauses if id(clause) not in used]


def _places(source: str) -> list[int]:
    skipped = {at for found in _BOOKMARK.finditer(source) for at in range(*found.span())}
    places, count = [], 0
    for at, character in enumerate(source):
        places.append(count)
        count += at not in skipped and not _IGNORED.match(character)
    return [*places, count]
