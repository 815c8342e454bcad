"""The texts that a notice, an order or a regulation carries below its own: their titles are quoted above.

    静安区人民政府关于批转区发展改革委《静安区关于…的实施意见》的通知 … 静安区关于…的实施意见
    依照本条例所附的《消费税税目税率表》执行 … 消费税税目税率表

Reads: rows and tables. Writes: where the document itself begins, and where further texts do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from index.structuring.cleaning import CleanLine
from index.structuring.contents import key_of
from index.structuring.phrases import ANNEX_MARK, CLOSING, TAIL_LINES, is_date, is_sentence
from index.structuring.tables import Table

#: The document that a notice carries begins within so many lines.
_COVER_LINES = 80

#: Titles are set in at most so many lines, each at most so long.
_TITLE_LINES = 3
_LINE_LENGTH = 80

#: A shorter quotation (《方案》) names a document; its title is one only right below the end of the notice.
_TITLE_LENGTH = 6

#: 《…》 in a title or in the first sentences, with what stands before it.
_QUOTED = re.compile(r"《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》(?=(?P<behind>.{0,12}))")
_BEFORE = re.compile(r"[^《》]*\Z")
#: So many characters on either side of a title say whether it is attached.
_BESIDE = 12

#: 关于印发国家职业教育改革实施方案的通知: the title is not always quoted.
_NAMED = re.compile(
    r"(?:印发|转发|批转|发布|公布|颁布|下发)(?P<title>[^《》]{4,60}?)的(?:通知|公告|通告|函|决定|令)(?:[（(].{1,12}[）)])?$"
)

#: What a notice or an order does with the text that it carries.
_CARRIES = re.compile(r"印发|转发|批转|下发|印送|颁布|发布|公布|现予|公开征求|征求意见|报送|呈报|发给你们|刊发|公示")

#: 所附的《…》, 见附件《…》, 《…》附后.
_ATTACHED = re.compile(r"附")

_STATUS_TAIL = re.compile(r"[（(][^（()）]{1,12}[）)]$")


class Carried(NamedTuple):
    """Where texts begin that another text carries.

    Attributes:
        main: The row of the document's title; 0 where the file is the document itself.
        more: The rows of the titles of further texts.
    """

    main: int
    more: tuple[int, ...]


def find_carried(items: Sequence[CleanLine | Table]) -> Carried:
    """Finds the titles that repeat a quoted one, on a line (or up to three) of their own.

    1. Where what quotes it also carries it (印发, 转发, 公布), the first such title within eighty rows is the
       document's; the last of its repetitions counts, as the first may stand in the list of annexes. The title of
       another quotation is a further text.
    2. A text of articles is no notice. Below it, and elsewhere, it is an annex if its quotation says 附, or the text
       above it has ended.
    """
    quoted: dict[str, bool] = {}
    carried: set[str] = set()
    is_regulation = False
    main = 0
    first = ""
    more: list[int] = []
    for at, item in enumerate(items):
        if not isinstance(item, CleanLine):
            continue
        is_regulation |= item.marker is not None and item.marker.style == "article"
        found = _repeated(items, at, quoted)
        near = at < _COVER_LINES
        if (
            found in carried
            and found is not None
            and near
            and (not main or (found == first and not _reads_on(items, main, at)))
        ):
            main, first = at, found
        elif found not in (None, first) and at and (main or quoted[found or ""] or _has_ended(items, at)):
            more.append(at)
        if near and not main:
            window = "".join(near.text.chars for near in items[at : at + _TITLE_LINES])
            told = _quote(window, quoted)
            if not is_regulation and _CARRIES.search(item.chars if is_sentence(item.chars) else window):
                carried |= told
        elif _ATTACHED.search(item.chars):
            _quote(item.chars, quoted, only_attached=True)
    return Carried(main, tuple(place for place in more if place > main))


def _quote(chars: str, quoted: dict[str, bool], *, only_attached: bool = False) -> set[str]:
    """Keeps the titles that a line quotes, and whether it says that they are attached."""
    told: set[str] = set()
    for found in _QUOTED.finditer(chars):
        before = _BEFORE.search(chars, max(0, found.start() - _BESIDE), found.start())
        attached = _ATTACHED.search(f"{before.group() if before else ''}{found['behind']}") is not None
        if attached or not only_attached:
            key = key_of(found["title"])
            quoted[key] = quoted.get(key, False) or attached
            told.add(key)
    named = None if only_attached else _NAMED.search(chars)
    if named:
        quoted.setdefault(key_of(named["title"]), False)
        told.add(key_of(named["title"]))
    return told


def _repeated(items: Sequence[CleanLine | Table], at: int, quoted: Mapping[str, bool]) -> str | None:
    """Finds the quoted title that begins at a row: short, unnumbered, no sentence; a very short one below the end."""
    row = items[at]
    if not isinstance(row, CleanLine) or len(row.chars) > _LINE_LENGTH or row.cells is not None:
        return None
    if is_sentence(row.chars) or row.marker is not None:
        return None
    keys = sorted(key for key in _joined_keys(items, at) if key in quoted)
    return next((key for key in keys if len(key) >= _TITLE_LENGTH or (len(key) > 1 and _has_ended(items, at))), None)


def _has_ended(items: Sequence[CleanLine | Table], at: int) -> bool:
    """Whether the text above a row has ended: with a date, 此件公开发布, 附件 or …起施行."""
    above = items[at - 1] if at else None
    if not isinstance(above, CleanLine):
        return False
    chars = above.chars
    return (
        is_date(chars)
        or ANNEX_MARK.fullmatch(chars) is not None
        or CLOSING.fullmatch(chars) is not None
        or any(pattern.fullmatch(chars) for _, pattern in TAIL_LINES)
        or re.search(r"(?:起|日)(?:施行|实施|执行)。$", chars) is not None
    )


def _reads_on(items: Sequence[CleanLine | Table], begin: int, at: int) -> bool:
    """Whether running text stands between two rows: what follows it is no second printing of a title."""
    return any(isinstance(item, Table) or is_sentence(item.chars) for item in items[begin:at])


def _joined_keys(items: Sequence[CleanLine | Table], at: int) -> set[str]:
    """Reads a line alone and joined with the one or two below it, as keys of titles."""
    keys = set()
    joined = ""
    for item in items[at : at + _TITLE_LINES]:
        joined += item.text.chars
        keys |= {key_of(joined), key_of(_STATUS_TAIL.sub("", joined))}
    return keys
