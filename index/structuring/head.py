"""The lines above a text: red header, number, title, issuers, status, date, addressees.

Reads: the rows of a part. Writes: its title and the reason of every line of its head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.documents import Reason
from index.structuring.adoption import count_adoption
from index.structuring.asides import Aside
from index.structuring.cleaning import CleanLine
from index.structuring.contents import count_repeated, key_of
from index.structuring.phrases import (
    ANNEX_MARK,
    GREETING,
    HEAD_LINES,
    NUMBER,
    NUMBER_LINE,
    STATUS,
    is_date,
    is_organisation,
    is_sentence,
    is_signed,
    kind_of_title,
)
from index.structuring.tables import Table

#: 上海市静安区人民政府文件: the red header.
_LETTERHEAD = re.compile(r"[^《》。，]{2,40}文\s*件(?:\s*[（(].{1,12}[）)])?")

#: 前言 opens the text; a title it is not.
OPENING = re.compile(r"(?:前\s*言|引\s*言|序\s*言|导\s*言|绪\s*论|概\s*述|引\s*子|序|导语|编者按)[:：]?")

#: 第12期, （总第120期）: which one of a series of minutes or gazettes.
_ISSUE = re.compile(r"[（(]?(?:20\d{2}\s*年?)?\s*(?:总?\s*第\s*\d{1,4}\s*期\s*[（(]?){1,2}[）)]{0,2}")

#: （2024—2026年）
_YEARS = re.compile(r"[（(]\s*20\d{2}\s*年?\s*[-—–－~至]+\s*20\d{2}\s*年?[）)]")

#: 现将有关事项通知如下：, 根据…，作如下修改：: sentences that announce.
_ANNOUNCES = re.compile(
    r"(?:根据|依据|按照|遵照|为|经|现|鉴于|自|对|关于).*"
    r"|.*(?:(?:如下|以下|下列).{0,8}|意见|事项|通知|内容|包括|要求|规定|修改|决定|解释)[:：]"
)

#: Titles are set in at most so many lines, and are at most so long.
_TITLE_LINES = 4
_TITLE_LENGTH = 120
_HEAD_LINES = 40
_ADDRESSEES_LENGTH = 200


@dataclass(slots=True)
class Head:
    """What stands above a text.

    Attributes:
        end: How many rows belong to the head.
        title: The title, its lines joined.
        lines: Reason and words of each line.

    """

    end: int = 0
    title: str | None = None
    lines: list[Aside] = field(default_factory=list)
    addressed: bool = False


def read_head(items: Sequence[CleanLine | Table], *, only_title: bool = False) -> Head:
    """Reads the head of a part: rows up to the first that is content.

    Args:
        items: The rows and tables of the part.
        only_title: Of an annex: there is no letterhead to expect.

    """
    head = Head()
    while head.end < min(len(items), _HEAD_LINES):
        item = items[head.end]
        if isinstance(item, Table):
            break
        adopted = 0 if only_title or head.addressed else count_adoption(items, head.end)
        if adopted:
            head.lines += [Aside("adoption", row.text) for row in items[head.end : head.end + adopted]]
            head.end += adopted
            continue
        again = _repeated_title(items, head)
        if again:
            head.lines += [Aside("title", row.text) for row in items[head.end : head.end + again]]
            head.end += again
            continue
        if not only_title and _is_only_kind(items, head):
            head.lines = [
                aside._replace(reason="letterhead") if aside.reason == "title" else aside for aside in head.lines
            ]
            head.title = None
        count = _title_lines(items, head.end) if head.title is None else 0
        reason = None if only_title else _reason(items, head, item)
        if reason is None and count and not head.addressed:
            rows = [row for row in items[head.end : head.end + count] if isinstance(row, CleanLine)]
            head.title = "".join(_spaced(row.chars) for row in rows).strip()
            head.lines += [Aside("title", row.text) for row in rows]
            head.end += count
            if only_title:
                break
        elif reason is None:
            break
        else:
            head.addressed |= reason in ("addressees", "salutation")
            head.lines.append(Aside(reason, item.text))
            head.end += 1
    return _with_content(head, items)


def _is_only_kind(items: Sequence[CleanLine | Table], head: Head) -> bool:
    """Whether the title so far is the red header (专题会议纪要), and the title stands below it (关于…的会议纪要)."""
    item = items[head.end]
    if head.title is None or head.addressed or "关于" in head.title or not isinstance(item, CleanLine):
        return False
    kind = kind_of_title(head.title)
    about = "".join(
        row.chars for row in items[head.end : head.end + _title_lines(items, head.end)] if isinstance(row, CleanLine)
    )
    return kind is not None and "关于" in about and kind_of_title(about) == kind


def _repeated_title(items: Sequence[CleanLine | Table], head: Head) -> int:
    """Counts the lines that print the title once more, below the lines of whoever collected the text."""
    rows = [item for item in items[head.end : head.end + _TITLE_LINES] if isinstance(item, CleanLine)]
    return count_repeated(rows, 0, key_of(head.title)) if head.title is not None and not head.addressed else 0


def _with_content(head: Head, items: Sequence[CleanLine | Table]) -> Head:
    """Gives a title back that has nothing under it: a text of one line is content, no title."""
    if head.end < len(items) or head.title is None:
        return head
    at = next(at for at, (reason, _) in enumerate(head.lines) if reason == "title")
    return Head(at, None, head.lines[:at])


def _spaced(chars: str) -> str:
    """Keeps words of Western script apart where a title is joined."""
    return f"{chars} " if chars[-1:].isascii() and chars[-1:].isalpha() else chars


def _reason(items: Sequence[CleanLine | Table], head: Head, row: CleanLine) -> Reason | None:
    """Says what a line of the head is for; None for a title or for content."""
    chars = row.chars
    if row.cells is not None or len(chars) > 400:
        return None
    for reason, pattern in HEAD_LINES:
        if pattern.fullmatch(chars):
            return reason
    if head.title is None and ANNEX_MARK.fullmatch(chars):
        return "annex mark"
    if NUMBER_LINE.fullmatch(chars) or _ISSUE.fullmatch(chars):
        return "number"
    if head.title is not None and not head.addressed and _is_translated(head, chars):
        return "title"
    if STATUS.fullmatch(chars):
        return "status"
    if is_date(chars):
        return "date"
    if is_signed(chars):
        return "issuer"
    if _LETTERHEAD.fullmatch(chars) and head.title is None:
        return "letterhead"
    if head.title is not None and GREETING.fullmatch(chars):
        return "salutation"
    if head.title is not None and not head.addressed and row.marker is None and _is_addressees(chars):
        return "addressees"
    if (
        is_organisation(chars)
        and not _begins_title(items, head.end)
        and kind_of_title(chars) is None
        and not head.addressed
    ):
        return "issuer" if _is_head(items, head) else None
    return None


def _is_translated(head: Head, chars: str) -> bool:
    """Whether this is the title in English, right below the one in Chinese."""
    below = bool(head.lines) and head.lines[-1].reason == "title" and not (head.title or "").isascii()
    return below and chars.isascii() and len(chars.split()) > 1 and chars[0].isupper() and chars[-1] not in ".:;,?"


def _is_head(items: Sequence[CleanLine | Table], head: Head) -> bool:
    """Whether this is an issuer, not a heading that ends like one (服务中心) and stands over running text."""
    if head.title is None:
        return True
    following = items[head.end + 1] if head.end + 1 < len(items) else None
    return isinstance(following, CleanLine) and not is_sentence(following.chars)


def _is_addressees(chars: str) -> bool:
    """Whether this is 区政府各委、办、局，各街道办事处： or 致公党长宁区委:, not a sentence that ends in a colon."""
    if not chars.endswith(("：", ":")) or len(chars) > _ADDRESSEES_LENGTH or "。" in chars:
        return False
    return not _ANNOUNCES.match(chars)


def _begins_title(items: Sequence[CleanLine | Table], at: int) -> bool:
    """Whether this is the issuer's line of a title in two lines: 上海市人民政府 / 关于印发…的通知."""
    following = items[at + 1] if at + 1 < len(items) else None
    return isinstance(following, CleanLine) and following.chars.startswith("关于") and not is_sentence(following.chars)


