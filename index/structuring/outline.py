"""The outline: which heading stands under which, by the order in which the number styles nest in this document.

Reads: blocks and readings of a part. Writes: sections, and for every block the section that it stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.documents import SectionKind, Span
from index.structuring.boxes import BoxReader, box_number
from index.structuring.numbering import REGULATION, STYLES
from index.structuring.paragraphs import Block
from index.structuring.readings import BlockReading
from index.structuring.texts import TracedText


@dataclass(slots=True)
class Draft:
    """A section while the outline is drawn; ``words`` are its title in the plain form in which its role is read."""

    path: str
    level: int
    number: str
    title: str | None
    kind: SectionKind
    spans: tuple[Span, ...]
    parent: str | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of text in its section; the clauses are cut from it."""

    section: str
    text: TracedText
    block: Block
    reading: BlockReading
    in_box: bool = False
    is_body: bool = False


@dataclass(slots=True)
class _OpenSection:
    """An open section on the way down from the top."""

    style: str
    number: int
    level_hint: int
    draft: Draft | None


@dataclass
class Drawing:
    """The outline of a file while its parts are drawn: sections and placed text."""

    drafts: list[Draft] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    _paths: set[str] = field(default_factory=set)
    _children: Counter[str] = field(default_factory=Counter)
    _last: dict[str, int] = field(default_factory=dict)

    def open(self, draft: Draft) -> Draft:
        """Adds a section under a path of its own: a second use of a path takes the next free one."""
        if draft.path in self._paths:
            draft.path = self._free(f"{draft.path}-", 2)
        self._paths.add(draft.path)
        self.drafts.append(draft)
        return draft

    def child_path(self, parent: str) -> str:
        """Counts the next section under a parent: 1, 1.1, x1.1; the printed number does not matter."""
        self._children[parent] += 1
        return f"{parent}.{self._children[parent]}" if parent else str(self._children[parent])

    def pass_over(self, parent: str, number: int) -> None:
        """Leaves the places up to a number free."""
        self._children[parent] = max(self._children[parent], number)

    def box_path(self, parent: str, number: int) -> str:
        """Names a box by the number printed on it; unnumbered or repeated, by the next free one."""
        path = f"{parent}.b{number}"
        return path if number and path not in self._paths else self._free(f"{parent}.b", 1)

    def _free(self, stem: str, first: int) -> str:
        """Finds the next free number behind a stem; it goes on from the last one found, so that a million are found."""
        number = self._last.get(stem, first - 1) + 1
        while f"{stem}{number}" in self._paths:
            number += 1
        self._last[stem] = number
        return f"{stem}{number}"


def draw(
    drawing: Drawing, blocks: Sequence[Block], readings: Sequence[BlockReading], home: Draft | None, base: str
) -> None:
    """Draws the outline of one part.

    Args:
        drawing: Takes the sections and the placed text.
        blocks: The blocks of the part.
        readings: What each of them is.
        home: The section for text before the first heading (an annex, a notice); None: a preamble when it is needed.
        base: The path that the part's sections begin with (``x1``); empty for the document itself.

    """
    climb = _Climb(drawing, home, base, trusts_hints=_agree(blocks, readings))
    boxes = BoxReader(blocks, readings)
    for at, (block, reading) in enumerate(zip(blocks, readings, strict=True)):
        if reading.form == "box":
            climb.open_box(block)
            boxes.open(at)
        elif climb.box is not None and boxes.holds(at):
            climb.place(block.text, block, reading)
        else:
            climb.box = None
            climb.take(block, reading)


