"""How a document stands: whether it is in force or a draft, and whether the years it was made for are over."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

#: What a status says of a document that has been issued; of any other a reader is warned (结题稿, 征求意见稿, 废止).
_ISSUED = re.compile(r"印发|发布|公布|颁布|施行|实施|有效|批复|批准|通过|生效")
#: What takes it back: 未印发, 已失效, 拟发布.
_TAKEN_BACK = re.compile(r"[未拟待]|失效|废止|停止|草案|稿")


def standing(status: str | None, english: str | None) -> dict[str, Any] | None:
    """The status in both languages, and whether a reader should mind it; None where none is stated.

    >>> standing("征求意见稿", "draft for comments")
    {'zh': '征求意见稿', 'en': 'draft for comments', 'provisional': True}
    >>> standing("印发", "issued")["provisional"], standing("已失效", None)["provisional"]
    (False, True)
    """
    if not status:
        return None
    is_issued = _ISSUED.search(status) is not None and not _TAKEN_BACK.search(status)
    return {"zh": status, "en": english, "provisional": not is_issued}


def period(years: str | None, today: date) -> dict[str, Any] | None:
    """The years that a document covers, and whether they are over; None where none are stated.

    >>> period("2021-2025", date(2026, 1, 1))
    {'from': 2021, 'to': 2025, 'ended': True}
    >>> period("2021-2025", date(2025, 12, 31))["ended"], period("soon", date(2025, 1, 1))
    (False, None)
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", years or "")
    if found is None:
        return None
    last = int(found[2] or found[1])
    return {"from": int(found[1]), "to": last, "ended": today.year > last}