def _title_lines(items: Sequence[CleanLine | Table], at: int) -> int:
    """Counts the lines of the title that begins at a row; 0 where none does.

    1. A title is short, unnumbered and no sentence, and does not say 前言.
    2. It ends with the first line after which its brackets are closed and it names a kind of document (…的通知).
    3. Where no line of up to four does, the first line alone is the title.
    """
    joined = ""
    for count in range(1, _TITLE_LINES + 1):
        item = items[at + count - 1] if at + count <= len(items) else None
        if not isinstance(item, CleanLine) or not _may_be_title(item, joined):
            break
        joined += item.chars
        if kind_of_title(joined) and _is_closed(joined) and not _goes_on(items, at + count):
            return count + _has_years(items, at + count)
    first = items[at]
    return 1 if isinstance(first, CleanLine) and _may_be_title(first, "") and not _holds_level(items, at + 1) else 0


def _holds_level(items: Sequence[CleanLine | Table], at: int) -> bool:
    """Whether （一） stands below, as below 总体要求 whose 一、 was lost, and not below a title."""
    following = items[at] if at < len(items) else None
    marker = following.marker if isinstance(following, CleanLine) else None
    return marker is not None and marker.style == "hanp" and marker.number == 1


def _may_be_title(row: CleanLine, before: str) -> bool:
    """Whether this is a line that a title may have."""
    chars = row.chars
    if not chars or len(before) + len(chars) > _TITLE_LENGTH or row.cells is not None or row.kind == "list":
        return False
    if is_sentence(chars) or chars.endswith(tuple("。；：，:;,！!？")) or OPENING.fullmatch(chars):
        return False
    if before and (STATUS.fullmatch(chars) or is_date(chars) or NUMBER.fullmatch(chars)):
        return False
    return row.marker is None and not chars.startswith(("——", "专栏", "附件", "（", "("))


def _is_closed(title: str) -> bool:
    """Whether every bracket of a title is closed."""
    return title.count("《") == title.count("》") and title.count("（") == title.count("）")


def _has_years(items: Sequence[CleanLine | Table], at: int) -> bool:
    """Whether this is （2024—2026年） below a title: it is the title's last line."""
    following = items[at] if at < len(items) else None
    return isinstance(following, CleanLine) and _YEARS.fullmatch(following.chars) is not None


def _goes_on(items: Sequence[CleanLine | Table], at: int) -> bool:
    """Whether this is a line that ends like a title, not its last: the next begins with 的通知 or 《."""
    following = items[at] if at < len(items) else None
    return isinstance(following, CleanLine) and following.chars.startswith(("的", "《", "》", "及", "和"))
