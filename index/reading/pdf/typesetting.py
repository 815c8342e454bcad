"""Characters become lines of print, and lines words: by their bases and the gaps between them."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis.folding import is_latin
from index.reading.pdf.glyphs import Glyph

#: Gaps, in widths of a character, that hold words apart, show a space, and divide columns of a list.
_WORD, _SPACE, _TAB = 0.15, 0.45, 2.5

#: How far apart, in the size of the larger, the bases of two characters of one line may be: one is raised.
_RAISED = 0.45
#: And of two stretches of one line that stand side by side.
_BESIDE = 0.6


def line_text(glyphs: Sequence[Glyph]) -> str:
    """The text of one row of characters, with spaces and tabs where its gaps show them."""
    parts: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            gap = (glyph.x0 - before.x1) / max(min(glyph.size, before.size), 1.0)
            if gap > _TAB:
                parts.append("\t")
            elif gap > (_WORD if before.char.isascii() and glyph.char.isascii() else _SPACE):
                parts.append(" ")
        parts.append(glyph.char)
        before = glyph
    return "".join(parts)


def append_line(text: str, words: str) -> str:
    """A cell with the words of its next line, those of Western script apart."""
    return text + (" " if is_latin(text[-1:]) and words[:1].isascii() else "") + words


def lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Puts characters on one base into lines, the lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.x0)):
        if lines and glyph.base - base < _RAISED * max(size, glyph.size):
            lines[-1].append(glyph)
            if glyph.size > size:
                base, size = glyph.base, glyph.size
        else:
            lines.append([glyph])
            base, size = glyph.base, glyph.size
    return [_once(sorted(line, key=lambda one: one.x0)) for line in _side_by_side(lines)]


def _side_by_side(lines: list[list[Glyph]]) -> list[list[Glyph]]:
    """Puts lines together that stand beside each other on bases not quite the same: 文件 beside two issuers."""
    merged: list[list[Glyph]] = []
    for line in lines:
        before = merged[-1] if merged else []
        size = max((glyph.size for glyph in [*before, *line]), default=0.0)
        if before and line[0].base - before[0].base < _BESIDE * size:
            spans = [(min(one.x0 for one in each), max(one.x1 for one in each)) for each in (before, line)]
            if spans[0][1] <= spans[1][0] or spans[1][1] <= spans[0][0]:
                before.extend(line)
                continue
        merged.append(list(line))
    return merged


def _once(line: list[Glyph]) -> list[Glyph]:
    """Leaves out characters that are printed twice, a hair apart, to look bold."""
    kept: list[Glyph] = []
    for glyph in line:
        if any(glyph.char == one.char and abs(glyph.x0 - one.x0) < 0.3 * glyph.size for one in kept[-2:]):
            continue
        kept.append(glyph)
    return kept


def stretches(line: Sequence[Glyph], gap: float) -> list[tuple[float, float]]:
    """The parts of a line that gaps wider than so many characters divide: where each begins and ends."""
    found = [(line[0].x0, line[0].x1)]
    for glyph in line[1:]:
        start, end = found[-1]
        if glyph.x0 - end > gap * glyph.size:
            found.append((glyph.x0, glyph.x1))
        else:
            found[-1] = (start, max(end, glyph.x1))
    return found