class _Climb:
    """The outline of one part while it is drawn: the open sections and which style nests in which."""

    def __init__(self, drawing: Drawing, home: Draft | None, base: str, *, trusts_hints: bool) -> None:
        self.trusts_hints = trusts_hints
        self.drawing = drawing
        self.home = home
        self.base = base
        self.stack: list[_OpenSection] = []
        self.inside: set[tuple[str, str]] = set()
        self.box: Draft | None = None
        self.passed = 0

    def take(self, block: Block, reading: BlockReading) -> None:
        """Takes a block that stands in no box."""
        if reading.form in ("heading", "run-in"):
            self._open_section(block, reading)
        elif reading.form == "article":
            self._open_article(block, reading)
        elif reading.form == "opening":
            self._open_preamble(block, reading)
        else:
            if reading.style in ("han", "top") or (reading.style == "num" and not self.stack):
                # 一、 with its body on the same line has its place, though it is no section.
                self.passed = reading.number
            self.place(block.text, block, reading)

    def here(self) -> Draft:
        """The section that is open; a preamble where none is yet."""
        if self.box is not None:
            return self.box
        for entry in reversed(self.stack):
            if entry.draft is not None:
                return entry.draft
        if self.home is None:
            self.home = self.drawing.open(Draft(self._preamble_path(), 1, "", None, "preamble", (), None))
        return self.home

    def _preamble_path(self) -> str:
        return f"{self.base}.0" if self.base else "0"

    def place(self, text: TracedText, block: Block, reading: BlockReading, *, is_body: bool = False) -> None:
        """Puts text into the open section."""
        in_box = self.box is not None
        self.drawing.placed.append(Placed(self.here().path, text, block, reading, in_box, is_body))

    def open_box(self, block: Block) -> None:
        """Opens a 专栏 one level below the section it stands in; a box in a box is its sister."""
        self.box = None
        parent = self.here()
        printed, title, number = box_number(block.chars)
        words, printed, title = title, block.text.as_printed(printed), block.text.as_printed(title)
        path = self.drawing.box_path(parent.path, number)
        self.box = self.drawing.open(
            Draft(path, parent.level + 1, printed, title or None, "box", block.text.spans, parent.path, words)
        )

    def _open_preamble(self, block: Block, reading: BlockReading) -> None:
        """Opens 前言: section 0 where nothing stands before it, else a section of the top."""
        if self.home is not None or self.stack:
            self._open_section(block, reading)
            return
        title = block.text.printed[slice(*reading.title)]
        self.home = self.drawing.open(
            Draft(self._preamble_path(), 1, "", title, "preamble", block.text.spans, None, block.chars)
        )

    def _open_section(self, block: Block, reading: BlockReading) -> None:
        """Opens a numbered or marked section where its style nests."""
        reading = self._climb(reading, block.level)
        parent = self._parent()
        head, body = _divide(block.text, reading.body)
        words = block.chars[slice(*reading.title)]
        title = block.text.printed[slice(*reading.title)].strip() or None
        number = block.printed_marker if block.marker and block.marker.end <= reading.title[0] else ""
        above = parent.path if parent else self.base
        if parent is None and reading.style == "han" and reading.number == self.passed + 1:
            self.drawing.pass_over(above, self.passed)
        path = self.drawing.child_path(above)
        level = parent.level + 1 if parent else 1
        draft = Draft(path, level, number, title, "section", head.spans, parent.path if parent else None, words)
        self.stack.append(_OpenSection(reading.style, reading.number, block.level, self.drawing.open(draft)))
        if body is not None:
            self.place(body, block, reading, is_body=True)

    def _open_article(self, block: Block, reading: BlockReading) -> None:
        """Opens 第十二条 as a12 under whatever chapter holds it."""
        while self.stack and self.stack[-1].style not in (
            "volume",
            "chapter",
            "division",
            "hint",
            "han",
            "plain",
            "closing",
        ):
            self.stack.pop()
        parent = self._parent()
        head, body = _divide(block.text, reading.body)
        marker = block.marker
        sub = f"-{marker.sub}" if marker and marker.sub else ""
        prefix = f"{self.base}." if self.base else ""
        draft = Draft(
            f"{prefix}a{reading.number}{sub}",
            parent.level + 1 if parent else 1,
            block.printed_marker,
            block.text.printed[slice(*reading.title)].strip() or None,
            "article",
            head.spans,
            parent.path if parent else None,
            block.chars[slice(*reading.title)],
        )
        self.stack.append(_OpenSection("article", reading.number, 0, self.drawing.open(draft)))
        if body is not None:
            self.place(body, block, reading, is_body=True)

    def _parent(self) -> Draft | None:
        """The section above the one that opens: the innermost open one, or the annex that holds everything."""
        for entry in reversed(self.stack):
            if entry.draft is not None:
                return entry.draft
        return self.home if self.home is not None and self.home.kind in ("annex", "part") else None

    def _climb(self, reading: BlockReading, hint: int) -> BlockReading:
        """Closes the sections that a heading does not stand in.

        0. A heading without a number above a series that is open and begins anew (保障措施 over （1）) closes the
           series and what held it.
        1. 结语 and 附则 without a number stand at the top.
        2. A heading that the format alone marks closes what the format marks as deep or deeper, unless the marks of
           the format are at odds with the numbers: then it is a style like any other.
        3. A style that is open goes on: it closes what stands inside it.
        4. A number that follows on the number of another open style is its sister: （四） after （1） （2） （3）.
        5. Otherwise the document's own order of styles decides, and at first sight the order of GB/T 9704-2012.
        """
        if reading.number and self.stack and self.stack[0].style == "opening":
            # 前言 holds no number.
            self.stack.clear()
        styles = [entry.style for entry in self.stack]
        if reading.above in styles[1:]:
            reading = self._above_series(reading, styles.index(reading.above))
        elif reading.style in ("closing", "opening"):
            self.stack.clear()
        elif reading.style == "hint" and (self.trusts_hints or "hint" not in styles):
            while self.stack and (self.stack[-1].level_hint >= hint or self.stack[-1].style == "plain"):
                self.stack.pop()
        elif reading.style in styles:
            del self.stack[len(styles) - 1 - styles[::-1].index(reading.style) :]
        else:
            sister = self._sister(reading)
            if sister is not None:
                del self.stack[sister:]
            else:
                self._climb_by_order(reading.style)
        self._learn(reading.style)
        return reading

    def _above_series(self, reading: BlockReading, at: int) -> BlockReading:
        """Places a heading that lost its number above a series that begins anew: next to what held the last."""
        holder = self.stack[at - 1]
        del self.stack[at - 1 :]
        return replace(reading, style=holder.style, number=holder.number + 1)

    def _sister(self, reading: BlockReading) -> int | None:
        """Finds the open section of another style whose number this one follows."""
        if reading.number < 2:
            return None
        for at in range(len(self.stack) - 1, -1, -1):
            entry = self.stack[at]
            known = (reading.style, entry.style) in self.inside
            if entry.number == reading.number - 1 and _are_alike(entry.style, reading.style) and not known:
                return at
        return None

    def _climb_by_order(self, style: str) -> None:
        """Closes what this document, or else the standard, nests inside the style."""
        while self.stack:
            top = self.stack[-1].style
            if (style, top) in self.inside or not ((top, style) in self.inside or _is_outer(style, top)):
                return
            self.stack.pop()

    def _learn(self, style: str) -> None:
        """Remembers that a style nests in those that are open now."""
        self.inside.update((style, entry.style) for entry in self.stack if entry.style != style)


def _agree(blocks: Sequence[Block], readings: Sequence[BlockReading]) -> bool:
    """Whether the format marks all headings of one style of number as equally deep."""
    levels: dict[str, set[int]] = {}
    for block, reading in zip(blocks, readings, strict=True):
        if reading.form == "heading" and reading.number and block.level:
            levels.setdefault(reading.style, set()).add(block.level)
    return all(len(found) == 1 for found in levels.values())


def _is_outer(style: str, other: str) -> bool:
    """Whether this is 编 章 节, which nothing of another kind ever holds."""
    return style in REGULATION and (other not in REGULATION or STYLES.index(style) < STYLES.index(other))


#: Styles that conversions take for one another: （四） becomes （4） or 4、 and back.
_ALIKE = (frozenset(("hanp", "nump", "num")), frozenset(("han", "num")))


def _are_alike(first: str, second: str) -> bool:
    """Whether two styles may number one series."""
    return first != second and any(first in group and second in group for group in _ALIKE)


def _divide(text: TracedText, body: int) -> tuple[TracedText, TracedText | None]:
    """Divides a run-in heading from its body."""
    if body <= 0 or body >= len(text.chars):
        return text, None
    head, rest = text.cut([body])
    return head, rest
