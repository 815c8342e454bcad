"""Tasks: what is to be done by which departments.

Reads: a clause with its departments, its sentences, the usual names of departments. Writes: tasks: those of the rows
of a table, one of the departments at the end of a clause, and one of each sentence that says 由…牵头 or
…按照职责分工负责 in its middle.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from index.documents import Clause, Span
from index.extracting.placing import Quoted
from index.extracting.records import Anchor, Party, Task, TaskRole, Text
from index.extracting.task_bodies import Known
from index.extracting.task_sentences import tasks_of_sentence
from index.extracting.task_tables import tasks_of_rows
from index.extracting.task_verbs import JOINS, LEADS
from index.structuring.bodies import is_group
from index.structuring.departments import LABEL, OWN_ROLE, names_of

#: 区科委牵头，区财政局配合
_VERB = re.compile(
    r"(?P<verb>牵头负责|共同牵头|牵头|主办|主管|负责|配合|参与|参加|协助|(?<!政)协办|协同|承担|承办|指导|督导|支持|落实|推进|实施)"
)
#: 配合落实, 协助做好: what is done with others, whatever it is.
_SHARES = re.compile(
    r"(?P<verb>配合|协助|协同|参与)(?:做好|抓好|共同)?(?:落实|推进|实施|完成|开展|办理|做好|抓好|负责)(?:工作)?\W*$"
)
#: …负责，排在第一位的为牵头单位
_FIRST_LEADS = re.compile(r"[（(，,；;。](?:排|列)[^，。；]{0,4}(?:第一|首)位?[^，。；]{0,6}牵头")
_TITLE_LENGTH = 60
_OPENING, _CLOSING = "（([【〔", "）)]】〕"
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
        return list(tasks_of_rows(clause_id, clause, rows, usual, (_role, is_group)))
    found = []
    if clause.departments and quoted:
        found.append(_closing(clause_id, clause, quoted, heading))
    if not clause.departments:
        known = Known(usual, places)
        found += [task for each in quoted for task in tasks_of_sentence(each, known)]
    return found


def _closing(clause_id: str, clause: Clause, quoted: Sequence[Quoted], heading: Text | None) -> Task:
    """The task of the departments that stand at the end of a clause."""
    start = clause.text.rfind(clause.departments[0].written)
    end = max(clause.text.rfind(each.written) + len(each.written) for each in clause.departments)
    labels = LABEL.finditer(clause.text, max(0, start - _LOOK_BACK))
    label = next(reversed([each for each in labels if each.end() <= start]), None)
    tail = clause.text[label.start() if label else start :]
    first = _FIRST_LEADS.search(tail)
    roles = _roles(tail[: first.start()] if first else tail)
    if first:
        roles[clause.departments[0].written] = "lead"
    parties = tuple(
        Party(each.written, each.name, roles.get(each.written), is_group(each.written)) for each in clause.departments
    )
    verb = _VERB.search(tail)
    shown = _shown(label) if label else verb["verb"] if verb else ""
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
        label=shown,
        departments=parties,
    )


def _title(first: Quoted, marker: str) -> Text:
    """The first sentence of a clause without a heading, less the marker it opens with."""
    text = first.sentence.text.removeprefix(marker).strip().rstrip("。；")
    return Text(text, first.english) if len(text) <= _TITLE_LENGTH else Text(text[:_TITLE_LENGTH] + "…", first.english)


def _roles(tail: str) -> dict[str, TaskRole | None]:
    """The role of each department of a list: by the label before it (牵头单位), or the verb behind it (…配合)."""
    roles: dict[str, TaskRole | None] = {}
    labels = list(LABEL.finditer(tail))
    if not labels:
        return _told(tail.strip("（(）)。【】〔〕[]"), None)
    ends = [*(label.start() for label in labels[1:]), len(tail)]
    for label, end in zip(labels, ends, strict=True):
        listed, _, _ = tail[label.end() : end].partition("。")
        roles |= _told(_unclosed(listed), _role(_shown(label)))
    return roles


def _shown(label: re.Match[str]) -> str:
    """A label without the marks around it."""
    return label["label"] or label["bracketed"] or label["bare"] or ""


def _told(listed: str, usual: TaskRole | None) -> dict[str, TaskRole | None]:
    """The roles in a list by the verbs in it; where none is, the one that its label gives."""
    roles: dict[str, TaskRole | None] = {}
    for group in re.split(r"[；;]", listed):
        waiting: list[str] = []
        led = False
        for part in re.split(r"[，,]", group):
            first, joins, others = part.partition("会同")
            names = names_of(first)
            own = {name: _role(found["role"]) for name in names if (found := OWN_ROLE.search(name))}
            if not names and not others:
                continue
            verb = None if own else _said(part, [*names, *names_of(others)])
            role = "lead" if joins else _role(verb) if verb else usual
            if verb and (led or role != "joint"):
                # …牵头，区财政局，各街镇配合: names without a verb share the next one.
                roles |= dict.fromkeys(waiting, role)
                waiting = []
            waiting += names if verb is None and not own else []
            roles |= {name: own.get(name, None if own else role) for name in names}
            roles |= dict.fromkeys(names_of(others), "joint")
            led = led or verb is not None
    return roles


def _said(part: str, names: Sequence[str]) -> str | None:
    """The last verb beside the names, the first if it leads (牵头组织实施); 各产业链牵头部门 has one of its own."""
    for name in names:
        part = part.replace(name, "、")
    if shared := _SHARES.search(part):
        return shared["verb"]
    verbs = _VERB.findall(part)
    return None if not verbs else verbs[0] if LEADS.search(verbs[0]) else verbs[-1]


def _unclosed(names: str) -> str:
    """Names without the bracket that closes the list; 各县（市、区） keeps its own."""
    names = names.rstrip("。；; ")
    while names.endswith(tuple(_CLOSING)) and _count(names, _CLOSING) > _count(names, _OPENING):
        names = names[:-1].rstrip("。；; ")
    return names


def _count(names: str, marks: str) -> int:
    return sum(names.count(mark) for mark in marks)


def _role(words: str) -> TaskRole | None:
    """The role that a label or verb gives; 责任部门 and 负责 leave it open who leads."""
    if LEADS.search(words):
        return "lead"
    return "joint" if JOINS.search(words) else None
