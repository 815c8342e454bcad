"""Tables: rows of cells as Markdown, tabs or one cell a line print them, with caption and source line.

Reads: rows. Writes: rows and tables, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.structuring.cells import Cells, bring_back, count_header_rows, square
from index.structuring.cleaning import CleanLine
from index.structuring.numbering import read_marker
from index.structuring.phrases import ANNEX_MARK, FIGURE
from index.structuring.texts import TracedText, join

#: 表 1 2019-2020 年…, 续表2, 表1-1. 附表 is an annex.
CAPTION = re.compile(r"续?表\s*[\d一二三四五六七八九十]*(?:[-.—－]\d+)?(?:[\s:：.、]|$|(?<=\d))")

#: 资料来源：区商务委; 注：…; 单位：万元.
_SOURCE = re.compile(r"[（(]?(?:(?:资料|数据|信息|图表)?来源|注|备注|说明)\d*\s*[:：]")
_UNIT = re.compile(r"[（(]?(?:计量)?单位\s*[:：]\s*\S{1,12}[）)]?")

#: Heads of a first column that counts.
_COUNTERS = frozenset(("序号", "编号", "排序", "序", "No.", "NO."))

#: What heads of columns are called.
_HEAD = re.compile(r"(?:单位|部门|指标|数值|任务|事项|名称|类别|类型|序号|备注|时限|时间|年份|内容|举措|措施|标准)$")

#: A cell that stands on a line of its own is no sentence.
_CELL_LENGTH = 60
_CAPTION_LENGTH = 50
_HEAD_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: what it says, its caption and its cells."""

    text: TracedText
    caption: str | None
    rows: tuple[Cells, ...]
    header_rows: int


def find_tables(rows: Sequence[CleanLine]) -> list[CleanLine | Table]:
    """Finds every table among the rows.

    Reads: rows. Writes: rows and tables, in reading order.
    """
    found: list[CleanLine | Table] = []
    at = 0
    while at < len(rows):
        cells, end = _grid(rows, at)
        if end == at:
            found.append(_unbarred(rows[at]))
            at += 1
            continue
        captions = _take_captions(found)
        notes: list[CleanLine] = []
        while end < len(rows) and len(notes) < 3 and _SOURCE.match(rows[end].chars):
            notes.append(rows[end])
            end += 1
        found.append(_table(captions, rows[at : end - len(notes)], cells, notes))
        at = end
    return found


#: 1., (1), (a), （一） in front of a tab; 1 alone counts the rows of a table.
_NUMBER_CELL = re.compile(r"[（(][\da-zA-Z一二三四五六七八九十]{1,4}[)）]|[\da-zA-Z一二三四五六七八九十]{1,3}[.．、)]")


def _grid(rows: Sequence[CleanLine], at: int) -> tuple[list[Cells], int]:
    """Reads the table that begins at a row; its end is the row itself where none does."""
    if rows[at].cells is not None:
        return _barred(rows, at)
    if len(rows[at].tabbed) > 1:
        return _tabbed(rows, at)
    cells, end = _stacked(rows, at)
    return (cells, end) if end > at else _counted(rows, at)


def _barred(rows: Sequence[CleanLine], at: int) -> tuple[list[Cells], int]:
    """Reads rows that the format marks as cells; a table over two pages is one (same width, nothing between)."""
    end = at
    while end < len(rows) and rows[end].cells is not None and not _begins(rows, at, end):
        end += 1
    cells = [row.cells for row in rows[at:end] if row.cells is not None]
    if all(len(row) == 1 for row in cells):
        return [], at
    return cells, end


def _begins(rows: Sequence[CleanLine], at: int, here: int) -> bool:
    """Whether a row is the head of another table than the one that begins at a row.

    The source must set it apart, as a head below rows or as another table of the same page; and of the same width it
    must read as a head too: what goes on behind a page break is set apart as well.
    """
    row, before = rows[here], rows[max(at, here - 1)]
    if here == at or row.cells is None or (row.header and before.header):
        return False
    apart = row.table != before.table and row.table[0] == before.table[0]
    if row.header and len(row.cells) != len(rows[at].cells or ()):
        return True
    return (row.header or apart) and _reads_as_head(row.cells, rows[at].cells or (), rows[here + 1 : here + 2])


