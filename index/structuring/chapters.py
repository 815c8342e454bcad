"""Chapters of a regulation whose number a conversion lost: a title alone between two articles.

    第三章 服务 … 第二十五条 …
    保障激励                ← 第四章
    第二十六条 …
    第五章 法律责任

Reads: blocks and readings. Writes: readings; such a title is the chapter that is missing there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.structuring.paragraphs import Block, is_finished
from index.structuring.phrases import is_date, is_organisation
from index.structuring.readings import BlockReading

_TITLE = re.compile(r"[\u4e00-\u9fff、]{2,24}")


def restore_chapters(blocks: Sequence[Block], readings: list[BlockReading]) -> None:
    """Gives a title between two articles the number of the one chapter that is missing there, or of a last one.

    Args:
        blocks: The blocks of a part.
        readings: What each of them is; changed in place.

    """
    last = 0
    waiting: list[int] = []
    for at, reading in enumerate(readings):
        if reading.style == "chapter":
            if len(waiting) == reading.number - last - 1:
                _number(blocks, readings, waiting, last)
            last, waiting = reading.number, []
        elif last and _is_title(blocks, readings, at):
            waiting.append(at)
    if last and len(waiting) == 1:
        _number(blocks, readings, waiting, last)


def _number(blocks: Sequence[Block], readings: list[BlockReading], places: Sequence[int], last: int) -> None:
    for number, at in enumerate(places, start=last + 1):
        whole = len(blocks[at].chars)
        readings[at] = BlockReading("heading", "chapter", number, (0, whole), whole)


def _is_title(blocks: Sequence[Block], readings: Sequence[BlockReading], at: int) -> bool:
    """Whether a block is a title over an article: Han alone, below a finished paragraph."""
    chars = blocks[at].chars
    if not 0 < at < len(blocks) - 1 or readings[at + 1].form != "article" or not is_finished(blocks[at - 1].chars):
        return False
    plain = blocks[at].marker is None and readings[at].style in ("", "plain", "hint")
    return plain and _TITLE.fullmatch(chars) is not None and not (is_date(chars) or is_organisation(chars))
