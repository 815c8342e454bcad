"""Rows become blocks: paragraphs, headings and tables as their author wrote them, joined over breaks of page and line.

Reads: the rows and tables of a part. Writes: blocks.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.structuring.cleaning import CleanLine
from index.structuring.departments import opens_departments
from index.structuring.numbering import REGULATION, NumberMark, read_marker
from index.structuring.phrases import FIGURE
from index.structuring.tables import Table
from index.structuring.texts import TracedText, join

#: 专栏1 产业功能优化工程, 专栏一：…, 【专栏】.
BOX = re.compile(r"[【\[]?专\s*栏\s*(?P<number>[\d一二三四五六七八九十]{0,3})[】\]]?\s*[:：.、]?\s*(?P<title>.*)")

#: ——卓越原创成果不断涌现.
DASH = re.compile(r"(?:——|──|--|―{1,2}|—)\s*")

#: A paragraph is finished behind one of these, and behind a bracket or quotation mark that follows one.
_FINAL = tuple("。！？；：!?;:…")
_CLOSERS = "”’）)】》」』\"'"

#: A line that begins so goes on from the line above.
_CONTINUES = tuple("，。、；：！？）》”’】,;)%％")
#: A line that ends so goes on.
_UNFINISHED = tuple("，、,（(《“‘〔[+＋/&和与及的")

#: A text of so many lines of prose, each so long, may be set a sentence a line; a stop within a line denies it.
_SENTENCES, _SENTENCE_LENGTH = 10, 30
_INNER_STOP = re.compile(r"[。；？！][^”’）)》」』]")

#: A line without a stop is a heading up to this length, and a torn paragraph beyond it.
_HEADING_LENGTH = 50
#: Without a number few headings reach this length and have a comma too.
_BARE_LENGTH = 26
_LEAD_LENGTH = 60
#: In a text of so many articles a bare line of this length that nothing closes is a torn one.
_ARTICLES, _TORN_LENGTH = 3, 16


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption or table as its author wrote it.

    Attributes:
        text: What it says.
        marker: The number at its head.
        level: 1–6 where the format marks a heading.
        kind: ``text``, ``list`` (a bullet stood before it), ``table`` or ``figure``.
        indent: White space before its first line.
        gap: Blank lines above it.
        lead: Characters of a heading line that stands over its paragraph (——…), else 0.
        table: The table, if it is one.
        lines: How many lines it was joined from.

    """

    text: TracedText
    marker: NumberMark | None = None
    level: int = 0
    kind: str = "text"
    indent: int = 0
    gap: int = 0
    lead: int = 0
    table: Table | None = None
    lines: int = 1

    @property
    def chars(self) -> str:
        """The characters of the block."""
        return self.text.chars

    @property
    def printed_marker(self) -> str:
        """The number at its head as printed; "" without one."""
        return self.text.as_printed(self.marker.printed) if self.marker else ""

    @property
    def words(self) -> str:
        """What stands behind the marker."""
        return self.text.chars[self.marker.end :] if self.marker else self.text.chars


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is set.

    Attributes:
        width: Of its lines, if they are wrapped by hand; else 0.
        indents: Whether its paragraphs are indented.
        sentences: Whether a conversion set every sentence on a line of its own.
        articles: Whether it is a text of articles, in which a line without a stop is no heading.

    """

    width: int = 0
    indents: bool = False
    sentences: bool = False
    articles: bool = False

    def is_full(self, row: CleanLine) -> bool:
        """Whether this is a line that ends because the paper does."""
        return self.width > 0 and row.indent + row.width >= self.width - 6


@dataclass(slots=True)
class _Open:
    """The paragraph that is being joined, with what the decision about its next line needs."""

    rows: list[CleanLine] = field(default_factory=list)
    stops: bool = False
    commas: bool = False
    length: int = 0
    depth: int = 0
    quoted: int = 0
    lead: int = 0

    def add(self, row: CleanLine) -> None:
        """Adds a line."""
        chars = row.chars
        self.rows.append(row)
        self.stops |= any(stop in chars for stop in "。；！？")
        self.commas |= "，" in chars or "," in chars
        self.length += len(chars)
        self.depth += sum(chars.count(opener) for opener in "（(〔") - sum(chars.count(closer) for closer in "）)〕")
        self.quoted += chars.count("《") - chars.count("》")


def _has_articles(items: Sequence[CleanLine | Table]) -> bool:
    marks = [item.marker for item in items if isinstance(item, CleanLine)]
    return sum(mark is not None and mark.style == "article" for mark in marks) >= _ARTICLES


def join_rows(items: Sequence[CleanLine | Table]) -> list[Block]:
    """Joins rows into blocks.

    Reads: rows and tables. Writes: blocks.
    """
    wrapping = replace(measure(items), articles=_has_articles(items))
    blocks: list[Block] = []
    opened: _Open | None = None
    for item in items:
        if isinstance(item, CleanLine) and opened is not None and _goes_on(opened, item, wrapping):
            opened.add(item)
            continue
        if opened is not None:
            blocks.append(_block(opened))
            opened = None
        if isinstance(item, Table):
            blocks.append(Block(item.text, kind="table", table=item))
        else:
            opened = _Open()
            opened.add(item)
    if opened is not None:
        blocks.append(_block(opened))
    return blocks


def measure(items: Sequence[CleanLine | Table]) -> Wrapping:
    """Finds out whether lines are wrapped by hand: most lines that another follows at once reach the same width."""
    rows = [item for item in items if isinstance(item, CleanLine)]
    widths = [
        row.indent + row.width
        for row, after in itertools.pairwise(rows)
        if after.gap == 0 and not after.indent and not after.level and after.kind == "text" and after.marker is None
    ]
    indented = sum(1 for row in rows if row.indent >= 2)
    indents = indented * 12 > len(rows)
    if _is_sentence_a_line(rows):
        return Wrapping(0, indents, True)
    if len(widths) < 4:
        return Wrapping(0, indents)
    usual = sorted(widths)[len(widths) * 3 // 4]
    near = sum(1 for width in widths if usual - 6 <= width <= usual + 4)
    if not 30 <= usual <= 140 or near * 10 < len(widths) * 6:
        return Wrapping(0, indents)
    return Wrapping(usual, indents)


def _is_sentence_a_line(rows: Sequence[CleanLine]) -> bool:
    """Whether every line is one sentence, as conversions of pictures and corpora of sentences have it.

    Of many long lines of prose none holds a stop before its end, and some that go on from a line without a number end
    in ；, which ends no paragraph.
    """
    if any(row.whole or (row.marker is not None and row.marker.style == "article") for row in rows):
        return False
    prose = [row for row in rows if row.marker is None and len(row.chars) > _SENTENCE_LENGTH and row.cells is None]
    if len(prose) < _SENTENCES or any(_INNER_STOP.search(row.chars) for row in prose):
        return False
    torn = [
        before
        for before, row in itertools.pairwise(rows)
        if before.chars.endswith("；") and before.marker is None and row.marker is None and not row.gap
    ]
    return len(torn) > 1


def _goes_on(opened: _Open, row: CleanLine, wrapping: Wrapping) -> bool:
    """Decides whether a line goes on from the one above.

    1. （责任部门：…） on a line of its own belongs to the paragraph above.
    2. A line that opens a unit of its own (marker, 专栏, 图, ——, bullet, heading) does not.
    3. A marker alone on its line takes the words from the next.
    4. A ——line without a stop is the heading of the paragraph below it.
    5. Otherwise the punctuation on both sides of the break decides, and in text wrapped by hand the width.
    """
    last = opened.rows[-1]
    if opened.rows[0].level and opens_departments(row.chars):
        return False
    if opens_departments(row.chars):
        return opened.stops or opened.length > _HEADING_LENGTH
    if opens_unit(row):
        return False
    marker = opened.rows[0].marker
    if len(opened.rows) == 1 and marker and marker.end == len(last.chars) and marker.style != "article":
        return len(row.chars) <= _LEAD_LENGTH or row.gap == 0
    if len(opened.rows) == 1 and _is_lead(opened) and row.gap <= 1:
        opened.lead = len(last.chars)
        return True
    if opened.lead and len(opened.rows) == 2 and is_finished(last.chars):
        return False
    return _is_torn(opened, last, row, wrapping)


def _is_torn(opened: _Open, last: CleanLine, row: CleanLine, wrapping: Wrapping) -> bool:
    """Whether this is a break of page or line inside a paragraph, not its end."""
    if last.whole and row.whole:
        return False
    if wrapping.sentences and opened.rows[0].marker is None and last.chars.endswith(("。", "；")) and not row.gap:
        return True
    if opened.rows[0].level and len(opened.rows) == 1 and not opened.stops:
        return False
    if is_finished(last.chars):
        full = wrapping.indents and wrapping.is_full(last) and row.gap == 0 and not row.indent
        return full and (opened.stops or not last.chars.endswith(("：", ":")))
    if last.chars.endswith(_UNFINISHED[:9]) or row.chars.startswith(_CONTINUES):
        return True
    if opened.quoted > 0 or (opened.depth > 0 and (opened.commas or opened.length > 20)):
        return True
    if wrapping.is_full(last) and row.gap <= 1:
        return not (wrapping.indents and row.indent)
    if wrapping.indents and opened.rows[0].indent and not row.indent and row.gap == 0 and opened.commas:
        return True
    titled = opened.rows[0].marker is not None
    if wrapping.articles and not titled and row.marker is None and opened.length >= _TORN_LENGTH:
        return True
    return opened.stops or (opened.commas and opened.length > (_HEADING_LENGTH if titled else _BARE_LENGTH))


def is_finished(chars: str) -> bool:
    """Whether this is a line that ends a sentence, also behind a closing bracket or in （责任部门：…）."""
    bare = chars.rstrip(_CLOSERS)
    if bare.endswith(_FINAL):
        return True
    opening = max(chars.rfind("（"), chars.rfind("("))
    return (
        chars.endswith(("）", ")"))
        and opening >= 0
        and (opens_departments(chars[opening:]) or chars[:opening].endswith("。"))
    )


def opens_unit(row: CleanLine) -> bool:
    """Whether this is a line that begins something of its own."""
    if row.level or row.kind == "list" or row.marker is not None:
        return True
    if row.chars.startswith(("——", "──", "附件", "--")):
        return True
    return is_box(row.chars) or FIGURE.fullmatch(row.chars) is not None


def is_box(chars: str) -> bool:
    """Whether this is the title of a box, not a sentence that mentions one (专栏1列出了…)."""
    if not chars.startswith(("专", "【专", "[专")) or len(chars) > 70:
        return False
    return BOX.fullmatch(chars) is not None and not chars.endswith(("。", "；", "，"))


def _is_lead(opened: _Open) -> bool:
    """Whether this is a ——heading on a line of its own."""
    chars = opened.rows[0].chars
    return DASH.match(chars) is not None and not opened.stops and len(chars) <= _LEAD_LENGTH and not is_finished(chars)


def _marker(first: CleanLine, text: TracedText) -> NumberMark | None:
    """Gives the number at the head of joined lines: that of the first, whose words may stand on the second."""
    if first.marker is None or first.marker.end < len(first.chars):
        return first.marker
    found = read_marker(text.chars)
    if found is None and first.marker.style in REGULATION:
        # 第1部 / 導言: together they are no sentence.
        return first.marker
    return (
        found
        if found is None or first.marker.style not in ("top", "inner")
        else found._replace(style=first.marker.style)
    )


def _block(opened: _Open) -> Block:
    """Makes a block of joined lines."""
    first = opened.rows[0]
    texts = [row.text for row in opened.rows]
    text = join([texts[0], join(texts[1:])], "\n") if opened.lead and len(texts) > 1 else join(texts)
    kind = "figure" if FIGURE.fullmatch(text.chars) and not is_finished(text.chars) else first.kind
    lead = opened.lead if len(texts) > 1 else 0
    return Block(text, _marker(first, text), first.level, kind, first.indent, first.gap, lead, None, len(texts))