def _reads_as_head(cells: Cells, head: Cells, below: Sequence[CleanLine]) -> bool:
    """Whether cells are the head of a table of their own: short words, some known as heads, or over numbers."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or cells == head or not all(map(_is_word, filled)):
        return False
    numbers = any(not _is_word(cell) for row in below for cell in row.cells or () if cell)
    named = 2 * sum(1 for cell in filled if _HEAD.search(cell)) >= len(filled)
    return cells[0] in _COUNTERS or bool(set(filled) & set(head)) or numbers or named


def _is_word(cell: str) -> bool:
    return len(cell) <= _HEAD_LENGTH and not any(character.isdigit() or character in "。；" for character in cell)


def _tabbed(rows: Sequence[CleanLine], at: int) -> tuple[list[Cells], int]:
    """Reads two or more lines that tabs divide into the same number of cells."""
    columns = len(rows[at].tabbed)
    end = at
    while end < len(rows) and len(rows[end].tabbed) == columns and rows[end].cells is None:
        end += 1
    numbered = sum(1 for row in rows[at:end] if _NUMBER_CELL.fullmatch(row.tabbed[0]))
    if end - at < 2 or (columns == 2 and 2 * numbered > end - at):
        # (1) and its text, set apart by a tab: paragraphs, no table.
        return [], at
    return [row.tabbed for row in rows[at:end]], end


def _stacked(rows: Sequence[CleanLine], at: int) -> tuple[list[Cells], int]:
    """Reads one cell a line where blank lines divide equal groups (Xuhui's indicators: tab, four cells, blank)."""
    if not rows[at].indent and rows[at].chars not in _COUNTERS:
        return [], at
    columns = _group_length(rows, at)
    if columns < 2:
        return [], at
    cells = []
    end = at
    while end < len(rows) and _group_length(rows, end) == columns and (end == at or rows[end].gap):
        cells.append(tuple(row.text.printed for row in rows[end : end + columns]))
        end += columns
    enough = len(cells) >= 3 or (len(cells) == 2 and columns > 2)
    return (cells, end) if enough else ([], at)


def _group_length(rows: Sequence[CleanLine], at: int) -> int:
    """Counts the short lines of one group, all indented or none, up to the next blank line (at most 12)."""
    end = at
    while (
        end < len(rows)
        and end - at <= 12
        and (end == at or rows[end].gap == 0)
        and _is_cell(rows[end])
        and bool(rows[end].indent) == bool(rows[at].indent)
    ):
        end += 1
    whole = end == len(rows) or rows[end].gap > 0 or not _is_cell(rows[end])
    return end - at if whole else 0


def _counted(rows: Sequence[CleanLine], at: int) -> tuple[list[Cells], int]:
    """Reads one cell a line without blank lines: a head that counts (序号), then 1, 2, 3 … at equal distances."""
    if rows[at].chars not in _COUNTERS:
        return [], at
    ahead = [row.chars for row in rows[at : at + 12]]
    columns = ahead.index("1") if "1" in ahead else 0
    if columns < 2:
        return [], at
    cells = [tuple(row.text.printed for row in rows[at : at + columns])]
    end = at + columns
    while end + columns <= len(rows) and rows[end].chars == str(len(cells)):
        group = rows[end : end + columns]
        if not all(_is_cell(row) for row in group):
            break
        cells.append(tuple(row.text.printed for row in group))
        end += columns
    return (cells, end) if len(cells) >= 3 else ([], at)


def _is_cell(row: CleanLine) -> bool:
    """Whether this is a line that may be a cell, not a sentence or a heading."""
    if row.cells is not None or row.level or len(row.chars) > _CELL_LENGTH or row.chars.endswith(("。", "；")):
        return False
    marker = None if row.chars.startswith("专栏") else row.marker
    return not row.chars.startswith("专栏") and (marker is None or marker.style == "dotted")


def _take_captions(found: list[CleanLine | Table]) -> list[CleanLine]:
    """Takes the caption (and 单位：万元 under it) back from the rows before the table.

    The line under a lone 附件 is the title of the annex.
    """
    captions: list[CleanLine] = []
    if len(found) > 1 and ANNEX_MARK.fullmatch(found[-2].text.chars):
        return captions
    while found and len(captions) < 2:
        last = found[-1]
        if not isinstance(last, CleanLine):
            break
        if _UNIT.fullmatch(last.chars) and not captions:
            captions.insert(0, last)
            found.pop()
            continue
        if _is_caption(last):
            captions.insert(0, last)
            found.pop()
        break
    return captions


def _is_caption(row: CleanLine) -> bool:
    """Whether this is a caption: 表 1 …, or a short line that is no sentence, no heading and no numbered part."""
    if row.chars.startswith(("附", "专栏")) or FIGURE.fullmatch(row.chars):
        return False
    if CAPTION.match(row.chars) and len(row.chars) <= 2 * _CAPTION_LENGTH and not row.chars.endswith(("。", "：")):
        return True
    plain = not row.level and row.kind == "text" and len(row.chars) <= _CAPTION_LENGTH
    return plain and not row.chars.endswith(tuple("。；：，、！？:;,）)")) and row.marker is None


def _unbarred(row: CleanLine) -> CleanLine:
    """Reads a table of one column, which only frames its text (a box), as the text it is."""
    if row.cells is None:
        return row
    begin = len(row.chars) - len(row.chars.lstrip("| "))
    end = len(row.chars.rstrip("| "))
    if end <= begin:
        return replace(row, cells=None)
    text = row.text
    inner = TracedText(text.chars[begin:end], text.offsets[begin:end], text.spans, text.bolds, text.shown[begin:end])
    return replace(row, text=inner, cells=None, indent=row.indent or 2, marker=read_marker(inner.chars))


def _table(captions: list[CleanLine], body: Sequence[CleanLine], cells: list[Cells], notes: list[CleanLine]) -> Table:
    """Makes a table of its rows; its text is what it shows: caption, rows, source."""
    whole = square(cells)
    header_rows = count_header_rows(whole, body[0].header)
    lines = [" | ".join(cell for cell in row if cell) for row in whole]
    shown = "\n".join([*(row.text.printed for row in captions), *lines, *(row.text.printed for row in notes)])
    joined = join([row.text for row in (*captions, *body, *notes)])
    text = TracedText(shown, joined.offsets[:0], joined.spans)
    caption = captions[0].text.printed if captions and not _UNIT.fullmatch(captions[0].chars) else None
    return Table(text, caption, tuple(bring_back(whole, header_rows)), header_rows)
