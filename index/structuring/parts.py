"""The parts of a file: a covering notice, the document itself, its annexes; and what stands above and below each.

Reads: rows and tables. Writes: parts (content between head and tail) and asides (title, number, signature …), from
which the metadata is read and which become furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from index.structuring.cleaning import Row
from index.structuring.contents import key_of
from index.structuring.foot import peel
from index.structuring.head import read_head
from index.structuring.numbering import read_marker
from index.structuring.phrases import ANNEX, is_date, is_organisation, is_sentence
from index.structuring.tables import Table
from index.structuring.texts import Text

PartKind = Literal["main", "cover", "annex"]
Item = Row | Table


class Aside(NamedTuple):
    """A line around a text: what it is for, its words, its place."""

    reason: str
    text: Text


@dataclass(slots=True)
class Part:
    """One part of a file.

    Attributes:
        kind: ``main``, ``cover`` (a notice that carries the document) or ``annex``.
        title: As printed, its lines joined; of an annex the title behind or under 附件.
        number: As printed (附件1).
        mark: The heading line of an annex.
        content: What stands between head and tail.
        asides: The lines of head and tail.

    """

    kind: PartKind
    title: str | None = None
    number: str = ""
    mark: tuple[Text, ...] = ()
    content: list[Item] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


#: A covering notice is short: the document it carries begins within so many lines.
_COVER_LINES = 80

#: A shorter quotation (《若干意见》) names a document and is no title to look for.
_TITLE_LENGTH = 6

#: 《…》 in a title or in the first sentences.
_QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")


def find_parts(items: Sequence[Item]) -> list[Part]:
    """Divides a file into covering notice, document and annexes, and each into head, content and tail.

    Reads: rows and tables. Writes: parts.
    """
    annexes = _annexes(items)
    begin = _proper_start(items)
    borders = [(0, "main")] if begin == 0 else [(0, "cover"), (begin, "main")]
    borders += [(at, "annex") for at in annexes if at > begin]
    edges = [at for at, _ in borders[1:]] + [len(items)]
    parts = []
    for (start, kind), end in zip(borders, edges, strict=True):
        part = _annex(items[start:end]) if kind == "annex" else _document(items[start:end], kind == "cover")
        parts.append(part)
    return parts


def _document(items: Sequence[Item], is_cover: bool) -> Part:
    """Reads a part that has a head of its own."""
    head = read_head(items)
    content, tail = peel(items[head.end :], follows_title=head.title is not None)
    title_reason = "cover title" if is_cover else "title"
    asides = [Aside(title_reason if reason == "title" else reason, text) for reason, text in head.lines]
    asides += [Aside(reason, text) for reason, text in tail]
    return Part("cover" if is_cover else "main", head.title, content=content, asides=asides)


def _annex(items: Sequence[Item]) -> Part:
    """Reads an annex: 附件1 with its title behind it or on the lines below."""
    first = items[0]
    found = ANNEX.fullmatch(first.text.chars)
    title = found["title"] if found else ""
    number = first.text.chars[: found.start("title")].rstrip("：:.、． ") if found else ""
    mark = [first.text]
    rest = items[1:]
    if not title:
        head = read_head(rest, only_title=True)
        title = head.title or ""
        mark += [text for _, text in head.lines]
        rest = rest[head.end :]
    content, tail = peel(rest, follows_title=False)
    return Part("annex", title or None, number, tuple(mark), content, [Aside(reason, text) for reason, text in tail])


def _annexes(items: Sequence[Item]) -> list[int]:
    """Finds the lines that open an annex; a list of annexes above a signature opens none."""
    marks = [
        at
        for at, item in enumerate(items)
        if isinstance(item, Row) and (_opens_annex(item) or _titles_table(items, at))
    ]
    return [at for at in marks if not _is_list(items, at)]


def _opens_annex(row: Row) -> bool:
    """Tells 附件1 or 附件：申请表 on a line of its own."""
    if len(row.chars) > 70 or not row.chars.startswith("附") or row.chars.endswith(tuple("。；，")):
        return False
    found = ANNEX.fullmatch(row.chars)
    if not found:
        return False
    alone = not found["title"]
    return alone or bool(found["number"]) or bool(found["colon"])


def _titles_table(items: Sequence[Item], at: int) -> bool:
    """Tells 附表　2024年重点项目清单 over its table, where neither number nor colon stands."""
    following = items[at + 1] if at + 1 < len(items) else None
    chars = items[at].text.chars
    return isinstance(following, Table) and len(chars) <= 50 and ANNEX.fullmatch(chars) is not None


def _is_list(items: Sequence[Item], at: int) -> bool:
    """Tells the list of annexes (附件：1.… 2.…) from the heading of one.

    It is a list if only short lines stand between it and a signature, a date or another 附件 line, or if it is the end.
    """
    title = ANNEX.fullmatch(items[at].text.chars)
    if title and title["colon"] and re.match(r"1\s*[.．、]", title["title"]):
        return True
    for ahead in range(at + 1, min(at + 16, len(items))):
        item = items[ahead]
        if isinstance(item, Table) or is_sentence(item.chars):
            return False
        if is_date(item.chars) or (is_organisation(item.chars) and title is not None and bool(title["title"])):
            return True
        if _opens_annex(item):
            return bool(title and title["title"])
        if read_marker(item.chars) and title is not None and not title["title"]:
            return False
    return bool(title and title["title"]) and at + 16 >= len(items) and len(items) - at <= 2


def _proper_start(items: Sequence[Item]) -> int:
    """Finds where the document that a notice carries begins; 0 where the file is the document itself.

    A line (or up to three) that repeats a title quoted above it is that document's title (Jing'an: 批转…《静安区关于
    促进生命健康产业发展的实施意见》的通知). The last such line counts: the first may stand in the list of annexes.
    """
    quoted: set[str] = set()
    begin = 0
    for at, item in enumerate(items[:_COVER_LINES]):
        if not isinstance(item, Row):
            break
        if is_sentence(item.chars):
            if begin:
                break
        elif quoted and _joined_keys(items, at) & quoted:
            begin = at
        window = "".join(near.text.chars for near in items[at : at + 3])
        quoted |= {key_of(title) for title in _QUOTED.findall(window) if len(title) >= _TITLE_LENGTH}
    return begin


def _joined_keys(items: Sequence[Item], at: int) -> set[str]:
    """Reads a line alone and joined with the one or two below it, as keys of titles."""
    keys = set()
    joined = ""
    for item in items[at : at + 3]:
        joined += item.text.chars
        keys |= {key_of(joined), key_of(re.sub(r"[（(][^（()）]{1,12}[）)]$", "", joined))}
    return keys
