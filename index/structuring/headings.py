"""Which blocks head a section, which are items, which are text.

Reads: the blocks of a part. Writes: one reading per block (its style, its title, where its body begins).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from index.structuring.boxes import find_boxed
from index.structuring.chapters import restore_chapters
from index.structuring.head import OPENING
from index.structuring.numbering import REGULATION
from index.structuring.paragraphs import Block, is_box, is_finished
from index.structuring.phrases import AMENDS
from index.structuring.readings import BlockReading, ReadingForm
from index.structuring.series import demote_lists, demote_nested, number_lost, settle_series
from index.structuring.titles import RUN_IN, TITLE_LENGTH, asks, is_closed_title, is_name, is_title
from index.structuring.unnumbered import read_unnumbered
from index.structuring.unplaced import RUN_ON, demote_orphans, demote_unplaced

#: 第三条规定的情形 mentions an article; 第三条　本办法 opens it.
_MENTION = re.compile(
    r"(?:规定|所称|所列|所述|第[一二三四五六七八九十\d]+[款项]|的|、|和|至|或|中(?![国华央小医等])|之)"
)

#: 第三章规定的条件, 第二章第一节: no heading; 第二章中医药服务 is one.
_PART_MENTION = re.compile(
    r"规定的|[的之中](?:规定|内容|要求|条件)|所(?:称|列|述|规定)|[和至或、及]第|第[一二三四五六七八九十百\d]+[节条款]"
)

_BRACKETED_TITLE = re.compile(r"[（(【\[](?P<title>[^（()）【】\[\]]{1,40})[）)】\]]\s*")


#: Styles whose members head sections even where name and body stand in one paragraph.
_MAJOR = frozenset(("han", "hanp", "dotted"))

#: An amendment quotes no more paragraphs than this.
_QUOTED_BLOCKS = 60

_TEXT = BlockReading("text")


def read_headings(blocks: Sequence[Block]) -> list[BlockReading]:
    """Reads what every block is.

    Reads: blocks. Writes: readings.
    """
    regulated = _is_regulation(blocks)
    readings: list[BlockReading] = []
    major = _major_styles(blocks)
    heads = _stands_over_articles(blocks)
    expected = 1
    for at, _block in enumerate(blocks):
        reading = _read(blocks, at, regulated, expected, major, heads)
        if reading.form == "article":
            expected = reading.number + 1
        readings.append(reading)
    _quote(blocks, readings)
    demote_lists(blocks, readings)
    number_lost(readings)
    restore_chapters(blocks, readings)
    settle_series(blocks, readings, major)
    demote_unplaced(readings, find_boxed(blocks, readings))
    demote_nested(readings)
    demote_orphans(blocks, readings)
    return readings


def _quote(blocks: Sequence[Block], readings: list[BlockReading]) -> None:
    """Reads what an amendment quotes as text: 将第三条修改为：“…下列职责： / （一）制定规划； / （二）组织监测。”."""
    quoting: str | None = None
    since = 0
    for at, block in enumerate(blocks):
        marker = block.marker
        outer = marker is not None and marker.style == quoting and not block.chars.startswith(("“", "「"))
        if quoting is not None and not outer and at - since < _QUOTED_BLOCKS:
            readings[at] = BlockReading("text", "quoted")
            if not _is_open(block.chars) and re.search(r"[”」]", block.chars):
                quoting = None
        elif marker is not None and AMENDS.match(block.words) and _is_open(block.chars):
            quoting, since = marker.style, at
        else:
            quoting = None


def _is_open(chars: str) -> bool:
    """Whether a quotation that a paragraph begins, or goes on with, does not end in it."""
    return max(chars.rfind("“"), chars.rfind("「")) > max(chars.rfind("”"), chars.rfind("」"))


def _major_styles(blocks: Sequence[Block]) -> frozenset[str]:
    """Lists the styles that number the upper levels: 一、 and （一）, or 1、 and （1） where a text has neither."""
    styles = Counter(block.marker.style for block in blocks if block.marker)
    if styles["han"] or styles["hanp"] or styles["top"] or styles["dotted"] > 1 or not styles["nump"]:
        return _MAJOR
    return _MAJOR | {"num", "nump"} if styles["inner"] or _opens_first(blocks) else _MAJOR


def _opens_first(blocks: Sequence[Block]) -> bool:
    """Whether 1、 stands above （1） and 2、 follows: a conversion wrote 一、 and （一） so."""
    inside = False
    expected = 1
    for block in blocks:
        if block.marker and block.marker.style == "nump":
            inside |= expected == 2
        elif block.marker and block.marker.style == "num" and block.marker.number == expected:
            if inside:
                return True
            expected += expected == 1
    return False


def _is_regulation(blocks: Sequence[Block]) -> bool:
    """Whether this is a text of articles: it has 第一条, or two articles."""
    numbers = [block.marker.number for block in blocks if block.marker and block.marker.style == "article"]
    return 1 in numbers[:5] or len(numbers) >= 2


def _stands_over_articles(blocks: Sequence[Block]) -> bool:
    """Whether an article stands right below 一、: it heads articles, and is no 款 of one."""
    styles = [block.marker.style if block.marker else "" for block in blocks]
    return any(pair == ("han", "article") for pair in itertools.pairwise(styles))


def _read(
    blocks: Sequence[Block], at: int, regulated: bool, expected: int, major: frozenset[str], heads: bool
) -> BlockReading:
    """Reads one block beside its neighbours."""
    block = blocks[at]
    chars = block.chars
    if block.kind in ("table", "figure") or not chars:
        return _TEXT
    if is_box(chars):
        return BlockReading("box", "box", body=len(chars))
    if OPENING.fullmatch(chars):
        return BlockReading("opening", "opening", title=(0, len(chars.rstrip("：:"))), body=len(chars))
    marker = block.marker
    if marker is None:
        return read_unnumbered(blocks, at)
    if marker.style == "article":
        return _read_article(blocks, at, expected) if regulated else _TEXT
    if marker.style in REGULATION:
        short = len(block.words) <= TITLE_LENGTH and not is_finished(chars)
        opens = chars_end_space(chars, marker.end) or block.level or not _PART_MENTION.match(block.words)
        return _heading(block) if short and opens else _TEXT
    if marker.style in ("spoken", "ordinal", "circle", "letter"):
        return BlockReading("item", marker.style, marker.number)
    if marker.style == "top":
        return BlockReading("item", "top", marker.number) if RUN_ON.search(block.words) else _heading(block)
    return _read_numbered(blocks, at, regulated, regulated and expected > 1 and not heads, major)


def _heading(
    block: Block, form: ReadingForm = "heading", end: int | None = None, body: int | None = None
) -> BlockReading:
    """Makes the reading of a numbered heading."""
    marker = block.marker
    begin = marker.end if marker else 0
    whole = len(block.chars)
    end = len(block.chars.rstrip("。：: ")) if end is None else end
    style = f"dotted{marker.sub}" if marker and marker.style == "dotted" else marker.style if marker else "hint"
    return BlockReading(
        form, style, marker.number if marker else 0, (begin, max(begin, end)), whole if body is None else body
    )


def _read_article(blocks: Sequence[Block], at: int, expected: int) -> BlockReading:
    """Reads 第十二条: its title in brackets if it has one, then its first paragraph."""
    block = blocks[at]
    marker = block.marker
    if marker is None:
        return _TEXT
    spaced = chars_end_space(block.chars, marker.end)
    if not spaced and block.words and (marker.number not in (expected, expected - 1) or _MENTION.match(block.words)):
        return _TEXT
    found = _BRACKETED_TITLE.match(block.words)
    if found:
        begin = marker.end + found.start("title")
        title, body = (begin, begin + len(found["title"])), marker.end + found.end()
    elif _is_article_title(blocks, at):
        title, body = (marker.end, len(block.chars)), len(block.chars)
    else:
        title, body = (marker.end, marker.end), marker.end
    return BlockReading("article", "article", marker.number, title, body)


def chars_end_space(chars: str, end: int) -> bool:
    """Whether white space or a colon stands before a place."""
    return 0 < end <= len(chars) and chars[end - 1] in " \u3000\t:：、"


def _is_article_title(blocks: Sequence[Block], at: int) -> bool:
    """Whether this is 第一条 目的 over its paragraph: short, no stop, and unnumbered text below."""
    words = blocks[at].words
    if not words or len(words) > 20 or is_finished(blocks[at].chars) or "，" in words or at + 1 >= len(blocks):
        return False
    return blocks[at + 1].marker is None and is_finished(blocks[at + 1].chars)


def _read_numbered(
    blocks: Sequence[Block], at: int, regulated: bool, inside: bool, major: frozenset[str]
) -> BlockReading:
    """Reads 一、 （一） 1. （1） 1.1.

    1. A short line without a stop heads a section.
    2. A short line with one (（一）指导思想。) does if unnumbered text stands below it.
    3. A name closed by 。 or ： before its body heads a section under 一、 and （一）, and an item under 1. and （1）.
    4. Everything else is an item; in a text of articles （一） and deeper always are, and 一、 too where no article
       stands below the first (款 of Taiwan).
    """
    block = blocks[at]
    marker = block.marker
    if marker is None:
        return _TEXT
    words = block.words
    item = BlockReading("item", marker.style, marker.number)
    if (regulated and marker.style != "han") or (inside and marker.style == "han") or AMENDS.match(words):
        return item
    if not words:
        return _heading(block)
    if is_title(words) or (block.level and len(words) <= TITLE_LENGTH and not RUN_ON.search(words)):
        return _heading(block)
    if is_closed_title(words) and _stands_over_text(blocks, at):
        return _heading(block)
    if asks(blocks, at):
        return _heading(block, end=len(block.chars))
    found = RUN_IN.match(words)
    if found and marker.style in major and is_name(found["name"], found["stop"]):
        return _heading(block, "run-in", marker.end + found.end("name"), marker.end + found.start("body"))
    return item


def _stands_over_text(blocks: Sequence[Block], at: int) -> bool:
    """Whether this is a line that its body follows: unnumbered text, or under 。 the first number of a deeper series.

    Its elder sister is then no item in one line either.
    """
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    before = blocks[at - 1] if at > 0 else None
    marker = blocks[at].marker
    if following is None or marker is None or following.kind == "table" or is_box(following.chars):
        return False
    if following.marker is not None:
        deeper = _is_deeper(following, marker.style) or (
            marker.style == following.marker.style == "dotted" and marker.sub < following.marker.sub
        )
        return blocks[at].chars.endswith("。") and marker.style in _MAJOR and deeper
    sister = before is not None and before.marker is not None and before.marker.style == marker.style
    return not sister and is_finished(following.chars)


def _is_deeper(block: Block, style: str) -> bool:
    """Whether a numbered paragraph may stand under another: （一）增强创新能力。 over 1.打造平台。支持…."""
    below = {
        "han": ("hanp", "num", "nump"),
        "hanp": ("num", "nump"),
        "dotted": ("num", "nump"),
        "nump": ("inner",),
    }
    return block.marker is not None and block.marker.style in below.get(style, ())
