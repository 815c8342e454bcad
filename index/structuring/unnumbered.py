"""Headings without a number: marked by the format, a closing word, a question, or a short line over its paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.structuring.paragraphs import Block, is_finished
from index.structuring.phrases import is_date, is_organisation
from index.structuring.readings import BlockReading
from index.structuring.tables import CAPTION
from index.structuring.titles import TITLE_LENGTH, asks, opens_run_ins, opens_series
from index.structuring.unplaced import RUN_ON

#: Lengths of a line that heads the text below it, and of one above a numbered series.
_PLAIN_LENGTH = 24
_OVER_LENGTH = 40

_TEXT = BlockReading("text")

#: 问：, Q1：, 问题3. before a question.
_QUESTION = re.compile(r"(?:问题?|[Qq])\s*\d{0,3}\s*[:：.、．]\s*")

#: 结语, 附则 without a number stand at the top.
_CLOSING = re.compile(r"结\s*语|结束语|后\s*记|附\s*则|尾\s*声")


def read_unnumbered(blocks: Sequence[Block], at: int) -> BlockReading:
    """Reads a heading without a number: one that the format marks, 附则, or a short line over a paragraph."""
    block = blocks[at]
    chars = block.chars
    title = (0, len(chars.rstrip("：:。")))
    if block.lead or len(chars) > TITLE_LENGTH:
        return _TEXT
    if block.level and not is_finished(chars.rstrip("：:")) and not RUN_ON.search(chars):
        return BlockReading("heading", "hint", title=title, body=len(chars))
    if _CLOSING.fullmatch(chars):
        return BlockReading("heading", "closing", title=title, body=len(chars))
    question = _QUESTION.match(chars)
    if question and asks(blocks, at):
        return BlockReading("heading", "plain", title=(question.end(), len(chars)), body=len(chars))
    if not _is_plain(blocks, at):
        return _TEXT
    below = blocks[at + 1].marker if at + 1 < len(blocks) else None
    return BlockReading("heading", "plain", title=title, body=len(chars), above=below.style if below else "")


def _is_plain(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is a heading that lost its number.

    It is short, names no body and no date, and nothing closes it. Above the first of a numbered series it may be longer
    and hold a comma; otherwise a paragraph stands below it, and above it the end of one or another heading.
    """
    block = blocks[at]
    chars = block.chars
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    is_over = following is not None and opens_series(following)
    if not 2 <= len(chars) <= (_OVER_LENGTH if is_over else _PLAIN_LENGTH) or not _may_be_plain(block):
        return False
    if is_over:
        return chars.count("，") + chars.count(",") <= 1
    if re.search(r"[，,]", chars):
        return False
    if following is not None and opens_run_ins(following):
        return True
    if block.text.bold_lead() == len(chars):
        return True
    if following is None or following.kind != "text" or following.level or following.marker is not None:
        return False
    above = blocks[at - 1] if at else None
    after_end = above is None or above.marker is not None or above.kind != "text" or is_finished(above.chars)
    return after_end and len(following.chars) >= 30 and is_finished(following.chars)


def _may_be_plain(block: Block) -> bool:
    """Whether a line looks like a heading without a number: no bullet, no wrap, no stop, no name of a body, no date."""
    chars = block.chars
    if block.kind == "list" or block.lines > 1 or block.indent > 8 or chars[0] in "—（(":
        return False
    closed = re.search(r"[。；：;:!?！？|\t…]|^\d|\d$|[，,]$", chars) is not None or CAPTION.match(chars) is not None
    return not (closed or is_date(chars) or is_organisation(chars))
