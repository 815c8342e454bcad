"""What a web page, or whoever collected a text, sets around it: information table, menus, key lines, footer.

Reads: rows, what the page says beside its text. Writes: the rows of the document, asides (``page``, ``collector``) and
the facts that the table and the key lines state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.documents import PageFacts, Reason
from index.structuring.asides import Aside
from index.structuring.cleaning import CleanLine
from index.structuring.contents import count_repeated, key_of
from index.structuring.labels import COLLECTED, FIELD_OF, LABELS, is_page_words, is_related
from index.structuring.phrases import ANNEX_MARK, NUMBER_LINE, is_date, is_page_date, is_sentence, kind_of_title

#: What stands above a text is looked for in so many rows, and below it.
_HEAD_ROWS = 80
_TAIL_ROWS = 120

#: Rows between two that are surely the page's: a list of related articles, a button.
_GAP_ROWS = 15

#: 原文链接：http…: a short key, its colon, a value.
_KEY_LINE = re.compile(r"(?P<key>[^\s:：。，,；;《（(]{1,12})\s*[:：]\s*(?P<value>\S.*)")
#: Keys that the lines of a document's own head have.
_OWN_KEYS = re.compile(r"签\s*发|办理|答复|联系|承办|抄送|主送|附件|地址|电话|邮")

#: 当前位置：首页 > 政务公开 > 文件
_BREADCRUMB = re.compile(
    r"(?:您?(?:当前|现在)?(?:的|所在)?位置|首页)\s*[:：>》›»/].*|[^。；<>›»]{1,30}(?:[>›»][^。；<>›»]{1,30}){2,}"
)

#: 某市人民政府门户网站: the name of a site.
_SITE = re.compile(r"[^。，；]{2,30}(?:门户网站|政府网站?|政务网|信息网|官网|官方网站|信息公开(?:专栏|平台|目录)?)")

#: ## 政策全文: a collector's heading above the text.
_BODY_MARK = re.compile(r"(?:政策|文件|通知|公告)?(?:全文|正文|原文)(?:内容)?[:：]?")


@dataclass(slots=True)
class PageSplit:
    """The rows of a file, divided into those of the document and those of the page.

    Attributes:
        rows: The document's.
        asides: The page's, in any order.
        facts: What the page states: ``title``, ``number``, ``issuer``, ``date``, ``effective`` … as printed.
    """

    rows: list[CleanLine]
    asides: list[Aside] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


def find_page(rows: Sequence[CleanLine], told: PageFacts | None) -> PageSplit:
    """Divides the rows of a file into those of the document and those of the page around it.

    Args:
        rows: In reading order.
        told: What a web page says beside its text; None of every other format.

    """
    facts: dict[str, str] = {}
    gone = _read_head(rows, facts, told)
    gone |= _tail(rows)
    if told is not None:
        gone |= {at for at, row in enumerate(rows) if row.cells is None and is_page_words(row.chars)}
        gone |= _related(rows)
    if told is not None and told.date:
        facts.setdefault("published", told.date)
    titles = [told.title, facts.get("title"), told.window] if told else [facts.get("title")]
    title = next((title for title in titles if title), None)
    if title:
        facts["title"] = title
        gone |= _above_title(rows, gone, title)
    collected = any(_is_collected(rows[at].chars) for at in gone)
    reason: Reason = "collector" if collected else "page"
    return PageSplit(
        [row for at, row in enumerate(rows) if at not in gone],
        [Aside(reason, rows[at].text) for at in sorted(gone)],
        facts,
    )


def _is_collected(chars: str) -> bool:
    """Whether a line is one that only a collector of texts writes (检索关键词, 政策全文)."""
    found = _KEY_LINE.fullmatch(chars)
    return _BODY_MARK.fullmatch(chars) is not None or (found is not None and found["key"] in COLLECTED)


def _read_head(rows: Sequence[CleanLine], facts: dict[str, str], told: PageFacts | None) -> set[int]:
    """Finds the page's rows above the text, up to the first sentence, and reads the facts that they state."""
    gone: set[int] = set()
    at = 0
    while at < min(len(rows), _HEAD_ROWS):
        row = rows[at]
        is_table = len(row.cells or row.tabbed) > 1
        pairs = _table_pairs(row) if is_table else _line_pairs(row.chars)
        if pairs:
            if not is_table and not pairs[-1][1] and _is_value(rows, at + 1):
                pairs[-1] = (pairs[-1][0], rows[at + 1].chars)
                gone.add(at + 1)
            _keep(facts, pairs)
            gone.add(at)
        elif at not in gone and (is_sentence(row.chars) or (row.cells is not None and len(row.cells) > 1)):
            break
        elif _is_around(row.chars, told):
            gone.add(at)
        at += 1
    return gone | _unknown_keys(rows, gone, at)


