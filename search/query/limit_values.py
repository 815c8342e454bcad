"""The names in a query that filters have values for, and limits made of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from index.analysis.folding import HAN

#: The prefix of the filter that has a value of this name (区, department), None where none has.
FilterReader = Callable[[str], str | None]

#: Whichever department there is, in the words of each language.
ANY = {"zh": "任一", "en": "any"}

#: A name: Han characters as far as they may belong to one, or one to four words.
_HAN = rf"[{HAN}\d]{{2,12}}"
_LATIN = r"[A-Za-z][\w'’.-]*(?: [\w'’.-]+){0,5}|\d{4}"
_JOINT = re.compile(r"\s*(?:、|,|，|和|与|及|或|/|\band\b|\bor\b|跟|同|以及|还有|\s)\s*", re.I)


class Limited(NamedTuple):
    """A limit that was read: the words that say it, the same in the syntax, and the query without it."""

    words: str
    syntax: str
    is_negative: bool
    without: str = ""


def begins(text: str, start: int) -> bool:
    """Whether a name begins there: not inside another word."""
    return start == 0 or re.match(rf"[^{HAN}]|由|在|的", text[start - 1]) is not None


def values_at(text: str, start: int, of: FilterReader) -> tuple[list[tuple[str, str]], int]:
    """The values of filters that stand one behind the other at a place, with their filters, and where they end."""
    found: list[tuple[str, str]] = []
    end = at = start
    while (value := _value(text, at, of)) is not None:
        if found and value[0] != found[0][0] and text[end:at].strip() in (",", "，"):
            break  # 区科委的任务，静安的去掉: a comma between things of one kind only
        found.append(value)
        end = at + len(value[1])
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return found, end


def _value(text: str, at: int, of: FilterReader) -> tuple[str, str] | None:
    """The longest name at a place that is a value of a filter, with the filter."""
    match = re.compile(_HAN).match(text, at) or re.compile(_LATIN).match(text, at)
    if match is None:
        return None
    name = match[0]
    shorter = name.split(" ") if name[:1].isascii() and not name[:1].isdigit() else list(name)
    joint = " " if " " in name else ""
    for size in range(len(shorter), 0, -1):
        candidate = joint.join(shorter[:size]) if name[:1].isascii() else name[:size]
        prefix = of(candidate) if len(candidate) > 1 else None
        if prefix is not None:
            return prefix, candidate
    return None


def limited(words: str, values: list[tuple[str, str]], *, negative: bool) -> Limited:
    """Values as the syntax has them: each left out, or any of them."""
    terms = [f"{prefix}:“{value}”" if " " in value else f"{prefix}:{value}" for prefix, value in values]
    syntax = " ".join(f"-{term}" for term in terms) if negative else " OR ".join(terms)
    return Limited(words.strip(" ,，、;；"), syntax, negative)
