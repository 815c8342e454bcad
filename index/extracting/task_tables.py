"""Tasks of tables: a row that says what is to be done, with the bodies in the columns for them.

Reads: the rows of a table clause, or those that a text writes with bars. Writes: tasks, row by row. Where a column
has a head, it says that bodies stand there (责任单位, 配合部门) and who leads; in a table that goes on without its
head, the columns that hold nothing but bodies are theirs, and of two the first leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.documents import Clause, Span
from index.extracting.cells import heads_of
from index.extracting.records import Anchor, Party, Task, TaskRole, Text
from index.extracting.task_roles import role_of, roles_of
from index.structuring.bodies import is_body, is_group, is_public, is_ranked
from index.structuring.department_lists import bare_name, names_of
from index.structuring.departments import usual_name

_BODIES = re.compile(
    r"(?:责任|牵头|配合|主办|协办|承办|参与|参加|协同|协助|实施|主管|落实|推进|负责|支持)\S{0,4}(?:单位|部门|主体|处室|科室)(?:[（(][^（()）]{1,8}[）)])?\s*$"
)
_TASK = re.compile(r"任务|事项|内容|举措|工作|项目|措施|名称|目标")
_COUNTING = re.compile(r"^(?:序号|编号|No\.?|备注|完成\S{0,4}|时限|\S{0,4}时间|\S{0,4}期限)$")
#: 12 | 加装电梯100台 | 区房管局 | 2025年12月
_BARS = re.compile(r"\s*[|｜\t]\s*")
#: A number, a date, or what a row is counted by.
_NO_TASK = re.compile(r"^[\d.、（）()年月日底前-]*$")
_FEWEST = 3
#: Roles of two columns that hold nothing but bodies, without a head that says so.
_IN_ORDER: tuple[TaskRole, TaskRole] = ("lead", "joint")


def tasks_of_rows(
    clause_id: str, clause: Clause, english: Sequence[Sequence[str]] | None, usual: Mapping[str, str]
) -> Iterator[Task]:
    """The tasks of a table; none where no column is for bodies."""
    rows = clause.rows or ()
    headed = clause.header_rows or int(bool(rows) and any(map(_BODIES.search, rows[0])))
    heads = heads_of(rows[:headed]) if headed else None
    for place, row in enumerate(rows[headed:], headed):
        found = _read(row, heads, usual)
        if found is None:
            continue
        column, parties, label = found
        written = " | ".join(cell for cell in row if cell)
        quote = " | ".join(cell for cell in english[place] if cell) if english else None
        title = Text(row[column], english[place][column] or None if english else None)
        yield _task(clause_id, clause, Text(written, quote), title, label, parties)


def tasks_of_written_rows(clause_id: str, clause: Clause, usual: Mapping[str, str]) -> Iterator[Task]:
    """The tasks of rows that a text writes itself: their cells parted by bars, below a row of heads or without one."""
    lines = [line.strip() for line in clause.text.splitlines() if line.strip()]
    rows = [_BARS.split(line.strip("|｜")) for line in lines]
    if len(lines) > 1 and len(rows[0]) == 1 and any(map(_BODIES.search, lines[0].split())):
        # 任务 牵头部门 协同部门: heads and cells parted by blanks
        rows = [line.split() for line in lines]
    if not rows or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return
    heads = rows[0] if any(map(_BODIES.search, rows[0])) else None
    for line, row in list(zip(lines, rows, strict=True))[1 if heads else 0 :]:
        if found := _read(row, heads, usual):
            column, parties, label = found
            yield _task(clause_id, clause, Text(line, None), Text(row[column], None), label, parties)


def _read(
    row: Sequence[str], heads: Sequence[str] | None, usual: Mapping[str, str]
) -> tuple[int, tuple[Party, ...], str] | None:
    """The column with what is to be done, the bodies of a row, and the head of the first of their columns."""
    roles = _by_heads(heads) if heads else _by_cells(row)
    others = [column for column in range(len(row)) if column not in roles and row[column]]
    if heads:
        others = [column for column in others if not _COUNTING.match(heads[column])]
        named = [column for column in others if _TASK.search(heads[column])] or others
    else:
        named = [column for column in others if not _NO_TASK.match(row[column])]
    parties = tuple(
        Party(bare_name(name), usual_name(name, usual), own or role, is_group(name))
        for column, role in roles.items()
        for name, own in _in_cell(row[column]).items()
    )
    if not named or not parties:
        return None
    # The last of the columns for tasks is the nearest to what is to be done: 领域 | 重点任务.
    return named[-1] if heads else named[0], parties, heads[next(iter(roles))] if heads else ""


def _by_heads(heads: Sequence[str]) -> dict[int, TaskRole | None]:
    """The columns for bodies, and the role that the head of each gives."""
    return {column: role_of(head) for column, head in enumerate(heads) if _BODIES.search(head)}


def _by_cells(row: Sequence[str]) -> dict[int, TaskRole | None]:
    """The columns of a row without heads that hold nothing but bodies: of two the first leads."""
    if len(row) < _FEWEST:
        return {}
    bodies = [column for column, cell in enumerate(row) if _holds_bodies(cell)]
    return dict(zip(bodies, _IN_ORDER, strict=False)) if len(bodies) > 1 else dict.fromkeys(bodies, None)


def _holds_bodies(cell: str) -> bool:
    names = names_of(cell)
    return bool(names) and all(map(is_body, names)) and any(is_ranked(name) or is_public(name) for name in names)


def _in_cell(cell: str) -> dict[str, TaskRole | None]:
    """The bodies of a cell, with the role that is said in it: 市国资委（牵头）, 牵头：市发改委."""
    roles = roles_of(cell)
    return {name: roles.get(name) for name in names_of(cell)}


def _task(clause_id: str, clause: Clause, quote: Text, title: Text, label: str, parties: tuple[Party, ...]) -> Task:
    start = max(clause.text.find(quote.zh), 0)
    return Task(
        id="",
        anchor=Anchor(clause_id, quote, Span(start, start + len(quote.zh)), "task+row"),
        title=title,
        label=label,
        departments=parties,
    )
