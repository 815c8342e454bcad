"""Tasks: what is to be done by which departments.

Reads: a clause with its departments, its sentences, the usual names of departments. Writes: tasks: those of the rows
of a table, one of the departments at the end of a clause, and one of each sentence that says 由…牵头 or
…按照职责分工负责 in its middle.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from index.documents import Clause, Span
from index.extracting.placing import Quoted
from index.extracting.records import Anchor, Party, Task, Text
from index.extracting.task_bodies import Known
from index.extracting.task_roles import VERB, roles_of, shown
from index.extracting.task_sentences import tasks_of_sentence
from index.extracting.task_tables import tasks_of_rows, tasks_of_written_rows
from index.structuring.bodies import is_group
from index.structuring.department_lists import LABEL, bare_name

_TITLE_LENGTH = 60
#: Characters before the first department in which its label is looked for.
_LOOK_BACK = 24


def find_tasks(
    clause_id: str,
    clause: Clause,
    quoted: Sequence[Quoted],
    heading: Text | None,
    usual: Mapping[str, str],
    rows: Sequence[Sequence[str]] | None = None,
    places: Collection[str] = frozenset(),
) -> list[Task]:
    """The tasks of a clause; ids are given by :mod:`index.extracting.stage`.

    Args:
        clause_id: The address of the clause.
        clause: The clause; the rows of a table give tasks where a column names bodies.
        quoted: Its sentences.
        heading: Its run-in heading, the title of the task at its end.
        usual: Written names of departments and their usual ones.
        rows: The rows of its English.
        places: Names of places, that may act together without their rank (深圳、东莞共建).
    """
    if clause.rows:
        return list(tasks_of_rows(clause_id, clause, rows, usual))
    if written := list(tasks_of_written_rows(clause_id, clause, usual)):
        return written
    if clause.departments and quoted:
        return [_closing(clause_id, clause, quoted, heading)]
    known = Known(usual, places)
    return [task for each in quoted for task in tasks_of_sentence(each, known)] if not clause.departments else []


def _closing(clause_id: str, clause: Clause, quoted: Sequence[Quoted], heading: Text | None) -> Task:
    """The task of the departments that stand at the end of a clause."""
    start = clause.text.rfind(clause.departments[0].written)
    end = max(clause.text.rfind(each.written) + len(each.written) for each in clause.departments)
    labels = LABEL.finditer(clause.text, max(0, start - _LOOK_BACK))
    label = next(reversed([each for each in labels if each.end() <= start]), None)
    tail = clause.text[label.start() if label else start :]
    roles = roles_of(tail)
    parties = tuple(
        Party(bare_name(each.written), each.name, roles.get(each.written), is_group(each.written))
        for each in clause.departments
    )
    verb = VERB.search(tail)
    last = next((each for each in reversed(quoted) if each.sentence.start <= start), quoted[-1])
    return Task(
        id="",
        anchor=Anchor(
            clause_id,
            Text(last.sentence.text, last.english),
            Span(label.start() if label else start, max(end, start)),
            "task+label" if label else "task+verb",
        ),
        title=heading or _title(quoted[0], clause.marker or ""),
        label=shown(label) if label else verb["verb"] if verb else "",
        departments=parties,
    )


def _title(first: Quoted, marker: str) -> Text:
    """The first sentence of a clause without a heading, less the marker it opens with."""
    text = first.sentence.text.removeprefix(marker).strip().rstrip("。；")
    return Text(text, first.english) if len(text) <= _TITLE_LENGTH else Text(text[:_TITLE_LENGTH] + "…", first.english)