def _is_around(chars: str, told: PageFacts | None) -> bool:
    """Whether a line above a text is the page's by its words alone."""
    return (
        is_page_words(chars)
        or _BREADCRUMB.fullmatch(chars) is not None
        or _BODY_MARK.fullmatch(chars) is not None
        or _SITE.fullmatch(chars) is not None
        or is_page_date(chars)
        or (told is not None and told.site is not None and chars.rstrip("-_| ") == told.site)
    )


def _unknown_keys(rows: Sequence[CleanLine], known: set[int], end: int) -> set[int]:
    """Finds the lines with unknown keys in a block of key lines: every line of the block is the page's."""
    found: set[int] = set()
    for step, order in ((1, range(end)), (-1, range(end - 1, -1, -1))):
        for at in order:
            match = _KEY_LINE.fullmatch(rows[at].chars) if at - step in known | found else None
            if match and at not in known and not _OWN_KEYS.match(match["key"]) and not is_sentence(rows[at].chars):
                found.add(at)
    return found


def _table_pairs(row: CleanLine) -> list[tuple[str, str]]:
    """Reads the labels and values of a row of an information table: 发文机关： | 国务院 | 成文日期： | 2019年…."""
    cells = row.cells or row.tabbed
    pairs: list[tuple[str, str]] = []
    for at, cell in enumerate(cells):
        label = _label(cell)
        if label in FIELD_OF:
            value = cells[at + 1] if at + 1 < len(cells) else ""
            pairs.append((label, "" if _label(value) in FIELD_OF else value.strip()))
        else:
            pairs += _line_pairs(cell)
    return pairs


def _label(cell: str) -> str:
    """Reduces a cell to the label that it may be: 索 引 号： → 索引号."""
    return "".join(cell.split()).rstrip("：:")


def _line_pairs(chars: str) -> list[tuple[str, str]]:
    """Reads the labels and values of a key line that begins with a known one; there may be several on it."""
    found = list(LABELS.finditer(chars))
    if not found or found[0].start() > 0:
        return []
    ends = [*(match.start() for match in found[1:]), len(chars)]
    return [
        (_label(match["label"]), chars[match.end() : end].strip(" \u3000|"))
        for match, end in zip(found, ends, strict=True)
    ]


def _is_value(rows: Sequence[CleanLine], at: int) -> bool:
    """Whether a row may be the value of the label above it; a title is one only if labels go on below."""
    if at >= len(rows):
        return False
    row = rows[at]
    if row.cells is not None or row.level or is_sentence(row.chars) or len(row.chars) > 80 or _line_pairs(row.chars):
        return False
    goes_on = at + 1 < len(rows) and bool(_line_pairs(rows[at + 1].chars))
    return goes_on or not (row.chars.endswith(("：", ":")) or kind_of_title(row.chars))


def _keep(facts: dict[str, str], pairs: Iterable[tuple[str, str]]) -> None:
    """Keeps the first value of each field that a page states."""
    for label, value in pairs:
        name = FIELD_OF.get(label, "")
        if name and value.strip("-—/ 无"):
            facts.setdefault(name, value)


def _tail(rows: Sequence[CleanLine]) -> set[int]:
    """Finds the page's rows below the text: from the end up, over a few short lines between."""
    begin = len(rows)
    short = 0
    for at in range(len(rows) - 1, max(-1, len(rows) - _TAIL_ROWS), -1):
        chars = rows[at].chars
        if is_page_words(chars):
            begin, short = at, 0
        elif short > _GAP_ROWS or is_sentence(chars) or len(chars) > 60 or rows[at].marker or is_date(chars):
            break
        else:
            short += 1
    return set(range(begin, len(rows)))


def _related(rows: Sequence[CleanLine]) -> set[int]:
    """Finds the list of related articles below its heading: links, each with a date or as an item of a list."""
    gone: set[int] = set()
    for at, row in enumerate(rows):
        listed = at - 1 in gone or (at > 0 and is_related(rows[at - 1].chars))
        if listed and (row.kind == "list" or re.search(r"\d{4}-\d{2}-\d{2}\s*$", row.chars)):
            gone.add(at)
    return gone


def _above_title(rows: Sequence[CleanLine], gone: set[int], title: str) -> set[int]:
    """Finds the rows above the title that the page names; where the page prints it twice, those above the second."""
    wanted = key_of(title)
    at = -1
    for place in range(min(len(rows), _HEAD_ROWS)):
        if place in gone or rows[place].cells is not None:
            continue
        if at >= 0 and (is_sentence(rows[place].chars) or rows[place].marker):
            break
        if count_repeated(rows, place, wanted):
            at = place
    return {
        above
        for above in range(max(0, at))
        if not (NUMBER_LINE.fullmatch(rows[above].chars) or ANNEX_MARK.fullmatch(rows[above].chars))
        and not rows[above].chars.endswith("文件")
    }
