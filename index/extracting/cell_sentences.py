"""Figures of cells that are sentences: 新增贷款50亿元以上 under 具体举措, due by the date of their row.

Reads: a row of a table with its heads. Writes: targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.documents import Clause
from index.extracting.contexts import ClauseContext
from index.extracting.figures import find_figures
from index.extracting.placing import Quoted
from index.extracting.plaintext import plain
from index.extracting.records import Target
from index.extracting.sentences import Sentence
from index.extracting.years import years_in

#: Columns that say in sentences what is to be done.
_SAYS = re.compile(r"任务|举措|内容|目标|措施|事项|工作|要求|成果|计划")
_DIGIT = re.compile(r"\d")
#: The shortest sentence, and the longest word that belongs to a value: 保持, 不低于.
_SENTENCE, _WORD = 7, 3
_DUE = re.compile(r"时限|期限|完成时间|时间节点|完成年份")


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A row of a table; of its cells, ``sentences`` has those that are sentences, and "" for the others."""

    clause_id: str
    clause: Clause
    heads: Sequence[str]
    cells: Sequence[str]
    sentences: Sequence[str]
    english: Sequence[str] | None


def is_sentence(head: str, cell: str, lead: str | None) -> bool:
    """Whether a cell says in words what is to be reached; ``lead`` stands before its value where it is one value.

    >>> is_sentence("具体举措", "全年新增贷款50亿元", "全年新增贷款"), is_sentence("2030年目标", "保持50%", "保持")
    (True, False)
    """
    if len(cell) < _SENTENCE or not _DIGIT.search(cell) or not _SAYS.search(head):
        return False
    return lead is None or len(lead) > _WORD


def figures_of_row(row: SentenceRow, context: ClauseContext) -> Iterator[Target]:
    """The figures of the sentences of a row; what it is to reach, it reaches by the date in it."""
    text = row.clause.text
    start = max(text.find(" | ".join(cell for cell in row.cells if cell)), 0)
    aims = context if context.tells else replace(context, role="goals")
    due = _due(row)
    for column, cell in enumerate(row.sentences):
        if not cell:
            continue
        at = text.find(cell, start)
        english = row.english[column] or None if row.english else None
        for each in find_figures([Quoted(row.clause_id, Sentence(at, at + len(cell), cell), english)], aims):
            undated = each.status == "target" and each.year is None
            yield replace(each, year=due) if undated else each


def _due(row: SentenceRow) -> int | None:
    """The year in the column that says when a row is due."""
    cells = (cell for column, cell in enumerate(row.cells) if _DUE.search(row.heads[column]))
    return next((years[0].year for cell in cells if (years := years_in(plain(cell)))), None)
