"""Tasks of tables: a row that says what is to be done, with the bodies in the columns for them.

Reads: the rows of a table clause. Writes: tasks, row by row. Only a column whose head says so (责任单位, 配合部门)
names bodies, and only the head says who leads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from index.documents import Clause, Span
from index.extracting.cells import heads_of
from index.extracting.records import Anchor, Party, Task, TaskRole, Text
from index.structuring.departments import OWN_ROLE, names_of, usual_name

_BODIES = re.compile(
    r"(?:责任|牵头|配合|主办|协办|承办|参与|参加|协同|实施|主管|落实|推进|负责)\S{0,4}(?:单位|部门|主体|处室|科室)(?:[（(][^（()）]{1,8}[）)])?\s*$"
)
_TASK = re.compile(r"任务|事项|内容|举措|工作|项目|措施|名称|目标")
_COUNTING = re.compile(r"^(?:序号|编号|No\.?|备注)$")
#: 各街镇, 相关部门: whether a name is of several bodies, and the role that a head gives.
IsGroup = Callable[[str], bool]
RoleOf = Callable[[str], "TaskRole | None"]


def tasks_of_rows(
    clause_id: str,
    clause: Clause,
    english: Sequence[Sequence[str]] | None,
    usual: Mapping[str, str],
    reading: tuple[RoleOf, IsGroup],
) -> Iterator[Task]:
    """The tasks of a table; none where no column is for bodies."""
    if not clause.rows or not clause.header_rows:
        return
    role_of, is_group = reading
    heads = heads_of(clause.rows[: clause.header_rows])
    bodies = [column for column, head in enumerate(heads) if _BODIES.search(head)]
    others = [column for column, head in enumerate(heads) if column not in bodies and not _COUNTING.match(head)]
    named = [column for column in others if _TASK.search(heads[column])] or others
    if not bodies or not named:
        return
    for place, row in enumerate(clause.rows[clause.header_rows :], clause.header_rows):
        # The last of the columns for tasks is the nearest to what is to be done: 领域 | 重点任务.
        title = next((column for column in reversed(named) if row[column]), None)
        parties = [
            Party(name, usual_name(name, usual), role_of(_said(name) or heads[column]), is_group(name))
            for column in bodies
            for name in names_of(row[column])
        ]
        if title is None or not parties:
            continue
        shown = " | ".join(cell for cell in row if cell)
        start = max(clause.text.find(shown), 0)
        quote = " | ".join(cell for cell in english[place] if cell) if english else None
        yield Task(
            id="",
            anchor=Anchor(clause_id, Text(shown, quote), Span(start, start + len(shown)), "task+row"),
            title=Text(row[title], english[place][title] or None if english else None),
            label=heads[bodies[0]],
            departments=tuple(parties),
        )


def _said(name: str) -> str | None:
    """What a body does, where that stands behind its name: 市国资委（牵头）."""
    found = OWN_ROLE.search(name)
    return found["role"] if found else None
