"""What no line around a text states and a careful reader concludes all the same; the metadata say which fields it is.

Reads: title and content of a document, the name of its file. Writes: a date, the bodies that alone make such a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from index.analysis.folding import HAN
from index.documents import Event
from index.structuring.cleaning import CleanLine
from index.structuring.phrases import DATE, iso_date
from index.structuring.tables import Table

#: 本条例自2006年3月1日起施行。
_IN_FORCE = re.compile(
    rf"(?:本|该)[{HAN}]{{1,10}}?(?:自|从|于)\s*(?P<date>{DATE.pattern})\s*(?:起|开始)?(?:正式)?(?:施行|实施|生效|执行)"
)

#: 条例(2024-06-22): the date that a collector sets behind the title in the name of the file.
_NAME_DATE = re.compile(r"[（(](\d{4}-\d{2}-\d{2})[)）]$")

#: 某市…条例, 某市实施《中华人民共和国…法》办法: the people's congress of the place makes them (law on legislation).
_LOCAL = re.compile(
    rf"(?P<place>[{HAN}]{{1,8}}?(?:省|自治区|自治州|自治县|市))"
    r"(?:[^关于]*条例|实施《?中华人民共和国.*法》?(?:的?若干规定|的?办法))"
)

#: A 条例 of no place is the State Council's.
_NATIONAL = re.compile(r"[^省市县区]*条例(?:实施细则)?")

#: One of the last paragraphs says when a regulation comes into force; one of the first is its first article.
_LAST_ROWS = 12


def in_force(content: Sequence[CleanLine | Table], history: Sequence[Event]) -> str | None:
    """Reads when a text comes into force, from its last paragraphs, else from the lines below its title; ISO 8601."""
    for item in reversed(content[-_LAST_ROWS:]):
        found = _IN_FORCE.search(item.text.chars)
        if found:
            return iso_date(found["date"])
    return next((event.date for event in reversed(history) if event.kind == "in force"), None)


def date_of_name(name: str) -> str | None:
    """Reads the date behind the title in the name of a file.

    >>> date_of_name("条例/稀土管理条例(2024-06-22).md")
    '2024-06-22'
    """
    found = _NAME_DATE.search(PurePosixPath(name).stem)
    return found.group(1) if found else None


def legislators_of(title: str | None, content: Sequence[CleanLine | Table]) -> tuple[str, ...]:
    """Concludes who made a regulation of articles that names nobody; nobody where several bodies make such texts."""
    markers = [item.marker for item in content[:_LAST_ROWS] if isinstance(item, CleanLine)]
    if not title or not any(marker and marker.style == "article" and marker.number == 1 for marker in markers):
        return ()
    local = _LOCAL.match(title)
    if local:
        return (f"{local['place']}人民代表大会常务委员会",)
    return ("国务院",) if _NATIONAL.fullmatch(title) else ()
