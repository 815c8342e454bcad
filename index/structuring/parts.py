"""The parts of a file: a covering notice, the document itself, its annexes; and what stands above and below each.

Reads: rows and tables. Writes: parts (content between head and tail) and asides (title, number, signature …), from
which the metadata is read and which become furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.documents import Reason
from index.structuring.asides import Aside
from index.structuring.carried import find_carried
from index.structuring.cleaning import CleanLine
from index.structuring.foot import peel
from index.structuring.head import read_head
from index.structuring.phrases import ANNEX, ANNEX_MARK, is_date, is_organisation, is_sentence
from index.structuring.tables import Table
from index.structuring.texts import TracedText

PartKind = Literal["main", "cover", "annex"]
Item = CleanLine | Table


#: （规范性） under 附录A of a standard.
_NORMATIVE = re.compile(r"[（(](?:规范性|资料性|补充件|参考件)(?:附录)?[）)]")


@dataclass(slots=True)
class FilePart:
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
    mark: tuple[TracedText, ...] = ()
    content: list[Item] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def find_parts(items: Sequence[Item]) -> list[FilePart]:
    """Divides a file into covering notice, document and annexes, and each into head, content and tail.

    Reads: rows and tables. Writes: parts.
    """
    carried = find_carried(items)
    begin = carried.main
    borders = [(0, "main")] if begin == 0 else [(0, "cover"), (begin, "main")]
    annexes = [at for at in _annexes(items) if at > begin]
    # Right below a lone 附件 a title is that annex's.
    marks = {at for at in annexes if ANNEX_MARK.fullmatch(items[at].text.chars)}
    more = [at for at in carried.more if at - 1 not in marks]
    borders += sorted({*((at, "annex") for at in annexes), *((at, "text") for at in more if at not in annexes)})
    edges = [at for at, _ in borders[1:]] + [len(items)]
    parts = []
    for (start, kind), end in zip(borders, edges, strict=True):
        if kind == "annex":
            parts.append(_annex(items[start:end]))
        elif kind == "text":
            parts.append(_titled(items[start:end]))
        else:
            parts.append(_document(items[start:end], kind == "cover"))
    return parts


def _document(items: Sequence[Item], is_cover: bool) -> FilePart:
    """Reads a part that has a head of its own."""
    head = read_head(items)
    content, tail = peel(items[head.end :], follows_title=head.title is not None)
    title_reason: Reason = "cover title" if is_cover else "title"
    asides = [Aside(title_reason if reason == "title" else reason, text) for reason, text in head.lines]
    return FilePart("cover" if is_cover else "main", head.title, content=content, asides=[*asides, *tail])


def _annex(items: Sequence[Item]) -> FilePart:
    """Reads an annex: 附件1 with its title behind it or on the lines below."""
    first = items[0]
    found = ANNEX.fullmatch(first.text.chars)
    title = found["title"] if found else ""
    number = first.text.printed[: found.start("title")].rstrip("：:.、． ") if found else ""
    mark = [first.text]
    rest = items[1:]
    if rest and isinstance(rest[0], CleanLine) and _NORMATIVE.fullmatch(rest[0].chars):
        mark.append(rest[0].text)
        rest = rest[1:]
    if not title:
        head = read_head(rest, only_title=True)
        title = head.title or ""
        mark += [text for _, text in head.lines]
        rest = rest[head.end :]
    content, tail = peel(rest, follows_title=False)
    return FilePart("annex", title or None, number, tuple(mark), content, tail)


def _titled(items: Sequence[Item]) -> FilePart:
    """Reads a further text that a notice carries, or a table cited as 所附的《…》: an annex under its title alone."""
    head = read_head(items, only_title=True)
    content, tail = peel(items[head.end :], follows_title=True)
    mark = tuple(text for _, text in head.lines)
    return FilePart("annex", head.title, "", mark, content, tail)


def _annexes(items: Sequence[Item]) -> list[int]:
    """Finds the lines that open an annex; a list of annexes above a signature opens none."""
    marks = [
        at
        for at, item in enumerate(items)
        if isinstance(item, CleanLine) and (_opens_annex(item) or _titles_table(items, at))
    ]
    return [at for at in marks if not _is_list(items, at)]


def _opens_annex(row: CleanLine) -> bool:
    """Whether a row is 附件1, 附件：申请表 or 附： on a line of its own."""
    if len(row.chars) > 70 or not row.chars.startswith("附") or row.chars.endswith(tuple("。；，")):
        return False
    found = ANNEX.fullmatch(row.chars)
    if not found:
        return False
    alone = not found["title"]
    return alone or bool(found["number"]) or bool(found["colon"])


def _titles_table(items: Sequence[Item], at: int) -> bool:
    """Whether this is 附表　2024年重点项目清单 over its table, where neither number nor colon stands."""
    following = items[at + 1] if at + 1 < len(items) else None
    chars = items[at].text.chars
    return isinstance(following, Table) and len(chars) <= 50 and ANNEX.fullmatch(chars) is not None


def _is_list(items: Sequence[Item], at: int) -> bool:
    """Whether this is the list of annexes (附件：1.… 2.…), not the heading of one.

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
        if item.marker and title is not None and not title["title"]:
            return False
    return bool(title and title["title"]) and at + 16 >= len(items) and len(items) - at <= 2
