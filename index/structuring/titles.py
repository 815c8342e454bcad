"""What the words of a line say of it: a title, a name before its body, a question, the first of a series."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.structuring.paragraphs import Block
from index.structuring.phrases import is_statement
from index.structuring.unplaced import RUN_ON

#: Headings are no longer than this; the longest of the five documents has 28 characters behind its number.
TITLE_LENGTH = 60
_NAME_LENGTH = 40

#: 生物制品。积极推动…, 时间：…
RUN_IN = re.compile(r"(?P<name>[^。：:；;！？\n]{2,60})(?P<stop>[。：:])[”’]?(?P<body>\s*\S)")

#: Words of a rule, not of a name: （一）申请人应当提交申请表。申请表由…
_RULE_WORDS = re.compile(
    r"\d+(?:\.\d+)?\s*(?:[%％]|万|亿|元|个月|日内)|最高|最低|应当|不得|是指|本办法|本规定|本条例|必须|可以|有下列|予以|之日起|不超过|不低于|给予"
)


def is_title(words: str) -> bool:
    """Whether this is a title, not a sentence: short, without a stop anywhere."""
    return (
        len(words) <= TITLE_LENGTH
        and not any(stop in words for stop in "。；;！？")
        and not words.endswith(("，", ",", "、", "：", ":"))
        and not RUN_ON.search(words)
    )


def is_closed_title(words: str) -> bool:
    """Whether this is 指导思想。 or 主要目标： on a line of its own."""
    return (
        len(words) <= 30
        and words.endswith(("。", "：", ":"))
        and is_title(words[:-1])
        and not _RULE_WORDS.search(words)
    )


def is_name(name: str, stop: str) -> bool:
    """Whether this is the name of a run-in heading, not a sentence."""
    if (
        len(name) > _NAME_LENGTH
        or name.count("，") + name.count(",") > 2
        or _RULE_WORDS.search(name)
        or is_statement(name)
        or RUN_ON.search(name)
    ):
        return False
    return stop == "。" or (len(name) <= 20 and "，" not in name)


def opens_run_ins(block: Block) -> bool:
    """Whether a block is the first of a series of （一） whose names stand before their bodies."""
    found = RUN_IN.match(block.words) if block.marker and block.marker.number == 1 else None
    is_level = found is not None and block.marker is not None and block.marker.style in ("hanp", "nump")
    return is_level and found is not None and found["stop"] == "。" and is_name(found["name"], "。")


def opens_series(block: Block) -> bool:
    """Whether a block is the first title of a numbered series."""
    marker = block.marker
    is_first = marker is not None and marker.number == 1 and marker.style in ("hanp", "num", "nump", "inner")
    return is_first and block.kind == "text" and not block.level and is_title(block.words)


def asks(blocks: Sequence[Block], at: int) -> bool:
    """Whether this is a question on a line of its own over its answer: 一、何时实施？, 问：企业如何申请？."""
    chars = blocks[at].chars
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following.marker is not None or following.kind != "text":
        return False
    one = chars.endswith(("？", "?")) and not re.search(r"[。；;！？?]", chars[:-1])
    return one and len(chars) <= TITLE_LENGTH and not following.chars.endswith(("？", "?"))
