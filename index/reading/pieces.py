"""The lines of a page or a Word file while it is gone through: words with their dress become pieces, pieces lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from index.documents import Line, Place, Span

_SPACES = re.compile(r"[ \t\n\r\f]+")

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class StyledRun(NamedTuple):
    """Some words and their dress; ``kept`` keeps their white space (``<pre>``)."""

    text: str
    bold: bool = False
    struck: bool = False
    linked: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page.

    Attributes:
        text: Its characters; ``~~`` stands around what is struck out.
        level: 1–6 of a heading, else 0.
        kind: As of :class:`index.documents.Line`.
        cells: Of a row of a table.
        bolds: Where bold runs begin and end in ``text``.
        linked: How many of its characters are links.
        line, paragraph, table, row, cell, part: As of :class:`index.documents.Place`.
        whole: As of :class:`index.documents.Line`.
        where: ``before``, ``in`` or ``after`` the body; ``in`` where no body stands out.
        titled: Whether the page's own names say that this is a title.
    """

    text: str
    level: int = 0
    kind: str = "text"
    cells: tuple[str, ...] | None = None
    bolds: tuple[tuple[int, int], ...] = ()
    linked: int = 0
    line: int = 0
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    part: str = ""
    whole: bool = False
    where: str = "in"
    titled: bool = False


@dataclass(slots=True)
class _Draft:
    """One line while its runs are put together."""

    chars: list[str] = field(default_factory=list)
    length: int = 0
    bolds: list[tuple[int, int]] = field(default_factory=list)
    linked: int = 0
    struck: bool = False
    bold: bool = False

    def add(self, text: str, run: StyledRun) -> None:
        """Adds words; bold ones go on with the bold run before them where only white space stands between."""
        begin = self.length
        self.chars.append(text)
        self.length += len(text)
        if not text.strip():
            return
        if run.bold:
            self.bolds.append((self.bolds.pop()[0] if self.bold else begin, self.length))
        self.bold = run.bold
        if run.linked:
            self.linked += len(text.strip())


def compose(runs: Iterable[StyledRun], template: PageLine) -> list[PageLine]:
    """The lines that some runs of words make: white space runs become one space, none at the ends.

    Args:
        runs: In reading order.
        template: What all lines of them have in common.
    """
    drafts = [_Draft()]
    space = False
    for run in runs:
        for number, stretch in enumerate(_BREAKS.split(run.text) if run.kept else [_SPACES.sub(" ", run.text)]):
            if number:
                drafts.append(_Draft())
                space = False
            space = _add(drafts[-1], stretch, run, space)
    pieces = []
    for draft in drafts:
        if draft.struck:
            draft.chars.append("~~")
        pieces += _split("".join(draft.chars), draft, template)
    return pieces


def lines_of(pieces: Iterable[PageLine]) -> tuple[Line, ...]:
    """The lines that pieces are in the text that they make together."""
    lines = []
    start = 0
    for piece in pieces:
        bolds = tuple(Span(start + begin, start + end) for begin, end in piece.bolds)
        place = Place(
            start,
            line=piece.line,
            paragraph=piece.paragraph,
            table=piece.table,
            row=piece.row,
            cell=piece.cell,
            part=piece.part,
        )
        lines.append(Line(start, piece.text, piece.level, piece.cells, piece.kind, bolds, (place,), piece.whole))
        start += len(piece.text) + 1
    return tuple(lines)


def _add(draft: _Draft, text: str, run: StyledRun, space: bool) -> bool:
    """Adds words to a line; says whether a space is due before the next ones."""
    if run.kept:
        words, before, after = text, "", False
    else:
        words = text.strip(" ")
        before = " " if (space or text.startswith(" ")) and draft.length else ""
        after = text.endswith(" ")
    if not words:
        return bool(before) or (space and bool(draft.length))
    if run.struck != draft.struck:
        mark, draft.struck = "~~", run.struck
        before = before + mark if run.struck else mark + before
    if before:
        draft.add(before, StyledRun(before))
    draft.add(words, run)
    return after


def _split(text: str, draft: _Draft, template: PageLine) -> list[PageLine]:
    """Cuts a line where characters of the text itself break lines; a line without words vanishes."""
    pieces = []
    at = 0
    for raw in text.splitlines(keepends=True):
        words = raw.splitlines()[0]
        if words.strip():
            bolds = tuple(
                (max(begin, at) - at, min(end, at + len(words)) - at)
                for begin, end in draft.bolds
                if begin < at + len(words) and end > at
            )
            pieces.append(replace(template, text=words, bolds=bolds, linked=min(draft.linked, len(words))))
        at += len(raw)
    return pieces
