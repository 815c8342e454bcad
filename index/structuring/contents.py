"""Contents and page furniture: what a printer put on the page and a reader skips.

A table of contents repeats every heading (Putuo prints one as a Markdown table with page numbers); page numbers and
running titles stand in the middle of sentences and must be gone before paragraphs are joined.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from index.analysis.folding import HAN
from index.documents import Furniture
from index.structuring.cleaning import CleanLine

#: 目 录 on a line of its own.
_TITLE = re.compile(r"[【\[]?目\s*[录次][】\]]?[:：]?|CONTENTS|Contents")

#: 一、总则……3, （一）目标 12, 三、任务\t5, 四、保障 3O: a title, leaders or white space, a page as it may be misread.
_PAGED = re.compile(
    rf"(.*?\D)(?:[\s.．·•…⋯—_-]*[.．·•…⋯_]{{2,}}[\s.．·•…⋯—_-]*|\s+|(?<=[）)”》{HAN}]))[-—(（]*([\dlIO]{{1,3}}|\d{{4}})[-—)）]*"
)

_PAGE_CELL = re.compile(r"[-—\s]*(?:[\dlIO]{1,3}|\d{4,})[-—\s]*")

#: Leaders: enough to know a line of contents without the word 目录 above.
_LEADERS = re.compile(r".*(?:[.．·•…⋯]\s*){4,}[-—(（]*\d{1,4}[-—)）]*")

#: — 3 —, -3-, 第3页 共10页, 3/12, Page 3 of 10.
_PAGE = re.compile(
    r"[-—–－―~·•]+\s*\d{1,4}\s*[-—–－―~·•]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?"
)

#: A title of contents is no sentence; the longest heading of the five documents has 28 characters.
_ENTRY_LENGTH = 80

#: A running title stands on at least this many pages.
_RUNNING = 3


def key_of(text: str) -> str:
    """Reduces a heading to what its twin in the contents shares with it."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return plain.rstrip("0123456789.·…-—_()")


def count_repeated(rows: Sequence[CleanLine], at: int, wanted: str) -> int:
    """Counts the lines, up to four, that repeat a title joined; 0 where they do not.

    Args:
        rows: In reading order.
        at: Where the title may begin.
        wanted: The title as :func:`key_of` reduces it.

    """
    joined = ""
    for count, row in enumerate(rows[at : at + 4], 1):
        joined = key_of(joined + row.chars)
        if wanted and (joined == wanted or (joined.startswith(wanted) and len(joined) <= len(wanted) + 4)):
            return count
        if not wanted.startswith(joined):
            return 0
    return 0


def drop_contents(rows: Sequence[CleanLine]) -> tuple[list[CleanLine], list[Furniture]]:
    """Sets tables of contents aside.

    Reads: rows. Writes: rows, furniture (reason ``contents``).
    """
    keys = [key_of(row.chars) if len(row.chars) <= _ENTRY_LENGTH else "" for row in rows]
    counts = Counter(key for key in keys if key)
    kept: list[CleanLine] = []
    dropped: list[CleanLine] = []
    at = 0
    while at < len(rows):
        end = _end_of_contents(rows, keys, counts, at)
        if end > at:
            dropped.extend(rows[at:end])
            at = end
        else:
            kept.append(rows[at])
            at += 1
    return kept, [Furniture("contents", row.text.spans) for row in dropped]


def _end_of_contents(rows: Sequence[CleanLine], keys: Sequence[str], counts: Counter[str], at: int) -> int:
    """Finds where the contents that begin at a row end; the row itself if none begins there."""
    if _TITLE.fullmatch(rows[at].chars):
        end = _last_entry(rows, keys, counts, at + 1)
        return end if end > at + 1 else at
    end = at
    while end < len(rows) and _LEADERS.fullmatch(rows[end].chars[:400]):
        end += 1
    return end if end - at >= _RUNNING else at


def _last_entry(rows: Sequence[CleanLine], keys: Sequence[str], counts: Counter[str], begin: int) -> int:
    """Goes on while rows are entries: they have a page, or they return as headings further on."""
    end = begin
    first = keys[begin] if begin < len(rows) else ""
    while end < len(rows):
        if _has_page(rows[end]):
            end += 1
        elif end > begin and keys[end] == first:
            break
        elif (keys[end] and counts[keys[end]] > 1) or _is_first_half(rows, end):
            end += 1
        else:
            break
    return end


def _has_page(row: CleanLine) -> bool:
    """Whether this is an entry by its page number, in a cell of its own or behind leaders."""
    if row.cells is not None:
        filled = [cell for cell in row.cells if cell]
        return not filled or _PAGE_CELL.fullmatch(filled[-1]) is not None
    if len(row.tabbed) > 1 and _PAGE_CELL.fullmatch(row.tabbed[-1]):
        return True
    return len(row.chars) <= 2 * _ENTRY_LENGTH and _PAGED.fullmatch(row.chars) is not None


def _is_first_half(rows: Sequence[CleanLine], at: int) -> bool:
    """Whether this is an entry that runs over two lines: the page stands on the second."""
    return (
        at + 1 < len(rows)
        and rows[at].cells is None
        and len(rows[at].chars) <= _ENTRY_LENGTH
        and not rows[at].chars.endswith(("。", "；", "："))
        and rows[at + 1].gap == 0
        and _LEADERS.fullmatch(rows[at + 1].chars[:400]) is not None
    )


def drop_pages(rows: Sequence[CleanLine], source: str) -> tuple[list[CleanLine], list[Furniture]]:
    """Sets page numbers and the running titles beside them aside.

    Reads: rows, the source text (the marks that cleaning took). Writes: rows, furniture (``page``).
    """
    paged = {at for at, row in enumerate(rows) if _is_page(row, source)}
    paged |= _bare_numbers(rows)
    neighbours = {beside for at in paged for beside in (at - 1, at + 1) if 0 <= beside < len(rows)} - paged
    titles = Counter(rows[at].chars for at in neighbours if len(rows[at].chars) <= 40)
    running = {at for at in neighbours if titles[rows[at].chars] >= _RUNNING}
    gone = paged | running
    kept = [row for at, row in enumerate(rows) if at not in gone]
    return kept, [Furniture("page", rows[at].text.spans) for at in sorted(gone)]


def _is_page(row: CleanLine, source: str) -> bool:
    """Whether this is a page number that its marks betray."""
    first, last = row.text.spans[0].start, row.text.spans[-1].end
    return last - first <= 30 and row.cells is None and _PAGE.fullmatch(source[first:last]) is not None


def _bare_numbers(rows: Sequence[CleanLine]) -> set[int]:
    """Finds page numbers without marks: they count up by one, and a long line stands before or behind each."""
    found = [
        at
        for at, row in enumerate(rows)
        if len(row.chars) <= 3 and row.chars.isdecimal() and not row.indent and _stands_between_pages(rows, at)
    ]
    counting = set()
    for before, after in itertools.pairwise(found):
        if int(rows[after].chars) == int(rows[before].chars) + 1:
            counting |= {before, after}
    return counting


def _stands_between_pages(rows: Sequence[CleanLine], at: int) -> bool:
    """Whether this is a number between paragraphs, not a number between the cells of a table."""
    beside = [rows[near].chars for near in (at - 1, at + 1) if 0 <= near < len(rows)]
    return any(len(chars) > 30 for chars in beside)
