"""The lines below a text: signature, date, disclosure, 抄送, 印发, contact, list of annexes.

Reads: the rows of a part below its head. Writes: its content, and the reason of every line of its tail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis.folding import HAN
from index.documents import Reason
from index.structuring.asides import Aside
from index.structuring.cleaning import CleanLine
from index.structuring.phrases import (
    ANNEX_LIST,
    ANNEX_MARK,
    CLOSING,
    DATE,
    STATUS,
    TAIL_LINES,
    is_date,
    is_organisation,
    is_sentence,
    is_signed,
)
from index.structuring.tables import Table

#: 市长：龚正, 区长 某某, （盖章）.
_PERSON = re.compile(
    rf"(?:市长|区长|省长|主任|局长|县长|部长|署长|总理|主席|院长|会长)\s*[:：]?\s*[{HAN}]{{2,4}}|[（(](?:印章|盖章|公章)[）)]"
)

#: How far above the end 抄送 may stand, and a list of annexes above a signature.
_TAIL_LINES = 24


def peel(items: Sequence[CleanLine | Table], *, follows_title: bool) -> tuple[list[CleanLine | Table], list[Aside]]:
    """Takes the tail off a text.

    Args:
        items: The rows and tables below the head.
        follows_title: Whether the text has a title; the last name of an untitled list is no signature.

    """
    mark = len(items)
    while mark > 0 and isinstance(items[mark - 1], CleanLine) and ANNEX_MARK.fullmatch(items[mark - 1].text.chars):
        mark -= 1
    content, tail = _peel(items[:mark], follows_title)
    return content, [*tail, *(Aside("annex mark", item.text) for item in items[mark:])]


def _peel(items: Sequence[CleanLine | Table], follows_title: bool) -> tuple[list[CleanLine | Table], list[Aside]]:
    """Takes the tail off a text that ends above the 附件 of the document it carries."""
    reasons = _marked(items)
    begin = min(reasons, default=len(items))
    end = begin
    while end > 0 and end > len(items) - _TAIL_LINES:
        reason = _reason(items, end - 1, signed=end < len(items), titled=follows_title)
        if reason is None:
            break
        end -= 1
        reasons[end] = reason
    start = _annex_list(items, end)
    for at in range(start, end):
        reasons[at] = "annex list"
    if start and isinstance(items[start - 1], CleanLine) and CLOSING.fullmatch(items[start - 1].text.chars):
        start -= 1
        reasons[start] = "closing"
    tail = [Aside(reasons[at], items[at].text) for at in range(start, len(items))]
    return list(items[:start]), tail


def _marked(items: Sequence[CleanLine | Table]) -> dict[int, Reason]:
    """Finds the block that 抄送 or a contact line opens near the end, with the lines that go on from it.

    The block is taken whole only if nothing in it is running text: 抄送 may run over two lines (Jing'an), a sentence
    behind it means that it stood in the text.
    """
    first = max(0, len(items) - _TAIL_LINES)
    for at in range(first, len(items)):
        if _opener(items[at]) is None:
            continue
        reasons: dict[int, Reason] = {}
        last: Reason | None = None
        for ahead in range(at, len(items)):
            item = items[ahead]
            if isinstance(item, Table) or (item.marker and not _opener(item)):
                return {}
            reason = _opener(item) or _plain(item.chars) or ("copied to" if last == "copied to" else None)
            if not reason:
                return {}
            reasons[ahead] = last = reason
        return _with_printer(items, reasons)
    return {}


def _opener(item: CleanLine | Table) -> Reason | None:
    """Says which line of a tail an item is by its words alone."""
    if isinstance(item, Table):
        return None
    return next((reason for reason, pattern in TAIL_LINES if pattern.fullmatch(item.chars)), None)


def _plain(chars: str) -> Reason | None:
    """Says which line of a tail a row is by its form: a signature or a date."""
    if is_date(chars):
        return "date"
    return "signature" if is_organisation(chars) or _PERSON.fullmatch(chars) or is_signed(chars) else None


def _with_printer(items: Sequence[CleanLine | Table], reasons: dict[int, Reason]) -> dict[int, Reason]:
    """Reads the name above …印发 as the printing office and no signature."""
    for at, reason in reasons.items():
        if reason == "signature" and reasons.get(at + 1) == "printed":
            reasons[at] = "printed"
    return reasons


def _reason(items: Sequence[CleanLine | Table], at: int, *, signed: bool, titled: bool) -> Reason | None:
    """Says which line of the tail the last row that is left is; None for content.

    A body's name alone is a signature only above a date or another line of the tail, or as the last line of a titled
    text that has a date; a person's (部长 某某) also as the last line of a titled text.
    """
    item = items[at]
    if isinstance(item, Table) or item.marker:
        return None
    opener = _opener(item)
    if opener is not None and (opener != "copied to" or signed):
        return opener
    plain = _plain(item.chars)
    if plain == "signature" and not signed and not (titled and at > 0 and _signs(item.chars)):
        return None
    if plain is None and STATUS.fullmatch(item.chars):
        return "status"
    return plain


def _signs(chars: str) -> bool:
    """Whether a last line is a signature by itself: it has a date, or office and name of a person."""
    return DATE.search(chars) is not None or _PERSON.fullmatch(chars) is not None


def _annex_list(items: Sequence[CleanLine | Table], end: int) -> int:
    """Finds where the list of annexes above a signature begins: 附件：1.… and the numbered names under it."""
    at = end
    while at > 0 and end - at < _TAIL_LINES:
        item = items[at - 1]
        if isinstance(item, Table) or is_sentence(item.chars) or len(item.chars) > 90:
            return end
        at -= 1
        if ANNEX_LIST.fullmatch(item.chars):
            above = items[at - 1] if at > 0 else None
            if not (isinstance(above, CleanLine) and ANNEX_LIST.fullmatch(above.chars)):
                return at
        elif item.level or not (item.marker or item.indent or item.gap == 0):
            return end
    return end
