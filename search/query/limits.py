"""Limits in words → the same query in the syntax: 静安以外的CRO is CRO -district:静安.

Only what a filter has a value for becomes a limit (a district, a year, a department, a kind); what else is left out by
words that mean nothing but leaving out (不包括医疗器械, excluding trials; behind a comma 假肢的不要, not prostheses)
is left out as words. A query that uses quotes, prefixes or signs of the syntax says what it means and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.analysis.folding import HAN
from search.query.limit_words import (
    ALL_EN,
    BEHIND,
    DATED,
    DATED_BEFORE,
    LEFT_OUT,
    LEFT_OUT_EN,
    OF_YEAR,
    ONLY,
    ONLY_BEHIND_EN,
    ONLY_EN,
    OPENING_EN,
    PART,
    PART_EN,
    RESPONSIBLE,
    RESPONSIBLE_EN,
    THOSE_EN,
    WITHOUT,
    WITHOUT_EN,
)
from search.query.subjects import Subject, subject_before, subject_of

#: The prefix of the filter that has a value of this name (区, department), None where none has.
FilterReader = Callable[[str], str | None]
#: The name of the role of sections that words speak of, None where they speak of none.
RoleReader = Callable[[str], str | None]

#: A name: Han characters as far as they may belong to one, or one to four words.
_HAN = rf"[{HAN}\d]{{2,12}}"
_LATIN = r"[A-Za-z][\w'’.-]*(?: [\w'’.-]+){0,5}|\d{4}"
_JOINT = re.compile(r"\s*(?:、|,|，|和|与|及|或|/|\band\b|\bor\b|跟|同|以及|还有|\s)\s*", re.I)
_BEFORE = re.compile(
    rf"(?<!要)(?P<not>{WITHOUT})\s*|\b{ALL_EN}(?P<not_en>{WITHOUT_EN})\b[:.]?\s+(?:the )?{THOSE_EN}(?:the )?"
    r"|\bnon-(?=[a-z])",
    re.I,
)
_SOLE = re.compile(rf"(?P<only>{ONLY})\s*|\b(?P<only_en>{ONLY_EN})(?:the )?", re.I)
_SOLE_BEHIND = re.compile(ONLY_BEHIND_EN, re.I)
_OUT_BEHIND = re.compile(LEFT_OUT_EN, re.I)
_BEGINS = re.compile(rf"(?:{WITHOUT})\s*$")
_BEGINS_EN = re.compile(rf"\b{OPENING_EN}$", re.I)
_ENDING = re.compile(BEHIND)
_FILLER = re.compile(r"^(?:的|(?:别的|其他|其它|其余)(?:各?区|地方)?|：|:|,|，|。|；|区里?的)+\s*")
_WITHIN_EN = re.compile(rf"\b{PART_EN}", re.I)
_SECTIONS = re.compile(r" (?:sections?|parts?|chapters?)\b|\s*[:,]|\s*$", re.I)
_OF_YEAR_EN = re.compile(r"\b(?:in|from) (?:the )?documents? (?:of|from) ", re.I)
_LED_EN = re.compile(rf"\b{RESPONSIBLE_EN}", re.I)
#: Quotes, a sign before a word, a colon after one, the operators.
_SYNTAX = re.compile(r"[\"“”„＂「」『』«»‘]|(?:^|\s)[-−–－]\S|\bOR\b|\bNOT\b|\w[:：]\S")
#: Brackets that the limit stood in.
_EMPTY = re.compile(r"\s*[(（]\s*[)）]")
_LONGEST = 12
#: Characters before a closing *only* in which the names begin that it limits to.
_FURTHEST = 60


class Limited(NamedTuple):
    """A limit that was read: the words that say it, the same in the syntax, and the query without it."""

    words: str
    syntax: str
    is_negative: bool
    without: str = ""


class Worded(NamedTuple):
    """A query with its limits in the syntax, and what they were in words."""

    text: str
    limits: tuple[Limited, ...]


def spelled_out(text: str, of: FilterReader, role_of: RoleReader = lambda words: None) -> Worded:
    """Reads the limits of a query that are said in words.

    Args:
        text: The query as typed.
        of: Which filter has a value of a name.
        role_of: The role of sections that a subject speaks of: 优势 is told of in 发展现状, whatever words stand there.
    """
    if _SYNTAX.search(text):
        return Worded(text, ())
    found = next(_limits(text, of, role_of), None)
    if found is None:
        return Worded(text, ())
    start, end, limit = found
    left = _joined(text[:start], _FILLER.sub("", text[end:]))
    limit = limit._replace(without=left)
    rest = spelled_out(left, of, role_of) if left else Worded("", ())
    again = tuple(other._replace(without=_joined(other.without, limit.words)) for other in rest.limits)
    if limit.is_negative and not left:
        # Nothing is asked for but what to leave out: the words are words.
        return Worded(text, ())
    return Worded(f"{rest.text} {limit.syntax}".strip(), (limit, *again))


def _joined(before: str, behind: str) -> str:
    """What is left of a query around a limit."""
    parts = (before.strip(" ,，:："), behind.strip(" ,，:："))
    return _EMPTY.sub("", " ".join(part for part in parts if part)).strip()


def _limits(text: str, of: FilterReader, role_of: RoleReader) -> Iterator[tuple[int, int, Limited]]:
    """The first limit of each kind: where it stands, and what it is."""
    yield from _named_behind(text, of)
    yield from _behind_in_english(text, _OUT_BEHIND, of, negative=True)
    yield from _within(text, of)
    for match in _BEFORE.finditer(text):
        values, end = _values(text, match.end(), of)
        if values:
            closing = _ENDING.match(text, end)
            end = closing.end() if closing else end
            if match[0].strip() == "除" and not closing:
                continue
            yield match.start(), end, _limited(text[match.start() : end], values, negative=True)
        elif (subject := subject_of(text, match)) is not None:
            yield _left_out(text, subject, role_of)
    for match in _SOLE.finditer(text):
        values, end = _values(text, match.end(), of)
        if values and not _is_dated(text, match.start(), end, values):
            yield match.start(), end, _limited(text[match.start() : end], values, negative=False)
    yield from _behind_in_english(text, _SOLE_BEHIND, of, negative=False)
    if (subject := subject_before(text)) is not None:
        yield _left_out(text, subject, role_of)


def _is_dated(text: str, start: int, end: int, values: list[tuple[str, str]]) -> bool:
    """Whether a year is that of the aims or figures beside it, and not of a document."""
    return values[-1][0] == "year" and bool(DATED.match(text, end) or DATED_BEFORE.search(text[:start]))


def _named_behind(text: str, of: FilterReader) -> Iterator[tuple[int, int, Limited]]:
    """Names with 以外 behind them: 静安以外, 静安、徐汇之外; 外 alone needs 除 before."""
    for match in re.finditer(LEFT_OUT, text):
        for start in range(max(0, match.start() - 2 * _LONGEST), match.start() - 1):
            values, end = _values(text, start, of)
            if values and end == match.start():
                opening = _BEGINS.search(text[:start])
                start = opening.start() if opening else start
                yield start, match.end(), _limited(text[start : match.end()], values, negative=True)
                return


def _behind_in_english(
    text: str, pattern: re.Pattern[str], of: FilterReader, *, negative: bool
) -> Iterator[tuple[int, int, Limited]]:
    """English names with what limits behind them: in Minhang only, Putuo aside."""
    for match in pattern.finditer(text):
        for begun in re.finditer(r"\b[\w(]", text[max(0, match.start() - _FURTHEST) : match.start()]):
            start = begun.start() + max(0, match.start() - _FURTHEST)
            values, end = _values(text, start, of)
            if values and end == match.start():
                opening = _BEGINS_EN.search(text[:start])
                start = opening.start() if opening else start
                if not negative and _is_dated(text, start, match.end(), values):
                    return
                yield start, match.end(), _limited(text[start : match.end()], values, negative=negative)
                return


def _within(text: str, of: FilterReader) -> Iterator[tuple[int, int, Limited]]:
    """A part of documents that is named as one (保障措施里的, in the goals:), and who is responsible (区科委负责的)."""
    for behind, facet in ((PART, "role"), (RESPONSIBLE, "department"), (OF_YEAR, "year")):
        for match in re.finditer(behind, text):
            for start in range(max(0, match.start() - _LONGEST), match.start() - 1):
                values, end = _values(text, start, of)
                if end == match.start() and len(values) == 1 and values[0][0] == facet and _opens(text, start):
                    yield start, match.end(), _limited(text[start : match.end()], values, negative=False)
                    return
    for before, facet in ((_WITHIN_EN, "role"), (_LED_EN, "department"), (_OF_YEAR_EN, "year")):
        for match in before.finditer(text):
            values, end = _values(text, match.end(), of)
            closing = _SECTIONS.match(text, end)
            if closing and values and all(value[0] == facet for value in values):
                yield (
                    match.start(),
                    closing.end(),
                    _limited(text[match.start() : closing.end()], values, negative=False),
                )


def _opens(text: str, start: int) -> bool:
    """Whether a name begins there: not inside another word."""
    return start == 0 or re.match(rf"[^{HAN}]|由|在|的", text[start - 1]) is not None


def _values(text: str, start: int, of: FilterReader) -> tuple[list[tuple[str, str]], int]:
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


def _left_out(text: str, subject: Subject, role_of: RoleReader) -> tuple[int, int, Limited]:
    """A subject that is left out: the sections that speak of it where it is a role of sections, else its words."""
    start, end, words = subject
    role = role_of(words)
    named = role or words
    term = f"“{named}”" if " " in named else named
    return start, end, Limited(text[start:end].strip(" ,，;；"), f"-role:{term}" if role else f"-{term}", True)


def _limited(words: str, values: list[tuple[str, str]], *, negative: bool) -> Limited:
    """Values as the syntax has them: each left out, or any of them."""
    terms = [f"{prefix}:“{value}”" if " " in value else f"{prefix}:{value}" for prefix, value in values]
    syntax = " ".join(f"-{term}" for term in terms) if negative else " OR ".join(terms)
    return Limited(words.strip(), syntax, negative)
